"""Time: which periods may be compared, and how several months make one figure.

A percentage for the year to date is the sum of numerators over the sum of
denominators, never the mean of monthly percentages: 2 of 4, 9 of 90 and 1 of 40
are 8.96%, not 20.83%. A missing month makes a sum unknown, not smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tracker.vocabulary import Basis, Frequency

APRIL = 4
MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Span:
    """The period of a figure.

    Attributes:
        start: first day.
        end: last day.
        frequency: how often this series has a figure.
        basis: what one figure counts.
        definition: which version of the definition it follows.
    """

    start: date
    end: date
    frequency: Frequency
    basis: Basis
    definition: str = ""

    @property
    def months(self) -> int:
        """Calendar months touched, the first and the last included."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


def comparable(one: Span, other: Span) -> bool:
    """Whether two figures may be set side by side.

    Same frequency, basis and definition, and as many months: a year to date is never compared
    with a full year, nor figures made by different definitions.
    """
    return (
        one.frequency is other.frequency
        and one.basis is other.basis
        and one.definition == other.definition
        and (one.frequency is Frequency.WEEKLY or one.months == other.months)
    )


def financial_year_start(day: date) -> date:
    """Give the 1 April on or before a day."""
    return date(day.year if day.month >= APRIL else day.year - 1, APRIL, 1)


def percent_of_sums(
    numerators: Sequence[int | None], denominators: Sequence[int | None]
) -> float | None:
    """Give Σ numerators / Σ denominators in per cent, as for a year to date.

    None when a month is missing or hidden, or when the denominators add up to 0.

    Raises:
        ValueError: not as many numerators as denominators.
    """
    if len(numerators) != len(denominators):
        raise ValueError("each numerator needs its denominator")
    top, bottom = flow_total(numerators), flow_total(denominators)
    return None if top is None or not bottom else float(Fraction(100 * top, bottom))


def flow_total(counts: Sequence[int | None]) -> int | None:
    """Add up a count over several periods; None when one is missing or there are none."""
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def snapshot_of(counts: Sequence[int | None]) -> int | None:
    """Give the figure of several month ends, which is the last one; None when it is missing."""
    return counts[-1] if counts else None


def rolling_year(counts: Sequence[int | None]) -> int | None:
    """Add up the last 12 months; None when there are fewer or one of them is missing."""
    return flow_total(counts[-MONTHS_IN_YEAR:]) if len(counts) >= MONTHS_IN_YEAR else None
