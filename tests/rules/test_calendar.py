from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.calendar import (
    ENGLAND,
    BankHolidays,
    MeetingDay,
    bank_holidays,
    clear_days,
    easter_sunday,
    first_in_month,
    first_ordinary,
    months_after,
    next_month,
    working_days_after,
)
from tracker.vocabulary import MeetingKind, MeetingStatus, Nation

NO_HOLIDAYS: frozenset[date] = frozenset()


def days(year: int, *month_days: tuple[int, int]) -> frozenset[date]:
    return frozenset(date(year, month, day) for month, day in month_days)


# As www.gov.uk/bank-holidays lists them (Open Government Licence v3.0).
@pytest.mark.parametrize(
    ("nation", "expected"),
    [
        (
            Nation.ENGLAND,
            days(2012, (1, 2), (4, 6), (4, 9), (5, 7), (6, 4), (6, 5), (8, 27), (12, 25), (12, 26)),
        ),
        (
            Nation.WALES,
            days(2020, (1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)),
        ),
        (
            Nation.ENGLAND,
            days(2016, (1, 1), (3, 25), (3, 28), (5, 2), (5, 30), (8, 29), (12, 26), (12, 27)),
        ),
        (
            Nation.ENGLAND,
            days(
                2022,
                *((1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3)),
                *((8, 29), (9, 19), (12, 26), (12, 27)),
            ),
        ),
        (
            Nation.ENGLAND,
            days(
                2023, (1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)
            ),
        ),
        (
            Nation.ENGLAND,
            days(2021, (1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)),
        ),
        (
            Nation.SCOTLAND,
            days(2016, (1, 1), (1, 4), (3, 25), (5, 2), (5, 30), (8, 1), (11, 30), (12, 26))
            | days(2016, (12, 27)),
        ),
        (
            Nation.SCOTLAND,
            days(2017, (1, 2), (1, 3), (4, 14), (5, 1), (5, 29), (8, 7), (11, 30), (12, 25))
            | days(2017, (12, 26)),
        ),
        (
            Nation.SCOTLAND,
            days(2022, (1, 3), (1, 4), (4, 15), (5, 2), (6, 2), (6, 3), (8, 1), (9, 19))
            | days(2022, (11, 30), (12, 26), (12, 27)),
        ),
        (
            Nation.SCOTLAND,
            days(2026, (1, 1), (1, 2), (4, 3), (5, 4), (5, 25), (6, 15), (8, 3), (11, 30))
            | days(2026, (12, 25), (12, 28)),
        ),
        (
            Nation.NORTHERN_IRELAND,
            days(2024, (1, 1), (3, 18), (3, 29), (4, 1), (5, 6), (5, 27), (7, 12), (8, 26))
            | days(2024, (12, 25), (12, 26)),
        ),
        (
            Nation.NORTHERN_IRELAND,
            days(2015, (1, 1), (3, 17), (4, 3), (4, 6), (5, 4), (5, 25), (7, 13), (8, 31))
            | days(2015, (12, 25), (12, 28)),
        ),
    ],
    ids=lambda value: value.value if isinstance(value, Nation) else None,
)
def test_bank_holidays_are_as_proclaimed_when_a_year_is_worked_out(
    nation: Nation, expected: frozenset[date]
) -> None:
    assert bank_holidays(nation, min(expected).year) == expected


@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("year", range(2012, 2029))
def test_bank_holidays_fall_on_weekdays_when_any_year_is_worked_out(
    nation: Nation, year: int
) -> None:
    usual = {Nation.ENGLAND: 8, Nation.WALES: 8, Nation.SCOTLAND: 9, Nation.NORTHERN_IRELAND: 10}
    holidays = bank_holidays(nation, year)
    assert all(day.weekday() < 5 for day in holidays)
    extra = {2012: 1, 2022: 2, 2023: 1, 2026: 1 if nation is Nation.SCOTLAND else 0}
    assert len(holidays) == usual[nation] + extra.get(year, 0)


@pytest.mark.parametrize(
    "expected",
    [date(2012, 4, 8), date(2013, 3, 31), date(2014, 4, 20), date(2024, 3, 31), date(2038, 4, 25)],
)
def test_easter_is_found_when_early_or_late(expected: date) -> None:
    assert easter_sunday(expected.year) == expected


def test_a_days_holiday_depends_on_the_nation_when_asked() -> None:
    st_andrews = date(2023, 11, 30)
    assert st_andrews in BankHolidays(Nation.SCOTLAND)
    assert st_andrews not in ENGLAND
    assert "30 November" not in ENGLAND


