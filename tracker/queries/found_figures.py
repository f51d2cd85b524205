"""Figures that minutes name of an indicator, beside what the record had on the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.access.reader import Reader
from tracker.models import Indicator
from tracker.queries import indicators
from tracker.queries.figures import Figure
from tracker.rules.reading.shapes import IndicatorMention
from tracker.vocabulary import Unit


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """A figure the minutes name.

    Attributes:
        said: in percent, as the minutes have it.
        recorded: the latest figure published by the day of the meeting.
        differs: whether the record, rounded as the minutes are, has another.
    """

    indicator: Indicator
    said: float
    recorded: Figure
    differs: bool


def said_figures(
    reader: Reader, held_on: date, mentions: Iterable[IndicatorMention]
) -> list[SaidFigure]:
    """Percentages named of known indicators, each indicator's first, with the record's own.

    Indicators that have no percentage in the record, or none the reader may see, are left out.
    Nothing is asked of the database where the minutes name none.
    """
    said: dict[int, float] = {}
    for mention in mentions:
        if mention.key is not None and mention.value is not None and mention.unit == "%":
            said.setdefault(mention.key, mention.value)
    if not said:
        return []
    pairs = indicators.figures_when_agreed_and_now(reader, ((0, key, held_on) for key in said))
    found: list[SaidFigure] = []
    for key, value in said.items():
        pair = pairs.get((0, key))
        if pair is None or pair.indicator.unit is not Unit.PERCENT:
            continue
        if pair.then is None or pair.then.value is None:
            continue
        digits = 0 if value == int(value) else 1
        differs = round(pair.then.value, digits) != round(value, digits)
        found.append(SaidFigure(pair.indicator, value, pair.then, differs))
    return found
