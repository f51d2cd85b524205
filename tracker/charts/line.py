"""Lines over time: own figures, target, neighbours, England, and the actions agreed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.charts.ends import draw_end_labels, end_labels_of
from tracker.charts.figures import Break, Line, LineKind, Marker, Wanted
from tracker.charts.frame import NARROW, STROKES, WIDE, Frame, Size
from tracker.charts.scale import month_ticks, months_apart, round_ticks, spread
from tracker.charts.text import GRID, INK, MUTED, number, opening, safe, width_of, wrapped
from tracker.vocabulary import Unit

MOST_LINES = 4
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_PERCENT = 100.0
_RADIUS = 11.0


def line_chart(
    lines: Sequence[Line],
    *,
    id_prefix: str,
    title: str,
    description: str,
    measure: str = "",
    unit: Unit = Unit.NUMBER,
    places: int | None = None,
    markers: Sequence[Marker] = (),
    breaks: Sequence[Break] = (),
    wanted: Wanted | None = None,
    months: Sequence[str] = MONTHS,
    narrow: bool = False,
) -> str:
    """Draw figures over time, each line labelled at its end with its latest figure.

    Args:
        lines: one to four, with a figure among them.
        id_prefix: unique on the page; the ids of title and description begin with it.
        title: what the figure shows.
        description: what it says, for those who do not see it.
        measure: what the axis counts, printed level above it.
        unit: of the figures; per cent never passes 100 on the axis unless a figure does.
        places: decimals of the latest figures; None, and for a target, as many as they have.
        markers: actions on the time axis. The axis is made long enough for them.
        breaks: breaks in series; no line is drawn across one.
        wanted: range the figure should stay in.
        months: twelve short names, for another language.
        narrow: for phones, 340 × 300 instead of 760 × 360.

    Returns:
        SVG without style or script, all text escaped.

    Raises:
        ValueError: more than four lines, or no figure at all.
    """
    if len(lines) > MOST_LINES:
        raise ValueError("a chart has four lines at most")
    size = NARROW if narrow else WIDE
    figures = [point.value for line in lines for point in line.points if point.value is not None]
    if not figures:
        raise ValueError("a chart needs a figure")
    bounds = [*figures, *((wanted.low, wanted.high) if wanted else ())]
    ticks = round_ticks(
        min(bounds),
        max(bounds),
        size.value_ticks,
        whole=unit is Unit.NUMBER and all(float(each).is_integer() for each in figures),
        ceiling=_PERCENT if unit is Unit.PERCENT else None,
    )
    if _is_tight(ticks, max(bounds), unit):
        ticks.append(round(2 * ticks[-1] - ticks[-2], 10))
    tick_labels = [number(tick, unit) for tick in ticks]
    labels = end_labels_of(lines, wanted, unit, places, size)
    heading = wrapped(measure, size.axis, size.width - 8)
    days = [point.on for line in lines for point in line.points]
    days += [marker.on for marker in markers] + [each.on for each in breaks]
    drawn = [point.on for line in lines for point in line.points if point.value is not None]
    frame = _frame(
        size,
        left=max(width_of(label, size.axis) for label in tick_labels) + 10,
        right=max(label.width(size.label) for label in labels) + 20,
        top=len(heading) * (size.axis + 4) + (2 * _RADIUS + 8 if markers else 0) + 14,
        values=(ticks[0], ticks[-1]),
        days=(min(days), max(days), max(drawn)),
        apart=months_apart(drawn),
    )
    ordered = sorted(lines, key=lambda line: list(STROKES).index(line.kind))
    return "".join(
        [
            opening(size.width, size.height, id_prefix, title, description),
            _values_axis(frame, size, ticks, tick_labels, heading),
            _time_axis(frame, size, months),
            _band(frame, wanted),
            _flags(frame, size, markers),
            *(_line(frame, line, breaks) for line in ordered),
            _hidden(frame, size, lines),
            _breaks(frame, size, lines, breaks),
            draw_end_labels(frame, size, labels, len(heading) * (size.axis + 4.0)),
            "</svg>",
        ]
    )


def _is_tight(ticks: Sequence[float], highest: float, unit: Unit) -> bool:
    """Whether a line would run along the top edge although the axis may go higher."""
    if unit is Unit.PERCENT and ticks[-1] >= _PERCENT:
        return False
    return ticks[-1] - highest < (ticks[-1] - ticks[-2]) / 10


def _frame(
    size: Size,
    *,
    left: float,
    right: float,
    top: float,
    values: tuple[float, float],
    days: tuple[date, date, date],
    apart: int,
) -> Frame:
    first, last, latest = days
    across = size.width - right - left
    most = max(2, int(across / size.time_gap) + 1)
    years_only = apart % len(MONTHS) == 0
    rows = 1 if years_only else 2
    return Frame(
        left=round(left),
        right=round(size.width - right),
        top=round(top),
        bottom=size.height - rows * (size.axis + 4) - 10,
        low=values[0],
        high=values[1],
        first=first.toordinal(),
        last=last.toordinal(),
        months=month_ticks(first, last, latest, most=most, least_step=apart),
        years_only=years_only,
    )


def _values_axis(
    frame: Frame,
    size: Size,
    ticks: Sequence[float],
    tick_labels: Sequence[str],
    heading: Sequence[str],
) -> str:
    grid = "".join(f"M{frame.left} {frame.y(tick):.1f}H{frame.right}" for tick in ticks[1:])
    parts = [
        f'<path stroke="{GRID}" d="{grid}"/>',
        f'<g font-size="{size.axis}" fill="{MUTED}">',
        *(
            f'<text y="{(index + 1) * (size.axis + 4) - 2}">{safe(line)}</text>'
            for index, line in enumerate(heading)
        ),
        '<g text-anchor="end">',
        *(
            f'<text x="{frame.left - 7}" y="{frame.y(tick) + size.axis * 0.35:.1f}">{label}</text>'
            for tick, label in zip(ticks, tick_labels, strict=True)
        ),
        "</g></g>",
    ]
    return "".join(parts)


def _time_axis(frame: Frame, size: Size, months: Sequence[str]) -> str:
    bottom, base = frame.bottom, frame.bottom + size.axis + 8
    strokes = [f"M{frame.left} {bottom}H{frame.right}"]
    texts: list[str] = []
    year = 0
    for day in frame.months:
        x = f"{frame.x(day):.1f}"
        strokes.append(f"M{x} {bottom}v5")
        if frame.years_only:
            texts.append(f'<text x="{x}" y="{base}">{day.year}</text>')
            continue
        texts.append(f'<text x="{x}" y="{base}">{safe(months[day.month - 1])}</text>')
        if day.year != year:
            year = day.year
            texts.append(f'<text x="{x}" y="{base + size.axis + 3}">{year}</text>')
    return (
        f'<path stroke="{MUTED}" d="{"".join(strokes)}"/>'
        f'<g font-size="{size.axis}" fill="{MUTED}" text-anchor="middle">{"".join(texts)}</g>'
    )


def _band(frame: Frame, wanted: Wanted | None) -> str:
    if wanted is None:
        return ""
    top, bottom = f"{frame.y(wanted.high):.1f}", f"{frame.y(wanted.low):.1f}"
    edge = f'stroke="{STROKES[LineKind.TARGET].colour}" stroke-dasharray="10 5"'
    return (
        f'<path fill="#f3e6ee" d="M{frame.left} {top}H{frame.right}V{bottom}H{frame.left}z"/>'
        f'<path {edge} d="M{frame.left} {top}H{frame.right}M{frame.left} {bottom}H{frame.right}"/>'
    )


def _flags(frame: Frame, size: Size, markers: Sequence[Marker]) -> str:
    """Stand a numbered flag on the time axis for each action, flags on one day side by side."""
    if not markers:
        return ""
    middle = frame.top - _RADIUS - 10
    feet = [frame.x(marker.on) for marker in markers]
    heads = spread(
        feet, [2 * _RADIUS + 2] * len(markers), frame.left - _RADIUS, frame.right + 2 * _RADIUS
    )
    poles = "".join(
        f"M{foot:.1f} {frame.bottom}V{frame.top - 4}L{head:.1f} {middle:.1f}"
        for foot, head in zip(feet, heads, strict=True)
    )
    feet_marks = "".join(f"M{foot:.1f} {frame.bottom - 1}l-4 7h8z" for foot in dict.fromkeys(feet))
    parts = [
        f'<path fill="none" stroke="{MUTED}" d="{poles}"/><path fill="{INK}" d="{feet_marks}"/>',
        f'<g font-size="{size.axis}" font-weight="bold" text-anchor="middle" stroke-width="1.5">',
    ]
    for marker, head in zip(markers, heads, strict=True):
        ground, ink = ("#fff", INK) if marker.closed else (INK, "#fff")
        parts.append(
            f'<circle cx="{head:.1f}" cy="{middle:.1f}" r="{_RADIUS}" fill="{ground}" stroke="{INK}"/>'
            f'<text x="{head:.1f}" y="{middle + size.axis * 0.36:.1f}" fill="{ink}" stroke="none">'
            f"{marker.number}</text>"
        )
    return "".join([*parts, "</g>"])


def _line(frame: Frame, line: Line, breaks: Sequence[Break]) -> str:
    stroke = STROKES[line.kind]
    # A target does not depend on how the figures are counted.
    parting = [] if line.kind is LineKind.TARGET else [each.on for each in breaks]
    path: list[str] = []
    dots: list[str] = []
    before: date | None = None
    for point in line.points:
        if point.value is None:
            before = None
            continue
        x, y = f"{frame.x(point.on):.1f}", f"{frame.y(point.value):.1f}"
        if before is None or any(before < day <= point.on for day in parting):
            path.append(f"M{x} {y}")
        elif line.kind is LineKind.TARGET:
            path.append(f"H{x}V{y}")
        else:
            path.append(f"L{x} {y}")
        dots.append(f"M{x} {y}h0")
        before = point.on
    if not path:
        return ""
    dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
    drawn = (
        f'<path fill="none" stroke="{stroke.colour}" stroke-width="{stroke.width}"{dashes} '
        f'stroke-linejoin="round" d="{"".join(path)}"/>'
    )
    last = len(path) - 1
    alone = [
        dot
        for index, dot in enumerate(dots)
        if path[index][0] == "M" and (index == last or path[index + 1][0] == "M")
    ]
    if line.kind is not LineKind.OWN:
        return drawn + (
            f'<path stroke="{stroke.colour}" stroke-width="6" stroke-linecap="round" '
            f'd="{"".join(alone)}"/>'
            if alone
            else ""
        )
    roomy = len(dots) * 9 < frame.right - frame.left
    shown = dots if roomy else [*alone, dots[-1]]
    return (
        f'{drawn}<g stroke-linecap="round" stroke="{stroke.colour}">'
        f'<path stroke-width="7" d="{"".join(shown)}"/>'
        f'<path stroke="#fff" stroke-width="13" d="{dots[-1]}"/>'
        f'<path stroke-width="10" d="{dots[-1]}"/></g>'
    )


def _hidden(frame: Frame, size: Size, lines: Sequence[Line]) -> str:
    """Print the symbols of own figures that are hidden, at the foot of the gap they leave."""
    return "".join(
        f'<text x="{frame.x(point.on):.1f}" y="{frame.bottom - 6}" text-anchor="middle" '
        f'font-size="{size.axis}" fill="{INK}">{safe(point.symbol)}</text>'
        for line in lines
        if line.kind is LineKind.OWN
        for point in line.points
        if point.value is None and point.symbol
    )


def _breaks(frame: Frame, size: Size, lines: Sequence[Line], breaks: Sequence[Break]) -> str:
    parts: list[str] = []
    reach = (frame.last - frame.first) / 5
    for each in breaks:
        x = frame.x(_middle_of_gap(lines, each.on))
        near = [
            frame.y(point.value)
            for line in lines
            for point in line.points
            if point.value is not None and abs((point.on - each.on).days) <= reach
        ]
        # The words stand where the lines leave more room.
        above = min(near, default=frame.bottom) - frame.top
        below = frame.bottom - max(near, default=frame.bottom)
        y = frame.top + size.axis if above >= below else frame.bottom - 10
        anchor, shift = ("start", 6) if x < (frame.left + frame.right) / 2 else ("end", -6)
        parts.append(
            f'<path stroke="{INK}" stroke-dasharray="2 3" d="M{x:.1f} {frame.top}V{frame.bottom}"/>'
            f'<text x="{x + shift:.1f}" y="{y}" text-anchor="{anchor}" font-size="{size.axis}" '
            f'fill="{INK}" stroke="#fff" stroke-width="4" paint-order="stroke">'
            f"{safe(each.label)}</text>"
        )
    return "".join(parts)


def _middle_of_gap(lines: Sequence[Line], day: date) -> date:
    """Half way between the last figures before a break and the first since."""
    days = [point.on for line in lines if line.kind is LineKind.OWN for point in line.points]
    before = [each.toordinal() for each in days if each < day]
    since = [each.toordinal() for each in days if each >= day]
    if not before or not since:
        return day
    return date.fromordinal((max(before) + min(since)) // 2)
