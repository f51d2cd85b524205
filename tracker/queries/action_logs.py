"""A committee's action log: as it stands today, and as it was published with an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import case, null, or_, select, true

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, Committee, FrozenAction, FrozenLog, Meeting, Update
from tracker.queries import NotFoundError, actions, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.log_rows import LogRow, in_full, minutes_of
from tracker.rules.log_layout import LogGrouping, LogLayout, layout_of
from tracker.translation import gettext
from tracker.vocabulary import MeetingStatus, ReadingClass
from tracker.wording.due import day_words

MOST_CLOSING = 1_000
FAR_OFF = date(9999, 12, 31)

AS_THEN = (
    *("action_id", "was_public", "is_closing", "minute", "wording", "owner", "service"),
    *("holder_is_public", "due_on", "due_words", "first_due_on", "times_deferred"),
    *("standing", "days_late", "closed_on", "outcome"),
)
"""What a frozen row shows to everybody who may know of the action."""


@dataclass(frozen=True, slots=True)
class Log:
    """An action log as one reader may read it.

    Attributes:
        outstanding: what is not closed, in the order of their due dates.
        closing: what closed since the last meeting, for agreement that it leaves.
        since: the day of that meeting, if there was one.
        layout: its columns and grouping.
        frozen_at: when it was published; None for the log as it stands.
    """

    outstanding: list[LogRow]
    closing: list[LogRow]
    since: date | None
    layout: LogLayout
    frozen_at: datetime | None = None

    @property
    def rows(self) -> list[LogRow]:
        """Every row, the outstanding first."""
        return [*self.outstanding, *self.closing]

    def groups(self) -> list[tuple[str, list[LogRow]]]:
        """The outstanding rows by what the council groups them; "" names the one group of all."""
        return grouped(self.outstanding, self.layout.grouping)


def grouped(rows: Sequence[LogRow], grouping: LogGrouping) -> list[tuple[str, list[LogRow]]]:
    """Rows under the names of their groups, in order; those of no group come last."""
    if grouping is LogGrouping.NONE:
        return [("", list(rows))] if rows else []

    def place(row: LogRow) -> tuple[bool, str]:
        match grouping:
            case LogGrouping.MEETING:
                return row.agreed_on is None, (row.agreed_on or FAR_OFF).isoformat()
            case LogGrouping.OWNER:
                return not row.owner, row.owner.casefold()
            case _:
                return not row.service, row.service.casefold()

    def name(row: LogRow) -> str:
        match grouping:
            case LogGrouping.MEETING:
                if row.agreed_on is None:
                    return gettext("From before these records")
                return gettext("Agreed on %(day)s", day=day_words(row.agreed_on))
            case LogGrouping.OWNER:
                return row.owner or gettext("No owner yet")
            case _:
                return row.service or gettext("No service")

    ordered = sorted(rows, key=place)
    return [(name(some[0]), some) for _, each in groupby(ordered, place) if (some := list(each))]


def last_held(committee_id: int, before: date) -> date | None:
    """The day of the latest meeting that a committee held before a day."""
    return db.session.scalar(
        select(Meeting.held_on)
        .where(
            Meeting.committee_id == committee_id,
            Meeting.held_on < before,
            Meeting.status.in_([MeetingStatus.SCHEDULED, MeetingStatus.HELD]),
        )
        .order_by(Meeting.held_on.desc())
        .limit(1)
    )


def live(
    reader: Reader, committee_id: int, today: date, layout: LogLayout, *, until: date | None = None
) -> Log:
    """The log as it stands today.

    Args:
        reader: whose; the public's is what may be published.
        committee_id: whose log.
        today: the day that standings are of.
        layout: its columns.
        until: the meeting it is for; what closed since the meeting before that one is in it.
    """
    since = last_held(committee_id, until or today)
    open_rows = actions.list_outstanding(reader, committee_id, today)
    closed = actions.list_closed_since(
        reader, [committee_id], since or date.min, today, most=MOST_CLOSING
    )
    closing = frozenset(row.id for row in closed)
    rows = list(in_full(reader, [*open_rows, *closed], today, closing=closing))
    return Log(
        [row for row in rows if not row.is_closing],
        [row for row in rows if row.is_closing],
        since,
        layout,
    )


def frozen_of(reader: Reader, meeting: Meeting) -> Log:
    """The log that a visible meeting's agenda was published with.

    What everybody read then is shown to everybody, without what has become restricted or been
    taken back since; the rest is shown to those who may read it today.

    Raises:
        NotFoundError: none was kept, or the agenda is not public.
    """
    if meeting.log_frozen_at is None or meeting.agenda_published_at is None:
        raise NotFoundError
    log = db.session.scalar(select(FrozenLog).where(FrozenLog.meeting_id == meeting.id))
    if log is None:
        raise NotFoundError
    rows = _frozen_rows(reader, log)
    minutes = minutes_of(reader, [row.action_id for row in rows])
    shown = [_as_row(row, minutes) for row in rows]
    return Log(
        [row for row in shown if not row.is_closing],
        [row for row in shown if row.is_closing],
        log.since_on,
        layout_of(log.layout),
        log.frozen_at,
    )


def _frozen_rows(reader: Reader, log: FrozenLog) -> Sequence[AnyRow]:
    inside = visibility.inside_of_action(reader)
    named = true() if reader.is_signed_in else FrozenAction.holder_is_public
    still_released = (
        select(Update.id)
        .where(Update.id == FrozenAction.released_id, Update.released_at.is_not(None))
        .exists()
    )
    update: Any = case(
        (inside, FrozenAction.inside_words),
        (still_released, FrozenAction.released_words),
        else_=null(),
    )
    updated_on: Any = case(
        (inside, FrozenAction.inside_on),
        (still_released, FrozenAction.released_on),
        else_=null(),
    )
    indicators: Any = case(
        (inside, FrozenAction.inside_indicators), else_=FrozenAction.public_indicators
    )
    columns: list[Any] = [
        *(getattr(FrozenAction, name) for name in AS_THEN),
        Action.code,
        Action.year,
        Action.number,
        Action.agreed_on,
        Action.reading_class,
        Committee.name.label("committee"),
        case((named, FrozenAction.holder), else_=null()).label("holder"),
        update.label("update_words"),
        updated_on.label("updated_on"),
        indicators.label("indicators"),
    ]
    return all_of(
        select(*columns)
        .join(Action, Action.id == FrozenAction.action_id)
        .join(Committee, Committee.id == Action.committee_id)
        .where(
            FrozenAction.log_id == log.id,
            visibility.actions(reader),
            or_(FrozenAction.was_public, inside),
        )
        .order_by(FrozenAction.place)
    )


def _as_row(row: AnyRow, minutes: dict[int, str]) -> LogRow:
    then: dict[str, Any] = {name: getattr(row, name) for name in AS_THEN if name != "was_public"}
    then["minute"] = row.minute if minutes.get(row.action_id) else ""
    return LogRow(
        **then,
        code=row.code,
        year=row.year,
        number=row.number,
        committee=row.committee,
        agreed_on=row.agreed_on,
        holder=row.holder or "",
        update=row.update_words or "",
        updated_on=row.updated_on,
        update_id=None,
        indicators=tuple(line for line in row.indicators.split("\n") if line),
        moved=(),
        is_public=row.was_public and row.reading_class is ReadingClass.PUBLIC,
        is_restricted=row.reading_class is ReadingClass.RESTRICTED,
    )
