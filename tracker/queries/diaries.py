"""Meetings and due dates as calendars show them: only what may lie on other people's machines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import and_, case, func, null, or_, select

from tracker.access.reader import Reader
from tracker.access.tokens import hash_of
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, AuditEvent, CalendarLink, Committee, Meeting, Person
from tracker.queries import NotFoundError, assigned, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.standing import stands
from tracker.vocabulary import Standing

DAYS_BACK = 366
WAITING = (Standing.OVERDUE, Standing.DUE_SOON, Standing.ON_TRACK)


def list_meetings(
    reader: Reader, today: date, committee_ids: Sequence[int] | None
) -> Sequence[AnyRow]:
    """Meetings the reader may see, of the last year and to come, in order.

    Args:
        reader: sees only what they may know of.
        today: the London date.
        committee_ids: of these committees; of all when None.

    Returns:
        Rows of public_id, held_on, start_time, place and committee_name (both NULL unless the
        committee is public), kind, status, agenda_published_at, changes (how often it was
        moved, cancelled or corrected), changed_at (NULL when that is not on record).
    """
    told = [tag.value for tag in (AuditTag.MEETING_CHANGED, AuditTag.AGENDA_PUBLISHED)]
    known = [AuditTag.MEETING_SCHEDULED.value, *told]
    events = (
        select(
            AuditEvent.subject_id,
            func.count().filter(AuditEvent.tag.in_(told)).label("changes"),
            func.max(AuditEvent.at).label("changed_at"),
        )
        .where(AuditEvent.subject_type == Meeting.__tablename__, AuditEvent.tag.in_(known))
        .where(
            AuditEvent.subject_id.in_(
                select(Meeting.id).where(
                    Meeting.held_on >= today - timedelta(days=DAYS_BACK),
                    *(
                        [Meeting.committee_id.in_(committee_ids)]
                        if committee_ids is not None
                        else []
                    ),
                )
            )
        )
        .group_by(AuditEvent.subject_id)
        .subquery()
    )
    wanted = (
        select(
            Meeting.public_id,
            Meeting.held_on,
            Meeting.start_time,
            case((Committee.is_public, Meeting.place), else_=null()).label("place"),
            case((Committee.is_public, Committee.name), else_=null()).label("committee_name"),
            Meeting.kind,
            Meeting.status,
            Meeting.agenda_published_at,
            func.coalesce(events.c.changes, 0).label("changes"),
            events.c.changed_at,
        )
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(events, events.c.subject_id == Meeting.id, isouter=True)
        .where(Meeting.held_on >= today - timedelta(days=DAYS_BACK), visibility.committees(reader))
    )
    if committee_ids is not None:
        wanted = wanted.where(Meeting.committee_id.in_(committee_ids))
    return all_of(wanted.order_by(Meeting.held_on, Meeting.start_time, Meeting.id))


def list_due(reader: Reader, today: date) -> Sequence[AnyRow]:
    """Issued actions that a post of the reader leads and that still wait for an answer, as `assigned.told`.

    With changes (how often date, owner or words changed since) and changed_at.
    """
    moved = [
        tag.value
        for tag in (
            AuditTag.ACTION_DUE_CHANGED,
            AuditTag.ACTION_DUE_FOLLOWED,
            AuditTag.ACTION_AMENDED,
            AuditTag.ACTION_REASSIGNED,
            AuditTag.ACTION_RETURNED,
            AuditTag.ACTION_REOPENED,
        )
    ]
    wanted = and_(
        Action.lead_post_id.in_(sorted(reader.post_ids)),
        Action.issued_at.is_not(None),
        or_(*(stands(each, today) for each in WAITING)),
    )
    events = (
        select(
            AuditEvent.subject_id,
            func.count().label("changes"),
            func.max(AuditEvent.at).label("changed_at"),
        )
        .where(
            AuditEvent.subject_type == Action.__tablename__,
            AuditEvent.subject_id.in_(select(Action.id).where(wanted)),
            AuditEvent.tag.in_(moved),
        )
        .group_by(AuditEvent.subject_id)
        .subquery()
    )
    return all_of(
        assigned.told(reader)
        .add_columns(
            func.coalesce(events.c.changes, 0).label("changes"),
            func.coalesce(events.c.changed_at, Action.issued_at).label("changed_at"),
        )
        .join(events, events.c.subject_id == Action.id, isouter=True)
        .where(wanted)
    )


def find_link(person_id: int) -> CalendarLink | None:
    """The private calendar address somebody has now."""
    return db.session.scalar(
        select(CalendarLink).where(
            CalendarLink.person_id == person_id, CalendarLink.ended_at.is_(None)
        )
    )


def get_person_by_link(token: str) -> Person:
    """Whose private calendar address holds this token; not of who may not sign in."""
    person = db.session.scalar(
        select(Person)
        .join(CalendarLink, CalendarLink.person_id == Person.id)
        .where(
            CalendarLink.token_hash == hash_of(token),
            CalendarLink.ended_at.is_(None),
            Person.disabled_at.is_(None),
        )
    )
    if person is None:
        raise NotFoundError
    return person
