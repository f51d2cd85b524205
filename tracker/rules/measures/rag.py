"""Red, amber, green: by a rule that each indicator states, never by colour alone.

The same 81% against 95% is red, amber or green under rules that councils really
use, so a rating always carries the reason for its colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from tracker.rules.measures.exact import Figure, exact
from tracker.vocabulary import Polarity, Rag


@dataclass(frozen=True, slots=True)
class ToleranceRule:
    """Green within a percentage of the target; else amber if no worse than a year ago, red if worse.

    As in the London Borough of Havering's performance reports of 2013 to 2015 (10%).
    """

    target: Figure
    percent: Figure = 10


@dataclass(frozen=True, slots=True)
class FloorRule:
    """Green when the target is met, amber when only the floor is, red when neither is.

    As in Kent County Council's scorecards. Where lower is better the floor is a ceiling.
    """

    target: Figure
    floor: Figure


@dataclass(frozen=True, slots=True)
class RangeRule:
    """Green from `low` to `high`, amber up to `margin` outside, red beyond; all inclusive."""

    low: Figure
    high: Figure
    margin: Figure = 0


RagRule: TypeAlias = ToleranceRule | FloorRule | RangeRule


class Side(StrEnum):
    """Where the figure stands beside the target or the range, whatever is better."""

    BELOW = "below"
    ON = "on"
    WITHIN = "within"
    ABOVE = "above"


class RagReason(StrEnum):
    """Why a figure has its colour, or has none yet."""

    TARGET_MET = "target_met"
    WITHIN_TOLERANCE = "within_tolerance"
    NO_WORSE_THAN_LAST_YEAR = "no_worse_than_last_year"
    WORSE_THAN_LAST_YEAR = "worse_than_last_year"
    LAST_YEAR_NEEDED = "last_year_needed"
    FLOOR_MET = "floor_met"
    FLOOR_MISSED = "floor_missed"
    WITHIN_RANGE = "within_range"
    NEAR_RANGE = "near_range"
    OUTSIDE_RANGE = "outside_range"


@dataclass(frozen=True, slots=True)
class Rating:
    """A colour with its reason.

    Attributes:
        rag: the colour; None while last year's figure is needed and not known.
        reason: why.
        side: where the figure stands, to be named beside the colour.
        gap_percent: distance from the target in per cent of it, negative when worse than the
            target; None for a range, and for a target of zero that is missed.
    """

    rag: Rag | None
    reason: RagReason
    side: Side
    gap_percent: float | None


def rate(
    current: Figure | None,
    rule: RagRule | None,
    polarity: Polarity,
    last_year: Figure | None = None,
) -> Rating | None:
    """Rate a figure; None where there is nothing to rate by.

    No figure, no rule (no target), or a target on a measure of which neither way is better:
    no colour. Boundaries are inclusive and exact.

    Args:
        current: the figure; None if hidden or missing.
        rule: the indicator's own rule with its target.
        polarity: HIGH or LOW for a target; a range needs none.
        last_year: the comparable figure of a year ago, for `ToleranceRule`.
    """
    if current is None or rule is None:
        return None
    now = exact(current)
    if isinstance(rule, RangeRule):
        return _by_range(now, rule)
    if polarity not in {Polarity.HIGH, Polarity.LOW}:
        return None
    if isinstance(rule, FloorRule):
        return _by_floor(now, rule, polarity)
    return _by_tolerance(now, rule, polarity, last_year)


def _by_range(now: Fraction, rule: RangeRule) -> Rating:
    low, high, margin = exact(rule.low), exact(rule.high), exact(rule.margin)
    if low <= now <= high:
        return Rating(Rag.GREEN, RagReason.WITHIN_RANGE, Side.WITHIN, None)
    side = Side.BELOW if now < low else Side.ABOVE
    if low - margin <= now <= high + margin:
        return Rating(Rag.AMBER, RagReason.NEAR_RANGE, side, None)
    return Rating(Rag.RED, RagReason.OUTSIDE_RANGE, side, None)


def _by_floor(now: Fraction, rule: FloorRule, polarity: Polarity) -> Rating:
    target = exact(rule.target)
    gap = _gap_percent(now, target, polarity)
    side = _side(now, target)
    gap_percent = None if gap is None else float(gap)
    if _lead(now, target, polarity) >= 0:
        return Rating(Rag.GREEN, RagReason.TARGET_MET, side, gap_percent)
    if _lead(now, exact(rule.floor), polarity) >= 0:
        return Rating(Rag.AMBER, RagReason.FLOOR_MET, side, gap_percent)
    return Rating(Rag.RED, RagReason.FLOOR_MISSED, side, gap_percent)


def _by_tolerance(
    now: Fraction, rule: ToleranceRule, polarity: Polarity, last_year: Figure | None
) -> Rating:
    target = exact(rule.target)
    gap = _gap_percent(now, target, polarity)
    side = _side(now, target)
    gap_percent = None if gap is None else float(gap)
    if _lead(now, target, polarity) >= 0:
        return Rating(Rag.GREEN, RagReason.TARGET_MET, side, gap_percent)
    if gap is not None and gap >= -exact(rule.percent):
        return Rating(Rag.GREEN, RagReason.WITHIN_TOLERANCE, side, gap_percent)
    if last_year is None:
        return Rating(None, RagReason.LAST_YEAR_NEEDED, side, gap_percent)
    if _lead(now, exact(last_year), polarity) >= 0:
        return Rating(Rag.AMBER, RagReason.NO_WORSE_THAN_LAST_YEAR, side, gap_percent)
    return Rating(Rag.RED, RagReason.WORSE_THAN_LAST_YEAR, side, gap_percent)


def _lead(now: Fraction, other: Fraction, polarity: Polarity) -> Fraction:
    return now - other if polarity is Polarity.HIGH else other - now


def _gap_percent(now: Fraction, target: Fraction, polarity: Polarity) -> Fraction | None:
    lead = _lead(now, target, polarity)
    if target:
        return 100 * lead / abs(target)
    return None if lead else Fraction(0)


def _side(now: Fraction, target: Fraction) -> Side:
    if now == target:
        return Side.ON
    return Side.BELOW if now < target else Side.ABOVE
