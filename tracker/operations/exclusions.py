"""The committee's resolution to take exempt matter without the public, or its refusal."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete

from tracker.access.reader import Reader
from tracker.audit.record import record as told
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AgendaItem, ItemExclusion, Meeting
from tracker.operations.items import UNCONFIRMED_GROUND
from tracker.operations.working_copies import check_unlocked, check_unlocked_meeting
from tracker.queries import authorities, items, private_records
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.grounds import resolution_words
from tracker.vocabulary import Restriction
from tracker.vocabulary.privacy import Exclusion


def record(
    meeting: Meeting,
    item_ids: Collection[int],
    outcome: Exclusion,
    moved_by: str,
    seconded_by: str,
    actor: Reader,
    now: datetime,
) -> int:
    """Record one resolution for one or several exempt items or parts; returns how many.

    An item that has one already gets this one instead. What is confidential needs none.

    Raises:
        RuleBroken: the minutes are published, nothing exempt is chosen, or a ground is missing.
    """
    check_unlocked_meeting(meeting, "items")
    chosen = [
        row
        for row in private_records.list_of_meeting(meeting.id)
        if row.id in item_ids and row.restriction is Restriction.EXEMPT
    ]
    if not chosen:
        raise RuleBroken("items", Broken.NOTHING_CHOSEN)
    if any(row.ground == UNCONFIRMED_GROUND for row in chosen):
        raise RuleBroken("items", Broken.GROUND_MISSING)
    nation = authorities.the_authority().nation
    loaded = {item.id: item for item in items.list_by_key(actor, [row.id for row in chosen])}
    for row in chosen:
        stored = private_records.find_exclusion(row.id) or ItemExclusion(item_id=row.id)
        stored.outcome = outcome
        stored.words = resolution_words(nation, row.ground, is_agreed=outcome is Exclusion.AGREED)
        stored.moved_by, stored.seconded_by = moved_by or None, seconded_by or None
        stored.recorded_by_id, stored.recorded_at = actor.person_id or 0, now
        db.session.add(stored)
        told(
            AuditTag.EXCLUSION_RECORDED,
            loaded[row.id],
            actor,
            f"Item {row.number}",
            changes={"exclusion": [None, outcome.value]},
        )
    db.session.flush()
    return len(chosen)


def withdraw(item: AgendaItem, actor: Reader) -> None:
    """Take back what was recorded by mistake; its meeting was loaded.

    Raises:
        RuleBroken: the minutes are published.
    """
    check_unlocked(item)
    if private_records.find_exclusion(item.id) is None:
        return
    db.session.execute(delete(ItemExclusion).where(ItemExclusion.item_id == item.id))
    told(AuditTag.EXCLUSION_WITHDRAWN, item, actor, f"Item {item.number}")
