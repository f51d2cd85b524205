"""Who may read each action, stored again whenever what it comes from changes class."""

from __future__ import annotations

from sqlalchemy import select

from tracker.db import db
from tracker.models import Action, AgendaItem, Committee, Meeting
from tracker.rules.restriction import reading_class
from tracker.vocabulary import ReadingClass, Restriction


def class_of(
    action_restriction: Restriction,
    committee: Committee,
    meeting: Meeting | None,
    item: AgendaItem | None,
) -> ReadingClass:
    """The reading class of an action; one from before the system counts as published."""
    return reading_class(
        minutes_published=meeting is None or meeting.minutes_published_at is not None,
        item_restriction=item.restriction if item else Restriction.OPEN,
        action_restriction=action_restriction,
        committee_is_public=committee.is_public,
    )


def reclass_meeting(meeting: Meeting) -> None:
    """Work out again the class of every action agreed at a meeting."""
    db.session.flush()
    rows = db.session.execute(
        select(Action, AgendaItem, Committee)
        .join(Committee, Committee.id == Action.committee_id)
        .join(AgendaItem, AgendaItem.id == Action.item_id, isouter=True)
        .where(Action.meeting_id == meeting.id)
    )
    for action, item, committee in rows:
        action.reading_class = class_of(action.restriction, committee, meeting, item)
