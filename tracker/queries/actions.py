"""Actions a reader may know of: one, those of a thing, and the lists of the desks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, case, func, null, select
from sqlalchemy.orm import joinedload, selectinload, undefer, with_expression

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    ActionIndicator,
    AgendaItem,
    Committee,
    Indicator,
    Meeting,
    Post,
)
from tracker.queries import NotFoundError, unreachable, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of, first_of, one_of
from tracker.queries.quick_words import as_word
from tracker.queries.standing import is_open, standing_column, stands
from tracker.vocabulary import Expectation, Restriction, Standing


def get(reader: Reader, code: str, year: str, number: int) -> Action:
    """The action with that reference: committee, lead post, contributors loaded."""
    action = db.session.scalar(
        select(Action)
        .options(
            joinedload(Action.committee),
            joinedload(Action.lead_post),
            selectinload(Action.contributors),
            with_expression(Action.shown_passage, shown_passage(reader)),
        )
        .where(
            Action.code == code.upper(),
            Action.year == year,
            Action.number == number,
            visibility.actions(reader),
        )
    )
    if action is None:
        raise NotFoundError
    return action


def shown_passage(reader: Reader) -> Any:  # noqa: ANN401 - an SQL expression
    """The passage where the reader may read it, else NULL."""
    return case((visibility.passage_of_action(reader), Action.passage), else_=null())


def get_words(action: Action) -> Action:
    """The same action with its passage loaded, for the clerk who amends it."""
    db.session.refresh(action, ["passage"])
    return action


def expectations_of(action_id: int) -> dict[int, Expectation]:
    """What an action is meant to do to each indicator it concerns, by the indicator's key."""
    linked = all_of(
        select(ActionIndicator.indicator_id, ActionIndicator.expectation).where(
            ActionIndicator.action_id == action_id
        )
    )
    return {row.indicator_id: row.expectation for row in linked}


def list_contributors(action: Action) -> Sequence[str]:
    """Titles of the posts that contribute to an action."""
    if not action.contributing:
        return []
    return db.session.scalars(
        select(Post.title).where(Post.id.in_(sorted(action.contributing))).order_by(Post.title)
    ).all()


def load(action_ids: Sequence[int]) -> Sequence[Action]:
    """Actions to change, whole, in order of their keys; the caller has checked the right."""
    return db.session.scalars(
        select(Action)
        .options(undefer(Action.passage), selectinload(Action.contributors))
        .where(Action.id.in_(action_ids))
        .order_by(Action.id)
    ).all()


@lru_cache(maxsize=128)
def rows(reader: Reader, today: date) -> AnySelect:
    """The columns of every list of actions, of those the reader may know of.

    id, code, year, number, wording, kind, status, due_on, paper_due_on, what
    `wording.due` reads (due_kind, due_month, due_count, due_unit, due_condition,
    due_words, due_basis), due_meeting_id, sooner_if_available, first_due_on, times_deferred, answered_on, review_on,
    closed_on, outcome, agreed_on, reading_class, issued_at, asked_on, times_asked, lead_post_id, post (title),
    post_name_is_public, committee_id, committee_code, committee_name, standing.

    What is made of it is kept for the next request of a reader of whom exactly the same holds.
    """
    columns: list[Any] = [
        Action.id,
        Action.code,
        Action.year,
        Action.number,
        Action.wording,
        as_word(Action.kind),
        as_word(Action.status),
        Action.due_on,
        Action.paper_due_on,
        as_word(Action.due_kind),
        Action.due_month,
        Action.due_count,
        as_word(Action.due_unit),
        Action.due_condition,
        Action.due_words,
        as_word(Action.due_basis),
        Action.due_meeting_id,
        Action.sooner_if_available,
        Action.first_due_on,
        Action.times_deferred,
        Action.answered_on,
        Action.review_on,
        Action.closed_on,
        as_word(Action.outcome),
        Action.agreed_on,
        as_word(Action.reading_class),
        Action.issued_at,
        Action.asked_on,
        Action.times_asked,
        Action.lead_post_id,
        Action.item_id,
        Post.title.label("post"),
        Post.name_is_public.label("post_name_is_public"),
        Action.committee_id,
        Committee.code.label("committee_code"),
        Committee.name.label("committee_name"),
        standing_column(today).label("standing"),
    ]
    return (
        select(*columns)
        .join(Committee, Committee.id == Action.committee_id)
        .join(Post, Post.id == Action.lead_post_id, isouter=True)
        .where(visibility.actions(reader))
    )


