"""What a meeting's papers are made from, as far as a reader may read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.models import Action, Meeting
from tracker.queries import actions, documents, items, votes
from tracker.queries.fetch import AnyRow, all_of
from tracker.vocabulary import Restriction


@dataclass(frozen=True, slots=True)
class MeetingMatter:
    """The items of a meeting with what stands under them.

    Attributes:
        items: rows of `queries.items.list_shown`.
        documents: rows of `queries.documents.list_under_items`, by item.
        actions: rows of `queries.actions.rows`, by item.
        private_actions: keys of the actions that are private by themselves or by their item.
        votes: rows of `queries.votes.list_of_item`, by item.
    """

    items: Sequence[AnyRow]
    documents: Mapping[int, Sequence[AnyRow]]
    actions: Mapping[int, Sequence[AnyRow]]
    private_actions: frozenset[int]
    votes: Mapping[int, Sequence[AnyRow]] = field(default_factory=dict[int, Sequence[AnyRow]])

    @property
    def has_minutes(self) -> bool:
        """Whether the reader may read minutes of any item."""
        return any(item.minutes_html is not None for item in self.items)

    @property
    def has_private(self) -> bool:
        """Whether the reader may read any private item, part or action."""
        return any(is_shown_private(item) for item in self.items) or bool(self.private_actions)


def is_private(item: AnyRow) -> bool:
    """Whether an item is taken in private."""
    return item.restriction is not Restriction.OPEN


def has_private_part(item: AnyRow) -> bool:
    """Whether it may be known that a part of an item is private."""
    return item.private_restriction not in {None, Restriction.OPEN}


def is_shown_private(item: AnyRow) -> bool:
    """Whether the reader reads something private of an item: all of it, or a part."""
    whole = is_private(item) and item.is_readable
    words = item.private_purpose_html or item.private_minutes_html
    return whole or bool(has_private_part(item) and words)


def matter_of(reader: Reader, meeting: Meeting, today: date) -> MeetingMatter:
    """Everything of a meeting that the reader may read; four statements, five where votes are recorded."""
    shown = items.list_shown(reader, meeting.id)
    readable = [item.id for item in shown if item.is_readable]
    agreed = actions.list_of_meeting(reader, meeting.id, today)
    keys = [row.id for rows in agreed.values() for row in rows]
    return MeetingMatter(
        shown,
        documents.list_under_items(reader, readable),
        agreed,
        _private(keys, {item.id for item in shown if is_private(item)}),
        votes.list_of_meeting(reader, meeting.id) if any(item.has_votes for item in shown) else {},
    )


def _private(keys: Sequence[int], private_items: set[int]) -> frozenset[int]:
    """Those that are private, whatever their minutes' state: a draft has no class of its own yet."""
    if not keys:
        return frozenset()
    rows = all_of(select(Action.id, Action.restriction, Action.item_id).where(Action.id.in_(keys)))
    return frozenset(
        row.id
        for row in rows
        if row.restriction is not Restriction.OPEN or row.item_id in private_items
    )
