"""One row of a tracker: what it says, what is doubtful about it, and what makes it that row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from tracker.rules.reading.shapes import Context
from tracker.rules.reading.trackers import days, dues, owners, restrictions, statuses, updates
from tracker.rules.reading.trackers.doubts import STOPS, Doubt, Doubted
from tracker.rules.reading.trackers.dues import Due
from tracker.rules.reading.trackers.statuses import Status
from tracker.rules.reading.trackers.updates import Entry
from tracker.rules.reading.trackers.words import TrackerColumn
from tracker.vocabulary import DueKind, IntervalUnit, Outcome, Rag, Restriction

LONGEST_LINE = 255
LONGEST_TEXT = 20_000
_EARLIEST = 1970


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell whose column somebody named.

    Attributes:
        column: what the column holds.
        heading: how the sheet calls the column.
        text: what stands in it, without spaces around; a real date as 2014-04-24.
        american: whether another date of the column has its month first.
    """

    column: TrackerColumn
    heading: str
    text: str
    american: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known beside the row.

    Attributes:
        today: the day it is read.
        meetings: the committee's meetings that were held, by day.
        first_meeting: the first day in its calendar; before it, no meeting is missed.
        owners: posts with every name they go by.
        chosen: what a person said of owners' words, as for `owners.read`.
    """

    today: date
    meetings: Mapping[date, int] = field(default_factory=dict[date, int])
    first_meeting: date | None = None
    owners: Context = field(default_factory=Context)
    chosen: Mapping[str, int | None] = field(default_factory=dict[str, "int | None"])


@dataclass(slots=True)
class RowRead:
    """What a row says.

    Attributes:
        agreed_on: the day of its meeting, of which `meeting_id` is the key if it is known.
        posts: keys of the posts that have to act, first the one that leads.
        unknown: owners' words that name nobody known.
        due_words: the cell as it stands.
        updates: what was done, oldest first.
    """

    reference: str = ""
    origin: str = ""
    agreed_on: date | None = None
    meeting_id: int | None = None
    subject: str = ""
    wording: str = ""
    posts: list[int] = field(default_factory=list[int])
    unknown: list[str] = field(default_factory=list[str])
    due: Due = field(default_factory=Due)
    due_words: str = ""
    outcome: Outcome | None = None
    closed_on: date | None = None
    is_proposed: bool = False
    rag: Rag | None = None
    rag_words: str = ""
    updates: list[Entry] = field(default_factory=list[Entry])
    restriction: Restriction = Restriction.OPEN
    doubts: list[Doubted] = field(default_factory=list[Doubted])

    @property
    def is_stopped(self) -> bool:
        """Whether it is left out unless somebody decides."""
        return any(each.doubt in STOPS for each in self.doubts)

    @property
    def identity(self) -> str:
        """What makes it this row whenever it is read: its reference, else origin and wording."""
        said = (
            "".join(self.reference.split())
            if self.reference
            else " ".join(f"{self.agreed_on or self.origin}|{self.wording}".split())
        )
        kind = "reference" if self.reference else "row"
        return f"{kind}:{hashlib.sha256(said.casefold().encode()).hexdigest()}"

    @property
    def digest(self) -> str:
        """What it says, doubts aside: SHA-256 in hexadecimal."""
        return hashlib.sha256(
            json.dumps(as_json(self) | {"doubts": []}, sort_keys=True).encode()
        ).hexdigest()


def as_json(row: RowRead) -> dict[str, Any]:
    """The row as JSON can hold it; `from_json` gives it back."""
    return json.loads(json.dumps(asdict(row), default=str))


def from_json(stored: Mapping[str, Any]) -> RowRead:
    """The row that `as_json` stored."""
    due = stored["due"]
    unit = due["unit"]
    read_again: dict[str, Any] = {
        "agreed_on": _day(stored["agreed_on"]),
        "closed_on": _day(stored["closed_on"]),
        "due": Due(
            DueKind(due["kind"]),
            _day(due["on"]),
            due["month"],
            due["year"],
            due["count"],
            IntervalUnit(unit) if unit else None,
        ),
        "outcome": Outcome(stored["outcome"]) if stored["outcome"] else None,
        "rag": Rag(stored["rag"]) if stored["rag"] else None,
        "restriction": Restriction(stored["restriction"]),
        "updates": [Entry(each["text"], _day(each["on"])) for each in stored["updates"]],
        "doubts": [Doubted(Doubt(each["doubt"]), each["words"]) for each in stored["doubts"]],
    }
    return RowRead(**dict(stored) | read_again)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read(cells: Sequence[Cell], around: Surroundings) -> RowRead:
    """Read a row. What cannot be read is kept as words, and is a doubt."""
    row = RowRead()
    by = {column: [each for each in cells if each.column is column] for column in TrackerColumn}
    row.reference = _line(by, TrackerColumn.REFERENCE)[:LONGEST_LINE]
    row.subject = _line(by, TrackerColumn.SUBJECT)[:LONGEST_LINE]
    row.wording = _text(by, TrackerColumn.WORDING)
    if not row.wording:
        row.wording, row.subject = row.subject, ""
    if not row.wording:
        row.doubts.append(Doubted(Doubt.NO_WORDING))
    if any(len(each.text) > LONGEST_TEXT for each in cells):
        row.doubts.append(Doubted(Doubt.TOO_LONG))
    _origin(row, by, around)
    near = row.agreed_on or around.today
    _owners(row, by, around)
    _due(row, by, near)
    _updates(row, by, near)
    _status(row, by, near, around.today)
    _rag(row, by)
    flags = by[TrackerColumn.RESTRICTION]
    everything = " ".join(f"{each.heading}: {each.text}." for each in cells if each.text)
    row.restriction, doubt = restrictions.read(
        flags[0].text if flags else None,
        everything if not flags else " ".join(each.text for each in cells if each not in flags),
    )
    if doubt:
        row.doubts.append(Doubted(doubt, flags[0].text if flags else ""))
    return row


By = Mapping[TrackerColumn, Sequence[Cell]]


def _text(by: By, column: TrackerColumn) -> str:
    return "\n".join(each.text for each in by[column] if each.text)


def _line(by: By, column: TrackerColumn) -> str:
    return " ".join(_text(by, column).split())


def _origin(row: RowRead, by: By, around: Surroundings) -> None:
    said = _line(by, TrackerColumn.ORIGIN)
    minute = _line(by, TrackerColumn.MINUTE)
    row.origin = ", ".join(each for each in (said, minute) if each)[:LONGEST_LINE]
    day = None
    for words in (said, *_dates_within(said)):
        day = days.read(
            words, near=date(_EARLIEST, 1, 1), american=_american(by, TrackerColumn.ORIGIN)
        )
        if day is not None:
            break
    if day is None or day.doubt is Doubt.YEAR_GUESSED:
        if said:
            row.doubts.append(Doubted(Doubt.ORIGIN_UNREAD, said))
        return
    if day.on > around.today or day.on.year < _EARLIEST:
        row.doubts.append(Doubted(Doubt.ORIGIN_AHEAD, said))
        return
    row.agreed_on = day.on
    row.meeting_id = around.meetings.get(day.on)
    if day.doubt:
        row.doubts.append(Doubted(day.doubt, said))
    if row.meeting_id is None and around.first_meeting and day.on >= around.first_meeting:
        row.doubts.append(Doubted(Doubt.NO_MEETING, said))


def _dates_within(text: str) -> list[str]:
    """Runs of words in which a date may stand: "Scrutiny 12/04/2014 (min 7)"."""
    words = text.replace("(", " ").replace(")", " ").replace(",", " ").split()
    return [
        " ".join(words[first : first + length])
        for length in (3, 2, 1)
        for first in range(len(words) - length + 1)
    ]


def _american(by: By, column: TrackerColumn) -> bool:
    return any(each.american for each in by[column])


def _owners(row: RowRead, by: By, around: Surroundings) -> None:
    for cell in by[TrackerColumn.OWNER]:
        posts, unknown = owners.read(cell.text, around.owners, around.chosen)
        row.posts += [each for each in posts if each not in row.posts]
        row.unknown += unknown
    row.doubts += [Doubted(Doubt.OWNER_UNKNOWN, each) for each in row.unknown]


def _due(row: RowRead, by: By, near: date) -> None:
    said = _line(by, TrackerColumn.DUE)
    row.due_words = said[:LONGEST_LINE]
    row.due = dues.read(said, near=near, american=_american(by, TrackerColumn.DUE))
    if row.due.doubt:
        row.doubts.append(Doubted(row.due.doubt, said))
    if row.due.on and row.agreed_on and row.due.on < row.agreed_on:
        row.due = Due()
        row.doubts.append(Doubted(Doubt.DUE_BEFORE_AGREED, said))
    elif row.due.on and row.due.on.year > near.year + 10:
        row.due = Due()
        row.doubts.append(Doubted(Doubt.DUE_TOO_FAR, said))


def _updates(row: RowRead, by: By, near: date) -> None:
    several = len([each for each in by[TrackerColumn.UPDATES] if each.text]) > 1
    for cell in by[TrackerColumn.UPDATES]:
        label = f"{cell.heading}: " if several else ""
        row.updates += [
            Entry(label + each.text, each.on) for each in updates.split(cell.text, near=near)
        ]
    notes = [each for each in by[TrackerColumn.NOTE] if each.text]
    row.updates += [Entry(f"{each.heading}: {each.text}") for each in notes]


def _status(row: RowRead, by: By, near: date, today: date) -> None:
    said = _line(by, TrackerColumn.STATUS)
    status = statuses.read(said, near=near)
    if not said and statuses.read(row.due_words, near=near).outcome:
        status = statuses.read(row.due_words, near=near)
    row.outcome, row.closed_on = status.outcome, status.closed_on
    row.is_proposed = status.is_proposed
    row.rag = status.rag
    if status.doubt:
        row.doubts.append(Doubted(status.doubt, said))
        row.updates.append(Entry(f"{by[TrackerColumn.STATUS][0].heading}: {said}"))
    proposal = _line(by, TrackerColumn.PROPOSAL)
    to_close = statuses.read_proposal(proposal)
    if to_close is None:
        row.doubts.append(Doubted(Doubt.STATUS_UNREAD, proposal))
    row.is_proposed = row.is_proposed or bool(to_close)
    _closed_on(row, by, status, said)
    if row.outcome is None:
        row.closed_on = None
        return
    row.is_proposed = False
    if row.closed_on is not None and row.closed_on > today:
        row.closed_on = None
    if row.closed_on is None:
        dated = [each.on for each in row.updates if each.on and each.on <= today]
        row.closed_on = max(dated, default=None) or row.agreed_on or today
        row.doubts.append(Doubted(Doubt.CLOSED_DAY_GUESSED, said))


def _closed_on(row: RowRead, by: By, status: Status, said: str) -> None:
    """The column of the day of completion: a day there means completed, unless the status differs."""
    cell = _line(by, TrackerColumn.CLOSED_ON)
    if not cell:
        return
    day = days.read(cell, near=row.agreed_on or date(_EARLIEST, 1, 1))
    if day is None:
        other = statuses.read(cell, near=row.agreed_on or date(_EARLIEST, 1, 1))
        if other.outcome and not said:
            row.outcome, row.closed_on = other.outcome, other.closed_on
        elif other.doubt:
            row.doubts.append(Doubted(Doubt.STATUS_UNREAD, cell))
            row.updates.append(Entry(f"{by[TrackerColumn.CLOSED_ON][0].heading}: {cell}"))
    elif status.outcome is not None:
        row.closed_on = day.on
    elif not said:
        row.outcome, row.closed_on = Outcome.COMPLETED, day.on
    else:
        row.doubts.append(Doubted(Doubt.STATUS_UNREAD, f"{said}; {cell}"))


def _rag(row: RowRead, by: By) -> None:
    said = _line(by, TrackerColumn.RAG)
    rag = statuses.read_rag(said)
    row.rag_words = said[:LONGEST_LINE]
    row.rag = rag or row.rag
    if rag is None and said.casefold() not in statuses.RAG_BLANKS:
        row.doubts.append(Doubted(Doubt.RAG_UNREAD, said))
