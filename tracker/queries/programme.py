"""A committee's work programme, as far as a reader may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, AgendaItem, Committee, Meeting, PlannedItem, Post
from tracker.queries import NotFoundError, meetings, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.vocabulary import MeetingStatus, ReadingClass

DAYS_BACK = 366
"""For how long the programme still tells what was considered."""

MOST_DROPPED = 50


@dataclass(frozen=True, slots=True)
class Group:
    """A meeting of the programme and what is planned for it, in order.

    Attributes:
        takes_more: whether something can still be moved to it.
        rows: as `programme_of` lists them.
    """

    meeting_id: int
    public_id: str
    held_on: date
    start_time: time
    status: MeetingStatus
    takes_more: bool
    rows: list[AnyRow] = field(default_factory=list["AnyRow"])


@dataclass(frozen=True, slots=True)
class Programme:
    """A work programme: by meeting, without a meeting yet, and lately considered."""

    groups: list[Group]
    unplaced: list[AnyRow]
    considered: list[AnyRow]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is planned."""
        return not self.unplaced and not any(group.rows for group in self.groups)


def will_meet(status: MeetingStatus, held_on: date, today: date) -> bool:
    """Whether a meeting can still consider something."""
    return status in meetings.WILL_MEET and held_on >= today


def get(reader: Reader, planned_id: int) -> PlannedItem:
    """The planned item with that key; its committee and meeting loaded."""
    planned = db.session.scalar(
        select(PlannedItem)
        .join(PlannedItem.committee)
        .options(contains_eager(PlannedItem.committee), joinedload(PlannedItem.meeting))
        .where(PlannedItem.id == planned_id, visibility.planned_items(reader))
    )
    if planned is None:
        raise NotFoundError
    return planned


def programme_of(reader: Reader, committee_id: int, today: date) -> Programme:
    """The work programme of a visible committee, in two statements.

    Rows: id, subject, purpose, lead_post (title), position, is_public, version; action_code,
    action_year, action_number of the action it comes from; awaits_publication (the public sees
    it not, or not yet); item_public_id once it is on an agenda the reader may see; meeting_id,
    meeting_public_id, held_on, start_time, status.
    """
    coming = meetings.list_coming(reader, today, committee_ids=[committee_id])
    groups = {
        row.id: _group(row, row.id, row.public_id, today)
        for row in coming
        if will_meet(row.status, row.held_on, today)
    }
    unplaced: list[AnyRow] = []
    considered: list[AnyRow] = []
    for row in _rows(reader, committee_id, today - timedelta(days=DAYS_BACK)):
        if row.meeting_id is None:
            unplaced.append(row)
        elif _is_considered(row, today):
            considered.append(row)
        else:
            group = _group(row, row.meeting_id, row.meeting_public_id, today)
            groups.setdefault(row.meeting_id, group).rows.append(row)
    in_order = sorted(groups.values(), key=lambda group: (group.held_on, group.start_time))
    considered.sort(key=lambda row: row.held_on, reverse=True)
    return Programme(in_order, unplaced, considered)


def _group(row: AnyRow, meeting_id: int, public_id: str, today: date) -> Group:
    takes_more = will_meet(row.status, row.held_on, today)
    return Group(meeting_id, public_id, row.held_on, row.start_time, row.status, takes_more)


def _is_considered(row: AnyRow, today: date) -> bool:
    cancelled = row.status is MeetingStatus.CANCELLED
    return row.item_public_id is not None and row.held_on < today and not cancelled


