"""Counts of the Department for Education for Haringey (CIN tables D3 and D1)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tracker.rules.measures.comparison import (
    AverageMethod,
    Band,
    Interval,
    Place,
    Versus,
    against,
    average_of,
    byar,
    place,
    pooled,
    quartiles,
    two_proportions_z,
    wilson,
)
from tracker.rules.measures.exact import Figure
from tracker.vocabulary import Polarity

HIGH, LOW, NEUTRAL = Polarity.HIGH, Polarity.LOW, Polarity.NEUTRAL
SECOND_PLANS_2013 = [12.3, 17.0, 16.8, 17.8, 12.5, 8.8, 10.9, 16.5, 13.3, 10.4]
TWO_YEARS_2025 = [4.9, None, None, None, None, 7.3, 8.2, 6.7, None, 8.0]
LOOKED_AFTER_2016 = [43, 54, 76, 43, 74, 68, 87, 78, 58, 88]


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        (33, 264, 9.04, 17.03),
        (20, 200, 6.57, 14.94),
        (16, 351, 2.83, 7.28),
        (82, 364, 18.54, 27.09),
        (0, 50, 0.0, 7.13),
        (50, 50, 92.87, 100.0),
    ],
)
def test_limits_of_a_percentage_are_wilsons_when_worked_out(
    numerator: int, denominator: int, low: float, high: float
) -> None:
    found = wilson(numerator, denominator)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.005)


@pytest.mark.parametrize(("numerator", "denominator"), [(1, 0), (0, 0), (5, 4), (-1, 4)])
def test_limits_are_refused_when_it_is_no_proportion(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="proportion"):
        wilson(numerator, denominator)


@pytest.mark.parametrize(
    ("count", "population", "low", "high"),
    [
        (196, 58_761, 28.8, 38.4),
        (268, 58_170, 40.7, 51.9),
        (248, 59_116, 36.9, 47.5),
    ],
)
def test_limits_of_a_rate_are_byars_when_the_count_is_ten_or_more(
    count: int, population: int, low: float, high: float
) -> None:
    found = byar(count, population)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.05)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0.0, 3.6889),
        (1, 0.0253, 5.5716),
        (5, 1.6235, 11.6683),
        (9, 4.1154, 17.0848),
        (10, 4.7874, 18.3915),
    ],
)
def test_limits_of_a_rate_are_exact_when_the_count_is_under_ten(
    count: int, low: float, high: float
) -> None:
    """Below ten: half the chi-squared quantiles printed in tables of Poisson limits."""
    found = byar(count, 1, per=1)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.0001)


@pytest.mark.parametrize(("count", "population"), [(-1, 10), (1, 0)])
def test_limits_are_refused_when_it_is_no_rate(count: int, population: int) -> None:
    with pytest.raises(ValueError, match="rate"):
        byar(count, population)


@pytest.mark.parametrize(
    ("figure", "benchmark", "polarity", "expected"),
    [
        (wilson(20, 200), 13, LOW, Versus.SIMILAR),
        (wilson(33, 264), 13, LOW, Versus.SIMILAR),
        (wilson(16, 351), 13.6, LOW, Versus.BETTER),
        (wilson(82, 364), 12.5, LOW, Versus.WORSE),
        (Interval(85, 90), 80, HIGH, Versus.BETTER),
        (Interval(70, 75), 80, HIGH, Versus.WORSE),
        (byar(196, 58_761), 42.6, NEUTRAL, Versus.LOWER),
        (byar(268, 58_170), 40.3, NEUTRAL, Versus.HIGHER),
        (Interval(40, 50), 30, Polarity.RANGE, Versus.HIGHER),
        (Interval(40, 50), 50, LOW, Versus.SIMILAR),
        (Interval(40, 50), 40, LOW, Versus.SIMILAR),
    ],
)
def test_figure_is_similar_only_when_the_benchmark_is_inside_its_limits(
    figure: Interval, benchmark: Figure, polarity: Polarity, expected: Versus
) -> None:
    assert against(figure, benchmark, polarity) is expected


@pytest.mark.parametrize(
    ("values", "method", "value", "n", "few"),
    [
        (SECOND_PLANS_2013, AverageMethod.MEAN, 13.63, 10, False),
        (SECOND_PLANS_2013, AverageMethod.MEDIAN, 12.9, 10, False),
        (TWO_YEARS_2025, AverageMethod.MEAN, 7.02, 5, True),
        (TWO_YEARS_2025, AverageMethod.MEDIAN, 7.3, 5, True),
        (LOOKED_AFTER_2016, AverageMethod.MEAN, 66.9, 10, False),
        (LOOKED_AFTER_2016, AverageMethod.MEDIAN, 71.0, 10, False),
        ([*SECOND_PLANS_2013[:8], None, None], AverageMethod.MEAN, 14.075, 8, False),
        ([None, None], AverageMethod.MEAN, None, 0, True),
    ],
)
def test_average_leaves_out_neighbours_when_they_have_no_figure(
    values: Sequence[Figure | None], method: AverageMethod, value: float | None, n: int, few: bool
) -> None:
    found = average_of(values, method)
    assert found.value == value
    assert (found.method, found.n, found.of, found.few) == (method, n, len(values), few)


def test_average_is_refused_when_pooling_without_counts() -> None:
    with pytest.raises(ValueError, match="denominators"):
        average_of([1, 2], AverageMethod.POOLED)


@pytest.mark.parametrize(
    ("counts", "per", "value", "n"),
    [
        ([(2, 4), (9, 90), (1, 40)], 100, 8.955, 3),
        ([(196, 58_761), (None, 58_170)], 10_000, 33.355, 1),
        ([(0, 0)], 100, None, 1),
        ([(None, None)], 100, None, 0),
    ],
)
def test_pooled_average_is_sum_over_sum_when_counts_are_known(
    counts: Sequence[tuple[int | None, int | None]], per: int, value: float | None, n: int
) -> None:
    found = pooled(counts, per)
    assert found.value == pytest.approx(value, abs=0.001)
    assert (found.method, found.n, found.of) == (AverageMethod.POOLED, n, len(counts))


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        (LOOKED_AFTER_2016, 55.0, 77.5),
        (SECOND_PLANS_2013, 11.25, 16.725),
        ([4.9, 7.3, 8.2, 6.7, 8.0], 6.7, 8.0),
        ([7], 7, 7),
    ],
)
def test_quartiles_are_of_type_seven_when_worked_out(
    values: Sequence[Figure], low: float, high: float
) -> None:
    assert quartiles(values)[::2] == (low, high)


@pytest.mark.parametrize(
    ("figure", "polarity", "expected"),
    [
        (1, LOW, Place(Band.A, 1, 5)),
        (2, LOW, Place(Band.A, 2, 5)),
        (3, LOW, Place(Band.B, 3, 5)),
        (4, LOW, Place(Band.C, 4, 5)),
        (5, LOW, Place(Band.D, 5, 5)),
        (5, HIGH, Place(Band.A, 1, 5)),
        (4, HIGH, Place(Band.B, 2, 5)),
        (3, HIGH, Place(Band.C, 3, 5)),
        (2, HIGH, Place(Band.D, 4, 5)),
        (1, HIGH, Place(Band.D, 5, 5)),
        (3, NEUTRAL, None),
    ],
)
def test_figure_on_a_boundary_goes_to_the_low_number_side_when_placed(
    figure: Figure, polarity: Polarity, expected: Place | None
) -> None:
    assert place(figure, [5, 3, 1, 4, 2], polarity) == expected


def test_rank_is_shared_when_figures_are_equal() -> None:
    assert place(2, [1, 2, 2, 3], LOW) == Place(Band.B, 2, 4)


def test_place_is_refused_when_there_is_nobody_else() -> None:
    with pytest.raises(ValueError, match="others"):
        place(1, [], LOW)
    with pytest.raises(ValueError, match="value"):
        quartiles([])


@pytest.mark.parametrize(
    ("earlier", "later", "z"),
    [
        ((33, 264), (82, 364), 3.207),
        ((16, 351), (33, 264), 3.6),
        ((82, 364), (42, 296), -2.727),
        ((0, 50), (0, 60), None),
        ((50, 50), (60, 60), None),
        ((1, 0), (1, 2), None),
    ],
)
def test_z_is_positive_when_the_proportion_rose(
    earlier: tuple[int, int], later: tuple[int, int], z: float | None
) -> None:
    assert two_proportions_z(earlier, later) == pytest.approx(z, abs=0.0006)
