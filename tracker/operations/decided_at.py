"""Where a committee decided something about an action: a meeting, and an item of its agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.db import db
from tracker.models import Action, AgendaItem, ItemAction, Meeting
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import MeetingStatus

MET = frozenset({MeetingStatus.SCHEDULED, MeetingStatus.HELD, MeetingStatus.ADJOURNED})
"""Statuses of a meeting that, its day having come, may have decided something."""


@dataclass(frozen=True, slots=True)
class DecidedAt:
    """A meeting that decided, and the item under which it did, where that is known."""

    meeting: Meeting
    item: AgendaItem | None = None

    def in_history(self) -> dict[str, Any]:
        """What an event says of it."""
        told: dict[str, Any] = {"decided_on": [None, self.meeting.held_on.isoformat()]}
        if self.item is not None:
            told["decided_item"] = [None, self.item.number]
        return told

    def check(self, action: Action, today: date) -> None:
        """Refuse a meeting that cannot have decided this.

        Raises:
            RuleBroken: on `decided_at`: it is of another committee, has not met, met before the
                action was agreed, or the item is of another meeting's agenda.
        """
        if self.meeting.committee_id != action.committee_id:
            raise RuleBroken("decided_at", Broken.DUE_MEETING_UNKNOWN)
        if not has_met(self.meeting, today):
            raise RuleBroken("decided_at", Broken.MEETING_NOT_HELD)
        if self.item is not None and self.item.meeting_id != self.meeting.id:
            raise RuleBroken("decided_at", Broken.ITEM_OF_ANOTHER_MEETING)
        if action.agreed_on is not None and action.agreed_on > self.meeting.held_on:
            agreed_on = action.agreed_on
            raise RuleBroken("decided_at", Broken.DECIDED_BEFORE_AGREED, agreed_on=agreed_on)


def has_met(meeting: Meeting, today: date) -> bool:
    """Whether a meeting's day has come and it was not put off or called off."""
    return meeting.held_on <= today and meeting.status in MET


def settle(meeting: Meeting, action_ids: Sequence[int], today: date) -> None:
    """Note that the outcome on what was on a meeting's agenda is recorded."""
    waiting = db.session.scalars(
        select(ItemAction)
        .join(AgendaItem, AgendaItem.id == ItemAction.item_id)
        .where(
            AgendaItem.meeting_id == meeting.id,
            ItemAction.action_id.in_(action_ids),
            ItemAction.settled_on.is_(None),
        )
    )
    for each in waiting:
        each.settled_on = today
