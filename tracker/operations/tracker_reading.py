"""Reading a tracker into rows that wait: in batches, begun again as often as need be."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import delete, insert

from tracker.db import db
from tracker.imports import sheets
from tracker.imports.sheets import Row
from tracker.models import TrackerImport, TrackerRow
from tracker.operations.trackers import effect_of
from tracker.queries import meetings, reading_context, trackers
from tracker.queries.trackers import Taken
from tracker.rules.calendar import MeetingDay
from tracker.rules.due import DueRule, check_rule
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.reading.trackers import days
from tracker.rules.reading.trackers import row as row_rules
from tracker.rules.reading.trackers.doubts import Doubt, Doubted
from tracker.rules.reading.trackers.dues import Due
from tracker.rules.reading.trackers.row import Cell, RowRead, Surroundings
from tracker.rules.reading.trackers.words import TrackerColumn, TrackerEffect, TrackerState

BATCH = 250
MOST_UNKNOWN = 100
"""Owners' words that are asked about at once, those that stand in most rows first."""
DATED = (TrackerColumn.ORIGIN, TrackerColumn.DUE)

Write = Callable[[Callable[[], Any]], Any]
Progress = Callable[[int, int], None]


def rule_of(read: RowRead) -> DueRule:
    """The due rule that a row says."""
    due = read.due
    return DueRule(
        kind=due.kind,
        month=due.month,
        year=due.year,
        on=due.on,
        count=due.count,
        unit=due.unit,
        condition=read.due_words if due.kind.value == "condition" else "",
        words=read.due_words,
    )


def mark_of(read: RowRead, *, was_published: bool) -> str:
    """What a row says and who may read it: by this a changed row is known."""
    return hashlib.sha256(f"{read.digest}{was_published}".encode()).hexdigest()


@dataclass(slots=True)
class _Reader:
    """What is known while the rows of one file are read, and which rows were seen."""

    sent_id: int
    columns: Sequence[TrackerColumn]
    headings: Sequence[str]
    american: Mapping[int, bool]
    around: Surroundings
    calendar: list[MeetingDay]
    taken: Mapping[str, Taken]
    decisions: Mapping[int, bool]
    was_published: bool
    seen: dict[str, int] = field(default_factory=dict[str, int])

    def staged(self, row: Row) -> TrackerRow:
        """A row of the file as it waits."""
        read = row_rules.read(self._cells(row), self.around)
        self._check_due(read)
        found = self.taken.get(read.identity)
        first = self.seen.setdefault(read.identity, row.number)
        if first != row.number:
            read.doubts.append(Doubted(Doubt.SAME_AS, str(first)))
        mark = mark_of(read, was_published=self.was_published)
        if found and found.digest != mark and found.is_changed:
            read.doubts.append(Doubted(Doubt.CHANGED_SINCE, found.reference))
        staged = TrackerRow(
            import_id=self.sent_id,
            number=row.number,
            cells=row.cells,
            reading=row_rules.as_json(read),
            is_doubtful=bool(read.doubts),
            action_id=found.action_id if found else None,
            decision=self.decisions.get(row.number),
        )
        staged.effect = effect_of(read, staged)
        if found and found.digest == mark and staged.effect is TrackerEffect.CHANGED:
            staged.effect = TrackerEffect.SAME
        return staged

    def _cells(self, row: Row) -> list[Cell]:
        texts = [*row.cells, *[""] * (len(self.columns) - len(row.cells))]
        return [
            Cell(column, self.headings[index], texts[index], self.american.get(index, False))
            for index, column in enumerate(self.columns)
            if column is not TrackerColumn.NOTHING
        ]

    def _check_due(self, read: RowRead) -> None:
        """Let a due rule that cannot be meant be no date, with its words."""
        try:
            check_rule(rule_of(read), read.agreed_on or self.around.today, self.calendar)
        except RuleBroken as broken:
            if broken.code is Broken.DUE_BEFORE_AGREED and read.agreed_on is None:
                return  # overdue since long ago, agreed on a day nobody wrote down
            too_far = broken.code is Broken.DUE_TOO_FAR
            doubt = Doubt.DUE_TOO_FAR if too_far else Doubt.DUE_BEFORE_AGREED
            read.due = Due()
            read.doubts.append(Doubted(doubt, read.due_words))


