"""Action logs: kept as published with an agenda; their columns; where the agenda stands elsewhere."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from tracker import clock
from tracker.access.reader import PUBLIC, SYSTEM, Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Authority, FrozenAction, FrozenLog, Meeting
from tracker.operations.versions import check_version
from tracker.queries import action_logs
from tracker.queries.authorities import the_authority
from tracker.queries.log_rows import LogRow
from tracker.rules.log_layout import LogLayout, check_layout, layout_of


def freeze(meeting: Meeting, actor: Reader, now: datetime) -> FrozenLog:
    """Keep the committee's action log as it stands, with a meeting's agenda; once for each meeting.

    What everybody may read and what only some may are kept apart, so that what was published
    can be shown to everybody and nothing else can.

    Args:
        meeting: whose agenda is published; its committee loaded.
        actor: who publishes it.
        now: this moment.
    """
    found = db.session.scalar(select(FrozenLog).where(FrozenLog.meeting_id == meeting.id))
    if found is not None:
        return found
    today = now.astimezone(clock.LONDON).date()
    layout = layout_of(the_authority().log_layout)
    committee_id = meeting.committee_id
    everything = action_logs.live(SYSTEM, committee_id, today, layout, until=meeting.held_on)
    public = action_logs.live(PUBLIC, committee_id, today, layout, until=meeting.held_on)
    released = {row.action_id: row for row in public.rows}
    log = FrozenLog(
        meeting_id=meeting.id,
        since_on=everything.since,
        layout=layout.stored(),
        frozen_at=now,
        frozen_by_id=actor.person_id,
    )
    db.session.add(log)
    db.session.flush()
    db.session.add_all(
        _frozen(log, place, row, released.get(row.action_id))
        for place, row in enumerate(everything.rows)
    )
    meeting.log_frozen_at = now
    db.session.flush()
    name = f"{meeting.committee.name}, {meeting.held_on.day} {meeting.held_on:%B %Y}"
    rows = len(everything.rows)
    record(AuditTag.LOG_FROZEN, meeting, actor, name, changes={"rows": [None, rows]})
    return log


def _frozen(log: FrozenLog, place: int, row: LogRow, public: LogRow | None) -> FrozenAction:
    """A row as kept: `row` as the program itself reads it, `public` as everybody does."""
    return FrozenAction(
        log_id=log.id,
        place=place,
        action_id=row.action_id,
        was_public=public is not None,
        is_closing=row.is_closing,
        minute=row.minute,
        wording=row.wording,
        owner=row.owner,
        service=row.service,
        holder=row.holder,
        holder_is_public=row.holder_is_public,
        due_on=row.due_on,
        due_words=row.due_words,
        first_due_on=row.first_due_on,
        times_deferred=row.times_deferred,
        standing=row.standing,
        days_late=row.days_late,
        closed_on=row.closed_on,
        outcome=row.outcome,
        released_id=public.update_id if public else None,
        released_words=public.update if public else "",
        released_on=public.updated_on if public else None,
        inside_words=row.update,
        inside_on=row.updated_on,
        public_indicators="\n".join(public.indicators) if public else "",
        inside_indicators="\n".join(row.indicators),
    )


def change_layout(authority: Authority, layout: LogLayout, actor: Reader) -> None:
    """Change which columns the action log shows; logs that were published keep theirs.

    Raises:
        RuleBroken: a column that is needed is missing, or two have one name.
    """
    check_layout(layout)
    db.session.add(authority)
    authority.log_layout = layout.stored()
    changes = changes_of(authority)
    db.session.flush()
    if changes:
        record(AuditTag.AUTHORITY_CHANGED, authority, actor, authority.name, changes=changes)


def change_agenda_address(
    meeting: Meeting, address: str, actor: Reader, *, seen_version: int
) -> None:
    """Record where else a meeting's agenda is published, or that it is nowhere."""
    check_version(meeting.version, seen_version)
    meeting.agenda_url = address or None
    changes = changes_of(meeting)
    if changes:
        name = f"{meeting.committee.name}, {meeting.held_on.day} {meeting.held_on:%B %Y}"
        record(AuditTag.MEETING_CHANGED, meeting, actor, name, changes=changes)
