"""Figures of indicators as a reader may see them: the latest publication, small numbers hidden.

Whatever shows, draws, exports or compares figures takes them from here, so that no way
out forgets to hide one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.models import Indicator, Observation
from tracker.queries.fetch import all_of
from tracker.queries.quick_words import as_word
from tracker.rules.measures.periods import financial_year_start
from tracker.rules.measures.suppression import LARGEST_HIDDEN, Symbol, reveals_small
from tracker.vocabulary import Basis, Frequency, ObservationStatus, Unit

OWN, NEIGHBOURS, ENGLAND = "own", "neighbours", "england"

SeriesKey = tuple[Frequency, Basis]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as it may be shown.

    Attributes:
        value: in the indicator's unit; None when hidden or missing.
        symbol: why there is none, or a remark; None for neither.
        target: of that period, None where the indicator's own holds.
    """

    start: date
    end: date
    value: float | None
    symbol: str | None
    numerator: float | None
    denominator: float | None
    mean_of: int | None
    mean_among: int | None
    status: ObservationStatus
    target: float | None
    published_on: date
    source: str
    made_up: bool


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one frequency and basis, each area's oldest first; never joined with another's."""

    frequency: Frequency
    basis: Basis
    areas: dict[str, list[Figure]] = field(default_factory=dict[str, list[Figure]])

    @property
    def own(self) -> list[Figure]:
        """The council's own figures."""
        return self.areas.get(OWN, [])


def sees_small_numbers(reader: Reader) -> bool:
    """Whether counts of 1 to 5 are shown: to those who work with them, as in `visibility`."""
    return bool(
        reader.is_clerk or reader.is_performance_officer or reader.member_of or reader.post_ids
    )


def series_of(
    reader: Reader,
    indicators: Iterable[Indicator],
    *,
    areas: Sequence[str] = (OWN, NEIGHBOURS, ENGLAND),
) -> dict[int, dict[SeriesKey, Series]]:
    """Every figure of some visible indicators, in one statement, by indicator and series."""
    by_id = {each.id: each for each in indicators}
    found: dict[int, dict[SeriesKey, Series]] = {}
    for indicator_id, publications in _publications(sorted(by_id), areas).items():
        series: dict[SeriesKey, Series] = {}
        for (area, frequency, basis), figures in publications.items():
            key = (frequency, basis)
            series.setdefault(key, Series(frequency, basis)).areas[area] = _newest(figures)
        if not sees_small_numbers(reader):
            series = _for_the_public(by_id[indicator_id], series)
        found[indicator_id] = series
    return found


@dataclass(frozen=True, slots=True)
class History:
    """Every publication of the council's own figures in an indicator's main series.

    Attributes:
        publications: oldest period first, the publications of each in order.
        masked: whether small numbers are hidden from the reader.
    """

    unit: Unit
    frequency: Frequency
    basis: Basis
    publications: list[Figure]
    masked: bool

    def latest(self, known_on: date | None = None) -> Figure | None:
        """The figure of the latest period, as it was known on a day if one is given."""
        known = [
            each
            for each in self.publications
            if known_on is None or (each.end <= known_on and each.published_on <= known_on)
        ]
        if not known or not self.masked:
            return known[-1] if known else None
        # Only a running total needs the figures before it to tell whether it gives one away.
        some = _newest(known) if self.basis is Basis.YEAR_TO_DATE else known[-1:]
        return _masked(some, self.unit, self.basis)[-1]


def histories_of(reader: Reader, indicators: Iterable[Indicator]) -> dict[int, History]:
    """The council's own figures in every publication, in one statement, by indicator."""
    by_id = {each.id: each for each in indicators}
    found: dict[int, History] = {}
    for indicator_id, publications in _publications(sorted(by_id), (OWN,)).items():
        indicator = by_id[indicator_id]
        by_key = {(how_often, what): each for (_, how_often, what), each in publications.items()}
        key = _main(indicator, {each: len(figures) for each, figures in by_key.items()})
        if key is not None:
            hides = indicator.counts_people and not sees_small_numbers(reader)
            found[indicator_id] = History(indicator.unit, *key, by_key[key], hides)
    return found


