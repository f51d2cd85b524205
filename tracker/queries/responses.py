"""Responses to recommendations that are late or due soon: the SQL twin of `rules.response_clock.presses`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import ColumnElement, and_, case, func, null, select

from tracker.access.reader import Reader
from tracker.models import Action, Committee, Recommendation
from tracker.queries import assigned, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of
from tracker.queries.standing import is_open
from tracker.rules.response_clock import SOON_DAYS


def presses(today: date) -> ColumnElement[bool]:
    """Whether a response has not come and is late or due soon."""
    return and_(
        Recommendation.responded_on.is_(None),
        Recommendation.response_due_on <= today + timedelta(days=SOON_DAYS),
    )


def is_late(today: date) -> ColumnElement[bool]:
    """Of responses that press: whether the day has passed."""
    return Recommendation.response_due_on < today


def _waited_for(today: date) -> ColumnElement[bool]:
    """Responses that press, of recommendations that are still open."""
    return and_(presses(today), is_open())


def list_told(
    reader: Reader,
    today: date,
    *,
    committee_ids: Collection[int] | None = None,
    action_ids: Collection[int] | None = None,
) -> Sequence[AnyRow]:
    """Recommendations whose response presses, the longest late first, as an e-mail may tell them.

    The columns of `assigned.told`, and response_due_on and addressee (NULL where the wording is).

    Args:
        reader: whoever is told.
        today: the London date.
        committee_ids: those of these committees only.
        action_ids: those among these actions only.
    """
    words = and_(assigned.may_be_told(), visibility.actions(reader))
    found = (
        assigned.told(reader)
        .add_columns(
            Recommendation.response_due_on,
            case((words, Recommendation.addressee), else_=null()).label("addressee"),
        )
        .join(Recommendation, Recommendation.action_id == Action.id)
        .where(_waited_for(today), visibility.actions(reader))
        .order_by(None)
        .order_by(Recommendation.response_due_on, Action.id)
    )
    if committee_ids is not None:
        found = found.where(Action.committee_id.in_(sorted(committee_ids)))
    if action_ids is not None:
        found = found.where(Action.id.in_(sorted(action_ids)))
    return all_of(found)


def count_pressing(
    reader: Reader, today: date, committee_ids: Collection[int] | None = None
) -> Sequence[AnyRow]:
    """How many responses are late and due soon, by committee in order of names.

    Columns: committee_id, code, name, late, soon.
    """
    found = _counted(reader, today)
    if committee_ids is not None:
        found = found.where(Action.committee_id.in_(sorted(committee_ids)))
    return all_of(found)


@lru_cache(maxsize=128)
def _counted(reader: Reader, today: date) -> AnySelect:
    return (
        select(
            Action.committee_id,
            Committee.code,
            Committee.name,
            func.count(case((is_late(today), 1))).label("late"),
            func.count(case((~is_late(today), 1))).label("soon"),
        )
        .join(Recommendation, Recommendation.action_id == Action.id)
        .join(Committee, Committee.id == Action.committee_id)
        .where(_waited_for(today), visibility.actions(reader))
        .group_by(Action.committee_id, Committee.code, Committee.name)
        .order_by(Committee.name)
    )


def list_days(today: date, first: date, last: date) -> Sequence[AnyRow]:
    """Responses not come that were or are due between two days: id (the action's), committee_id, day."""
    return all_of(
        select(Action.id, Action.committee_id, Recommendation.response_due_on.label("day"))
        .join(Recommendation, Recommendation.action_id == Action.id)
        .where(_waited_for(today), Recommendation.response_due_on.between(first, last))
    )


def list_committees(today: date) -> set[int]:
    """Committees that wait for a response that presses."""
    rows = all_of(
        select(Action.committee_id)
        .join(Recommendation, Recommendation.action_id == Action.id)
        .where(_waited_for(today))
        .distinct()
    )
    return {row.committee_id for row in rows}
