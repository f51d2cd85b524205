"""Looking at a tracker before it is read: where its headings stand, and a copy of what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tracker.imports import sheets
from tracker.imports.sheets import Row
from tracker.imports.workbook import SheetFacts
from tracker.models import TrackerImport, TrackerRow
from tracker.operations import trackers as operations
from tracker.rules.reading.trackers import columns as rules
from tracker.rules.reading.trackers import row as row_rules
from tracker.rules.reading.trackers.words import TrackerColumn
from tracker.wording.trackers import doubt_words

LOOKED_AT = 60  # rows
SAMPLES = 3
LONGEST_SAMPLE = 60  # characters


@dataclass(frozen=True, slots=True)
class Top:
    """The top of a file, as its columns are named from it.

    Attributes:
        sheets: every sheet, and what is hidden in it.
        sheet: which one is looked at.
        row: the number of the row that names the columns.
        headings: what stands in that row.
        holding: what each column holds as far as is known.
        samples: the first words of each column.
    """

    sheets: list[SheetFacts]
    sheet: int
    row: int
    headings: list[str]
    holding: list[TrackerColumn]
    samples: list[list[str]]

    @property
    def facts(self) -> SheetFacts:
        """What is known of the sheet looked at."""
        return self.sheets[self.sheet]


def top_of(sent: TrackerImport, sheet: str, row: str) -> Top:
    """Look at a file: at the sheet and row asked for, else where headings are found.

    Raises:
        RuleBroken: the file cannot be read.
    """
    book = sheets.open_book(sent.data or b"")
    shown = [index for index, each in enumerate(book.sheets) if not each.is_hidden] or [0]
    asked = int(sheet) if sheet.isdecimal() and int(sheet) < len(book.sheets) else None
    rows: list[Row] = []
    chosen = shown[0] if asked is None else asked
    for index in [asked] if asked is not None else shown:
        rows = _first_rows(book, index)
        chosen = index
        if rules.find_headings([each.cells for each in rows]) is not None:
            break
    else:
        chosen = asked if asked is not None else shown[0]
        rows = _first_rows(book, chosen)
    at = next((i for i, each in enumerate(rows) if row == str(each.number)), None)
    if at is None:
        at = rules.find_headings([each.cells for each in rows]) or 0
    if not rows:
        return Top(book.sheets, chosen, 0, [], [], [])
    width = max(len(each.cells) for each in rows)
    headings = [" ".join(each.split())[:100] for each in rows[at].cells]
    headings += [""] * (width - len(headings))
    while headings and not any(
        each.cells[len(headings) - 1 : len(headings)] not in ([], [""]) for each in rows
    ):
        headings.pop()
    samples = [
        [
            each.cells[index][:LONGEST_SAMPLE]
            for each in rows[at + 1 :]
            if index < len(each.cells) and each.cells[index]
        ][:SAMPLES]
        for index in range(len(headings))
    ]
    holding = operations.remembered(sent.committee_id, headings)
    return Top(book.sheets, chosen, rows[at].number, headings, holding, samples)


def _first_rows(book: sheets.Book, sheet: int) -> list[Row]:
    rows: list[Row] = []
    for row in book.rows(sheet):
        rows.append(row)
        if len(rows) == LOOKED_AT:
            break
    return rows


def doubtful_copy(sent: TrackerImport, rows: list[TrackerRow]) -> list[list[str]]:
    """The cells of doubtful rows as they stood, each with why."""
    width = len(sent.columns)
    found: list[list[str]] = []
    for row in rows:
        cells: list[Any] = [*row.cells, *[""] * (width - len(row.cells))][:width]
        read = row_rules.from_json(row.reading)
        found.append([*cells, "; ".join(doubt_words(each) for each in read.doubts)])
    return found
