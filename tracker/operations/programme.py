"""The work programme: planning, changing, moving, adding to an agenda, dropping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import update

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, AgendaItem, Committee, Meeting, PlannedItem
from tracker.operations import items
from tracker.operations.items import UNCONFIRMED_GROUND, ItemWords
from tracker.operations.versions import check_version
from tracker.queries import posts, programme
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import MeetingStatus, ReadingClass, Restriction

PRIVATE = ("subject", "purpose")
"""Columns whose words history does not repeat: what is not public yet may become neither."""


@dataclass(frozen=True, slots=True)
class PlannedWords:
    """What a clerk enters of a planned item."""

    subject: str
    purpose: str = ""
    lead_post_id: int | None = None
    is_public: bool = True


def add(
    committee: Committee,
    words: PlannedWords,
    actor: Reader,
    today: date,
    *,
    meeting_id: int | None = None,
    action: Action | None = None,
) -> PlannedItem:
    """Plan a subject, last at a meeting of the committee or without one yet.

    Raises:
        RuleBroken: on `meeting_id`: not a meeting of this committee, or not one to come.
    """
    meeting = _meeting_to_come(committee.id, meeting_id, today)
    planned = PlannedItem(
        committee_id=committee.id,
        meeting_id=meeting_id,
        action_id=action.id if action else None,
        position=max(programme.positions_in(committee.id, meeting_id), default=0) + 1,
    )
    _store(planned, words)
    db.session.add(planned)
    db.session.flush()
    changes = {"meeting_on": [None, meeting.held_on.isoformat()]} if meeting else None
    record(AuditTag.PLANNED_ITEM_ADDED, planned, actor, shown_name(planned), changes=changes)
    return planned


def change(planned: PlannedItem, words: PlannedWords, actor: Reader, *, seen_version: int) -> None:
    """Change what is planned; `move` changes when.

    Raises:
        RuleBroken: somebody changed it meanwhile, or it is on an agenda or dropped.
    """
    check_version(planned.version, seen_version)
    check_waiting(planned)
    _store(planned, words)
    changes = changes_of(planned)
    if not changes:
        return
    changes |= {name: [None, None] for name in PRIVATE if name in changes}
    if "lead_post_id" in changes:
        titles = [
            post.title if (post := posts.find(key)) else None for key in changes["lead_post_id"]
        ]
        changes["owner"] = titles
    record(AuditTag.PLANNED_ITEM_CHANGED, planned, actor, shown_name(planned), changes=changes)


def move(
    planned: PlannedItem,
    meeting_id: int | None,
    place: int | None,
    actor: Reader,
    today: date,
    *,
    seen_version: int,
) -> None:
    """Plan it for a meeting, or for none yet, at a place from 1; None is the last place.

    From a cancelled meeting it moves even when it was on that agenda, which keeps its item.

    Raises:
        RuleBroken: somebody changed it meanwhile; it is on an agenda or dropped; on
            `meeting_id`: not a meeting of this committee, or not one to come.
    """
    check_version(planned.version, seen_version)
    check_waiting(planned)
    was_at, was_place = planned.meeting, programme.place_of(planned)
    meeting = was_at
    if meeting_id != planned.meeting_id:
        meeting = _meeting_to_come(planned.committee_id, meeting_id, today)
        planned.item_id = None
    taken = programme.positions_in(planned.committee_id, meeting_id, but=planned.id)
    now_place = min(place or len(taken) + 1, len(taken) + 1)
    if meeting_id == planned.meeting_id and now_place == was_place:
        return
    if now_place > len(taken):
        planned.position = max(taken, default=0) + 1
    else:
        planned.position = taken[now_place - 1]
        _make_room(planned.committee_id, meeting_id, planned)
    planned.meeting_id = meeting_id
    if meeting is was_at:
        changes = {"place": [was_place, now_place]}
    else:
        changes = {"meeting_on": [_day(was_at), _day(meeting)]}
    db.session.flush()
    db.session.expire(planned, ["meeting"])
    record(AuditTag.PLANNED_ITEM_MOVED, planned, actor, shown_name(planned), changes=changes)


def to_agenda(
    planned: PlannedItem,
    number: str,
    purpose: str,
    purpose_html: str,
    actor: Reader,
    today: date,
) -> AgendaItem:
    """Make it the last item of its meeting's agenda.

    What comes of a private action is added as private, for a clerk to open.

    Args:
        planned: its meeting loaded.
        number: as the agenda prints it.
        purpose: what was rendered to `purpose_html` before this change was opened.
        purpose_html: the purpose as HTML.
        actor: the clerk.
        today: the day it is done.

    Raises:
        RuleBroken: it is on an agenda or dropped, or has no meeting that is to come.
    """
    check_waiting(planned)
    meeting = planned.meeting
    if meeting is None:
        raise RuleBroken("", Broken.PLANNED_WITHOUT_MEETING)
    if not programme.will_meet(meeting.status, meeting.held_on, today):
        raise RuleBroken("", Broken.PLANNED_MEETING_PAST)
    restriction, ground = _restriction_of(planned)
    words = ItemWords(
        number=number,
        title=planned.subject,
        purpose=purpose,
        purpose_html=purpose_html,
        lead_post_id=planned.lead_post_id,
        restriction=restriction,
        restriction_ground=ground,
        public_title="Private item" if ground else None,
    )
    item = items.add(meeting, words, actor)
    planned.item_id = item.id
    record(AuditTag.PLANNED_ITEM_TO_AGENDA, planned, actor, shown_name(planned))
    return item


def drop(
    planned: PlannedItem, reason: str, actor: Reader, today: date, *, seen_version: int
) -> None:
    """Take it out of the work programme, with the reason.

    Raises:
        RuleBroken: somebody changed it meanwhile, or it is on an agenda or dropped.
    """
    check_version(planned.version, seen_version)
    check_waiting(planned)
    planned.item_id = None
    planned.dropped_on = today
    planned.drop_reason = reason
    name = shown_name(planned)
    record(AuditTag.PLANNED_ITEM_DROPPED, planned, actor, name, reason=reason)


def check_waiting(planned: PlannedItem) -> None:
    """Refuse to touch what has ended; an agenda whose meeting was cancelled ends nothing.

    Raises:
        RuleBroken: it was dropped, or is on the agenda of a meeting that was not cancelled.
    """
    if planned.dropped_on is not None:
        raise RuleBroken("", Broken.PLANNED_DROPPED)
    cancelled = planned.meeting is not None and planned.meeting.status is MeetingStatus.CANCELLED
    if planned.item_id is not None and not cancelled:
        raise RuleBroken("", Broken.PLANNED_ON_AGENDA)


def shown_name(planned: PlannedItem) -> str:
    """How history calls it: by its subject only where that is certainly public."""
    certain = planned.is_public and planned.action_id is None
    return planned.subject if certain else f"Planned item {planned.id}"


def _store(planned: PlannedItem, words: PlannedWords) -> None:
    planned.subject = words.subject.strip()
    planned.purpose = words.purpose
    planned.lead_post_id = words.lead_post_id
    planned.is_public = words.is_public


def _meeting_to_come(committee_id: int, meeting_id: int | None, today: date) -> Meeting | None:
    if meeting_id is None:
        return None
    meeting = db.session.get(Meeting, meeting_id)
    if meeting is None or meeting.committee_id != committee_id:
        raise RuleBroken("meeting_id", Broken.DUE_MEETING_UNKNOWN)
    if not programme.will_meet(meeting.status, meeting.held_on, today):
        raise RuleBroken("meeting_id", Broken.PLANNED_MEETING_PAST)
    return meeting


def _make_room(committee_id: int, meeting_id: int | None, planned: PlannedItem) -> None:
    """Shift those after its new place; not a change of theirs, so their versions stay."""
    db.session.execute(
        update(PlannedItem)
        .where(
            programme.stands_in(committee_id, meeting_id),
            PlannedItem.position >= planned.position,
            PlannedItem.id != planned.id,
        )
        .values(position=PlannedItem.position + 1)
    )


def _restriction_of(planned: PlannedItem) -> tuple[Restriction, str | None]:
    action = db.session.get(Action, planned.action_id) if planned.action_id else None
    if action is None or action.reading_class is not ReadingClass.RESTRICTED:
        return Restriction.OPEN, None
    if action.restriction is Restriction.OPEN:  # it is its agenda item that is private
        return Restriction.EXEMPT, UNCONFIRMED_GROUND
    return action.restriction, action.restriction_ground


def _day(meeting: Meeting | None) -> str | None:
    return None if meeting is None else meeting.held_on.isoformat()
