"""Letting a person read a restricted item or action for a time, such as the monitoring officer."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, AgendaItem, NamedReader, Person
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import ReadingClass, Restriction


def _called(thing: AgendaItem | Action) -> str:
    """How history calls it: an item by its public title while it has one."""
    if isinstance(thing, Action):
        return thing.reference
    return f"Item {thing.number}, {thing.public_title or thing.shown_title}"


def is_restricted(thing: AgendaItem | Action) -> bool:
    """Whether there is anything a reader could be named for."""
    by_itself = thing.restriction is not Restriction.OPEN
    of_item = isinstance(thing, Action) and thing.reading_class is ReadingClass.RESTRICTED
    return by_itself or of_item


def name_reader(
    thing: AgendaItem | Action,
    person: Person,
    reason: str,
    until_on: date,
    actor: Reader,
    now: datetime,
    today: date,
) -> NamedReader:
    """Let a person read something restricted up to a day.

    An item opens the actions that are private because of it; an action opens itself alone.

    Raises:
        RuleBroken: everybody may read it, the day is past, or the person is named already.
    """
    if not is_restricted(thing):
        raise RuleBroken("", Broken.ITEM_IS_OPEN)
    if until_on < today:
        raise RuleBroken("until_on", Broken.READER_UNTIL_PAST)
    of = {"action_id" if isinstance(thing, Action) else "item_id": thing.id}
    named = db.session.scalar(
        select(NamedReader.id).where(
            *(getattr(NamedReader, column) == key for column, key in of.items()),
            NamedReader.person_id == person.id,
            NamedReader.until_on >= today,
            NamedReader.ended_at.is_(None),
        )
    )
    if named is not None:
        raise RuleBroken("person", Broken.READER_NAMED_ALREADY)
    reader = NamedReader(
        **of,
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
        thing,
        actor,
        _called(thing),
        changes={"reader": [None, person.name], "until_on": [None, until_on.isoformat()]},
        reason=reason.strip(),
    )
    return reader


def end_naming(named: NamedReader, actor: Reader, now: datetime) -> None:
    """Let a named reader read it no more, at once; what it is and the person were loaded."""
    if named.ended_at is not None:
        return
    thing = named.action if named.action_id is not None else named.item
    if thing is None:
        raise ValueError("A reader is named for something.")
    named.ended_at = now
    changes = {"reader": [named.person.name, None]}
    record(AuditTag.READER_ENDED, thing, actor, _called(thing), changes=changes)