@pytest.mark.parametrize(
    ("published", "meeting", "expected"),
    [
        (date(2014, 1, 15), date(2014, 1, 23), 5),  # Wednesday to Thursday week
        (date(2014, 1, 16), date(2014, 1, 23), 4),
        (date(2014, 1, 22), date(2014, 1, 23), 0),
        (date(2014, 1, 23), date(2014, 1, 23), 0),
        (date(2014, 1, 24), date(2014, 1, 23), 0),
        (date(2014, 4, 14), date(2014, 4, 24), 5),  # Good Friday and Easter Monday between
        (date(2013, 12, 23), date(2014, 1, 2), 4),  # Christmas, Boxing and New Year's Day
        (date(2024, 2, 26), date(2024, 3, 5), 5),  # a leap day counts
    ],
)
def test_clear_days_leave_out_both_ends_weekends_and_holidays_when_counted(
    published: date, meeting: date, expected: int
) -> None:
    assert clear_days(published, meeting, ENGLAND) == expected


def test_holidays_count_as_clear_days_when_none_are_given() -> None:
    assert clear_days(date(2014, 4, 14), date(2014, 4, 24), NO_HOLIDAYS) == 7


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2014, 4, 17), 1, date(2014, 4, 22)),  # over Easter
        (date(2014, 1, 24), 5, date(2014, 1, 31)),
        (date(2014, 1, 25), 1, date(2014, 1, 27)),  # from a Saturday
        (date(2013, 12, 24), 3, date(2013, 12, 31)),
        (date(2014, 1, 24), 0, date(2014, 1, 24)),
    ],
)
def test_working_days_pass_over_weekends_and_holidays_when_counted(
    day: date, count: int, expected: date
) -> None:
    assert working_days_after(day, count, ENGLAND) == expected


@given(
    day=st.dates(date(2012, 1, 1), date(2028, 12, 31)),
    count=st.integers(1, 60),
    nation=st.sampled_from(Nation),
)
def test_clear_days_and_working_days_agree_when_counted_both_ways(
    day: date, count: int, nation: Nation
) -> None:
    holidays = BankHolidays(nation)
    later = working_days_after(day, count, holidays)
    assert clear_days(day, later + timedelta(days=1), holidays) == count


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2014, 1, 31), 1, date(2014, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2013, 12, 31), 2, date(2014, 2, 28)),
        (date(2013, 12, 15), 1, date(2014, 1, 15)),
        (date(2014, 1, 15), 6, date(2014, 7, 15)),
        (date(2014, 8, 31), 1, date(2014, 9, 30)),
    ],
)
def test_months_end_at_the_end_when_the_day_is_not_in_them(
    day: date, count: int, expected: date
) -> None:
    assert months_after(day, count) == expected


@pytest.mark.parametrize(
    ("month", "after", "expected"),
    [
        (4, date(2014, 1, 23), (2014, 4)),
        (4, date(2014, 4, 1), (2015, 4)),
        (4, date(2014, 4, 30), (2015, 4)),
        (4, date(2014, 5, 1), (2015, 4)),
        (1, date(2013, 12, 31), (2014, 1)),
        (12, date(2013, 1, 1), (2013, 12)),
    ],
)
def test_the_next_such_month_is_never_the_one_we_are_in_when_named(
    month: int, after: date, expected: tuple[int, int]
) -> None:
    assert next_month(month, after) == expected


def meeting(
    id_: int,
    on: date,
    status: MeetingStatus = MeetingStatus.SCHEDULED,
    kind: MeetingKind = MeetingKind.ORDINARY,
) -> MeetingDay:
    return MeetingDay(id_, on, status, kind)


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (MeetingStatus.SCHEDULED, True),
        (MeetingStatus.HELD, True),
        (MeetingStatus.ADJOURNED, True),
        (MeetingStatus.POSTPONED, False),
        (MeetingStatus.CANCELLED, False),
        (MeetingStatus.INQUORATE, False),
    ],
)
def test_a_meeting_counts_when_the_committee_met_or_will(
    status: MeetingStatus, found: bool
) -> None:
    calendar = [meeting(1, date(2014, 3, 6), status)]
    assert (first_ordinary(calendar, date(2014, 1, 23)) is not None) is found
    assert (first_in_month(calendar, 2014, 3, date(2014, 1, 23)) is not None) is found


def test_the_earliest_ordinary_meeting_is_next_when_the_calendar_is_unordered() -> None:
    calendar = [
        meeting(4, date(2014, 4, 24)),
        meeting(3, date(2014, 3, 6)),
        meeting(2, date(2014, 2, 6), kind=MeetingKind.EXTRAORDINARY),
        meeting(1, date(2014, 1, 23)),
    ]
    found = first_ordinary(calendar, date(2014, 1, 23))
    assert found is not None
    assert found.id == 3


def test_an_ordinary_meeting_is_meant_when_an_extraordinary_one_comes_first_in_the_month() -> None:
    called = meeting(1, date(2014, 4, 3), kind=MeetingKind.EXTRAORDINARY)
    ordinary = meeting(2, date(2014, 4, 24))
    assert first_in_month([called, ordinary], 2014, 4, date(2014, 1, 23)) == ordinary
    assert first_in_month([called], 2014, 4, date(2014, 1, 23)) == called
