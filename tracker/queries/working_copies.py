"""What is being typed: each author's own text, and for the other clerks only that they write.

Words of a working copy are read by their author alone; see decision 26.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import AgendaItem, Committee, Meeting, MinutesRevision, Person, WorkingCopy
from tracker.queries import visibility
from tracker.queries.fetch import AnyRow, all_of

WRITING = timedelta(minutes=2)
"""How long after the last words that were kept somebody counts as writing."""


def find(item_id: int, author_id: int | None) -> WorkingCopy | None:
    """What an author was typing under an item and has not saved."""
    return db.session.scalar(
        select(WorkingCopy).where(
            WorkingCopy.item_id == item_id, WorkingCopy.author_id == author_id
        )
    )


def list_writing(reader: Reader, meeting_id: int, now: datetime) -> Sequence[AnyRow]:
    """Who else is writing at a meeting just now: item_id, public_id, number, name; by item."""
    return all_of(
        select(AgendaItem.id.label("item_id"), AgendaItem.public_id, AgendaItem.number, Person.name)
        .select_from(WorkingCopy)
        .join(AgendaItem, AgendaItem.id == WorkingCopy.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(Person, Person.id == WorkingCopy.author_id)
        .where(
            AgendaItem.meeting_id == meeting_id,
            WorkingCopy.kept_at >= now - WRITING,
            WorkingCopy.author_id != reader.person_id,
            visibility.items(reader),
            visibility.drafts_of_item(reader),
        )
        .order_by(AgendaItem.position, Person.name)
    )


def list_unsaved(reader: Reader, meeting_id: int) -> Sequence[AnyRow]:
    """Whose text of a meeting is not saved: number, name, kept_at; by item. No words."""
    return all_of(
        select(AgendaItem.number, Person.name, WorkingCopy.kept_at)
        .select_from(WorkingCopy)
        .join(AgendaItem, AgendaItem.id == WorkingCopy.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(Person, Person.id == WorkingCopy.author_id)
        .join(MinutesRevision, MinutesRevision.id == AgendaItem.current_revision_id, isouter=True)
        .where(
            AgendaItem.meeting_id == meeting_id,
            WorkingCopy.source != func.coalesce(MinutesRevision.source, ""),
            visibility.items(reader),
            visibility.drafts_of_item(reader),
        )
        .order_by(AgendaItem.position, Person.name)
    )


def list_of_meeting(meeting_id: int) -> Sequence[WorkingCopy]:
    """Every working copy of a meeting, for the operations that end them."""
    return db.session.scalars(
        select(WorkingCopy)
        .join(AgendaItem, AgendaItem.id == WorkingCopy.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(WorkingCopy.id)
    ).all()
