"""Writes one audit event beside a change, in the same transaction."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import Enum
from typing import Any

from sqlalchemy import inspect

from tracker import clock
from tracker.access.reader import Reader
from tracker.audit import digests
from tracker.audit.tags import AuditTag
from tracker.db import Base, db
from tracker.models import AuditEvent

UNWORTHY = {"version"}


def plain(value: object) -> object:
    """A value as JSON can hold it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value


def changes_of(thing: Base) -> dict[str, Any]:
    """What has changed on a row since it was read, as {column: [old, new]}; not yet flushed."""
    state = inspect(thing)
    changed: dict[str, Any] = {}
    for attribute in state.mapper.column_attrs:
        if attribute.key in UNWORTHY:
            continue
        history = state.attrs[attribute.key].history
        if history.has_changes():
            old = history.deleted[0] if history.deleted else None
            new = history.added[0] if history.added else None
            if old != new:
                changed[attribute.key] = [plain(old), plain(new)]
    return changed


def record(
    tag: AuditTag,
    subject: Base,
    actor: Reader | None,
    name: str,
    *,
    changes: dict[str, Any] | None = None,
    reason: str | None = None,
) -> None:
    """Add the event; the subject must have been flushed, so that it has its key.

    Args:
        tag: what was done.
        subject: the row it was done to.
        actor: who did it; None for the program itself.
        name: how people call the subject, as it is now.
        changes: {what: [old, new]}, in values JSON can hold.
        reason: the words given for it.
    """
    event = AuditEvent(
        at=clock.now(),
        actor_id=actor.person_id if actor else None,
        through=(actor.through or None) if actor else None,
        tag=tag.value,
        subject_type=subject.__tablename__,
        subject_id=subject.id,
        subject_name=name[:255],
        changes=changes or {},
        reason=reason or None,
    )
    digests.stamp(event)
    db.session.add(event)
