"""How responses to recommendations stand: one table, run through the rule and its SQL twin."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.rules.response_clock import Clock, Stand

AGREED = date(2014, 1, 23)
SENT = date(2014, 1, 27)
RECEIVED = date(2014, 1, 28)
DUE = date(2014, 3, 27)


class ResponseCase(NamedTuple):
    """The days of a notice, a day to look at it, how it stands then and whether that is told."""

    sent_on: date | None
    received_on: date | None
    due_on: date | None
    responded_on: date | None
    today: date
    stand: Stand
    presses: bool

    def __str__(self) -> str:
        """What it is called among the tests."""
        return f"{self.stand.clock.value}-{self.stand.days}-{self.today}"


NEW_YEAR = date(2015, 1, 1)
LATER = date(2014, 4, 1)
RESPONSE_CASES = (
    ResponseCase(None, None, None, None, SENT, Stand(Clock.NOT_SENT), presses=False),
    ResponseCase(SENT, None, None, None, DUE, Stand(Clock.SENT), presses=False),
    ResponseCase(SENT, RECEIVED, DUE, None, DUE, Stand(Clock.RUNNING, 0), presses=True),
    ResponseCase(
        SENT, RECEIVED, DUE, None, date(2014, 3, 12), Stand(Clock.RUNNING, 15), presses=False
    ),
    ResponseCase(
        SENT, RECEIVED, DUE, None, date(2014, 3, 13), Stand(Clock.RUNNING, 14), presses=True
    ),
    ResponseCase(SENT, RECEIVED, DUE, None, date(2014, 3, 28), Stand(Clock.LATE, 1), presses=True),
    ResponseCase(SENT, RECEIVED, None, None, DUE, Stand(Clock.NO_LIMIT), presses=False),
    ResponseCase(SENT, RECEIVED, DUE, DUE, NEW_YEAR, Stand(Clock.ANSWERED), presses=False),
    ResponseCase(
        SENT, RECEIVED, DUE, LATER, NEW_YEAR, Stand(Clock.ANSWERED_LATE, 5), presses=False
    ),
    ResponseCase(None, None, None, SENT, NEW_YEAR, Stand(Clock.ANSWERED), presses=False),
)
