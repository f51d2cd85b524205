"""Horizontal bars, for counts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.charts.text import INK, MUTED, number, opening, safe, width_of, wrapped
from tracker.vocabulary import Unit

_OWN, _OTHER = "#12436d", "#7a8085"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        label: its name, wrapped as needed.
        value: 0 or more; None draws no bar.
        symbol: what stands in its place, such as "c".
        own: drawn dark and bold, the others grey.
    """

    label: str
    value: float | None
    symbol: str = ""
    own: bool = False


def bars(
    items: Sequence[Bar],
    *,
    id_prefix: str,
    title: str,
    description: str,
    unit: Unit = Unit.NUMBER,
    places: int | None = None,
    narrow: bool = False,
) -> str:
    """Draw horizontal bars from zero, each with its figure at its end; no axis is needed.

    Args:
        items: in the order to be drawn.
        id_prefix: unique on the page; the ids of title and description begin with it.
        title: what the figure shows.
        description: what it says, for those who do not see it.
        unit: of the figures.
        places: decimals; None for as many as needed.
        narrow: for phones, 340 wide instead of 760.

    Returns:
        SVG, as high as its bars need.

    Raises:
        ValueError: there is nothing to draw, or a value below 0.
    """
    known = [item.value for item in items if item.value is not None]
    if not known or min(known) < 0:
        raise ValueError("bars need a figure, and none below 0")
    width, size, room = (340, 13, 118.0) if narrow else (760, 15, 230.0)
    names = [wrapped(item.label, size, room) for item in items]
    left = max((width_of(line, size) for lines in names for line in lines), default=0.0) + 12
    figures = [
        safe(item.symbol) if item.value is None else number(item.value, unit, places)
        for item in items
    ]
    right = max(width_of(figure, size) for figure in figures) + 16
    scale = (width - left - right) / (max(known) or 1)
    thick, line_height = size + 5, size + 3

    parts: list[str] = []
    top = 8.0
    for item, lines, figure in zip(items, names, figures, strict=True):
        row = max(thick, len(lines) * line_height)
        middle = top + row / 2
        weight = ' font-weight="bold"' if item.own else ""
        base = middle - (len(lines) - 1) * line_height / 2 + size * 0.35
        parts.extend(
            f'<text x="{left - 12:.0f}" y="{base + index * line_height:.1f}" '
            f'text-anchor="end"{weight}>{safe(line)}</text>'
            for index, line in enumerate(lines)
        )
        length = (item.value or 0.0) * scale
        if length:
            parts.append(
                f'<path fill="{_OWN if item.own else _OTHER}" '
                f'd="M{left:.0f} {middle - thick / 2:.1f}h{length:.1f}v{thick}h-{length:.1f}z"/>'
            )
        parts.append(
            f'<text x="{left + length + 7:.1f}" y="{middle + size * 0.35:.1f}"{weight}>{figure}</text>'
        )
        top += row + 9
    height = round(top)
    return "".join(
        [
            opening(width, height, id_prefix, title, description),
            f'<g font-size="{size}" fill="{INK}">',
            *parts,
            f'</g><path stroke="{MUTED}" d="M{left:.0f} 2V{height - 3}"/></svg>',
        ]
    )
