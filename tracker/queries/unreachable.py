"""Addresses that mail does not reach, while they are still their people's addresses."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ScalarSelect, and_, func, select

from tracker.db import db
from tracker.models import Person, RefusedAddress
from tracker.queries.fetch import AnyRow, all_of

STILL_THEIRS = and_(
    Person.id == RefusedAddress.person_id,
    Person.email == RefusedAddress.address,
    Person.disabled_at.is_(None),
)


def list_all() -> Sequence[AnyRow]:
    """Whose address a mail server refused for good: person_id, name, address, problem, noted_at."""
    return all_of(
        select(
            RefusedAddress.person_id,
            Person.name,
            RefusedAddress.address,
            RefusedAddress.problem,
            RefusedAddress.noted_at,
        )
        .join(Person, STILL_THEIRS)
        .order_by(Person.name, Person.id)
    )


def counted() -> ScalarSelect[int]:
    """How many there are, to be asked within another statement."""
    counted = select(func.count()).select_from(RefusedAddress).join(Person, STILL_THEIRS)
    return counted.scalar_subquery()


def find(person: Person) -> RefusedAddress | None:
    """What was said of the address a person has now, if it was refused."""
    return db.session.scalar(
        select(RefusedAddress).where(
            RefusedAddress.person_id == person.id, RefusedAddress.address == person.email
        )
    )
