"""Requests to redact: what they are about, who may see them, which wait for a second person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select, true
from sqlalchemy.orm import aliased, contains_eager, joinedload

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    AgendaItem,
    Committee,
    Document,
    Indicator,
    Meeting,
    MinutesRevision,
    Person,
    Redaction,
    Update,
)
from tracker.queries import NotFoundError, actions, items, visibility, visible_documents, written
from tracker.queries.fetch import AnyRow, AnySelect, all_of, first_of
from tracker.queries.written import Matter
from tracker.vocabulary import RedactionStatus

MOST_DECIDED = 50


@dataclass(frozen=True, slots=True)
class Subject:
    """What a passage or a file was seen in; exactly one of them, only a file in the last two."""

    item: AgendaItem | None = None
    action: Action | None = None
    meeting: Meeting | None = None
    indicator: Indicator | None = None

    @property
    def thing(self) -> AgendaItem | Action | Meeting | Indicator:
        """The row whose history tells of the redaction."""
        thing = self.action or self.item or self.meeting or self.indicator
        if thing is None:
            raise ValueError("A redaction is about something.")
        return thing

    @property
    def name(self) -> str:
        """How history calls it: without any of its words."""
        match self.thing:
            case Action() as action:
                return action.reference
            case AgendaItem() as item:
                return f"Item {item.number}"
            case Meeting() as meeting:
                return f"Meeting {meeting.held_on.isoformat()}"
            case Indicator() as indicator:
                return indicator.reference

    def matter(self, *, everywhere: bool) -> Matter:
        """What is searched."""
        return written.matter_of(
            self.item.id if self.item else None,
            self.action.id if self.action else None,
            everywhere=everywhere,
        )


def get_subject(reader: Reader, *, item: str = "", action: str = "", update: str = "") -> Subject:
    """What a passage was seen in: the first of these that is given.

    Args:
        reader: who asks.
        item: its public id.
        action: its reference, such as CSP/2013-14/007.
        update: its key; an update is part of its action.
    """
    if item:
        return Subject(item=items.get(reader, item))
    reference = _reference_of_update(update) if update else action.split("/")
    match reference:
        case [code, year, number] if number.isdecimal() and len(number) < 10:  # noqa: PLR2004 - an integer key's digits
            return Subject(action=actions.get(reader, code, year, int(number)))
        case _:
            raise NotFoundError


def _reference_of_update(update: str) -> list[str]:
    if not update.isdecimal() or len(update) > 9:  # noqa: PLR2004 - an integer key's digits
        raise NotFoundError
    found = db.session.scalar(
        select(Action).join(Update, Update.action_id == Action.id).where(Update.id == int(update))
    )
    return found.reference.split("/") if found else []


def _seen(reader: Reader) -> ColumnElement[bool]:
    """Clerks see every request; administrators those about words they may read themselves.

    Those about a file they see while they may read the file itself, and its tombstone.
    """
    if reader.is_clerk:
        return true()
    file = and_(Document.id.is_not(None), visible_documents.documents(reader))
    item = and_(
        visibility.items(reader),
        visibility.content_of_item(reader),
        visibility.minutes_of_item(reader),
    )
    action = and_(visibility.actions(reader), visibility.passage_of_action(reader))
    words = or_(
        and_(Redaction.item_id.is_not(None), item), and_(Redaction.action_id.is_not(None), action)
    )
    return or_(and_(Redaction.document_id.is_(None), words), file)


def _with_subjects(statement: Any) -> Any:  # noqa: ANN401 - a select of any columns
    return (
        statement.select_from(Redaction)
        .join(Document, Document.id == Redaction.document_id, isouter=True)
        .join(Action, Action.id == Redaction.action_id, isouter=True)
        .join(AgendaItem, AgendaItem.id == Redaction.item_id, isouter=True)
        .join(
            Meeting,
            Meeting.id == func.coalesce(AgendaItem.meeting_id, Document.meeting_id),
            isouter=True,
        )
        .join(Committee, Committee.id == Meeting.committee_id, isouter=True)
        .join(Update, Update.id == Document.update_id, isouter=True)
        .join(Indicator, Indicator.id == Document.indicator_id, isouter=True)
    )


def get(reader: Reader, redaction_id: int) -> Redaction:
    """One request with its item, action or document, and who asked."""
    redaction = db.session.scalar(
        _with_subjects(select(Redaction))
        .options(
            contains_eager(Redaction.item),
            contains_eager(Redaction.action),
            contains_eager(Redaction.document).options(
                joinedload(Document.meeting), contains_eager(Document.indicator)
            ),
            joinedload(Redaction.asked_by),
        )
        .where(Redaction.id == redaction_id, _seen(reader))
    )
    if redaction is None:
        raise NotFoundError
    return redaction


def subject_of(redaction: Redaction) -> Subject:
    """What a request is about; its item, action and document must have been loaded."""
    document = redaction.document
    return Subject(
        item=redaction.item,
        action=redaction.action,
        meeting=document.meeting if document else None,
        indicator=document.indicator if document else None,
    )


def subject_of_document(document: Document) -> Subject:
    """What a document belongs to, as `queries.documents.get` loaded it."""
    of_update = select(Action).join(Update, Update.action_id == Action.id)
    return Subject(
        item=document.item,
        action=db.session.scalar(of_update.where(Update.id == document.update_id))
        if document.update_id
        else None,
        meeting=document.meeting,
        indicator=document.indicator,
    )


def matter_of(redaction: Redaction) -> Matter:
    """What a request searches."""
    return written.matter_of(
        redaction.item_id, redaction.action_id, everywhere=redaction.everywhere
    )


def _rows(reader: Reader) -> AnySelect:
    decider = aliased(Person)
    columns: list[Any] = [
        Redaction.id,
        Redaction.status,
        Redaction.everywhere,
        Redaction.reason,
        Redaction.reason_words,
        Redaction.asked_by_id,
        Redaction.asked_at,
        Redaction.decided_at,
        Redaction.decision_words,
        Redaction.times,
        Person.name.label("asked_by"),
        decider.name.label("decided_by"),
        Action.code,
        Action.year,
        Action.number,
        AgendaItem.public_id,
        AgendaItem.number.label("item_number"),
        case(
            (visibility.content_of_item(reader), AgendaItem.title), else_=AgendaItem.public_title
        ).label("title"),
        Meeting.held_on,
        Meeting.public_id.label("meeting_id"),
        Committee.name.label("committee"),
        Redaction.document_id,
        Redaction.masks_name,
        Document.slot,
        Document.title.label("document"),
        Indicator.reference.label("indicator"),
    ]
    return (
        _with_subjects(select(*columns))
        .join(Person, Person.id == Redaction.asked_by_id)
        .join(decider, decider.id == Redaction.decided_by_id, isouter=True)
        .where(_seen(reader))
    )


def get_shown(reader: Reader, redaction_id: int) -> AnyRow:
    """One request for whoever decides on it: the columns of `list_pending`, and the passage."""
    row = first_of(_rows(reader).add_columns(Redaction.passage).where(Redaction.id == redaction_id))
    if row is None:
        raise NotFoundError
    return row


def list_pending(reader: Reader) -> Sequence[AnyRow]:
    """Requests that wait for a second person, oldest first; never with the passage.

    Columns: id, status, everywhere, reason, reason_words, asked_by_id, asked_at, decided_at,
    decision_words, times, asked_by, decided_by, code, year, number (of the action),
    public_id, item_number, title, held_on, meeting_id, committee (of the item, or a document's
    meeting), document_id, masks_name, slot, document (its title), indicator (its reference).
    """
    wanted = _rows(reader).where(Redaction.status == RedactionStatus.PENDING)
    return all_of(wanted.order_by(Redaction.id))


def list_decided(reader: Reader) -> Sequence[AnyRow]:
    """The latest requests decided on, newest first; the columns of `list_pending`."""
    wanted = _rows(reader).where(Redaction.status != RedactionStatus.PENDING)
    return all_of(
        wanted.order_by(Redaction.decided_at.desc(), Redaction.id.desc()).limit(MOST_DECIDED)
    )


def count_pending(reader: Reader) -> int:
    """How many requests wait that this clerk or administrator may decide on."""
    if not (reader.is_clerk or reader.is_admin):
        return 0
    wanted = _with_subjects(select(func.count())).where(
        Redaction.status == RedactionStatus.PENDING,
        Redaction.asked_by_id != reader.person_id,
        _seen(reader),
    )
    return db.session.scalar(wanted) or 0


def is_asked_already(subject: Subject, passage: str) -> bool:
    """Whether the same passage of the same thing waits already."""
    thing = (
        Redaction.action_id == subject.action.id
        if subject.action
        else Redaction.item_id == subject.thing.id
    )
    waiting = select(Redaction.id).where(
        thing,
        Redaction.document_id.is_(None),
        Redaction.status == RedactionStatus.PENDING,
        Redaction.passage == passage,
    )
    return db.session.scalar(waiting.limit(1)) is not None


def is_file_asked_already(document_id: int) -> bool:
    """Whether the same file waits already."""
    waiting = select(Redaction.id).where(
        Redaction.document_id == document_id, Redaction.status == RedactionStatus.PENDING
    )
    return db.session.scalar(waiting.limit(1)) is not None


def is_redacted_since(item_id: int, moment: datetime) -> bool:
    """Whether words were taken out of an item, its actions or everything since a moment."""
    of_item = select(Action.id).where(Action.item_id == item_id)
    approved = select(Redaction.id).where(
        Redaction.status == RedactionStatus.APPROVED,
        Redaction.document_id.is_(None),
        Redaction.decided_at >= moment,
        or_(
            Redaction.everywhere,
            Redaction.item_id == item_id,
            Redaction.action_id.in_(of_item),
        ),
    )
    return db.session.scalar(approved.limit(1)) is not None


def list_open_drafts(revision_ids: Iterable[int]) -> Sequence[tuple[AgendaItem, MinutesRevision]]:
    """Items whose minutes are still being written and whose current revision is one of these."""
    found = db.session.execute(
        select(AgendaItem, MinutesRevision)
        .join(MinutesRevision, MinutesRevision.id == AgendaItem.current_revision_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(MinutesRevision.id.in_(sorted(revision_ids)), Meeting.minutes_published_at.is_(None))
        .order_by(AgendaItem.id)
    )
    return [(row[0], row[1]) for row in found]
