"""What an Excel workbook is made of, found within limits before anything builds objects from it.

An .xlsx file is a ZIP of XML parts. A small one can unpack to gigabytes, name entities that
multiply, or hold one cell a million rows down; so the parts are counted while they are unpacked.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from tracker.rules.errors import Broken, RuleBroken

FIELD = "file"

MOST_MEMBERS = 500
MOST_INFLATED = 64_000_000
"""Bytes of all parts together, counted while they are unpacked."""
MOST_RATIO = 300
RATIO_FROM = 1_000_000  # bytes; small parts of repeated words pack well and do no harm
MOST_ROWS = 12_000
MOST_COLUMNS = 60
MOST_CELLS = 400_000
MOST_STRINGS = 400_000
MOST_SHEETS = 50
MOST_MERGED = 20_000
MOST_SHOWN_COMMENTS = 200
LONGEST_COMMENT = 500
CHUNK = 64 * 1024

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_WORKBOOK = "xl/workbook.xml"


@dataclass(slots=True)
class SheetFacts:
    """A sheet, and what is hidden in it.

    Attributes:
        name: as its tab says.
        is_hidden: whether its tab is not shown.
        last_row: the last row that holds a cell, from 1.
        width: how many columns hold cells.
        hidden_rows: their numbers, from 1.
        hidden_columns: their places, from 0.
        merged: by row, the columns (from 0) in which a merged cell begins, and its last row.
        comments: where they stand, and their words.
        formulas: how many cells are worked out by a formula.
    """

    name: str
    is_hidden: bool = False
    last_row: int = MOST_ROWS
    width: int = MOST_COLUMNS
    hidden_rows: set[int] = field(default_factory=set[int])
    hidden_columns: set[int] = field(default_factory=set[int])
    merged: dict[int, list[tuple[int, int]]] = field(
        default_factory=dict[int, "list[tuple[int, int]]"]
    )
    comments: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    formulas: int = 0


class _Unpacking:
    """The parts of one file, and how much of them has been unpacked."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = set(archive.namelist())
        self.inflated = 0

    def parse(self, name: str, **handlers: Callable[..., None]) -> None:
        """Run a part through a parser that makes nothing of it but calls the handlers."""
        if name not in self.names:
            return
        parser: Any = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.buffer_text = True
        for handler, function in handlers.items():
            setattr(parser, handler, function)
        with self.archive.open(name) as part:
            while chunk := part.read(CHUNK):
                self.inflated += len(chunk)
                if self.inflated > MOST_INFLATED:
                    raise RuleBroken(FIELD, Broken.FILE_UNSAFE)
                parser.Parse(chunk, False)  # noqa: FBT003 - the parser's own way
        parser.Parse(b"", True)  # noqa: FBT003


def _refuse_doctype(*_declared: object) -> None:
    raise RuleBroken(FIELD, Broken.FILE_UNSAFE)


