"""What the records know that helps to read an item's minutes: posts, people, bodies, measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    AgendaItem,
    Indicator,
    Membership,
    Organisation,
    Person,
    Post,
    PostHolder,
)
from tracker.queries import meetings, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.rules.calendar import MeetingDay
from tracker.rules.reading.shapes import Context, KnownIndicator, Named, RegisterKind
from tracker.vocabulary import HolderKind, MemberRole

COUNCILLOR = ("Councillor", "Cllr", "Cllr.")
_TITLES = frozenset(
    ["councillor", "cllr", "cllr.", "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "prof"]
)
FEWEST_LETTERS = 2
"""Of a reference that may stand in running text: "A1" is too easily a paragraph."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when an item's minutes are read, and what its keys stand for.

    Attributes:
        context: what the reader of minutes is given.
        calendar: the committee's meetings.
        posts: titles of posts that can be given an action, by key.
        post_of_body: the one post of an outside body, by the body's key.
        indicators: names by key.
    """

    context: Context
    calendar: list[MeetingDay]
    posts: dict[int, str]
    post_of_body: dict[int, int]
    indicators: dict[int, str]


def known_for(reader: Reader, item: AgendaItem) -> Known:
    """Everything the records know for reading an item's minutes, as on the day of its meeting.

    Five statements, whatever the number of records.

    Args:
        reader: indicators they may not see are left out.
        item: its meeting and committee loaded.
    """
    meeting, committee = item.meeting, item.meeting.committee
    posts = _posts(meeting.held_on)
    measures = _measures(reader)
    calendar = meetings.calendar_of(committee.id)
    bodies = {row.organisation_id: row.organisation for row in posts if row.organisation_id}
    owners = [
        *_named_posts(posts, _holders(meeting.held_on)),
        *_named_members(committee.id, meeting.held_on),
        *(Named(key, (name,), RegisterKind.BODY) for key, name in bodies.items()),
    ]
    context = Context(
        meeting_on=meeting.held_on,
        committee=(committee.name, committee.code),
        meetings_on=tuple(each.on for each in calendar if each.goes_ahead),
        owners=_unambiguous(owners),
        indicators=tuple(KnownIndicator(row.id, _measure_names(row)) for row in measures),
    )
    homes = Counter(row.organisation_id for row in posts if row.organisation_id is not None)
    return Known(
        context=context,
        calendar=calendar,
        posts={row.id: row.title for row in posts},
        post_of_body={
            row.organisation_id: row.id for row in posts if homes[row.organisation_id] == 1
        },
        indicators={row.id: row.name for row in measures},
    )


def owners_on(day: date) -> Context:
    """The posts that can be given an action on a day, by every name their holders go by."""
    posts = _posts(day)
    bodies = {row.organisation_id: row.organisation for row in posts if row.organisation_id}
    homes = Counter(row.organisation_id for row in posts if row.organisation_id is not None)
    of_bodies = [
        Named(row.id, (bodies[row.organisation_id],))
        for row in posts
        if homes[row.organisation_id] == 1
    ]
    return Context(owners=_unambiguous([*_named_posts(posts, _holders(day)), *of_bodies]))


def _posts(day: date) -> Sequence[AnyRow]:
    return all_of(
        select(
            Post.id,
            Post.title,
            Post.other_names,
            Post.organisation_id,
            Organisation.name.label("organisation"),
        )
        .join(Organisation, Organisation.id == Post.organisation_id, isouter=True)
        .where(or_(Post.ended_on.is_(None), Post.ended_on >= day))
        .order_by(Post.id)
    )


def _holders(day: date) -> Sequence[AnyRow]:
    return all_of(
        select(PostHolder.post_id, Person.name)
        .join(Person, Person.id == PostHolder.person_id)
        .where(
            PostHolder.kind != HolderKind.DEPUTY,
            PostHolder.from_on <= day,
            or_(PostHolder.to_on.is_(None), PostHolder.to_on >= day),
        )
        .order_by(PostHolder.id)
    )


def _measures(reader: Reader) -> Sequence[AnyRow]:
    return all_of(
        select(Indicator.id, Indicator.name, Indicator.other_names, Indicator.reference)
        .where(visibility.indicators(reader))
        .order_by(Indicator.id)
    )


def _measure_names(row: AnyRow) -> tuple[str, ...]:
    letters = sum(character.isalpha() for character in row.reference)
    return (row.name, *row.other_names, *([row.reference] if letters >= FEWEST_LETTERS else []))


def _named_posts(posts: Sequence[AnyRow], holders: Sequence[AnyRow]) -> list[Named]:
    held: dict[int, list[str]] = {}
    for row in holders:
        held.setdefault(row.post_id, []).extend(names_of_person(row.name))
    return [Named(row.id, (row.title, *row.other_names, *held.get(row.id, []))) for row in posts]


def _named_members(committee_id: int, day: date) -> list[Named]:
    rows = db.session.execute(
        select(Person.id, Person.name, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.committee_id == committee_id,
            Membership.from_on <= day,
            or_(Membership.to_on.is_(None), Membership.to_on >= day),
        )
        .order_by(Membership.id)
    ).all()
    called = {MemberRole.CHAIR: ("Chair", "Chairman"), MemberRole.VICE_CHAIR: ("Vice-Chair",)}
    return [
        Named(key, (*called.get(role, ()), *names_of_member(name)), RegisterKind.PERSON)
        for key, name, role in rows
    ]


def names_of_person(name: str) -> tuple[str, ...]:
    """How minutes may call a person: the name, its surname with a title, the initials."""
    words = _without_titles(name)
    if len(words) < 2:  # noqa: PLR2004 - a first name and a surname
        return (name,)
    initials = "".join(word[0] for word in words).upper()
    return (name, *(f"{title} {words[-1]}" for title in ("Mr", "Mrs", "Ms", "Dr")), initials)


def names_of_member(name: str) -> tuple[str, ...]:
    """As `names_of_person`, and as a councillor with the whole name, initial and surname."""
    words = _without_titles(name)
    if not words:
        return (name,)
    whole, initial = " ".join(words), f"{words[0][0]} {words[-1]}"
    forms = dict.fromkeys((whole, initial, words[-1]))
    titled = (f"{title} {form}" for title in COUNCILLOR for form in forms)
    return (*names_of_person(name), *titled)


def _without_titles(name: str) -> list[str]:
    return [word for word in name.split() if word.lower() not in _TITLES]


def _unambiguous(owners: Iterable[Named]) -> tuple[Named, ...]:
    """The entries without names that several of them go by, such as initials."""
    kept = [Named(each.key, tuple(dict.fromkeys(each.names)), each.kind) for each in owners]
    times = Counter(name.casefold() for each in kept for name in each.names)
    return tuple(
        Named(each.key, names, each.kind)
        for each in kept
        if (names := tuple(name for name in each.names if times[name.casefold()] == 1))
    )