def _rows(reader: Reader, committee_id: int, since: date) -> Sequence[AnyRow]:
    columns: list[Any] = [
        PlannedItem.id,
        PlannedItem.subject,
        PlannedItem.purpose,
        PlannedItem.position,
        PlannedItem.is_public,
        PlannedItem.version,
        Post.title.label("lead_post"),
        Action.code.label("action_code"),
        Action.year.label("action_year"),
        Action.number.label("action_number"),
        _awaits_publication().label("awaits_publication"),
        AgendaItem.public_id.label("item_public_id"),
        PlannedItem.meeting_id,
        Meeting.public_id.label("meeting_public_id"),
        Meeting.held_on,
        Meeting.start_time,
        Meeting.status,
    ]
    item_seen = and_(
        AgendaItem.id == PlannedItem.item_id,
        AgendaItem.meeting_id == Meeting.id,
        visibility.items(reader),
    )
    action_seen = and_(Action.id == PlannedItem.action_id, visibility.actions(reader))
    return all_of(
        select(*columns)
        .select_from(PlannedItem)
        .join(Committee, Committee.id == PlannedItem.committee_id)
        .join(Meeting, Meeting.id == PlannedItem.meeting_id, isouter=True)
        .join(AgendaItem, item_seen, isouter=True)
        .join(Action, action_seen, isouter=True)
        .join(Post, Post.id == PlannedItem.lead_post_id, isouter=True)
        .where(
            PlannedItem.committee_id == committee_id,
            PlannedItem.dropped_on.is_(None),
            or_(PlannedItem.item_id.is_(None), Meeting.held_on >= since),
            visibility.planned_items(reader),
        )
        .order_by(PlannedItem.position, PlannedItem.id)
    )


def _awaits_publication() -> ColumnElement[bool]:
    hidden = and_(Action.id.is_not(None), Action.reading_class != ReadingClass.PUBLIC)
    return and_(Committee.is_public, or_(not_(PlannedItem.is_public), hidden))


def list_dropped(reader: Reader, committee_id: int) -> Sequence[AnyRow]:
    """What was dropped from a programme, latest first: id, subject, dropped_on, drop_reason.

    Reasons are a clerk's own words: ask only for those who may edit the programme.
    """
    return all_of(
        select(PlannedItem.id, PlannedItem.subject, PlannedItem.dropped_on, PlannedItem.drop_reason)
        .join(Committee, Committee.id == PlannedItem.committee_id)
        .where(
            PlannedItem.committee_id == committee_id,
            PlannedItem.dropped_on.is_not(None),
            visibility.planned_items(reader),
        )
        .order_by(PlannedItem.dropped_on.desc(), PlannedItem.id.desc())
        .limit(MOST_DROPPED)
    )


def list_of_action(reader: Reader, action_id: int) -> Sequence[AnyRow]:
    """What is planned because of an action: id, subject, committee_code, held_on (or None)."""
    return all_of(
        select(
            PlannedItem.id,
            PlannedItem.subject,
            Committee.code.label("committee_code"),
            Meeting.held_on,
        )
        .join(Committee, Committee.id == PlannedItem.committee_id)
        .join(Meeting, Meeting.id == PlannedItem.meeting_id, isouter=True)
        .where(
            PlannedItem.action_id == action_id,
            PlannedItem.dropped_on.is_(None),
            visibility.planned_items(reader),
        )
        .order_by(PlannedItem.id)
    )


def list_offered_meetings(reader: Reader, committee_id: int, today: date) -> Sequence[AnyRow]:
    """Meetings that something can be planned for, soonest first; columns of `meetings.list_coming`."""
    coming = meetings.list_coming(reader, today, committee_ids=[committee_id])
    return [row for row in coming if will_meet(row.status, row.held_on, today)]


def stands_in(committee_id: int, meeting_id: int | None) -> ColumnElement[bool]:
    """What is planned for a meeting, or for none yet, and has not been dropped, as SQL."""
    here = PlannedItem.meeting_id.is_(None)
    if meeting_id is not None:
        here = PlannedItem.meeting_id == meeting_id
    return and_(PlannedItem.committee_id == committee_id, PlannedItem.dropped_on.is_(None), here)


def positions_in(
    committee_id: int, meeting_id: int | None, *, but: int | None = None
) -> Sequence[int]:
    """Positions taken at a meeting, or without one, in order; for the operations that move."""
    return db.session.scalars(
        select(PlannedItem.position)
        .where(stands_in(committee_id, meeting_id), PlannedItem.id != (but or 0))
        .order_by(PlannedItem.position, PlannedItem.id)
    ).all()


def place_of(planned: PlannedItem) -> int:
    """Its place from 1 among what is planned for the same meeting."""
    before = and_(
        stands_in(planned.committee_id, planned.meeting_id),
        or_(
            PlannedItem.position < planned.position,
            and_(PlannedItem.position == planned.position, PlannedItem.id < planned.id),
        ),
    )
    return 1 + (db.session.scalar(select(func.count()).select_from(PlannedItem).where(before)) or 0)
