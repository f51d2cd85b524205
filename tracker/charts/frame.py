"""The plot within a figure: its size, its scales, and how each kind of line is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.charts.figures import LineKind
from tracker.charts.text import MUTED


@dataclass(frozen=True, slots=True)
class Stroke:
    """Told apart without colour: by width, dashes and dots. Every colour has 4.5:1 on white."""

    colour: str
    width: float
    dashes: str = ""


STROKES = {
    LineKind.ENGLAND: Stroke(MUTED, 2, "9 4 2 4"),
    LineKind.NEIGHBOURS: Stroke("#0b7570", 2.5, "3 4"),
    LineKind.TARGET: Stroke("#801650", 2, "10 5"),
    LineKind.OWN: Stroke("#12436d", 3.5),
}


@dataclass(frozen=True, slots=True)
class Size:
    """How large a variant is; text sizes and rooms in its own units.

    Attributes:
        axis: size of the text along the axes.
        label: size of the text at the ends of lines.
        label_room: how wide that text may run.
        value_ticks: how many at most.
        time_gap: least room from one date to the next.
    """

    width: int
    height: int
    axis: int
    label: int
    label_room: float
    value_ticks: int
    time_gap: float


WIDE = Size(760, 360, 14, 15, 150, 7, 62)
NARROW = Size(340, 300, 12, 13, 86, 6, 46)


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot within the figure, and where values and days stand in it.

    Attributes:
        low: value at the bottom.
        high: value at the top.
        first: day at the left, as an ordinal.
        last: day at the right, as an ordinal.
        months: days to be named along the axis.
        years_only: figures are yearly, so that the year is name enough.
    """

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    first: int
    last: int
    months: Sequence[date]
    years_only: bool

    def x(self, day: date) -> float:
        """Where a day stands; in the middle if there is only one."""
        if self.first == self.last:
            return (self.left + self.right) / 2
        return self.left + (day.toordinal() - self.first) * (self.right - self.left) / (
            self.last - self.first
        )

    def y(self, value: float) -> float:
        """Where a value stands; down is more, as in all SVG."""
        return self.bottom - (value - self.low) * (self.bottom - self.top) / (self.high - self.low)
