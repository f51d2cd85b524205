"""What the pages of an import show of its rows, in words."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.models import TrackerRow
from tracker.rules.reading.trackers import row as row_rules
from tracker.rules.reading.trackers.doubts import NEVER, STOPS
from tracker.rules.reading.trackers.row import RowRead
from tracker.wording.trackers import doubt_words


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row in words.

    Attributes:
        row: as it waits.
        read: what was read.
        owners: titles of the posts that have to act.
        doubts: sentences.
        may_decide: whether somebody can say to record it or leave it out.
        is_stopped: whether it is left out unless somebody says otherwise.
    """

    row: TrackerRow
    read: RowRead
    owners: list[str]
    doubts: list[str]
    may_decide: bool
    is_stopped: bool


def in_words(row: TrackerRow, titles: dict[int, str]) -> ShownRow:
    """A row that waits, in words."""
    read = row_rules.from_json(row.reading)
    return ShownRow(
        row,
        read,
        [titles.get(each, "–") for each in read.posts],
        [doubt_words(each) for each in read.doubts],
        not any(each.doubt in NEVER for each in read.doubts),
        any(each.doubt in STOPS for each in read.doubts),
    )
