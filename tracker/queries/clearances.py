"""Draft minutes circulated for comment: what whoever was asked reads, and what they said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload, selectinload, undefer_group

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    AgendaItem,
    Clearance,
    ClearanceAsked,
    ClearanceComment,
    ClearanceItem,
    Committee,
    Meeting,
    MinutesRevision,
    Person,
)
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of
from tracker.queries.items import shown_title
from tracker.queries.reader_rules import is_among, without_interest


def is_open(today: date) -> ColumnElement[bool]:
    """Whether comments can be made today; the twin of `rules.clearing.is_open`."""
    return and_(Clearance.ended_at.is_(None), Clearance.until_on >= today)


def list_cleared(post_ids: Iterable[int], chair_of: Iterable[int], today: date) -> frozenset[int]:
    """Keys of the items whose drafts are circulated today to these posts, or chairs."""
    posts, chairs = frozenset(post_ids), frozenset(chair_of)
    if not posts and not chairs:
        return frozenset()
    return frozenset(db.session.scalars(_cleared(posts, chairs, today)))


@lru_cache(maxsize=256)
def _cleared(posts: frozenset[int], chairs: frozenset[int], today: date) -> Select[int]:
    """Asked with every request of theirs, so made once for all who hold the same."""
    return (
        select(ClearanceItem.item_id)
        .join(Clearance, Clearance.id == ClearanceItem.clearance_id)
        .join(ClearanceAsked, ClearanceAsked.clearance_id == Clearance.id)
        .join(Meeting, Meeting.id == Clearance.meeting_id)
        .where(is_open(today), _is_asked(posts, chairs))
    )


def _is_asked(posts: Iterable[int], chairs: Iterable[int]) -> ColumnElement[bool]:
    return or_(
        is_among(ClearanceAsked.post_id, frozenset(posts)),
        and_(ClearanceAsked.post_id.is_(None), is_among(Meeting.committee_id, frozenset(chairs))),
    )


def asked_of(reader: Reader) -> ColumnElement[bool]:
    """Rows of `ClearanceAsked` that are the reader's; select from Meeting too."""
    return _is_asked(reader.post_ids, reader.chair_of)


def _readable(reader: Reader) -> ColumnElement[bool]:
    """Items about which a reader can be asked at all; select from Meeting and Committee too."""
    return and_(
        visibility.items(reader),
        visibility.content_of_item(reader),
        without_interest(AgendaItem.id, reader),
    )


def _has_something(reader: Reader) -> ColumnElement[bool]:
    """Whether a circulation is the clerk's, or the reader's with an item they may read."""
    if reader.is_clerk:
        return true()
    if not reader.is_signed_in:
        return false()
    asked = select(ClearanceAsked.id).where(
        ClearanceAsked.clearance_id == Clearance.id, asked_of(reader)
    )
    readable = (
        select(AgendaItem.id)
        .join(ClearanceItem, ClearanceItem.item_id == AgendaItem.id)
        .where(ClearanceItem.clearance_id == Clearance.id, _readable(reader))
    )
    return and_(
        asked.correlate(Clearance, Meeting).exists(),
        readable.correlate(Clearance, Meeting, Committee).exists(),
    )


def get(reader: Reader, public_id: str) -> Clearance:
    """A circulation, for clerks and whoever is or was asked; meeting, committee, asked loaded."""
    found = db.session.scalar(
        select(Clearance)
        .join(Clearance.meeting)
        .join(Meeting.committee)
        .options(
            contains_eager(Clearance.meeting).contains_eager(Meeting.committee),
            selectinload(Clearance.asked).joinedload(ClearanceAsked.post),
        )
        .where(Clearance.public_id == public_id, _has_something(reader))
    )
    if found is None:
        raise NotFoundError
    return found


def list_of_meeting(meeting_id: int) -> Sequence[Clearance]:
    """The circulations of a meeting's minutes, the latest first; for clerks."""
    return db.session.scalars(
        select(Clearance)
        .options(selectinload(Clearance.asked).joinedload(ClearanceAsked.post))
        .where(Clearance.meeting_id == meeting_id)
        .order_by(Clearance.id.desc())
    ).all()