def look_into(data: bytes) -> list[SheetFacts]:
    """The sheets of a workbook, once all of it is known to be within limits.

    Raises:
        RuleBroken: FILE_NOT_SHEET, FILE_LOCKED, FILE_UNSAFE, FILE_TOO_LONG or FILE_TOO_WIDE.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive)
            return _sheets(_Unpacking(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, expat.ExpatError):
        raise RuleBroken(FIELD, Broken.FILE_NOT_SHEET) from None
    except (KeyError, ValueError, OverflowError, UnicodeError):
        raise RuleBroken(FIELD, Broken.FILE_NOT_SHEET) from None


def _check_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = [each.filename for each in members]
    if len(members) > MOST_MEMBERS or len(set(names)) != len(names):
        raise RuleBroken(FIELD, Broken.FILE_UNSAFE)
    if any(each.flag_bits & 1 for each in members):
        raise RuleBroken(FIELD, Broken.FILE_LOCKED)
    if sum(each.file_size for each in members) > MOST_INFLATED:
        raise RuleBroken(FIELD, Broken.FILE_UNSAFE)
    for each in members:
        if each.file_size > RATIO_FROM and each.file_size > MOST_RATIO * max(each.compress_size, 1):
            raise RuleBroken(FIELD, Broken.FILE_UNSAFE)
    if _WORKBOOK not in names:
        raise RuleBroken(FIELD, Broken.FILE_NOT_SHEET)


def _sheets(parts: _Unpacking) -> list[SheetFacts]:
    found: list[tuple[SheetFacts, str]] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "sheet":
            relation = next((v for k, v in attributes.items() if _local(k) == "id"), "")
            hidden = attributes.get("state", "visible") != "visible"
            found.append((SheetFacts(attributes["name"], is_hidden=hidden), relation))

    parts.parse(_WORKBOOK, StartElementHandler=begin)
    if not found or len(found) > MOST_SHEETS:
        raise RuleBroken(FIELD, Broken.FILE_NOT_SHEET)
    targets = _relations(parts, "xl/_rels/workbook.xml.rels", "xl/")
    _count_strings(parts)
    sheets: list[SheetFacts] = []
    for facts, relation in found:
        part = targets.get(relation, "")
        if part in parts.names and "chartsheet" not in part:
            _look_at_sheet(parts, part, facts)
            sheets.append(facts)
    if not sheets:
        raise RuleBroken(FIELD, Broken.FILE_NOT_SHEET)
    return sheets


def _relations(parts: _Unpacking, name: str, folder: str) -> dict[str, str]:
    targets: dict[str, str] = {}

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
            targets[attributes["Id"]] = _joined(folder, attributes["Target"])

    parts.parse(name, StartElementHandler=begin)
    return targets


def _joined(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    steps = folder.rstrip("/").split("/")
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        else:
            steps.append(step)
    return "/".join(steps)


def _count_strings(parts: _Unpacking) -> None:
    """Refuse a list of shared strings that is only long: each becomes an object."""
    count = 0

    def begin(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal count
        count += _local(tag) == "si"
        if count > MOST_STRINGS:
            raise RuleBroken(FIELD, Broken.FILE_UNSAFE)

    parts.parse("xl/sharedStrings.xml", StartElementHandler=begin)


def _look_at_sheet(parts: _Unpacking, part: str, facts: SheetFacts) -> None:
    facts.last_row, facts.width = 0, 0
    cells = merged = 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal cells, merged
        kind = _local(tag)
        if kind == "c":
            cells += 1
            _note_cell(attributes.get("r", ""), facts)
        elif kind == "mergeCell":
            merged += 1
            _note_merged(attributes.get("ref", ""), facts)
        elif kind == "f":
            facts.formulas += 1
        elif attributes.get("hidden") in {"1", "true"}:
            _note_hidden(kind, attributes, facts)
        if cells > MOST_CELLS or merged > MOST_MERGED:
            raise RuleBroken(FIELD, Broken.FILE_UNSAFE)

    parts.parse(part, StartElementHandler=begin)
    if facts.last_row == 0 and cells:  # cells without addresses: openpyxl counts them itself
        facts.last_row, facts.width = MOST_ROWS, MOST_COLUMNS
    folder, name = part.rsplit("/", 1)
    for target in _relations(parts, f"{folder}/_rels/{name}.rels", folder).values():
        if "comments" in target.lower():
            _comments(parts, target, facts)


def _note_hidden(kind: str, attributes: dict[str, str], facts: SheetFacts) -> None:
    if kind == "row" and "r" in attributes:
        facts.hidden_rows.add(int(attributes["r"]))
    elif kind == "col":
        last = min(int(attributes["max"]), MOST_COLUMNS)
        facts.hidden_columns.update(range(int(attributes["min"]) - 1, last))


def _note_cell(reference: str, facts: SheetFacts) -> None:
    """Note how far the sheet goes. A cell far out of it is refused, not walked to."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return
    row, column = int(match[2]), _column(match[1])
    if row > MOST_ROWS:
        raise RuleBroken(FIELD, Broken.FILE_TOO_LONG, most=MOST_ROWS)
    facts.last_row = max(facts.last_row, row)
    facts.width = max(facts.width, min(column + 1, MOST_COLUMNS))


def _note_merged(reference: str, facts: SheetFacts) -> None:
    first, _, last = reference.partition(":")
    begins, ends = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if begins is None or ends is None or int(ends[2]) <= int(begins[2]):
        return
    column, row = _column(begins[1]), int(begins[2])
    if column < MOST_COLUMNS and row <= MOST_ROWS:
        facts.merged.setdefault(row, []).append((column, min(int(ends[2]), MOST_ROWS)))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _comments(parts: _Unpacking, name: str, facts: SheetFacts) -> None:
    at, words = "", ""

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal at, words
        if _local(tag) in {"comment", "threadedComment"}:
            at, words = attributes.get("ref", ""), ""

    def say(text: str) -> None:
        nonlocal words
        if len(words) < LONGEST_COMMENT:
            words += text

    def end(tag: str) -> None:
        if (
            _local(tag) in {"comment", "threadedComment"}
            and len(facts.comments) < MOST_SHOWN_COMMENTS
        ):
            facts.comments.append((at, " ".join(words[:LONGEST_COMMENT].split())))

    parts.parse(name, StartElementHandler=begin, CharacterDataHandler=say, EndElementHandler=end)


def _local(tag: str) -> str:
    """A name without the address of its namespace, which comes first."""
    return tag.rsplit(" ", 1)[-1]
