"""Which columns a council's action log shows, in what order and under what names; how it is grouped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import N_, Word

LONGEST_NAME = 40


class LogColumn(Word):
    """What a list of actions can show, in its usual order, each under its usual heading."""

    REFERENCE = "reference", N_("Reference")
    COMMITTEE = "committee", N_("Committee")
    MEETING = "meeting", N_("Meeting")
    MINUTE = "minute", N_("Minute")
    ACTION = "action", N_("Action")
    OWNER = "owner", N_("Owner")
    SERVICE = "service", N_("Service")
    DUE = "due", N_("Due")
    FIRST_DUE = "first_due", N_("First due")
    DEFERRED = "deferred", N_("Times deferred")
    STANDING = "standing", N_("Standing")
    UPDATE = "update", N_("Latest update")
    INDICATORS = "indicators", N_("Indicators")
    OUTCOME = "outcome", N_("Outcome")


class LogGrouping(Word):
    """By what an action log is grouped."""

    MEETING = "meeting", N_("The meeting at which they were agreed")
    OWNER = "owner", N_("Owner")
    SERVICE = "service", N_("Service")
    NONE = "none", N_("Not grouped: what is due first comes first")


USUAL = (
    LogColumn.REFERENCE,
    LogColumn.MEETING,
    LogColumn.MINUTE,
    LogColumn.ACTION,
    LogColumn.OWNER,
    LogColumn.DUE,
    LogColumn.STANDING,
    LogColumn.UPDATE,
    LogColumn.INDICATORS,
)
NEEDED = frozenset({LogColumn.REFERENCE, LogColumn.ACTION})
"""Without them nobody knows which row is which."""


@dataclass(frozen=True, slots=True)
class LogLayout:
    """What an action log shows.

    Attributes:
        columns: those shown, in their order.
        names: what the council calls a column, where it calls it otherwise.
        grouping: by what its rows are grouped.
    """

    columns: tuple[LogColumn, ...] = USUAL
    names: tuple[tuple[LogColumn, str], ...] = ()
    grouping: LogGrouping = LogGrouping.NONE

    def name_of(self, column: LogColumn) -> str | None:
        """The council's name for a column; None for the usual one, which is translated."""
        return dict(self.names).get(column)

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "columns": [column.value for column in self.columns],
            "names": {column.value: name for column, name in self.names},
            "grouping": self.grouping.value,
        }


def layout_of(stored: Mapping[str, Any] | None) -> LogLayout:
    """The layout that is stored; the usual one for {}. What is unknown today is left out."""
    if not stored:
        return LogLayout()
    known = {column.value for column in LogColumn}
    names: Mapping[str, str] = stored.get("names", {})
    groupings = {each.value for each in LogGrouping}
    grouping = stored.get("grouping")
    return LogLayout(
        tuple(LogColumn(key) for key in stored.get("columns", ()) if key in known) or USUAL,
        tuple((LogColumn(key), name) for key, name in names.items() if key in known),
        LogGrouping(grouping) if grouping in groupings else LogGrouping.NONE,
    )


def check_layout(layout: LogLayout) -> None:
    """Refuse a log whose rows nobody could tell apart, or two columns of one name.

    Raises:
        RuleBroken: at the field `shown_…` or `name_…` of the column.
    """
    for column in sorted(NEEDED):
        if column not in layout.columns:
            raise RuleBroken(f"shown_{column.value}", Broken.LOG_COLUMN_NEEDED)
    seen: set[str] = set()
    for column in layout.columns:
        name = (layout.name_of(column) or column.label).casefold()
        if name in seen:
            raise RuleBroken(f"name_{column.value}", Broken.LOG_COLUMN_NAME_TWICE)
        seen.add(name)
