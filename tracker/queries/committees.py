"""Committees a reader may see, and who sits on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Committee, Membership, Person
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.vocabulary import MemberRole


def get(reader: Reader, code: str) -> Committee:
    """The committee with that code, whatever its capitals."""
    committee = db.session.scalar(
        select(Committee).where(Committee.code == code.upper(), visibility.committees(reader))
    )
    if committee is None:
        raise NotFoundError
    return committee


def list_all(reader: Reader) -> Sequence[Committee]:
    """Every committee the reader may see, by name."""
    return db.session.scalars(
        select(Committee).where(visibility.committees(reader)).order_by(Committee.name)
    ).all()


def find_successor(reader: Reader, committee: Committee) -> Committee | None:
    """The committee that took over from one that ended, if the reader may see it."""
    if committee.successor_id is None:
        return None
    wanted = select(Committee).where(Committee.id == committee.successor_id)
    return db.session.scalar(wanted.where(visibility.committees(reader)))


def list_members(committee_id: int, today: date) -> Sequence[AnyRow]:
    """Who sits on a committee today: name, role, from_on; the chair first."""
    rows = all_of(
        select(Person.name, Membership.role, Membership.from_on, Membership.id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.committee_id == committee_id,
            Membership.from_on <= today,
            or_(Membership.to_on.is_(None), Membership.to_on >= today),
        )
        .order_by(Person.name)
    )
    return sorted(rows, key=lambda row: list(MemberRole).index(row.role))
