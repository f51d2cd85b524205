"""The SQL twin of `tracker.rules.standing`: one table of cases runs through both."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    false,
    func,
    literal,
    or_,
    true,
    type_coerce,
)

from tracker.models import Action
from tracker.queries.quick_words import quick
from tracker.rules.standing import SOON_DAYS
from tracker.vocabulary import ActionStatus, Standing

Rule = ColumnElement[bool]


NO_DAY = date(9999, 12, 31)
"""What stands in the column `due_order` where there is no due date."""


def is_open() -> Rule:
    """Neither closed, withdrawn nor a duplicate: the stored column that the indexes begin with."""
    return Action.is_open == true()


def _finished() -> Rule:
    return Action.is_open == false()


def _paused(today: date) -> Rule:
    return and_(
        Action.status == ActionStatus.PAUSED,
        or_(Action.review_on.is_(None), Action.review_on > today),
    )


def _soon(today: date) -> Rule:
    return func.coalesce(Action.paper_due_on, Action.due_on) <= today + timedelta(days=SOON_DAYS)


@lru_cache(maxsize=8)
def standing_column(today: date) -> ColumnElement[Any]:
    """The standing of each action on a day, read as a Standing."""
    standing = case(
        (_finished(), literal(Standing.CLOSED.value)),
        (_paused(today), literal(Standing.PAUSED.value)),
        (Action.answered_on.is_not(None), literal(Standing.AWAITING_AGREEMENT.value)),
        (Action.due_on.is_(None), literal(Standing.NO_DATE.value)),
        (Action.due_on < today, literal(Standing.OVERDUE.value)),
        (_soon(today), literal(Standing.DUE_SOON.value)),
        else_=literal(Standing.ON_TRACK.value),
    )
    return type_coerce(standing, quick(Standing))


@lru_cache(maxsize=64)
def stands(standing: Standing, today: date) -> Rule:
    """Whether an action stands so on a day, as a condition an index on the dates can serve."""
    going_on = and_(is_open(), ~_paused(today))
    unanswered = and_(going_on, Action.answered_on.is_(None))
    rules: dict[Standing, Rule] = {
        Standing.CLOSED: _finished(),
        Standing.PAUSED: _paused(today),
        Standing.AWAITING_AGREEMENT: and_(going_on, Action.answered_on.is_not(None)),
        Standing.NO_DATE: and_(unanswered, Action.due_order == NO_DAY, Action.due_on.is_(None)),
        Standing.OVERDUE: and_(unanswered, Action.due_order < today),
        Standing.DUE_SOON: and_(
            unanswered, Action.due_order >= today, Action.due_on.is_not(None), _soon(today)
        ),
        Standing.ON_TRACK: and_(
            unanswered, Action.due_order >= today, Action.due_on.is_not(None), ~_soon(today)
        ),
    }
    return rules[standing]
