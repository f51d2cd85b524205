"""Writing minutes: working copies while typing, revisions when saved."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete

from tracker import clock
from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AgendaItem, MinutesRevision, WorkingCopy
from tracker.queries import items
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import MinutesState, RevisionSource


def add_revision(
    item: AgendaItem, source: str, html: str, actor: Reader, made_when: RevisionSource
) -> MinutesRevision:
    """Append a revision and make it the current one."""
    if actor.person_id is None:
        raise ValueError("Minutes are written by a person.")
    revision = MinutesRevision(
        item_id=item.id,
        source=source,
        html=html,
        made_by_id=actor.person_id,
        made_at=clock.now(),
        made_when=made_when,
    )
    db.session.add(revision)
    db.session.flush()
    item.current_revision_id = revision.id
    return revision


def save(
    item: AgendaItem, source: str, html: str, actor: Reader, *, base_revision_id: int | None
) -> None:
    """Save the minutes of an item as a new revision; unchanged text makes none.

    Raises:
        RuleBroken: they are published, or somebody saved since the text was opened.
    """
    if item.meeting.minutes_published_at is not None:
        raise RuleBroken("minutes", Broken.MINUTES_LOCKED)
    current = items.find_revision(item.current_revision_id)
    if current is None or current.source != source:
        if item.current_revision_id != base_revision_id:
            raise RuleBroken("version", Broken.CHANGED_MEANWHILE)
        if current is not None or source:
            add_revision(item, source, html, actor, RevisionSource.SAVED)
            record(AuditTag.MINUTES_SAVED, item, actor, f"Item {item.number}")
            if item.meeting.minutes_state is MinutesState.NOT_STARTED:
                item.meeting.minutes_state = MinutesState.DRAFT
    forget_working_copy(item, actor)


def keep_working_copy(
    item: AgendaItem, source: str, actor: Reader, now: datetime, *, base_revision_id: int | None
) -> None:
    """Keep what an author is typing, one copy per item and author."""
    if item.meeting.minutes_published_at is not None:
        raise RuleBroken("minutes", Broken.MINUTES_LOCKED)
    if actor.person_id is None:
        raise ValueError("Minutes are written by a person.")
    copy = items.find_working_copy(item.id, actor.person_id)
    if copy is None:
        copy = WorkingCopy(item_id=item.id, author_id=actor.person_id)
        db.session.add(copy)
    copy.source = source
    copy.base_revision_id = base_revision_id
    copy.kept_at = now
    db.session.flush()


def forget_working_copy(item: AgendaItem, actor: Reader) -> None:
    """Drop an author's working copy: it is saved, or thrown away by its author."""
    db.session.execute(
        delete(WorkingCopy).where(
            WorkingCopy.item_id == item.id, WorkingCopy.author_id == actor.person_id
        )
    )
