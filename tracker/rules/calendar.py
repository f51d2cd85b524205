"""Days: meetings of a committee, months, working days and bank holidays."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tracker.vocabulary import MeetingKind, MeetingStatus, Nation

GOING_AHEAD = frozenset({MeetingStatus.SCHEDULED, MeetingStatus.HELD, MeetingStatus.ADJOURNED})
"""Statuses of a meeting that can hear a report on its day.

An adjourned meeting began, so it counts. One that was cancelled, was postponed
and has no new day, or had no quorum, heard nothing: what was due there goes on
to another. A postponed meeting that is given a new day is scheduled again.
"""

MONDAY, FRIDAY = 0, 4
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A meeting of one committee, as far as dates are concerned."""

    id: int
    on: date
    status: MeetingStatus
    kind: MeetingKind

    @property
    def goes_ahead(self) -> bool:
        """Whether the committee meets, or met, on that day."""
        return self.status in GOING_AHEAD

    @property
    def is_ordinary(self) -> bool:
        """Whether it is in the calendar, not called for one business."""
        return self.kind is MeetingKind.ORDINARY


def first_ordinary(meetings: Iterable[MeetingDay], after: date) -> MeetingDay | None:
    """Return the first ordinary meeting going ahead after a day.

    Args:
        meetings: meetings of one committee, in any order.
        after: the day before the first that counts.
    """
    return min(
        (m for m in meetings if m.goes_ahead and m.is_ordinary and m.on > after),
        key=_in_order,
        default=None,
    )


def first_in_month(
    meetings: Iterable[MeetingDay], year: int, month: int, after: date
) -> MeetingDay | None:
    """Return the meeting going ahead in a month that "the April meeting" means.

    The first ordinary one after the day given. An extraordinary meeting is
    called for one business, so it is meant only where no ordinary one is.
    """
    return min(
        (
            m
            for m in meetings
            if m.goes_ahead and m.on > after and (m.on.year, m.on.month) == (year, month)
        ),
        key=lambda m: (not m.is_ordinary, *_in_order(m)),
        default=None,
    )


def _in_order(meeting: MeetingDay) -> tuple[date, int]:
    return meeting.on, meeting.id


def next_month(month: int, after: date) -> tuple[int, int]:
    """Return year and month of the next such month after the one a day is in.

    "April", said in March 2014, is April 2014; said in April 2014, April 2015.
    """
    return after.year + (month <= after.month), month


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months_after(day: date, count: int) -> date:
    """Return the same day some months later; 31 January + 1 is the end of February."""
    years, month = divmod(day.month - 1 + count, MONTHS_A_YEAR)
    end = last_day(day.year + years, month + 1)
    return end.replace(day=min(day.day, end.day))


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Return whether a day is neither Saturday, Sunday nor a holiday."""
    return day.weekday() <= FRIDAY and day not in holidays


def working_days_after(day: date, count: int, holidays: Container[date]) -> date:
    """Return the working day that many working days after a day, itself not counted."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day


def clear_days(published: date, meeting: date, holidays: Container[date]) -> int:
    """Return the working days strictly between publication and meeting.

    Args:
        published: the day on which the agenda was published.
        meeting: the day of the meeting.
        holidays: bank holidays, or an empty set where the authority counts them.
    """
    between = (published + timedelta(days=n) for n in range(1, (meeting - published).days))
    return sum(is_working_day(day, holidays) for day in between)


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """The bank and public holidays of a nation: `day in BankHolidays(nation)`.

    Worked out for any year by the Banking and Financial Dealings Act 1971 and
    custom (a day that falls on a weekend moves to the next weekday), with the
    days proclaimed for 2012 to 2028 as listed on www.gov.uk/bank-holidays.
    Scottish councils also close on local holidays, which are not known here.
    """

    nation: Nation

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in bank_holidays(self.nation, day.year)


ENGLAND = BankHolidays(Nation.ENGLAND)

_UK = frozenset(Nation)
_SCOTLAND = frozenset({Nation.SCOTLAND})

_MOVED = {
    date(2012, 5, 28): date(2012, 6, 4),  # the Diamond Jubilee
    date(2020, 5, 4): date(2020, 5, 8),  # 75 years since VE Day
    date(2022, 5, 30): date(2022, 6, 2),  # the Platinum Jubilee
}
_PROCLAIMED = {
    date(2012, 6, 5): _UK,  # the Diamond Jubilee
    date(2022, 6, 3): _UK,  # the Platinum Jubilee
    date(2022, 9, 19): _UK,  # the funeral of Queen Elizabeth II
    date(2023, 5, 8): _UK,  # the coronation of King Charles III
    date(2026, 6, 15): _SCOTLAND,  # the men's football World Cup
}


@lru_cache(maxsize=256)
def bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    """Return the bank and public holidays of a nation in a calendar year."""
    easter = easter_sunday(year)
    moving = {
        easter - timedelta(days=2),
        _first_monday(year, 5),
        _last_monday(year, 5),
    }
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    if nation is Nation.SCOTLAND:
        moving.add(_first_monday(year, 8))
        fixed += [date(year, 1, 2), date(year, 11, 30)]
    else:
        moving |= {easter + timedelta(days=1), _last_monday(year, 8)}
    if nation is Nation.NORTHERN_IRELAND:
        fixed += [date(year, 3, 17), date(year, 7, 12)]
    proclaimed = {d for d, where in _PROCLAIMED.items() if d.year == year and nation in where}
    return frozenset({_MOVED.get(day, day) for day in moving} | proclaimed | _on_weekdays(fixed))


def easter_sunday(year: int) -> date:
    """Return Easter Sunday, by the anonymous Gregorian computus (Meeus, 1991)."""
    golden, (century, in_century) = year % 19, divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, rest = divmod(in_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = last_day(year, month)
    return last - timedelta(days=(last.weekday() - MONDAY) % 7)


def _on_weekdays(days: Iterable[date]) -> set[date]:
    """Move days off the weekend, each to the next weekday that is still free."""
    given = list(days)
    taken = {day for day in given if day.weekday() <= FRIDAY}
    for day in sorted(set(given) - taken):
        substitute = day
        while substitute.weekday() > FRIDAY or substitute in taken:
            substitute += timedelta(days=1)
        taken.add(substitute)
    return taken
