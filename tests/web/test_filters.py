from __future__ import annotations

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tracker.vocabulary import Unit
from tracker.web import filters

SUMMER_EVENING = dt.datetime(2014, 6, 30, 23, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        (dt.date(2014, 1, 23), "23 January 2014", "23 Jan 2014"),
        (dt.date(2014, 5, 1), "1 May 2014", "1 May 2014"),
        (SUMMER_EVENING, "1 July 2014", "1 Jul 2014"),
        (None, "", ""),
    ],
)
def test_date_is_written_out_when_shown(value: dt.date | None, long: str, short: str) -> None:
    assert (filters.date(value), filters.short_date(value)) == (long, short)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (dt.time(18, 30), "6:30pm"),
        (dt.time(18, 0), "6pm"),
        (dt.time(9, 5), "9:05am"),
        (dt.time(12, 0), "midday"),
        (dt.time(12, 15), "12:15pm"),
        (dt.time(0, 0), "midnight"),
        (dt.time(0, 15), "12:15am"),
        (dt.datetime(2014, 4, 22, 13, 15, tzinfo=dt.UTC), "2:15pm"),
        (None, ""),
    ],
)
def test_time_is_of_twelve_hours_when_shown(
    value: dt.time | dt.datetime | None, expected: str
) -> None:
    assert filters.time(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (dt.datetime(2014, 4, 22, 13, 15, tzinfo=dt.UTC), "2:15pm on 22 April 2014"),
        (dt.datetime(2014, 1, 22, 14, 15, tzinfo=dt.UTC), "2:15pm on 22 January 2014"),
        (SUMMER_EVENING, "12:30am on 1 July 2014"),
    ],
)
def test_moment_is_in_london_time_when_shown(value: dt.datetime, expected: str) -> None:
    assert filters.when(value) == expected
    assert filters.moment(value) == expected


def test_moment_without_a_zone_is_refused_when_shown() -> None:
    with pytest.raises(ValueError, match="time zone"):
        filters.when(dt.datetime(2014, 4, 22, 13, 15))  # noqa: DTZ001 - the fault under test


def test_no_hour_is_made_up_when_only_the_day_is_known() -> None:
    assert filters.moment(dt.date(2014, 4, 22)) == "22 April 2014"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (dt.date(2014, 4, 22), "2014-04-22"),
        (dt.datetime(2014, 4, 22, 13, 15, tzinfo=dt.UTC), "2014-04-22T14:15+01:00"),
        (dt.datetime(2014, 1, 22, 13, 15, tzinfo=ZoneInfo("Asia/Tokyo")), "2014-01-22T04:15+00:00"),
        (None, ""),
    ],
)
def test_iso_is_what_time_elements_want_when_asked(value: dt.date | None, expected: str) -> None:
    assert filters.iso(value) == expected


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "expected"),
    [
        (Decimal(81), Unit.PERCENT, None, "81%"),
        (Decimal("81.50"), Unit.PERCENT, None, "81.5%"),
        (Decimal("81.45"), Unit.PERCENT, 1, "81.5%"),
        (Decimal("0.5"), Unit.NUMBER, 0, "1"),
        (1000, Unit.NUMBER, None, "1,000"),
        (1234567.5, Unit.NUMBER, None, "1,234,567.5"),
        (Decimal(-3), Unit.NUMBER, None, "−3"),
        (Decimal("-0.2"), Unit.NUMBER, 0, "0"),
        (Decimal("52.1"), Unit.RATE_10K, None, "52.1 per 10,000"),
        (Decimal(1), Unit.DAYS, None, "1 day"),
        (Decimal(12), Unit.DAYS, None, "12 days"),
        (Decimal("1E+3"), Unit.NUMBER, None, "1,000"),
        (None, Unit.PERCENT, None, "no figure"),
    ],
)
def test_figure_carries_its_unit_when_shown(
    value: Decimal | float | None, unit: Unit, decimals: int | None, expected: str
) -> None:
    assert filters.figure(value, unit, decimals) == expected
