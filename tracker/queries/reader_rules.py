"""What is true of a reader, as SQL conditions: the parts of which `visibility` makes its rules."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from tracker.access.reader import Reader
from tracker.models import Action, ActionPost, AgendaItem, Meeting
from tracker.vocabulary import ReadingClass, Restriction

Rule = ColumnElement[bool]


def is_among(
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], keys: frozenset[int]
) -> Rule:
    """Whether a column holds one of the keys; false, and nothing asked, for none."""
    return column.in_(sorted(keys)) if keys else false()


def without_interest(
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], reader: Reader
) -> Rule:
    """Not an item in which the reader declared an interest; nothing is asked of who has none."""
    if not reader.interested_items:
        return true()
    return or_(column.is_(None), column.not_in(sorted(reader.interested_items)))


def sits_at(reader: Reader) -> Rule:
    """Whether the reader sits on the committee today, or stood in for a member at the meeting.

    What is private about an item is not for one who declared an interest in it.
    """
    sits = or_(
        is_among(Meeting.committee_id, reader.member_of),
        is_among(Meeting.id, reader.substitute_at),
    )
    return and_(sits, without_interest(AgendaItem.id, reader))


def of_named(reader: Reader) -> Rule:
    """Restricted actions that a clerk lets the reader read.

    An item that is named opens those restricted by nothing but the item.
    """
    if not (reader.named_items or reader.named_actions):
        return false()
    return and_(
        Action.reading_class == ReadingClass.RESTRICTED,
        or_(
            and_(
                Action.restriction == Restriction.OPEN,
                is_among(Action.item_id, reader.named_items),
            ),
            is_among(Action.id, reader.named_actions),
        ),
    )


def of_meetings_stood_in_at(reader: Reader) -> Rule:
    """Restricted actions of meetings at which the reader stood in for a member."""
    if not reader.substitute_at:
        return false()
    return and_(
        Action.reading_class == ReadingClass.RESTRICTED,
        is_among(Action.meeting_id, reader.substitute_at),
        without_interest(Action.item_id, reader),
    )


def owned(reader: Reader) -> Rule:
    """Issued actions that a post of the reader leads or contributes to."""
    if not reader.post_ids:
        return false()
    posts = sorted(reader.post_ids)
    return and_(
        Action.issued_at.is_not(None),
        or_(
            Action.lead_post_id.in_(posts),
            Action.id.in_(select(ActionPost.action_id).where(ActionPost.post_id.in_(posts))),
        ),
    )
