"""Labels at the ends of lines, so that no legend is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.charts.figures import Line, LineKind, Wanted
from tracker.charts.frame import STROKES, Frame, Size
from tracker.charts.scale import spread
from tracker.charts.text import number, safe, width_of, wrapped
from tracker.vocabulary import Unit


@dataclass(frozen=True, slots=True)
class EndLabel:
    """Words at the end of a line: its figure in bold, then its name."""

    lines: Sequence[str]
    figure: str
    colour: str
    at: date
    value: float
    own: bool = False

    def width(self, font: float) -> float:
        """How wide it runs at a size of text."""
        # Bold runs about a tenth wider than the widths that are estimated.
        return max(width_of(line, font) for line in self.lines) * (1.1 if self.own else 1.03)


def end_labels_of(
    lines: Sequence[Line],
    wanted: Wanted | None,
    unit: Unit,
    places: int | None,
    size: Size,
) -> list[EndLabel]:
    """Word the labels: one for each line that has a figure, one for a wanted range."""
    labels: list[EndLabel] = []
    for line in lines:
        known = [point for point in line.points if point.value is not None]
        if not known:
            continue
        end = known[-1]
        value = end.value or 0.0
        aim = line.kind is LineKind.TARGET
        figure = line.latest or number(value, unit, None if aim else places)
        figure = figure.replace(" ", "\N{NO-BREAK SPACE}")
        text = wrapped(f"{figure} {line.label}", size.label, size.label_room)
        stroke, own = STROKES[line.kind], line.kind is LineKind.OWN
        labels.append(EndLabel(text, figure, stroke.colour, at=end.on, value=value, own=own))
    if wanted is not None and wanted.label.strip():
        text = wrapped(wanted.label, size.label, size.label_room)
        last = max(point.on for line in lines for point in line.points)
        middle = (wanted.low + wanted.high) / 2
        labels.append(EndLabel(text, "", STROKES[LineKind.TARGET].colour, at=last, value=middle))
    return labels


def draw_end_labels(frame: Frame, size: Size, labels: Sequence[EndLabel], highest: float) -> str:
    """Draw the labels right of the plot, pushed apart, with a leader to a line that is not near.

    Args:
        frame: the plot.
        size: the variant.
        labels: in any order.
        highest: where room for them begins.
    """
    height = size.label + 3
    ends = [(frame.x(label.at), frame.y(label.value)) for label in labels]
    rooms = [len(label.lines) * height + 5.0 for label in labels]
    middles = spread([y for _, y in ends], rooms, highest, frame.bottom + size.axis)
    x = frame.right + 16
    leaders: list[str] = []
    texts: list[str] = []
    for label, (end_x, end_y), middle in zip(labels, ends, middles, strict=True):
        if abs(end_y - middle) > size.label / 2 or frame.right - end_x > size.label:
            begin = end_x + (8 if label.own else 4)
            leaders.append(
                f'<path stroke="{label.colour}" d="M{begin:.1f} {end_y:.1f}'
                f'H{max(begin, frame.right + 4):.1f}L{x - 3} {middle:.1f}"/>'
            )
        base = middle - (len(label.lines) - 1) * height / 2 + size.label * 0.35
        spans = [f'<tspan x="{x}" dy="{height}">{safe(line)}</tspan>' for line in label.lines[1:]]
        first = safe(label.lines[0].removeprefix(label.figure))
        weight = ' font-weight="bold"' if label.own else ""
        texts.append(
            f'<text x="{x}" y="{base:.1f}" fill="{label.colour}"{weight}>'
            f'<tspan font-weight="bold">{safe(label.figure)}</tspan>{first}{"".join(spans)}</text>'
        )
    return f'<g fill="none">{"".join(leaders)}</g><g font-size="{size.label}">{"".join(texts)}</g>'
