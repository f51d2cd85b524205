from __future__ import annotations

import pytest

from tests.charts.drawing import forbidden, parsed, paths
from tracker.charts import sparkline

OWN, TARGET = "#12436d", "#801650"


def test_line_runs_over_the_whole_width_when_figures_are_known() -> None:
    line, dot = paths(sparkline([1, 3, 2]), OWN)
    assert line == "M4.0 24.0h0L60.0 4.0L116.0 14.0"
    assert dot == "M116.0 14.0h0"


def test_line_is_not_joined_when_a_figure_is_missing() -> None:
    line, dot = paths(sparkline([1, 2, None, 3, None]), OWN)
    assert line == "M4.0 24.0h0L32.0 14.0M88.0 4.0h0"
    assert dot == "M88.0 4.0h0"


@pytest.mark.parametrize("values", [[], [None], [None, None]])
def test_nothing_is_drawn_when_there_is_no_figure(values: list[float | None]) -> None:
    assert sparkline(values) == ""


@pytest.mark.parametrize(
    ("values", "line"), [([5], "M4.0 14.0h0"), ([5, 5], "M4.0 14.0h0L116.0 14.0")]
)
def test_line_is_level_in_the_middle_when_figures_are_equal(
    values: list[float | None], line: str
) -> None:
    assert paths(sparkline(values), OWN)[0] == line


def test_target_is_a_dashed_line_in_the_same_scale_when_given() -> None:
    svg = sparkline([60, 80], target=100)
    assert paths(svg, TARGET) == ["M4 4.0H116"]
    assert paths(svg, OWN)[0] == "M4.0 24.0h0L116.0 14.0"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("", {"aria-hidden": "true"}),
        ('Up "a lot" <since> May', {"role": "img", "aria-label": 'Up "a lot" <since> May'}),
    ],
)
def test_figure_is_read_out_only_when_it_has_a_title(title: str, expected: dict[str, str]) -> None:
    root = parsed(sparkline([1, 2], title=title))
    assert expected.items() <= root.attrib.items()
    assert ("role" in root.attrib) == bool(title)


def test_figure_is_small_and_plain_when_it_has_three_years_of_months() -> None:
    svg = sparkline([70 + each % 7 for each in range(36)], title="x", target=95)
    assert len(svg) < 1500
    assert forbidden(svg) == []
