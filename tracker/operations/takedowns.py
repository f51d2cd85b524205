"""Taking published papers down at once, with a notice for everybody, and putting them back."""

from __future__ import annotations

from datetime import datetime

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Meeting, Takedown
from tracker.operations.meetings import name_of
from tracker.operations.reading_classes import reclass_meeting
from tracker.queries import takedowns
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import MinutesState, PapersDown


def take_down(
    meeting: Meeting, papers: PapersDown, reason: str, actor: Reader, now: datetime
) -> None:
    """Let nobody but those who read drafts read a meeting's minutes, or its agenda with them.

    They are unpublished, so that every way out is closed at once; actions agreed there go back
    to being read as drafts. The page of the meeting stays, and says so with the reason.

    Args:
        meeting: its committee loaded.
        papers: the minutes; or the agenda, which takes published minutes with it.
        reason: read by everybody.
        actor: a clerk.
        now: this moment.

    Raises:
        RuleBroken: there is no reason, or the papers are not published.
    """
    if not reason.strip():
        raise RuleBroken("reason", Broken.REASON_MISSING)
    if actor.person_id is None:
        raise ValueError("Papers are taken down by a person.")
    agenda_at, minutes_at = meeting.agenda_published_at, meeting.minutes_published_at
    wanted = agenda_at if papers is PapersDown.AGENDA else minutes_at
    if wanted is None:
        raise RuleBroken("papers", Broken.NOT_PUBLISHED)
    if papers is PapersDown.AGENDA and agenda_at is not None:
        _note(meeting, papers, agenda_at, reason, actor.person_id, now)
        meeting.agenda_published_at, meeting.agenda_down_at = None, now
    if minutes_at is not None:
        _note(meeting, PapersDown.MINUTES, minutes_at, reason, actor.person_id, now)
        meeting.minutes_published_at, meeting.minutes_down_at = None, now
        meeting.minutes_state = MinutesState.DRAFT
    name = name_of(meeting.committee, meeting)
    changes = {"papers": [None, papers.value]}
    record(AuditTag.PAPERS_TAKEN_DOWN, meeting, actor, name, changes=changes, reason=reason.strip())
    reclass_meeting(meeting)


def put_back(meeting: Meeting, actor: Reader, now: datetime) -> None:
    """Publish again everything of a meeting that was taken down, as of when it had been published.

    Raises:
        RuleBroken: nothing is taken down.
    """
    down = takedowns.list_open(meeting)
    if not down:
        raise RuleBroken("", Broken.NOTHING_TAKEN_DOWN)
    for each in down:
        if each.papers is PapersDown.AGENDA:
            meeting.agenda_published_at, meeting.agenda_down_at = each.published_at, None
        else:
            meeting.minutes_published_at, meeting.minutes_down_at = each.published_at, None
            meeting.minutes_state = (
                MinutesState.CONFIRMED if meeting.minutes_confirmed_at else MinutesState.PUBLISHED
            )
        each.put_back_at, each.put_back_by_id = now, actor.person_id
    record(AuditTag.PAPERS_PUT_BACK, meeting, actor, name_of(meeting.committee, meeting))
    reclass_meeting(meeting)


def _note(
    meeting: Meeting,
    papers: PapersDown,
    published_at: datetime,
    reason: str,
    person_id: int,
    now: datetime,
) -> None:
    db.session.add(
        Takedown(
            meeting_id=meeting.id,
            papers=papers,
            published_at=published_at,
            reason=reason.strip(),
            taken_down_by_id=person_id,
            taken_down_at=now,
        )
    )
