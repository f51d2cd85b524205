from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest

from tracker.charts.scale import month_ticks, months_apart, round_ticks, spread


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (68.3, 95, [65, 70, 75, 80, 85, 90, 95]),
        (4.6, 24.9, [0, 5, 10, 15, 20, 25]),
        (196, 268, [180, 200, 220, 240, 260, 280]),
        (0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0.01, 0.04, [0, 0.01, 0.02, 0.03, 0.04]),
        (-12, 7, [-15, -10, -5, 0, 5, 10]),
        (1_000_000, 9_000_000, [0, 2e6, 4e6, 6e6, 8e6, 1e7]),
    ],
)
def test_ticks_are_round_and_enclose_all_figures_when_chosen(
    low: float, high: float, ticks: Sequence[float]
) -> None:
    assert round_ticks(low, high, 7) == ticks


@pytest.mark.parametrize("most", [3, 4, 5, 6, 7])
@pytest.mark.parametrize("low", [0, 0.3, 7, 49, 51, 98.9, 1234])
@pytest.mark.parametrize("extent", [0, 0.001, 0.7, 3, 12, 99.5, 4321])
def test_ticks_are_no_more_than_asked_for_when_figures_are_of_any_size(
    low: float, extent: float, most: int
) -> None:
    found = round_ticks(low, low + extent, most)
    assert 2 <= len(found) <= most
    assert found[0] <= low
    assert found[-1] >= low + extent - 1e-9
    assert found == sorted(set(found))


@pytest.mark.parametrize(("low", "high"), [(0, 1), (1, 3), (0, 3), (4, 6), (238, 426), (5, 5)])
def test_ticks_are_whole_when_figures_are_counts(low: float, high: float) -> None:
    assert all(tick.is_integer() for tick in round_ticks(low, high, 6, whole=True))


@pytest.mark.parametrize(
    ("low", "high", "top"), [(99, 100, 100), (100, 100, 100), (0, 97, 100), (90, 104, 105)]
)
def test_ticks_end_at_the_ceiling_when_no_figure_passes_it(
    low: float, high: float, top: float
) -> None:
    assert round_ticks(low, high, 7, ceiling=100)[-1] == top


APRIL_13, AUGUST_13, MARCH_14 = date(2013, 4, 30), date(2013, 8, 31), date(2014, 3, 31)
MARCHES = [date(year, 3, 31) for year in (2013, 2014, 2015, 2016)]


@pytest.mark.parametrize(
    ("first", "last", "anchor", "most", "least_step", "ticks"),
    [
        (APRIL_13, date(2013, 6, 30), date(2013, 6, 30), 9, 1,
         [APRIL_13, date(2013, 5, 31), date(2013, 6, 30)]),
        (APRIL_13, MARCH_14, MARCH_14, 4, 1,
         [date(2013, 6, 30), date(2013, 9, 30), date(2013, 12, 31), MARCH_14]),
        (APRIL_13, MARCH_14, AUGUST_13, 4, 3, [date(2013, 5, 31), AUGUST_13, date(2013, 11, 30),
                                               date(2014, 2, 28)]),
        (MARCHES[0], MARCHES[3], MARCHES[2], 9, 12, MARCHES),
        (MARCHES[0], MARCHES[3], MARCHES[3], 3, 12, [MARCHES[1], MARCHES[3]]),
        (MARCH_14, MARCH_14, MARCH_14, 9, 1, [MARCH_14]),
        (date(2014, 1, 5), date(2014, 1, 19), date(2014, 1, 19), 9, 1, [date(2014, 1, 19)]),
        (date(2016, 2, 1), date(2016, 3, 15), date(2016, 3, 15), 9, 1, [date(2016, 2, 29)]),
    ],
)  # fmt: skip
def test_dates_are_counted_from_the_latest_figure_when_chosen(
    first: date, last: date, anchor: date, most: int, least_step: int, ticks: list[date]
) -> None:
    assert month_ticks(first, last, anchor, most=most, least_step=least_step) == ticks


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (MARCHES, 12),
        ([MARCHES[0], MARCHES[2]], 24),
        ([MARCH_14, date(2013, 12, 31), date(2013, 9, 30)], 3),
        ([APRIL_13, date(2013, 5, 31), AUGUST_13], 1),
        ([date(2013, 4, 7), date(2013, 4, 14)], 1),
        ([MARCH_14], 1),
        ([], 1),
    ],
)
def test_months_apart_are_the_least_when_figures_are_spaced(
    days: list[date], expected: int
) -> None:
    assert months_apart(days) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([20, 60], [20, 60]),
        ([50, 50], [45, 55]),
        ([52, 50], [56, 46]),
        ([50, 50, 50], [40, 50, 60]),
        ([0, 3], [5, 15]),
        ([100, 99], [95, 85]),
        ([48, 50, 61], [43.0, 53.0, 63.0]),
        ([], []),
    ],
)
def test_labels_stay_as_near_as_can_be_when_pushed_apart(
    wanted: list[float], expected: list[float]
) -> None:
    assert spread(wanted, [10.0] * len(wanted), 0, 100) == pytest.approx(expected)


@pytest.mark.parametrize(
    "wanted", [[5, 5, 5, 5], [95, 96, 97, 98], [1, 2, 98, 99], [50, 40, 45, 44]]
)
def test_labels_never_overlap_when_there_is_room(wanted: list[float]) -> None:
    sizes = [30.0, 15, 15, 30]
    centres = spread(wanted, sizes, 0, 100)
    edges = sorted((at - size / 2, at + size / 2) for at, size in zip(centres, sizes, strict=True))
    assert edges[0][0] >= 0
    assert edges[-1][1] <= 100
    assert all(upper <= lower + 1e-9 for (_, upper), (lower, _) in pairwise(edges))
