"""Whom a request for an update reaches, and when it was made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from tracker import clock
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, AuditEvent, Person
from tracker.queries import assigned


def list_told(action: Action, today: date) -> Sequence[str]:
    """Names of those who answer for the action or contribute to it and have an e-mail address."""
    reached = assigned.list_reachable_holders({action.lead_post_id, *action.contributing}, today)
    people = sorted({row.person_id for row in reached})
    return db.session.scalars(
        select(Person.name).where(Person.id.in_(people)).order_by(Person.name)
    ).all()


def list_asked_on(action: Action) -> list[date]:
    """The days of the requests that its owner has not answered, earliest first."""
    asked = db.session.scalars(
        select(AuditEvent.at)
        .where(
            AuditEvent.subject_type == "action",
            AuditEvent.subject_id == action.id,
            AuditEvent.tag == AuditTag.UPDATE_ASKED.value,
        )
        .order_by(AuditEvent.id.desc())
        .limit(action.times_asked)
    ).all()
    return [at.astimezone(clock.LONDON).date() for at in reversed(asked)]
