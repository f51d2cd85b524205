from __future__ import annotations

import re

import pytest

from tests.charts.drawing import forbidden, parsed, paths, texts
from tracker.charts import Group, Part, stacked
from tracker.charts.text import width_of

PARTS = [
    Part("Done <in time>", "#12436d"),
    Part("Late", "#f46a25", "#0b0c0c"),
    Part("Open", "#ccc"),
]
GROUPS = [Group("All", [20, 10, 10], is_total=True), Group("Children’s Services", [5, 0, 15])]


def drawn(groups: list[Group], *, narrow: bool = False) -> str:
    return stacked(PARTS, groups, id_prefix="s", title="T", description="D", narrow=narrow)


@pytest.mark.parametrize("narrow", [False, True])
def test_parts_are_as_long_as_their_amounts(narrow: bool) -> None:
    svg = drawn(GROUPS, narrow=narrow)
    own = [float(re.findall(r"h([\d.]+)v", each)[0]) for each in paths(svg, "#12436d", "fill")]
    _, of_all, of_one = own  # the first is the key's
    assert (of_all + 2) == pytest.approx(4 * (of_one + 2), abs=0.5)
    assert forbidden(svg) == []


def test_the_key_the_figures_and_the_sums_are_written() -> None:
    printed = texts(drawn(GROUPS))
    assert printed[:3] == ["Done <in time>", "Late", "Open"]
    assert printed[3:8] == ["All", "20", "10", "10", "40"]
    assert printed[8:] == ["Children’s Services", "5", "15", "20"]


def test_a_figure_too_wide_for_its_part_is_left_to_the_table() -> None:
    assert "1" not in texts(drawn([Group("All", [1, 999, 0])]))


@pytest.mark.parametrize("narrow", [False, True])
def test_text_stays_inside_when_names_are_long(narrow: bool) -> None:
    root = parsed(
        drawn([Group("Housing and Regeneration and something else", [3, 4, 5])], narrow=narrow)
    )
    size = 13 if narrow else 15
    width = float(root.attrib["width"])
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        x, long = float(text.attrib["x"]), width_of(text.text or "", size)
        anchor = text.attrib.get("text-anchor")
        begins = x - long if anchor == "end" else x - long / 2 if anchor == "middle" else x
        assert begins >= -1
        assert begins + long <= width + 1


@pytest.mark.parametrize(
    "groups", [[], [Group("All", [0, 0, 0])], [Group("All", [1, -1, 0])], [Group("All", [1])]]
)
def test_nothing_is_drawn_of_nothing(groups: list[Group]) -> None:
    with pytest.raises(ValueError, match="amount"):
        drawn(groups)
