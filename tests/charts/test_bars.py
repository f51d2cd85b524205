from __future__ import annotations

import re

import pytest

from tests.charts.drawing import forbidden, parsed, paths, texts
from tracker.charts import Bar, bars
from tracker.charts.text import width_of
from tracker.vocabulary import Unit

ITEMS = [
    Bar("Haringey", 100, own=True),
    Bar("Lambeth", 200),
    Bar("Islington", 0),
    Bar("City of <London>", None, "c"),
]


def drawn(items: list[Bar], *, narrow: bool = False, unit: Unit = Unit.NUMBER) -> str:
    return bars(items, id_prefix="b", title="T", description="D", unit=unit, narrow=narrow)


@pytest.mark.parametrize("narrow", [False, True])
def test_bars_are_as_long_as_their_figures_when_drawn_from_zero(narrow: bool) -> None:
    svg = drawn(ITEMS, narrow=narrow)
    (own,) = paths(svg, "#12436d", "fill")
    (other,) = paths(svg, "#7a8085", "fill")
    lengths = [float(re.findall(r"h([\d.]+)v", each)[0]) for each in (own, other)]
    assert lengths[1] == pytest.approx(2 * lengths[0], abs=0.2)
    assert forbidden(svg) == []


@pytest.mark.parametrize(
    ("unit", "expected"),
    [(Unit.NUMBER, ["100", "200", "0", "c"]), (Unit.PERCENT, ["100%", "200%", "0%", "c"])],
)
def test_figure_or_symbol_stands_at_each_end_when_drawn(unit: Unit, expected: list[str]) -> None:
    printed = texts(drawn(ITEMS, unit=unit))
    assert printed[1::2] == expected
    assert printed[0::2] == ["Haringey", "Lambeth", "Islington", "City of <London>"]


@pytest.mark.parametrize("narrow", [False, True])
def test_text_stays_inside_the_figure_when_names_are_long(narrow: bool) -> None:
    items = [Bar("Hammersmith and Fulham and somewhere else", 1_234_567), Bar("B", 1)]
    root = parsed(drawn(items, narrow=narrow))
    size = 13 if narrow else 15
    width = float(root.attrib["width"])
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        x, runs = float(text.attrib["x"]), width_of("".join(text.itertext()), size)
        low, high = (x - runs, x) if text.attrib.get("text-anchor") == "end" else (x, x + runs)
        assert low >= 0
        assert high <= width


@pytest.mark.parametrize("items", [[], [Bar("A", None)], [Bar("A", -1)]])
def test_bars_are_refused_when_there_is_nothing_from_zero_up(items: list[Bar]) -> None:
    with pytest.raises(ValueError, match="bars need"):
        drawn(items)


def test_no_bar_is_drawn_when_every_figure_is_zero() -> None:
    svg = drawn([Bar("A", 0), Bar("B", 0)])
    assert paths(svg, "#7a8085", "fill") == []
    assert texts(svg) == ["A", "0", "B", "0"]


def test_figure_is_one_image_with_title_and_description_when_read_out() -> None:
    root = parsed(bars(ITEMS, id_prefix="p1", title="A & B", description="D"))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "p1-title p1-desc"
    assert [each.text for each in root[:2]] == ["A & B", "D"]
