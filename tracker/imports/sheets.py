"""Spreadsheets as rows of text: CSV, and Excel within limits that are checked before it is parsed.

Nothing of a workbook is run or fetched. What is hidden in it is named, so that a person decides.
The library that builds cells from its parts runs in a process of its own (`sheet_process.py`).
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tracker.imports import workbook
from tracker.imports.plain_text import read_text
from tracker.imports.workbook import SheetFacts
from tracker.rules.errors import Broken, RuleBroken

MOST_BYTES = 5_000_000
MOST_ROWS = workbook.MOST_ROWS
MOST_COLUMNS = workbook.MOST_COLUMNS

MOST_SECONDS = 120
TOO_LARGE = 4
_PROGRAM = Path(__file__).with_name("sheet_process.py")
_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"  # Excel 97, and workbooks with a password
_DIVIDERS = (",", ";", "\t")
_FORMULA = re.compile(r"'(?=\s*[=+\-@'])")
"""The apostrophe by which a spreadsheet's export marks a text that is no formula."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WHOLE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes characters XML cannot hold


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as the spreadsheet counts, its cells, whether the sheet hides it."""

    number: int
    cells: list[str]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A file that was found fit to be read.

    Attributes:
        data: its bytes.
        sheets: its sheets and what is hidden in them; a CSV file has one.
        is_excel: whether it is a workbook.
    """

    data: bytes = field(repr=False)
    sheets: list[SheetFacts]
    is_excel: bool

    def rows(self, sheet: int) -> Iterator[Row]:
        """The rows of a sheet that hold anything, one after another; empty cells are "".

        Raises:
            RuleBroken: FILE_NOT_SHEET, FILE_QUOTE_OPEN, FILE_TOO_LONG or FILE_TOO_WIDE.
        """
        if self.is_excel:
            yield from _excel_rows(self.data, self.sheets[sheet])
        else:
            yield from _comma_rows(read_text(self.data, workbook.FIELD))


def open_book(data: bytes) -> Book:
    """Check a file before anything is parsed.

    Raises:
        RuleBroken: it is empty, too large, locked, unsafe, or neither CSV nor Excel.
    """
    if not data.strip():
        raise RuleBroken(workbook.FIELD, Broken.FILE_EMPTY)
    if len(data) > MOST_BYTES:
        raise RuleBroken(workbook.FIELD, Broken.FILE_OVER, megabytes=MOST_BYTES // 1_000_000)
    if data.startswith(_OLD):
        raise RuleBroken(workbook.FIELD, Broken.FILE_LOCKED)
    if data.startswith(_ZIP):
        return Book(data, workbook.look_into(data), is_excel=True)
    if not read_text(data, workbook.FIELD).strip():
        raise RuleBroken(workbook.FIELD, Broken.FILE_EMPTY)
    return Book(data, [SheetFacts("CSV")], is_excel=False)


def _comma_rows(text: str) -> Iterator[Row]:
    """The rows of a CSV file; a quoted cell may have several lines."""
    top = text[:20_000]
    divider = max(_DIVIDERS, key=top.count)
    reader = csv.reader(io.StringIO(text), delimiter=divider)
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise RuleBroken(workbook.FIELD, Broken.FILE_TOO_LONG, most=MOST_ROWS)
            if len(cells) > MOST_COLUMNS and any(each.strip() for each in cells[MOST_COLUMNS:]):
                raise RuleBroken(workbook.FIELD, Broken.FILE_TOO_WIDE, most=MOST_COLUMNS)
            row = [_FORMULA.sub("", each.strip(), count=1) for each in cells[:MOST_COLUMNS]]
            if any(row):
                yield Row(number, row)
    except csv.Error:
        raise RuleBroken(workbook.FIELD, Broken.FILE_QUOTE_OPEN) from None


def _excel_rows(data: bytes, facts: SheetFacts) -> Iterator[Row]:
    """The rows of a sheet, merged cells filled down; parsed in a process of their own."""
    width = min(facts.width, MOST_COLUMNS) or 1
    carried: dict[int, tuple[int, str]] = {}
    for number, texts in enumerate(_parsed(data, facts.name, facts.last_row, width), start=1):
        cells = [clean(each) for each in texts]
        _fill_down(number, cells, facts, carried)
        if any(cells):
            yield Row(number, cells, number in facts.hidden_rows)


def _parsed(data: bytes, name: str, last_row: int, width: int) -> Iterator[list[str]]:
    """Rows as `sheet_process` writes them; who stops asking stops the process.

    Raises:
        RuleBroken: the file is damaged, or takes more time or memory than a tracker may.
    """
    command = [sys.executable, "-I", "-X", "utf8", str(_PROGRAM), name, str(last_row), str(width)]
    with tempfile.TemporaryFile() as sent:
        sent.write(data)
        sent.seek(0)
        with subprocess.Popen(  # noqa: S603 - our own program, no shell
            command, stdin=sent, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
        ) as parsing:
            ending = threading.Timer(MOST_SECONDS, parsing.kill)
            ending.start()
            try:
                for line in parsing.stdout or ():
                    if not line.endswith(b"\n"):
                        break  # it was stopped in the middle of a row
                    yield json.loads(line)
                code = parsing.wait()
            finally:
                ending.cancel()
                parsing.kill()
    if code == TOO_LARGE or code < 0:
        raise RuleBroken(workbook.FIELD, Broken.FILE_UNSAFE)
    if code:
        raise RuleBroken(workbook.FIELD, Broken.FILE_NOT_SHEET)


def _fill_down(
    number: int, cells: list[str], facts: SheetFacts, carried: dict[int, tuple[int, str]]
) -> None:
    """Let the rows of a merged cell all have its words: one meeting's date stands beside many."""
    for column, last in facts.merged.get(number, ()):
        if column < len(cells):
            carried[column] = (last, cells[column])
    for column, (last, words) in list(carried.items()):
        if number > last:
            del carried[column]
        elif not cells[column]:
            cells[column] = words


def clean(text: str) -> str:
    """Text without control characters and unseen ones, its accents composed."""
    text = _WHOLE.sub(lambda found: chr(int(found[1], 16)), text)
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\xa0", " ")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = "".join(c for c in text if unicodedata.category(c) not in {"Cf", "Cn", "Co", "Cs"})
    return text.strip()


def without_hidden(row: Row, hidden: Sequence[int]) -> Row:
    """A row whose hidden columns are empty."""
    if not hidden:
        return row
    left_out = set(hidden)
    cells = ["" if index in left_out else cell for index, cell in enumerate(row.cells)]
    return Row(row.number, cells, row.is_hidden)
