from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.charts.drawing import SVG, contrast_with_white, forbidden, parsed, paths, texts
from tracker.charts import Break, Line, LineKind, Marker, Point, Wanted, line_chart
from tracker.charts.frame import STROKES
from tracker.charts.text import width_of
from tracker.vocabulary import Unit

OWN, TARGET, NEIGHBOURS, ENGLAND = (
    STROKES[kind].colour
    for kind in (LineKind.OWN, LineKind.TARGET, LineKind.NEIGHBOURS, LineKind.ENGLAND)
)


def months(values: Sequence[float | None], symbol: str = "") -> list[Point]:
    """One point for each month end from April 2012."""
    starts = [date(2012 + (4 + each) // 12, (4 + each) % 12 + 1, 1) for each in range(len(values))]
    return [
        Point(start - timedelta(days=1), value, "" if value is not None else symbol)
        for start, value in zip(starts, values, strict=True)
    ]


def own(*values: float | None, symbol: str = "") -> Line:
    return Line(LineKind.OWN, "Haringey", months(values, symbol))


def chart(lines: Sequence[Line], **options: Any) -> str:
    return line_chart(lines, id_prefix="c", title="T", description="D", **options)


FOUR = [
    Line(LineKind.OWN, "Haringey", months([70 + each % 9 for each in range(36)])),
    Line(LineKind.TARGET, "Target", months([78] * 36)),
    Line(LineKind.NEIGHBOURS, "Statistical neighbours, mean of 9", months([78.3] * 36)),
    Line(LineKind.ENGLAND, "England", months([78.5] * 36)),
]
MARKERS = [Marker(1, date(2014, 1, 23)), Marker(2, date(2014, 1, 23)), Marker(3, date(2014, 2, 1))]


def full(*, narrow: bool) -> str:
    return chart(
        FOUR,
        unit=Unit.PERCENT,
        places=1,
        measure="First part of the assessment completed within 10 working days, each month",
        markers=MARKERS,
        breaks=[Break(date(2013, 4, 1), "New definition")],
        narrow=narrow,
    )


@pytest.mark.parametrize("narrow", [False, True])
def test_figure_is_plain_and_small_when_everything_is_on_it(narrow: bool) -> None:
    svg = full(narrow=narrow)
    assert forbidden(svg) == []
    assert len(svg.encode()) <= 7 * 1024
    size = {"width": "340", "height": "300"} if narrow else {"width": "760", "height": "360"}
    assert size.items() <= parsed(svg).attrib.items()


def test_figure_is_one_image_with_title_and_description_when_read_out() -> None:
    svg = line_chart([own(1, 2)], id_prefix="x9", title="A < B", description='Says "so"')
    root = parsed(svg)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "x9-title x9-desc"
    assert [(each.tag, each.attrib["id"], each.text) for each in root[:2]] == [
        (f"{SVG}title", "x9-title", "A < B"),
        (f"{SVG}desc", "x9-desc", 'Says "so"'),
    ]


def test_text_is_escaped_when_it_holds_markup() -> None:
    nasty = "<script>alert('&')</script>"
    svg = chart(
        [Line(LineKind.OWN, nasty, months([1, None, 3], nasty), latest=nasty)],
        measure=nasty,
        breaks=[Break(date(2012, 6, 1), nasty)],
        wanted=Wanted(1, 2, nasty),
        months=[nasty] * 12,
    )
    assert forbidden(svg) == []
    assert "<script" not in svg
    assert nasty in texts(svg)


def test_line_is_labelled_with_its_latest_known_figure_when_the_last_is_missing() -> None:
    printed = texts(chart([own(70, 80.7, None)], unit=Unit.PERCENT, places=1))
    assert printed[-1] == "80.7% Haringey"


@pytest.mark.parametrize(
    ("latest", "printed"), [("81%", "81% Haringey"), ("1 in 4", "1\xa0in\xa04 Haringey")]
)
def test_label_prints_the_figure_as_given_when_the_page_has_worded_it(
    latest: str, printed: str
) -> None:
    line = Line(LineKind.OWN, "Haringey", months([70, 80.65]), latest=latest)
    assert texts(chart([line], unit=Unit.PERCENT))[-1] == printed


def test_band_is_drawn_without_words_when_it_has_none() -> None:
    assert texts(chart([own(0, 20)], wanted=Wanted(10, 15, "")))[-1] == "20 Haringey"


@pytest.mark.parametrize("narrow", [False, True])
def test_end_labels_neither_overlap_nor_leave_the_figure_when_lines_end_together(
    narrow: bool,
) -> None:
    root = parsed(full(narrow=narrow))
    group = root[-1]
    font = float(group.attrib["font-size"])
    spans: list[tuple[float, float]] = []
    for text in group:
        rows = _rows(text)
        top = float(text.attrib["y"]) - font * 0.8
        spans.append((top, top + font + (len(rows) - 1) * (font + 3)))
        widest = max(width_of(row, font) for row in rows)
        assert float(text.attrib["x"]) + widest <= float(root.attrib["width"])
    spans.sort()
    assert len(spans) == 4
    assert spans[0][0] >= 0
    assert spans[-1][1] <= float(root.attrib["height"])
    assert all(upper <= lower for (_, upper), (lower, _) in pairwise(spans))


@pytest.mark.parametrize("narrow", [False, True])
def test_end_label_stays_below_the_heading_when_its_line_ends_at_the_top(narrow: bool) -> None:
    label = "A name so long that it takes a good many lines beside the plot"
    line = Line(LineKind.OWN, label, months([1, 100]))
    root = parsed(chart([line], measure="Heading", unit=Unit.PERCENT, narrow=narrow))
    heading = next(root.iter(f"{SVG}text"))
    assert heading.text == "Heading"
    assert float(root[-1][0].attrib["y"]) > float(heading.attrib["y"]) + 10


@pytest.mark.parametrize(("narrow", "dots"), [(False, 35), (True, 2)])
def test_every_figure_is_dotted_only_when_there_is_room(narrow: bool, dots: int) -> None:
    values = [*range(30), None, 1, None, *range(4)]
    ring_and_end = 2
    assert chart([own(*values)], narrow=narrow).count("h0") == dots + ring_and_end


def _rows(text: ET.Element) -> list[str]:
    rows = [text.text or ""]
    for span in text:
        if "dy" in span.attrib:
            rows.append("")
        rows[-1] += (span.text or "") + (span.tail or "")
    return rows


@pytest.mark.parametrize(
    ("values", "pieces"),
    [([1, 2, 3], 1), ([1, None, 3, 4], 2), ([None, 2, None, 4, None], 2)],
)
def test_line_is_not_joined_when_a_figure_is_missing(
    values: list[float | None], pieces: int
) -> None:
    assert paths(chart([own(*values)]), OWN)[0].count("M") == pieces


def test_symbol_stands_in_the_gap_when_a_figure_is_hidden() -> None:
    assert "c" in texts(chart([own(1, None, 3, symbol="c")]))
    assert "c" not in texts(chart([own(1, None, 3)]))


@pytest.mark.parametrize(
    ("kind", "colour"), [(LineKind.NEIGHBOURS, NEIGHBOURS), (LineKind.ENGLAND, ENGLAND)]
)
def test_figure_alone_is_a_dot_when_there_is_none_on_either_side(
    kind: LineKind, colour: str
) -> None:
    svg = chart([own(1, 2, 3), Line(kind, "Others", months([1, None, 3]))])
    dots = [
        each for each in parsed(svg).iter(f"{SVG}path") if each.attrib.get("stroke-width") == "6"
    ]
    assert [each.attrib["stroke"] for each in dots] == [colour]
    assert dots[0].attrib["d"].count("h0") == 2


def test_lines_but_the_target_are_parted_when_the_series_breaks() -> None:
    target = Line(LineKind.TARGET, "Target", months([2, 2, 2, 2]))
    svg = chart([own(1, 2, 3, 4), target], breaks=[Break(date(2012, 6, 1), "New definition")])
    assert paths(svg, OWN)[0].count("M") == 2
    assert paths(svg, TARGET)[0].count("M") == 1
    assert "New definition" in texts(svg)


@pytest.mark.parametrize(
    ("on", "first_piece"),
    [(date(2012, 5, 1), 1), (date(2012, 5, 31), 1), (date(2012, 6, 1), 2), (date(2012, 4, 30), 3)],
)
def test_figure_belongs_to_the_new_series_when_its_period_ends_on_or_after_the_break(
    on: date, first_piece: int
) -> None:
    path = paths(chart([own(1, 2, 3)], breaks=[Break(on, "New")]), OWN)[0]
    assert len(re.findall(r"[ML]", path[1:].split("M")[0])) + 1 == first_piece


@pytest.mark.parametrize(("mostly", "latest", "above"), [(1, 10, True), (9, 0, False)])
def test_words_stand_where_the_lines_leave_room_when_a_series_breaks(
    mostly: float, latest: float, above: bool
) -> None:
    svg = chart([own(*[mostly] * 20, latest)], breaks=[Break(date(2012, 6, 1), "New")])
    (words,) = (each for each in parsed(svg).iter(f"{SVG}text") if each.text == "New")
    assert (float(words.attrib["y"]) < 180) is above


def test_target_changes_in_a_step_when_it_is_raised() -> None:
    target = Line(LineKind.TARGET, "Target", months([90, 95]))
    path = paths(chart([own(80, 81), target]), TARGET)[0]
    assert re.fullmatch(r"M[\d.]+ [\d.]+H[\d.]+V[\d.]+", path)


def test_band_stands_between_its_ends_when_a_range_is_wanted() -> None:
    svg = chart([own(0, 20)], wanted=Wanted(10, 15, "Wanted: 10 to 15"))
    (band,) = paths(svg, "#f3e6ee", "fill")
    top, bottom = (float(each) for each in re.findall(r"(?:M\S+ |V)([\d.]+)", band))
    line = [float(each) for each in re.findall(r" ([\d.]+)", paths(svg, OWN)[0])]
    scale = (line[0] - line[1]) / 20
    assert (line[0] - bottom, line[0] - top) == pytest.approx((10 * scale, 15 * scale), abs=0.2)
    assert "Wanted: 10 to 15" in texts(svg)


def circles(svg: str) -> list[dict[str, str]]:
    return [each.attrib for each in parsed(svg).iter(f"{SVG}circle")]


@pytest.mark.parametrize("narrow", [False, True])
def test_markers_stand_side_by_side_when_actions_are_close_in_time(narrow: bool) -> None:
    found = circles(full(narrow=narrow))
    places = [float(each["cx"]) for each in found]
    assert len(found) == 3
    assert all(later - earlier >= 22 for earlier, later in pairwise(places))


def test_marker_is_hollow_when_the_action_was_closed() -> None:
    day = date(2012, 5, 10)
    svg = chart([own(1, 2, 3)], markers=[Marker(1, day), Marker(1, day, closed=True)])
    assert [each["fill"] for each in circles(svg)] == ["#0b0c0c", "#fff"]


def test_axis_reaches_the_marker_when_the_action_is_later_than_the_figures() -> None:
    svg = chart([own(1, 2, 3)], markers=[Marker(7, date(2012, 9, 1))])
    assert "7" in texts(svg)
    assert _end(svg) < _end(chart([own(1, 2, 3)]))
    assert float(circles(svg)[0]["cx"]) > _end(svg)


def _end(svg: str) -> float:
    """How far to the right own figures reach."""
    return float(re.findall(r"L([\d.]+) ", paths(svg, OWN)[0])[-1])


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        ([own(1, 2, 3)], ["Apr", "2012", "May", "Jun"]),
        (
            [own(*range(36))],
            ["Sep", "2012", "Mar", "2013", "Sep", "Mar", "2014", "Sep", "Mar", "2015"],
        ),
        (
            [Line(LineKind.OWN, "H", [Point(date(year, 3, 31), year) for year in (2013, 2014)])],
            ["2013", "2014"],
        ),
        ([own(5)], ["Apr", "2012"]),
    ],
)
def test_time_axis_names_months_and_each_year_once_when_drawn(
    lines: list[Line], printed: list[str]
) -> None:
    root = parsed(chart(lines))
    axis = next(each for each in root if each.attrib.get("text-anchor") == "middle")
    assert [each.text for each in axis] == printed


