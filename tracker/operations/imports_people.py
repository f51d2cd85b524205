"""Adding the people and posts of a file, many at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import Base, db
from tracker.imports.people_file import PersonRow
from tracker.models import Organisation, Person, Post, PostHolder, Service
from tracker.operations.people_plan import NewPost, Plan, PlannedRow
from tracker.queries.people_known import Known, everything_known
from tracker.rules.people_plan import Part


def plan_people(rows: Sequence[PersonRow], today: date) -> list[PlannedRow]:
    """Say of every row what it would add, what is there already, and what is doubtful."""
    return Plan(rows, everything_known(), today).rows


def add_people(rows: Sequence[PersonRow], actor: Reader, today: date) -> Counter[Part]:
    """Add what is new in every row without a doubt; how many of each were added.

    The rows are compared with the records as they are now. Each thing is on record as if it
    had been added by hand; they are written together, since a file has thousands.
    """
    known = everything_known()
    plan = Plan(rows, known, today)
    adding = [(row, part, name) for row in plan.rows for part, name in row.adds]
    services = _homes(Service, Part.SERVICE, adding, known, actor)
    organisations = _homes(Organisation, Part.ORGANISATION, adding, known, actor)
    posts = _posts(plan.new_posts, services, organisations, known, actor)
    people = _people(adding, actor)
    _holders(plan, adding, posts, people, actor, today)
    return Counter(part for _row, part, _name in adding)


Adding = Iterable[tuple[PlannedRow, Part, str]]


def _write(things: Sequence[Base]) -> None:
    db.session.add_all(things)
    db.session.flush()


def _homes(
    table: type[Service | Organisation], part: Part, adding: Adding, known: Known, actor: Reader
) -> dict[str, int]:
    tag = AuditTag.SERVICE_ADDED if part is Part.SERVICE else AuditTag.ORGANISATION_ADDED
    new = [table(name=name) for _row, each, name in adding if each is part]
    _write(new)
    for home in new:
        record(tag, home, actor, home.name)
    there = known.services if part is Part.SERVICE else known.organisations
    return {name: row.id for name, row in there.items()} | {
        home.name.casefold(): home.id for home in new
    }


def _posts(
    new_posts: dict[str, NewPost],
    services: dict[str, int],
    organisations: dict[str, int],
    known: Known,
    actor: Reader,
) -> dict[str, int]:
    """Add posts, those above first; the keys of all posts by title."""
    keys = {title: row.id for title, row in known.posts.items()}
    waiting = dict(new_posts)
    while waiting:
        ready = {
            title: post
            for title, post in waiting.items()
            if not post.parent or post.parent.casefold() in keys
        }
        made = {
            title: Post(
                title=post.title,
                service_id=services.get(post.service.casefold()),
                organisation_id=organisations.get(post.organisation.casefold()),
                parent_id=keys.get(post.parent.casefold()),
                other_names=[],
            )
            for title, post in ready.items()
        }
        _write(list(made.values()))
        for title, post in made.items():
            record(AuditTag.POST_ADDED, post, actor, post.title)
            keys[title] = post.id
            del waiting[title]
    return keys


def _people(adding: Adding, actor: Reader) -> dict[str, int]:
    made = {
        row.person: Person(name=name, email=row.person if "@" in row.person else None)
        for row, part, name in adding
        if part is Part.PERSON
    }
    _write(list(made.values()))
    for person in made.values():
        record(AuditTag.PERSON_ADDED, person, actor, person.name)
    return {key: person.id for key, person in made.items()}


def _holders(
    plan: Plan,
    adding: Adding,
    posts: dict[str, int],
    people: dict[str, int],
    actor: Reader,
    today: date,
) -> None:
    rows = [row for row, part, _name in adding if part is Part.HOLDER]
    _write(
        [
            PostHolder(
                post_id=posts[row.source.post.casefold()],
                person_id=people.get(row.person) or plan.person_id(row.person),
                kind=row.source.kind,
                from_on=row.source.from_on or today,
            )
            for row in rows
        ]
    )
    loaded = (
        {post.title.casefold(): post for post in db.session.scalars(select(Post))} if rows else {}
    )
    for row in rows:
        post = loaded[row.source.post.casefold()]
        changes = {"holder": [None, row.source.name], "kind": [None, row.source.kind.value]}
        record(AuditTag.HOLDER_APPOINTED, post, actor, post.title, changes=changes)
