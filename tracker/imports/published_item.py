"""An agenda item as a council published it, read from its page saved or pasted as text.

The page is that of a committee system such as ModernGov: "Agenda item", the
title, the purpose, then "Decision:", "Minutes:" and "Supporting documents:",
each on a line of its own. Nothing is saved and nothing else is opened.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from tracker.imports.paragraphs import as_markdown, as_plain, without_bullet
from tracker.imports.plain_text import read_text
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.restriction import signs_of_restriction
from tracker.vocabulary import Restriction

FIELD = "page"
"""The form field that refusals concern."""

MOST_BYTES = 1_048_576

MOST_OF_A_TITLE = 300
"""Characters; what is longer is a paragraph, so that the page has no title."""


@dataclass(frozen=True, slots=True)
class PublishedItem:
    """What a page says, for a clerk to look at before anything is saved.

    Attributes:
        title: one line of plain text, without the number before it.
        purpose: plain text; a blank line between paragraphs, "- " before points.
        minutes: Markdown that reads as the page did.
        documents: names as listed, without "PDF 120 KB".
        decision: Markdown, where the page has a decision.
        restriction: OPEN only where nothing on the page shows otherwise; a
            guess, which a clerk confirms.
        number: the item's number, such as "7" or "10a", where it stands before the title.
    """

    title: str
    purpose: str
    minutes: str
    documents: tuple[str, ...] = ()
    decision: str | None = None
    restriction: Restriction = Restriction.OPEN
    number: str = ""


def read_published_item(data: bytes) -> PublishedItem:
    """Return the agenda item on a page.

    Args:
        data: the page as text, in UTF-8, UTF-16 with a mark, or Windows-1252.

    Raises:
        RuleBroken: on `FIELD`, with one of the codes `Broken.ITEM_…`.
    """
    if len(data) > MOST_BYTES:
        raise RuleBroken(FIELD, Broken.ITEM_TOO_LARGE, size=len(data), most=MOST_BYTES)
    text = read_text(data, FIELD)
    if not text.strip():
        raise RuleBroken(FIELD, Broken.ITEM_EMPTY)
    if _looks_like_html(text):
        raise RuleBroken(FIELD, Broken.ITEM_IS_HTML)
    parts = _parts_of([_SPACED_COLON.sub(":", line.strip()) for line in text.split("\n")])
    number, title = _number_and_title(parts[_Part.TITLE])
    minutes = as_markdown(parts[_Part.MINUTES])
    if not 0 < len(title) <= MOST_OF_A_TITLE:
        raise RuleBroken(FIELD, Broken.ITEM_WITHOUT_TITLE)
    if not minutes:
        raise RuleBroken(FIELD, Broken.ITEM_WITHOUT_MINUTES)
    return PublishedItem(
        title=title,
        purpose=as_plain(_without_noise(parts[_Part.PURPOSE])),
        minutes=minutes,
        documents=tuple(_documents(parts[_Part.DOCUMENTS])),
        decision=as_markdown(parts[_Part.DECISION]) or None,
        restriction=_restriction(text, parts[_Part.DOCUMENTS]),
        number=number,
    )


def digest(item: PublishedItem) -> str:
    """Return 64 hexadecimal figures, the same for the same page read again.

    However it was saved or encoded; letters' case and spacing don't count.
    """
    parts = (item.title, item.purpose, item.minutes, item.decision or "", *item.documents)
    said = "\x1f".join(" ".join(part.casefold().split()) for part in parts)
    return hashlib.sha256(said.encode()).hexdigest()


_SPACED_COLON = re.compile(r" :$")


class _Part(Enum):
    TITLE = auto()
    PURPOSE = auto()
    DECISION = auto()
    MINUTES = auto()
    DOCUMENTS = auto()


_AGENDA_ITEM = re.compile(
    r"agenda item(?: (?P<number>[0-9]{1,3}[a-z]?))?(?: ?[-–:] ?(?P<title>\S.*)?)?", re.IGNORECASE
)
_MARKERS = {
    "purpose": _Part.PURPOSE,
    "purpose of item": _Part.PURPOSE,
    "purpose of report": _Part.PURPOSE,
    "proposed purpose": _Part.PURPOSE,
    "decision": _Part.DECISION,
    "decisions": _Part.DECISION,
    "minutes": _Part.MINUTES,
    "supporting documents": _Part.DOCUMENTS,
    "additional documents": _Part.DOCUMENTS,
    "related documents": _Part.DOCUMENTS,
}
_HTML = re.compile(
    r"<(?:!doctype html|/?(?:html|head|body|div|p|span|table|ul|li|h[1-6]|br ?/?))\b[^<>]{0,300}>",
    re.IGNORECASE,
)
MOST_TAGS = 2
"""Tags that a text about web pages may mention; more are a web page itself."""


def _looks_like_html(text: str) -> bool:
    start = text.lstrip()[:500].lower()
    if start.startswith(("<!doctype", "<html", "<?xml", "mime-version:")):
        return True
    return sum(1 for _ in _HTML.finditer(text)) > MOST_TAGS


def _parts_of(lines: list[str]) -> dict[_Part, list[str]]:
    """Sort the lines under their headings.

    A heading ends with a colon. Where "Minutes:" is missing a bare "Minutes"
    is taken, but not as the title: many an item is called that.
    """
    minutes_at = _first(lines, "minutes:")
    begins, title = _title_line(lines, before=minutes_at)
    bare = minutes_at is None
    if bare:
        minutes_at = _first(lines, "minutes", after=begins)
    if minutes_at is None:
        known = any(_AGENDA_ITEM.fullmatch(line) for line in lines)
        raise RuleBroken(
            FIELD, Broken.ITEM_WITHOUT_MINUTES if known else Broken.ITEM_NOT_RECOGNISED
        )
    parts: dict[_Part, list[str]] = {part: [] for part in _Part}
    parts[_Part.TITLE] = [title]
    part, seen = _Part.PURPOSE, set[_Part]()
    for line in lines[begins + 1 :]:
        marked = _MARKERS.get(line.removesuffix(":").rstrip().casefold())
        is_marker = marked is not None and (bare or line.endswith(":"))
        if marked is not None and is_marker and marked not in seen - {_Part.DOCUMENTS}:
            part = marked
            seen.add(marked)
        else:
            parts[part].append(line)
    return parts


def _title_line(lines: list[str], before: int | None) -> tuple[int, str]:
    """Return where the title stands, and the title.

    The line after the last "Agenda item" above the minutes: menus and the
    page's own name come before it. Without one, the first line with text.
    """
    end = len(lines) if before is None else before
    headed = False
    for at in range(end - 1, -1, -1):
        match = _AGENDA_ITEM.fullmatch(lines[at])
        if match is None:
            continue
        headed = True
        number = f"{match['number']}. " if match["number"] else ""
        if match["title"]:
            return at, number + match["title"]
        following = _first_with_text(lines, at + 1, end)
        if following is not None:
            return following, number + lines[following]
    first = None if headed else _first_with_text(lines, 0, end)
    return (first, lines[first]) if first is not None else (0, "")


def _first(lines: list[str], wanted: str, after: int = -1) -> int | None:
    return next((n for n in range(after + 1, len(lines)) if lines[n].casefold() == wanted), None)


def _first_with_text(lines: list[str], start: int, end: int) -> int | None:
    return next((n for n in range(start, end) if lines[n]), None)


_NUMBERED_TITLE = re.compile(
    r"(?:item )?([0-9]{1,3}[a-z]?(?:\.[0-9]{1,2})?)[.):] ?(\S.*)", re.IGNORECASE
)


def _number_and_title(lines: list[str]) -> tuple[str, str]:
    title = " ".join(lines[0].split())
    match = _NUMBERED_TITLE.fullmatch(title)
    return (match[1], match[2]) if match else ("", title)


MOST_OF_A_LABEL = 200
"""Characters; a longer line is text, whatever it begins with."""

_NOISE = re.compile(
    r"(?:venue|proposed venue|contact|contact officer|contact us|date|time|meeting|e-?mail|telephone|tel|"
    r"back to top|top of page|skip to .{1,40}|print this page|share this page|cookies|privacy|"
    r"accessibility|copyright|©.{0,80})(?:: ?(?P<value>.*))?",
    re.IGNORECASE,
)


def _without_noise(lines: Iterable[str]) -> Iterator[str]:
    """Leave out where and when, whom to ask, and the page's furniture."""
    value_follows = False
    for line in lines:
        match = _NOISE.fullmatch(line) if len(line) <= MOST_OF_A_LABEL else None
        if match is not None:
            value_follows = match["value"] == ""
        elif value_follows and line:
            value_follows = False
        else:
            yield line


