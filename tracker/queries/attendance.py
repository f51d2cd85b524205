"""Who was at a meeting, what interests were declared, and a clerk's own notes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased, contains_eager

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    AgendaItem,
    Attendance,
    ClerkNote,
    Committee,
    DeclaredInterest,
    Meeting,
    Membership,
    Person,
)
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.vocabulary import MemberRole


def list_of(reader: Reader, meeting_id: int) -> Sequence[AnyRow]:
    """Who was there, in order: kind, person_id, name, substitute_for_id, substitute_for (a name)."""
    replaced = aliased(Person)
    return all_of(
        select(
            Attendance.kind,
            Attendance.person_id,
            Person.name,
            Attendance.name.label("words"),
            Attendance.substitute_for_id,
            replaced.name.label("substitute_for"),
        )
        .select_from(Attendance)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(Person, Person.id == Attendance.person_id, isouter=True)
        .join(replaced, replaced.id == Attendance.substitute_for_id, isouter=True)
        .where(Attendance.meeting_id == meeting_id, visibility.attendance(reader))
        .order_by(Attendance.position, Attendance.id)
    )


def stamp_of(meeting_id: int) -> int:
    """A number that is another when what is recorded of a meeting's attendance is; 0 for none."""
    rows = all_of(
        select(Attendance.kind, Attendance.person_id, Attendance.substitute_for_id, Attendance.name)
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.position, Attendance.id)
    )
    told = repr([(str(row[0].value), *row[1:]) for row in rows])
    return zlib.crc32(told.encode()) % 2_000_000_000 if rows else 0


def list_members(committee_id: int, day: date) -> Sequence[AnyRow]:
    """Who sat on a committee on a day: person_id, name, role; chair first, then by name."""
    return all_of(
        select(Membership.person_id, Person.name, Membership.role)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.committee_id == committee_id,
            Membership.role != MemberRole.SUBSTITUTE,
            Membership.from_on <= day,
            or_(Membership.to_on.is_(None), Membership.to_on >= day),
        )
        .order_by(
            Membership.role != MemberRole.CHAIR,
            Membership.role != MemberRole.VICE_CHAIR,
            Person.name,
        )
    )


def list_substitutes(committee_id: int, day: date) -> Sequence[AnyRow]:
    """Who could stand in on a day: everybody with a seat anywhere then; person_id, name."""
    there = [row.person_id for row in list_members(committee_id, day)]
    return all_of(
        select(Person.id.label("person_id"), Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.from_on <= day,
            or_(Membership.to_on.is_(None), Membership.to_on >= day),
            Person.id.not_in(there),
        )
        .distinct()
        .order_by(Person.name, Person.id)
    )


def list_interests(reader: Reader, meeting_id: int) -> Sequence[AnyRow]:
    """Declarations at a meeting that the reader may read, by item.

    Columns: id, item_id, public_id, number, name, kind, nature, has_left, has_returned.
    """
    return all_of(
        select(
            DeclaredInterest.id,
            DeclaredInterest.item_id,
            AgendaItem.public_id,
            AgendaItem.number,
            Person.name,
            DeclaredInterest.kind,
            DeclaredInterest.nature,
            DeclaredInterest.has_left,
            DeclaredInterest.has_returned,
        )
        .select_from(DeclaredInterest)
        .join(AgendaItem, AgendaItem.id == DeclaredInterest.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(Person, Person.id == DeclaredInterest.person_id)
        .where(
            AgendaItem.meeting_id == meeting_id,
            DeclaredInterest.withdrawn_at.is_(None),
            visibility.interests(reader),
        )
        .order_by(AgendaItem.position, Person.name, DeclaredInterest.id)
    )


def get_interest(reader: Reader, public_id: str, interest_id: int) -> DeclaredInterest:
    """One declaration in an item that the reader may read, with its item and person."""
    interest = db.session.scalar(
        select(DeclaredInterest)
        .join(DeclaredInterest.item)
        .join(AgendaItem.meeting)
        .join(Meeting.committee)
        .join(DeclaredInterest.person)
        .options(
            contains_eager(DeclaredInterest.item)
            .contains_eager(AgendaItem.meeting)
            .contains_eager(Meeting.committee),
            contains_eager(DeclaredInterest.person),
        )
        .where(
            DeclaredInterest.id == interest_id,
            AgendaItem.public_id == public_id,
            visibility.interests(reader),
        )
    )
    if interest is None:
        raise NotFoundError
    return interest


def find_note(item_id: int, author_id: int | None) -> ClerkNote | None:
    """A clerk's own notes on an item."""
    return db.session.scalar(
        select(ClerkNote).where(ClerkNote.item_id == item_id, ClerkNote.author_id == author_id)
    )
