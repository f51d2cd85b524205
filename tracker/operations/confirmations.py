"""Correcting published minutes, and confirming them at a later meeting as a correct record."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AgendaItem, Confirmation, Correction, Meeting
from tracker.operations import attendance, clearances
from tracker.operations.decided_at import DecidedAt, has_met
from tracker.operations.locks import check_unconfirmed
from tracker.operations.meetings import name_of
from tracker.queries import confirmations
from tracker.rules import corrections as rules
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import MeetingStatus, MinutesState


def correct(item: AgendaItem, old: str, new: str, actor: Reader, now: datetime) -> Correction:
    """Record that words of an item's published minutes are struck, and others put in their place.

    The published minutes stay as they are. Corrections are public once the minutes are confirmed.

    Args:
        item: its meeting loaded.
        old: words as they stand in the published minutes, exactly once.
        new: the words in their place; "" to strike only.
        actor: a clerk.
        now: this moment.

    Raises:
        RuleBroken: the minutes are not published, or are confirmed; the words cannot be found.
    """
    if actor.person_id is None:
        raise ValueError("Minutes are corrected by a person.")
    check_unconfirmed(item.meeting)
    _check_published(item.meeting)
    source = confirmations.source_of(item)
    rules.check(source, old, new, confirmations.pairs_of(item.id))
    correction = Correction(
        item_id=item.id,
        old_words=old.strip(),
        new_words=new.strip(),
        recorded_by_id=actor.person_id,
        recorded_at=now,
    )
    db.session.add(correction)
    db.session.flush()
    record(AuditTag.MINUTES_CORRECTED, item, actor, f"Item {item.number}")
    return correction


def withdraw(correction: Correction, item: AgendaItem, actor: Reader, now: datetime) -> None:
    """Take back a correction that was entered by mistake, before the minutes are confirmed.

    Raises:
        RuleBroken: they are confirmed.
    """
    check_unconfirmed(item.meeting)
    correction.withdrawn_at = now
    db.session.flush()
    record(AuditTag.CORRECTION_WITHDRAWN, item, actor, f"Item {item.number}")


def confirm(
    meeting: Meeting,
    place: AgendaItem | None,
    president_id: int | None,
    president: str,
    actor: Reader,
    now: datetime,
    today: date,
) -> Confirmation:
    """Record that a later meeting confirmed the minutes as a correct record, with the corrections.

    From then on agenda, minutes and attendance of the meeting stay as they are; working copies,
    clerks' own notes and comments on the draft are disposed of.

    Args:
        meeting: whose minutes; its committee loaded.
        place: the item of the later meeting under which it was done; its meeting loaded.
        president_id: who presided there, where they are in the records.
        president: otherwise their name.
        actor: a clerk.
        now: this moment.
        today: the later meeting has been held by then.

    Raises:
        RuleBroken: not published or confirmed already; the later meeting was not held, is not
            later, or is of a committee that did not take over; nobody, or two, presided.
    """
    if meeting.minutes_confirmed_at is not None:
        raise RuleBroken("", Broken.CONFIRMED_ALREADY)
    _check_published(meeting)
    if place is None:
        raise RuleBroken("place", Broken.CONFIRMED_NOT_LATER)
    later = place.meeting
    if later.committee_id not in confirmations.heirs_of(meeting.committee):
        raise RuleBroken("place", Broken.CONFIRMED_ELSEWHERE)
    if later.held_on <= meeting.held_on or not has_met(later, today):
        raise RuleBroken("place", Broken.CONFIRMED_NOT_LATER)
    if (president_id is None) == (not president.strip()):
        raise RuleBroken("president", Broken.PRESIDENT_MISSING)
    confirmation = Confirmation(
        meeting_id=meeting.id,
        item_id=place.id,
        confirmed_on=later.held_on,
        presided_by_id=president_id,
        presided_by=president.strip()[:255] or None,
        recorded_by_id=actor.person_id,
        recorded_at=now,
    )
    db.session.add(confirmation)
    if later.status is MeetingStatus.SCHEDULED:
        later.status = MeetingStatus.HELD
    attendance.dispose(meeting, actor)
    clearances.dispose(meeting, actor)
    meeting.minutes_state = MinutesState.CONFIRMED
    meeting.minutes_confirmed_at = now
    db.session.flush()
    changes = DecidedAt(later, place).in_history()
    changes["corrections"] = [None, _count(meeting)]
    record(
        AuditTag.MINUTES_CONFIRMED,
        meeting,
        actor,
        name_of(meeting.committee, meeting),
        changes=changes,
    )
    return confirmation


def _check_published(meeting: Meeting) -> None:
    if meeting.minutes_published_at is None:
        raise RuleBroken("", Broken.MINUTES_NOT_PUBLISHED)


def _count(meeting: Meeting) -> int:
    standing = db.session.scalars(
        select(Correction.id)
        .join(AgendaItem, AgendaItem.id == Correction.item_id)
        .where(AgendaItem.meeting_id == meeting.id, Correction.withdrawn_at.is_(None))
    )
    return len(standing.all())
