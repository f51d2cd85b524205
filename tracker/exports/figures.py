"""An indicator's figures as a file: the columns an import of figures takes."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.exports.comma_separated import comma_separated
from tracker.models import Indicator
from tracker.queries.figures import Series
from tracker.queries.measured import target_of

HEADINGS = (
    "indicator",
    "area",
    "period_start",
    "period_end",
    "frequency",
    "basis",
    "numerator",
    "denominator",
    "value",
    "unit",
    "symbol",
    "status",
    "target",
    "mean_of",
    "mean_among",
    "published_on",
    "source",
    "made_up",
)


def figures_csv(indicator: Indicator, every: Iterable[Series]) -> str:
    """Every figure of an indicator that the reader was given, area by area."""
    return comma_separated(
        HEADINGS,
        (
            (
                indicator.reference,
                area,
                each.start.isoformat(),
                each.end.isoformat(),
                series.frequency.value,
                series.basis.value,
                each.numerator,
                each.denominator,
                each.value,
                indicator.unit.value,
                each.symbol,
                each.status.value,
                target_of(indicator, each) if area == "own" else None,
                each.mean_of,
                each.mean_among,
                each.published_on.isoformat(),
                each.source,
                "yes" if each.made_up else "no",
            )
            for series in every
            for area, figures in series.areas.items()
            for each in figures
        ),
    )
