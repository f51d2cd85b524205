"""What may be doubtful about a row of a tracker, as codes; the words stand in `tracker.wording`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Doubt(StrEnum):
    """A doubt; those of STOPS leave a row out until somebody decides."""

    NO_WORDING = "no_wording"
    TOO_LONG = "too_long"
    SAME_AS = "same_as"  # words: the number of the other row
    CHANGED_SINCE = "changed_since"  # words: the reference of the action
    ORIGIN_UNREAD = "origin_unread"
    ORIGIN_AHEAD = "origin_ahead"
    NO_MEETING = "no_meeting"
    DAY_OR_MONTH = "day_or_month"
    AMERICAN = "american"
    YEAR_GUESSED = "year_guessed"
    DUE_UNREAD = "due_unread"
    DUE_BEFORE_AGREED = "due_before_agreed"
    DUE_TOO_FAR = "due_too_far"
    OWNER_UNKNOWN = "owner_unknown"
    STATUS_UNREAD = "status_unread"
    CLOSED_DAY_GUESSED = "closed_day_guessed"
    ON_HOLD = "on_hold"
    RAG_UNREAD = "rag_unread"
    RESTRICTION_UNREAD = "restriction_unread"
    PRIVATE_SIGN = "private_sign"
    UPDATE_DAY_GUESSED = "update_day_guessed"


STOPS = frozenset({Doubt.NO_WORDING, Doubt.TOO_LONG, Doubt.SAME_AS, Doubt.CHANGED_SINCE})
"""Doubts for which a row is left out unless somebody says otherwise."""

NEVER = frozenset({Doubt.NO_WORDING, Doubt.TOO_LONG, Doubt.SAME_AS})
"""Doubts of which nobody can say otherwise: the sheet must be mended."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """A doubt, and the words of the cell it is about."""

    doubt: Doubt
    words: str = ""
