"""Meetings in a file: iCalendar (RFC 5545), or comma-separated with headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tracker.clock import LONDON
from tracker.imports.rows import LONGEST_CELL, FileRow, file_text, read_rows
from tracker.rules.dates import read_day
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.meeting_plan import Doubt
from tracker.rules.times import read_time
from tracker.vocabulary import MeetingKind

FIELD = "calendar"
MOST_MEETINGS = 2_000
EARLIEST_YEAR, LATEST_YEAR = 1974, 2100

COLUMNS = {
    "date": ("date", "meeting date", "day", "held on", "start date"),
    "time": ("time", "start time", "starts", "start", "time it starts"),
    "place": ("place", "venue", "location", "room", "where"),
    "kind": ("kind", "type", "meeting type"),
    "title": ("title", "meeting", "committee", "subject", "name"),
}


@dataclass(frozen=True, slots=True)
class FileMeeting:
    """A meeting as a file has it, at London date and time.

    Attributes:
        number: its row, or its place among the events.
        title: what the file calls it.
        written: date and time as they stand in the file.
        held_on: None when no day could be read.
        start_time: None when the file gives none.
        doubt: the first thing that is wrong with it.
    """

    number: int
    title: str
    written: str
    held_on: date | None = None
    start_time: time | None = None
    place: str = ""
    kind: MeetingKind = MeetingKind.ORDINARY
    doubt: Doubt | None = None


def read_calendar(data: bytes) -> list[FileMeeting]:
    """Return the meetings of a file, in its order; each says what is doubtful about it.

    Raises:
        RuleBroken: the file cannot be read as a calendar at all.
    """
    text = file_text(data, FIELD)
    if text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        return _events(text)
    rows = read_rows(text, FIELD, COLUMNS, ["date"], MOST_MEETINGS)
    if not rows:
        raise RuleBroken(FIELD, Broken.FILE_EMPTY)
    return [_from_row(row) for row in rows]


def _from_row(row: FileRow) -> FileMeeting:
    cells = row.cells
    held_on, doubt = read_day(cells["date"]), None
    if held_on is None or not EARLIEST_YEAR <= held_on.year <= LATEST_YEAR:
        held_on, doubt = None, Doubt.NO_DAY
    try:
        start_time = read_time(cells["time"]) if cells["time"] else None
    except ValueError:
        start_time, doubt = None, doubt or Doubt.NO_TIME
    kind = _KINDS.get(cells["kind"].lower())
    if kind is None:
        doubt = doubt or Doubt.KIND_UNKNOWN
    if len(cells["place"]) > LONGEST_CELL:
        doubt = doubt or Doubt.TOO_LONG
    return FileMeeting(
        row.number,
        cells["title"][:LONGEST_CELL],
        f"{cells['date']} {cells['time']}".strip(),
        held_on,
        start_time,
        cells["place"][:LONGEST_CELL],
        kind or MeetingKind.ORDINARY,
        doubt,
    )


_KINDS = {
    "": MeetingKind.ORDINARY,
    "ordinary": MeetingKind.ORDINARY,
    "scheduled": MeetingKind.ORDINARY,
    "extraordinary": MeetingKind.EXTRAORDINARY,
    "special": MeetingKind.EXTRAORDINARY,
}
_CALLED = re.compile(r"\b(extraordinary|special meeting)\b", re.IGNORECASE)
_LINE = re.compile(
    r'(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:])*)*):(?P<value>.*)'
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:]*))')
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z?))?")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_OUTLOOK_LONDON = {"gmt standard time", "europe/london", "gb", "london"}

Properties = dict[str, tuple[dict[str, str], str]]


def _events(text: str) -> list[FileMeeting]:
    if "END:VCALENDAR" not in text.upper():
        raise RuleBroken(FIELD, Broken.FILE_NOT_CALENDAR)
    found: list[FileMeeting] = []
    for number, event in enumerate(_properties(text), start=1):
        if number > MOST_MEETINGS:
            raise RuleBroken(FIELD, Broken.FILE_TOO_LONG, most=MOST_MEETINGS)
        found.append(_from_event(number, event))
    if not found:
        raise RuleBroken(FIELD, Broken.FILE_EMPTY)
    return found


def _properties(text: str) -> Iterator[Properties]:
    """The properties of every event, those of alarms within left out."""
    event: Properties | None = None
    within = 0
    for line in re.sub(r"\n ", "", text).split("\n"):
        match = _LINE.fullmatch(line.rstrip())
        if match is None:
            continue
        name, value = match["name"].upper(), match["value"]
        if name == "BEGIN" and value.upper() == "VEVENT":
            event, within = {}, 0
        elif name == "END" and value.upper() == "VEVENT":
            if event is not None:
                yield event
            event = None
        elif name in {"BEGIN", "END"}:
            within += 1 if name == "BEGIN" else -1
        elif event is not None and not within and name not in event:
            parameters = {
                key.upper(): quoted or plain
                for key, quoted, plain in _PARAMETER.findall(match["parameters"])
            }
            event[name] = parameters, value


def _words(event: Properties, name: str) -> str:
    value = event.get(name, ({}, ""))[1]
    plain = _ESCAPED.sub(lambda m: " " if m[1] in "nN" else m[1], value)
    return " ".join(plain.split())[:LONGEST_CELL]


def _from_event(number: int, event: Properties) -> FileMeeting:
    parameters, written = event.get("DTSTART", ({}, ""))
    title = _words(event, "SUMMARY")
    held_on, start_time, doubt = _started(written.strip(), parameters.get("TZID", ""))
    if _words(event, "STATUS").upper() == "CANCELLED":
        doubt = Doubt.CANCELLED
    elif "RRULE" in event or "RDATE" in event:
        doubt = doubt or Doubt.REPEATS
    kind = MeetingKind.EXTRAORDINARY if _CALLED.search(title) else MeetingKind.ORDINARY
    place = _words(event, "LOCATION")
    return FileMeeting(number, title, written[:40], held_on, start_time, place, kind, doubt)


def _started(written: str, zone: str) -> tuple[date | None, time | None, Doubt | None]:
    """London day and time of a DTSTART; no time where it names a whole day."""
    match = _MOMENT.fullmatch(written)
    if match is None:
        return None, None, Doubt.NO_DAY
    year, month, day, hour, minute, utc = match.groups()
    try:
        held_on = date(int(year), int(month), int(day))
        start_time = time(int(hour), int(minute)) if hour else None
    except ValueError:
        return None, None, Doubt.NO_DAY
    if not EARLIEST_YEAR <= held_on.year <= LATEST_YEAR:
        return None, None, Doubt.NO_DAY
    if start_time is None:
        return held_on, None, None
    try:
        from_zone = UTC if utc else _zone(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return held_on, start_time, Doubt.ZONE_UNKNOWN
    here = datetime.combine(held_on, start_time, from_zone).astimezone(LONDON)
    return here.date(), here.time(), None


def _zone(name: str) -> ZoneInfo:
    """The zone a TZID names; without one, the time floats and is London's."""
    if not name or name.casefold() in _OUTLOOK_LONDON:
        return LONDON
    return ZoneInfo(name)
