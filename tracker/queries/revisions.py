"""Earlier versions of an item's minutes, for whoever may read its drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import AgendaItem, Committee, Meeting, MinutesRevision, Person
from tracker.queries import NotFoundError, items, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of

MOST_LISTED = 200
"""Versions listed at once, the newest."""


def get_item(reader: Reader, public_id: str) -> AgendaItem:
    """The item, for whoever may read its drafts; for others there is none."""
    item = items.get(reader, public_id)
    open_to = (
        select(AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(AgendaItem.id == item.id, visibility.drafts_of_item(reader))
    )
    if db.session.scalar(open_to) is None:
        raise NotFoundError
    return item


def _shown(reader: Reader, item: AgendaItem, *columns: Any) -> AnySelect:  # noqa: ANN401 - columns
    return (
        select(
            MinutesRevision.id,
            MinutesRevision.made_at,
            MinutesRevision.made_when,
            Person.name.label("author"),
            (AgendaItem.current_revision_id == MinutesRevision.id).label("is_current"),
            (AgendaItem.published_revision_id == MinutesRevision.id).label("is_published"),
            *columns,
        )
        .select_from(MinutesRevision)
        .join(AgendaItem, AgendaItem.id == MinutesRevision.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(Person, Person.id == MinutesRevision.made_by_id)
        .where(
            AgendaItem.id == item.id,
            visibility.items(reader),
            visibility.revisions(reader),
        )
        .order_by(MinutesRevision.id.desc())
    )


def list_of(reader: Reader, item: AgendaItem) -> Sequence[AnyRow]:
    """Versions, newest first: id, made_at, made_when, author, is_current, is_published."""
    return all_of(_shown(reader, item).limit(MOST_LISTED))


def get(reader: Reader, item: AgendaItem, revision_id: int) -> AnyRow:
    """One version: the columns of `list_of`, source and html."""
    found = all_of(
        _shown(reader, item, MinutesRevision.source, MinutesRevision.html).where(
            MinutesRevision.id == revision_id
        )
    )
    if not found:
        raise NotFoundError
    return found[0]


def find_before(reader: Reader, item: AgendaItem, revision_id: int) -> AnyRow | None:
    """The version that stood before one, of those that were used as minutes."""
    found = all_of(
        _shown(reader, item, MinutesRevision.source)
        .where(MinutesRevision.id < revision_id, visibility.used_as_minutes())
        .limit(1)
    )
    return found[0] if found else None


def source_of(item: AgendaItem, revision_id: int | None) -> str | None:
    """The words of one of the item's own versions, for the clerk who merges; None for no such."""
    if revision_id is None:
        return None
    return db.session.scalar(
        select(MinutesRevision.source).where(
            MinutesRevision.id == revision_id, MinutesRevision.item_id == item.id
        )
    )


def has_source(item_id: int, source: str) -> bool:
    """Whether a version of an item holds exactly these words already."""
    return bool(
        db.session.scalar(
            select(
                exists().where(MinutesRevision.item_id == item_id, MinutesRevision.source == source)
            )
        )
    )
