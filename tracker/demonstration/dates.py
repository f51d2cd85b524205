"""When the invented meetings are: weeks counted from the day of loading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tracker.clock import LONDON
from tracker.rules.calendar import bank_holidays
from tracker.vocabulary import Nation

WEEK = 7
AUGUST = 8
SATURDAY = 5
Place = int | date
"""Which meeting of a body: -1 the last, 1 the next, and so on; or the day itself."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a body meets.

    Attributes:
        weekday: 0 is Monday.
        at: the hour in London.
        every: weeks from one meeting to the next.
        last: week of the last meeting, counted from this one: negative.
        coming: week of the next meeting: positive.
        rests: whether it has no meetings in August.
    """

    weekday: int
    at: time
    every: int
    last: int
    coming: int
    rests: bool = True


def held_on(rhythm: Rhythm, place: Place, today: date) -> date:
    """The day of a meeting; recess and bank holidays move past ones back, coming ones on."""
    if isinstance(place, date):
        return place
    later = place > 0
    week = (
        rhythm.coming + (place - 1) * rhythm.every
        if later
        else rhythm.last + (place + 1) * rhythm.every
    )
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(weeks=week, days=rhythm.weekday)
    while _recess(day, rests=rhythm.rests):
        day += timedelta(days=WEEK if later else -WEEK)
    return day


def _recess(day: date, *, rests: bool) -> bool:
    christmas = (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 3)
    bank_holiday = day in bank_holidays(Nation.ENGLAND, day.year)
    return christmas or bank_holiday or (rests and day.month == AUGUST)


def working_day(day: date) -> date:
    """The day, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """An hour of a day in London."""
    return datetime.combine(day, time(hour, minute), LONDON)


def annual_meetings(first: int, last: int) -> list[date]:
    """The third Wednesday of May of each year: the council's annual meeting."""
    return [
        date(year, 5, 15) + timedelta(days=(2 - date(year, 5, 15).weekday()) % WEEK)
        for year in range(first, last + 1)
    ]


def in_words(day: date) -> str:
    """A day as minutes write it: 5 May 2014."""
    return f"{day.day} {day:%B %Y}"
