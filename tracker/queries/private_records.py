"""What a committee resolved about private matter and what the public is told of it, for clerks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, or_, select

from tracker.db import db
from tracker.models import AgendaItem, ItemExclusion, ItemPublicRecord, PrivatePart
from tracker.queries.fetch import AnyRow, AnySelect, all_of, first_of
from tracker.vocabulary import Restriction

IS_PRIVATE = AgendaItem.restriction != Restriction.OPEN


def _of_whichever(of_item: Any, of_part: Any) -> Any:  # noqa: ANN401 - SQL expressions
    """A column of the item where all of it is private, otherwise of its private part."""
    return case((IS_PRIVATE, of_item), else_=of_part)


def _private() -> AnySelect:
    return (
        select(
            AgendaItem.id,
            AgendaItem.public_id,
            AgendaItem.number,
            _of_whichever(AgendaItem.public_title, AgendaItem.title).label("title"),
            IS_PRIVATE.label("is_whole"),
            _of_whichever(AgendaItem.restriction, PrivatePart.restriction).label("restriction"),
            _of_whichever(AgendaItem.restriction_ground, PrivatePart.restriction_ground).label(
                "ground"
            ),
            or_(IS_PRIVATE, PrivatePart.current_revision_id.is_not(None)).label("wants_record"),
            ItemExclusion.outcome,
            ItemExclusion.words,
            ItemExclusion.moved_by,
            ItemExclusion.seconded_by,
            ItemPublicRecord.kind,
            ItemPublicRecord.source,
        )
        .select_from(AgendaItem)
        .join(PrivatePart, PrivatePart.item_id == AgendaItem.id, isouter=True)
        .join(ItemExclusion, ItemExclusion.item_id == AgendaItem.id, isouter=True)
        .join(ItemPublicRecord, ItemPublicRecord.item_id == AgendaItem.id, isouter=True)
        .where(or_(IS_PRIVATE, PrivatePart.restriction != Restriction.OPEN))
        .order_by(AgendaItem.position, AgendaItem.id)
    )


def list_of_meeting(meeting_id: int) -> Sequence[AnyRow]:
    """The items of a meeting that are private, or have a private part; no private word.

    Columns: id, public_id, number, title (the public's), is_whole, restriction, ground,
    wants_record (whether minutes are withheld from the public); what is recorded of them:
    outcome, words, moved_by, seconded_by, kind, source.
    """
    return all_of(_private().where(AgendaItem.meeting_id == meeting_id))


def find(item_id: int) -> AnyRow | None:
    """The same of one item; None where nothing about it is private."""
    return first_of(_private().where(AgendaItem.id == item_id))


def find_exclusion(item_id: int) -> ItemExclusion | None:
    """What is recorded of one item, to be changed."""
    return db.session.scalar(select(ItemExclusion).where(ItemExclusion.item_id == item_id))


def find_public_record(item_id: int) -> ItemPublicRecord | None:
    """What the public is told of one item, to be changed."""
    return db.session.scalar(select(ItemPublicRecord).where(ItemPublicRecord.item_id == item_id))
