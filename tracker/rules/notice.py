"""Clear days' notice of a meeting."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from tracker.rules.calendar import clear_days
from tracker.vocabulary import Nation

CLEAR_DAYS = {
    Nation.ENGLAND: 5,
    Nation.WALES: 3,
    Nation.SCOTLAND: 3,
    Nation.NORTHERN_IRELAND: 5,
}
"""Clear days for which agenda and reports are open before a meeting.

England and Wales: Local Government Act 1972, sections 100A(6) and 100B(3), as
amended; Scotland: Local Government (Scotland) Act 1973, sections 50A(6) and
50B(3); Northern Ireland: Local Government Act (Northern Ireland) 2014, part 8.
"""


@dataclass(frozen=True, slots=True)
class Notice:
    """Clear days given and expected; too few is a warning, never a block."""

    given: int
    expected: int

    @property
    def enough(self) -> bool:
        """Whether at least the days expected were given."""
        return self.given >= self.expected


def notice(
    published_on: date, meeting_on: date, nation: Nation, holidays: Container[date]
) -> Notice:
    """Return the clear days between publication of an agenda and its meeting.

    Args:
        published_on: the London day on which the agenda was published.
        meeting_on: the day of the meeting.
        nation: whose law applies.
        holidays: bank holidays, which do not count; empty where they do.
    """
    return Notice(clear_days(published_on, meeting_on, holidays), CLEAR_DAYS[nation])