def test_months_are_named_in_the_language_given_when_it_is_not_english() -> None:
    welsh = ("Ion", "Chw", "Maw", "Ebr", "Mai", "Meh", "Gor", "Awst", "Medi", "Hyd", "Tach", "Rhag")
    assert {"Ebr", "Mai"} <= set(texts(chart([own(1, 2)], months=welsh)))


@pytest.mark.parametrize("value", [0, 5, 100])
def test_one_figure_is_drawn_when_there_is_only_one(value: float) -> None:
    svg = chart([own(value)], unit=Unit.PERCENT)
    assert paths(svg, OWN)[0].startswith("M")
    assert texts(svg)[-1] == f"{value}% Haringey"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "needs a figure"),
        ([own()], "needs a figure"),
        ([own(None, None)], "needs a figure"),
        ([own(1)] * 5, "four lines"),
    ],
)
def test_chart_is_refused_when_it_cannot_be_read(lines: list[Line], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        chart(lines)


def test_a_line_without_figures_is_left_out_when_others_have_some() -> None:
    printed = texts(chart([own(1, 2), Line(LineKind.ENGLAND, "England", months([None, None]))]))
    assert not any("England" in each for each in printed)


def test_lines_are_told_apart_without_colour_when_printed_in_grey() -> None:
    assert len({stroke.dashes for stroke in STROKES.values()}) == len(LineKind)


@pytest.mark.parametrize("kind", list(LineKind))
def test_line_and_its_label_have_contrast_when_on_white(kind: LineKind) -> None:
    assert contrast_with_white(STROKES[kind].colour) >= 4.5


def test_per_cent_axis_ends_at_a_hundred_when_no_figure_passes_it() -> None:
    printed = texts(chart([own(97, 100)], unit=Unit.PERCENT))
    assert "100%" in printed
    assert not {"101%", "102%", "105%"} & set(printed)


def test_line_does_not_run_along_the_top_when_the_axis_may_go_higher() -> None:
    assert "100%" in texts(chart([own(70, 95)], unit=Unit.PERCENT))
