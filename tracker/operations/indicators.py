"""Indicators and their figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import func, select

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Indicator, Observation
from tracker.operations.versions import check_version
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Basis, Frequency, ObservationStatus, Polarity, Unit

REFERENCE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
RESERVED = {"new"}
"""References stand in addresses, where these words mean something else."""


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """What somebody enters of an indicator."""

    reference: str
    name: str
    unit: Unit
    polarity: Polarity
    basis: Basis
    frequency: Frequency
    decimals: int = 0
    definition: str = ""
    other_names: list[str] = field(default_factory=list[str])
    counts_people: bool = True
    is_public: bool = True
    target: float | None = None
    target_low: float | None = None
    target_high: float | None = None
    tolerance: float | None = None
    source: str = ""


def _store(indicator: Indicator, words: IndicatorWords) -> None:
    for name in IndicatorWords.__slots__:
        setattr(indicator, name, getattr(words, name))


def _check(words: IndicatorWords) -> None:
    low, high = words.target_low, words.target_high
    if words.polarity is Polarity.RANGE and (low is None or high is None):
        raise RuleBroken("target_low" if low is None else "target_high", Broken.RANGE_MISSING)
    if low is not None and high is not None and high < low:
        raise RuleBroken("target_high", Broken.RANGE_OUT_OF_ORDER)


def add(words: IndicatorWords, actor: Reader | None) -> Indicator:
    """Add an indicator."""
    if not REFERENCE.fullmatch(words.reference):
        raise RuleBroken("reference", Broken.REFERENCE_FORMAT)
    taken = select(Indicator.id).where(func.lower(Indicator.reference) == words.reference.lower())
    if words.reference.lower() in RESERVED or db.session.scalar(taken):
        raise RuleBroken("reference", Broken.REFERENCE_TAKEN)
    _check(words)
    indicator = Indicator()
    _store(indicator, words)
    db.session.add(indicator)
    db.session.flush()
    record(AuditTag.INDICATOR_ADDED, indicator, actor, indicator.name)
    return indicator


def change(
    indicator: Indicator, words: IndicatorWords, actor: Reader, *, seen_version: int
) -> None:
    """Change an indicator; its reference stays, as links carry it."""
    check_version(indicator.version, seen_version)
    _check(words)
    old_name, names = indicator.name, list(words.other_names)
    if old_name != words.name and old_name not in names:
        names.append(old_name)  # minutes and papers that use it still mean this indicator
    _store(indicator, replace(words, reference=indicator.reference, other_names=names))
    changes = changes_of(indicator)
    db.session.flush()
    if changes:
        record(AuditTag.INDICATOR_CHANGED, indicator, actor, indicator.name, changes=changes)


def end(
    indicator: Indicator,
    on: date,
    successor: Indicator | None,
    actor: Reader,
    today: date,
    reason: str,
    *,
    seen_version: int,
) -> None:
    """End an indicator: nothing new is linked to it; its figures and its links stay.

    Raises:
        RuleBroken: it has ended, or not yet; its successor has ended, or is itself; or somebody
            changed it meanwhile.
    """
    check_version(indicator.version, seen_version)
    if indicator.ended_on is not None:
        raise RuleBroken("on", Broken.ENDED)
    if on > today:
        raise RuleBroken("on", Broken.END_NOT_REACHED)
    if successor is not None and (successor is indicator or successor.ended_on is not None):
        raise RuleBroken("successor", Broken.SUCCESSOR_ENDED)
    indicator.ended_on, indicator.successor = on, successor
    db.session.flush()
    changes: dict[str, list[str | None]] = {"ended_on": [None, on.isoformat()]}
    if successor is not None:
        changes["successor"] = [None, successor.name]
    record(
        AuditTag.INDICATOR_ENDED, indicator, actor, indicator.name, changes=changes, reason=reason
    )


def resume(indicator: Indicator, actor: Reader) -> None:
    """Keep an indicator again that was ended, perhaps by mistake."""
    if indicator.ended_on is None:
        return
    changes = {"ended_on": [indicator.ended_on.isoformat(), None]}
    indicator.ended_on = indicator.successor = None
    db.session.flush()
    record(AuditTag.INDICATOR_RESUMED, indicator, actor, indicator.name, changes=changes)


def add_figure(
    indicator: Indicator,
    actor: Reader | None,
    *,
    area: str,
    period_start: date,
    period_end: date,
    value: float | None,
    published_on: date,
    source: str,
    numerator: float | None = None,
    denominator: float | None = None,
    mean_of: int | None = None,
    mean_among: int | None = None,
    symbol: str | None = None,
    frequency: Frequency | None = None,
    basis: Basis | None = None,
    status: ObservationStatus = ObservationStatus.FINAL,
    target: float | None = None,
    made_up: bool = False,
) -> Observation:
    """Add one figure; a later publication of the same period stands beside the earlier.

    Args:
        indicator: what it is a figure of.
        actor: who adds it; None for the program itself.
        area: `own`, `neighbours` (their mean) or `england`.
        period_start: first day of its period.
        period_end: last day.
        value: in the indicator's unit; None when it is hidden or missing.
        published_on: with the period, which version of the figure it is.
        source: where it was published.
        numerator: how many, for a percentage or rate.
        denominator: out of how many.
        mean_of: of neighbours, how many have a figure that is in the mean.
        mean_among: of neighbours, how many there are in all.
        symbol: why there is no value, as in `rules.measures.suppression.Symbol`.
        frequency: the indicator's own unless it belongs to another series.
        basis: as `frequency`.
        status: how final it is.
        target: for that period, where it differs from the indicator's.
        made_up: invented for the demonstration.
    """
    if period_end < period_start:
        raise RuleBroken("period_end", Broken.ENDS_BEFORE_IT_BEGINS)
    if indicator.ended_on is not None and period_start > indicator.ended_on:
        raise RuleBroken("period_start", Broken.ENDED)
    if value is None and symbol is None:
        raise RuleBroken("value", Broken.FIGURE_MISSING)
    if mean_of is not None and (mean_among is None or mean_of > mean_among):
        raise RuleBroken("mean_of", Broken.MEAN_OF_MORE)
    same = select(Observation.id).where(
        Observation.indicator_id == indicator.id,
        Observation.area == area,
        Observation.period_start == period_start,
        Observation.period_end == period_end,
        Observation.frequency == (frequency or indicator.frequency),
        Observation.basis == (basis or indicator.basis),
        Observation.published_on == published_on,
    )
    if db.session.scalar(same):
        raise RuleBroken("period_end", Broken.FIGURE_THERE)
    figure = Observation(
        indicator_id=indicator.id,
        area=area,
        period_start=period_start,
        period_end=period_end,
        frequency=frequency or indicator.frequency,
        basis=basis or indicator.basis,
        mean_of=mean_of,
        mean_among=mean_among,
        numerator=numerator,
        denominator=denominator,
        value=value,
        symbol=symbol,
        status=status,
        target=target,
        published_on=published_on,
        source=source,
        made_up=made_up,
    )
    db.session.add(figure)
    db.session.flush()
    name = f"{indicator.name}, {area}, {period_end.isoformat()}"
    record(AuditTag.FIGURE_ADDED, indicator, actor, name)
    return figure
