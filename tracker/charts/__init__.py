"""SVG figures, drawn from values by plain functions: no storage, no judgement, no sentences.

Presentation attributes only, so that the strictest content security policy holds. What a figure
says in words (title, description, labels) is given by the caller.
"""

from tracker.charts.bars import Bar, bars
from tracker.charts.figures import Break, Line, LineKind, Marker, Point, Wanted
from tracker.charts.line import line_chart
from tracker.charts.spark import sparkline
from tracker.charts.stacked import Group, Part, stacked

__all__ = [
    "Bar",
    "Break",
    "Group",
    "Line",
    "LineKind",
    "Marker",
    "Part",
    "Point",
    "Wanted",
    "bars",
    "line_chart",
    "sparkline",
    "stacked",
]
