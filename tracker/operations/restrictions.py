"""Looking at a restriction again: kept, with a later day on which it is looked at once more."""

from __future__ import annotations

from datetime import date

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, AgendaItem, Document
from tracker.queries import private_parts
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Restriction


def keep(
    thing: AgendaItem | Document | Action,
    until: date,
    reason: str,
    actor: Reader,
    today: date,
    *,
    part: bool = False,
) -> None:
    """Keep something private until a day on which it is looked at again.

    Args:
        thing: an item, a document with its item loaded, or an action.
        until: that day.
        reason: why it must still be private.
        actor: a clerk.
        today: the day.
        part: the private part of the item, instead of the item as a whole.

    Raises:
        RuleBroken: it is open, or the day is not to come.
    """
    kept = private_parts.find(thing) if part and isinstance(thing, AgendaItem) else thing
    if kept is None or kept.restriction is Restriction.OPEN:
        raise RuleBroken("until_on", Broken.ITEM_IS_OPEN)
    if until <= today:
        raise RuleBroken("until_on", Broken.REVIEW_NOT_LATER)
    old = kept.restriction_review_on
    kept.restriction_review_on = until
    db.session.flush()
    told = thing.item if isinstance(thing, Document) and thing.item is not None else thing
    name = told.reference if isinstance(told, Action) else f"Item {told.number}"  # type: ignore[union-attr]
    changes = {"restriction_review_on": [old.isoformat() if old else None, until.isoformat()]}
    record(AuditTag.RESTRICTION_KEPT, told, actor, name, changes=changes, reason=reason)
