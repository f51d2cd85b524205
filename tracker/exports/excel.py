"""A list of actions as an Excel file: filters, a head that stays, real dates, ready to print."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tracker.exports.action_list import Cell, Column, Kind, Part, parts_of
from tracker.exports.paper import HOUSE_COLOUR, writable
from tracker.queries.log_rows import LogRow

LONGEST_CELL = 32_767
LONGEST_HEAD = 200
NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the file's format wants one; it stands for none
A4, A3 = 9, 8
MOST_ON_A4 = 8
"""With more columns A4 would be printed too small to read."""
LINE_HEIGHT, HIGHEST_ROW, MOST_MEASURED = 13, 400, 2_000
EARLIEST = date(1900, 3, 1)
"""Before it Excel counts days otherwise: such a date is written as text."""


def actions_as_excel(
    columns: Sequence[tuple[Column, str]],
    rows: Iterable[LogRow],
    *,
    title: str,
    council: str,
    notice: str = "",
    colour: str = HOUSE_COLOUR,
) -> bytes:
    """One sheet of actions, row by row through a file: memory does not grow with the rows.

    Args:
        columns: what it shows.
        rows: the actions.
        title: the sheet's name and what stands at the head of every printed page.
        council: whose it is.
        notice: stands beside the title when printed, such as "Not for publication".
        colour: of the head's row.
    """
    import xlsxwriter

    parts = parts_of(columns)
    with tempfile.TemporaryDirectory(prefix="matters-") as folder:
        path = Path(folder) / "list.xlsx"
        book: Any = xlsxwriter.Workbook(
            str(path),
            {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        book.set_properties(
            {"title": writable(title), "author": writable(council), "created": NO_DAY}
        )
        sheet = book.add_worksheet(_sheet_name(title))
        looks = _Looks(book, colour)
        for place, (part, _) in enumerate(parts):
            sheet.set_column(place, place, part.width)
        sheet.set_row(0, 30)
        for place, (_, heading) in enumerate(parts):
            sheet.write_string(0, place, _fit(heading), looks.head)
        last = 0
        for last, row in enumerate(rows, start=1):
            cells = [part.read(row) for part, _ in parts]
            sheet.set_row(last, _height(cells, parts))
            for place, (cell, (part, _)) in enumerate(zip(cells, parts, strict=True)):
                _write(sheet, last, place, cell, part.kind, looks)
        _finish(sheet, last, len(parts), title, council, notice)
        book.close()
        return path.read_bytes()


class _Looks:
    """The formats of a book."""

    def __init__(self, book: Any, colour: str) -> None:  # noqa: ANN401 - xlsxwriter is untyped
        body = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        self.head = book.add_format(
            body
            | {"bold": True, "font_color": "#FFFFFF", "bg_color": colour.upper(), "text_wrap": True}
            | {"valign": "vcenter"}
        )
        line = body | {"bottom": 1, "bottom_color": "#B1B4B6"}
        self.text = book.add_format(line | {"text_wrap": True, "num_format": "@"})
        self.date = book.add_format(line | {"num_format": "d mmm yyyy", "align": "left"})
        self.number = book.add_format(line | {"num_format": "0", "align": "right"})


def _write(sheet: Any, row: int, place: int, cell: Cell, kind: Kind, looks: _Looks) -> None:  # noqa: ANN401 - as above
    """A cell by its kind; a text is written as text, whatever it begins with."""
    if isinstance(cell, date) and cell >= EARLIEST:
        sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), looks.date)  # noqa: DTZ001 - a day has no zone
    elif isinstance(cell, int):
        sheet.write_number(row, place, cell, looks.number)
    elif cell is None:
        sheet.write_blank(row, place, None, looks.date if kind is Kind.DATE else looks.text)
    else:
        sheet.write_string(row, place, _fit(str(cell)), looks.text)


def _finish(sheet: Any, last: int, width: int, title: str, council: str, notice: str) -> None:  # noqa: ANN401 - as above
    """Filters, a head that stays, and how it prints: A4 lying, as wide as the page, head on each."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(last, 1), width - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4 if width <= MOST_ON_A4 else A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    right = f"&R{_print(notice)}" if notice else ""
    sheet.set_header(f"&L{_print(council)} - {_print(title)}{right}")
    sheet.set_footer("&RPage &P of &N")


def _height(cells: Sequence[Cell], parts: Sequence[tuple[Part, str]]) -> float:
    """How high a row must be for its longest wrapped text, in points: not every program works it out."""
    lines = 1
    for cell, (part, _) in zip(cells, parts, strict=True):
        if isinstance(cell, str):
            wrapped = sum(1 + len(line) // part.width for line in cell[:MOST_MEASURED].split("\n"))
            lines = max(lines, wrapped)
    return min(LINE_HEIGHT * lines + 3, HIGHEST_ROW)


def _fit(text: str) -> str:
    return writable(text)[:LONGEST_CELL]


def _print(text: str) -> str:
    """Words for the head of a printed page, where & begins a code."""
    return " ".join(writable(text).split())[: LONGEST_HEAD // 2].replace("&", "&&")


def _sheet_name(title: str) -> str:
    """A name Excel takes: 31 characters, none that it keeps for itself, no apostrophe at an end."""
    kept = "".join(" " if each in "[]:*?/\\" else each for each in writable(title))
    return " ".join(kept.split())[:31].strip("' ") or "Actions"
