"""Several dated updates in one cell, newest first or last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tracker.rules.reading.trackers import days

_MONTH = "|".join(days.MONTHS)
_DATED = re.compile(
    r"(?:^|(?<=[\n;.])|(?<=\s))"
    r"(?:(?:update|updated|as at|position at|progress)[ :]*)?"
    r"[(\[]?(?P<day>\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\.?,? (?:20)?\d{{2}}"
    rf"|(?:{_MONTH})\.?[ -]'?(?:20)?\d{{2}})[)\]]?"
    r"\s*(?P<mark>[:–—-]|(?=\n))\s*",
    re.IGNORECASE,
)
MOST = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One update: its words, and the day it begins with; None where none is named."""

    text: str
    on: date | None = None


def split(text: str, *, near: date) -> list[Entry]:
    """The updates of a cell, oldest first; one without a date, before the dated ones, stays so.

    A date counts where it begins a line or a sentence and a colon or dash follows it. A cell
    with more than MOST updates is one update, whole: nothing is lost.
    """
    cell = text.strip()
    if not cell:
        return []
    marks: list[tuple[re.Match[str], date]] = []
    for match in _DATED.finditer(cell):
        day = days.read(match["day"], near=near)
        if day is not None:
            marks.append((match, day.on))
    if not marks or len(marks) > MOST:
        return [Entry(cell)]
    found = [Entry(cell[: marks[0][0].start()].strip(" \n;"))] if marks[0][0].start() else []
    for index, (match, on) in enumerate(marks):
        until = marks[index + 1][0].start() if index + 1 < len(marks) else len(cell)
        found.append(Entry(cell[match.end() : until].strip(" \n;"), on))
    entries = [each for each in found if each.text]
    return sorted(entries, key=lambda each: each.on or date.min)
