"""Atom feeds (RFC 4287) of what anybody may see: of a list of actions, an action, a committee.

An entry's id is the address of what it tells of and never changes. Words are plain text, so
that no reader takes what people typed for markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tracker.exports.plain import fit, one_line
from tracker.queries.changes import Changed
from tracker.queries.fetch import AnyRow
from tracker.translation import gettext
from tracker.wording.due import day_words, due_words
from tracker.wording.history import title_of

MIMETYPE = "application/atom+xml"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing told.

    Attributes:
        path: the page it is about, with a fragment where several entries are about one page.
        at: when it happened or last changed.
    """

    path: str
    title: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, before it is written.

    Attributes:
        base_url: the public address of the program, without a path.
        path: its own address.
        page: the page it follows.
    """

    base_url: str
    path: str
    page: str
    title: str
    author: str
    entries: Sequence[Entry]

    @property
    def changed_at(self) -> datetime:
        """When the latest of it changed."""
        return max((each.at for each in self.entries), default=LONG_AGO)

    def written(self) -> bytes:
        """The feed as XML; the same things always give the same bytes."""
        from feedgen.feed import FeedGenerator  # pyright: ignore - no types

        feed: Any = FeedGenerator()
        feed.id(self.base_url + self.path)
        feed.title(one_line(self.title))
        feed.author(name=one_line(self.author) or "Matters Arising")
        feed.generator("Matters Arising")
        feed.link(href=self.base_url + self.path, rel="self", type=MIMETYPE)
        feed.link(href=self.base_url + self.page, rel="alternate", type="text/html")
        feed.updated(self.changed_at)
        for each in self.entries:
            entry = feed.add_entry(order="append")
            entry.id(self.base_url + each.path)
            entry.title(one_line(each.title) or gettext("Without a title"))
            entry.link(href=self.base_url + each.path, rel="alternate", type="text/html")
            entry.updated(each.at)
            entry.content(fit(each.text), type="text")
        return bytes(feed.atom_str(pretty=True))


def address_of(row: AnyRow) -> str:
    """The path of an action's page."""
    return f"/actions/{row.code}/{row.year}/{row.number:03d}"


def of_actions(changed: Iterable[Changed]) -> list[Entry]:
    """An entry for each action, which is new again whenever what the public sees changes."""
    return [
        Entry(address_of(each.row), _name(each.row), _state(each.row), each.changed_at)
        for each in changed
    ]


def of_action(changed: Changed, updates: Iterable[AnyRow], events: Iterable[AnyRow]) -> list[Entry]:
    """What happened to one action, latest first.

    Args:
        changed: the action.
        updates: rows of `queries.updates.list_of` as the public reads them.
        events: rows of `queries.changes.list_events`.
    """
    page, name = address_of(changed.row), _name(changed.row)
    entries = [
        Entry(f"{page}#event-{each.id}", title_of(each.tag), name, each.at) for each in events
    ]
    for each in updates:
        title = gettext("%(what)s from %(who)s", what=gettext(each.kind.label), who=each.capacity)
        entries.append(Entry(f"{page}#update-{each.id}", title, each.text, each.released_at))
    entries.sort(key=lambda entry: (entry.at, entry.path), reverse=True)
    agreed_at = changed.public_at or changed.changed_at
    return [*entries, Entry(page, name, _state(changed.row), agreed_at)]


def of_meetings(name: str, meetings: Iterable[AnyRow]) -> list[Entry]:
    """The agendas and draft minutes of a committee, from rows of `queries.changes.list_published`."""
    entries: list[Entry] = []
    for row in meetings:
        page, day = f"/meetings/{row.public_id}", day_words(row.held_on)
        values = {"committee": name, "day": day}
        title = gettext("Agenda: %(committee)s, %(day)s", **values)
        entries.append(Entry(f"{page}#agenda", title, title, row.agenda_published_at))
        if row.minutes_published_at is not None:
            title = gettext("Draft minutes: %(committee)s, %(day)s", **values)
            entries.append(Entry(f"{page}#minutes", title, title, row.minutes_published_at))
    return entries


def latest_first(entries: Iterable[Entry], *, most: int = 50) -> list[Entry]:
    """The latest of the entries."""
    return sorted(entries, key=lambda entry: (entry.at, entry.path), reverse=True)[:most]


def _name(row: AnyRow) -> str:
    return f"{row.code}/{row.year}/{row.number:03d}: {row.wording}"


def _state(row: AnyRow) -> str:
    lines = [
        row.committee_name,
        gettext("Owner: %(owner)s", owner=row.post or gettext("No owner yet")),
        gettext("Due: %(due)s", due=due_words(row)),
    ]
    if row.closed_on is not None and row.outcome is not None:
        day, outcome = day_words(row.closed_on), gettext(row.outcome.label).lower()
        lines.append(gettext("Closed on %(day)s: %(outcome)s", day=day, outcome=outcome))
    else:
        lines.append(gettext(row.status.label))
    return "\n".join(lines)
