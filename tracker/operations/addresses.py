"""Noting which addresses mail does not reach, and that one reaches its person again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete

from tracker.db import db
from tracker.models import Person, RefusedAddress

LONGEST_PROBLEM = 255


def note_refused(person: Person, problem: str, now: datetime) -> None:
    """Note that a mail server will never take mail for the address a person has now."""
    note_reached(person.id)
    db.session.add(
        RefusedAddress(
            person_id=person.id,
            address=person.email or "",
            problem=problem[:LONGEST_PROBLEM],
            noted_at=now,
        )
    )
    db.session.flush()


def note_reached(person_id: int) -> None:
    """Note that a mail got through."""
    db.session.execute(delete(RefusedAddress).where(RefusedAddress.person_id == person_id))
