"""Posts and who answers for them on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased, joinedload

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Organisation, Person, Post, PostHolder, Service
from tracker.queries import NotFoundError
from tracker.queries.fetch import AnyRow, all_of
from tracker.vocabulary import HolderKind


@dataclass(frozen=True, slots=True)
class Holder:
    """Who answers for a post."""

    name: str
    kind: HolderKind


def holders_of(post_ids: Iterable[int | None], today: date) -> dict[int, Holder]:
    """Who holds each post today, by post; deputies are left out, acting holders come first."""
    wanted = sorted({post_id for post_id in post_ids if post_id is not None})
    if not wanted:
        return {}
    rows = all_of(
        select(PostHolder.post_id, Person.name, PostHolder.kind)
        .join(Person, Person.id == PostHolder.person_id)
        .where(
            PostHolder.post_id.in_(wanted),
            PostHolder.kind != HolderKind.DEPUTY,
            PostHolder.from_on <= today,
            or_(PostHolder.to_on.is_(None), PostHolder.to_on >= today),
        )
        .order_by(PostHolder.kind == HolderKind.ACTING, PostHolder.from_on)
    )
    return {row.post_id: Holder(row.name, row.kind) for row in rows}


def list_open(today: date) -> Sequence[AnyRow]:
    """Posts that can be given an action today: id, title, home (service or organisation)."""
    return all_of(
        select(
            Post.id,
            Post.title,
            Service.name.label("service"),
            Organisation.name.label("organisation"),
        )
        .join(Service, Service.id == Post.service_id, isouter=True)
        .join(Organisation, Organisation.id == Post.organisation_id, isouter=True)
        .where(or_(Post.ended_on.is_(None), Post.ended_on >= today))
        .order_by(Post.title)
    )


def find(post_id: int | None) -> Post | None:
    """The post with that key."""
    return None if post_id is None else db.session.get(Post, post_id)


def get(_reader: Reader, post_id: int) -> Post:
    """The post with that key: service, organisation and parent loaded."""
    post = db.session.scalar(
        select(Post)
        .options(joinedload(Post.service), joinedload(Post.organisation), joinedload(Post.parent))
        .where(Post.id == post_id)
    )
    if post is None:
        raise NotFoundError
    return post


def list_all() -> Sequence[AnyRow]:
    """Every post, by home and title: id, title, ended_on, parent_id, parent, service, organisation."""
    parent = aliased(Post)
    return all_of(
        select(
            Post.id,
            Post.title,
            Post.ended_on,
            Post.parent_id,
            parent.title.label("parent"),
            Service.name.label("service"),
            Organisation.name.label("organisation"),
        )
        .join(parent, parent.id == Post.parent_id, isouter=True)
        .join(Service, Service.id == Post.service_id, isouter=True)
        .join(Organisation, Organisation.id == Post.organisation_id, isouter=True)
        .order_by(
            Post.organisation_id.is_not(None),
            func.coalesce(Service.name, Organisation.name, ""),
            func.lower(Post.title),
        )
    )


def list_holders(post_id: int) -> Sequence[AnyRow]:
    """Who holds, acts in or deputises for a post, and who did, the latest first.

    Columns: id, person_id, name, kind, from_on, to_on.
    """
    return all_of(
        select(
            PostHolder.id,
            PostHolder.person_id,
            Person.name,
            PostHolder.kind,
            PostHolder.from_on,
            PostHolder.to_on,
        )
        .join(Person, Person.id == PostHolder.person_id)
        .where(PostHolder.post_id == post_id)
        .order_by(PostHolder.from_on.desc(), Person.name)
    )


def get_holding(_reader: Reader, post_id: int, holding_id: int) -> PostHolder:
    """One holding of a post: post and person loaded."""
    holding = db.session.scalar(
        select(PostHolder)
        .options(joinedload(PostHolder.post), joinedload(PostHolder.person))
        .where(PostHolder.id == holding_id, PostHolder.post_id == post_id)
    )
    if holding is None:
        raise NotFoundError
    return holding


def find_answering_for(post: Post, today: date) -> Post | None:
    """The post that a vacant post's actions fall to: the first above it that is held today."""
    above, seen = post.parent_id, {post.id}
    while above is not None and above not in seen:
        seen.add(above)
        parent = db.session.get(Post, above)
        if parent is None or holders_of([parent.id], today):
            return parent
        above = parent.parent_id
    return None


def list_services() -> Sequence[Service]:
    """Services of the council that go on, by name."""
    return db.session.scalars(
        select(Service).where(Service.ended_on.is_(None)).order_by(Service.name)
    ).all()


def list_organisations() -> Sequence[Organisation]:
    """Outside bodies that go on, whose posts own actions, by name."""
    return db.session.scalars(
        select(Organisation).where(Organisation.ended_on.is_(None)).order_by(Organisation.name)
    ).all()


def find_service(service_id: int | None) -> Service | None:
    """The service with that key."""
    return None if service_id is None else db.session.get(Service, service_id)


def find_organisation(organisation_id: int | None) -> Organisation | None:
    """The outside body with that key."""
    return None if organisation_id is None else db.session.get(Organisation, organisation_id)
