"""Reads one Word file: its own small process, with limits it sets itself.

Reads a .docx from standard input and writes JSON to standard output: the HTML of what a reader of
the printed document sees, and what was left out of it (`word_file.LeftOut`). It is started by path,
in a bare environment, and imports nothing of the house: whatever a file does to the libraries, the
process that serves pages is not in it.

Tracked changes, comments and hidden text never pass silently: deletions, comments and hidden text
are always left out; insertions too, unless the first argument is "inserted". Pictures, text boxes,
headers and footers and what is embedded are left out and named.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import posixpath
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

MOST_CPU_SECONDS = 5
MOST_MEMORY = 512 * 1024 * 1024
MOST_INFLATED = 40 * 1024 * 1024
MOST_LEFT_OUT = 300
LONGEST_LEFT_OUT = 500
DEEPEST = 60
"""Levels of the file's own structure: a table within a table takes four."""

DAMAGED, TOO_LARGE = 3, 4

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"

_INSERTED = {f"{W}ins", f"{W}moveTo"}
_DELETED = {f"{W}del", f"{W}moveFrom"}
_EMBEDDED = {f"{W}object", f"{W}altChunk", f"{W}subDoc"}
_PICTURES = {f"{W}drawing", f"{W}pict"}
_DROPPED = {f"{W}commentReference", f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}instrText"}
_BOXES = f"{W}txbxContent"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class BadFileError(Exception):
    """The file cannot be read; the exit code that says so."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Package:
    """The parts of the file, inflated under one limit, each without a document type."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile:
            raise BadFileError(DAMAGED) from None
        self._left = MOST_INFLATED
        self.names = {info.filename for info in self._zip.infolist()}

    def read(self, name: str) -> bytes:
        """One part, empty when there is none."""
        if name not in self.names:
            return b""
        with self._zip.open(name) as part:
            data = part.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise BadFileError(TOO_LARGE)
        return data

    def tree(self, name: str) -> ET.Element | None:
        """One part as XML; none when there is no such part."""
        data = self.read(name)
        if not data:
            return None
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            raise BadFileError(DAMAGED)
        try:
            return ET.fromstring(data)  # noqa: S314 - no document type, bounded
        except ET.ParseError:
            raise BadFileError(DAMAGED) from None

    def main_part(self) -> str:
        """The part that holds the text."""
        found = self.tree("_rels/.rels")
        for each in found if found is not None else ():
            if each.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(each.get("Target", _MAIN).lstrip("/"))
        return _MAIN


class Left:
    """What was left out, as far as it is worth naming."""

    def __init__(self) -> None:
        self.found: list[dict[str, str]] = []

    def add(self, kind: str, text: str = "", who: str = "") -> None:
        """Note one thing: its kind, its words, whose it is."""
        words = " ".join(text.split())
        if (words or kind in {"picture", "embedded"}) and len(self.found) < MOST_LEFT_OUT:
            shown = words if len(words) <= LONGEST_LEFT_OUT else words[:LONGEST_LEFT_OUT] + "…"
            self.found.append({"kind": kind, "text": shown, "who": " ".join(who.split())[:100]})


def text_of(element: ET.Element) -> str:
    """The words in an element, deleted ones too."""
    parts: list[str] = []
    for each in element.iter():
        if each.tag in {f"{W}t", f"{W}delText"}:
            parts.append(each.text or "")
        elif each.tag in {f"{W}p", f"{W}tab", f"{W}br"}:
            parts.append(" ")
    return "".join(parts)


