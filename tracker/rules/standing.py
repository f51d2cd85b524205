"""How an action stands today: seven lines, the first that holds.

The same rule stands in SQL in `queries/standing.py`; one table of cases,
`tests/rules/standing_cases.py`, is run through both.
"""

from __future__ import annotations

from datetime import date, timedelta

from tracker.vocabulary import ActionStatus, Standing

SOON_DAYS = 14
"""Days before the paper (or else the action) is due from which it is due soon."""

FINISHED = frozenset({ActionStatus.CLOSED, ActionStatus.WITHDRAWN, ActionStatus.DUPLICATE})
"""Statuses in which nothing more is expected of anybody."""


def standing(  # noqa: PLR0911 - seven lines of the rule, seven returns
    status: ActionStatus,
    due_on: date | None,
    paper_due_on: date | None,
    answered_on: date | None,
    review_on: date | None,
    today: date,
) -> Standing:
    """Return the one standing of an action on a day.

    Args:
        status: where it is in its life.
        due_on: the day its due rule means today, if any.
        paper_due_on: the day its paper is wanted, where it is due at a meeting.
        answered_on: the day the owner's report or proposal came in.
        review_on: the day until which a paused action rests; without one it
            rests until somebody resumes it.
        today: the London date.
    """
    if status in FINISHED:
        return Standing.CLOSED
    if status is ActionStatus.PAUSED and (review_on is None or today < review_on):
        return Standing.PAUSED
    if answered_on is not None:
        return Standing.AWAITING_AGREEMENT
    if due_on is None:
        return Standing.NO_DATE
    if due_on < today:
        return Standing.OVERDUE
    if today >= (paper_due_on or due_on) - timedelta(days=SOON_DAYS):
        return Standing.DUE_SOON
    return Standing.ON_TRACK


def days_late(due_on: date | None, answered_on: date | None, today: date) -> int:
    """Return by how many days an answer came, or has not come, after it was due.

    Nought when it was in time, is not yet due or has no date. What was
    answered stops counting on that day, however long agreement takes.
    """
    if due_on is None:
        return 0
    return max(0, ((answered_on or today) - due_on).days)
