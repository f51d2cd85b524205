"""A test browser that looks at every page it is given, not only at what the test asks about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Element = ET.Element

CONTROLS = {"input", "select", "textarea"}
UNLABELLED_INPUTS = {"hidden", "submit", "button", "reset", "image"}
CONTENT_SELDOM_SHOWN = {"script", "style", "template"}
REDIRECTS = range(300, 400)

BETWEEN_TAGS = re.compile(r">[^<]+<")
VALUE_OR_ADDRESS = re.compile(r' (?:value="[^"]*"|href="/[^"]*"|action="/[^"]*"|datetime="[^"]*")')
BARE_AMPERSAND = re.compile(r"&(?!\w+;|#\w+;)[^<]{0,20}")
TITLE_OR_HEADING = re.compile(r"<(title|h1)\b[^>]*>.*?</\1>", re.DOTALL)
sound_shapes: set[int] = set()
"""Pages already found sound in this process, by their shape."""


class PageClient(FlaskClient):
    """Flask's test client; every HTML page that comes back is checked."""

    def open(self, *args: Any, fragment: bool = False, **kwargs: Any) -> TestResponse:
        """Send a request as Flask's client does.

        Args:
            args: as Flask's client.
            fragment: the answer is a piece of a page, made for a script; it is not checked.
            kwargs: as Flask's client.
        """
        response = super().open(*args, **kwargs)
        is_page = response.mimetype == "text/html" and response.status_code not in REDIRECTS
        if is_page and not fragment and response.request.method != "HEAD":
            address = f"{response.request.method} {response.request.path} ({response.status})"
            check_page(response.get_data(as_text=True), address)
        return response


def check_page(text: str, address: str = "page") -> None:
    """Fail with every defect of the page named.

    Looks for: HTML that does not parse, a language, one h1, a title that begins with it, unique
    ids, labels for all controls, references to ids that are there, and an error summary whose
    links lead to controls and whose page says “Error: ” in its title.
    """
    known = shape(text)
    if known in sound_shapes:
        return
    found = list(defects(text))
    assert not found, f"{address} is defective:\n" + "\n".join(f"- {one}" for one in found)
    sound_shapes.add(known)


def shape(text: str) -> int:
    """What a page's defects depend on: its tags, its title and heading, where text stands at all.

    Parsing takes longer than making most pages, and a page of the same shape has no other defect.
    """
    heads = "".join(one.group() for one in TITLE_OR_HEADING.finditer(text))
    heads += "".join(BARE_AMPERSAND.findall(text))
    plain = BETWEEN_TAGS.sub(lambda one: "><" if one.group()[1:-1].isspace() else ">x<", text)
    return hash((heads, VALUE_OR_ADDRESS.sub("", plain)))


def defects(text: str) -> Iterator[str]:
    """What is wrong with the page, a sentence each; nothing when all is well."""
    parser: Any = html5lib.HTMLParser(namespaceHTMLElements=False)
    page: Element = parser.parse(text)
    lines = text.splitlines() or [""]
    errors: list[tuple[tuple[int, int], str, object]] = parser.errors
    for (line, _column), code, _data in errors:
        source = lines[min(line, len(lines)) - 1].strip()
        yield f"HTML does not parse: {code}, line {line}: {source}"
    if not page.get("lang"):
        yield "the html element has no lang"
    yield from _heading_defects(page)
    ids = Counter(one.get("id", "") for one in page.iter() if one.get("id") is not None)
    yield from (f"id “{name}” stands {count} times" for name, count in ids.items() if count > 1)
    yield from _reference_defects(page, set(ids))
    yield from _label_defects(page)
    yield from _summary_defects(page)


def words(element: Element, *, without: str = "") -> str:
    """The element's text in one line, leaving out elements whose class contains `without`."""

    def parts(one: Element) -> Iterator[str]:
        yield one.text or ""
        for child in one:
            hidden = without and without in (child.get("class") or "")
            if child.tag not in CONTENT_SELDOM_SHOWN and not hidden:
                yield from parts(child)
            yield child.tail or ""

    return re.sub(r"\s+", " ", "".join(parts(element))).strip()


def _heading_defects(page: Element) -> Iterator[str]:
    headings = list(page.iter("h1"))
    if len(headings) != 1:
        yield f"there are {len(headings)} h1 elements, not one"
        return
    heading = words(headings[0], without="caption")
    if not heading:
        yield "the h1 is empty"
    titles = [words(one) for one in page.findall("./head/title")]
    if len(titles) != 1:
        yield f"there are {len(titles)} titles, not one"
    elif not titles[0].removeprefix("Error: ").startswith(heading):
        yield f"the title “{titles[0]}” does not begin with the h1 “{heading}”"


def _reference_defects(page: Element, ids: set[str]) -> Iterator[str]:
    for one in page.iter():
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list"):
            for name in (one.get(attribute) or "").split():
                if name not in ids:
                    yield f"{_tag(one)} has {attribute} “{name}”, which is not on the page"
        target = one.get("href") or ""
        inside = one.tag == "a" and target.startswith("#") and target not in {"#", "#top"}
        if inside and target[1:] not in ids:
            yield f"a link leads to “{target}”, which is not on the page"


def _label_defects(page: Element) -> Iterator[str]:
    labelled = {one.get("for") for one in page.iter("label") if words(one)}
    wrapped = {
        control
        for label in page.iter("label")
        if words(label)
        for control in label.iter()
        if control.tag in CONTROLS
    }
    for control in page.iter():
        if control.tag not in CONTROLS or control.get("type") in UNLABELLED_INPUTS:
            continue
        named = control.get("aria-label") or control.get("aria-labelledby")
        if not named and control.get("id") not in labelled and control not in wrapped:
            yield f"{_tag(control)} has no label"


def _summary_defects(page: Element) -> Iterator[str]:
    controls = {one.get("id") for one in page.iter() if one.tag in CONTROLS}
    for summary in page.iter("div"):
        if "govuk-error-summary" not in (summary.get("class") or "").split():
            continue
        title = page.find("./head/title")
        if title is None or not words(title).startswith("Error: "):
            yield "the page has an error summary, but its title does not begin with “Error: ”"
        links = list(summary.iter("a"))
        if not links:
            yield "the error summary links to nothing"
        for link in links:
            if (link.get("href") or "")[1:] not in controls:
                yield f"the error summary links to “{link.get('href')}”, which is not an input"


def _tag(element: Element) -> str:
    shown = "".join(
        f' {name}="{element.get(name)}"' for name in ("type", "name", "id") if element.get(name)
    )
    return f"<{element.tag}{shown}>"
