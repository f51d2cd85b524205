"""A council beside others: confidence limits, neighbours, quartile bands.

10% against 13% is not a real difference when there are only 200 cases. A
benchmark inside the 95% confidence limits is therefore called similar.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tracker.rules.measures.exact import Figure, exact
from tracker.vocabulary import Polarity

Z_95 = 1.959963984540054
FEWEST_NEIGHBOURS = 8

_BYAR_FROM = 10
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Interval:
    """95% confidence limits, in the unit of the figure they belong to."""

    low: float
    high: float


class Versus(StrEnum):
    """How a figure compares with a benchmark."""

    SIMILAR = "similar"
    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"


class AverageMethod(StrEnum):
    """How the neighbours were averaged; always stored and shown.

    The DfE's Local Authority Interactive Tool shows the mean, its children's social care
    dashboard the median; pooled is the sum of numerators over the sum of denominators.
    """

    MEAN = "mean"
    MEDIAN = "median"
    POOLED = "pooled"


@dataclass(frozen=True, slots=True)
class NeighbourAverage:
    """An average of neighbours, to be printed with "n of N".

    Attributes:
        value: None when no neighbour has a figure.
        n: how many neighbours have a figure that counts here.
        of: how many neighbours the model lists.
        few: fewer than 8 have, so that the average may mislead.
    """

    value: float | None
    method: AverageMethod
    n: int
    of: int
    few: bool


class Band(StrEnum):
    """Quarter of all authorities; A is the best."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an authority stands among all.

    Attributes:
        band: quarter it stands in.
        rank: 1 + how many are strictly better.
        of: how many have a figure.
    """

    band: Band
    rank: int
    of: int


def wilson(numerator: int, denominator: int) -> Interval:
    """Give the Wilson score limits of a proportion, in per cent.

    As in the technical guidance of the Office for Health Improvement and Disparities (OHID).

    Raises:
        ValueError: the numerator is not between 0 and a denominator above 0.
    """
    if not 0 <= numerator <= denominator or not denominator:
        raise ValueError("a proportion needs 0 <= numerator <= denominator, denominator > 0")
    share, z2 = numerator / denominator, Z_95**2
    middle = share + z2 / (2 * denominator)
    reach = Z_95 * math.sqrt(share * (1 - share) / denominator + z2 / (4 * denominator**2))
    scale = 100 / (1 + z2 / denominator)
    return Interval(max(0.0, (middle - reach) * scale), min(100.0, (middle + reach) * scale))


def byar(count: int, population: int, per: int = 10_000) -> Interval:
    """Give the limits of a rate: Byar's from a count of 10, exact Poisson below (OHID).

    Args:
        count: events or people counted.
        population: how many there could be.
        per: the rate is for every so many.

    Raises:
        ValueError: a count below 0 or a population not above 0.
    """
    if count < 0 or population <= 0:
        raise ValueError("a rate needs count >= 0 and population > 0")
    if count < _BYAR_FROM:
        low, high = _exact_poisson(count)
    else:
        low, high = _byar(count, -Z_95), _byar(count + 1, Z_95)
    return Interval(low * per / population, high * per / population)


def against(figure: Interval, benchmark: Figure, polarity: Polarity) -> Versus:
    """Compare a figure, by its limits, with a benchmark in the same unit.

    A benchmark on a limit is inside. Where neither way is better the answer is higher or lower.
    """
    if figure.low <= benchmark <= figure.high:
        return Versus.SIMILAR
    higher = figure.low > benchmark
    if polarity not in {Polarity.HIGH, Polarity.LOW}:
        return Versus.HIGHER if higher else Versus.LOWER
    return Versus.BETTER if higher == (polarity is Polarity.HIGH) else Versus.WORSE


def average_of(
    values: Sequence[Figure | None], method: AverageMethod = AverageMethod.MEAN
) -> NeighbourAverage:
    """Average neighbours by mean or median; one without a figure is left out.

    Args:
        values: one for each neighbour of the model, None where hidden or missing.
        method: MEAN or MEDIAN; for POOLED see `pooled`.

    Raises:
        ValueError: POOLED, which needs numerators and denominators.
    """
    if method is AverageMethod.POOLED:
        raise ValueError("a pooled average needs numerators and denominators")
    known = [exact(value) for value in values if value is not None]
    average = statistics.mean if method is AverageMethod.MEAN else statistics.median
    return _neighbours(average(known) if known else None, method, len(known), len(values))


def pooled(counts: Sequence[tuple[int | None, int | None]], per: int = 100) -> NeighbourAverage:
    """Average neighbours as the sum of numerators over the sum of denominators.

    Args:
        counts: numerator and denominator of each neighbour; a pair with None is left out.
        per: 100 for per cent, 10,000 for a rate.
    """
    known = [(top, bottom) for top, bottom in counts if top is not None and bottom is not None]
    whole = sum(bottom for _, bottom in known)
    value = Fraction(per * sum(top for top, _ in known), whole) if whole else None
    return _neighbours(value, AverageMethod.POOLED, len(known), len(counts))


def quartiles(values: Sequence[Figure]) -> tuple[float, float, float]:
    """Give lower quartile, median, upper quartile (type 7 of R, as the LAIT uses).

    Raises:
        ValueError: no values.
    """
    if not values:
        raise ValueError("quartiles need a value")
    ordered = sorted(exact(value) for value in values)
    low, middle, high = (float(_quantile(ordered, quarter)) for quarter in (1, 2, 3))
    return low, middle, high


def place(figure: Figure, everyone: Sequence[Figure], polarity: Polarity) -> Place | None:
    """Place an authority among all of them, itself included, as the LAIT does.

    A figure on the boundary of two bands goes to the band on the low-number side.
    None where neither way is better.

    Raises:
        ValueError: nobody to be placed among.
    """
    if polarity not in {Polarity.HIGH, Polarity.LOW}:
        return None
    if not everyone:
        raise ValueError("a place needs others")
    own = exact(figure)
    ordered = sorted(exact(value) for value in everyone)
    above = sum(own > _quantile(ordered, quarter) for quarter in (1, 2, 3))
    if polarity is Polarity.LOW:
        better, from_best = sum(value < own for value in ordered), above
    else:
        better, from_best = sum(value > own for value in ordered), 3 - above
    return Place(list(Band)[from_best], 1 + better, len(ordered))


def two_proportions_z(earlier: tuple[int, int], later: tuple[int, int]) -> float | None:
    """Give z for the difference of two proportions, pooled; positive when it rose.

    Args:
        earlier: numerator and denominator before.
        later: numerator and denominator after.

    Returns:
        None when a denominator is 0, or when nobody or everybody was counted both times.
    """
    (top_1, bottom_1), (top_2, bottom_2) = earlier, later
    if not bottom_1 or not bottom_2:
        return None
    share = (top_1 + top_2) / (bottom_1 + bottom_2)
    error = math.sqrt(max(0.0, share * (1 - share)) * (1 / bottom_1 + 1 / bottom_2))
    return (top_2 / bottom_2 - top_1 / bottom_1) / error if error else None


def _neighbours(value: Fraction | None, method: AverageMethod, n: int, of: int) -> NeighbourAverage:
    return NeighbourAverage(
        None if value is None else float(value), method, n, of, few=n < FEWEST_NEIGHBOURS
    )


def _quantile(ordered: Sequence[Fraction], quarter: int) -> Fraction:
    position = Fraction((len(ordered) - 1) * quarter, 4)
    below = int(position)
    if below == position:
        return ordered[below]
    return ordered[below] + (position - below) * (ordered[below + 1] - ordered[below])


def _byar(count: int, z: float) -> float:
    return count * (1 - 1 / (9 * count) + z / (3 * math.sqrt(count))) ** 3


def _exact_poisson(count: int) -> tuple[float, float]:
    """Give the exact limits of a small count, the same as OHID's by chi-squared."""
    low = _mean_where(count - 1, 1 - _TAIL) if count else 0.0
    return low, _mean_where(count, _TAIL)


def _mean_where(most: int, probability: float) -> float:
    """Find the Poisson mean at which `most` or fewer events have this probability."""
    low, high = 0.0, 10.0 * (most + 1)
    for _ in range(60):
        mean = (low + high) / 2
        chance = math.exp(-mean) * sum(mean**k / math.factorial(k) for k in range(most + 1))
        low, high = (mean, high) if chance > probability else (low, mean)
    return (low + high) / 2
