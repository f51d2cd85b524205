"""Planned meetings: patterns, twelve months, and how they stand to a calendar."""

from __future__ import annotations

from datetime import date, time

import pytest

from tracker.rules.calendar import ENGLAND
from tracker.rules.meeting_plan import (
    Note,
    Planned,
    Standing,
    day_of_week,
    judge,
    months_of_year,
)

AT = time(18, 30)
TAKEN = [(date(2014, 1, 23), AT)]


@pytest.mark.parametrize(
    ("begins", "first", "last"),
    [
        (date(2013, 5, 15), (2013, 5), (2014, 4)),
        (date(2013, 6, 3), (2013, 6), (2014, 5)),
        (date(2013, 12, 1), (2013, 12), (2014, 11)),
    ],
)
def test_year_has_twelve_months_from_its_annual_meeting(
    begins: date, first: tuple[int, int], last: tuple[int, int]
) -> None:
    months = months_of_year(begins)
    assert (months[0], months[-1], len(set(months))) == (first, last, 12)


@pytest.mark.parametrize(
    ("month", "weekday", "week", "day"),
    [
        (4, 3, 3, 17),
        (5, 3, 1, 1),
        (5, 3, 5, 29),
        (2, 3, 5, 27),
        (2, 5, 4, 22),
        (6, 6, 1, 1),
        (6, 0, 5, 30),
    ],
)
def test_day_of_a_week_in_2014(month: int, weekday: int, week: int, day: int) -> None:
    assert day_of_week(2014, month, weekday, week) == date(2014, month, day)


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        ([date(2014, 4, 24)], [(Standing.NEW, ())]),
        ([date(2014, 1, 23)], [(Standing.THERE, ())]),
        ([date(2014, 4, 18)], [(Standing.NEW, (Note.HOLIDAY,))]),
        ([date(2014, 2, 22)], [(Standing.NEW, (Note.WEEKEND,))]),
        ([date(2015, 6, 1)], [(Standing.DOUBT, (Note.AFTER_THE_END,))]),
        (
            [date(2014, 4, 24), date(2014, 4, 24)],
            [(Standing.NEW, ()), (Standing.DOUBT, (Note.TWICE,))],
        ),
    ],
)
def test_meeting_stands_so_to_the_calendar(
    planned: list[date], expected: list[tuple[Standing, tuple[Note, ...]]]
) -> None:
    found = judge([Planned(day, AT) for day in planned], TAKEN, ENGLAND, date(2015, 5, 1))
    assert [(each.standing, each.notes) for each in found] == expected


def test_second_meeting_on_a_day_is_in_doubt() -> None:
    (found,) = judge([Planned(date(2014, 1, 23), time(10))], TAKEN, ENGLAND)
    assert (found.standing, found.notes) == (Standing.DOUBT, (Note.OTHER_TIME,))
