"""Recording who was at a meeting, declarations of interest, and clerks' own notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import (
    AgendaItem,
    Attendance,
    ClerkNote,
    DeclaredInterest,
    Meeting,
    Person,
    WorkingCopy,
)
from tracker.operations.locks import check_not_down, check_unconfirmed
from tracker.operations.meetings import name_of
from tracker.operations.working_copies import end_all
from tracker.queries import attendance
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary.attendance import AttendanceKind, InterestKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One person: a member by key, others in words; `substitute_for_id` for who stands in."""

    kind: AttendanceKind
    person_id: int | None = None
    substitute_for_id: int | None = None
    words: str | None = None


def record_attendance(
    meeting: Meeting, entries: Sequence[Entry], actor: Reader, *, seen_stamp: int
) -> None:
    """Record who was at a meeting, in place of what was recorded before.

    Raises:
        RuleBroken: the minutes are published, somebody recorded it since the page was opened, or
            a person is entered twice.
    """
    if meeting.minutes_published_at is not None:
        raise RuleBroken("officers", Broken.MINUTES_LOCKED)
    check_unconfirmed(meeting)
    check_not_down(meeting)
    db.session.execute(select(Meeting.id).where(Meeting.id == meeting.id).with_for_update())
    stamp = attendance.stamp_of(meeting.id)
    if stamp != seen_stamp:
        raise RuleBroken("version", Broken.CHANGED_MEANWHILE)
    people: set[int] = set()
    for entry in entries:
        if entry.person_id in people:
            raise RuleBroken(f"substitute-{entry.substitute_for_id}", Broken.ENTERED_TWICE)
        if entry.person_id is not None:
            people.add(entry.person_id)
    db.session.execute(delete(Attendance).where(Attendance.meeting_id == meeting.id))
    db.session.add_all(
        Attendance(
            meeting_id=meeting.id,
            position=place,
            kind=entry.kind,
            person_id=entry.person_id,
            substitute_for_id=entry.substitute_for_id,
            name=entry.words,
        )
        for place, entry in enumerate(entries, start=1)
    )
    db.session.flush()
    if attendance.stamp_of(meeting.id) != stamp:
        record(AuditTag.ATTENDANCE_RECORDED, meeting, actor, name_of(meeting.committee, meeting))


def declare(
    item: AgendaItem,
    person: Person,
    kind: InterestKind,
    nature: str,
    actor: Reader,
    now: datetime,
    *,
    has_left: bool,
    has_returned: bool,
) -> DeclaredInterest:
    """Record that a member declared an interest in an item.

    From then on they do not read, as a member or chair, what is restricted in it.

    Raises:
        RuleBroken: they returned without having left, or the minutes are confirmed.
    """
    check_unconfirmed(item.meeting)
    if has_returned and not has_left:
        raise RuleBroken("has_returned", Broken.RETURNED_WITHOUT_LEAVING)
    interest = DeclaredInterest(
        item_id=item.id,
        person_id=person.id,
        kind=kind,
        nature=nature,
        has_left=has_left,
        has_returned=has_returned,
        recorded_by_id=actor.person_id,
        recorded_at=now,
    )
    db.session.add(interest)
    db.session.flush()
    changes = {"member": [None, person.name]}
    record(AuditTag.INTEREST_DECLARED, item, actor, f"Item {item.number}", changes=changes)
    return interest


def withdraw(interest: DeclaredInterest, actor: Reader, now: datetime) -> None:
    """Take a declaration back that was entered by mistake; its item and person were loaded."""
    if interest.withdrawn_at is not None:
        return
    check_unconfirmed(db.session.get_one(Meeting, interest.item.meeting_id))
    interest.withdrawn_at = now
    changes = {"member": [interest.person.name, None]}
    called = f"Item {interest.item.number}"
    record(AuditTag.INTEREST_WITHDRAWN, interest.item, actor, called, changes=changes)


def note(item: AgendaItem, text: str, actor: Reader, now: datetime) -> None:
    """Keep a clerk's own notes on an item; empty ones go. History is not told of them."""
    if actor.person_id is None:
        raise ValueError("Notes are a person's own.")
    check_unconfirmed(item.meeting)
    kept = attendance.find_note(item.id, actor.person_id)
    if not text.strip():
        if kept is not None:
            db.session.delete(kept)
    elif kept is None:
        db.session.add(
            ClerkNote(item_id=item.id, author_id=actor.person_id, text=text, kept_at=now)
        )
    elif kept.text != text:
        kept.text, kept.kept_at = text, now
    db.session.flush()


def dispose(meeting: Meeting, actor: Reader) -> None:
    """Dispose of clerks' notes and working copies of a meeting: its minutes are confirmed.

    For the operation that confirms them; typed text that is not in any version becomes one first.
    """
    end_all(meeting, actor)
    of_meeting = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
    notes = db.session.scalar(
        select(func.count()).select_from(ClerkNote).where(ClerkNote.item_id.in_(of_meeting))
    )
    db.session.execute(delete(ClerkNote).where(ClerkNote.item_id.in_(of_meeting)))
    db.session.execute(delete(WorkingCopy).where(WorkingCopy.item_id.in_(of_meeting)))
    changes = {"times": [None, notes]}
    name = name_of(meeting.committee, meeting)
    record(AuditTag.NOTES_DISPOSED, meeting, actor, name, changes=changes)
