"""Writing minutes: a revision when they are saved, left, merged or restored; none is overwritten."""

from __future__ import annotations

from tracker import clock
from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AgendaItem, MinutesRevision
from tracker.operations import working_copies
from tracker.queries import items, revisions
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
    item: AgendaItem,
    source: str,
    html: str,
    actor: Reader,
    *,
    base_revision_id: int | None,
    page: str = "",
    made_when: RevisionSource = RevisionSource.SAVED,
) -> None:
    """Save the minutes of an item as a new revision; unchanged text makes none.

    Args:
        item: its meeting loaded.
        source: Markdown.
        html: the same, rendered.
        actor: a clerk.
        base_revision_id: the revision that was current when the text was opened.
        page: the page it was typed on: what was kept from it while typing is done with.
        made_when: why.

    Raises:
        RuleBroken: they are published, or somebody saved since the text was opened.
    """
    working_copies.check_unlocked(item)
    current = items.find_revision(item.current_revision_id)
    if current is None or current.source != source:
        if item.current_revision_id != base_revision_id:
            raise RuleBroken("version", Broken.CHANGED_MEANWHILE)
        if current is not None or source:
            add_revision(item, source, html, actor, made_when)
            record(AuditTag.MINUTES_SAVED, item, actor, f"Item {item.number}")
            _begin_draft(item)
    working_copies.forget(item, actor, source=source, page=page)


def leave(
    item: AgendaItem,
    source: str,
    html: str,
    actor: Reader,
    *,
    base_revision_id: int | None,
    page: str,
) -> bool:
    """Save what stands on a page that is left; where somebody saved meanwhile, only keep it.

    Returns:
        Whether it is saved as the minutes.
    """
    try:
        save(
            item,
            source,
            html,
            actor,
            base_revision_id=base_revision_id,
            page=page,
            made_when=RevisionSource.LEFT,
        )
    except RuleBroken as broken:
        if broken.code is not Broken.CHANGED_MEANWHILE:
            raise
        working_copies.keep(
            item, source, actor, clock.now(), base_revision_id=base_revision_id, page=page
        )
        return False
    return True


def merge(
    item: AgendaItem,
    mine: str,
    text: str,
    html: str,
    actor: Reader,
    *,
    theirs_id: int | None,
    page: str,
) -> None:
    """Save what was put together from two texts; both of them stay as revisions.

    Args:
        item: its meeting loaded.
        mine: what the actor had written.
        text: the merged text.
        html: the same, rendered.
        actor: a clerk.
        theirs_id: the revision it was merged with.
        page: the page that `mine` was typed on.

    Raises:
        RuleBroken: they are published, or somebody saved once more meanwhile.
    """
    working_copies.check_unlocked(item)
    if item.current_revision_id != theirs_id:
        raise RuleBroken("version", Broken.CHANGED_MEANWHILE)
    working_copies.set_aside(item, mine, actor.person_id, actor)
    working_copies.forget(item, actor, source=mine, page=page)
    save(
        item,
        text,
        html,
        actor,
        base_revision_id=theirs_id,
        page=page,
        made_when=RevisionSource.MERGED,
    )


def restore(
    item: AgendaItem, revision_id: int, actor: Reader, *, base_revision_id: int | None
) -> None:
    """Make an earlier version the minutes again, as a new revision; the others stay.

    Raises:
        RuleBroken: they are published, or somebody saved since the version was shown.
    """
    working_copies.check_unlocked(item)
    if item.current_revision_id != base_revision_id:
        raise RuleBroken("version", Broken.CHANGED_MEANWHILE)
    earlier = revisions.get(actor, item, revision_id)
    current = items.find_revision(item.current_revision_id)
    if current is not None and current.source == earlier.source:
        return
    add_revision(item, earlier.source, earlier.html, actor, RevisionSource.RESTORED)
    record(AuditTag.MINUTES_RESTORED, item, actor, f"Item {item.number}")
    _begin_draft(item)


def _begin_draft(item: AgendaItem) -> None:
    if item.meeting.minutes_state is MinutesState.NOT_STARTED:
        item.meeting.minutes_state = MinutesState.DRAFT
