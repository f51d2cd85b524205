"""Meetings a reader may see, and the calendar that due rules follow."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import func, or_, select, tuple_
from sqlalchemy.orm import contains_eager

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, AgendaItem, Committee, Meeting
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.rules.calendar import MeetingDay
from tracker.vocabulary import ActionStatus, MeetingKind, MeetingStatus

WILL_MEET = (MeetingStatus.SCHEDULED, MeetingStatus.POSTPONED)


def get(reader: Reader, public_id: str) -> Meeting:
    """The meeting with that public id, its committee loaded."""
    meeting = db.session.scalar(
        select(Meeting)
        .join(Committee, Committee.id == Meeting.committee_id)
        .options(contains_eager(Meeting.committee))
        .where(Meeting.public_id == public_id, visibility.committees(reader))
    )
    if meeting is None:
        raise NotFoundError
    return meeting


@lru_cache(maxsize=128)
def _listed(reader: Reader) -> Any:  # noqa: ANN401 - a select of several columns
    return (
        select(
            Meeting.id,
            Meeting.public_id,
            Meeting.held_on,
            Meeting.start_time,
            Meeting.place,
            Meeting.kind,
            Meeting.status,
            Meeting.agenda_published_at,
            Meeting.minutes_state,
            Meeting.minutes_published_at,
            Committee.id.label("committee_id"),
            Committee.code,
            Committee.name.label("committee_name"),
        )
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(visibility.committees(reader))
    )


def list_coming(
    reader: Reader, today: date, *, days: int = 366, committee_ids: Sequence[int] | None = None
) -> Sequence[AnyRow]:
    """Meetings from today for so many days, soonest first; cancelled ones too."""
    wanted = _listed(reader).where(
        Meeting.held_on >= today, Meeting.held_on <= today + timedelta(days=days)
    )
    if committee_ids is not None:
        wanted = wanted.where(Meeting.committee_id.in_(committee_ids))
    return all_of(wanted.order_by(Meeting.held_on, Meeting.start_time, Meeting.id))


def list_past(
    reader: Reader, before: date, *, most: int = 50, committee_ids: Sequence[int] | None = None
) -> Sequence[AnyRow]:
    """The latest meetings before a day, latest first."""
    wanted = _listed(reader).where(Meeting.held_on < before)
    if committee_ids is not None:
        wanted = wanted.where(Meeting.committee_id.in_(committee_ids))
    order = (Meeting.held_on.desc(), Meeting.start_time.desc(), Meeting.id.desc())
    return all_of(wanted.order_by(*order).limit(most))


def list_page(
    reader: Reader,
    *,
    committee_ids: Sequence[int] | None,
    since: date | None,
    until: date | None,
    after: tuple[date, int] | None,
    most: int,
) -> Sequence[AnyRow]:
    """Meetings in a stable order, the latest first.

    Args:
        reader: sees only what they may know of.
        committee_ids: of these committees; of all when None.
        since: the first day.
        until: the last day.
        after: day and key of the last row of the page before.
        most: how many rows.
    """
    wanted = _listed(reader)
    if committee_ids is not None:
        wanted = wanted.where(Meeting.committee_id.in_(committee_ids))
    if since is not None:
        wanted = wanted.where(Meeting.held_on >= since)
    if until is not None:
        wanted = wanted.where(Meeting.held_on <= until)
    if after is not None:
        wanted = wanted.where(tuple_(Meeting.held_on, Meeting.id) < after)
    return all_of(wanted.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(most))


def next_of(committee_id: int, today: date) -> Meeting | None:
    """The next meeting of a committee that will be held, today's included."""
    return db.session.scalar(
        select(Meeting)
        .where(
            Meeting.committee_id == committee_id,
            Meeting.held_on >= today,
            Meeting.status == MeetingStatus.SCHEDULED,
        )
        .order_by(Meeting.held_on, Meeting.id)
        .limit(1)
    )


def next_after(meeting: Meeting) -> Meeting | None:
    """The first ordinary meeting of the same committee after a meeting that was or will be held."""
    return db.session.scalar(
        select(Meeting)
        .where(
            Meeting.committee_id == meeting.committee_id,
            Meeting.held_on > meeting.held_on,
            Meeting.kind == MeetingKind.ORDINARY,
            Meeting.status.in_([MeetingStatus.SCHEDULED, MeetingStatus.HELD]),
        )
        .order_by(Meeting.held_on, Meeting.id)
        .limit(1)
    )


def next_by_committee(reader: Reader, today: date) -> dict[int, AnyRow]:
    """The next meeting of each committee that will be held: public_id, held_on, start_time."""
    rows = all_of(
        select(Meeting.committee_id, Meeting.public_id, Meeting.held_on, Meeting.start_time)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            Meeting.held_on >= today,
            Meeting.status == MeetingStatus.SCHEDULED,
            visibility.committees(reader),
        )
        .order_by(Meeting.held_on.desc(), Meeting.start_time.desc(), Meeting.id.desc())
    )
    return {row.committee_id: row for row in rows}


def calendar_of(committee_id: int, also: int | None = None) -> list[MeetingDay]:
    """Every meeting of a committee, and one more, as due rules read them."""
    rows = all_of(
        select(Meeting.id, Meeting.held_on, Meeting.status, Meeting.kind)
        .where(or_(Meeting.committee_id == committee_id, Meeting.id == (also or 0)))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return [MeetingDay(row.id, row.held_on, row.status, row.kind) for row in rows]


def calendars_of(committee_ids: Collection[int]) -> dict[int, list[MeetingDay]]:
    """As `calendar_of`, for several committees in one statement."""
    rows = all_of(
        select(Meeting.id, Meeting.committee_id, Meeting.held_on, Meeting.status, Meeting.kind)
        .where(Meeting.committee_id.in_(sorted(committee_ids)))
        .order_by(Meeting.held_on, Meeting.id)
    )
    calendars: dict[int, list[MeetingDay]] = {key: [] for key in committee_ids}
    for row in rows:
        calendars[row.committee_id].append(MeetingDay(row.id, row.held_on, row.status, row.kind))
    return calendars


def list_after(committee_id: int, day: date) -> Sequence[AnyRow]:
    """Meetings of a committee after a day that may still hear a report, for a choice of one."""
    return all_of(
        select(Meeting.id, Meeting.held_on, Meeting.kind)
        .where(
            Meeting.committee_id == committee_id,
            Meeting.held_on > day,
            Meeting.status.in_([*WILL_MEET, MeetingStatus.HELD]),
        )
        .order_by(Meeting.held_on)
        .limit(60)
    )


def find_at(committee_id: int, held_on: date) -> Meeting | None:
    """The meeting of a committee on a day; where it had several, the first not cancelled."""
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.committee_id == committee_id, Meeting.held_on == held_on)
        .order_by(Meeting.status == MeetingStatus.CANCELLED, Meeting.start_time, Meeting.id)
        .limit(1)
    )


def count_items(meeting_id: int) -> int:
    """How many items the agenda has."""
    return (
        db.session.scalar(
            select(func.count()).select_from(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
        )
        or 0
    )


def count_unissued(meeting_id: int) -> int:
    """How many actions of a meeting are recorded and not yet issued to their owners."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Action)
            .where(Action.meeting_id == meeting_id, Action.status == ActionStatus.RECORDED)
        )
        or 0
    )
