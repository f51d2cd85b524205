"""Opening and ending sign-ins, and noting refused ones."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, update

from tracker.db import db
from tracker.models import Person, SignIn, SignInFailure

FAILURES_KEPT = timedelta(days=1)


def sign_in(person: Person, device: str, now: datetime) -> str:
    """Open a sign-in and return its token, which is stored only as a digest."""
    token = secrets.token_urlsafe(32)
    db.session.add(
        SignIn(
            token_hash=hashlib.sha256(token.encode()).hexdigest(),
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


def touch(sign_in_id: int, now: datetime) -> None:
    """Note that a sign-in was used."""
    db.session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now))


def note_failure(email: str, address: str, now: datetime) -> None:
    """Note a refused sign-in, and drop those too old to matter."""
    db.session.execute(delete(SignInFailure).where(SignInFailure.failed_at < now - FAILURES_KEPT))
    db.session.add(SignInFailure(email=email[:255], address=address, failed_at=now))
