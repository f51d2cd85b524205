"""Forms and requests that make a new thing make one, however often they are sent (REL-04)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from tracker.db import db
from tracker.models import Submission


class TokenReusedError(Exception):
    """A token that stood for one thing is sent with another."""


def begin(token: str, now: datetime, digest: str | None = None) -> str | None:
    """Claim a one-time token; the address its first sending led to if that is done.

    Of two sendings at the same time the second waits here for the first, and is then refused
    by the unique token: its caller asks again.

    Raises:
        TokenReusedError: what was sent first with this token has another digest.
    """
    found = db.session.execute(
        select(Submission.led_to, Submission.digest).where(Submission.token == token)
    ).first()
    if found is not None and found.digest != digest:
        raise TokenReusedError
    if found is not None and found.led_to:
        return found.led_to
    db.session.add(Submission(token=token, led_to="", digest=digest, sent_at=now))
    db.session.flush()
    return None


def finish(token: str, led_to: str) -> None:
    """Note where the form led."""
    db.session.execute(
        update(Submission).where(Submission.token == token).values(led_to=led_to[:255])
    )
