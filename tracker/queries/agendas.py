"""What an agenda is made from, and which of its reports are not in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, case, exists, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    AgendaItem,
    Committee,
    Document,
    Meeting,
    PlannedItem,
    Post,
    StandingItem,
)
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of
from tracker.rules.agendas import STANDING
from tracker.vocabulary import DocumentSlot, ItemKind, MeetingStatus, PaperWanted

REPORTS = (DocumentSlot.REPORT, DocumentSlot.TO_FOLLOW)
MOST_WANTED = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a committee's template; `id` is None for one that comes from its kind alone."""

    id: int | None
    kind: ItemKind
    title: str


@dataclass(frozen=True, slots=True)
class WantedReport:
    """A report that is not in.

    Attributes:
        row: item_public_id, number, title, paper, meeting_id, meeting_public_id, held_on,
            is_draft, committee_name, lead_post, lead_post_id.
        due_on: the day by which the committee wants papers.
    """

    row: AnyRow
    due_on: date


def template_of(committee: Committee) -> list[Line]:
    """The standing items of a committee in order: its own, or those of its kind."""
    own = db.session.scalars(
        select(StandingItem)
        .where(StandingItem.committee_id == committee.id)
        .order_by(StandingItem.position, StandingItem.id)
    ).all()
    if own:
        return [Line(each.id, each.kind, each.title) for each in own]
    return [Line(None, kind, kind.label) for kind in STANDING[committee.kind]]


def get_standing_item(committee: Committee, key: int) -> StandingItem:
    """One line of a committee's own template."""
    found = db.session.get(StandingItem, key)
    if found is None or found.committee_id != committee.id:
        raise NotFoundError
    return found


def list_planned(reader: Reader, meeting_id: int) -> Sequence[AnyRow]:
    """What is planned for a meeting and not on its agenda yet: id, subject, purpose."""
    return all_of(
        select(PlannedItem.id, PlannedItem.subject, PlannedItem.purpose)
        .join(Committee, Committee.id == PlannedItem.committee_id)
        .where(
            PlannedItem.meeting_id == meeting_id,
            PlannedItem.item_id.is_(None),
            PlannedItem.dropped_on.is_(None),
            visibility.planned_items(reader),
        )
        .order_by(PlannedItem.position, PlannedItem.id)
    )


def list_wanted_reports(
    reader: Reader,
    today: date,
    *,
    meeting_ids: Sequence[int] | None = None,
    post_ids: frozenset[int] | None = None,
) -> list[WantedReport]:
    """Reports of coming meetings that are not in, soonest first.

    Args:
        reader: who asks; items they may not see are left out.
        today: meetings from this day on.
        meeting_ids: only of these meetings.
        post_ids: only of items that these posts lead.
    """
    if meeting_ids == [] or post_ids == frozenset():
        return []
    wanted = _wanted(reader, today)
    if meeting_ids is not None:
        wanted = wanted.where(Meeting.id.in_(meeting_ids))
    if post_ids is not None:
        wanted = wanted.where(AgendaItem.lead_post_id.in_(sorted(post_ids)))
    return [
        WantedReport(row, row.held_on - timedelta(days=row.paper_lead_days))
        for row in all_of(wanted)
    ]


@lru_cache(maxsize=128)
def _wanted(reader: Reader, today: date) -> AnySelect:
    there = exists().where(
        Document.item_id == AgendaItem.id,
        Document.slot.in_(REPORTS),
        Document.replaced_by_id.is_(None),
        Document.removed_at.is_(None),
    )
    title: Any = case(
        (visibility.content_of_item(reader), AgendaItem.title), else_=AgendaItem.public_title
    )
    return (
        select(
            AgendaItem.public_id.label("item_public_id"),
            AgendaItem.number,
            title.label("title"),
            AgendaItem.paper,
            AgendaItem.lead_post_id,
            Meeting.id.label("meeting_id"),
            Meeting.public_id.label("meeting_public_id"),
            Meeting.held_on,
            Meeting.agenda_published_at.is_(None).label("is_draft"),
            Committee.name.label("committee_name"),
            Committee.paper_lead_days,
            Post.title.label("lead_post"),
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(Post, Post.id == AgendaItem.lead_post_id)
        .where(
            Meeting.held_on >= today,
            Meeting.status.in_([MeetingStatus.SCHEDULED, MeetingStatus.POSTPONED]),
            AgendaItem.paper != PaperWanted.NONE,
            and_(~there, visibility.items(reader)),
        )
        .order_by(Meeting.held_on, Meeting.id, AgendaItem.position)
        .limit(MOST_WANTED)
    )


def find_previous(meeting: Meeting) -> Meeting | None:
    """The last meeting of the same committee before one, that was not cancelled."""
    return db.session.scalar(
        select(Meeting)
        .where(
            Meeting.committee_id == meeting.committee_id,
            Meeting.held_on < meeting.held_on,
            Meeting.status.in_([MeetingStatus.SCHEDULED, MeetingStatus.HELD]),
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .limit(1)
    )
