"""Documents: adding a file to what it belongs to, putting another version in its place, removing.

The file itself is on disk before any of this (`tracker.documents.incoming`). History names the
slot and never a title: what a document is called may become private.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.documents.incoming import StoredFile
from tracker.documents.names import title_from
from tracker.models import Action, AgendaItem, Document, Indicator, Meeting, Update
from tracker.operations.locks import check_unconfirmed
from tracker.queries import documents
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import DocumentSlot, Restriction

Owner: TypeAlias = AgendaItem | Meeting | Indicator | tuple[Action, Update]
"""What a document belongs to; an update with its action, whose history tells of it."""

LONGEST_LINE = 255


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """What somebody enters beside a file.

    Attributes:
        slot: what it is to the thing it belongs to.
        title: as shown; "" for the file's own name.
        restriction: only for one under an item: private by itself, whatever the item is.
        restriction_ground: why, where it is private.
    """

    slot: DocumentSlot
    title: str = ""
    restriction: Restriction = Restriction.OPEN
    restriction_ground: str | None = None


def add(
    owner: Owner, file: StoredFile | None, words: DocumentWords, actor: Reader, now: datetime
) -> Document:
    """Let a stored file be a document of something.

    Raises:
        RuleBroken: there is no file, it is private without a ground, or the minutes of its
            meeting are confirmed.
    """
    if file is None:
        raise RuleBroken("file", Broken.DOCUMENT_MISSING)
    _check_unconfirmed(owner, words.slot, "file")
    document = _new(file, words, actor, now)
    match owner:
        case AgendaItem():
            document.item_id = owner.id
        case Meeting():
            document.meeting_id = owner.id
        case Indicator():
            document.indicator_id = owner.id
        case (_, Update() as update):
            document.update_id = update.id
    db.session.add(document)
    db.session.flush()
    _record(AuditTag.DOCUMENT_ADDED, owner, document, actor)
    return document


def replace(
    document: Document,
    file: StoredFile | None,
    title: str,
    actor: Reader,
    now: datetime,
    reason: str = "",
) -> Document:
    """Put another version in a document's place, under the same slot and restriction.

    Args:
        document: what is replaced.
        file: the new version, stored.
        title: as it is shown.
        actor: who replaces it.
        now: this moment.
        reason: why, wanted where everybody could read it: a notice says so there.

    Raises:
        RuleBroken: there is no file, or no reason where one is wanted; or the document was
            replaced or removed meanwhile.
    """
    if file is None:
        raise RuleBroken("file", Broken.DOCUMENT_MISSING)
    _check_current(document, "file")
    was_public = documents.is_public(document)
    if was_public and not reason.strip():
        raise RuleBroken("reason", Broken.REASON_MISSING)
    _check_unconfirmed(owner_of(document), document.slot, "file")
    words = DocumentWords(document.slot, title, document.restriction, document.restriction_ground)
    newer = _new(file, words, actor, now)
    newer.item_id, newer.update_id = document.item_id, document.update_id
    newer.meeting_id, newer.indicator_id = document.meeting_id, document.indicator_id
    db.session.add(newer)
    db.session.flush()
    document.replaced_by_id = newer.id
    _leave(document, actor, now, reason, was_public=was_public)
    _record(AuditTag.DOCUMENT_REPLACED, owner_of(document), newer, actor)
    return newer


def remove(document: Document, actor: Reader, now: datetime, reason: str) -> None:
    """Take a document off the page it is on; clerks can still read it among earlier ones.

    Where everybody could read it, a notice with day and reason stays on the page.

    Raises:
        RuleBroken: it was replaced or removed meanwhile, or no reason is given.
    """
    _check_current(document, "reason")
    _check_unconfirmed(owner_of(document), document.slot, "reason")
    if not reason.strip():
        raise RuleBroken("reason", Broken.REASON_MISSING)
    _leave(document, actor, now, reason, was_public=documents.is_public(document))
    _record(AuditTag.DOCUMENT_REMOVED, owner_of(document), document, actor)


def _leave(
    document: Document, actor: Reader, now: datetime, reason: str, *, was_public: bool
) -> None:
    """A document leaves its page."""
    document.removed_at = now
    document.removed_by_id = actor.person_id
    document.removal_reason = reason.strip() or None
    document.was_public = was_public
    db.session.flush()


def owner_of(document: Document) -> Owner:
    """What a document belongs to."""
    if document.item_id is not None:
        return db.session.get_one(AgendaItem, document.item_id)
    if document.meeting_id is not None:
        return db.session.get_one(Meeting, document.meeting_id)
    if document.indicator_id is not None:
        return db.session.get_one(Indicator, document.indicator_id)
    update = db.session.get_one(Update, document.update_id)
    return db.session.get_one(Action, update.action_id), update


def _new(file: StoredFile, words: DocumentWords, actor: Reader, now: datetime) -> Document:
    if actor.person_id is None:
        raise ValueError("A document is added by a person.")
    is_open = words.restriction is Restriction.OPEN
    if not is_open and not words.restriction_ground:
        raise RuleBroken("restriction_ground", Broken.GROUND_MISSING)
    return Document(
        slot=words.slot,
        title=(words.title.strip() or title_from(file.name))[:LONGEST_LINE],
        name=file.name,
        file_type=file.file_type,
        size=file.size,
        sha256=file.sha256,
        storage_key=file.key,
        restriction=words.restriction,
        restriction_ground=None if is_open else words.restriction_ground,
        uploaded_by_id=actor.person_id,
        uploaded_at=now,
    )


def _check_unconfirmed(owner: Owner, slot: DocumentSlot, field: str) -> None:
    """Refuse to change the papers of a meeting whose minutes are confirmed, but for the signed ones."""
    if isinstance(owner, AgendaItem):
        check_unconfirmed(db.session.get_one(Meeting, owner.meeting_id), field)
    elif isinstance(owner, Meeting) and slot is not DocumentSlot.SIGNED_MINUTES:
        check_unconfirmed(owner, field)


def _check_current(document: Document, field: str) -> None:
    if document.replaced_by_id is not None or document.removed_at is not None:
        raise RuleBroken(field, Broken.DOCUMENT_GONE)


def _record(tag: AuditTag, owner: Owner, document: Document, actor: Reader) -> None:
    changes = {"slot": [None, document.slot.value]}
    match owner:
        case AgendaItem():
            record(tag, owner, actor, f"Item {owner.number}", changes=changes)
        case Meeting():
            record(tag, owner, actor, f"Meeting {owner.held_on.isoformat()}", changes=changes)
        case Indicator():
            record(tag, owner, actor, owner.reference, changes=changes)
        case (action, _):
            record(tag, action, actor, action.reference, changes=changes)
