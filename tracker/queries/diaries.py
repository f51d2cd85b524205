"""Meetings and due dates as calendars show them: only what may lie on other people's machines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import case, func, null, select

from tracker.access.reader import Reader
from tracker.audit.tags import AuditTag
from tracker.models import AuditEvent, Committee, Meeting
from tracker.queries import visibility
from tracker.queries.fetch import AnyRow, all_of

DAYS_BACK = 366


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
