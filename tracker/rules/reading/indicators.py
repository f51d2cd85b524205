"""Measures named in the minutes, with value, target and comparator from the same sentence."""

from __future__ import annotations

from tracker.rules.reading.shapes import Context, IndicatorMention, Span


def find_indicators(text: str, spans: list[Span], context: Context) -> tuple[IndicatorMention, ...]:
    """Placeholder until the grammar of measures stands."""
    return ()
