"""The only place that asks the time. Days are London days; moments are aware and in UTC."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_standing_at: ContextVar[datetime | None] = ContextVar("standing_at", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _standing_at.get() or datetime.now(UTC)


def today() -> date:
    """Today's date in London, whatever the server's own zone."""
    return now().astimezone(LONDON).date()


@contextmanager
def standing_at(moment: datetime) -> Generator[None]:
    """Let it be `moment` for what is done meanwhile here, and for nobody else.

    For the demonstration alone, whose history happened before it was loaded.

    Args:
        moment: aware; usually past.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment must be aware of its time zone.")
    token = _standing_at.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _standing_at.reset(token)
