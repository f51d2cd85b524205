"""Uploaded documents, as far as a reader may read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, null, or_, select, true, union_all
from sqlalchemy.orm import aliased, contains_eager, joinedload

from tracker.access.reader import PUBLIC, Reader
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
from tracker.queries import NotFoundError, visibility, visible_documents
from tracker.queries.fetch import AnyRow, all_of
from tracker.vocabulary import DocumentSlot

ORDER = {slot: place for place, slot in enumerate(DocumentSlot)}
BATCH = 500
OF_MEETING = 0
"""Under what documents of a whole meeting are listed: no item has this key."""


def _with_owners(statement: Any) -> Any:  # noqa: ANN401 - a select of any columns
    """Join what a document may belong to, as `visible_documents.documents` wants it."""
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
    """The document with that public id; what it belongs to is loaded, and an item's meeting."""
    document = db.session.scalar(
        _with_owners(select(Document))
        .options(
            contains_eager(Document.item)
            .contains_eager(AgendaItem.meeting)
            .contains_eager(Meeting.committee),
            contains_eager(Document.indicator),
            joinedload(Document.meeting).joinedload(Meeting.committee),
        )
        .where(Document.public_id == document_id, visible_documents.documents(reader))
    )
    if document is None:
        raise NotFoundError
    return document


def _columns() -> list[Any]:
    return [
        Document.id,
        _of_current(Document.public_id).label("public_id"),
        Document.slot,
        _of_current(Document.title).label("title"),
        Document.file_type,
        Document.size,
        Document.restriction,
        Document.restriction_ground,
        Document.uploaded_at,
        Document.redacted_at,
        Document.redaction_reason,
        Document.removed_at,
        Document.removal_reason,
        Document.replaced_by_id,
        Document.was_public,
    ]


def _of_current(column: Any) -> Any:  # noqa: ANN401 - a column
    """A column of a document that is still there; a notice of another tells neither name nor address."""
    return case((Document.removed_at.is_(None), column))


def _shown() -> ColumnElement[bool]:
    """Documents that are there, and notices of those that everybody could read."""
    return or_(Document.removed_at.is_(None), Document.was_public)


def _there() -> ColumnElement[bool]:
    """Documents that are there."""
    return Document.removed_at.is_(None)


def _all_of_it() -> ColumnElement[bool]:
    """What is there, and everything that is not."""
    return true()


def list_under_items(
    reader: Reader,
    item_ids: Sequence[int],
    *,
    meeting_id: int | None = None,
    notices: bool = False,
    former: bool = False,
) -> dict[int, list[AnyRow]]:
    """Documents under items that the reader may read, by item, in the order of the slots.

    Those with removed_at, where asked for, are notices: everybody could read the document, and it
    was removed, or replaced where replaced_by_id is not NULL; neither title nor public_id is told.
    Those named by an imported page have a title alone: no file of them is kept, and public_id is
    NULL.

    Args:
        reader: who asks.
        item_ids: items whose words the reader may read.
        meeting_id: a meeting whose own documents are wanted too, under OF_MEETING.
        notices: whether notices are wanted.
        former: whether what everybody could never read is listed when it is gone; for clerks.

    Columns: id, public_id, slot, title, file_type, size, restriction, restriction_ground,
    uploaded_at, redacted_at, redaction_reason, removed_at, removal_reason, replaced_by_id,
    was_public, item_id.
    """
    wanted = _there
    if notices:
        wanted = _all_of_it if former and reader.is_clerk else _shown
    parts: list[Any] = []
    if item_ids:
        parts.append(
            select(*_columns(), Document.item_id)
            .join(AgendaItem, AgendaItem.id == Document.item_id)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .join(Committee, Committee.id == Meeting.committee_id)
            .where(
                Document.item_id.in_(item_ids),
                visible_documents.documents_of_item(reader),
                wanted(),
            )
        )
        unknown = [null()] * (len(_columns()) - 4)
        parts.append(
            select(
                ItemDocument.position,
                null(),
                null(),
                ItemDocument.title,
                *unknown,
                ItemDocument.item_id,
            ).where(ItemDocument.item_id.in_(item_ids))
        )
    if meeting_id is not None:
        parts.append(
            select(*_columns(), Document.item_id)
            .join(Meeting, Meeting.id == Document.meeting_id)
            .join(Committee, Committee.id == Meeting.committee_id)
            .where(
                Document.meeting_id == meeting_id,
                visible_documents.documents_of_meeting(reader),
                wanted(),
            )
        )
    if not parts:
        return {}
    found: dict[int, list[AnyRow]] = {}
    for row in sorted(all_of(union_all(*parts)), key=_place):
        found.setdefault(row.item_id or OF_MEETING, []).append(row)
    return found


