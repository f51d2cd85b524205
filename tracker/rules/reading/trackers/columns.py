"""Which row names the columns, and what the columns hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from tracker.rules.reading.trackers.words import TrackerColumn

LOOKED_AT = 40
"""Rows from the top among which the headings are looked for."""
FEWEST_KNOWN = 2
SELDOM_DATES = frozenset({"origin", "source", "meeting"})
"""Headings of where it was agreed, that are no day where another column is."""
MANY = frozenset({TrackerColumn.OWNER, TrackerColumn.UPDATES, TrackerColumn.NOTE})
"""What several columns may hold; of anything else the first column counts."""

HEADINGS: dict[TrackerColumn, tuple[str, ...]] = {
    TrackerColumn.REFERENCE: (
        *("reference", "ref", "ref no", "no", "number", "action no", "action ref", "id"),
        *("item", "reference number", "action number", "ref number", "action id"),
    ),
    TrackerColumn.ORIGIN: (
        *("origin", "date", "meeting date", "date of meeting", "meeting", "date agreed"),
        *("date raised", "committee date", "source", "agreed on", "agreed", "raised"),
    ),
    TrackerColumn.MINUTE: (
        *("minute no", "minute", "minute number", "minute ref", "min no", "minute reference"),
    ),
    TrackerColumn.SUBJECT: (
        *("area", "report title", "subject", "topic", "title", "agenda item", "report", "theme"),
    ),
    TrackerColumn.WORDING: (
        *("action", "actions", "recommendation", "resolution", "action required", "what"),
        *("agreed action", "decision", "request", "action agreed", "action point", "task"),
        *("recommendation action", "action recommendation", "details of action", "wording"),
    ),
    TrackerColumn.OWNER: (
        *("lead officer", "action owner", "owner", "lead", "responsible officer", "officer"),
        *("who", "by whom", "responsibility", "assigned to", "responsible", "officer responsible"),
        *("lead member", "action by", "owners", "leads"),
    ),
    TrackerColumn.DUE: (
        *("due date", "due", "expected completion date", "target date", "deadline", "when"),
        *("by when", "timescale", "date due", "completion date", "target", "to be completed by"),
    ),
    TrackerColumn.CLOSED_ON: (
        *("actual completion date", "date completed", "completed on", "date closed", "closed on"),
        *("actual date", "completed date"),
    ),
    TrackerColumn.STATUS: (
        *("status", "action completed", "completed", "open closed", "state", "complete"),
        *("open or closed", "complete y n", "completed y n", "done"),
    ),
    TrackerColumn.PROPOSAL: ("proposed to open close", "proposed to close", "propose to close"),
    TrackerColumn.RAG: ("rag", "rag status", "rag rating", "brag", "rating"),
    TrackerColumn.UPDATES: (
        *("action taken", "comments", "progress", "update", "updates", "latest update"),
        *("progress update", "response", "notes", "current position", "comment", "outcome"),
    ),
    TrackerColumn.RESTRICTION: (
        *("exempt", "confidential", "part 2", "part ii", "public private", "restricted"),
        *("open exempt", "press and public excluded", "part", "exempt y n", "public"),
    ),
    TrackerColumn.NOTE: ("who needs to be told", "exec date", "executive date", "cabinet date"),
}

_KNOWN = {heading: column for column, headings in HEADINGS.items() for heading in headings}


def plain(heading: str) -> str:
    """A heading without capitals, signs and doubled spaces."""
    return " ".join(re.sub(r"[^\w ]|_", " ", heading.casefold()).split())


def guess(heading: str) -> TrackerColumn:
    """What a column under this heading most likely holds."""
    return _KNOWN.get(plain(heading), TrackerColumn.NOTHING)


def find_headings(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows names the columns, from 0; None where no row seems to."""
    best, most = None, FEWEST_KNOWN - 1
    for index, row in enumerate(rows[:LOOKED_AT]):
        known = {guess(cell) for cell in row} - {TrackerColumn.NOTHING}
        if len(known) > most:
            best, most = index, len(known)
    return best


def guess_columns(headings: Sequence[str]) -> list[TrackerColumn]:
    """What each column holds; of two that would hold the same single thing, the first does."""
    taken: set[TrackerColumn] = set()
    found: list[TrackerColumn] = []
    dated = any(
        guess(each) is TrackerColumn.ORIGIN and plain(each) not in SELDOM_DATES for each in headings
    )
    for heading in headings:
        column = guess(heading)
        if dated and plain(heading) in SELDOM_DATES:
            column = TrackerColumn.MINUTE
        if column in taken and column not in MANY:
            column = TrackerColumn.NOTE
        taken.add(column)
        found.append(column)
    return found


def digest(headings: Sequence[str]) -> str:
    """What makes these headings these, in whatever order: SHA-256 in hexadecimal."""
    return hashlib.sha256("\n".join(sorted(plain(each) for each in headings)).encode()).hexdigest()
