"""What a committee sees of its actions at each meeting, and how their indicators have moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, or_, select

from tracker.access.reader import Reader
from tracker.models import Action, ActionIndicator, Meeting
from tracker.queries import actions, indicators, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.indicators import ThenAndNow
from tracker.vocabulary import Expectation, MeetingStatus, Standing

MOST_CLOSED = 50


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


def list_to_agree(reader: Reader, committee_id: int, today: date) -> Sequence[AnyRow]:
    """What has left a committee's log since its last meeting, for it to see and agree.

    Closed since that meeting, and everything closed provisionally and not reported yet; rows of
    `queries.actions.rows` with is_provisional, the latest closed first.
    """
    last_met = (
        select(Meeting.held_on)
        .where(
            Meeting.committee_id == committee_id,
            Meeting.held_on < today,
            Meeting.status.in_([MeetingStatus.SCHEDULED, MeetingStatus.HELD]),
        )
        .order_by(Meeting.held_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    return all_of(
        actions.rows(reader, today)
        .add_columns(Action.is_provisional)
        .where(
            Action.committee_id == committee_id,
            or_(
                Action.closed_on >= func.coalesce(last_met, today - timedelta(days=90)),
                Action.is_provisional,
            ),
        )
        .order_by(Action.closed_on.desc(), Action.id.desc())
        .limit(MOST_CLOSED)
    )


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
