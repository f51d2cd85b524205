"""Forms that make a new thing make one, however often they are sent (REL-04)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from tracker.db import db
from tracker.models import Submission


def begin(token: str, now: datetime) -> str | None:
    """Claim a form's one-time token; the address its first sending led to if that is done.

    Of two sendings at the same time the second waits here for the first, and is then refused
    by the unique token: its caller asks again.
    """
    led_to = db.session.scalar(select(Submission.led_to).where(Submission.token == token))
    if led_to:
        return led_to
    db.session.add(Submission(token=token, led_to="", sent_at=now))
    db.session.flush()
    return None


def finish(token: str, led_to: str) -> None:
    """Note where the form led."""
    db.session.execute(
        update(Submission).where(Submission.token == token).values(led_to=led_to[:255])
    )