def item_ids_of(clearance_ids: Iterable[int]) -> dict[int, list[int]]:
    """Keys of the items circulated, by circulation."""
    found: dict[int, list[int]] = {}
    for row in all_of(
        select(ClearanceItem.clearance_id, ClearanceItem.item_id).where(
            ClearanceItem.clearance_id.in_(sorted(clearance_ids))
        )
    ):
        found.setdefault(row.clearance_id, []).append(row.item_id)
    return found


def count_readable(reader: Reader, item_ids: Iterable[int]) -> int:
    """How many of the items somebody could be asked about: they read their words anyhow."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(AgendaItem)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .join(Committee, Committee.id == Meeting.committee_id)
            .where(AgendaItem.id.in_(sorted(item_ids)), _readable(reader))
        )
        or 0
    )


def list_drafts(reader: Reader, clearance: Clearance) -> Sequence[AnyRow]:
    """What the reader is asked to look at, in the order of the agenda; nothing once it is over.

    Columns: id, public_id, number, title, restriction, is_readable, source, decision_html,
    revision_id; items alone, no private parts of them.
    """
    columns: list[Any] = [
        AgendaItem.id,
        AgendaItem.public_id,
        AgendaItem.number,
        AgendaItem.restriction,
        AgendaItem.decision_html,
        shown_title(reader).label("title"),
        true().label("is_readable"),
        MinutesRevision.source,
        MinutesRevision.id.label("revision_id"),
    ]
    return all_of(
        select(*columns)
        .select_from(AgendaItem)
        .join(ClearanceItem, ClearanceItem.item_id == AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(MinutesRevision, MinutesRevision.id == AgendaItem.current_revision_id)
        .where(
            ClearanceItem.clearance_id == clearance.id,
            visibility.items(reader),
            visibility.cleared_draft(reader),
        )
        .order_by(AgendaItem.position, AgendaItem.id)
    )


def get_item(reader: Reader, clearance: Clearance, public_id: str) -> AgendaItem:
    """An item the reader was asked about, also once it is over; its meeting loaded."""
    item = db.session.scalar(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .join(Meeting.committee)
        .join(ClearanceItem, ClearanceItem.item_id == AgendaItem.id)
        .options(contains_eager(AgendaItem.meeting).contains_eager(Meeting.committee))
        .where(
            AgendaItem.public_id == public_id,
            ClearanceItem.clearance_id == clearance.id,
            _readable(reader),
        )
    )
    if item is None:
        raise NotFoundError
    return item


def _with_comments() -> Any:  # noqa: ANN401 - a select
    return (
        select(ClearanceComment)
        .join(ClearanceComment.item)
        .join(AgendaItem.meeting)
        .join(Meeting.committee)
        .options(
            undefer_group("content"),
            contains_eager(ClearanceComment.item)
            .contains_eager(AgendaItem.meeting)
            .contains_eager(Meeting.committee),
            joinedload(ClearanceComment.author),
            joinedload(ClearanceComment.clearance),
        )
    )


def list_own(reader: Reader, clearance: Clearance) -> Sequence[ClearanceComment]:
    """The reader's own comments of a circulation, on items they may still read, oldest first."""
    return db.session.scalars(
        _with_comments()
        .where(
            ClearanceComment.clearance_id == clearance.id,
            ClearanceComment.author_id == (reader.person_id or 0),
            ClearanceComment.withdrawn_at.is_(None),
            _readable(reader),
        )
        .order_by(AgendaItem.position, ClearanceComment.place, ClearanceComment.id)
    ).all()


def get_own(reader: Reader, clearance: Clearance, comment_id: int) -> ClearanceComment:
    """One of the reader's own comments."""
    for comment in list_own(reader, clearance):
        if comment.id == comment_id:
            return comment
    raise NotFoundError


def get_comment(reader: Reader, comment_id: int) -> ClearanceComment:
    """A comment, for the clerk who settles it; item, meeting and author loaded."""
    comment = db.session.scalar(
        _with_comments().where(
            ClearanceComment.id == comment_id, ClearanceComment.withdrawn_at.is_(None)
        )
    )
    if comment is None or not reader.is_clerk:
        raise NotFoundError
    return comment


