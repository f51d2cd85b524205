"""The action log under its standing item: as it stands on a draft, as published afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from tracker.access.reader import Reader
from tracker.models import Action, FrozenAction, FrozenLog, Meeting
from tracker.queries import actions, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.standing import is_open
from tracker.vocabulary import Standing
from tracker.wording.due import due_words

MOST = 12
"""Rows shown within an agenda; the whole log is a page of its own."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One action of the log, as it is shown under the item."""

    code: str
    year: str
    number: int
    wording: str
    owner: str
    due: str
    standing: Standing
    days_late: int
    is_closing: bool

    @property
    def reference(self) -> str:
        """The reference by which people know it."""
        return f"{self.code}/{self.year}/{self.number:03d}"


@dataclass(frozen=True, slots=True)
class Matters:
    """The beginning of a committee's log, in the order of due dates.

    Attributes:
        rows: the first of them, at most MOST.
        number: how many there are for this reader.
        is_frozen: whether it is the log that the agenda was published with.
    """

    rows: Sequence[Matter]
    number: int
    is_frozen: bool


def list_under(reader: Reader, meeting: Meeting, today: date) -> Matters | None:
    """The log under a visible meeting's standing item, in one statement.

    None where an agenda was published without one: today's log is not what was before it.
    """
    if meeting.agenda_published_at is None:
        return _as_it_stands(reader, meeting, today)
    return _as_published(reader, meeting) if meeting.log_frozen_at is not None else None


def _as_it_stands(reader: Reader, meeting: Meeting, today: date) -> Matters:
    found = all_of(
        actions.rows(reader, today)
        .add_columns(func.count().over().label("all"))
        .where(Action.committee_id == meeting.committee_id, is_open())
        .order_by(Action.due_order, Action.id)
        .limit(MOST)
    )
    rows = [
        Matter(
            code=row.code,
            year=row.year,
            number=row.number,
            wording=row.wording,
            owner=row.post or "",
            due=due_words(row),
            standing=row.standing,
            days_late=max(0, (today - row.due_on).days)
            if row.due_on and row.standing is Standing.OVERDUE
            else 0,
            is_closing=False,
        )
        for row in found
    ]
    return Matters(rows, _number(found), is_frozen=False)


def _as_published(reader: Reader, meeting: Meeting) -> Matters:
    """As `action_logs.frozen_of`: shown to whoever may know of the action today."""
    found = all_of(
        select(
            Action.code,
            Action.year,
            Action.number,
            FrozenAction.wording,
            FrozenAction.owner,
            FrozenAction.due_words,
            FrozenAction.standing,
            FrozenAction.days_late,
            FrozenAction.is_closing,
            func.count().over().label("all"),
        )
        .join(FrozenLog, FrozenLog.id == FrozenAction.log_id)
        .join(Action, Action.id == FrozenAction.action_id)
        .where(
            FrozenLog.meeting_id == meeting.id,
            visibility.actions(reader),
            or_(FrozenAction.was_public, visibility.inside_of_action(reader)),
        )
        .order_by(FrozenAction.place)
        .limit(MOST)
    )
    rows = [
        Matter(
            code=row.code,
            year=row.year,
            number=row.number,
            wording=row.wording,
            owner=row.owner,
            due=row.due_words,
            standing=row.standing,
            days_late=row.days_late,
            is_closing=row.is_closing,
        )
        for row in found
    ]
    return Matters(rows, _number(found), is_frozen=True)


def _number(found: Sequence[AnyRow]) -> int:
    return found[0].all if found else 0
