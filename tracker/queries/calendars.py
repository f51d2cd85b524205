"""What is in a committee's calendar, for planning more."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import select

from tracker.models import Meeting
from tracker.queries.fetch import all_of


def taken_by(committee_id: int) -> list[tuple[date, time]]:
    """Day and time of every meeting of a committee, cancelled ones as well."""
    rows = all_of(
        select(Meeting.held_on, Meeting.start_time).where(Meeting.committee_id == committee_id)
    )
    return [(row.held_on, row.start_time) for row in rows]
