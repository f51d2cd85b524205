"""Long work: queued in the transaction that causes it, claimed by one worker at a time.

A worker claims a job for a while before it does anything, renews the claim as long as it lives,
and says afterwards how it ended; a worker that was killed in between leaves a job that is taken
up again when its claim has lapsed. What a job does must therefore bear being begun twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tracker.access.reader import Reader
from tracker.db import db, new_public_id
from tracker.models import Job
from tracker.vocabulary import JobKind, JobState

CLAIMED_FOR = timedelta(minutes=2)
MOST_ATTEMPTS = 5
"""How often a job is begun: one that takes its worker down each time must not do so for ever."""
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_MESSAGE = 255
KEPT = timedelta(days=90)
REGULAR_KEPT = timedelta(days=7)
"""Long enough to see whether regular work was done; its keys are spent after a day."""

UNSETTLED = (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that this worker alone may do, until its claim lapses.

    Attributes:
        id: key of the job.
        kind: what is to be done.
        arguments: keys of what it is about.
        asked_by_id: key of who asked; None for the program itself.
        attempt: 1 for the first.
    """

    id: int
    kind: JobKind
    arguments: dict[str, Any]
    asked_by_id: int | None
    attempt: int


def queue(
    kind: JobKind,
    arguments: dict[str, Any],
    now: datetime,
    *,
    actor: Reader | None = None,
    key: str | None = None,
    leads_to: str | None = None,
) -> Job | None:
    """Let a job be done once this transaction is committed; None when its key was queued before.

    Args:
        kind: what is to be done.
        arguments: keys of what it is about, never words.
        now: this moment.
        actor: who asks; None for the program itself.
        key: what makes it this job and no other; None when it may be queued any number of times.
        leads_to: the page on which its result is seen.
    """
    sqlite_ = db.session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if sqlite_ else postgresql.insert
    queued = db.session.scalar(
        insert(Job)
        .values(
            public_id=new_public_id(),
            key=key,
            kind=kind,
            arguments=arguments,
            leads_to=leads_to,
            asked_by_id=actor.person_id if actor else None,
            state=JobState.WAITING,
            done=0,
            queued_at=now,
            try_at=now,
            attempts=0,
        )
        .on_conflict_do_nothing(index_elements=["key"])
        .returning(Job.id)
    )
    return db.session.get(Job, queued) if queued is not None else None


def claim(now: datetime) -> Claim | None:
    """Take the job that has waited longest, so that no other worker does; None for none."""
    while True:
        found = db.session.scalar(_due(now).limit(1).with_for_update(skip_locked=True))
        if found is None:
            return None
        if found.cancel_asked_at is not None:
            found.state, found.settled_at = JobState.CANCELLED, now
        elif found.attempts >= MOST_ATTEMPTS:
            found.state, found.settled_at = JobState.FAILED, now
            found.message = f"It was begun {MOST_ATTEMPTS} times and never finished."
        else:
            found.state = JobState.RUNNING
            found.attempts += 1
            found.try_at = now + CLAIMED_FOR
            db.session.flush()
            return Claim(found.id, found.kind, found.arguments, found.asked_by_id, found.attempts)
        db.session.flush()


def _due(now: datetime) -> Any:  # noqa: ANN401 - a statement that can be locked
    return (
        select(Job).where(Job.state.in_(UNSETTLED), Job.try_at <= now).order_by(Job.try_at, Job.id)
    )


def renew(claimed: Claim, now: datetime) -> bool:
    """Keep the claim, since its worker lives; False when another has the job now."""
    return _change(claimed, try_at=now + CLAIMED_FOR)


def note_progress(claimed: Claim, done: int, total: int | None, now: datetime) -> bool:
    """Note how far it has come, and keep the claim; False when another has the job now."""
    return _change(claimed, done=done, total=total, try_at=now + CLAIMED_FOR)


def let_go(claimed: Claim, now: datetime) -> None:
    """Leave the job to the next worker, at once: this one was told to stop."""
    _change(claimed, state=JobState.WAITING, try_at=now)


def try_later(claimed: Claim, message: str, now: datetime) -> bool:
    """Let it be tried again after 1, 3, 9 … minutes; after the last attempt it has failed."""
    if claimed.attempt >= MOST_ATTEMPTS:
        settle(claimed, JobState.FAILED, message, now)
        return False
    pause = FIRST_PAUSE * 3 ** (claimed.attempt - 1)
    _change(claimed, state=JobState.WAITING, try_at=now + pause, message=message[:LONGEST_MESSAGE])
    return True


def settle(claimed: Claim, state: JobState, message: str | None, now: datetime) -> bool:
    """Note how it ended; False when another has the job now."""
    shown = message[:LONGEST_MESSAGE] if message else None
    return _change(claimed, state=state, settled_at=now, message=shown)


def _change(claimed: Claim, **values: object) -> bool:
    """Change the row, unless its claim lapsed and another worker has it now."""
    changed: Any = db.session.execute(
        update(Job)
        .where(Job.id == claimed.id, Job.attempts == claimed.attempt, Job.state == JobState.RUNNING)
        .values(**values)
    )
    return changed.rowcount == 1


def cancel(job: Job, now: datetime) -> None:
    """Ask for a job to stop: at once while it waits, at its next step while it is under way."""
    if job.state not in UNSETTLED or job.cancel_asked_at is not None:
        return
    job.cancel_asked_at = now
    if job.state is JobState.WAITING:
        job.state, job.settled_at = JobState.CANCELLED, now


def forget_old(now: datetime) -> int:
    """Take away what ended long ago; how many rows."""
    gone: Any = db.session.execute(
        delete(Job).where(
            Job.settled_at.is_not(None),
            or_(
                Job.settled_at < now - KEPT,
                and_(Job.kind == JobKind.PERIODIC, Job.settled_at < now - REGULAR_KEPT),
            ),
        )
    )
    return int(gone.rowcount)
