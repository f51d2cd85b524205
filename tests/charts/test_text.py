from __future__ import annotations

import pytest

from tracker.charts.text import number, safe, width_of, wrapped
from tracker.vocabulary import Unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#x27;"),
        ("a\x00b\x1f", "ab"),
        ("Ynys Môn", "Ynys Môn"),
    ],
)
def test_text_is_harmless_when_it_is_made_safe(text: str, expected: str) -> None:
    assert safe(text) == expected


@pytest.mark.parametrize(
    ("value", "unit", "places", "expected"),
    [
        (80.7, Unit.PERCENT, None, "80.7%"),
        (80, Unit.PERCENT, 1, "80.0%"),
        (80.0, Unit.PERCENT, None, "80%"),
        (1234, Unit.NUMBER, None, "1,234"),
        (370.6, Unit.RATE_10K, 1, "370.6"),
        (-3, Unit.NUMBER, None, "−3"),
        (1_000_000, Unit.NUMBER, None, "1,000,000"),
    ],
)
def test_number_is_as_people_write_it_when_printed(
    value: float, unit: Unit, places: int | None, expected: str
) -> None:
    assert number(value, unit, places) == expected


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Statistical neighbours, mean", 1000, ["Statistical neighbours, mean"]),
        ("Statistical neighbours, mean", 100, ["Statistical", "neighbours,", "mean"]),
        ("Hammersmith", 10, ["Hammersmith"]),
        ("", 100, []),
    ],
)
def test_text_is_broken_at_spaces_when_room_is_short(
    text: str, room: float, lines: list[str]
) -> None:
    assert wrapped(text, 15, room) == lines


def test_estimated_width_is_no_less_than_arials_when_text_is_ordinary() -> None:
    """Widths in thousandths of the size, from the metrics of Arial (Helvetica): 8,335 in all."""
    assert 8.335 <= width_of("Statistical neighbours", 1) * 0.9 <= 12
