"""What a chair may ask about an overdue action, made from facts alone; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

SILENT_DAYS = 42
"""After so many days without an update, silence is what to ask about."""
OFTEN_DEFERRED = 2


class Ask(StrEnum):
    """The question; the words stand in `tracker.wording.briefing`."""

    WHO = auto()
    BEGUN = auto()
    SILENT = auto()
    DEFERRED = auto()
    WHEN = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the number of days, or times, that it names."""

    ask: Ask
    number: int = 0


def question(
    *,
    has_owner: bool,
    agreed_on: date | None,
    updated_on: date | None,
    times_deferred: int,
    today: date,
) -> Question:
    """What to ask about an overdue action.

    Args:
        has_owner: whether a post leads it.
        agreed_on: when it was agreed, if known.
        updated_on: the day of the latest update that the asker may read.
        times_deferred: how often people put it off.
        today: the day of asking.
    """
    if not has_owner:
        return Question(Ask.WHO)
    if updated_on is None:
        return Question(Ask.BEGUN, (today - agreed_on).days if agreed_on else 0)
    silent = (today - updated_on).days
    if silent > SILENT_DAYS:
        return Question(Ask.SILENT, silent)
    if times_deferred >= OFTEN_DEFERRED:
        return Question(Ask.DEFERRED, times_deferred)
    return Question(Ask.WHEN, silent)
