"""Long work: what waits, how far it has come, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Job, Person
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.vocabulary import JobKind, JobState

MOST_SHOWN = 50


def get(reader: Reader, public_id: str) -> Job:
    """The job with a public id.

    Raises:
        NotFoundError: there is none, or the reader may not know of it.
    """
    job = db.session.scalar(select(Job).where(Job.public_id == public_id, visibility.jobs(reader)))
    if job is None:
        raise NotFoundError
    return job


def list_latest(reader: Reader) -> Sequence[AnyRow]:
    """The latest jobs, newest first; regular work that went well is left out.

    Columns: public_id, kind, arguments, state, done, total, message, queued_at, settled_at,
    asked_by.
    """
    return all_of(
        select(
            Job.public_id,
            Job.kind,
            Job.arguments,
            Job.state,
            Job.done,
            Job.total,
            Job.message,
            Job.queued_at,
            Job.settled_at,
            Person.name.label("asked_by"),
        )
        .outerjoin(Person, Person.id == Job.asked_by_id)
        .where(
            visibility.jobs(reader),
            (Job.kind != JobKind.PERIODIC) | (Job.state == JobState.FAILED),
        )
        .order_by(Job.queued_at.desc(), Job.id.desc())
        .limit(MOST_SHOWN)
    )


def find_latest(key_begins: str) -> Job | None:
    """The latest job whose key begins so."""
    return db.session.scalar(
        select(Job)
        .where(Job.key.startswith(key_begins, autoescape=True))
        .order_by(Job.id.desc())
        .limit(1)
    )


def is_cancel_asked(job_id: int) -> bool:
    """Whether somebody asked for a job to stop."""
    return db.session.scalar(select(Job.cancel_asked_at).where(Job.id == job_id)) is not None


def is_due(now: datetime) -> bool:
    """Whether a job is to be begun: a read, before a worker locks anything."""
    return (
        db.session.scalar(
            select(Job.id)
            .where(Job.state.in_([JobState.WAITING, JobState.RUNNING]), Job.try_at <= now)
            .limit(1)
        )
        is not None
    )


def is_queued(key: str) -> bool:
    """Whether a job with this key was ever queued: a read, before a scheduler locks anything."""
    return db.session.scalar(select(Job.id).where(Job.key == key)) is not None
