"""Uploaded documents, as far as a reader may read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, literal, null, select, union_all
from sqlalchemy.orm import contains_eager

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    AgendaItem,
    Committee,
    Document,
    Indicator,
    ItemDocument,
    Meeting,
    Update,
)
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of
from tracker.vocabulary import DocumentSlot

ORDER = {slot: place for place, slot in enumerate(DocumentSlot)}
BATCH = 500


def _with_owners(statement: Any) -> Any:  # noqa: ANN401 - a select of any columns
    """Join what a document may belong to, as `visibility.documents` wants it."""
    return (
        statement.select_from(Document)
        .join(AgendaItem, AgendaItem.id == Document.item_id, isouter=True)
        .join(
            Meeting,
            Meeting.id == func.coalesce(Document.meeting_id, AgendaItem.meeting_id),
            isouter=True,
        )
        .join(Committee, Committee.id == Meeting.committee_id, isouter=True)
        .join(Update, Update.id == Document.update_id, isouter=True)
        .join(Action, Action.id == Update.action_id, isouter=True)
        .join(Indicator, Indicator.id == Document.indicator_id, isouter=True)
    )


def get(reader: Reader, document_id: str) -> Document:
    """The document with that public id; its item with its meeting and committee loaded, if any."""
    document = db.session.scalar(
        _with_owners(select(Document))
        .options(
            contains_eager(Document.item)
            .contains_eager(AgendaItem.meeting)
            .contains_eager(Meeting.committee)
        )
        .where(Document.public_id == document_id, visibility.documents(reader))
    )
    if document is None:
        raise NotFoundError
    return document


def _columns() -> list[Any]:
    return [
        Document.id,
        Document.public_id,
        Document.slot,
        Document.title,
        Document.file_type,
        Document.size,
        Document.restriction,
        Document.restriction_ground,
        Document.uploaded_at,
        Document.redacted_at,
    ]


def _current(statement: AnySelect) -> AnySelect:
    return statement.where(Document.replaced_by_id.is_(None), Document.removed_at.is_(None))


def list_under_items(reader: Reader, item_ids: Sequence[int]) -> dict[int, list[AnyRow]]:
    """Documents under items that the reader may read, by item, in the order of the slots.

    Columns: id, public_id, slot, title, file_type, size, restriction, restriction_ground,
    uploaded_at, redacted_at, item_id. Those named by an imported page have a title alone: no
    file of them is kept, and public_id is NULL.
    """
    if not item_ids:
        return {}
    kept = _current(
        select(*_columns(), Document.item_id)
        .join(AgendaItem, AgendaItem.id == Document.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Document.item_id.in_(item_ids), visibility.documents_of_item(reader))
    )
    named = select(
        ItemDocument.position,
        null(),
        null(),
        ItemDocument.title,
        null(),
        null(),
        null(),
        null(),
        null(),
        null(),
        ItemDocument.item_id,
    ).where(ItemDocument.item_id.in_(item_ids))
    rows = all_of(union_all(kept, named))
    found: dict[int, list[AnyRow]] = {}
    for row in sorted(rows, key=_place):
        found.setdefault(row.item_id, []).append(row)
    return found


def _place(row: AnyRow) -> tuple[int, int]:
    return (ORDER[row.slot] if row.slot else len(ORDER), row.id)


def list_of_updates(reader: Reader, update_ids: Sequence[int]) -> dict[int, list[AnyRow]]:
    """Documents of updates that the reader may read, by update, oldest first.

    Columns: as `list_under_items`, with update_id instead of item_id.
    """
    if not update_ids:
        return {}
    rows = all_of(
        _current(
            select(*_columns(), Document.update_id)
            .join(Update, Update.id == Document.update_id)
            .join(Action, Action.id == Update.action_id)
            .where(
                Document.update_id.in_(update_ids),
                visibility.actions(reader),
                visibility.updates(reader),
            )
        ).order_by(Document.id)
    )
    found: dict[int, list[AnyRow]] = {}
    for row in rows:
        found.setdefault(row.update_id, []).append(row)
    return found


def evidence_of(reader: Reader, updates: Sequence[AnyRow]) -> dict[int, list[AnyRow]]:
    """Documents of updates that `queries.updates` listed with has_files, as `list_of_updates`."""
    return list_of_updates(reader, [row.id for row in updates if row.has_files])


def find_action(document: Document) -> AnyRow | None:
    """The action whose update a document belongs to, if it does: code, year, number."""
    if document.update_id is None:
        return None
    return db.session.execute(
        select(Action.code, Action.year, Action.number)
        .join(Update, Update.action_id == Action.id)
        .where(Update.id == document.update_id)
    ).one()


def list_of_indicator(reader: Reader, indicator_id: int) -> Sequence[AnyRow]:
    """Documents of an indicator, oldest first; columns as `list_under_items`, without item_id."""
    return all_of(
        _current(
            select(*_columns())
            .join(Indicator, Indicator.id == Document.indicator_id)
            .where(Document.indicator_id == indicator_id, visibility.indicators(reader))
        ).order_by(Document.id)
    )


def list_of_meeting(reader: Reader, meeting_id: int) -> Sequence[AnyRow]:
    """Documents of a meeting as a whole, oldest first; columns as for an indicator."""
    return all_of(
        _current(
            select(*_columns())
            .join(Meeting, Meeting.id == Document.meeting_id)
            .join(Committee, Committee.id == Meeting.committee_id)
            .where(Document.meeting_id == meeting_id, visibility.documents_of_meeting(reader))
        ).order_by(Document.id)
    )


def list_former(reader: Reader, item_id: int) -> Sequence[AnyRow]:
    """What was replaced or removed under an item, latest first; ask for clerks alone.

    Columns: as `list_under_items` without item_id, with removed_at and removal_reason.
    """
    if not reader.is_clerk:
        return []
    return all_of(
        select(*_columns(), Document.removed_at, Document.removal_reason)
        .where(
            Document.item_id == item_id,
            (Document.replaced_by_id.is_not(None)) | (Document.removed_at.is_not(None)),
        )
        .order_by(Document.id.desc())
    )


def is_known(key: str) -> bool:
    """Whether a file in the storage belongs to a document."""
    found = select(literal(1)).where(Document.storage_key == key)
    return db.session.scalar(found) is not None


def every_file() -> Iterator[AnyRow]:
    """Every document that has a file, for the commands that check them.

    Columns: id, public_id, storage_key, size, sha256.
    """
    last = 0
    while True:
        rows = all_of(
            select(
                Document.id,
                Document.public_id,
                Document.storage_key,
                Document.size,
                Document.sha256,
            )
            .where(Document.storage_key.is_not(None), Document.id > last)
            .order_by(Document.id)
            .limit(BATCH)
        )
        yield from rows
        if len(rows) < BATCH:
            return
        last = rows[-1].id
