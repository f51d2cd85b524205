"""Rows of a tracker in doubt, as a copy of the sheet with a column that says why."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from tracker.exports.comma_separated import comma_separated

WIDE, NARROW = 60, 22  # of columns, in characters


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as CSV, read right by spreadsheets: UTF-8 with its mark, formulas as text."""
    return comma_separated(headings, rows).encode()


def as_excel(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a workbook whose every cell is text: nothing in it is worked out."""
    import xlsxwriter as untyped

    xlsxwriter: Any = untyped  # it ships no complete types

    made = io.BytesIO()
    options = {
        "in_memory": True,
        "constant_memory": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(made, options) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.freeze_panes(1, 0)
        last = len(headings) - 1
        sheet.set_column(0, max(last - 1, 0), NARROW)
        sheet.set_column(last, last, WIDE)
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, bold)
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell[:32_767], plain)
    return made.getvalue()