_SIZE = re.compile(
    r"[ ,(]{0,9}\b(?:PDF|DOCX?|XLSX?|PPTX?|RTF|CSV|ZIP|HTML?|TXT) ?[0-9.,]+ ?[KMG]?B\)?$",
    re.IGNORECASE,
)
_ITEM_OF = re.compile(r" ?, ?item [0-9]+[a-z]?\.?$", re.IGNORECASE)
_LINK_OF_PAGE = re.compile(r"view (?:the|reasons?).{0,200}", re.IGNORECASE)


def _documents(lines: Iterable[str]) -> Iterator[str]:
    for line in _without_noise(lines):
        name = _SIZE.sub("", without_bullet(line)) if len(line) <= MOST_OF_A_LABEL else line
        name = " ".join(_ITEM_OF.sub("", name).split())
        if name and not _LINK_OF_PAGE.fullmatch(name):
            yield name


_RESTRICTED_DOCUMENT = re.compile(
    r"\brestricted\b|\bview reasons\b|\bexempt\b|\bconfidential\b", re.IGNORECASE
)


def _restriction(text: str, documents: Iterable[str]) -> Restriction:
    shown = signs_of_restriction(text)
    if shown is None and _RESTRICTED_DOCUMENT.search("\n".join(documents)):
        shown = Restriction.EXEMPT
    return shown or Restriction.OPEN
