"""Rows of a comma-separated file, by the names of its columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.imports.plain_text import read_text
from tracker.rules.errors import Broken, RuleBroken

MOST_BYTES = 1_000_000
LONGEST_CELL = 255

_FORMULA = re.compile(r"'(?=\s*[=+\-@'])")
"""The apostrophe by which a spreadsheet's export marks a text that is no formula."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row and its number in the file, as a spreadsheet counts; empty cells are ""."""

    number: int
    cells: Mapping[str, str]


def file_text(data: bytes, field: str) -> str:
    """Return the text of a file that is not too large and not empty.

    Raises:
        RuleBroken: FILE_TOO_LARGE, FILE_EMPTY, or as `read_text`.
    """
    if len(data) > MOST_BYTES:
        raise RuleBroken(field, Broken.FILE_TOO_LARGE)
    text = read_text(data, field)
    if not text.strip():
        raise RuleBroken(field, Broken.FILE_EMPTY)
    return text


def read_rows(
    text: str, field: str, columns: Mapping[str, Sequence[str]], needed: Sequence[str], most: int
) -> list[FileRow]:
    """Return the rows below the headings, rows without any text left out.

    Commas or semicolons divide cells. Columns may stand in any order; what is no known
    column is left out. A cell that looks like a formula is text like any other.

    Args:
        text: of the file, as `file_text` gives it.
        field: the form field that a refusal concerns.
        columns: by column, the headings it is known under, in small letters.
        needed: columns of which one at least must be there.
        most: rows allowed.

    Raises:
        RuleBroken: FILE_WITHOUT_HEADINGS, FILE_QUOTE_OPEN or FILE_TOO_LONG.
    """
    lines = text.lstrip("\n ").split("\n")
    divider = ";" if lines[0].count(";") > lines[0].count(",") else ","
    known = {heading: column for column, headings in columns.items() for heading in headings}
    # strict=False: a stray quotation mark makes an odd cell, which the preview shows
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=divider)
    try:
        headings = [known.get(" ".join(cell.lower().split())) for cell in next(reader)]
        if not any(column in headings for column in needed):
            raise RuleBroken(field, Broken.FILE_WITHOUT_HEADINGS, columns=", ".join(columns))
        rows: list[FileRow] = []
        for number, row in enumerate(reader, start=2):
            cells = dict.fromkeys(columns, "")
            for column, cell in zip(headings, row, strict=False):
                if column:
                    cells[column] = _cell(cell)
            if any(cells.values()):
                rows.append(FileRow(number, cells))
            if len(rows) > most:
                raise RuleBroken(field, Broken.FILE_TOO_LONG, most=most)
    except csv.Error:
        raise RuleBroken(field, Broken.FILE_QUOTE_OPEN) from None
    return rows


def _cell(text: str) -> str:
    return _FORMULA.sub("", " ".join(text.split()), count=1)