def keys(reader: Reader) -> AnySelect:
    """The keys of the actions the reader may know of, joined as `rows` is."""
    return (
        select(Action.id)
        .join(Committee, Committee.id == Action.committee_id)
        .where(visibility.actions(reader))
    )


def list_of_meeting(reader: Reader, meeting_id: int, today: date) -> dict[int, list[AnyRow]]:
    """Actions agreed at a meeting, by the key of their item (0 for none)."""
    found: dict[int, list[AnyRow]] = {}
    wanted = rows(reader, today).where(Action.meeting_id == meeting_id).order_by(Action.number)
    for row in all_of(wanted):
        found.setdefault(row.item_id or 0, []).append(row)
    return found


def list_of_item(reader: Reader, item_id: int, today: date) -> Sequence[AnyRow]:
    """Actions agreed under an item, in order of their numbers."""
    wanted = rows(reader, today).where(Action.item_id == item_id).order_by(Action.number)
    return all_of(wanted)


def list_due_at(reader: Reader, meeting_id: int, today: date) -> Sequence[AnyRow]:
    """Open actions due at a meeting."""
    wanted = rows(reader, today).where(Action.due_meeting_id == meeting_id, is_open())
    return all_of(wanted.order_by(Action.agreed_on, Action.id))


def list_owned(reader: Reader, today: date) -> Sequence[AnyRow]:
    """Open actions that the reader's posts lead or contribute to, soonest first."""
    wanted = rows(reader, today).where(visibility.owned(reader), is_open())
    return all_of(wanted.order_by(Action.due_order, Action.id))


def list_outstanding(reader: Reader, committee_id: int, today: date) -> Sequence[AnyRow]:
    """Everything of a committee that is not closed, soonest due first, undated last."""
    wanted = rows(reader, today).where(Action.committee_id == committee_id, is_open())
    return all_of(wanted.order_by(Action.due_order, Action.id))


def list_where_they_stand(
    reader: Reader, committee_ids: Sequence[int], today: date
) -> Sequence[AnyRow]:
    """What counting needs of `list_outstanding`, of several committees: id, committee_id, due_on, standing."""
    return all_of(
        select(
            Action.id,
            Action.committee_id,
            Action.due_on,
            standing_column(today).label("standing"),
        )
        .where(visibility.actions(reader), Action.committee_id.in_(committee_ids), is_open())
        .order_by(Action.due_order, Action.id)
    )


def list_by_key(reader: Reader, today: date, keys: Sequence[int]) -> dict[int, AnyRow]:
    """Rows of actions by their keys."""
    if not keys:
        return {}
    return {row.id: row for row in all_of(rows(reader, today).where(Action.id.in_(keys)))}


def list_closed_since(
    reader: Reader, committee_ids: Sequence[int], since: date, today: date, *, most: int = 50
) -> Sequence[AnyRow]:
    """Actions of committees closed on or after a day, latest first: they have left the log."""
    wanted = rows(reader, today).where(
        Action.committee_id.in_(committee_ids), Action.closed_on >= since
    )
    return all_of(wanted.order_by(Action.closed_on.desc(), Action.id.desc()).limit(most))


def list_of_indicator(reader: Reader, indicator_id: int, today: date) -> Sequence[AnyRow]:
    """Actions that concern an indicator, in the order they were agreed; with expectation."""
    wanted = (
        rows(reader, today)
        .add_columns(ActionIndicator.expectation)
        .join(ActionIndicator, ActionIndicator.action_id == Action.id)
        .where(ActionIndicator.indicator_id == indicator_id)
    )
    return all_of(wanted.order_by(Action.agreed_on, Action.id))


def count_by_standing(
    reader: Reader, today: date, committee_ids: Sequence[int] | None = None
) -> dict[Standing, int]:
    """How many open actions stand how; every standing is there, nought included."""
    standing = standing_column(today).label("standing")
    wanted = (
        select(standing, func.count())
        .where(visibility.actions(reader), is_open())
        .group_by(standing)
    )
    if committee_ids is not None:
        wanted = wanted.where(Action.committee_id.in_(committee_ids))
    counted = {Standing(row[0]): row[1] for row in all_of(wanted)}
    return {each: counted.get(each, 0) for each in Standing if each is not Standing.CLOSED}


