"""How often a token of the API may ask: so many times in each minute of the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

MOST_A_MINUTE = 300
WINDOW = timedelta(minutes=1)


def window_of(now: datetime) -> datetime:
    """The minute a moment is in."""
    return now.replace(second=0, microsecond=0)


def seconds_left(now: datetime) -> int:
    """How many seconds to wait for the next minute, at least one."""
    return max(1, int((window_of(now) + WINDOW - now).total_seconds()))
