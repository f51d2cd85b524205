"""What a committee sees of its actions at each meeting, and how their indicators have moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.models import Action, ActionIndicator
from tracker.queries import indicators, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.indicators import ThenAndNow
from tracker.vocabulary import Expectation, Standing


@dataclass(frozen=True, slots=True)
class Sections:
    """A committee's open actions, each in exactly one section, soonest due first."""

    awaiting: list[AnyRow]
    overdue: list[AnyRow]
    due: list[AnyRow]
    undated: list[AnyRow]
    later: list[AnyRow]


def sections_of(rows: Sequence[AnyRow], next_on: date | None) -> Sections:
    """Share out rows of open actions.

    Args:
        rows: rows of `queries.actions.rows`, in the order they are to stand in.
        next_on: the day of the committee's next meeting; what is due by then stands under
            `due`, all else that is not yet due, and what is paused, under `later`.
    """
    shared = Sections([], [], [], [], [])
    plain: Mapping[Standing, list[AnyRow]] = {
        Standing.AWAITING_AGREEMENT: shared.awaiting,
        Standing.OVERDUE: shared.overdue,
        Standing.NO_DATE: shared.undated,
        Standing.PAUSED: shared.later,
    }
    for row in rows:
        is_next = next_on is not None and row.due_on is not None and row.due_on <= next_on
        plain.get(row.standing, shared.due if is_next else shared.later).append(row)
    return shared


@dataclass(frozen=True, slots=True)
class Linked:
    """An indicator that an action concerns, and where its figure stood and stands."""

    expectation: Expectation
    figures: ThenAndNow


def movements_of(reader: Reader, action_ids: Sequence[int]) -> dict[int, list[Linked]]:
    """How the indicators of visible actions have moved since they were agreed, by action.

    Three statements whatever the number of actions; indicators without figures are left out.
    """
    if not action_ids:
        return {}
    links = all_of(
        select(
            ActionIndicator.action_id,
            ActionIndicator.indicator_id,
            ActionIndicator.expectation,
            Action.agreed_on,
        )
        .join(Action, Action.id == ActionIndicator.action_id)
        .where(ActionIndicator.action_id.in_(action_ids), visibility.actions(reader))
        .order_by(ActionIndicator.action_id, ActionIndicator.id)
    )
    figures = indicators.figures_when_agreed_and_now(
        reader,
        [(row.action_id, row.indicator_id, row.agreed_on or date.min) for row in links],
    )
    found: dict[int, list[Linked]] = {}
    for row in links:
        pair = figures.get((row.action_id, row.indicator_id))
        if pair is not None:
            found.setdefault(row.action_id, []).append(Linked(row.expectation, pair))
    return found
