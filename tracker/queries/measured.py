"""Where an indicator stands: its figures put through the rules of `tracker.rules.measures`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.models import Indicator
from tracker.queries.figures import NEIGHBOURS, Figure, Series, SeriesKey, main_key
from tracker.rules.measures.direction import Travel, travel
from tracker.rules.measures.periods import Span, comparable
from tracker.rules.measures.rag import (
    RagRule,
    RangeRule,
    Rating,
    Side,
    ToleranceRule,
    rate,
)
from tracker.vocabulary import Polarity


@dataclass(frozen=True, slots=True)
class Measured:
    """Where the council's figure stands.

    Attributes:
        series: the one series all of it is about; None without figures.
        latest: the last figure, which may be a hidden one.
        previous: the comparable one of the period before.
        travel: from previous to latest.
        target: of the latest period; None where there is none or a range instead.
        wanted: lowest and highest figure wanted.
        side: where the latest stands beside target or range, whatever is better.
        rule: how it is rated; None without a target or where neither way is better.
        rating: the rating; None without a figure or rule.
    """

    series: Series | None
    latest: Figure | None
    previous: Figure | None
    travel: Travel
    target: float | None
    wanted: tuple[float, float] | None
    side: Side | None
    rule: RagRule | None
    rating: Rating | None


def measure(indicator: Indicator, series: Series | None) -> Measured:
    """Say where an indicator stands by its main series."""
    own = series.own if series else []
    latest = own[-1] if own else None
    previous = _comparable_before(series, latest, own[-2].start) if len(own) > 1 else None
    wanted = _wanted(indicator)
    target = None if wanted else _target(indicator, latest)
    value = latest.value if latest else None
    rule = _rule(indicator, target, wanted)
    year_ago = _comparable_before(series, latest, _year_before(latest.start)) if latest else None
    return Measured(
        series=series,
        latest=latest,
        previous=previous,
        travel=travel(value, previous.value if previous else None, indicator.polarity, 0, wanted),
        target=target,
        wanted=wanted,
        side=_side(value, target, wanted),
        rule=rule,
        rating=rate(value, rule, indicator.polarity, year_ago.value if year_ago else None),
    )


def neighbours_of(
    indicator: Indicator, every: dict[SeriesKey, Series]
) -> tuple[Series, Figure] | None:
    """The neighbours' latest mean: of the same series, or of another where the page says which."""
    key = main_key(indicator, every)
    ordered = sorted(every.items(), key=lambda each: each[0] != key)
    for _, series in ordered:
        known = [each for each in series.areas.get(NEIGHBOURS, []) if each.value is not None]
        if known:
            return series, known[-1]
    return None


def target_of(indicator: Indicator, figure: Figure) -> float | None:
    """The target that holds for a figure's period."""
    return figure.target if figure.target is not None else indicator.target


def _target(indicator: Indicator, latest: Figure | None) -> float | None:
    return target_of(indicator, latest) if latest else indicator.target


def _wanted(indicator: Indicator) -> tuple[float, float] | None:
    if indicator.polarity is not Polarity.RANGE:
        return None
    if indicator.target_low is None or indicator.target_high is None:
        return None
    return indicator.target_low, indicator.target_high


def _rule(
    indicator: Indicator, target: float | None, wanted: tuple[float, float] | None
) -> RagRule | None:
    if wanted:
        return RangeRule(*wanted)
    if target is None or indicator.polarity not in {Polarity.HIGH, Polarity.LOW}:
        return None
    return ToleranceRule(target, indicator.tolerance or 0)


def _side(
    value: float | None, target: float | None, wanted: tuple[float, float] | None
) -> Side | None:
    if value is None or (target is None and wanted is None):
        return None
    low, high = wanted or (target or 0.0, target or 0.0)
    if value < low:
        return Side.BELOW
    if value > high:
        return Side.ABOVE
    return Side.WITHIN if wanted else Side.ON


def _comparable_before(series: Series | None, latest: Figure | None, start: date) -> Figure | None:
    if series is None or latest is None:
        return None
    found = next((each for each in series.own if each.start == start and each != latest), None)
    if found is None or not comparable(_span(series, found), _span(series, latest)):
        return None
    return found


def _span(series: Series, figure: Figure) -> Span:
    return Span(figure.start, figure.end, series.frequency, series.basis)


def _year_before(day: date) -> date:
    leap_day = day.month == 2 and day.day == 29  # noqa: PLR2004 - 29 February
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)
