"""What the pages of indicators print: texts made from figures and rules, ready for a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from tracker.models import Indicator
from tracker.queries.fetch import AnyRow
from tracker.queries.figures import ENGLAND, NEIGHBOURS, OWN, Figure, Series, SeriesKey
from tracker.queries.indicators import ThenAndNow
from tracker.queries.measured import Measured, neighbours_of, target_of
from tracker.rules.measures import movement
from tracker.rules.measures.suppression import Symbol
from tracker.translation import gettext
from tracker.vocabulary import Direction, Expectation, ObservationStatus, Standing
from tracker.wording import measures as words


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the strip: its name, the figure, a note below it."""

    name: str
    figure: str
    note: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One period of a table of figures."""

    period: str
    cells: list[str]
    remark: str


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of one series, latest first."""

    caption: str
    columns: list[str]
    rows: list[FigureRow]
    has_remarks: bool


@dataclass(frozen=True, slots=True)
class Concern:
    """An action that concerns the indicator, numbered as on the chart."""

    number: int
    row: AnyRow
    standing: Standing
    then_and_now: str
    moved: str


def printed(indicator: Indicator, figure: Figure | None) -> str:
    """A figure as it is printed, or why there is none."""
    if figure is None:
        return gettext("No figure")
    if figure.value is None:
        return words.no_figure(figure.symbol).capitalize()
    return words.figure(figure.value, indicator.unit, indicator.decimals)


def named(series: Series, figure: Figure) -> str:
    """A figure's period as a table names it."""
    return words.period(figure.start, figure.end, series.frequency, series.basis)


def placed(series: Series, figure: Figure) -> str:
    """A figure's period as a sentence says it."""
    return words.in_period(figure.start, figure.end, series.frequency, series.basis)


def sentence(indicator: Indicator, stands: Measured) -> str:
    """Where the figure stands, in one plain sentence."""
    series, latest = stands.series, stands.latest
    if series is None or latest is None:
        return gettext("No figures yet.")
    if latest.value is None:
        if latest.symbol == Symbol.SUPPRESSED:
            return words.hidden_figure(placed(series, latest))
        return gettext(
            "There is no figure %(period)s: %(reason)s.",
            period=placed(series, latest),
            reason=words.no_figure(latest.symbol),
        )
    # A target is printed as it was entered, however many digits the figures have.
    plain = partial(words.figure, unit=indicator.unit)
    before = stands.previous
    return words.where_it_stands(
        printed(indicator, latest),
        placed(series, latest),
        side=stands.side,
        target=plain(stands.target),
        wanted=(plain(stands.wanted[0]), plain(stands.wanted[1])) if stands.wanted else None,
        direction=stands.travel.direction,
        before=(printed(indicator, before), placed(series, before)) if before else ("", ""),
    )


def message(indicator: Indicator, stands: Measured) -> str:
    """What the chart says above it: how the figure moved, unless the page's sentence says so."""
    series, latest, before = stands.series, stands.latest, stands.previous
    moved = stands.travel.direction is not Direction.NO_COMPARISON and stands.side is not None
    if series is None or latest is None or before is None or not moved:
        return gettext("The figures over time")
    return words.where_it_stands(
        printed(indicator, latest),
        placed(series, latest),
        direction=stands.travel.direction,
        before=(printed(indicator, before), placed(series, before)),
    ).rstrip(".")


def strip(indicator: Indicator, stands: Measured, every: dict[SeriesKey, Series]) -> list[Fact]:
    """Latest, previous, target, neighbours."""
    series, latest, previous = stands.series, stands.latest, stands.previous
    if series is None or latest is None:
        return []
    facts = [Fact(gettext("Latest"), printed(indicator, latest), named(series, latest))]
    if previous is not None:
        facts.append(
            Fact(gettext("Previous"), printed(indicator, previous), named(series, previous))
        )
    facts.append(target_fact(indicator, stands))
    facts.append(_neighbours(indicator, every))
    return facts


def target_fact(indicator: Indicator, stands: Measured) -> Fact:
    """The target or the range wanted, with which way is better."""
    better = gettext(indicator.polarity.label)
    if stands.wanted:
        low, high = (words.figure(each, indicator.unit) for each in stands.wanted)
        return Fact(
            gettext("Range wanted"), gettext("%(low)s to %(high)s", low=low, high=high), better
        )
    if stands.target is None:
        return Fact(gettext("Target"), gettext("None"), better)
    return Fact(gettext("Target"), words.figure(stands.target, indicator.unit), better)