def is_on(properties: ET.Element | None, name: str) -> bool:
    """Whether a property such as `vanish` holds."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and found.get(f"{W}val", "1").lower() not in {"0", "false", "off"}


def hidden_styles(styles: ET.Element | None) -> set[str]:
    """Names of the styles whose text is hidden, those based on them included."""
    if styles is None:
        return set()
    based: dict[str, str] = {}
    hidden: set[str] = set()
    for style in styles.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        parent = style.find(f"{W}basedOn")
        based[name] = parent.get(f"{W}val", "") if parent is not None else ""
        if is_on(style.find(f"{W}rPr"), "vanish"):
            hidden.add(name)
    for name in based:
        seen, at = set[str](), name
        while at and at not in seen:
            seen.add(at)
            if at in hidden:
                hidden.add(name)
                break
            at = based.get(at, "")
    return hidden


class Cleaner:
    """Takes out of a part what a reader of the printed document does not see."""

    def __init__(self, left: Left, hidden: set[str], *, with_inserted: bool) -> None:
        self._left, self._hidden, self._with_inserted = left, hidden, with_inserted

    def clean(self, element: ET.Element, depth: int = 0) -> None:
        """Clean what is below an element."""
        if depth > DEEPEST:
            raise BadFileError(DAMAGED)
        kept: list[ET.Element] = []
        for child in list(element):
            kept.extend(self._cleaned(child, depth))
        element[:] = kept

    def _cleaned(self, child: ET.Element, depth: int) -> Iterator[ET.Element]:
        tag, who = child.tag, child.get(f"{W}author", "")
        if tag in _DROPPED:
            return
        if tag in _DELETED:
            self._left.add("deleted", text_of(child), who)
        elif tag in _INSERTED and not (self._with_inserted or tag == f"{W}moveTo"):
            self._left.add("inserted", text_of(child), who)
        elif tag in _PICTURES or tag == _ALTERNATE:
            self._picture(child)
        elif tag in _EMBEDDED:
            self._left.add("embedded", text_of(child))
        elif self._is_hidden(child):
            self._left.add("hidden", text_of(child))
        else:
            if tag in _INSERTED:
                self._left.add("taken", text_of(child), who)
            self.clean(child, depth + 1)
            yield child

    def _picture(self, child: ET.Element) -> None:
        boxes = [each for each in child.iter(_BOXES) if not _within_fallback(child, each)]
        if not boxes:
            self._left.add("picture")
        for box in boxes:
            self._left.add("box", text_of(box))

    def _is_hidden(self, child: ET.Element) -> bool:
        if child.tag == f"{W}r":
            properties = child.find(f"{W}rPr")
            return is_on(properties, "vanish") or self._has_hidden_style(properties, "rStyle")
        if child.tag == f"{W}p":
            return self._has_hidden_style(child.find(f"{W}pPr"), "pStyle")
        return False

    def _has_hidden_style(self, properties: ET.Element | None, name: str) -> bool:
        style = properties.find(f"{W}{name}") if properties is not None else None
        return style is not None and style.get(f"{W}val", "") in self._hidden


def _within_fallback(top: ET.Element, wanted: ET.Element) -> bool:
    return any(each is wanted for fallback in top.iter(_FALLBACK) for each in fallback.iter())


class Numbering:
    """Numbers that Word makes itself, written out before headings so that they are read."""

    def __init__(self, numbering: ET.Element | None, styles: ET.Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is None:
            return
        for definition in numbering.findall(f"{W}abstractNum"):
            levels = {
                int(level.get(f"{W}ilvl", "0")): (
                    _val(level, "numFmt"),
                    _val(level, "lvlText"),
                    int(_val(level, "start") or "1"),
                )
                for level in definition.findall(f"{W}lvl")
            }
            self._levels[definition.get(f"{W}abstractNumId", "")] = levels
        for number in numbering.findall(f"{W}num"):
            self._abstract[number.get(f"{W}numId", "")] = _val(number, "abstractNumId")
        for style in styles.iter(f"{W}style") if styles is not None else ():
            found = style.find(f"{W}pPr/{W}numPr")
            if found is not None:
                place = (_val(found, "numId"), int(_val(found, "ilvl") or "0"))
                self._of_style[style.get(f"{W}styleId", "")] = place

    def write_out(self, body: ET.Element) -> None:
        """Put the number before each heading that has one of Word's own."""
        for paragraph in body.iter(f"{W}p"):
            properties = paragraph.find(f"{W}pPr")
            place = self._place_of(properties)
            if place is None:
                continue
            number = self._next(*place)
            if number and _is_heading(paragraph) and properties is not None:
                if not _has_heading_style(properties):
                    properties.clear()  # its style may count as well
                for each in properties.findall(f"{W}numPr"):
                    properties.remove(each)
                run, text = ET.Element(f"{W}r"), ET.Element(f"{W}t")
                text.text = f"{number} "
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                ET.SubElement(ET.SubElement(run, f"{W}rPr"), f"{W}b")  # as the heading's own words
                run.append(text)
                paragraph.insert(1, run)

    def _place_of(self, properties: ET.Element | None) -> tuple[str, int] | None:
        if properties is None:
            return None
        own = properties.find(f"{W}numPr")
        if own is not None:
            return _val(own, "numId"), int(_val(own, "ilvl") or "0")
        return self._of_style.get(_val(properties, "pStyle"))

    def _next(self, number_id: str, level: int) -> str:
        abstract = self._abstract.get(number_id, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        form, pattern, _start = levels[level]
        if form not in {"decimal", "decimalZero"}:
            return ""
        return re.sub(
            r"%([1-9])", lambda found: str(counts.get(int(found[1]) - 1, 1)), pattern
        ).strip()


def _val(element: ET.Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _has_heading_style(properties: ET.Element) -> bool:
    return bool(re.fullmatch(r"(?i)heading ?[1-4]|title", _val(properties, "pStyle")))


def _is_heading(paragraph: ET.Element) -> bool:
    """Whether it is styled as a heading, or every word in it is bold."""
    properties = paragraph.find(f"{W}pPr")
    if properties is not None and _has_heading_style(properties):
        return True
    worded = [run for run in paragraph.iter(f"{W}r") if text_of(run).strip()]
    return bool(worded) and all(is_on(run.find(f"{W}rPr"), "b") for run in worded)


def read(data: bytes, *, with_inserted: bool) -> dict[str, Any]:
    """The HTML of the file, and what was left out."""
    package, left = Package(data), Left()
    main = package.main_part()
    folder = posixpath.dirname(main)
    document = package.tree(main)
    if document is None:
        raise BadFileError(DAMAGED)
    styles = package.tree(f"{folder}/styles.xml")
    cleaner = Cleaner(left, hidden_styles(styles), with_inserted=with_inserted)
    cleaned = {main: document}
    for name in ("footnotes", "endnotes"):
        tree = package.tree(f"{folder}/{name}.xml")
        if tree is not None:
            cleaned[f"{folder}/{name}.xml"] = tree
    for tree in cleaned.values():
        cleaner.clean(tree)
    Numbering(package.tree(f"{folder}/numbering.xml"), styles).write_out(document)
    _note_beside(package, folder, left)
    return {"html": _as_html(package, folder, cleaned), "left": left.found}


def _note_beside(package: Package, folder: str, left: Left) -> None:
    comments = package.tree(f"{folder}/comments.xml")
    for each in comments if comments is not None else ():
        left.add("comment", text_of(each), each.get(f"{W}author", ""))
    for name in sorted(package.names):
        if re.fullmatch(rf"{re.escape(folder)}/(?:header|footer)\d*\.xml", name):
            beside = package.tree(name)
            if beside is not None:
                left.add("margin", text_of(beside))


def _as_html(package: Package, folder: str, cleaned: dict[str, ET.Element]) -> str:
    """The words with their headings, lists, tables and emphasis; no picture, no script."""
    import mammoth

    kept = ["[Content_Types].xml", "_rels/.rels", f"{folder}/styles.xml", f"{folder}/numbering.xml"]
    main = next(iter(cleaned))
    kept.append(f"{folder}/_rels/{posixpath.basename(main)}.rels")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as whole:
        for name in kept:
            part = package.read(name)
            if part:
                whole.writestr(name, part)
        for name, tree in cleaned.items():
            whole.writestr(name, ET.tostring(tree, encoding="utf-8", xml_declaration=True))
    made.seek(0)
    convert: Any = getattr(mammoth, "convert_to_html")  # noqa: B009 - the library has no types
    return convert(made, include_embedded_style_map=False, ignore_empty_paragraphs=True).value


def main() -> int:
    """Read what comes in; the exit code says what went wrong."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    logging.disable(logging.CRITICAL)  # its messages could quote the text
    try:
        found = read(sys.stdin.buffer.read(), with_inserted="inserted" in sys.argv[1:])
    except BadFileError as error:
        return error.code
    except MemoryError:
        return TOO_LARGE
    except Exception:  # noqa: BLE001 - whatever a library meets in it, the file is at fault
        return DAMAGED
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