def headings_and_rows(sent: TrackerImport) -> tuple[list[str], list[Row]]:
    """The headings of the sheet that was chosen, and the rows below them that are taken.

    Raises:
        RuleBroken: the file cannot be read after all.
    """
    book = sheets.open_book(sent.data or b"")
    facts = book.sheets[sent.sheet]
    hidden = [] if sent.takes_hidden else sorted(facts.hidden_columns)
    headings: list[str] = []
    rows: list[Row] = []
    for row in book.rows(sent.sheet):
        if row.number == sent.heading_row:
            headings = row.cells
        elif row.number > (sent.heading_row or 0) and (sent.takes_hidden or not row.is_hidden):
            shown = sheets.without_hidden(row, hidden)
            if any(shown.cells) and shown.cells != headings:
                rows.append(shown)
    return headings, rows


def read_rows(sent_id: int, today: date, write: Write, progress: Progress) -> str:
    """Read every row of an import and let it wait; a sentence about them.

    Args:
        sent_id: key of the import.
        today: London's.
        write: runs a change as one committed write (`tracker.transaction.write`).
        progress: told how many rows of how many; may raise to stop.
    """
    sent = trackers.with_file(sent_id)
    if sent is None or sent.state is not TrackerState.READING:
        return "Nothing to read."
    headings, rows = headings_and_rows(sent)
    reader = _reader(sent, headings, rows, today)
    for first in range(0, len(rows), BATCH):
        progress(first, len(rows))
        batch = [reader.staged(row) for row in rows[first : first + BATCH]]
        write(lambda batch=batch: _stage(sent_id, batch))
    write(lambda: _finish(sent_id))
    return f"{len(rows):,} rows read."


def _reader(
    sent: TrackerImport, headings: Sequence[str], rows: Sequence[Row], today: date
) -> _Reader:
    columns = [TrackerColumn(each) for each in sent.columns]
    held = trackers.meetings_held(sent.committee_id, today)
    american = {
        index: any(
            days.looks_american(each) for row in rows for each in row.cells[index : index + 1]
        )
        for index, column in enumerate(columns)
        if column in DATED
    }
    around = Surroundings(
        today=today,
        meetings={day: meeting.id for day, meeting in held.items()},
        first_meeting=min(held, default=None),
        owners=reading_context.owners_on(today),
        chosen=sent.owners,
    )
    return _Reader(
        sent.id,
        columns,
        [*headings, *[""] * (len(columns) - len(headings))],
        american,
        around,
        meetings.calendar_of(sent.committee_id),
        trackers.taken_before(sent.committee_id),
        trackers.decisions_of(sent.id),
        sent.was_published,
    )


def _stage(sent_id: int, batch: Sequence[TrackerRow]) -> None:
    numbers = [row.number for row in batch]
    db.session.execute(
        delete(TrackerRow).where(TrackerRow.import_id == sent_id, TrackerRow.number.in_(numbers))
    )
    db.session.execute(
        insert(TrackerRow),
        [
            {
                "import_id": sent_id,
                "number": row.number,
                "cells": row.cells,
                "reading": row.reading,
                "is_doubtful": row.is_doubtful,
                "effect": row.effect,
                "action_id": row.action_id,
                "decision": row.decision,
            }
            for row in batch
        ],
    )


def _finish(sent_id: int) -> None:
    sent = db.session.get_one(TrackerImport, sent_id)
    if sent.state is TrackerState.READING:
        sent.state = TrackerState.READ
        unknown = Counter(
            doubted["words"]
            for row in trackers.each_row(sent_id)
            for doubted in row.reading["doubts"]
            if doubted["doubt"] == Doubt.OWNER_UNKNOWN.value
        )
        sent.counts = trackers.count_effects(sent_id) | {
            "unknown": dict(unknown.most_common(MOST_UNKNOWN))
        }
