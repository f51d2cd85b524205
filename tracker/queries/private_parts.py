"""The private part of an item, for the clerk who writes it."""

from __future__ import annotations

from sqlalchemy import select

from tracker.db import db
from tracker.models import AgendaItem, Person, PrivatePart, PrivateRevision
from tracker.queries.fetch import AnyRow, first_of


def find(item: AgendaItem) -> PrivatePart | None:
    """The part to be changed; its words stay unread."""
    return db.session.scalar(select(PrivatePart).where(PrivatePart.item_id == item.id))


def find_words(item: AgendaItem) -> AnyRow | None:
    """What it says: for clerks alone.

    Columns: version, restriction, restriction_ground, public_interest, restriction_review_on,
    purpose, minutes, minutes_html, purpose_html, made_at, author.
    """
    return first_of(
        select(
            PrivatePart.version,
            PrivatePart.restriction,
            PrivatePart.restriction_ground,
            PrivatePart.public_interest,
            PrivatePart.restriction_review_on,
            PrivatePart.purpose,
            PrivatePart.purpose_html,
            PrivateRevision.source.label("minutes"),
            PrivateRevision.html.label("minutes_html"),
            PrivateRevision.made_at,
            Person.name.label("author"),
        )
        .join(PrivateRevision, PrivateRevision.id == PrivatePart.current_revision_id, isouter=True)
        .join(Person, Person.id == PrivateRevision.made_by_id, isouter=True)
        .where(PrivatePart.item_id == item.id)
    )


def find_minutes(item: AgendaItem) -> str:
    """The source of the private minutes as they are now; empty for none."""
    return (
        db.session.scalar(
            select(PrivateRevision.source)
            .join(PrivatePart, PrivatePart.current_revision_id == PrivateRevision.id)
            .where(PrivatePart.item_id == item.id)
        )
        or ""
    )
