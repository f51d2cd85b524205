"""What does not change: a meeting whose minutes were confirmed, or whose papers are taken down."""

from __future__ import annotations

from tracker.models import Meeting
from tracker.rules.errors import Broken, RuleBroken


def check_not_down(meeting: Meeting, field: str = "") -> None:
    """Refuse to write on while papers are taken down: put back, they are what was published.

    Raises:
        RuleBroken: on `field`.
    """
    if meeting.minutes_down_at is not None or meeting.agenda_down_at is not None:
        raise RuleBroken(field, Broken.MINUTES_DOWN)


def check_unconfirmed(meeting: Meeting, field: str = "") -> None:
    """Refuse to change agenda, minutes or attendance of a meeting whose minutes are confirmed.

    What is decided later about its actions stands elsewhere; private matter can still be taken
    in private, redacted and taken down.

    Raises:
        RuleBroken: on `field`.
    """
    if meeting.minutes_confirmed_at is not None:
        raise RuleBroken(field, Broken.MINUTES_CONFIRMED)
