"""Opening and ending sign-ins, and noting refused ones."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, text, update

from tracker.access.reader import Reader
from tracker.access.tokens import hash_of
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Person, SignIn, SignInFailure

FAILURES_KEPT = timedelta(days=1)


def sign_in(person: Person, device: str, now: datetime) -> str:
    """Open a sign-in and return its token, which is stored only as a digest."""
    token = secrets.token_urlsafe(32)
    db.session.add(
        SignIn(
            token_hash=hash_of(token),
            person_id=person.id,
            began_at=now,
            seen_at=now,
            device=device[:255],
        )
    )
    db.session.flush()
    return token


def sign_out(sign_in_id: int, now: datetime) -> None:
    """End a sign-in on the server, so that its cookie is worth nothing."""
    db.session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(ended_at=now))


def end_sign_ins(person_id: int, now: datetime, *, keep: int | None = None) -> int:
    """End every open sign-in of a person but the one kept, and return how many."""
    wanted = update(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
    if keep is not None:
        wanted = wanted.where(SignIn.id != keep)
    found = db.session.execute(wanted.values(ended_at=now).returning(SignIn.id))
    return len(found.all())


def end_own(
    person: Person, actor: Reader, now: datetime, *, keep: int, only: int | None = None
) -> int:
    """End one of a person's own other sign-ins, or all of them; return how many ended."""
    if only is None:
        ended = end_sign_ins(person.id, now, keep=keep)
    else:
        mine = update(SignIn).where(
            SignIn.id == only,
            SignIn.id != keep,
            SignIn.person_id == person.id,
            SignIn.ended_at.is_(None),
        )
        found = db.session.execute(mine.values(ended_at=now).returning(SignIn.id))
        ended = len(found.all())
    if ended:
        record(AuditTag.SIGN_INS_ENDED, person, actor, person.name)
    return ended


def touch(sign_in_id: int, now: datetime) -> None:
    """Note that a sign-in was used."""
    db.session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now))


def prove(sign_in_id: int, tried: int, now: datetime) -> None:
    """Note that whoever is signed in entered their password again; the try was right."""
    forget_failure(tried)
    db.session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(proved_at=now))


def guess_in_turn() -> None:
    """Let those who try at the same time count one another: PostgreSQL is told to queue them."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("LOCK TABLE sign_in_failure IN SHARE ROW EXCLUSIVE MODE"))


def forget_failure(failure_id: int) -> None:
    """Take back a try that turned out to be right."""
    db.session.execute(delete(SignInFailure).where(SignInFailure.id == failure_id))


def note_failure(email: str, address: str, now: datetime) -> int:
    """Note a try as refused, drop those too old to matter, and return its key."""
    db.session.execute(delete(SignInFailure).where(SignInFailure.failed_at < now - FAILURES_KEPT))
    failure = SignInFailure(email=email[:255], address=address, failed_at=now)
    db.session.add(failure)
    db.session.flush()
    return failure.id
