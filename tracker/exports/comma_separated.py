"""Comma-separated files that no spreadsheet can be made to run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tracker.exports.csv_file import harmless


def neutral(value: object) -> object:
    """A cell a spreadsheet shows rather than computes; numbers stay numbers (OWASP, CSV injection)."""
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else value


def comma_separated(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The rows below their headings, with a byte order mark so that Excel reads UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(headings)
    writer.writerows([neutral(value) for value in row] for row in rows)
    return "\ufeff" + written.getvalue()
