"""What anybody may see has changed about actions and meetings: for feeds, which ask as the public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import func, select

from tracker.access.reader import PUBLIC
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, AuditEvent, Meeting
from tracker.queries import actions, register
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.register import Filters

SEEN_BY_ALL = (
    AuditTag.ACTION_AMENDED,
    AuditTag.ACTION_REASSIGNED,
    AuditTag.ACTION_HANDED_OVER,
    AuditTag.ACTION_DUE_CHANGED,
    AuditTag.ACTION_DUE_FOLLOWED,
    AuditTag.UPDATE_RELEASED,
    AuditTag.ACTION_CLOSED,
    AuditTag.ACTION_PAUSED,
    AuditTag.ACTION_REOPENED,
    AuditTag.ACTION_WITHDRAWN,
)
"""Changes that show on a public action's page. What owners and chairs say inside is not among them."""

LATEST_EVENTS = 500
LATEST_AGREED = 100
LATEST_MEETINGS = 20
MOST_OF_MEETINGS = 200


@dataclass(frozen=True, slots=True)
class Changed:
    """A public action and when what the public sees of it last changed.

    Attributes:
        row: a row of `queries.actions.rows`.
        public_at: when it became public; None where no minutes say.
        changed_at: never before that.
    """

    row: AnyRow
    public_at: datetime | None
    changed_at: datetime


def list_changed(filters: Filters, today: date, *, most: int = 50) -> list[Changed]:
    """The public actions that match and changed last, latest first, closed ones too.

    Looked for among what changed lately anywhere and what was agreed last, so that the cost
    does not grow with the register. Six statements.
    """
    keys = _candidates(replace(filters, with_closed=True), today)
    found = all_of(
        actions.rows(PUBLIC, today)
        .add_columns(Meeting.minutes_published_at)
        .join(Meeting, Meeting.id == Action.meeting_id, isouter=True)
        .where(Action.id.in_(sorted(keys)))
    )
    moments = _last_moments([row.id for row in found])
    changed = [_changed(row, moments) for row in found]
    changed.sort(key=lambda each: (each.changed_at, each.row.id), reverse=True)
    return changed[:most]


def find_changed(action: Action, today: date) -> Changed | None:
    """One public action."""
    row = db.session.execute(
        actions.rows(PUBLIC, today)
        .add_columns(Meeting.minutes_published_at)
        .join(Meeting, Meeting.id == Action.meeting_id, isouter=True)
        .where(Action.id == action.id)
    ).first()
    return None if row is None else _changed(row, _last_moments([action.id]))


def list_events(action_id: int, since: datetime | None) -> Sequence[AnyRow]:
    """What everybody may know was done to a public action since it became public: id, tag, at."""
    wanted = select(AuditEvent.id, AuditEvent.tag, AuditEvent.at).where(
        AuditEvent.subject_type == Action.__tablename__,
        AuditEvent.subject_id == action_id,
        AuditEvent.tag.in_(
            [tag.value for tag in SEEN_BY_ALL if tag is not AuditTag.UPDATE_RELEASED]
        ),
    )
    if since is not None:
        wanted = wanted.where(AuditEvent.at > since)
    return all_of(wanted.order_by(AuditEvent.id.desc()).limit(LATEST_AGREED))


def list_published(committee_id: int, *, most: int = 30) -> Sequence[AnyRow]:
    """The committee's meetings whose agenda is public, latest first.

    Columns: public_id, held_on, agenda_published_at, minutes_published_at.
    """
    return all_of(
        select(
            Meeting.public_id,
            Meeting.held_on,
            Meeting.agenda_published_at,
            Meeting.minutes_published_at,
        )
        .where(Meeting.committee_id == committee_id, Meeting.agenda_published_at.is_not(None))
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .limit(most)
    )


def _candidates(filters: Filters, today: date) -> set[int]:
    """Keys of public actions that match, among which those that changed last are."""

    def keys(*conditions: Any, order: Any = None, most: int | None = None) -> set[int]:  # noqa: ANN401 - SQL expressions
        matching = register.matching(actions.keys(PUBLIC), filters, today).where(*conditions)
        if order is not None:
            matching = matching.order_by(*order)
        return set(db.session.scalars(matching.limit(most)))

    touched = db.session.scalars(
        select(AuditEvent.subject_id)
        .where(
            AuditEvent.subject_type == Action.__tablename__,
            AuditEvent.tag.in_([tag.value for tag in SEEN_BY_ALL]),
        )
        .order_by(AuditEvent.id.desc())
        .limit(LATEST_EVENTS)
    ).all()
    published = db.session.scalars(
        select(Meeting.id)
        .where(Meeting.minutes_published_at.is_not(None))
        .order_by(Meeting.minutes_published_at.desc())
        .limit(LATEST_MEETINGS)
    ).all()
    last_agreed = (Action.agreed_on.desc(), Action.id.desc())
    return (
        keys(order=last_agreed, most=LATEST_AGREED)
        | keys(Action.id.in_(sorted(set(touched))))
        | keys(Action.meeting_id.in_(published), order=last_agreed, most=MOST_OF_MEETINGS)
    )


def _last_moments(action_ids: Sequence[int]) -> dict[int, datetime]:
    tags = [tag.value for tag in (AuditTag.ACTION_RECORDED, *SEEN_BY_ALL)]
    found = all_of(
        select(AuditEvent.subject_id, func.max(AuditEvent.at).label("at"))
        .where(
            AuditEvent.subject_type == Action.__tablename__,
            AuditEvent.subject_id.in_(action_ids),
            AuditEvent.tag.in_(tags),
        )
        .group_by(AuditEvent.subject_id)
    )
    return {row.subject_id: row.at for row in found}


def _changed(row: AnyRow, moments: dict[int, datetime]) -> Changed:
    public_at = row.minutes_published_at
    agreed_at = datetime.combine(row.agreed_on or date.min, time(), UTC)
    known = [each for each in (public_at, moments.get(row.id)) if each is not None]
    return Changed(row, public_at, max(known, default=agreed_at))
