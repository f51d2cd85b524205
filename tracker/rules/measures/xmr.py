"""XmR (individuals and moving range) charts: limits, signals, icons.

Limits are the mean ± 2.66 times the average moving range. The signals are the
four of NHS England's Making Data Count; councils need no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from tracker.rules.measures.exact import Figure, exact, sign
from tracker.vocabulary import Basis, Frequency, Polarity, Unit

FULL_POINTS = 12
TRIAL_POINTS = 6
TREND_POINTS = 7
RUN_POINTS = 7

_LIMIT_FACTOR = Fraction("2.66")
_SCREEN_FACTOR = Fraction("3.267")


@dataclass(frozen=True, slots=True)
class Limits:
    """What common cause variation reaches, in the indicator's own unit.

    Attributes:
        n: how many points the limits were worked out from.
        trial: worked out from fewer than 12 points.
    """

    n: int
    mean: float
    average_moving_range: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    trial: bool


class Signal(StrEnum):
    """Why a point is special cause; the first that applies, in this order."""

    ABOVE_UPPER = "above_upper"
    BELOW_LOWER = "below_lower"
    TREND_UP = "trend_up"
    TREND_DOWN = "trend_down"
    TWO_IN_THREE_HIGH = "two_in_three_high"
    TWO_IN_THREE_LOW = "two_in_three_low"
    RUN_ABOVE = "run_above"
    RUN_BELOW = "run_below"
    COMMON = "common"

    @property
    def side(self) -> int:
        """Give 1 for a signal on the high side, -1 on the low side, 0 for common cause."""
        return _SIDES[self]


_SIDES = {
    Signal.ABOVE_UPPER: 1,
    Signal.BELOW_LOWER: -1,
    Signal.TREND_UP: 1,
    Signal.TREND_DOWN: -1,
    Signal.TWO_IN_THREE_HIGH: 1,
    Signal.TWO_IN_THREE_LOW: -1,
    Signal.RUN_ABOVE: 1,
    Signal.RUN_BELOW: -1,
    Signal.COMMON: 0,
}


class Variation(StrEnum):
    """The variation icon of the latest point."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT_HIGH = "improvement_high"
    IMPROVEMENT_LOW = "improvement_low"
    CONCERN_HIGH = "concern_high"
    CONCERN_LOW = "concern_low"
    NEUTRAL_HIGH = "neutral_high"
    NEUTRAL_LOW = "neutral_low"


class Assurance(StrEnum):
    """The assurance icon: what the process does to the target if nothing changes."""

    CONSISTENTLY_MEET = "consistently_meet"
    CONSISTENTLY_MISS = "consistently_miss"
    HIT_OR_MISS = "hit_or_miss"


class Objection(StrEnum):
    """Why a series should not be drawn as an XmR chart."""

    ANNUAL = "annual"
    RUNNING_TOTAL = "running_total"
    STOCK_COUNT = "stock_count"
    FIGURES_HIDDEN = "figures_hidden"
    TOO_FEW = "too_few"


def objection(
    basis: Basis, frequency: Frequency, unit: Unit, points: Sequence[Figure | None]
) -> Objection | None:
    """Say why control limits would mislead here; None when they would not.

    Figures that carry the last one along with them (year to date, rolling years, month-end
    stocks) move too little from point to point, so nearly every point looks special.
    """
    if frequency is Frequency.ANNUAL:
        return Objection.ANNUAL
    if basis in {Basis.YEAR_TO_DATE, Basis.ROLLING_YEAR}:
        return Objection.RUNNING_TOTAL
    if basis is Basis.SNAPSHOT and unit is not Unit.PERCENT:
        return Objection.STOCK_COUNT
    if any(point is None for point in points):
        return Objection.FIGURES_HIDDEN
    if len(points) < FULL_POINTS:
        return Objection.TOO_FEW
    return None


def limits(points: Sequence[Figure], *, screened: bool = True) -> Limits:
    """Work out the limits from these points.

    To fix limits, give only the points to fix them on; to re-base, give those since the change.

    Args:
        points: two or more figures, oldest first, none missing.
        screened: leave out, once, moving ranges of 3.267 times their average or more. The
            R package NHSRplotthedots does; the Excel tool of NHS England does not. The mean
            keeps every point either way.

    Raises:
        ValueError: fewer than two points.
    """
    if len(points) < 2:  # noqa: PLR2004 - a moving range needs two points
        raise ValueError("limits need two points or more")
    values = [exact(point) for point in points]
    mean = sum(values, Fraction(0)) / len(values)
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    average = _average(ranges)
    if screened:
        average = _average([each for each in ranges if each < _SCREEN_FACTOR * average] or ranges)
    reach = _LIMIT_FACTOR * average
    near = reach * Fraction(2, 3)
    return Limits(
        n=len(values),
        mean=float(mean),
        average_moving_range=float(average),
        lower=float(mean - reach),
        upper=float(mean + reach),
        near_lower=float(mean - near),
        near_upper=float(mean + near),
        trial=len(values) < FULL_POINTS,
    )


