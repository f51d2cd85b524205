"""Passages found in saved minutes on which nobody decided yet, across meetings, for clerks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, tuple_

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    AgendaItem,
    Committee,
    FoundPassage,
    Meeting,
    MinutesReading,
    MinutesRevision,
    ReadPassage,
)
from tracker.queries import authorities, items, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of
from tracker.queries.reading_context import known_for_each
from tracker.queries.understanding import FoundAction, Understanding
from tracker.rules import reading
from tracker.rules.found_passages import EDITION, LONGEST_TEXT, passage_digest

PAGE = 10
"""Passages on a page: each is shown with what was understood of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in the queue: newest meeting first, then as the minutes have it."""

    held_on: date
    meeting_id: int
    position: int
    item_id: int
    begins: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A passage nobody decided on, the item it stands under, and its place in the queue."""

    item: AgendaItem
    found: FoundAction
    place: Place


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue.

    Attributes:
        waiting: passages, newest meeting first.
        following: the place after which the next page begins; None on the last.
        unread: how many minutes were not read ahead yet.
    """

    waiting: list[Waiting]
    following: Place | None
    unread: int


def _is_unread() -> ColumnElement[bool]:
    return ~exists().where(
        MinutesReading.revision_id == MinutesRevision.id, MinutesReading.edition == EDITION
    )


def list_unread(at_most: int) -> Sequence[AnyRow]:
    """Keys and sources of current minutes that this edition has not read, newest first.

    For the program itself: nothing of them is shown to anybody.
    """
    return all_of(
        select(MinutesRevision.id, MinutesRevision.source)
        .join(AgendaItem, AgendaItem.current_revision_id == MinutesRevision.id)
        .where(_is_unread())
        .order_by(MinutesRevision.id.desc())
        .limit(at_most)
    )


def recorded_by_hand_in(revision_ids: Collection[int]) -> set[tuple[int, str]]:
    """Passages of current minutes that an action quotes: revision and digest. For the program itself."""
    rows = all_of(
        select(AgendaItem.current_revision_id, Action.passage)
        .join(Action, Action.item_id == AgendaItem.id)
        .where(AgendaItem.current_revision_id.in_(sorted(revision_ids)), Action.passage != "")
    )
    return {(row.current_revision_id, passage_digest(row.passage)) for row in rows}


def page_of(reader: Reader, after: Place | None = None) -> Queue:
    """A page of the queue: the same number of statements whatever stands on it.

    Args:
        reader: a clerk; anybody else sees an empty queue.
        after: where the page before ended.
    """
    if not reader.is_clerk:
        return Queue([], None, 0)
    rows = all_of(_waiting(reader, after).limit(PAGE + 1))
    unread = db.session.scalar(
        select(func.count())
        .select_from(MinutesRevision)
        .join(AgendaItem, AgendaItem.current_revision_id == MinutesRevision.id)
        .where(_is_unread())
    )
    shown = rows[:PAGE]
    found = _understood(reader, {row.item_id: row.source for row in shown})
    by_hand = _recorded_by_hand([row.item_id for row in shown])
    waiting: list[Waiting] = []
    for row in shown:
        under = found.get((row.item_id, row.digest))
        if under is not None and (row.item_id, row.digest) not in by_hand:
            waiting.append(Waiting(*under, _place(row)))
    following = _place(shown[-1]) if len(rows) > PAGE else None
    return Queue(waiting, following, unread or 0)


def _understood(
    reader: Reader, sources: dict[int, str]
) -> dict[tuple[int, str], tuple[AgendaItem, FoundAction]]:
    """What stands in the minutes of these items, by item and digest: seven statements."""
    under = items.list_by_key(reader, sources)
    known = known_for_each(reader, under)
    nation = authorities.the_authority().nation
    understood: dict[tuple[int, str], tuple[AgendaItem, FoundAction]] = {}
    for item in under:
        source = sources[item.id][:LONGEST_TEXT]
        found = reading.read(source, known[item.id].context)
        understand = Understanding(item, known[item.id], nation)
        for each in found.proposals:
            digest = passage_digest(each.quote)
            if (item.id, digest) not in understood:
                action = understand.action(source, digest, each, found)
                understood[item.id, digest] = (item, action)
    return understood


def _place(row: AnyRow) -> Place:
    return Place(row.held_on, row.meeting_id, row.position, row.item_id, row.begins)


def _waiting(reader: Reader, after: Place | None) -> AnySelect:
    decided = exists().where(
        FoundPassage.item_id == AgendaItem.id, FoundPassage.digest == ReadPassage.digest
    )
    wanted = (
        select(
            AgendaItem.id.label("item_id"),
            AgendaItem.position,
            Meeting.id.label("meeting_id"),
            Meeting.held_on,
            MinutesRevision.source,
            ReadPassage.digest,
            ReadPassage.begins,
        )
        .join(MinutesReading, MinutesReading.id == ReadPassage.reading_id)
        .join(MinutesRevision, MinutesRevision.id == MinutesReading.revision_id)
        .join(AgendaItem, AgendaItem.current_revision_id == MinutesRevision.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            MinutesReading.edition == EDITION,
            ~decided,
            visibility.items(reader),
            visibility.drafts_of_item(reader),
        )
        .order_by(
            Meeting.held_on.desc(),
            Meeting.id.desc(),
            AgendaItem.position,
            AgendaItem.id,
            ReadPassage.begins,
        )
    )
    if after is None:
        return wanted
    within = tuple_(AgendaItem.position, AgendaItem.id, ReadPassage.begins)
    return wanted.where(
        or_(
            Meeting.held_on < after.held_on,
            and_(Meeting.held_on == after.held_on, Meeting.id < after.meeting_id),
            and_(
                Meeting.id == after.meeting_id,
                within > (after.position, after.item_id, after.begins),
            ),
        )
    )


def _recorded_by_hand(item_ids: list[int]) -> set[tuple[int, str]]:
    """Passages that an action was recorded for without accepting them: item and digest."""
    rows = all_of(
        select(Action.item_id, Action.passage).where(
            Action.item_id.in_(sorted(set(item_ids))), Action.passage != ""
        )
    )
    return {(row.item_id, passage_digest(row.passage)) for row in rows}
