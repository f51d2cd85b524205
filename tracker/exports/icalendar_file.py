"""Calendars (RFC 5545) of meetings and of what is due, for the calendars people already use.

What a calendar fetches lies on other people's machines: the rows say only what may lie there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from tracker.clock import LONDON
from tracker.exports.plain import fit, one_line
from tracker.queries.fetch import AnyRow
from tracker.translation import gettext
from tracker.vocabulary import MeetingKind, MeetingStatus

MIMETYPE = "text/calendar"
LASTS = timedelta(hours=2)
"""How long a meeting is shown: when it will end nobody knows."""
ASKED_EVERY = timedelta(hours=6)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

STATUSES = {MeetingStatus.CANCELLED: "CANCELLED", MeetingStatus.POSTPONED: "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a calendar.

    Attributes:
        name: tells it from every other event of this installation, and never changes.
        day: on which it is.
        begins: the time in London; None for the whole day.
        path: the page it is about.
        changes: how often it was changed since it was first told.
        changed_at: when it last changed.
        status: CONFIRMED, TENTATIVE or CANCELLED.
    """

    name: str
    day: date
    begins: time | None
    title: str
    text: str
    path: str
    place: str
    changes: int
    changed_at: datetime
    status: str = "CONFIRMED"


def of_meetings(rows: Iterable[AnyRow]) -> list[Event]:
    """An event for each row of `queries.diaries.list_meetings`; cancelled ones say so."""
    return [_meeting(row) for row in rows]


def _meeting(row: AnyRow) -> Event:
    name = str(row.committee_name or gettext("A meeting that is not public"))
    if row.kind is MeetingKind.EXTRAORDINARY:
        name = gettext("%(name)s, extraordinary meeting", name=name)
    lines: list[str] = []
    if row.status not in {MeetingStatus.SCHEDULED, MeetingStatus.HELD}:
        lines.append(gettext(row.status.label))
        name = f"{gettext(row.status.label)}: {name}"
    if row.agenda_published_at is not None:
        lines.append(gettext("The agenda is published."))
    return Event(
        name=f"meeting-{row.public_id}",
        day=row.held_on,
        begins=row.start_time,
        title=name,
        text="\n".join(lines),
        path=f"/meetings/{row.public_id}",
        place=row.place or "",
        changes=row.changes,
        changed_at=row.changed_at or LONG_AGO,
        status=STATUSES.get(row.status, "CONFIRMED"),
    )


def of_actions(rows: Iterable[AnyRow]) -> list[Event]:
    """The days on which actions and their papers are due, from rows of `queries.diaries.list_due`."""
    events: list[Event] = []
    for row in rows:
        reference = f"{row.code}/{row.year}/{row.number:03d}"
        what = row.wording or gettext("a private action")
        path = f"/actions/{reference}"
        days = {"due": (row.due_on, gettext("Due: %(what)s", what=what))}
        if row.paper_due_on is not None and row.paper_due_on != row.due_on:
            days["paper"] = (row.paper_due_on, gettext("Paper due: %(what)s", what=what))
        lines = [reference, *([row.committee_name] if row.committee_name else [])]
        events += [
            Event(
                name=f"{kind}-{reference.replace('/', '-').lower()}",
                day=day,
                begins=None,
                title=title,
                text="\n".join(lines),
                path=f"{path}/update",
                place="",
                changes=row.changes,
                changed_at=row.changed_at or LONG_AGO,
            )
            for kind, (day, title) in days.items()
        ]
    return events


def written(title: str, events: Sequence[Event], base_url: str) -> bytes:
    """The calendar as a file; the same events always give the same bytes.

    Args:
        title: what the calendar is called where it is shown.
        events: in the order they are to stand in.
        base_url: the public address of the program, without a path.
    """
    from icalendar import Calendar, vDuration

    host = urlsplit(base_url).hostname or "localhost"
    calendar: Any = Calendar()
    calendar.add("prodid", "-//Matters Arising//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(title))
    calendar.add("x-wr-timezone", "Europe/London")
    calendar.add("refresh-interval", ASKED_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASKED_EVERY))
    for event in events:
        calendar.add_component(_component(event, host, base_url))
    days = [event.day for event in events if event.begins is not None]
    if days:
        year = timedelta(days=366)
        calendar.add_missing_timezones(min(days) - year, max(days) + year)
    return bytes(calendar.to_ical())


def _component(event: Event, host: str, base_url: str) -> object:
    from icalendar import Event as Component

    shown: Any = Component()
    shown.add("uid", f"{event.name}@{host}")
    shown.add("dtstamp", event.changed_at)
    shown.add("last-modified", event.changed_at)
    shown.add("sequence", event.changes)
    if event.begins is None:
        shown.add("dtstart", event.day)
        shown.add("dtend", event.day + timedelta(days=1))
        shown.add("transp", "TRANSPARENT")
    else:
        begins = datetime.combine(event.day, event.begins, LONDON)
        shown.add("dtstart", begins)
        shown.add("dtend", begins + LASTS)
    shown.add("summary", one_line(event.title))
    link = base_url + event.path
    shown.add("description", "\n".join(each for each in (fit(event.text), link) if each))
    shown.add("url", link)
    if event.place:
        shown.add("location", one_line(event.place))
    shown.add("status", event.status)
    return shown


def last_change(events: Iterable[Event]) -> datetime:
    """When the latest of the events changed."""
    return max((event.changed_at for event in events), default=LONG_AGO)
