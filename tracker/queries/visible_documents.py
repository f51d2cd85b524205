"""Which documents a reader may have, as SQL: with what they belong to."""

from __future__ import annotations

from sqlalchemy import and_, or_, true

from tracker.access.reader import Reader
from tracker.models import Document, Meeting
from tracker.queries import visibility
from tracker.queries.reader_rules import Rule
from tracker.vocabulary import DocumentSlot, Restriction

OF_MINUTES = (DocumentSlot.SIGNED_MINUTES, DocumentSlot.ATTENDANCE)
"""What a whole meeting's documents say of how it went."""


def documents_of_item(reader: Reader) -> Rule:
    """Documents under an item: as its words are, or as what is private about it.

    Select from AgendaItem, Meeting and Committee too.
    """
    if reader.is_clerk:
        return true()
    return and_(
        visibility.items(reader),
        visibility.content_of_item(reader),
        or_(Document.restriction == Restriction.OPEN, visibility.own_private_matter(reader)),
    )


def documents_of_meeting(reader: Reader) -> Rule:
    """Documents of a meeting as a whole: with its agenda, what belongs to its minutes with those.

    Select from Meeting and Committee too.
    """
    if reader.is_clerk:
        return true()
    published = and_(
        Meeting.agenda_published_at.is_not(None),
        or_(Document.slot.not_in(OF_MINUTES), Meeting.minutes_published_at.is_not(None)),
        visibility.committees(reader),
    )
    return or_(published, visibility.drafts_of_committee(reader))


def documents(reader: Reader) -> Rule:
    """Documents of whatever they belong to, as it is read itself.

    Select from AgendaItem, Meeting, Committee, Update, Action and Indicator too, all outer.
    Those replaced or removed are for clerks alone.
    """
    if reader.is_clerk:
        return true()
    return and_(
        Document.replaced_by_id.is_(None),
        Document.removed_at.is_(None),
        or_(
            and_(Document.item_id.is_not(None), documents_of_item(reader)),
            and_(Document.meeting_id.is_not(None), documents_of_meeting(reader)),
            and_(
                Document.update_id.is_not(None),
                visibility.actions(reader),
                visibility.updates(reader),
            ),
            and_(Document.indicator_id.is_not(None), visibility.indicators(reader)),
        ),
    )
