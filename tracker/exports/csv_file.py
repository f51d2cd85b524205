"""CSV that spreadsheets open without running anything and read back as it was written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tracker.exports.action_list import Cell, Column, parts_of
from tracker.queries.log_rows import LogRow

MARK = "\ufeff"
"""The byte-order mark by which spreadsheets know UTF-8."""

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not begin with: a spreadsheet would run it (OWASP, CSV injection)."""

ROWS_AT_ONCE = 500


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula.

    A text that begins with an apostrophe gets another, so that `as_written` gives it back.
    """
    begins = text.lstrip(" \u00a0")
    return f"'{text}" if begins.startswith((*RISKY, "'")) else text


def as_written(cell: str) -> str:
    """The text that `harmless` was given."""
    return cell.removeprefix("'")


def shown(cell: Cell) -> str:
    """A cell as text: dates in ISO order, which every spreadsheet sorts."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell) if isinstance(cell, str) else str(cell)


def actions_as_csv(columns: Sequence[tuple[Column, str]], rows: Iterable[LogRow]) -> Iterator[str]:
    """A file of actions in pieces: a byte-order mark, the headings, a line for each row."""
    parts = parts_of(columns)
    buffer = io.StringIO()
    buffer.write(MARK)
    writer = csv.writer(buffer)
    writer.writerow([harmless(heading) for _, heading in parts])
    for number, row in enumerate(rows, start=1):
        writer.writerow([shown(part.read(row)) for part, _ in parts])
        if number % ROWS_AT_ONCE == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
