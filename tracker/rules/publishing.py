"""What stands in the way of publishing minutes, and what a clerk is warned of. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.rules.errors import Broken
from tracker.vocabulary import Restriction
from tracker.vocabulary.privacy import Exclusion


@dataclass(frozen=True, slots=True)
class ItemToPublish:
    """An agenda item, as publishing its minutes looks at it.

    Attributes:
        number: as printed.
        has_minutes: whether anything is minuted.
        is_urgent: whether it was late or urgent.
        has_reason: whether the chair's reason for that is there.
        private: in which way the item, or a part of its minutes, is private; None for neither.
        has_public_record: whether there is a summary for the public, or the clerk's statement
            that the public minutes are enough.
        exclusion: what the committee resolved about the public; None while nothing is recorded.
    """

    number: str
    has_minutes: bool
    is_urgent: bool = False
    has_reason: bool = False
    private: Restriction | None = None
    has_public_record: bool = False
    exclusion: Exclusion | None = None

    @property
    def lacks_resolution(self) -> bool:
        """Whether it was exempt and nobody says that the committee excluded the public.

        What is confidential excludes them by law.
        """
        return self.private is Restriction.EXEMPT and self.exclusion is None


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


@dataclass(frozen=True, slots=True)
class Comments:
    """How far the draft is cleared.

    Attributes:
        unanswered: how many of those asked for comments have not answered, while they may.
        unsettled: how many comments are neither accepted nor declined nor dealt with.
    """

    unanswered: int = 0
    unsettled: int = 0


def findings(
    items: Sequence[ItemToPublish],
    actions: Sequence[ActionToPublish],
    comments: Comments = Comments(),
) -> list[Finding]:
    """What blocks publishing the minutes and what is warned of, in the order it is said."""
    if not any(item.has_minutes for item in items):
        return [Finding(Broken.MINUTES_EMPTY)]
    blocking = [
        Finding(Broken.URGENCY_REASON_MISSING, about=item.number)
        for item in items
        if item.is_urgent and not item.has_reason
    ]
    unrecorded = [
        Finding(Broken.PUBLIC_RECORD_MISSING, about=item.number)
        for item in items
        if item.private is not None and not item.has_public_record
    ]
    unmeant = [
        Finding(Broken.ACTION_NOT_MEANT, "meant", action.reference)
        for action in actions
        if action.is_incomplete and not action.is_meant
    ]
    resolved = [
        Finding(
            Broken.EXCLUSION_NOT_RECORDED if item.lacks_resolution else Broken.EXCLUSION_REFUSED,
            about=item.number,
            blocks=False,
        )
        for item in items
        if item.lacks_resolution or (item.private and item.exclusion is Exclusion.REFUSED)
    ]
    warned = [
        Finding(Broken.ITEM_NOT_MINUTED, about=item.number, blocks=False)
        for item in items
        if not item.has_minutes
    ]
    return [*blocking, *unrecorded, *unmeant, *resolved, *warned, *about(comments)]


def about(comments: Comments) -> list[Finding]:
    """What is warned of the draft's clearance: minutes need not wait for it."""
    counted = (
        (Broken.CLEARANCE_WAITS, comments.unanswered),
        (Broken.COMMENTS_WAIT, comments.unsettled),
    )
    return [Finding(code, about=str(number), blocks=False) for code, number in counted if number]
