"""Indicators and their figures."""

from __future__ import annotations

from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.api.operation import Shown, operation
from tracker.api.pages_of import page
from tracker.api.shapes.shown import (
    IndicatorLine,
    IndicatorList,
    IndicatorWhole,
    ObservationShown,
)
from tracker.models import Indicator
from tracker.queries import indicators
from tracker.queries.figures import OWN
from tracker.queries.measured import target_of
from tracker.vocabulary import TokenScope


def _line(indicator: Indicator) -> IndicatorLine:
    return IndicatorLine(
        reference=indicator.reference,
        name=indicator.name,
        unit=indicator.unit,
        decimals=indicator.decimals,
        polarity=indicator.polarity,
        basis=indicator.basis,
        frequency=indicator.frequency,
        target=indicator.target,
        target_low=indicator.target_low,
        target_high=indicator.target_high,
        page=page("indicators", indicator.reference),
    )


@operation(
    "GET",
    "/indicators",
    permission=Permission.PUBLISHED_READ,
    scope=TokenScope.INDICATORS_READ,
    shows=IndicatorList,
)
def list_indicators(reader: Reader) -> Shown:
    """Indicators by name."""
    return Shown(IndicatorList(indicators=[_line(each) for each in indicators.list_all(reader)]))


@operation(
    "GET",
    "/indicators/<reference>",
    permission=Permission.INDICATOR_READ,
    scope=TokenScope.INDICATORS_READ,
    shows=IndicatorWhole,
    on=indicators.get,
)
def show_indicator(reader: Reader, indicator: Indicator) -> Shown:
    """One indicator with its figures, each of the latest publication."""
    observations = [
        ObservationShown(
            area=area,
            start=figure.start,
            end=figure.end,
            frequency=series.frequency,
            basis=series.basis,
            value=figure.value,
            symbol=figure.symbol,
            status=figure.status,
            target=target_of(indicator, figure) if area == OWN else None,
            published_on=figure.published_on,
            source=figure.source,
            made_up=figure.made_up,
        )
        for series in indicators.all_series(reader, indicator).values()
        for area, figures in series.areas.items()
        for figure in figures
    ]
    return Shown(
        IndicatorWhole(
            **_line(indicator).model_dump(),
            definition=indicator.definition,
            source=indicator.source,
            observations=observations,
        )
    )
