"""What a chart is drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LineKind(StrEnum):
    """What a line shows; its colour and dashes follow from it."""

    OWN = "own"
    TARGET = "target"
    NEIGHBOURS = "neighbours"
    ENGLAND = "england"


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in time.

    Attributes:
        on: last day of its period.
        value: None leaves a gap.
        symbol: what stands in the gap, such as "c" for a hidden figure.
    """

    on: date
    value: float | None
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, labelled at its end.

    Attributes:
        kind: what it shows.
        label: its name, wrapped as needed.
        points: in order of time.
        latest: its last figure as the page prints it; without it the chart formats the number.
    """

    kind: LineKind
    label: str
    points: Sequence[Point]
    latest: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbered action; the list below the chart says which.

    Attributes:
        number: as in that list.
        on: the day it was agreed, or closed.
        closed: drawn hollow when it marks the closing.
    """

    number: int
    on: date
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A break in series: lines are not joined across this day.

    Attributes:
        on: first day of the new definition.
        label: short words beside the break.
    """

    on: date
    label: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A range the figure should stay in, drawn as a band and labelled beside it."""

    low: float
    high: float
    label: str
