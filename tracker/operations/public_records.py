"""What the public is told of an item taken in private: a summary, or that its minutes are enough."""

from __future__ import annotations

from datetime import datetime

from tracker.access.reader import Reader
from tracker.audit.record import record as told
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AgendaItem, ItemPublicRecord
from tracker.operations.locks import check_not_down
from tracker.queries import private_records, redactions
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary.privacy import PublicRecord


def save(
    item: AgendaItem,
    kind: PublicRecord,
    source: str,
    html: str,
    actor: Reader,
    now: datetime,
    *,
    opened_at: datetime | None = None,
) -> None:
    """Save the summary, or the clerk's statement instead; its meeting was loaded.

    Once the minutes are published it stays; one that is missing, of what became private later,
    can still be added.

    Raises:
        RuleBroken: nothing about the item is private, a summary has no words, it is published,
            or words were redacted since the page was opened.
    """
    if private_records.find(item.id) is None:
        raise RuleBroken("kind", Broken.ITEM_IS_OPEN)
    is_summary = kind is PublicRecord.SUMMARY
    if is_summary and not source.strip():
        raise RuleBroken("summary", Broken.SUMMARY_MISSING)
    if opened_at is not None and redactions.is_redacted_since(item.id, opened_at):
        raise RuleBroken("summary", Broken.REDACTED_MEANWHILE)
    check_not_down(item.meeting, "kind")
    stored = private_records.find_public_record(item.id)
    if stored is None:
        stored = ItemPublicRecord(item_id=item.id)
    elif item.meeting.minutes_published_at is not None:
        raise RuleBroken("kind", Broken.MINUTES_LOCKED)
    stored.kind = kind
    stored.source, stored.html = (source, html) if is_summary else ("", "")
    stored.made_by_id, stored.made_at = actor.person_id or 0, now
    db.session.add(stored)
    db.session.flush()
    told(
        AuditTag.PUBLIC_RECORD_SAVED,
        item,
        actor,
        f"Item {item.number}",
        changes={"public_record": [None, kind.value]},
    )
