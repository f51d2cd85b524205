"""What stands in the way of publishing minutes, and what a clerk is warned of. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.rules.errors import Broken


@dataclass(frozen=True, slots=True)
class ItemToPublish:
    """An agenda item, as publishing its minutes looks at it.

    Attributes:
        number: as printed.
        has_minutes: whether anything is minuted.
        is_urgent: whether it was late or urgent.
        has_reason: whether the chair's reason for that is there.
    """

    number: str
    has_minutes: bool
    is_urgent: bool = False
    has_reason: bool = False


@dataclass(frozen=True, slots=True)
class ActionToPublish:
    """An open action agreed at the meeting.

    Attributes:
        reference: such as CSP/2013-14/007.
        has_owner: whether a post leads it.
        has_date: whether anything is said of when it is due.
        is_meant: whether a clerk says that it is meant to lack what it lacks.
    """

    reference: str
    has_owner: bool
    has_date: bool
    is_meant: bool = False

    @property
    def is_incomplete(self) -> bool:
        """Whether it lacks an owner or a date."""
        return not (self.has_owner and self.has_date)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found wrong.

    Attributes:
        code: what.
        field: the field of the form that mends it; "" for none.
        about: the number of the item, or the reference of the action; "" for the whole.
        blocks: whether the minutes cannot be published so; otherwise it is a warning.
    """

    code: Broken
    field: str = ""
    about: str = ""
    blocks: bool = True


def findings(items: Sequence[ItemToPublish], actions: Sequence[ActionToPublish]) -> list[Finding]:
    """What blocks publishing the minutes and what is warned of, in the order it is said."""
    if not any(item.has_minutes for item in items):
        return [Finding(Broken.MINUTES_EMPTY)]
    blocking = [
        Finding(Broken.URGENCY_REASON_MISSING, about=item.number)
        for item in items
        if item.is_urgent and not item.has_reason
    ]
    unmeant = [
        Finding(Broken.ACTION_NOT_MEANT, "meant", action.reference)
        for action in actions
        if action.is_incomplete and not action.is_meant
    ]
    warned = [
        Finding(Broken.ITEM_NOT_MINUTED, about=item.number, blocks=False)
        for item in items
        if not item.has_minutes
    ]
    return [*blocking, *unmeant, *warned]
