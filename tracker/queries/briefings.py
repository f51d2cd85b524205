"""What a chair needs to know before a meeting, on one page: chosen, and cut openly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.access.reader import Reader
from tracker.models import Meeting
from tracker.queries import action_logs, actions, outstanding
from tracker.queries.fetch import AnyRow
from tracker.queries.log_rows import LogRow, in_full

MOST_AWAITING, MOST_OVERDUE, MOST_DUE, MOST_MOVED = 4, 5, 4, 4


@dataclass(frozen=True, slots=True)
class Briefing:
    """The facts of a briefing, of those the reader may know.

    Attributes:
        awaiting: reports and proposals to agree, those waiting longest due first.
        overdue: the latest first.
        due: due by the meeting.
        closing: how many closed since the last meeting, for agreement that they leave.
        moved: indicators of these actions that have moved, a line each with the action's reference.
        counts: how many there are: open, overdue, due, awaiting, undated.
    """

    awaiting: list[LogRow]
    overdue: list[LogRow]
    due: list[LogRow]
    closing: int
    moved: list[tuple[str, str]]
    counts: dict[str, int]

    @property
    def left_out(self) -> int:
        """How many open actions are not on the page."""
        return self.counts["open"] - len(self.awaiting) - len(self.overdue) - len(self.due)


def briefing_for(reader: Reader, meeting: Meeting, today: date) -> Briefing:
    """The briefing for a coming meeting of a committee."""
    rows = actions.list_outstanding(reader, meeting.committee_id, today)
    sections = outstanding.sections_of(rows, meeting.held_on)
    since = action_logs.last_held(meeting.committee_id, meeting.held_on)
    closed = actions.list_closed_since(
        reader, [meeting.committee_id], since or date.min, today, most=action_logs.MOST_CLOSING
    )
    chosen: list[AnyRow] = [
        *sections.awaiting[:MOST_AWAITING],
        *sections.overdue[:MOST_OVERDUE],
        *sections.due[:MOST_DUE],
    ]
    filled = {row.action_id: row for row in in_full(reader, chosen, today)}

    def shown(some: Sequence[AnyRow], most: int) -> list[LogRow]:
        return [filled[row.id] for row in some[:most]]

    return Briefing(
        shown(sections.awaiting, MOST_AWAITING),
        shown(sections.overdue, MOST_OVERDUE),
        shown(sections.due, MOST_DUE),
        len(closed),
        _moved(list(filled.values())),
        {
            "open": len(rows),
            "overdue": len(sections.overdue),
            "due": len(sections.due),
            "awaiting": len(sections.awaiting),
            "undated": len(sections.undated),
        },
    )


def _moved(rows: Sequence[LogRow]) -> list[tuple[str, str]]:
    """Lines about indicators, each once, with the reference of the first action about it."""
    found: dict[str, str] = {}
    for row in rows:
        for line in row.moved:
            found.setdefault(line, row.reference)
    return [(reference, line) for line, reference in found.items()][:MOST_MOVED]
