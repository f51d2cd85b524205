"""Opening what was private: an item, its private part, a document or an action by itself.

What else is private by itself stays so. What is opened is public at once where what it belongs
to is.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, AgendaItem, Document, Meeting, PrivatePart
from tracker.operations.items import shown_name
from tracker.operations.reading_classes import class_of, reclass_meeting
from tracker.queries import items, private_parts
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Restriction


def lift_item(
    item: AgendaItem,
    actor: Reader,
    reason: str,
    *,
    keep_documents: Collection[int] = (),
    keep_actions: Collection[int] = (),
) -> None:
    """Open an item taken in private; its meeting was loaded.

    Args:
        item: the item.
        actor: a clerk.
        reason: why it need no longer be private.
        keep_documents: keys of documents under it that stay private, on its ground.
        keep_actions: keys of actions under it that stay private, on its ground.

    Raises:
        RuleBroken: it is open already.
    """
    if item.restriction is Restriction.OPEN:
        raise RuleBroken("reason", Broken.ITEM_IS_OPEN)
    items.get_words(item)
    old = item.restriction
    kept = [_keep(item, Document, keep_documents), _keep(item, Action, keep_actions)]
    item.restriction, item.restriction_ground = Restriction.OPEN, None
    item.public_title, item.restriction_review_on, item.public_interest = None, None, ""
    db.session.flush()
    changes: dict[str, list[str | None]] = {"restriction": [old.value, Restriction.OPEN.value]}
    for name, number in zip(("kept_documents", "kept_actions"), kept, strict=True):
        if number:
            changes[name] = [None, str(number)]
    record(
        AuditTag.RESTRICTION_LIFTED, item, actor, shown_name(item), changes=changes, reason=reason
    )
    reclass_meeting(item.meeting)


def _keep(item: AgendaItem, kind: type[Document | Action], keys: Collection[int]) -> int:
    """Make things under an item private by themselves, on its ground; returns how many."""
    if not keys:
        return 0
    kept = db.session.scalars(
        select(kind).where(
            kind.id.in_(sorted(keys)),
            kind.item_id == item.id,
            kind.restriction == Restriction.OPEN,
        )
    ).all()
    for thing in kept:
        thing.restriction = item.restriction
        thing.restriction_ground = item.restriction_ground
        thing.restriction_review_on = item.restriction_review_on
    return len(kept)


def lift_part(item: AgendaItem, actor: Reader, reason: str) -> None:
    """Open the private part of an item; it is read below the item from then on.

    Raises:
        RuleBroken: there is none, or it is open already.
    """
    part = private_parts.find(item)
    if part is None or part.restriction is Restriction.OPEN:
        raise RuleBroken("reason", Broken.PRIVATE_PART_LIFTED)
    db.session.refresh(part, ["public_interest"])
    part.public_interest = ""
    changes = _open(part)
    db.session.flush()
    name = f"Item {item.number}, private part"
    record(AuditTag.RESTRICTION_LIFTED, item, actor, name, changes=changes, reason=reason)


def lift_document(document: Document, actor: Reader, reason: str) -> None:
    """Open a document under an item that was private by itself; its item was loaded.

    Raises:
        RuleBroken: it is open already, or gone.
    """
    if document.item is None or document.removed_at is not None:
        raise RuleBroken("reason", Broken.DOCUMENT_GONE)
    if document.restriction is Restriction.OPEN:
        raise RuleBroken("reason", Broken.ITEM_IS_OPEN)
    changes = _open(document)
    db.session.flush()
    record(
        AuditTag.RESTRICTION_LIFTED,
        document.item,
        actor,
        f"Item {document.item.number}",
        changes={"slot": [None, document.slot.value], **changes},
        reason=reason,
    )


def lift_action(action: Action, actor: Reader, reason: str) -> None:
    """Open an action that was private by itself; it stays as its item and minutes are.

    Raises:
        RuleBroken: it is open already.
    """
    if action.restriction is Restriction.OPEN:
        raise RuleBroken("reason", Broken.ITEM_IS_OPEN)
    changes = _open(action)
    db.session.flush()
    record(
        AuditTag.RESTRICTION_LIFTED,
        action,
        actor,
        action.reference,
        changes=changes,
        reason=reason,
    )
    _reclass(action)


def _reclass(action: Action) -> None:
    """Work out again who may read an action."""
    meeting = db.session.get(Meeting, action.meeting_id) if action.meeting_id else None
    item = db.session.get(AgendaItem, action.item_id) if action.item_id else None
    action.reading_class = class_of(action.restriction, action.committee, meeting, item)


def _open(thing: PrivatePart | Document | Action) -> dict[str, list[str | None]]:
    old = thing.restriction
    thing.restriction, thing.restriction_ground = Restriction.OPEN, None
    thing.restriction_review_on = None
    return {"restriction": [old.value, Restriction.OPEN.value]}
