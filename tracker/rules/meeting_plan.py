"""Meetings that are planned: which are new in a calendar, and what is odd about their days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum, auto

from tracker.rules.calendar import FRIDAY, MONTHS_A_YEAR
from tracker.vocabulary import MeetingKind

LAST = 5
"""The week of a month that is its last, where there is no fifth."""

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting that may be put in a calendar, at local date and time."""

    held_on: date
    start_time: time
    place: str = ""
    kind: MeetingKind = MeetingKind.ORDINARY


class Standing(StrEnum):
    """How a planned meeting stands to the calendar."""

    NEW = auto()
    THERE = auto()
    DOUBT = auto()


class Note(StrEnum):
    """What is to be known about a planned meeting."""

    WEEKEND = auto()
    HOLIDAY = auto()
    OTHER_TIME = auto()
    TWICE = auto()
    AFTER_THE_END = auto()


class Doubt(StrEnum):
    """Why a meeting of a file cannot be put in a calendar as it stands."""

    NO_DAY = auto()
    NO_TIME = auto()
    CANCELLED = auto()
    REPEATS = auto()
    ZONE_UNKNOWN = auto()
    KIND_UNKNOWN = auto()
    TOO_LONG = auto()


@dataclass(frozen=True, slots=True)
class Judged:
    """A planned meeting, how it stands to the calendar, and why."""

    meeting: Planned
    standing: Standing
    notes: tuple[Note, ...]


def months_of_year(begins: date) -> list[tuple[int, int]]:
    """Return the twelve (year, month) of a municipal year, from its annual meeting's month."""
    first = begins.year * MONTHS_A_YEAR + begins.month - 1
    return [(n // MONTHS_A_YEAR, n % MONTHS_A_YEAR + 1) for n in range(first, first + 12)]


def day_of_week(year: int, month: int, weekday: int, week: int) -> date:
    """Return a month's first, second … or last such weekday.

    Args:
        year: of the month.
        month: 1 to 12.
        weekday: 0 for Monday to 6 for Sunday.
        week: 1 to 4, or LAST.
    """
    begins, days = monthrange(year, month)
    first = 1 + (weekday - begins) % DAYS_A_WEEK
    if week < LAST:
        return date(year, month, first + DAYS_A_WEEK * (week - 1))
    return date(year, month, first) + timedelta(weeks=(days - first) // DAYS_A_WEEK)


def judge(
    planned: Iterable[Planned],
    taken: Collection[tuple[date, time]],
    holidays: Container[date],
    ended_on: date | None = None,
) -> list[Judged]:
    """Say of every planned meeting whether it is new, there already or in doubt.

    Weekends and bank holidays are said and left to the clerk; a second meeting on one day
    is in doubt, since it is most often the same one at another time.

    Args:
        planned: meetings in the order in which they are to be judged.
        taken: days and times of the calendar's meetings, cancelled ones as well.
        holidays: bank holidays.
        ended_on: the last day of the committee, if it ended.
    """
    at, days = set(taken), {on for on, _ in taken}
    seen: set[date] = set()
    return [_judged(each, at, days, seen, holidays, ended_on) for each in planned]


def _judged(
    meeting: Planned,
    at: set[tuple[date, time]],
    days: set[date],
    seen: set[date],
    holidays: Container[date],
    ended_on: date | None,
) -> Judged:
    on = meeting.held_on
    if (on, meeting.start_time) in at:
        return Judged(meeting, Standing.THERE, ())
    notes = [Note.WEEKEND] if on.weekday() > FRIDAY else []
    if on in holidays:
        notes.append(Note.HOLIDAY)
    doubts = {
        Note.TWICE: on in seen,
        Note.OTHER_TIME: on in days,
        Note.AFTER_THE_END: ended_on is not None and on > ended_on,
    }
    notes += [note for note, holds in doubts.items() if holds]
    seen.add(on)
    return Judged(meeting, Standing.DOUBT if any(doubts.values()) else Standing.NEW, tuple(notes))
