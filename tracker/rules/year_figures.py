"""What became of the actions that a committee agreed in a municipal year.

Every action counts in exactly one `Ending`, so that they add up. The yardstick is the day it was
due when it ended: where the committee put an action off, it agreed to the later day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from tracker.rules.standing import standing
from tracker.vocabulary import ActionStatus, Ending, Outcome, Standing


@dataclass(frozen=True, slots=True)
class Agreed:
    """One action, as far as the figures need it; the dates are those of the action."""

    status: ActionStatus
    agreed_on: date | None
    due_on: date | None
    answered_on: date | None
    closed_on: date | None
    outcome: Outcome | None
    review_on: date | None = None
    times_deferred: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of some actions.

    Attributes:
        agreed: how many there are; the sum of `endings`.
        endings: how many came to each end, in the order of `Ending`; none is left out.
        deferred: how many were put off at least once.
        median_days: the middle number of days from agreeing to closing, of those completed; half
            days occur. None where none was.
    """

    agreed: int
    endings: dict[Ending, int]
    deferred: int
    median_days: float | None

    @property
    def completed(self) -> int:
        """How many were done, in time or not."""
        return sum(
            self.endings[each] for each in (Ending.ON_TIME, Ending.LATE, Ending.DONE_WITHOUT_DATE)
        )

    @property
    def on_time_of_dated(self) -> tuple[int, int]:
        """How many were done in time, of how many that were done and had a date."""
        in_time = self.endings[Ending.ON_TIME]
        return in_time, in_time + self.endings[Ending.LATE]


def is_counted(status: ActionStatus) -> bool:
    """Whether an action counts: a wrong entry and a second record of the same thing do not."""
    return status not in {ActionStatus.WITHDRAWN, ActionStatus.DUPLICATE}


def ending_of(action: Agreed, today: date) -> Ending:
    """Return what became of an action by a day.

    Done in time is what was answered (or, where nobody wrote an answer, closed) by the day it
    was due: how long the committee takes to agree is not the owner's delay.
    """
    if action.status is ActionStatus.CLOSED:
        if action.outcome is not Outcome.COMPLETED:
            return Ending.NOT_DONE
        done_on = action.answered_on or action.closed_on
        if action.due_on is None or done_on is None:
            return Ending.DONE_WITHOUT_DATE
        return Ending.ON_TIME if done_on <= action.due_on else Ending.LATE
    stands = standing(
        action.status, action.due_on, None, action.answered_on, action.review_on, today
    )
    return Ending.OVERDUE if stands is Standing.OVERDUE else Ending.OPEN


def tally(actions: Iterable[Agreed], today: date) -> Tally:
    """Count actions; those that do not count (see `is_counted`) are left out."""
    endings = dict.fromkeys(Ending, 0)
    days: list[int] = []
    deferred = 0
    for each in actions:
        if not is_counted(each.status):
            continue
        ending = ending_of(each, today)
        endings[ending] += 1
        deferred += each.times_deferred > 0
        if each.outcome is Outcome.COMPLETED and each.closed_on and each.agreed_on:
            days.append((each.closed_on - each.agreed_on).days)
    return Tally(sum(endings.values()), endings, deferred, median(days) if days else None)
