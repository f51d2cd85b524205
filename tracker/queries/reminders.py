"""Whom to remind of what: who is told, what presses, what was told already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import ColumnElement, and_, func, or_, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    ActionPost,
    Committee,
    Meeting,
    Membership,
    OutgoingEmail,
    Person,
    ReminderChoice,
)
from tracker.queries import assigned, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.readers import CHAIRING
from tracker.queries.standing import stands
from tracker.vocabulary import EmailKind, MeetingStatus, Standing

ABOUT_RECORDS, ABOUT_RESPONSES = "told", "responses"
"""Under which names an e-mail keeps what it tells of: actions or meetings, and responses."""

News: TypeAlias = tuple[str, int, str]
"""One thing told: under which name it is kept, the key of its record, and the day it was told with."""

MOST_TOLD = 40
"""Of one kind in one e-mail; the desk has the rest."""

DEFAULT = ReminderChoice(weekly_digest=True, due_tomorrow=False, overdue=False, before_meeting=True)


def people_of(post_ids: Iterable[int], today: date) -> dict[int, set[int]]:
    """Who is told of the actions of each post: whoever answers for it today and has an address."""
    found: dict[int, set[int]] = {}
    for row in assigned.list_reachable_holders(post_ids, today):
        found.setdefault(row.post_id, set()).add(row.person_id)
    return found


def _asked(today: date) -> ColumnElement[bool]:
    """Issued actions that still wait for an answer of their owner."""
    pressing = or_(*(stands(each, today) for each in (Standing.OVERDUE, Standing.DUE_SOON)))
    return and_(Action.issued_at.is_not(None), pressing)


def list_pressing_posts(today: date) -> set[int]:
    """Posts that lead or contribute to an issued action that is overdue or due soon."""
    led = select(Action.lead_post_id).where(_asked(today), Action.lead_post_id.is_not(None))
    helped = (
        select(ActionPost.post_id)
        .join(Action, Action.id == ActionPost.action_id)
        .where(_asked(today))
    )
    return {key for key in db.session.scalars(led.union(helped)) if key is not None}


def list_pressing(reader: Reader, today: date) -> Sequence[AnyRow]:
    """The reader's issued actions that are overdue or due soon, as `assigned.told` tells them."""
    return all_of(assigned.told(reader).where(visibility.owned(reader), _asked(today)))


def list_some(reader: Reader, action_ids: Sequence[int], today: date) -> Sequence[AnyRow]:
    """Those of the actions that a post of the reader leads and that still press."""
    return all_of(
        assigned.told(reader).where(
            Action.id.in_(action_ids),
            Action.lead_post_id.in_(sorted(reader.post_ids)),
            _asked(today),
        )
    )


def list_newly_overdue(today: date, first: date, last: date) -> Sequence[AnyRow]:
    """Issued actions overdue since a day between two: id, lead_post_id, day."""
    return all_of(
        select(Action.id, Action.lead_post_id, Action.due_on.label("day")).where(
            Action.issued_at.is_not(None),
            Action.lead_post_id.is_not(None),
            stands(Standing.OVERDUE, today),
            Action.due_order.between(first, last),
        )
    )


def list_nearly_due(today: date, first: date, last: date) -> Sequence[AnyRow]:
    """Issued actions whose paper, or else which themselves, are due between two days."""
    day = func.coalesce(Action.paper_due_on, Action.due_on)
    return all_of(
        select(Action.id, Action.lead_post_id, day.label("day")).where(
            Action.issued_at.is_not(None),
            Action.lead_post_id.is_not(None),
            stands(Standing.DUE_SOON, today),
            day.between(first, last),
        )
    )


def list_chairs(today: date) -> Sequence[AnyRow]:
    """Chairs and vice-chairs of a day who can be written to: committee_id, person_id."""
    return all_of(
        select(Membership.committee_id, Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.role.in_(CHAIRING),
            Membership.from_on <= today,
            or_(Membership.to_on.is_(None), Membership.to_on >= today),
            Person.email.is_not(None),
            Person.disabled_at.is_(None),
        )
    )


def list_reachable_clerks() -> list[int]:
    """Keys of the clerks who can be written to."""
    return list(
        db.session.scalars(
            select(Person.id).where(
                Person.is_clerk.is_(True), Person.email.is_not(None), Person.disabled_at.is_(None)
            )
        )
    )


def list_answered_committees(today: date) -> set[int]:
    """Committees with an answer that waits for their agreement."""
    return set(
        db.session.scalars(
            select(Action.committee_id).where(stands(Standing.AWAITING_AGREEMENT, today)).distinct()
        )
    )


def list_of_committees(
    reader: Reader, committee_ids: Iterable[int], standing: Standing, today: date
) -> Sequence[AnyRow]:
    """Actions of committees that stand so and the reader may know of, as `assigned.told`."""
    return all_of(
        assigned.told(reader).where(
            Action.committee_id.in_(sorted(committee_ids)),
            stands(standing, today),
            visibility.actions(reader),
        )
    )


def list_due_at(reader: Reader, meeting_id: int, today: date) -> Sequence[AnyRow]:
    """Actions due at a meeting that nobody answered yet, as `assigned.told`."""
    unanswered = or_(
        *(stands(each, today) for each in (Standing.DUE_SOON, Standing.ON_TRACK, Standing.OVERDUE))
    )
    return all_of(
        assigned.told(reader).where(
            Action.due_meeting_id == meeting_id, unanswered, visibility.actions(reader)
        )
    )


def list_meetings(first: date, last: date) -> Sequence[AnyRow]:
    """Meetings that will be held between two days, in order.

    Columns: id, public_id, committee_id, held_on, day (the same), start_time, agenda_published_at,
    code, committee_name (NULL unless public).
    """
    return all_of(
        select(
            Meeting.id,
            Meeting.public_id,
            Meeting.committee_id,
            Meeting.held_on,
            Meeting.held_on.label("day"),
            Meeting.start_time,
            Meeting.agenda_published_at,
            Committee.code,
            assigned.public_name().label("committee_name"),
        )
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Meeting.held_on.between(first, last), Meeting.status == MeetingStatus.SCHEDULED)
        .order_by(Meeting.held_on, Meeting.start_time, Meeting.id)
    )


def choices_of(person_ids: Iterable[int]) -> dict[int, ReminderChoice]:
    """What people chose; who never chose is left out and gets `DEFAULT`."""
    found = db.session.scalars(
        select(ReminderChoice).where(ReminderChoice.person_id.in_(sorted(person_ids)))
    )
    return {each.person_id: each for each in found}


def choice_of(person_id: int) -> ReminderChoice:
    """What somebody chose, or what those get who never chose."""
    return choices_of([person_id]).get(person_id, DEFAULT)


def told_of(kind: EmailKind, since: datetime) -> dict[int, set[News]]:
    """What people were told of in e-mails of a kind, by person."""
    rows = all_of(
        select(OutgoingEmail.person_id, OutgoingEmail.about).where(
            OutgoingEmail.kind == kind, OutgoingEmail.queued_at >= since
        )
    )
    found: dict[int, set[News]] = {}
    for row in rows:
        told = found.setdefault(row.person_id, set())
        for about in (ABOUT_RECORDS, ABOUT_RESPONSES):
            told.update((about, int(key), str(day)) for key, day in row.about.get(about, []))
    return found
