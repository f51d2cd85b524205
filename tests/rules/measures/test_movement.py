"""Monthly figures are made up; yearly counts are of the Department for Education (CIN D3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.rules.measures.exact import Figure
from tracker.rules.measures.movement import (
    Doubt,
    Fit,
    Method,
    PeriodFigure,
    Series,
    Verdict,
    did_it_move,
)
from tracker.rules.measures.xmr import Signal
from tracker.vocabulary import Basis, Expectation, Frequency, Unit

AGREED = date(2014, 1, 23)
BEFORE = [74.3, 72.0, 74.8, 70.9, 68.3, 72.9, 77.1, 79.2, 80.7]
IN_JANUARY = 84.1
AFTER = [85.8, 87.1, 88.0, 88.8, 90.2, 87.8, 86.3, 89.8, 91.2, 91.9, 90.3, 93.3, 91.9, 92.9]
RAISE, LOWER = Expectation.RAISE, Expectation.LOWER


def months_from(year: int, month: int, values: Sequence[Figure | None]) -> list[PeriodFigure]:
    """Make one figure for each calendar month, beginning with this one."""
    found: list[PeriodFigure] = []
    for value in values:
        start = date(year, month, 1)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        found.append(PeriodFigure(start, date(year, month, 1) - timedelta(days=1), value))
    return found


def monthly(figures: list[PeriodFigure]) -> Series:
    return Series(figures, Frequency.MONTHLY, Basis.FLOW, Unit.PERCENT)


def yearly(*counts: tuple[int, int, int] | tuple[int, None, None]) -> Series:
    """Make one figure for each (year to 31 March, numerator, denominator)."""
    figures = [
        PeriodFigure(date(year - 1, 4, 1), date(year, 3, 31), 1, numerator, denominator)
        for year, numerator, denominator in counts
    ]
    figures = [
        replace(each, value=100 * each.numerator / each.denominator)
        if each.numerator is not None and each.denominator
        else each
        for each in figures
    ]
    return Series(figures, Frequency.ANNUAL, Basis.FLOW, Unit.PERCENT)


TEN_DAYS = months_from(2013, 4, [*BEFORE, IN_JANUARY, *AFTER])


def test_move_is_said_to_have_begun_before_when_the_figure_was_already_rising() -> None:
    found = did_it_move(monthly(TEN_DAYS), AGREED, RAISE)
    assert found.verdict is Verdict.HIGHER
    assert found.method is Method.TRIAL_LIMITS
    assert found.before == 9
    assert found.limits is not None
    assert (found.limits.lower, found.limits.upper) == pytest.approx((66.48667, 82.44667), abs=6e-6)
    assert found.first_signal == (date(2014, 2, 28), Signal.ABOVE_UPPER)
    assert found.began_before
    assert found.run_began == date(2013, 8, 31)
    assert found.fit is Fit.AS_INTENDED


STEADY = [10, 11, 10, 12, 10, 11, 10, 12, 10, 11, 10, 12]


@pytest.mark.parametrize(
    ("before", "after", "verdict", "began"),
    [
        (STEADY, [30], Verdict.HIGHER, None),
        (STEADY, [0], Verdict.LOWER, None),
        (STEADY, [11, 10, 12], Verdict.NO_CLEAR_CHANGE, None),
        (STEADY, [30, 0], Verdict.NO_CLEAR_CHANGE, None),
        (STEADY, [11, 30, 11], Verdict.HIGHER, None),
        (STEADY, [12] * 7, Verdict.HIGHER, None),
        (STEADY, [12] * 6, Verdict.NO_CLEAR_CHANGE, None),
        ([*STEADY[:9], 10, 11, 12], [30], Verdict.HIGHER, date(2013, 10, 31)),
        ([*STEADY[:9], 10, 11, 12], [0], Verdict.LOWER, None),
        ([*STEADY[:9], 12, 11, 12], [30], Verdict.HIGHER, None),
        ([*STEADY[:9], 12, 11, 10], [0], Verdict.LOWER, date(2013, 10, 31)),
        ([90, 90, *STEADY], [30], Verdict.HIGHER, None),
    ],
)
def test_verdict_is_by_limits_fixed_before_when_figures_are_monthly(
    before: list[Figure], after: list[Figure], verdict: Verdict, began: date | None
) -> None:
    start = 2013 if len(before) == 12 else 2012
    first = 1 if start == 2013 else 11
    figures = months_from(start, first, [*before, 999, *after])
    found = did_it_move(monthly(figures), AGREED, RAISE)
    assert (found.verdict, found.run_began, found.began_before) == (
        verdict,
        began,
        began is not None,
    )
    assert (found.method, found.before) == (Method.LIMITS, 12)


@pytest.mark.parametrize(
    ("agreed_on", "verdict", "before"),
    [
        (date(2013, 10, 31), Verdict.HIGHER, 7),
        (date(2013, 11, 1), Verdict.HIGHER, 7),
        (date(2013, 9, 30), Verdict.HIGHER, 6),
        (date(2013, 9, 29), Verdict.CANNOT_TELL, 5),
        (date(2015, 2, 28), Verdict.NO_CLEAR_CHANGE, 12),
        (date(2015, 3, 1), Verdict.NO_FIGURE_YET, 12),
        (date(2015, 3, 31), Verdict.NO_FIGURE_YET, 12),
    ],
)
def test_period_containing_the_day_is_left_out_when_before_and_after_are_told_apart(
    agreed_on: date, verdict: Verdict, before: int
) -> None:
    found = did_it_move(monthly(TEN_DAYS), agreed_on, RAISE)
    assert (found.verdict, found.before) == (verdict, before)


def changed(index: int, **kwargs: str | None) -> list[PeriodFigure]:
    figures = list(TEN_DAYS)
    figures[index] = replace(figures[index], **kwargs)
    return figures


@pytest.mark.parametrize(
    ("series", "doubt"),
    [
        (monthly(changed(0, definition="new")), Doubt.DEFINITION_CHANGED),
        (monthly(changed(-1, neighbours="2025")), Doubt.NEIGHBOURS_CHANGED),
        (monthly(changed(3, value=None)), Doubt.FIGURES_HIDDEN),
        (monthly(changed(-1, value=None)), Doubt.FIGURES_HIDDEN),
        (monthly(TEN_DAYS[4:]), Doubt.TOO_FEW_BEFORE),
        (replace(monthly(TEN_DAYS), basis=Basis.YEAR_TO_DATE), Doubt.RUNNING_FIGURES),
        (
            replace(monthly(TEN_DAYS), basis=Basis.SNAPSHOT, unit=Unit.NUMBER),
            Doubt.RUNNING_FIGURES,
        ),
        (yearly((2013, 16, 351), (2015, None, None)), Doubt.NO_COUNTS),
        (yearly((2015, 82, 364)), Doubt.TOO_FEW_BEFORE),
    ],
)
def test_it_cannot_be_told_when_figures_are_not_alike(series: Series, doubt: Doubt) -> None:
    found = did_it_move(series, AGREED, RAISE)
    assert (found.verdict, found.doubt, found.fit) == (Verdict.CANNOT_TELL, doubt, None)


def test_a_hidden_figure_does_not_matter_when_its_period_contains_the_day() -> None:
    found = did_it_move(monthly(changed(9, value=None)), AGREED, RAISE)
    assert found.verdict is Verdict.HIGHER


@pytest.mark.parametrize(
    ("series", "agreed_on", "z", "verdict"),
    [
        (yearly((2014, 33, 264), (2015, 82, 364)), date(2014, 3, 31), 3.207, Verdict.HIGHER),
        (yearly((2015, 82, 364), (2016, 42, 296)), date(2015, 3, 31), -2.727, Verdict.LOWER),
        (
            yearly((2013, 16, 351), (2014, 33, 264), (2015, 82, 364)),
            AGREED,
            6.984,
            Verdict.HIGHER,
        ),
        (
            yearly((2013, 16, 351), (2015, 16, 351), (2016, 82, 364)),
            AGREED,
            6.984,
            Verdict.HIGHER,
        ),
        (yearly((2014, 33, 264), (2016, 42, 296)), AGREED, None, Verdict.CANNOT_TELL),
        (
            yearly((2013, 33, 264), (2015, 42, 296)),
            AGREED,
            0.588,
            Verdict.NO_CLEAR_CHANGE,
        ),
        (yearly((2013, 0, 264), (2015, 0, 296)), AGREED, None, Verdict.NO_CLEAR_CHANGE),
    ],
)
def test_verdict_is_by_two_proportions_when_figures_are_yearly(
    series: Series, agreed_on: date, z: float | None, verdict: Verdict
) -> None:
    found = did_it_move(series, agreed_on, LOWER)
    assert found.verdict is verdict
    assert found.z == pytest.approx(z, abs=0.005)


@pytest.mark.parametrize(
    ("expectation", "after", "wanted", "fit"),
    [
        (RAISE, 30, None, Fit.AS_INTENDED),
        (RAISE, 11, None, Fit.NOT_SO_FAR),
        (RAISE, 0, None, Fit.AGAINST),
        (LOWER, 0, None, Fit.AS_INTENDED),
        (LOWER, 30, None, Fit.AGAINST),
        (Expectation.KEEP_WITHIN, 15, (10, 15), Fit.AS_INTENDED),
        (Expectation.KEEP_WITHIN, 15.1, (10, 15), Fit.AGAINST),
        (Expectation.KEEP_WITHIN, 15, None, None),
    ],
)
def test_fit_compares_the_verdict_with_the_expectation_when_there_is_one(
    expectation: Expectation,
    after: Figure,
    wanted: tuple[Figure, Figure] | None,
    fit: Fit | None,
) -> None:
    series = monthly(months_from(2013, 1, [*STEADY, 11, after]))
    assert did_it_move(series, AGREED, expectation, wanted).fit is fit


def test_there_is_no_verdict_when_the_action_is_meant_to_understand() -> None:
    found = did_it_move(monthly(TEN_DAYS), AGREED, Expectation.UNDERSTAND)
    assert (found.verdict, found.fit, found.limits) == (Verdict.NOT_JUDGED, None, None)