def _place(row: AnyRow) -> tuple[bool, int, int]:
    return (row.removed_at is not None, ORDER[row.slot] if row.slot else len(ORDER), row.id)


def list_of_updates(reader: Reader, update_ids: Sequence[int]) -> dict[int, list[AnyRow]]:
    """Documents of updates that the reader may read, by update, oldest first.

    Columns: as `list_under_items`, with update_id instead of item_id.
    """
    if not update_ids:
        return {}
    rows = all_of(
        select(*_columns(), Document.update_id)
        .join(Update, Update.id == Document.update_id)
        .join(Action, Action.id == Update.action_id)
        .where(
            Document.update_id.in_(update_ids),
            visibility.actions(reader),
            visibility.updates(reader),
            _shown(),
        )
        .order_by(Document.id)
    )
    found: dict[int, list[AnyRow]] = {}
    for row in rows:
        found.setdefault(row.update_id, []).append(row)
    return found


def evidence_of(reader: Reader, updates: Sequence[AnyRow]) -> dict[int, list[AnyRow]]:
    """Documents of updates that `queries.updates` listed with has_files, as `list_of_updates`."""
    return list_of_updates(reader, [row.id for row in updates if row.has_files])


def list_of_indicator(reader: Reader, indicator_id: int) -> Sequence[AnyRow]:
    """Documents of an indicator, oldest first; columns as `list_under_items`, without item_id."""
    return all_of(
        select(*_columns())
        .join(Indicator, Indicator.id == Document.indicator_id)
        .where(Document.indicator_id == indicator_id, visibility.indicators(reader), _shown())
        .order_by(Document.id)
    )


def list_former(
    reader: Reader, owner: AgendaItem | Meeting | Indicator | Update
) -> Sequence[AnyRow]:
    """What was replaced or removed of what it belonged to, latest first; for clerks alone.

    Columns: public_id, slot, title, name, file_type, size, uploaded_at, removed_at,
    removal_reason, was_public, redacted_at, redaction_reason, newer (the title of the version
    that took its place).
    """
    if not reader.is_clerk:
        return []
    newer = aliased(Document)
    return all_of(
        select(
            Document.public_id,
            Document.slot,
            Document.title,
            Document.name,
            Document.file_type,
            Document.size,
            Document.uploaded_at,
            Document.removed_at,
            Document.removal_reason,
            Document.was_public,
            Document.redacted_at,
            Document.redaction_reason,
            newer.title.label("newer"),
        )
        .join(newer, newer.id == Document.replaced_by_id, isouter=True)
        .where(_belongs_to(owner), Document.removed_at.is_not(None))
        .order_by(Document.removed_at.desc(), Document.id.desc())
    )


def _belongs_to(owner: AgendaItem | Meeting | Indicator | Update) -> ColumnElement[bool]:
    match owner:
        case AgendaItem():
            return Document.item_id == owner.id
        case Meeting():
            return Document.meeting_id == owner.id
        case Indicator():
            return Document.indicator_id == owner.id
        case Update():
            return Document.update_id == owner.id


def is_public(document: Document) -> bool:
    """Whether everybody can read a document that is still there."""
    found = _with_owners(select(literal(1))).where(
        Document.id == document.id, visible_documents.documents(PUBLIC)
    )
    return db.session.scalar(found) is not None


def count_earlier_versions(document_id: int) -> int:
    """How many versions a document took the place of, whose files are still kept."""
    chain = select(Document.id.label("id")).where(Document.id == document_id).cte(recursive=True)
    older = aliased(Document)
    chain = chain.union(select(older.id).join(chain, older.replaced_by_id == chain.c.id))
    counted = (
        select(func.count())
        .select_from(Document)
        .where(
            Document.id.in_(select(chain.c.id)),
            Document.id != document_id,
            Document.storage_key.is_not(None),
        )
    )
    return db.session.scalar(counted) or 0


def with_earlier_versions(document_id: int) -> Sequence[Document]:
    """A document and every version that it, or one of these, took the place of; newest first.

    They are locked, as whoever asks is about to change them.
    """
    found: list[Document] = []
    wanted: list[int] = [document_id]
    while wanted:
        rows = db.session.scalars(
            select(Document).where(Document.id.in_(wanted)).with_for_update().order_by(Document.id)
        ).all()
        found.extend(rows)
        keys = [row.id for row in rows]
        wanted = list(
            db.session.scalars(select(Document.id).where(Document.replaced_by_id.in_(keys)))
        )
    return found


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
