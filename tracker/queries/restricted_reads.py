"""Who read what is restricted, for clerks and administrators: keys and references alone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from tracker.models import (
    Action,
    AgendaItem,
    Committee,
    Document,
    Meeting,
    Person,
    RestrictedRead,
)
from tracker.queries.fetch import AnyRow, all_of

PAGE = 100


OF_ITEM = ("agenda_item", "private_part")


def list_reads(
    *,
    person_id: int | None = None,
    before: int | None = None,
    of: tuple[Sequence[str], int] | None = None,
) -> Sequence[AnyRow]:
    """The latest reads, newest first, one more than a page.

    Args:
        person_id: of one person alone.
        before: those earlier than this one, by key.
        of: of one thing alone: what it may be called in the log, and its key.

    Columns: id, read_at, way, subject_type, name, person_id; of an item: number, held_on,
    committee; of an action: code, year, action_number; nothing that is restricted.
    """
    of_item = (RestrictedRead.subject_id == AgendaItem.id) & RestrictedRead.subject_type.in_(
        ["agenda_item", "private_part"]
    )
    of_action = (RestrictedRead.subject_id == Action.id) & (RestrictedRead.subject_type == "action")
    of_document = (RestrictedRead.subject_id == Document.id) & (
        RestrictedRead.subject_type == "document"
    )
    wanted = (
        select(
            RestrictedRead.id,
            RestrictedRead.read_at,
            RestrictedRead.way,
            RestrictedRead.subject_type,
            RestrictedRead.subject_id,
            RestrictedRead.person_id,
            Person.name,
            AgendaItem.number,
            Meeting.held_on,
            Committee.name.label("committee"),
            Action.code,
            Action.year,
            Action.number.label("action_number"),
            Document.public_id.label("document"),
        )
        .join(Person, Person.id == RestrictedRead.person_id)
        .join(AgendaItem, of_item, isouter=True)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id, isouter=True)
        .join(Committee, Committee.id == Meeting.committee_id, isouter=True)
        .join(Action, of_action, isouter=True)
        .join(Document, of_document, isouter=True)
        .order_by(RestrictedRead.id.desc())
        .limit(PAGE + 1)
    )
    if person_id is not None:
        wanted = wanted.where(RestrictedRead.person_id == person_id)
    if of is not None:
        wanted = wanted.where(
            RestrictedRead.subject_type.in_(of[0]), RestrictedRead.subject_id == of[1]
        )
    if before is not None:
        wanted = wanted.where(RestrictedRead.id < before)
    return all_of(wanted)


def list_people() -> Sequence[AnyRow]:
    """Who has read anything restricted: id, name; by name."""
    return all_of(
        select(Person.id, Person.name)
        .where(Person.id.in_(select(RestrictedRead.person_id)))
        .order_by(Person.name, Person.id)
    )
