"""Scheduling and moving meetings; publishing agendas and minutes; issuing actions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, AgendaItem, Committee, Meeting
from tracker.operations import action_emails, action_logs, clearances, working_copies
from tracker.operations.due_dates import follow_calendar
from tracker.operations.items import UNCONFIRMED_GROUND
from tracker.operations.locks import check_not_down, check_unconfirmed
from tracker.operations.reading_classes import reclass_meeting
from tracker.operations.versions import check_version
from tracker.queries import items, private_records
from tracker.queries.fetch import AnyRow
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.lifecycle import Verb, check_move
from tracker.rules.publishing import ActionToPublish, Finding, ItemToPublish, findings
from tracker.vocabulary import (
    ActionStatus,
    DueKind,
    MeetingKind,
    MeetingStatus,
    MinutesState,
    Restriction,
)

ENDED = (ActionStatus.CLOSED, ActionStatus.WITHDRAWN, ActionStatus.DUPLICATE)
"""Actions of which nobody is asked who owns them and when they are due."""


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
    check_not_down(meeting)
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


def publish_minutes(
    meeting: Meeting, actor: Reader, now: datetime, *, meant: Collection[int] | None = None
) -> None:
    """Let everybody read the minutes as a draft, and the actions agreed in them.

    Args:
        meeting: its committee loaded.
        actor: a clerk.
        now: this moment.
        meant: keys of the actions of which the clerk says that they are meant to have no owner
            or no date; None where nobody is asked, as for a look and what is loaded by commands.

    Raises:
        RuleBroken: published or taken down already, the agenda is not published, or what
            `rules.publishing` finds blocks it.
    """
    if meeting.minutes_published_at is not None:
        raise RuleBroken("", Broken.ALREADY_PUBLISHED)
    check_not_down(meeting)
    if meeting.agenda_published_at is None:
        raise RuleBroken("", Broken.AGENDA_NOT_PUBLISHED)
    agenda = items.load_with_words(meeting.id)
    agreed = _to_publish(meeting, meant)
    for finding in _found(meeting, agenda, agreed):
        if finding.blocks:
            raise RuleBroken(finding.field, finding.code, number=finding.about)
    working_copies.end_all(meeting, actor)
    clearances.end_all(meeting, actor, now)
    for item in agenda:
        item.published_revision_id = item.current_revision_id
    meeting.minutes_state = MinutesState.PUBLISHED
    meeting.minutes_published_at = now
    if meeting.status is MeetingStatus.SCHEDULED:
        meeting.status = MeetingStatus.HELD
    said = ", ".join(each.reference for each in agreed if each.is_incomplete)
    record(
        AuditTag.MINUTES_PUBLISHED,
        meeting,
        actor,
        name_of(meeting.committee, meeting),
        changes={"meant": [None, said]} if said and meant is not None else {},
    )
    reclass_meeting(meeting)


def list_findings(meeting: Meeting) -> list[Finding]:
    """What blocks publishing the minutes and what is warned of, actions apart."""
    return _found(meeting, items.load_with_words(meeting.id), [])


def _found(
    meeting: Meeting, agenda: Sequence[AgendaItem], agreed: Sequence[ActionToPublish]
) -> list[Finding]:
    private = {row.id: row for row in private_records.list_of_meeting(meeting.id)}
    return findings([_as_published(item, private.get(item.id)) for item in agenda], agreed)


def _as_published(item: AgendaItem, private: AnyRow | None) -> ItemToPublish:
    is_withheld = private is not None and private.wants_record
    return ItemToPublish(
        item.number,
        has_minutes=item.current_revision_id is not None,
        is_urgent=item.is_urgent,
        has_reason=bool(item.urgency_reason),
        private=private.restriction if private is not None and is_withheld else None,
        has_public_record=private is not None and private.kind is not None,
        exclusion=private.outcome if private is not None else None,
    )


def _to_publish(meeting: Meeting, meant: Collection[int] | None) -> list[ActionToPublish]:
    """The open actions agreed at a meeting."""
    return [
        ActionToPublish(
            action.reference,
            has_owner=action.lead_post_id is not None,
            has_date=action.due_on is not None or action.due_kind is not DueKind.NONE,
            is_meant=meant is None or action.id in meant,
        )
        for action in db.session.scalars(
            select(Action)
            .where(Action.meeting_id == meeting.id, Action.status.not_in(ENDED))
            .order_by(Action.number)
        )
    ]


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
