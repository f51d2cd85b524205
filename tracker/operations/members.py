"""Who sits on a committee."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, or_, select

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Committee, Membership, Person
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import MemberRole


def seat(
    committee: Committee,
    person: Person,
    role: MemberRole,
    from_on: date,
    actor: Reader | None,
    *,
    to_on: date | None = None,
) -> Membership:
    """Put a person on a committee from a day on."""
    if to_on and to_on < from_on:
        raise RuleBroken("to_on", Broken.ENDS_BEFORE_IT_BEGINS)
    if committee.abolished_on and from_on > committee.abolished_on:
        raise RuleBroken("from_on", Broken.ENDED)
    if db.session.scalar(
        _seats(committee, from_on, to_on).where(Membership.person_id == person.id)
    ):
        raise RuleBroken("person", Broken.SEATED_ALREADY)
    if role is MemberRole.CHAIR:
        chair = db.session.scalar(
            _seats(committee, from_on, to_on).where(Membership.role == MemberRole.CHAIR)
        )
        if chair:
            raise RuleBroken("role", Broken.CHAIR_TAKEN, person=chair)
    membership = Membership(
        committee_id=committee.id, person_id=person.id, role=role, from_on=from_on, to_on=to_on
    )
    db.session.add(membership)
    db.session.flush()
    changes = {"member": [None, person.name], "role": [None, role.value]}
    record(AuditTag.MEMBER_SEATED, committee, actor, committee.name, changes=changes)
    return membership


def leave(
    membership: Membership, committee: Committee, person: Person, to_on: date, actor: Reader
) -> None:
    """Enter the last day on which a person sits on a committee."""
    if to_on < membership.from_on:
        raise RuleBroken("to_on", Broken.ENDS_BEFORE_IT_BEGINS)
    membership.to_on = to_on
    changes = {"member": [person.name, None], "to_on": [None, to_on.isoformat()]}
    record(AuditTag.MEMBER_LEFT, committee, actor, committee.name, changes=changes)


def unseat(membership: Membership, committee: Committee, person: Person, actor: Reader) -> None:
    """Take out a seat that has not begun and never will."""
    db.session.delete(membership)
    changes = {"member": [person.name, None], "role": [membership.role.value, None]}
    record(AuditTag.MEMBER_LEFT, committee, actor, committee.name, changes=changes)


def _seats(committee: Committee, from_on: date, to_on: date | None) -> Select[str]:
    """Names of those who sit on a committee on any of these days."""
    wanted = (
        select(Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.committee_id == committee.id,
            or_(Membership.to_on.is_(None), Membership.to_on >= from_on),
        )
    )
    return wanted if to_on is None else wanted.where(Membership.from_on <= to_on)
