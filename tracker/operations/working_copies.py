"""What is kept while somebody types, and what becomes of it: nothing typed is ever lost.

One working copy per item and author. It goes when its text is saved; when text from another
page takes its place, or the minutes are published, it is set aside as a version first.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from tracker import clock
from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.markdown import render
from tracker.models import AgendaItem, Meeting, MinutesRevision, WorkingCopy
from tracker.operations.locks import check_not_down
from tracker.queries import items, redactions, revisions, working_copies
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import RevisionSource


def check_unlocked(item: AgendaItem) -> None:
    """Refuse to write minutes that are published.

    Raises:
        RuleBroken: on the field `minutes`.
    """
    check_unlocked_meeting(item.meeting, "minutes")


def check_unlocked_meeting(meeting: Meeting, field: str) -> None:
    """Refuse to record more of a meeting whose minutes are published.

    Raises:
        RuleBroken: on `field`.
    """
    if meeting.minutes_published_at is not None:
        raise RuleBroken(field, Broken.MINUTES_LOCKED)
    check_not_down(meeting, field)


def check_not_redacted(item: AgendaItem, opened_at: datetime) -> None:
    """Refuse text from a page that was opened before words were redacted from the item.

    It would bring them back.

    Raises:
        RuleBroken: on the field `version`.
    """
    if redactions.is_redacted_since(item.id, opened_at):
        raise RuleBroken("version", Broken.REDACTED_MEANWHILE)


def keep(
    item: AgendaItem,
    source: str,
    actor: Reader,
    now: datetime,
    *,
    base_revision_id: int | None,
    page: str = "",
) -> None:
    """Keep what an author is typing.

    Args:
        item: its meeting loaded.
        source: the whole text as it stands on the page.
        actor: who types.
        now: this moment.
        base_revision_id: the revision that was current when the page was opened.
        page: the page, as a token of its own; text kept from another is set aside first.

    Raises:
        RuleBroken: the minutes are published.
    """
    check_unlocked(item)
    if actor.person_id is None:
        raise ValueError("Minutes are written by a person.")
    copy = working_copies.find(item.id, actor.person_id)
    if copy is None:
        copy = WorkingCopy(item_id=item.id, author_id=actor.person_id)
        db.session.add(copy)
    elif copy.page != page and copy.source.strip() not in source:
        set_aside(item, copy.source, actor.person_id, actor)
    copy.source = source
    copy.page = page
    copy.base_revision_id = base_revision_id
    copy.kept_at = now
    db.session.flush()


def set_aside(item: AgendaItem, source: str, author_id: int | None, actor: Reader | None) -> None:
    """Keep a text as a version without making it the minutes; one that is there makes none."""
    if author_id is None:
        raise ValueError("Minutes are written by a person.")
    if not source.strip() or revisions.has_source(item.id, source):
        return
    db.session.add(
        MinutesRevision(
            item_id=item.id,
            source=source,
            html=render(source),
            made_by_id=author_id,
            made_at=clock.now(),
            made_when=RevisionSource.SET_ASIDE,
        )
    )
    db.session.flush()
    record(AuditTag.MINUTES_SET_ASIDE, item, actor, f"Item {item.number}")


def forget(item: AgendaItem, actor: Reader, *, source: str, page: str) -> None:
    """Drop an author's working copy once its text is saved, or its page sent what replaces it."""
    copy = working_copies.find(item.id, actor.person_id)
    if copy is not None and (copy.page == page or copy.source.strip() in source):
        db.session.delete(copy)
        db.session.flush()


def discard(item: AgendaItem, actor: Reader) -> None:
    """Throw an author's own working copy away, because they say so."""
    db.session.execute(
        delete(WorkingCopy).where(
            WorkingCopy.item_id == item.id, WorkingCopy.author_id == actor.person_id
        )
    )


def end_all(meeting: Meeting, actor: Reader) -> None:
    """Set every author's unsaved text of a meeting aside: its minutes change their state."""
    for copy in working_copies.list_of_meeting(meeting.id):
        item = db.session.scalars(select(AgendaItem).where(AgendaItem.id == copy.item_id)).one()
        current = items.find_revision(item.current_revision_id)
        if current is None or current.source != copy.source:
            set_aside(item, copy.source, copy.author_id, actor)
        db.session.delete(copy)
    db.session.flush()
