"""An indicator's chart: its lines, labelled, and the actions that stand on the time line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from tracker import charts
from tracker.charts import Line, LineKind, Marker, Point, Wanted
from tracker.models import Indicator
from tracker.queries import measured
from tracker.queries.figures import ENGLAND, NEIGHBOURS, Figure, Series
from tracker.translation import gettext
from tracker.vocabulary import Polarity
from tracker.wording.measures import figure

BEFORE, AFTER = timedelta(days=92), timedelta(days=366)
"""How far from the figures an action may lie and still stand on the chart."""
MOST_MARKERS = 24


def safe(svg: str) -> Markup:
    """SVG of our own charts, which escape every text themselves."""
    return Markup(svg)  # noqa: S704 - see above


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to print: what it says in words, and how to draw it."""

    lines: list[Line]
    markers: list[Marker]
    wanted: Wanted | None
    indicator: Indicator
    title: str
    description: str

    def drawn(self, *, narrow: bool = False) -> Markup:
        """The SVG, for wide screens or phones."""
        return safe(
            charts.line_chart(
                self.lines,
                id_prefix="chart-narrow" if narrow else "chart",
                title=self.title,
                description=self.description,
                measure=gettext(self.indicator.unit.label).capitalize(),
                unit=self.indicator.unit,
                places=self.indicator.decimals,
                markers=self.markers,
                wanted=self.wanted,
                narrow=narrow,
            )
        )


def chart_of(
    indicator: Indicator,
    series: Series | None,
    markers: Sequence[Marker],
    *,
    own_name: str,
    description: str,
) -> Chart | None:
    """The chart of one series; None when it has nothing to draw."""
    if series is None or all(each.value is None for each in series.own):
        return None
    lines = [_line(indicator, LineKind.OWN, own_name, series.own)]
    if indicator.polarity is not Polarity.RANGE:
        targets = [Point(each.end, measured.target_of(indicator, each)) for each in series.own]
        if any(point.value is not None for point in targets):
            latest = figure(targets[-1].value, indicator.unit)
            lines.append(Line(LineKind.TARGET, gettext("Target"), targets, latest))
    for kind, area, name in (
        (LineKind.NEIGHBOURS, NEIGHBOURS, gettext("Neighbours’ mean")),
        (LineKind.ENGLAND, ENGLAND, gettext("England")),
    ):
        figures = series.areas.get(area, [])
        if any(each.value is not None for each in figures):
            lines.append(_line(indicator, kind, name, figures))
    return Chart(
        lines=lines,
        markers=list(_within(markers, series.own)),
        wanted=_wanted(indicator),
        indicator=indicator,
        title=indicator.name,
        description=description,
    )


def _line(indicator: Indicator, kind: LineKind, name: str, figures: Sequence[Figure]) -> Line:
    last = next(each.value for each in reversed(figures) if each.value is not None)
    points = [Point(each.end, each.value, each.symbol or "") for each in figures]
    return Line(kind, name, points, figure(last, indicator.unit, indicator.decimals))


def _wanted(indicator: Indicator) -> Wanted | None:
    low, high = indicator.target_low, indicator.target_high
    if indicator.polarity is not Polarity.RANGE or low is None or high is None:
        return None
    return Wanted(low, high, gettext("Range wanted"))


def _within(markers: Iterable[Marker], own: Sequence[Figure]) -> Iterable[Marker]:
    first, last = own[0].start - BEFORE, own[-1].end + AFTER
    return [each for each in markers if first <= each.on <= last][-MOST_MARKERS:]


def markers_of(actions: Iterable[tuple[int, date, date | None]]) -> list[Marker]:
    """A flag where each numbered action was agreed, and a hollow one where it was closed."""
    flags: list[Marker] = []
    for number, agreed_on, closed_on in actions:
        flags.append(Marker(number, agreed_on))
        if closed_on is not None:
            flags.append(Marker(number, closed_on, closed=True))
    return sorted(flags, key=lambda flag: (flag.on, flag.number))
