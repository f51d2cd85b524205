"""What ends with a committee, a post, a service or an organisation, and what must go elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, Committee, Membership, Organisation, Person, Post, Service
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, all_of


def open_actions_of_committee(reader: Reader, committee_id: int) -> tuple[Sequence[Action], int]:
    """Its open actions that the reader may know of, by due date; and how many there are in all."""
    return _open_actions(reader, Action.committee_id == committee_id)


def open_actions_of_post(reader: Reader, post_id: int) -> tuple[Sequence[Action], int]:
    """Open actions the post leads that the reader may know of, by due date; and how many in all."""
    return _open_actions(reader, Action.lead_post_id == post_id)


def _open_actions(reader: Reader, of: ColumnElement[bool]) -> tuple[Sequence[Action], int]:
    wanted = select(Action).where(of, Action.is_open, visibility.actions(reader))
    number = db.session.scalar(select(func.count(Action.id)).where(of, Action.is_open))
    return db.session.scalars(wanted.order_by(Action.due_order, Action.id)).all(), number or 0


def list_seats_after(committee_id: int, on: date) -> Sequence[str]:
    """Names of those whose seat goes on after a day, or begins then."""
    return db.session.scalars(
        select(Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.committee_id == committee_id,
            or_(Membership.to_on.is_(None), Membership.to_on > on),
        )
        .order_by(Person.name)
    ).all()


def list_successors(reader: Reader, committee: Committee) -> Sequence[Committee]:
    """Committees that can take over from one: they go on and are as public, by name."""
    return db.session.scalars(
        select(Committee)
        .where(
            visibility.committees(reader),
            Committee.id != committee.id,
            Committee.abolished_on.is_(None),
            Committee.is_public == committee.is_public,
        )
        .order_by(Committee.name)
    ).all()


def find_committee(committee_id: int | None) -> Committee | None:
    """The committee with that key."""
    return None if committee_id is None else db.session.get(Committee, committee_id)


def get_service(_reader: Reader, service_id: int) -> Service:
    """The service with that key."""
    service = db.session.get(Service, service_id)
    if service is None:
        raise NotFoundError
    return service


def get_organisation(_reader: Reader, organisation_id: int) -> Organisation:
    """The outside organisation with that key."""
    organisation = db.session.get(Organisation, organisation_id)
    if organisation is None:
        raise NotFoundError
    return organisation


def list_homes(table: type[Service | Organisation]) -> Sequence[AnyRow]:
    """Every service or organisation by name: id, name, ended_on, posts (how many go on)."""
    link = Post.service_id if table is Service else Post.organisation_id
    posts = (
        select(func.count(Post.id))
        .where(link == table.id, Post.ended_on.is_(None))
        .correlate(table)
        .scalar_subquery()
    )
    return all_of(
        select(table.id, table.name, table.ended_on, posts.label("posts")).order_by(table.name)
    )


def list_posts_in(home: Service | Organisation) -> Sequence[str]:
    """Titles of its posts that go on."""
    link = Post.service_id if isinstance(home, Service) else Post.organisation_id
    return db.session.scalars(
        select(Post.title).where(link == home.id, Post.ended_on.is_(None)).order_by(Post.title)
    ).all()
