"""What happened to a thing, from the audit events. Only for readers who may read its history."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from tracker.access.reader import Reader
from tracker.audit.tags import AuditTag
from tracker.db import Base
from tracker.models import AuditEvent, Person
from tracker.queries.fetch import AnyRow, all_of

MOST = 200
LATEST = 30

FOR_CLERKS = (
    AuditTag.READER_NAMED,
    AuditTag.READER_ENDED,
    AuditTag.RESTRICTION_KEPT,
    AuditTag.RESTRICTION_LIFTED,
)
"""Who else reads what is private and why it was private: not for owners and members, of whom an
action may tell and who read its history too."""


def list_of_action(reader: Reader, action: Base) -> Sequence[AnyRow]:
    """As `list_of`, of an action: what is said of its being private is for clerks alone."""
    rows = list_of(action)
    return rows if reader.is_clerk else [row for row in rows if row.tag not in FOR_CLERKS]


def list_of(subject: Base) -> Sequence[AnyRow]:
    """The latest events of a thing, newest first: id, at, tag, changes, reason, through, actor.

    `actor` is NULL for what the program did by itself; `through` names the token of the API that
    was used, and is NULL for what was done on a page.
    """
    return all_of(
        select(
            AuditEvent.id,
            AuditEvent.at,
            AuditEvent.tag,
            AuditEvent.changes,
            AuditEvent.reason,
            AuditEvent.through,
            Person.name.label("actor"),
        )
        .join(Person, Person.id == AuditEvent.actor_id, isouter=True)
        .where(
            AuditEvent.subject_type == subject.__tablename__, AuditEvent.subject_id == subject.id
        )
        .order_by(AuditEvent.id.desc())
        .limit(MOST)
    )


def latest_of(subject: Base) -> Sequence[AnyRow]:
    """The last 30 events of a thing, newest first: as `list_of`, and `number`, of how many."""
    return all_of(
        select(
            AuditEvent.id,
            AuditEvent.at,
            AuditEvent.tag,
            AuditEvent.changes,
            AuditEvent.reason,
            AuditEvent.through,
            Person.name.label("actor"),
            func.count().over().label("number"),
        )
        .join(Person, Person.id == AuditEvent.actor_id, isouter=True)
        .where(
            AuditEvent.subject_type == subject.__tablename__, AuditEvent.subject_id == subject.id
        )
        .order_by(AuditEvent.id.desc())
        .limit(LATEST)
    )
