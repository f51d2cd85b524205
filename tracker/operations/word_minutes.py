"""Saving minutes that were read from a Word file: new items, and new versions of old ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.imports.word_minutes import WordItem, WordMinutes
from tracker.markdown import render
from tracker.models import AgendaItem, Meeting
from tracker.operations.items import UNCONFIRMED_GROUND, ItemWords, add, shown_name
from tracker.operations.locks import check_not_down
from tracker.operations.minutes import add_revision
from tracker.queries import items
from tracker.queries.fetch import AnyRow
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import MinutesState, Restriction, RevisionSource


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One item as a clerk left it in the preview.

    Attributes:
        number: of a new item.
        title: of a new item.
        minutes: Markdown.
        html: the same rendered, before the change was opened; empty until then.
        is_private: whether a new item waits in private until a clerk opens it.
        into: the item that gets these minutes as its new version; None for a new one.
    """

    number: str
    title: str
    minutes: str
    html: str
    is_private: bool
    into: str | None = None


def placed(read: Sequence[WordItem], agenda: Sequence[AnyRow], next_number: int) -> list[ReadItem]:
    """What was read, each item led to the one of the agenda that it seems to be, not rendered yet.

    Args:
        read: items of a file, in order.
        agenda: rows of `queries.items.list_progress`.
        next_number: the number of the first new item without one.
    """
    found: list[ReadItem] = []
    for item in read:
        into = place_of(item, agenda)
        number = item.number or str(next_number)
        next_number += not (item.number or into)
        found.append(ReadItem(number, item.title, item.minutes, "", item.looks_private, into))
    return found


def place_of(item: WordItem, agenda: Sequence[AnyRow]) -> str | None:
    """The item of the agenda with the same title, or with the same number and a word in common."""
    title = _plain(item.title)
    by_title = [row.public_id for row in agenda if _plain(row.title) == title]
    if len(by_title) == 1:
        return by_title[0]
    numbered = [row for row in agenda if item.number and _plain(row.number) == _plain(item.number)]
    if len(numbered) == 1 and set(title.split()) & set(_plain(numbered[0].title).split()):
        return numbered[0].public_id
    return None


def _plain(text: str) -> str:
    return " ".join("".join(mark if mark.isalnum() else " " for mark in text.casefold()).split())


def as_read(minutes: WordMinutes, agenda: Sequence[AnyRow], meeting_id: int) -> list[ReadItem]:
    """Everything that was read, rendered, for whoever takes it as it is."""
    next_number = int(items.next_place(meeting_id)[1])
    every = placed(minutes.items, agenda, next_number)
    return [replace(each, html=render(each.minutes)) for each in every]


@dataclass(frozen=True, slots=True)
class Saved:
    """How many items were added, got a new version, or had these very minutes already."""

    added: int = 0
    changed: int = 0
    same: int = 0


def save_all(meeting: Meeting, read: Sequence[ReadItem], actor: Reader) -> Saved:
    """Save what was read, all of it or nothing. What stood before stays as an earlier version.

    Raises:
        RuleBroken: the minutes are published, or an item is not of this meeting.
    """
    if meeting.minutes_published_at is not None:
        raise RuleBroken("minutes", Broken.MINUTES_LOCKED)
    check_not_down(meeting, "minutes")
    there = {item.public_id: item for item in items.load_with_words(meeting.id)}
    added = changed = same = 0
    for each in read:
        if each.into is None:
            item = _added(meeting, each, actor)
            added += 1
        elif (found := there.get(each.into)) is None:
            raise RuleBroken("", Broken.WORD_ITEM_GONE)
        else:
            item = found
            current = items.find_revision(item.current_revision_id)
            if current is not None and current.source == each.minutes:
                same += 1
                continue
            changed += 1
        if each.minutes:
            add_revision(item, each.minutes, each.html, actor, RevisionSource.IMPORTED)
        record(AuditTag.ITEM_IMPORTED, item, actor, shown_name(item))
    if (added or changed) and meeting.minutes_state is MinutesState.NOT_STARTED:
        meeting.minutes_state = MinutesState.DRAFT
    db.session.flush()
    return Saved(added, changed, same)


def _added(meeting: Meeting, each: ReadItem, actor: Reader) -> AgendaItem:
    words = ItemWords(
        number=each.number,
        title=each.title,
        restriction=Restriction.EXEMPT if each.is_private else Restriction.OPEN,
        restriction_ground=UNCONFIRMED_GROUND if each.is_private else None,
        public_title="Private item" if each.is_private else None,
    )
    return add(meeting, words, actor)
