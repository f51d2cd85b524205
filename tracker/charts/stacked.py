"""Horizontal bars of parts that add up, for the same kinds of thing in several groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.charts.text import INK, MUTED, opening, safe, width_of, wrapped

_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of part: its name in the key, its colour, and that of the figure on it.

    Neighbouring parts are told apart by a white line and the figures on them; the key
    lists them in the order in which they stand.
    """

    label: str
    colour: str
    ink: str = "#fff"


@dataclass(frozen=True, slots=True)
class Group:
    """One bar: its name, and how much of each part it has, in the order of the parts."""

    label: str
    amounts: Sequence[int]
    is_total: bool = False


def stacked(
    parts: Sequence[Part],
    groups: Sequence[Group],
    *,
    id_prefix: str,
    title: str,
    description: str,
    narrow: bool = False,
) -> str:
    """Draw the groups below a key, each from zero, with its sum at its end.

    Args:
        parts: left to right.
        groups: top to bottom; amounts of 0 or more, as many as there are parts.
        id_prefix: unique on the page; the ids of title and description begin with it.
        title: what the figure shows.
        description: what it says, for those who do not see it.
        narrow: for phones, 340 wide instead of 760.

    Returns:
        SVG, as high as its bars and its key need.

    Raises:
        ValueError: nothing to draw, an amount below 0, or a group that does not fit the parts.
    """
    sums = [sum(group.amounts) for group in groups]
    if not any(sums) or any(amount < 0 for group in groups for amount in group.amounts):
        raise ValueError("stacked bars need an amount, and none below 0")
    if any(len(group.amounts) != len(parts) for group in groups):
        raise ValueError("a group has an amount for each part")
    width, size, room = (340, 13, 112.0) if narrow else (760, 15, 230.0)
    drawn, top = _key(parts, width, size)
    names = [wrapped(group.label, size, room) for group in groups]
    left = max(width_of(line, size) for lines in names for line in lines) + 12
    right = max(width_of(f"{each:,}", size) for each in sums) + 16
    scale = (width - left - right) / max(sums)
    thick, line_height = size + 11, size + 3
    first = top
    for group, lines, whole in zip(groups, names, sums, strict=True):
        row = max(thick, len(lines) * line_height)
        middle = top + row / 2
        weight = ' font-weight="bold"' if group.is_total else ""
        base = middle - (len(lines) - 1) * line_height / 2 + size * 0.35
        drawn.extend(
            f'<text x="{left - 12:.0f}" y="{base + index * line_height:.1f}" '
            f'text-anchor="end"{weight}>{safe(line)}</text>'
            for index, line in enumerate(lines)
        )
        at = left
        for part, amount in zip(parts, group.amounts, strict=True):
            length = amount * scale
            if amount:
                drawn.append(_segment(part, amount, at, middle, length, thick, size))
            at += length
        drawn.append(
            f'<text x="{at + 7:.1f}" y="{middle + size * 0.35:.1f}"{weight}>{whole:,}</text>'
        )
        top += row + 8
    height = round(top)
    return "".join(
        [
            opening(width, height, id_prefix, title, description),
            f'<g font-size="{size}" fill="{INK}">',
            *drawn,
            f'</g><path stroke="{MUTED}" d="M{left:.0f} {first - 4:.0f}V{height - 3}"/></svg>',
        ]
    )


def _segment(
    part: Part, amount: int, at: float, middle: float, length: float, thick: float, size: int
) -> str:
    shown = max(length - _GAP, 1.0)
    box = (
        f'<path fill="{part.colour}" d="M{at:.1f} {middle - thick / 2:.1f}'
        f'h{shown:.1f}v{thick}h-{shown:.1f}z"/>'
    )
    if width_of(f"{amount:,}", size) + 4 > shown:
        return box
    return box + (
        f'<text x="{at + shown / 2:.1f}" y="{middle + size * 0.35:.1f}" text-anchor="middle" '
        f'fill="{part.ink}">{amount:,}</text>'
    )


def _key(parts: Sequence[Part], width: int, size: int) -> tuple[list[str], float]:
    """The squares with their names, in as many lines as they need, and where the bars begin."""
    drawn: list[str] = []
    x, y = 2.0, 4.0
    for part in parts:
        needs = size + 6 + width_of(part.label, size) + 18
        if x > 2 and x + needs > width:  # noqa: PLR2004 - not the first of its line
            x, y = 2.0, y + size + 9
        drawn.append(
            f'<path fill="{part.colour}" d="M{x:.1f} {y:.1f}h{size}v{size}h-{size}z"/>'
            f'<text x="{x + size + 6:.1f}" y="{y + size * 0.87:.1f}">{safe(part.label)}</text>'
        )
        x += needs
    return drawn, y + size + 16