def _publications(
    ids: Sequence[int], areas: Sequence[str]
) -> dict[int, dict[tuple[str, Frequency, Basis], list[Figure]]]:
    """Every publication of every figure, by indicator and series, oldest period first."""
    if not ids:
        return {}
    wanted = (
        select(
            Observation.indicator_id,
            Observation.area,
            as_word(Observation.frequency),
            as_word(Observation.basis),
            Observation.period_start,
            Observation.period_end,
            Observation.value,
            Observation.symbol,
            Observation.numerator,
            Observation.denominator,
            Observation.mean_of,
            Observation.mean_among,
            as_word(Observation.status),
            Observation.target,
            Observation.published_on,
            Observation.source,
            Observation.made_up,
        )
        .where(Observation.indicator_id.in_(ids), Observation.area.in_(areas))
        .order_by(Observation.period_end, Observation.period_start, Observation.published_on)
    )
    found: dict[int, dict[tuple[str, Frequency, Basis], list[Figure]]] = {}
    for indicator_id, area, frequency, basis, *figure in all_of(wanted):
        series = found.setdefault(indicator_id, {})
        series.setdefault((area, frequency, basis), []).append(Figure(*figure))
    return found


def _newest(publications: Sequence[Figure]) -> list[Figure]:
    """The last publication of each period."""
    return list({(each.start, each.end): each for each in publications}.values())


def _for_the_public(
    indicator: Indicator, series: dict[SeriesKey, Series]
) -> dict[SeriesKey, Series]:
    """Hide the small numbers of a count of people, and what would give them away.

    A month that is hidden could be worked out from the quarter or year it is part of: when
    anything is hidden, only the indicator's own series is shown.
    """
    if not indicator.counts_people:
        return series
    masked = {
        key: replace(each, areas={**each.areas, OWN: _masked(each.own, indicator.unit, each.basis)})
        for key, each in series.items()
    }
    if all(
        shown.value == figure.value
        for key in series
        for shown, figure in zip(masked[key].own, series[key].own, strict=True)
    ):
        return masked
    first = main_key(indicator, masked)
    return {} if first is None else {first: masked[first]}


def _masked(figures: Sequence[Figure], unit: Unit, basis: Basis) -> list[Figure]:
    small = {index for index, each in enumerate(figures) if _is_small(each, unit)}
    if basis is Basis.YEAR_TO_DATE:
        small |= _given_away_by_subtraction(figures, small, unit)
    hidden = Symbol.SUPPRESSED.value
    return [
        replace(each, value=None, symbol=hidden, numerator=None, denominator=None)
        if index in small
        else each
        for index, each in enumerate(figures)
    ]


def _is_small(figure: Figure, unit: Unit) -> bool:
    count = count_of(figure, unit)
    return count is not None and 0 < count <= LARGEST_HIDDEN


def count_of(figure: Figure, unit: Unit) -> float | None:
    """How many people a figure is about: its numerator, or what it can be worked out to be."""
    if figure.numerator is not None:
        return figure.numerator
    if figure.value is None:
        return None
    if unit is Unit.NUMBER:
        return figure.value
    if unit is Unit.PERCENT and figure.denominator:
        return round(figure.value * figure.denominator / 100)
    return None


def _given_away_by_subtraction(figures: Sequence[Figure], small: set[int], unit: Unit) -> set[int]:
    """Running totals that, less the one shown before, leave a small number."""
    given_away = set[int]()
    last: tuple[date, float] | None = None
    for index, figure in enumerate(figures):
        count = count_of(figure, unit)
        if count is None or index in small:
            continue
        year = financial_year_start(figure.end)
        if last is not None and last[0] == year and reveals_small(int(last[1]), int(count)):
            given_away.add(index)
        else:
            last = (year, count)
    return given_away


def main_key(indicator: Indicator, series: dict[SeriesKey, Series]) -> SeriesKey | None:
    """The series an indicator's page is about: its own frequency and basis, else the longest."""
    return _main(indicator, {key: len(each.own) for key, each in series.items() if each.own})


def _main(indicator: Indicator, lengths: dict[SeriesKey, int]) -> SeriesKey | None:
    own = (indicator.frequency, indicator.basis)
    if own in lengths:
        return own
    return max(lengths, key=lambda key: lengths[key], default=None)
