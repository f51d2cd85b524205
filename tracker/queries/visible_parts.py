"""Who may read the private part of an item, as SQL; with `visibility`, the one rule."""

from __future__ import annotations

from sqlalchemy import and_, or_, true

from tracker.access.reader import Reader
from tracker.models import Meeting, PrivatePart
from tracker.queries import visibility
from tracker.queries.reader_rules import Rule
from tracker.vocabulary import Restriction


def private_purpose(reader: Reader) -> Rule:
    """Whether the private part of a visible item's purpose may be read; of PrivatePart too."""
    if reader.is_clerk:
        return true()
    return or_(
        and_(PrivatePart.restriction == Restriction.OPEN, visibility.content_of_item(reader)),
        visibility.own_private_matter(reader),
        visibility.private_drafts(reader),
    )


def private_minutes(reader: Reader) -> Rule:
    """Whether the private part of a visible item's minutes may be read; of PrivatePart too."""
    if reader.is_clerk:
        return true()
    published = and_(
        Meeting.minutes_published_at.is_not(None),
        or_(
            and_(PrivatePart.restriction == Restriction.OPEN, visibility.content_of_item(reader)),
            visibility.own_private_matter(reader),
        ),
    )
    return or_(published, visibility.private_drafts(reader))


def private_part(reader: Reader) -> Rule:
    """Whether it may be known that a visible item has a private part: with what it is part of."""
    if reader.is_clerk:
        return true()
    return or_(
        PrivatePart.purpose != "",
        Meeting.minutes_published_at.is_not(None),
        visibility.private_drafts(reader),
    )


def told_of_private(reader: Reader) -> Rule:
    """Whether what the committee resolved and what the public is told of a visible item is read.

    They belong to the minutes; before these are published, as private drafts are.
    """
    if reader.is_clerk:
        return true()
    return or_(Meeting.minutes_published_at.is_not(None), visibility.private_drafts(reader))