def signals(points: Sequence[Figure], within: Limits) -> tuple[Signal, ...]:
    """Label every point; oldest first, as many as there are points.

    In order: outside the limits; 7 points all rising or all falling (a tie breaks it); 2 of 3 in
    the third of the way next to a limit, not beyond it, with all three on that side of the mean
    (only the near ones are labelled); 7 in a row on one side (a point on the mean breaks it).
    """
    values = [exact(point) for point in points]
    found = [Signal.COMMON] * len(values)
    for mark in (_mark_runs, _mark_two_in_three, _mark_trends, _mark_outside):
        mark(values, within, found)
    return tuple(found)


def variation(latest: Signal, polarity: Polarity) -> Variation:
    """Choose the variation icon for the latest point's signal."""
    if latest is Signal.COMMON:
        return Variation.COMMON_CAUSE
    high = latest.side > 0
    if polarity not in {Polarity.HIGH, Polarity.LOW}:
        return Variation.NEUTRAL_HIGH if high else Variation.NEUTRAL_LOW
    if high == (polarity is Polarity.HIGH):
        return Variation.IMPROVEMENT_HIGH if high else Variation.IMPROVEMENT_LOW
    return Variation.CONCERN_HIGH if high else Variation.CONCERN_LOW


def assurance(within: Limits, target: Figure | None, polarity: Polarity) -> Assurance | None:
    """Choose the assurance icon; None without a target or where neither way is better."""
    if target is None or polarity not in {Polarity.HIGH, Polarity.LOW}:
        return None
    aim, higher_is_better = exact(target), polarity is Polarity.HIGH
    if aim > exact(within.upper):
        return Assurance.CONSISTENTLY_MISS if higher_is_better else Assurance.CONSISTENTLY_MEET
    if aim < exact(within.lower):
        return Assurance.CONSISTENTLY_MEET if higher_is_better else Assurance.CONSISTENTLY_MISS
    return Assurance.HIT_OR_MISS


def _average(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _mark_outside(values: Sequence[Fraction], within: Limits, found: list[Signal]) -> None:
    lower, upper = exact(within.lower), exact(within.upper)
    for index, value in enumerate(values):
        if value > upper:
            found[index] = Signal.ABOVE_UPPER
        elif value < lower:
            found[index] = Signal.BELOW_LOWER


def _mark_trends(values: Sequence[Fraction], _within: Limits, found: list[Signal]) -> None:
    steps = [sign(later - earlier) for earlier, later in pairwise(values)]
    _mark_stretches(
        steps,
        TREND_POINTS - 1,
        lambda first, end: range(first, end + 1),
        {1: Signal.TREND_UP, -1: Signal.TREND_DOWN},
        found,
    )


def _mark_runs(values: Sequence[Fraction], within: Limits, found: list[Signal]) -> None:
    mean = exact(within.mean)
    _mark_stretches(
        [sign(value - mean) for value in values],
        RUN_POINTS,
        range,
        {1: Signal.RUN_ABOVE, -1: Signal.RUN_BELOW},
        found,
    )


def _mark_stretches(
    signs: Sequence[int],
    least: int,
    points: Callable[[int, int], range],
    names: dict[int, Signal],
    found: list[Signal],
) -> None:
    """Mark the points of every unbroken stretch of one sign that is long enough."""
    first = 0
    for end in range(1, len(signs) + 1):
        if end < len(signs) and signs[end] == signs[first]:
            continue
        if signs[first] and end - first >= least:
            for index in points(first, end):
                found[index] = names[signs[first]]
        first = end


def _mark_two_in_three(values: Sequence[Fraction], within: Limits, found: list[Signal]) -> None:
    mean = exact(within.mean)
    lower, upper = exact(within.lower), exact(within.upper)
    near_lower, near_upper = exact(within.near_lower), exact(within.near_upper)
    for first in range(len(values) - 2):
        three = range(first, first + 3)
        high = [index for index in three if near_upper < values[index] <= upper]
        low = [index for index in three if lower <= values[index] < near_lower]
        if len(high) > 1 and all(values[index] > mean for index in three):
            for index in high:
                found[index] = Signal.TWO_IN_THREE_HIGH
        if len(low) > 1 and all(values[index] < mean for index in three):
            for index in low:
                found[index] = Signal.TWO_IN_THREE_LOW