def _neighbours(indicator: Indicator, every: dict[SeriesKey, Series]) -> Fact:
    found = neighbours_of(indicator, every)
    name = gettext("Neighbours")
    if found is None:
        return Fact(name, gettext("None"), gettext("Local measure: no benchmark"))
    series, mean = found
    of = (
        gettext("mean of %(n)s of %(all)s", n=mean.mean_of, all=mean.mean_among)
        if mean.mean_of is not None
        else gettext("mean")
    )
    return Fact(name, printed(indicator, mean), f"{named(series, mean)}, {of}")


def table_of(indicator: Indicator, series: Series, own_name: str) -> FigureTable:
    """The table behind a chart."""
    names = {OWN: own_name, NEIGHBOURS: gettext("Neighbours’ mean"), ENGLAND: gettext("England")}
    areas = [area for area in names if series.areas.get(area)]
    by_period: dict[tuple[date, date], dict[str, Figure]] = {}
    for area in areas:
        for each in series.areas[area]:
            by_period.setdefault((each.end, each.start), {})[area] = each
    has_target = any(target_of(indicator, each) is not None for each in series.own)
    rows = [
        _row(indicator, series, areas, period, has_target=has_target)
        for _, period in sorted(by_period.items(), reverse=True)
    ]
    columns = [gettext("Period"), *(names[area] for area in areas)]
    if has_target:
        columns.insert(2, gettext("Target"))
    return FigureTable(
        caption=f"{gettext(series.frequency.label)}, {gettext(series.basis.label).lower()}",
        columns=columns,
        rows=rows,
        has_remarks=any(row.remark for row in rows),
    )


def _row(
    indicator: Indicator,
    series: Series,
    areas: Sequence[str],
    period: dict[str, Figure],
    *,
    has_target: bool,
) -> FigureRow:
    some = next(iter(period.values()))
    cells = [_cell(indicator, period.get(area)) for area in areas]
    own = period.get(OWN)
    if has_target:
        target = target_of(indicator, own) if own else None
        cells.insert(1, "" if target is None else words.figure(target, indicator.unit))
    remarks = [
        gettext("Published %(day)s", day=words.day_words(own.published_on)) if own else "",
        gettext(own.status.label) if own and own.status is not ObservationStatus.FINAL else "",
        gettext("made up") if any(each.made_up for each in period.values()) else "",
    ]
    return FigureRow(named(series, some), cells, ", ".join(each for each in remarks if each))


def _cell(indicator: Indicator, figure: Figure | None) -> str:
    if figure is None:
        return ""
    if figure.value is None:
        return figure.symbol or ""
    return words.figure(figure.value, indicator.unit, indicator.decimals)


def symbols_in(every: Sequence[Series]) -> list[tuple[str, str]]:
    """The symbols in the tables, each with its meaning."""
    used = {
        figure.symbol
        for series in every
        for figures in series.areas.values()
        for figure in figures
        if figure.symbol and figure.value is None
    }
    return [(symbol, words.no_figure(symbol)) for symbol in sorted(used)]


def has_made_up(every: Iterable[Series]) -> bool:
    """Whether a figure shown was invented for a demonstration."""
    return any(
        each.made_up for series in every for figures in series.areas.values() for each in figures
    )


def concerns(
    indicator: Indicator,
    series: Series | None,
    rows: Sequence[AnyRow],
    then_and_now: dict[tuple[int, int], ThenAndNow],
) -> list[Concern]:
    """The actions that concern an indicator, in the order they were agreed."""
    return [
        Concern(
            number=number,
            row=row,
            standing=Standing(row.standing),
            then_and_now=_then_and_now(indicator, then_and_now.get((row.id, indicator.id))),
            moved=_moved(indicator, series, row),
        )
        for number, row in enumerate(rows, start=1)
    ]


def _then_and_now(indicator: Indicator, both: ThenAndNow | None) -> str:
    if both is None or both.now is None:
        return ""
    now = printed(indicator, both.now)
    if both.then is None:
        return gettext("No figure when agreed, now %(now)s", now=now)
    return gettext("%(then)s when agreed, now %(now)s", then=printed(indicator, both.then), now=now)


def _moved(indicator: Indicator, series: Series | None, row: AnyRow) -> str:
    expectation: Expectation = row.expectation
    if series is None or expectation is Expectation.UNDERSTAND:
        return ""
    figures = [
        movement.PeriodFigure(
            each.start, each.end, each.value, _whole(each.numerator), _whole(each.denominator)
        )
        for each in series.own
    ]
    whole = movement.Series(figures, series.frequency, series.basis, indicator.unit)
    return words.moved(movement.did_it_move(whole, row.agreed_on, expectation))


def _whole(count: float | None) -> int | None:
    return None if count is None else round(count)
