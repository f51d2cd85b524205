"""People in the records, what they do, their sign-ins and invitations; for clerks and themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from tracker.access.reader import Reader
from tracker.access.tokens import hash_of
from tracker.db import db
from tracker.models import (
    Committee,
    Membership,
    OneTimeLink,
    Organisation,
    Person,
    Post,
    PostHolder,
    Service,
    SignIn,
)
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.vocabulary import LinkPurpose


class LinkEndedError(NotFoundError):
    """A one-time link that was used, ran out, or never was: the three are answered alike."""


def get(_reader: Reader, person_id: int) -> Person:
    """The person with that key; who may ask is the permission's matter."""
    person = db.session.get(Person, person_id)
    if person is None:
        raise NotFoundError
    return person


def list_all() -> Sequence[Person]:
    """Everybody in the records, by name."""
    return db.session.scalars(select(Person).order_by(func.lower(Person.name), Person.id)).all()


def list_active() -> Sequence[Person]:
    """Everybody who can be given a post or a seat, by name."""
    return db.session.scalars(
        select(Person)
        .where(Person.disabled_at.is_(None))
        .order_by(func.lower(Person.name), Person.id)
    ).all()


def get_membership(reader: Reader, code: str, membership_id: int) -> Membership:
    """One seat on a visible committee: committee and person loaded."""
    found = db.session.scalar(
        select(Membership)
        .join(Committee, Committee.id == Membership.committee_id)
        .options(joinedload(Membership.committee), joinedload(Membership.person))
        .where(
            Membership.id == membership_id,
            Committee.code == code.upper(),
            visibility.committees(reader),
        )
    )
    if found is None:
        raise NotFoundError
    return found


def list_posts_of(person_id: int) -> Sequence[AnyRow]:
    """Posts a person holds or held: post_id, title, kind, from_on, to_on; latest first."""
    return all_of(
        select(
            Post.id.label("post_id"),
            Post.title,
            PostHolder.kind,
            PostHolder.from_on,
            PostHolder.to_on,
        )
        .join(PostHolder, PostHolder.post_id == Post.id)
        .where(PostHolder.person_id == person_id)
        .order_by(PostHolder.from_on.desc(), Post.title)
    )


def list_seats_of(reader: Reader, person_id: int) -> Sequence[AnyRow]:
    """Committees a person sits or sat on: code, name, role, from_on, to_on; latest first."""
    return all_of(
        select(
            Committee.code,
            Committee.name,
            Membership.role,
            Membership.from_on,
            Membership.to_on,
        )
        .join(Membership, Membership.committee_id == Committee.id)
        .where(Membership.person_id == person_id, visibility.committees(reader))
        .order_by(Membership.from_on.desc(), Committee.name)
    )


def titles_of_everybody(reader: Reader, today: date) -> dict[int, list[str]]:
    """What people are today by their posts and seats, by person, in one statement each."""
    posts = select(PostHolder.person_id, Post.title.label("what")).join(
        Post, Post.id == PostHolder.post_id
    )
    seats = (
        select(Membership.person_id, Committee.name.label("what"))
        .join(Committee, Committee.id == Membership.committee_id)
        .where(visibility.committees(reader))
    )
    found: dict[int, list[str]] = {}
    for wanted, days in ((posts, PostHolder), (seats, Membership)):
        on_day = wanted.where(days.from_on <= today, or_(days.to_on.is_(None), days.to_on >= today))
        for person_id, what in all_of(on_day.order_by("what")):
            found.setdefault(person_id, []).append(what)
    return found


def list_sign_ins(
    person_id: int, now: datetime, idle: timedelta, longest: timedelta
) -> Sequence[SignIn]:
    """A person's sign-ins that are still open, the last used first."""
    return db.session.scalars(
        select(SignIn)
        .where(
            SignIn.person_id == person_id,
            SignIn.ended_at.is_(None),
            SignIn.seen_at >= now - idle,
            SignIn.began_at >= now - longest,
        )
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    ).all()


def get_link(token: str, purpose: LinkPurpose, now: datetime) -> tuple[OneTimeLink, Person]:
    """The open link with that token and purpose, and whom it is for.

    Raises:
        LinkEndedError: there is none, or none any more.
    """
    row = db.session.execute(
        select(OneTimeLink, Person)
        .join(Person, Person.id == OneTimeLink.person_id)
        .where(
            OneTimeLink.token_hash == hash_of(token),
            OneTimeLink.purpose == purpose,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.ends_at > now,
            Person.disabled_at.is_(None),
        )
    ).first()
    if row is None:
        raise LinkEndedError
    return row[0], row[1]


def invited_until(person_ids: Sequence[int], now: datetime) -> dict[int, datetime]:
    """Until when the open invitation of each of these people can be used."""
    rows = all_of(
        select(OneTimeLink.person_id, func.max(OneTimeLink.ends_at).label("ends_at"))
        .where(
            OneTimeLink.person_id.in_(person_ids),
            OneTimeLink.purpose == LinkPurpose.INVITATION,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.ends_at > now,
        )
        .group_by(OneTimeLink.person_id)
    )
    return {row.person_id: row.ends_at for row in rows}


def count_records(reader: Reader) -> AnyRow:
    """How many there are of everything a clerk keeps: people, posts, services, organisations."""
    return db.session.execute(
        select(
            select(func.count(Person.id)).scalar_subquery().label("people"),
            select(func.count(Post.id)).scalar_subquery().label("posts"),
            select(func.count(Service.id)).scalar_subquery().label("services"),
            select(func.count(Organisation.id)).scalar_subquery().label("organisations"),
            select(func.count(Committee.id))
            .where(visibility.committees(reader))
            .scalar_subquery()
            .label("committees"),
        )
    ).one()