def list_comments(meeting_id: int) -> Sequence[ClearanceComment]:
    """Every comment on a meeting's minutes in the order of the text; for clerks."""
    return db.session.scalars(
        _with_comments()
        .where(AgendaItem.meeting_id == meeting_id, ClearanceComment.withdrawn_at.is_(None))
        .order_by(AgendaItem.position, AgendaItem.id, ClearanceComment.place, ClearanceComment.id)
    ).all()


def names_of(person_ids: Iterable[int | None]) -> dict[int, str]:
    """Names of people who answered or settled, by key."""
    wanted = sorted({each for each in person_ids if each is not None})
    if not wanted:
        return {}
    rows = all_of(select(Person.id, Person.name).where(Person.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def list_waiting(reader: Reader, today: date) -> Sequence[AnyRow]:
    """Drafts the reader is asked to look at and has not finished with, the soonest first.

    Columns: public_id, until_on, held_on, committee_name.
    """
    if not reader.cleared_items:
        return []
    unfinished = select(ClearanceAsked.id).where(
        ClearanceAsked.clearance_id == Clearance.id,
        ClearanceAsked.finished_at.is_(None),
        asked_of(reader),
    )
    drafts = (
        select(AgendaItem.id)
        .join(ClearanceItem, ClearanceItem.item_id == AgendaItem.id)
        .where(
            ClearanceItem.clearance_id == Clearance.id,
            visibility.items(reader),
            visibility.cleared_draft(reader),
        )
    )
    return all_of(
        select(
            Clearance.public_id,
            Clearance.until_on,
            Meeting.held_on,
            Committee.name.label("committee_name"),
        )
        .join(Meeting, Meeting.id == Clearance.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            is_open(today),
            unfinished.correlate(Clearance, Meeting).exists(),
            drafts.correlate(Clearance, Meeting, Committee).exists(),
        )
        .order_by(Clearance.until_on, Clearance.id)
    )


def list_unsettled(reader: Reader) -> Sequence[AnyRow]:
    """Meetings with comments that wait for a clerk: public_id, held_on, committee_name, number."""
    return all_of(_unsettled()) if reader.is_clerk else []


@lru_cache(maxsize=1)
def _unsettled() -> AnySelect:
    return (
        select(
            Meeting.public_id,
            Meeting.held_on,
            Committee.name.label("committee_name"),
            func.count().label("number"),
        )
        .select_from(ClearanceComment)
        .join(AgendaItem, AgendaItem.id == ClearanceComment.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            ClearanceComment.outcome.is_(None),
            ClearanceComment.withdrawn_at.is_(None),
            Meeting.minutes_published_at.is_(None),
        )
        .group_by(Meeting.id, Meeting.public_id, Meeting.held_on, Committee.name)
        .order_by(Meeting.held_on, Meeting.id)
    )


def count_unanswered(meeting_id: int, today: date) -> int:
    """How many of those asked in circulations that are open have not answered."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(ClearanceAsked)
            .join(Clearance, Clearance.id == ClearanceAsked.clearance_id)
            .where(
                Clearance.meeting_id == meeting_id,
                is_open(today),
                ClearanceAsked.finished_at.is_(None),
            )
        )
        or 0
    )


def count_unsettled(meeting_id: int) -> int:
    """How many comments on a meeting's draft minutes wait for a clerk."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(ClearanceComment)
            .join(AgendaItem, AgendaItem.id == ClearanceComment.item_id)
            .where(
                AgendaItem.meeting_id == meeting_id,
                ClearanceComment.outcome.is_(None),
                ClearanceComment.withdrawn_at.is_(None),
            )
        )
        or 0
    )


def list_open(today: date) -> Sequence[Clearance]:
    """Circulations that are open, with who is asked; for reminders."""
    return db.session.scalars(
        select(Clearance)
        .join(Clearance.meeting)
        .join(Meeting.committee)
        .options(
            contains_eager(Clearance.meeting).contains_eager(Meeting.committee),
            selectinload(Clearance.asked),
        )
        .where(is_open(today), Meeting.minutes_published_at.is_(None))
        .order_by(Clearance.id)
    ).all()
