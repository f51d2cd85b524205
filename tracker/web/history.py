"""What happened to a thing, told below its page to those who may read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.models import (
    AgendaItem,
    Authority,
    Committee,
    Indicator,
    Meeting,
    Person,
    PlannedItem,
    Post,
)
from tracker.queries import history
from tracker.web.identity import current_reader
from tracker.wording.history import by_words, lines_of, title_of

Thing: TypeAlias = (
    AgendaItem | Authority | Committee | Indicator | Meeting | Person | PlannedItem | Post
)


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words."""

    title: str
    at: datetime
    by: str
    lines: list[str]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Past:
    """The latest events of a thing, newest first, and how many there are in all."""

    events: list[Told]
    number: int


def past_of(thing: Thing) -> Past | None:
    """What happened to a thing, in one statement; None for who may not read it."""
    if not decide.may(current_reader(), Permission.HISTORY_READ):
        return None
    rows = history.latest_of(thing)
    told = [
        Told(title_of(row.tag), row.at, by_words(row), lines_of(row.tag, row.changes), row.reason)
        for row in rows
    ]
    return Past(told, rows[0].number if rows else 0)
