"""Scheduling and moving meetings; publishing agendas and minutes; issuing actions."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, Committee, Meeting
from tracker.operations import action_emails, action_logs, working_copies
from tracker.operations.due_dates import follow_calendar
from tracker.operations.items import UNCONFIRMED_GROUND
from tracker.operations.locks import check_unconfirmed
from tracker.operations.reading_classes import reclass_meeting
from tracker.operations.versions import check_version
from tracker.queries import items
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.lifecycle import Verb, check_move
from tracker.vocabulary import (
    ActionStatus,
    MeetingKind,
    MeetingStatus,
    MinutesState,
    Restriction,
)


def name_of(committee: Committee, meeting: Meeting) -> str:
    """How people call a meeting: its committee and its day."""
    return f"{committee.name}, {meeting.held_on.day} {meeting.held_on:%B %Y}"


def _refuse_double(committee: Committee, on: date, at: time, but: int | None = None) -> None:
    taken = db.session.scalar(
        select(Meeting.id).where(
            Meeting.committee_id == committee.id,
            Meeting.held_on == on,
            Meeting.start_time == at,
            Meeting.status != MeetingStatus.CANCELLED,
            Meeting.id != (but or 0),
        )
    )
    if taken is not None:
        raise RuleBroken("held_on", Broken.MEETING_AT_THAT_TIME, held_on=on)


def _refuse_after_the_end(committee: Committee, on: date) -> None:
    if committee.abolished_on is not None and on > committee.abolished_on:
        raise RuleBroken("held_on", Broken.ENDED)


def schedule(
    committee: Committee,
    held_on: date,
    start_time: time,
    actor: Reader,
    *,
    place: str | None = None,
    kind: MeetingKind = MeetingKind.ORDINARY,
) -> Meeting:
    """Put a meeting in the calendar; due dates that waited for it follow."""
    meeting = enter(committee, held_on, start_time, actor, place=place, kind=kind)
    follow_calendar(committee, actor)
    return meeting


def enter(
    committee: Committee,
    held_on: date,
    start_time: time,
    actor: Reader,
    *,
    place: str | None = None,
    kind: MeetingKind = MeetingKind.ORDINARY,
) -> Meeting:
    """Put a meeting in the calendar; the caller lets due dates follow once all are in."""
    _refuse_after_the_end(committee, held_on)
    _refuse_double(committee, held_on, start_time)
    meeting = Meeting(
        committee_id=committee.id,
        held_on=held_on,
        start_time=start_time,
        place=place or None,
        kind=kind,
    )
    db.session.add(meeting)
    db.session.flush()
    record(AuditTag.MEETING_SCHEDULED, meeting, actor, name_of(committee, meeting))
    return meeting


def change(
    meeting: Meeting,
    actor: Reader,
    *,
    seen_version: int,
    held_on: date,
    start_time: time,
    place: str | None,
    kind: MeetingKind,
    status: MeetingStatus,
    reason: str | None = None,
) -> list[Action]:
    """Move, postpone, cancel or correct a meeting; returns the actions whose date followed."""
    check_version(meeting.version, seen_version)
    check_unconfirmed(meeting)
    if status is not MeetingStatus.CANCELLED:
        _refuse_double(meeting.committee, held_on, start_time, but=meeting.id)
        _refuse_after_the_end(meeting.committee, held_on)
    meeting.held_on = held_on
    meeting.start_time = start_time
    meeting.place = place or None
    meeting.kind = kind
    meeting.status = status
    changes = changes_of(meeting)
    if not changes:
        return []
    name = name_of(meeting.committee, meeting)
    record(AuditTag.MEETING_CHANGED, meeting, actor, name, changes=changes, reason=reason)
    return follow_calendar(meeting.committee, actor)


def publish_agenda(meeting: Meeting, actor: Reader, now: datetime) -> None:
    """Let everybody read the agenda. Every item taken in private must say why (domain rule)."""
    if meeting.agenda_published_at is not None:
        raise RuleBroken("", Broken.ALREADY_PUBLISHED)
    agenda = items.load_with_words(meeting.id)
    if not agenda:
        raise RuleBroken("", Broken.AGENDA_HAS_NO_ITEMS)
    for item in agenda:
        if item.restriction is not Restriction.OPEN:
            if item.restriction_ground in {None, "", UNCONFIRMED_GROUND}:
                raise RuleBroken("", Broken.GROUND_MISSING)
            if not item.public_title:
                raise RuleBroken("", Broken.PUBLIC_TITLE_MISSING)
    meeting.agenda_published_at = now
    record(AuditTag.AGENDA_PUBLISHED, meeting, actor, name_of(meeting.committee, meeting))
    action_logs.freeze(meeting, actor, now)


def publish_minutes(meeting: Meeting, actor: Reader, now: datetime) -> None:
    """Let everybody read the minutes as a draft, and the actions agreed in them."""
    if meeting.minutes_published_at is not None:
        raise RuleBroken("", Broken.ALREADY_PUBLISHED)
    if meeting.agenda_published_at is None:
        raise RuleBroken("", Broken.AGENDA_NOT_PUBLISHED)
    agenda = items.load_with_words(meeting.id)
    if not any(item.current_revision_id for item in agenda):
        raise RuleBroken("", Broken.MINUTES_EMPTY)
    working_copies.end_all(meeting, actor)
    for item in agenda:
        if item.is_urgent and not item.urgency_reason:
            raise RuleBroken("", Broken.URGENCY_REASON_MISSING, number=item.number)
    for item in agenda:
        item.published_revision_id = item.current_revision_id
    meeting.minutes_state = MinutesState.PUBLISHED
    meeting.minutes_published_at = now
    if meeting.status is MeetingStatus.SCHEDULED:
        meeting.status = MeetingStatus.HELD
    record(AuditTag.MINUTES_PUBLISHED, meeting, actor, name_of(meeting.committee, meeting))
    reclass_meeting(meeting)


def issue(meeting: Meeting, actor: Reader, now: datetime) -> list[Action]:
    """Release a meeting's recorded actions to their owners, in one step; returns them."""
    recorded = db.session.scalars(
        select(Action)
        .options(selectinload(Action.contributors))
        .where(Action.meeting_id == meeting.id, Action.status == ActionStatus.RECORDED)
        .order_by(Action.number)
    ).all()
    if not recorded:
        raise RuleBroken("", Broken.NOTHING_TO_ISSUE)
    for action in recorded:
        action.status = check_move(Verb.ISSUE, action.status)
        action.issued_at = now
        record(AuditTag.ACTION_ISSUED, action, actor, action.reference)
    action_emails.queue_issued(meeting, recorded, now)
    return list(recorded)
