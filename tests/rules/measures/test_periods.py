from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from tracker.rules.measures.periods import (
    Span,
    comparable,
    financial_year_start,
    flow_total,
    percent_of_sums,
    rolling_year,
    snapshot_of,
)
from tracker.vocabulary import Basis, Frequency


def month(year: int, number: int, definition: str = "") -> Span:
    last = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(number, 31)
    start, end = date(year, number, 1), date(year, number, last)
    return Span(start, end, Frequency.MONTHLY, Basis.FLOW, definition)


def year_to(year: int, number: int) -> Span:
    end = month(year, number).end
    return Span(financial_year_start(end), end, Frequency.MONTHLY, Basis.YEAR_TO_DATE)


WEEK_52 = Span(date(2013, 12, 23), date(2013, 12, 29), Frequency.WEEKLY, Basis.FLOW)
WEEK_1 = Span(date(2013, 12, 30), date(2014, 1, 5), Frequency.WEEKLY, Basis.FLOW)
YEAR = Span(date(2012, 4, 1), date(2013, 3, 31), Frequency.ANNUAL, Basis.FLOW)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (month(2013, 12), month(2013, 11), True),
        (month(2014, 2), month(2013, 12), True),
        (month(2013, 12, "WT2010"), month(2013, 11, "WT2013"), False),
        (year_to(2013, 12), year_to(2012, 12), True),
        (year_to(2013, 12), year_to(2013, 11), False),
        (year_to(2013, 12), YEAR, False),
        (year_to(2013, 12), month(2013, 12), False),
        (WEEK_52, WEEK_1, True),
        (WEEK_1, month(2014, 1), False),
    ],
)
def test_figures_are_comparable_when_they_count_alike_over_as_long(
    one: Span, other: Span, expected: bool
) -> None:
    assert comparable(one, other) is expected
    assert comparable(other, one) is expected


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2014, 3, 31), date(2013, 4, 1)),
        (date(2014, 4, 1), date(2014, 4, 1)),
        (date(2014, 12, 31), date(2014, 4, 1)),
    ],
)
def test_financial_year_starts_in_april_when_a_day_is_given(day: date, start: date) -> None:
    assert financial_year_start(day) == start


@pytest.mark.parametrize(
    ("numerators", "denominators", "expected"),
    [
        ([2, 9, 1], [4, 90, 40], 8.96),
        ([2, 2, 3, 3, 1, 2, 2, 3, 2], [24, 22, 25, 26, 18, 20, 23, 24, 18], 10.0),
        ([2, None], [4, 90], None),
        ([2, 9], [4, None], None),
        ([0, 0], [0, 0], None),
        ([], [], None),
    ],
)
def test_percentage_to_date_is_sum_over_sum_when_months_are_known(
    numerators: Sequence[int | None], denominators: Sequence[int | None], expected: float | None
) -> None:
    assert percent_of_sums(numerators, denominators) == pytest.approx(expected, abs=0.005)


def test_percentage_is_refused_when_a_denominator_is_lacking() -> None:
    with pytest.raises(ValueError, match="denominator"):
        percent_of_sums([1, 2], [3])


@pytest.mark.parametrize(
    ("counts", "total", "last", "year"),
    [
        ([268, 196], 464, 196, None),
        ([268, None], None, None, None),
        ([None, 196], None, 196, None),
        ([], None, None, None),
        ([1] * 12, 12, 1, 12),
        ([100] + [1] * 12, 112, 1, 12),
        ([None] + [1] * 12, None, 1, 12),
        ([1] * 11, 11, 1, None),
    ],
)
def test_months_make_one_figure_by_basis_when_none_is_missing(
    counts: Sequence[int | None], total: int | None, last: int | None, year: int | None
) -> None:
    assert (flow_total(counts), snapshot_of(counts), rolling_year(counts)) == (total, last, year)