@dataclass(frozen=True, slots=True)
class Wanting:
    """How much wants a clerk: actions of each kind, and people e-mail does not reach."""

    overdue: int
    awaiting: int
    ownerless: int
    undated: int
    refused: int


def count_wanting_a_clerk(reader: Reader, today: date) -> Wanting:
    """How many visible open actions are overdue, await agreement, lack an owner, lack a date.

    And how many people mail does not reach; all in one statement.
    """
    return Wanting(*one_of(_wanting(reader, today)))


@lru_cache(maxsize=128)
def _wanting(reader: Reader, today: date) -> AnySelect:
    wanted = (
        stands(Standing.OVERDUE, today),
        stands(Standing.AWAITING_AGREEMENT, today),
        and_(is_open(), Action.lead_post_id.is_(None)),
        stands(Standing.NO_DATE, today),
    )
    counts: list[Any] = [
        select(func.count())
        .select_from(Action)
        .where(visibility.actions(reader), each)
        .scalar_subquery()
        for each in wanted
    ]
    return select(*counts, unreachable.counted())


def count_due_at(reader: Reader, meeting_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Of the visible open actions due at each meeting, how many are answered, and how many there are."""
    if not meeting_ids:
        return {}
    rows = all_of(
        select(Action.due_meeting_id, func.count(Action.answered_on), func.count())
        .where(Action.due_meeting_id.in_(meeting_ids), is_open(), visibility.actions(reader))
        .group_by(Action.due_meeting_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def find_origin(reader: Reader, action: Action) -> AnyRow | None:
    """The item and meeting an action comes from, as far as the reader may know of them.

    Columns: item_public_id, number, title, meeting_public_id, held_on; the first three
    are NULL when the item is not visible.
    """
    if action.meeting_id is None:
        return None
    shown = case(
        (visibility.content_of_item(reader), AgendaItem.title), else_=AgendaItem.public_title
    )
    seen = visibility.items(reader)
    return first_of(
        select(
            case((seen, AgendaItem.public_id), else_=null()).label("item_public_id"),
            case((seen, AgendaItem.number), else_=null()).label("number"),
            case((seen, shown), else_=null()).label("title"),
            Meeting.public_id.label("meeting_public_id"),
            Meeting.held_on,
        )
        .select_from(Meeting)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(AgendaItem, AgendaItem.id == action.item_id, isouter=True)
        .where(Meeting.id == action.meeting_id, visibility.committees(reader))
    )


def list_indicators(reader: Reader, action_id: int) -> Sequence[AnyRow]:
    """Indicators an action concerns: id, reference, name, unit, decimals, polarity, expectation."""
    return all_of(
        select(
            Indicator.id,
            Indicator.reference,
            Indicator.name,
            Indicator.unit,
            Indicator.decimals,
            Indicator.polarity,
            Indicator.basis,
            Indicator.frequency,
            Indicator.counts_people,
            Indicator.target,
            Indicator.target_low,
            Indicator.target_high,
            ActionIndicator.expectation,
            ActionIndicator.low,
            ActionIndicator.high,
        )
        .join(ActionIndicator, ActionIndicator.indicator_id == Indicator.id)
        .where(ActionIndicator.action_id == action_id, visibility.indicators(reader))
        .order_by(Indicator.name)
    )


def find_named_meeting(meeting_id: int | None) -> AnyRow | None:
    """Day, public id and status of the meeting an action is due at."""
    if meeting_id is None:
        return None
    return first_of(
        select(Meeting.public_id, Meeting.held_on, Meeting.start_time, Meeting.status).where(
            Meeting.id == meeting_id
        )
    )


def list_private(action_ids: Sequence[int]) -> set[int]:
    """Those that are private by themselves, whatever their item is."""
    if not action_ids:
        return set()
    return set(
        db.session.scalars(
            select(Action.id).where(
                Action.id.in_(action_ids), Action.restriction != Restriction.OPEN
            )
        )
    )
