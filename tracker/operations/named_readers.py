"""Letting a person read a restricted item for a time, such as the monitoring officer."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AgendaItem, NamedReader, Person
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Restriction


def _called(item: AgendaItem) -> str:
    """How history calls an item: by its public title while it has one."""
    return f"Item {item.number}, {item.public_title or item.shown_title}"


def name_reader(
    item: AgendaItem,
    person: Person,
    reason: str,
    until_on: date,
    actor: Reader,
    now: datetime,
    today: date,
) -> NamedReader:
    """Let a person read a restricted item, and the actions private because of it, up to a day.

    Raises:
        RuleBroken: everybody may read the item, the day is past, or the person is named already.
    """
    if item.restriction is Restriction.OPEN:
        raise RuleBroken("", Broken.ITEM_IS_OPEN)
    if until_on < today:
        raise RuleBroken("until_on", Broken.READER_UNTIL_PAST)
    named = db.session.scalar(
        select(NamedReader.id).where(
            NamedReader.item_id == item.id,
            NamedReader.person_id == person.id,
            NamedReader.until_on >= today,
            NamedReader.ended_at.is_(None),
        )
    )
    if named is not None:
        raise RuleBroken("person", Broken.READER_NAMED_ALREADY)
    reader = NamedReader(
        item_id=item.id,
        person_id=person.id,
        reason=reason.strip(),
        until_on=until_on,
        named_by_id=actor.person_id,
        named_at=now,
    )
    db.session.add(reader)
    db.session.flush()
    record(
        AuditTag.READER_NAMED,
        item,
        actor,
        _called(item),
        changes={"reader": [None, person.name], "until_on": [None, until_on.isoformat()]},
        reason=reason.strip(),
    )
    return reader


def end_naming(named: NamedReader, actor: Reader, now: datetime) -> None:
    """Let a named reader read the item no more, at once; its item and person were loaded."""
    if named.ended_at is not None:
        return
    if named.item is None:
        raise ValueError("A reader of an action alone is not ended here.")
    named.ended_at = now
    changes = {"reader": [named.person.name, None]}
    record(AuditTag.READER_ENDED, named.item, actor, _called(named.item), changes=changes)
