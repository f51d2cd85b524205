"""Recommendations, as far as a reader may know of the actions they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, Committee, Recommendation
from tracker.queries import actions, visibility
from tracker.queries.fetch import AnyRow, all_of, first_of
from tracker.vocabulary import ActionKind, ActionStatus


def find(action_id: int) -> Recommendation | None:
    """What is known of an action as a recommendation; the caller has checked the right."""
    return db.session.scalar(select(Recommendation).where(Recommendation.action_id == action_id))


def load_origin(action: Action) -> Action:
    """The same action with its meeting, committee and item, for what results from it."""
    found = db.session.scalar(
        select(Action)
        .options(
            joinedload(Action.committee),
            joinedload(Action.meeting),
            joinedload(Action.item),
        )
        .where(Action.id == action.id)
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise ValueError("The action is gone.")
    return found


def find_result(reader: Reader, recommendation: Recommendation | None) -> AnyRow | None:
    """The action that results, where the reader may know of it: code, year, number, wording."""
    if recommendation is None or recommendation.resulting_action_id is None:
        return None
    return first_of(
        select(Action.code, Action.year, Action.number, Action.wording).where(
            Action.id == recommendation.resulting_action_id, visibility.actions(reader)
        )
    )


def list_of_committee(reader: Reader, committee: Committee, today: date) -> Sequence[AnyRow]:
    """Every recommendation of a committee, by review, the latest agreed first.

    The columns of `queries.actions.rows`, and recipient, addressee, review, sent_on,
    received_on, response_due_on, response, responded_on; all NULL where nobody said to whom
    it goes.
    """
    return all_of(
        actions.rows(reader, today)
        .add_columns(
            Recommendation.recipient,
            Recommendation.addressee,
            Recommendation.review,
            Recommendation.sent_on,
            Recommendation.received_on,
            Recommendation.response_due_on,
            Recommendation.response,
            Recommendation.responded_on,
        )
        .join(Recommendation, Recommendation.action_id == Action.id, isouter=True)
        .where(
            Action.committee_id == committee.id,
            Action.kind == ActionKind.RECOMMENDATION,
            Action.status.not_in([ActionStatus.WITHDRAWN, ActionStatus.DUPLICATE]),
        )
        .order_by(Recommendation.review, Action.agreed_on.desc(), Action.id)
    )


def list_reviews(committee_id: int) -> Sequence[str]:
    """Names of the reviews that a clerk gave before, to be offered again."""
    return db.session.scalars(
        select(Recommendation.review)
        .join(Action, Action.id == Recommendation.action_id)
        .where(Action.committee_id == committee_id, Recommendation.review != "")
        .distinct()
        .order_by(Recommendation.review)
    ).all()
