"""Where things stand: round ticks, dates along the axis, labels pushed apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_WHOLE_STEPS = (1.0, 2.0, 5.0, 10.0)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
_FROM_ZERO_BELOW = 0.5


def round_ticks(
    low: float, high: float, most: int, *, whole: bool = False, ceiling: float | None = None
) -> list[float]:
    """Choose round numbers that enclose all figures.

    Figures that reach down to half of the highest or less are shown from zero.

    Args:
        low: lowest figure.
        high: highest figure.
        most: how many ticks at most, three or more.
        whole: figures are counts, so that no tick is a fraction.
        ceiling: what no tick exceeds though figures may touch it, as 100 for per cent.

    Returns:
        Two ticks or more, rising.
    """
    capped = ceiling if ceiling is not None and high <= ceiling else None
    if 0 <= low <= high * _FROM_ZERO_BELOW:
        low = 0.0
    if high == low:
        spread = max(1.0, abs(high) / 10)
        low, high = (0.0 if low >= 0 and low < spread else low - spread), high + spread
    if capped is not None:
        high = min(high, capped)
    size = 10.0 ** math.floor(math.log10((high - low) / most))
    if whole:
        size = max(size, 1.0)
    for _ in range(3):
        for factor in _WHOLE_STEPS if whole and size < 10 else _STEPS:  # noqa: PLR2004 - 2.5 × 10 is whole
            step = size * factor
            first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
            if last - first + 1 <= most:
                return [round(number * step, 10) for number in range(first, last + 1)]
        size *= 10
    return [low, high]


def months_apart(days: Sequence[date]) -> int:
    """Give the least whole months from one day to the next: 12 for yearly figures, at least 1."""
    months = sorted({_month(day) for day in days})
    return min((later - earlier for earlier, later in pairwise(months)), default=1)


def month_ticks(
    first: date, last: date, anchor: date, *, most: int, least_step: int = 1
) -> list[date]:
    """Choose month ends along the axis, counted from the one of the latest figure.

    Args:
        first: where the axis begins.
        last: where it ends.
        anchor: the latest figure, whose month is always among the ticks if it is on the axis.
        most: how many ticks at most.
        least_step: months from one figure to the next; no ticks between figures.

    Returns:
        The month ends in order; the latest figure itself if no month ends on the axis.
    """
    middle, start, end = _month(anchor), _month(first), _month(last)
    step = next(
        (each for each in _MONTH_STEPS if each >= least_step and (end - start) // each + 1 <= most),
        _MONTH_STEPS[-1],
    )
    ticks = (_month_end(each) for each in range(start + (middle - start) % step, end + 1, step))
    return [tick for tick in ticks if first <= tick <= last] or [anchor]


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Push things apart so that none overlap, each as near as can be to where it belongs.

    Args:
        wanted: where the centre of each should be.
        sizes: how much room each takes.
        low: where room begins.
        high: where it ends; overstepped only if there is too little room for all.

    Returns:
        The centres, in the order given.
    """
    blocks: list[tuple[float, list[int]]] = []
    for index in sorted(range(len(wanted)), key=lambda each: wanted[each]):
        members = [index]
        begin = _begin(members, wanted, sizes, low, high)
        while blocks and blocks[-1][0] + sum(sizes[each] for each in blocks[-1][1]) > begin:
            members = blocks.pop()[1] + members
            begin = _begin(members, wanted, sizes, low, high)
        blocks.append((begin, members))
    centres = [0.0] * len(wanted)
    for begin, members in blocks:
        edge = begin
        for index in members:
            centres[index] = edge + sizes[index] / 2
            edge += sizes[index]
    return centres


def _begin(
    members: Sequence[int], wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> float:
    """Where a block of touching things begins, for the least squared distance in all."""
    total = offset = 0.0
    for index in members:
        total += wanted[index] - offset - sizes[index] / 2
        offset += sizes[index]
    return max(low, min(total / len(members), high - offset))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_end(month: int) -> date:
    return date((month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)
