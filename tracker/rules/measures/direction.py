"""Direction of travel: which way the number went, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tracker.rules.measures.exact import Figure, exact, sign
from tracker.vocabulary import Direction, Meaning, Polarity


@dataclass(frozen=True, slots=True)
class Travel:
    """How a figure moved since the comparable one before it.

    Attributes:
        direction: the way the *number* went, never "up is good".
        meaning: what that means given the polarity; None without a comparison.
        change: current less previous, in the indicator's own unit; None without a comparison.
    """

    direction: Direction
    meaning: Meaning | None
    change: float | None


def travel(
    current: Figure | None,
    previous: Figure | None,
    polarity: Polarity,
    tolerance: Figure = 0,
    wanted: tuple[Figure, Figure] | None = None,
) -> Travel:
    """Compare a figure with a comparable earlier one.

    The DfE's Local Authority Interactive Tool does this with tolerance 0. Whether two
    periods may be compared at all is `periods.comparable`.

    Args:
        current: the figure now; None if hidden or missing.
        previous: the comparable earlier figure; None if there is none.
        polarity: which way is better.
        tolerance: a change of this size or less is no real change; same unit as the figures.
        wanted: lowest and highest figure wanted, for polarity RANGE. Without it a change of
            such a measure is neither better nor worse.
    """
    if current is None or previous is None:
        return Travel(Direction.NO_COMPARISON, None, None)
    now, then = exact(current), exact(previous)
    change = now - then
    if abs(change) <= exact(tolerance):
        return Travel(Direction.FLAT, Meaning.NONE, float(change))
    direction = Direction.UP if change > 0 else Direction.DOWN
    return Travel(direction, _meaning(now, then, polarity, wanted), float(change))


def _meaning(
    now: Fraction, then: Fraction, polarity: Polarity, wanted: tuple[Figure, Figure] | None
) -> Meaning:
    if polarity is Polarity.HIGH:
        gain = sign(now - then)
    elif polarity is Polarity.LOW:
        gain = sign(then - now)
    elif polarity is Polarity.RANGE and wanted is not None:
        gain = sign(_outside_by(then, wanted) - _outside_by(now, wanted))
    else:
        gain = 0
    return {1: Meaning.IMPROVED, -1: Meaning.WORSENED, 0: Meaning.CHANGED}[gain]


def _outside_by(value: Fraction, wanted: tuple[Figure, Figure]) -> Fraction:
    low, high = exact(wanted[0]), exact(wanted[1])
    return max(low - value, value - high, Fraction(0))
