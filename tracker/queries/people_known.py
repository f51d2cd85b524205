"""Everybody and every post in the records at once, for comparing a file with them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from tracker.models import Organisation, Person, PostHolder, Service
from tracker.queries import posts
from tracker.queries.fetch import AnyRow, all_of


@dataclass(slots=True)
class Known:
    """What is in the records, by names in small letters.

    Attributes:
        by_email: people (id, name, email) by e-mail address.
        by_name: people by name; several may share one.
        posts: rows of `queries.posts.list_all` by title.
        services: rows (id, ended_on) by name.
        organisations: rows (id, ended_on) by name.
        holdings: last days of who held a post, by (post, person); None goes on.
    """

    by_email: dict[str, AnyRow] = field(default_factory=dict[str, AnyRow])
    by_name: dict[str, list[AnyRow]] = field(default_factory=lambda: defaultdict(list))
    posts: dict[str, AnyRow] = field(default_factory=dict[str, AnyRow])
    services: dict[str, AnyRow] = field(default_factory=dict[str, AnyRow])
    organisations: dict[str, AnyRow] = field(default_factory=dict[str, AnyRow])
    holdings: dict[tuple[int, int], list[date | None]] = field(
        default_factory=lambda: defaultdict(list)
    )


def everything_known() -> Known:
    """Read the records in five statements, whatever their number."""
    known = Known()
    for person in all_of(select(Person.id, Person.name, Person.email).order_by(Person.id)):
        if person.email:
            known.by_email[person.email] = person
        known.by_name[person.name.casefold()].append(person)
    known.posts = {post.title.casefold(): post for post in posts.list_all()}
    for table, found in ((Service, known.services), (Organisation, known.organisations)):
        for row in all_of(select(table.id, table.name, table.ended_on)):
            found[row.name.casefold()] = row
    for row in all_of(select(PostHolder.post_id, PostHolder.person_id, PostHolder.to_on)):
        known.holdings[row.post_id, row.person_id].append(row.to_on)
    return known
