"""What of a meeting is taken down now, and why."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from tracker.db import db
from tracker.models import Meeting, Takedown


def list_open(meeting: Meeting) -> Sequence[Takedown]:
    """What is taken down of a meeting whose page the reader sees, agenda first.

    The notices are for everybody. Nothing is asked of a meeting of which nothing is down.
    """
    if meeting.agenda_down_at is None and meeting.minutes_down_at is None:
        return []
    return db.session.scalars(
        select(Takedown)
        .where(Takedown.meeting_id == meeting.id, Takedown.put_back_at.is_(None))
        .order_by(Takedown.papers, Takedown.id)
    ).all()
