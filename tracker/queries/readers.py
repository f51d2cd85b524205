"""Who is asking: the facts that hold of a person today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Date,
    Integer,
    and_,
    bindparam,
    cast,
    func,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Attendance,
    DeclaredInterest,
    Meeting,
    Membership,
    NamedReader,
    Person,
    Post,
    PostHolder,
    SignIn,
    SignInFailure,
)
from tracker.queries.answering import holds_on, posts_of_person
from tracker.queries.clearances import list_cleared
from tracker.queries.fetch import AnySelect
from tracker.vocabulary import HolderKind, MemberRole
from tracker.vocabulary.attendance import AttendanceKind

SITTING = (
    MemberRole.CHAIR,
    MemberRole.VICE_CHAIR,
    MemberRole.MEMBER,
    MemberRole.CO_OPTED,
    MemberRole.INDEPENDENT,
)
CHAIRING = (MemberRole.CHAIR, MemberRole.VICE_CHAIR)

AnyCompound: TypeAlias = CompoundSelect[*tuple[Any, ...]]
_PERSON: BindParameter[int] = bindparam("person_id", type_=Integer)
_TODAY: BindParameter[date] = bindparam("today", type_=Date)


def find_sign_in(token_hash: str) -> tuple[SignIn, Person] | None:
    """The open sign-in with that token and its person, unless ended or disabled."""
    row = db.session.execute(
        select(SignIn, Person)
        .join(Person, Person.id == SignIn.person_id)
        .where(
            SignIn.token_hash == token_hash,
            SignIn.ended_at.is_(None),
            Person.disabled_at.is_(None),
        )
    ).first()
    return None if row is None else (row[0], row[1])


def find_person_by_email(email: str) -> Person | None:
    """The person with that e-mail address, whatever its capitals."""
    return db.session.scalar(select(Person).where(Person.email == email.strip().lower()))


def find_person(person_id: int) -> Person | None:
    """The person with a key, unless they were stopped from signing in."""
    person = db.session.get(Person, person_id)
    return person if person and person.disabled_at is None else None


def list_clerks() -> Sequence[Person]:
    """The clerks who can act: not disabled, by name."""
    return db.session.scalars(
        select(Person)
        .where(Person.is_clerk.is_(True), Person.disabled_at.is_(None))
        .order_by(Person.name, Person.id)
    ).all()


@cache
def _seats_and_items() -> AnyCompound:
    """Where a person sits, what is named to them, in what they have an interest: made once.

    Every request of somebody signed in begins with it, and its making takes longer than its answer.
    """
    person_id, today = _PERSON, _TODAY
    is_member = and_(
        Membership.person_id == person_id,
        Membership.from_on <= today,
        or_(Membership.to_on.is_(None), Membership.to_on >= today),
    )
    return union_all(
        select(
            Membership.committee_id,
            Membership.role,
            null().label("item_id"),
            cast(null(), Integer).label("interest_id"),
            cast(null(), Integer).label("action_id"),
            cast(null(), Integer).label("stood_in_at"),
        ).where(is_member, Membership.role.in_(SITTING)),
        select(null(), null(), NamedReader.item_id, null(), NamedReader.action_id, null()).where(
            NamedReader.person_id == person_id,
            NamedReader.until_on >= today,
            NamedReader.ended_at.is_(None),
        ),
        select(null(), null(), null(), DeclaredInterest.item_id, null(), null()).where(
            DeclaredInterest.person_id == person_id,
            DeclaredInterest.withdrawn_at.is_(None),
        ),
        # Who stood in reads on while they are anything to the committee.
        select(null(), null(), null(), null(), null(), Attendance.meeting_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .join(Membership, Membership.committee_id == Meeting.committee_id)
        .where(
            Attendance.person_id == person_id,
            Attendance.kind == AttendanceKind.SUBSTITUTE,
            is_member,
        ),
    )


@cache
def _posts() -> AnySelect:
    """The posts a person answers for, their own before the vacant ones below: made once as well."""
    answered = posts_of_person(_PERSON, _TODAY)
    own = aliased(Post)
    return (
        select(answered.c.post_id, own.title, PostHolder.kind)
        .join(own, own.id == answered.c.own_id)
        .join(
            PostHolder,
            and_(
                PostHolder.post_id == answered.c.own_id,
                PostHolder.person_id == _PERSON,
                holds_on(_TODAY),
            ),
        )
        .order_by(
            answered.c.post_id != answered.c.own_id,
            PostHolder.kind != HolderKind.SUBSTANTIVE,
            own.title,
            answered.c.post_id,
        )
    )


def reader_for(person: Person, today: date) -> Reader:
    """The person as a reader: memberships, posts and items named to them, as they are on `today`.

    A vacant post below one of theirs is theirs too; they write under the title of their own.
    """
    asked = {"person_id": person.id, "today": today}
    seats_and_items = db.session.execute(_seats_and_items(), asked).all()
    seats = [row for row in seats_and_items if row.committee_id is not None]
    posts = db.session.execute(_posts(), asked).all()
    chair_of = frozenset(seat.committee_id for seat in seats if seat.role in CHAIRING)
    post_ids = frozenset(post.post_id for post in posts)
    return Reader(
        person_id=person.id,
        name=person.name,
        is_clerk=person.is_clerk,
        is_admin=person.is_admin,
        is_performance_officer=person.is_performance_officer,
        member_of=frozenset(seat.committee_id for seat in seats),
        chair_of=chair_of,
        post_ids=post_ids,
        cleared_items=list_cleared(post_ids, chair_of, today),
        named_items=frozenset(row.item_id for row in seats_and_items if row.item_id is not None),
        interested_items=frozenset(
            row.interest_id for row in seats_and_items if row.interest_id is not None
        ),
        named_actions=frozenset(
            row.action_id for row in seats_and_items if row.action_id is not None
        ),
        substitute_at=frozenset(
            row.stood_in_at for row in seats_and_items if row.stood_in_at is not None
        ),
        titles=tuple((post.post_id, post.title) for post in posts),
    )


def count_failures(email: str, address: str, since: datetime) -> tuple[int, int, int]:
    """Refused sign-ins since a moment: of the account from the address, of each alone."""
    row = db.session.execute(
        select(
            func.count().filter(SignInFailure.email == email, SignInFailure.address == address),
            func.count().filter(SignInFailure.email == email),
            func.count().filter(SignInFailure.address == address),
        ).where(SignInFailure.failed_at >= since)
    ).one()
    return row[0], row[1], row[2]
