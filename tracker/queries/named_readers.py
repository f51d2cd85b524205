"""Who else may read a restricted item or action; for the clerks who say so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import NamedReader, Person
from tracker.queries import NotFoundError, actions, items
from tracker.queries.fetch import AnyRow, all_of


def list_of(item_id: int, today: date) -> Sequence[AnyRow]:
    """Readers named for an item today: id, name, reason, until_on; by name."""
    return _named(NamedReader.item_id == item_id, today)


def list_of_action(action_id: int, today: date) -> Sequence[AnyRow]:
    """Readers named for an action today: id, name, reason, until_on; by name."""
    return _named(NamedReader.action_id == action_id, today)


def _named(of: ColumnElement[bool], today: date) -> Sequence[AnyRow]:
    return all_of(
        select(NamedReader.id, Person.name, NamedReader.reason, NamedReader.until_on)
        .join(Person, Person.id == NamedReader.person_id)
        .where(of, NamedReader.until_on >= today, NamedReader.ended_at.is_(None))
        .order_by(Person.name, NamedReader.id)
    )


def get(reader: Reader, public_id: str, named_id: int) -> NamedReader:
    """One naming for an item, for clerks: nobody else learns that there is one; all loaded."""
    item = items.get(reader, public_id)
    named = db.session.scalar(
        select(NamedReader)
        .options(joinedload(NamedReader.item), joinedload(NamedReader.person))
        .where(NamedReader.id == named_id, NamedReader.item_id == item.id)
    )
    if named is None or not reader.is_clerk:
        raise NotFoundError
    return named


def get_of_action(reader: Reader, code: str, year: str, number: int, named_id: int) -> NamedReader:
    """One naming for an action, for clerks as `get`; the action and person loaded."""
    action = actions.get(reader, code, year, number)
    named = db.session.scalar(
        select(NamedReader)
        .options(joinedload(NamedReader.action), joinedload(NamedReader.person))
        .where(NamedReader.id == named_id, NamedReader.action_id == action.id)
    )
    if named is None or not reader.is_clerk:
        raise NotFoundError
    return named
