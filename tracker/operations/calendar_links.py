"""Private calendar addresses: made, and ended, by the person whose due dates they read."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import update

from tracker.access.reader import Reader
from tracker.access.tokens import hash_of
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import CalendarLink, Person

TOKEN_BYTES = 16


def make(person: Person, actor: Reader, now: datetime) -> str:
    """Make an address and return its token, kept only as a digest; an older one ends."""
    _end_open(person, now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    db.session.add(CalendarLink(token_hash=hash_of(token), person_id=person.id, made_at=now))
    db.session.flush()
    record(AuditTag.CALENDAR_LINK_MADE, person, actor, person.name)
    return token


def end(person: Person, actor: Reader, now: datetime) -> bool:
    """End the address; False when there was none."""
    ended = _end_open(person, now)
    if ended:
        record(AuditTag.CALENDAR_LINK_ENDED, person, actor, person.name)
    return ended


def _end_open(person: Person, now: datetime) -> bool:
    ended = db.session.execute(
        update(CalendarLink)
        .where(CalendarLink.person_id == person.id, CalendarLink.ended_at.is_(None))
        .values(ended_at=now)
        .returning(CalendarLink.id)
    ).all()
    return bool(ended)
