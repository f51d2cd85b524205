"""What owners said about actions, as far as a reader may read it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, null, or_, select, true

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, Document, Person, Update
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.vocabulary import UpdateKind


def list_of(reader: Reader, action_id: int) -> Sequence[AnyRow]:
    """Updates of a visible action, newest first.

    Columns: id, kind, text, later_date, capacity, made_at, released_at, returned_at,
    return_reason, author (NULL for the public), has_files.
    """
    return all_of(
        select(
            Update.id,
            Update.kind,
            Update.text,
            Update.later_date,
            Update.capacity,
            Update.made_at,
            Update.released_at,
            Update.returned_at,
            Update.return_reason,
            (Person.name if reader.is_signed_in else null()).label("author"),
            _has_files(),
        )
        .join(Person, Person.id == Update.made_by_id)
        .where(Update.action_id == action_id, visibility.updates(reader))
        .order_by(Update.made_at.desc(), Update.id.desc())
    )


def _has_files() -> ColumnElement[bool]:
    """Whether evidence goes with an update, so that it is asked for only where there is some."""
    found = select(Document.id).where(
        Document.update_id == Update.id,
        or_(Document.removed_at.is_(None), Document.was_public),
    )
    return found.correlate(Update).exists().label("has_files")


def list_of_actions(reader: Reader, action_ids: Sequence[int]) -> dict[int, list[AnyRow]]:
    """Every update the reader may read on visible actions, newest first, by action.

    Columns: id, action_id, made_at, kind, text, capacity, has_files.
    """
    if not action_ids:
        return {}
    rows = all_of(
        select(
            Update.id,
            Update.action_id,
            Update.made_at,
            Update.kind,
            Update.text,
            Update.capacity,
            _has_files(),
        )
        .where(Update.action_id.in_(action_ids), visibility.updates(reader))
        .order_by(Update.made_at.desc(), Update.id.desc())
    )
    found: dict[int, list[AnyRow]] = {}
    for row in rows:
        found.setdefault(row.action_id, []).append(row)
    return found


def latest_of(reader: Reader, action_ids: Sequence[int]) -> dict[int, AnyRow]:
    """The latest update the reader may read on each visible action: id, made_at, kind, text."""
    if not action_ids:
        return {}
    last = (
        select(Update.action_id, func.max(Update.id).label("id"))
        .where(Update.action_id.in_(action_ids), visibility.updates(reader))
        .group_by(Update.action_id)
        .subquery()
    )
    rows = all_of(
        select(
            Update.action_id,
            Update.id,
            Update.made_at,
            Update.kind,
            Update.text,
            Update.capacity,
        ).join(last, last.c.id == Update.id)
    )
    return {row.action_id: row for row in rows}


def list_unreleased(reader: Reader, *, most: int) -> Sequence[AnyRow]:
    """The latest updates on open actions that no clerk has published yet, newest first.

    Columns: id, action_id, kind, made_at, capacity, code, year, number, wording, reading_class.
    """
    return all_of(
        select(
            Update.id,
            Update.action_id,
            Update.kind,
            Update.made_at,
            Update.capacity,
            Action.code,
            Action.year,
            Action.number,
            Action.wording,
            Action.reading_class,
        )
        .join(Action, Action.id == Update.action_id)
        .where(
            Update.released_at.is_(None),
            Action.is_open == true(),
            visibility.actions(reader),
            visibility.updates(reader),
        )
        .order_by(Update.id.desc())
        .limit(most)
    )


def find_answer(action: Action) -> Update | None:
    """The report or proposal that is waiting for agreement, the latest not returned."""
    return db.session.scalar(
        select(Update)
        .where(
            Update.action_id == action.id,
            Update.kind.in_(["report", "proposal"]),
            Update.returned_at.is_(None),
        )
        .order_by(Update.id.desc())
        .limit(1)
    )


def find_later_date(action: Action, update_id: int) -> Update | None:
    """The request for a later date with that key, if it is one of this action's."""
    return db.session.scalar(
        select(Update).where(
            Update.id == update_id,
            Update.action_id == action.id,
            Update.kind == UpdateKind.LATER_DATE,
        )
    )


def get(action: Action, update_id: int) -> Update:
    """One update of an action."""
    update = db.session.get(Update, update_id)
    if update is None or update.action_id != action.id:
        raise NotFoundError
    return update
