"""Posts and who answers for them on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from tracker.db import db
from tracker.models import Organisation, Person, Post, PostHolder, Service
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
