"""Circulating draft minutes to chosen officers and the chair, up to a day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select, update

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import (
    AgendaItem,
    Clearance,
    ClearanceAsked,
    ClearanceComment,
    ClearanceItem,
    Meeting,
    Post,
)
from tracker.operations import clearance_emails
from tracker.operations.clearance_emails import people_of
from tracker.operations.locks import check_not_down
from tracker.operations.versions import check_version
from tracker.queries import assigned, clearances, readers
from tracker.rules.clearing import check_until, is_open
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import chair_word


@dataclass(frozen=True, slots=True)
class Circulation:
    """What a clerk circulates, to whom and until when.

    Attributes:
        item_ids: items of the meeting that have minutes.
        post_ids: posts whose holders and deputies are asked.
        asks_chair: whether chair and vice-chair are asked.
        until_on: the last day for comments.
        note: what they are told on the page.
    """

    item_ids: Collection[int]
    post_ids: Collection[int]
    asks_chair: bool
    until_on: date
    note: str = ""


PUBLICATION = (
    *("version", "agenda_published_at", "minutes_published_at"),
    *("agenda_down_at", "minutes_down_at"),
)
"""Columns of a meeting that say whether its minutes are a draft, and in which state it was read."""


def name_of(meeting: Meeting) -> str:
    """How history calls the meeting; its committee loaded."""
    return f"{meeting.committee.name}, {meeting.held_on.day} {meeting.held_on:%B %Y}"


def circulate(
    meeting: Meeting, words: Circulation, actor: Reader, now: datetime, today: date
) -> Clearance:
    """Let those asked read and comment on the drafts of some items, and tell them by e-mail.

    Raises:
        RuleBroken: the minutes are published or taken down, or the agenda is not published; an
            item has no minutes; nobody is asked; the day is past; one of those asked cannot be
            written to, may read none of the items, or is asked about one of them already.
    """
    if actor.person_id is None:
        raise ValueError("Draft minutes are circulated by a person.")
    # Of two clerks circulating at once, the second waits here and is told.
    # So does whoever publishes, and the meeting is looked at as it is then.
    db.session.refresh(meeting, PUBLICATION, with_for_update=True)
    _check_draft(meeting)
    item_ids = _written(meeting, words.item_ids)
    check_until(words.until_on, today)
    clearance = Clearance(
        meeting_id=meeting.id,
        until_on=words.until_on,
        note=words.note.strip(),
        begun_by_id=actor.person_id,
        begun_at=now,
    )
    asked = _asked(words)
    titles = _check_asked(meeting, asked, item_ids, today)
    db.session.add(clearance)
    db.session.flush()
    db.session.add_all(
        ClearanceItem(clearance_id=clearance.id, item_id=each) for each in sorted(item_ids)
    )
    db.session.add_all(
        ClearanceAsked(clearance_id=clearance.id, post_id=post_id) for post_id in asked
    )
    db.session.flush()
    record(
        AuditTag.CLEARANCE_BEGUN,
        meeting,
        actor,
        name_of(meeting),
        changes={
            "asked": [None, ", ".join(titles)],
            "items": [None, len(item_ids)],
            "until_on": [None, words.until_on.isoformat()],
        },
    )
    clearance_emails.queue_asked(clearance, meeting, asked, now, today)
    return clearance


def _asked(words: Circulation) -> list[int | None]:
    """The posts asked, None for the chair, who comes first."""
    asked: list[int | None] = [None] if words.asks_chair else []
    asked += dict.fromkeys(words.post_ids)
    if not asked:
        raise RuleBroken("asked", Broken.CLEARANCE_NOBODY_ASKED)
    return asked


def _check_draft(meeting: Meeting) -> None:
    if meeting.minutes_published_at is not None:
        raise RuleBroken("", Broken.ALREADY_PUBLISHED)
    check_not_down(meeting)
    if meeting.agenda_published_at is None:
        raise RuleBroken("", Broken.AGENDA_NOT_PUBLISHED)


def _written(meeting: Meeting, item_ids: Collection[int]) -> set[int]:
    written = set(
        db.session.scalars(
            select(AgendaItem.id).where(
                AgendaItem.meeting_id == meeting.id, AgendaItem.current_revision_id.is_not(None)
            )
        )
    )
    chosen = set(item_ids) & written
    if not chosen or chosen != set(item_ids):
        raise RuleBroken("items", Broken.CLEARANCE_NO_ITEMS)
    return chosen


def _check_asked(
    meeting: Meeting,
    asked: Sequence[int | None],
    item_ids: Collection[int],
    today: date,
    but: int | None = None,
) -> list[str]:
    """Refuse whom it is no use to ask; returns how each is called."""
    taken = set(
        db.session.scalars(
            select(func.coalesce(ClearanceAsked.post_id, 0))
            .join(Clearance, Clearance.id == ClearanceAsked.clearance_id)
            .join(ClearanceItem, ClearanceItem.clearance_id == Clearance.id)
            .where(
                clearances.is_open(today),
                ClearanceItem.item_id.in_(sorted(item_ids)),
                Clearance.id != (but or 0),
            )
        )
    )
    called: list[str] = []
    for post_id in asked:
        name = title_of(post_id)
        called.append(name)
        people = people_of(meeting, post_id, today)
        if not people:
            raise RuleBroken("asked", Broken.CLEARANCE_NOBODY_THERE, name=name)
        if (post_id or 0) in taken:
            raise RuleBroken("asked", Broken.CLEARANCE_ASKED_ALREADY, name=name)
        if not any(_may_read_some(person_id, item_ids, today) for person_id in people):
            raise RuleBroken("asked", Broken.CLEARANCE_NOT_READABLE, name=name)
    return called


def _may_read_some(person_id: int, item_ids: Collection[int], today: date) -> bool:
    person = assigned.find_recipient(person_id)
    if person is None:
        return False
    return clearances.count_readable(readers.reader_for(person, today), item_ids) > 0


def title_of(post_id: int | None) -> str:
    """How whoever is asked is called: the title of the post, or the chair."""
    if post_id is None:
        return chair_word()
    post = db.session.get(Post, post_id)
    return post.title if post is not None else ""


def extend(
    clearance: Clearance,
    until_on: date,
    actor: Reader,
    now: datetime,
    today: date,
    *,
    seen_version: int,
) -> bool:
    """Give another last day; one that was over is begun again, and everybody asked afresh.

    Args:
        clearance: its meeting, committee and asked loaded.
        until_on: the new last day.
        actor: a clerk.
        now: this moment.
        today: its day.
        seen_version: the version that the clerk saw.

    Returns:
        Whether it was begun again.

    Raises:
        RuleBroken: somebody changed it meanwhile, the day is past, or as `circulate`.
    """
    check_version(clearance.version, seen_version)
    meeting = clearance.meeting
    _check_draft(meeting)
    check_until(until_on, today)
    was_open = is_open(clearance.until_on, clearance.ended_at, today)
    asked = [each.post_id for each in clearance.asked]
    if not was_open:
        item_ids = clearances.item_ids_of([clearance.id]).get(clearance.id, [])
        _check_asked(meeting, asked, item_ids, today, but=clearance.id)
        clearance.ended_at = None
        clearance.ended_by_id = None
        clearance.begun_at = now
        db.session.execute(
            update(ClearanceAsked)
            .where(ClearanceAsked.clearance_id == clearance.id)
            .values(finished_at=None, finished_by_id=None)
        )
    changes = {"until_on": [clearance.until_on.isoformat(), until_on.isoformat()]}
    clearance.until_on = until_on
    db.session.flush()
    tag = AuditTag.CLEARANCE_CHANGED if was_open else AuditTag.CLEARANCE_BEGUN_AGAIN
    record(tag, meeting, actor, name_of(meeting), changes=changes)
    if not was_open:
        clearance_emails.queue_asked(clearance, meeting, asked, now, today)
    return not was_open


def end(
    clearance: Clearance, actor: Reader, now: datetime, today: date, *, seen_version: int
) -> None:
    """End it before its day: those asked read the draft no more, at once.

    Raises:
        RuleBroken: somebody changed it meanwhile.
    """
    if not is_open(clearance.until_on, clearance.ended_at, today):
        return
    check_version(clearance.version, seen_version)
    clearance.ended_at = now
    clearance.ended_by_id = actor.person_id
    db.session.flush()
    record(AuditTag.CLEARANCE_ENDED, clearance.meeting, actor, name_of(clearance.meeting))


def remind(clearance: Clearance, actor: Reader, now: datetime, today: date) -> int:
    """Remind those who have not answered; nobody twice on one day. Returns how many are written to.

    Raises:
        RuleBroken: it is over.
    """
    if not is_open(clearance.until_on, clearance.ended_at, today):
        raise RuleBroken("", Broken.CLEARANCE_OVER)
    number = clearance_emails.queue_reminders(clearance, now, today, occasion=today.isoformat())
    if number:
        changes = {"times": [None, number]}
        name = name_of(clearance.meeting)
        record(AuditTag.CLEARANCE_REMINDED, clearance.meeting, actor, name, changes=changes)
    return number


def finish(clearance: Clearance, actor: Reader, now: datetime, today: date) -> None:
    """Note that whoever was asked has finished, for all in whose place they answer.

    Raises:
        RuleBroken: it is over.
    """
    if not is_open(clearance.until_on, clearance.ended_at, today):
        raise RuleBroken("", Broken.CLEARANCE_OVER)
    chairs = clearance.meeting.committee_id in actor.chair_of
    mine = [
        each
        for each in clearance.asked
        if each.finished_at is None
        and (each.post_id in actor.post_ids if each.post_id is not None else chairs)
    ]
    for each in mine:
        each.finished_at = now
        each.finished_by_id = actor.person_id
    db.session.flush()
    if mine:
        name = name_of(clearance.meeting)
        record(AuditTag.CLEARANCE_ANSWERED, clearance.meeting, actor, name)


def end_all(meeting: Meeting, actor: Reader, now: datetime) -> None:
    """End what is circulated of a meeting: its minutes are published."""
    still = db.session.scalars(
        select(Clearance).where(Clearance.meeting_id == meeting.id, Clearance.ended_at.is_(None))
    ).all()
    for clearance in still:
        clearance.ended_at = now
        clearance.ended_by_id = actor.person_id
    db.session.flush()


def dispose(meeting: Meeting, actor: Reader) -> None:
    """Dispose of comments and notes with the other working papers: the minutes are confirmed.

    Who was asked, for which items, until when, and who answered, stays.
    """
    of_meeting = select(Clearance.id).where(Clearance.meeting_id == meeting.id)
    if db.session.scalar(of_meeting.limit(1)) is None:
        return
    comments = ClearanceComment.clearance_id.in_(of_meeting)
    number = db.session.scalar(select(func.count()).where(comments))
    db.session.execute(delete(ClearanceComment).where(comments))
    db.session.execute(update(Clearance).where(Clearance.meeting_id == meeting.id).values(note=""))
    db.session.flush()
    changes = {"comments": [None, number]}
    record(AuditTag.CLEARANCE_DISPOSED, meeting, actor, name_of(meeting), changes=changes)
