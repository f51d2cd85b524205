"""What the records know that helps to read an item's minutes: posts, people, bodies, measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from tracker.access.reader import Reader
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

    Args:
        reader: indicators they may not see are left out.
        item: its meeting and committee loaded.
    """
    return known_for_each(reader, [item])[item.id]


def known_for_each(reader: Reader, items: Sequence[AgendaItem]) -> dict[int, Known]:
    """As `known_for`, for several items, by key: five statements, whatever their number."""
    if not items:
        return {}
    committees = {item.meeting.committee_id for item in items}
    posts, holders = _posts(min(item.meeting.held_on for item in items)), _holders()
    measures, members = _measures(reader), _members(committees)
    calendars = meetings.calendars_of(committees)
    known: dict[int, Known] = {}
    for item in items:
        day = item.meeting.held_on
        known[item.id] = _known(
            item,
            [row for row in posts if row.ended_on is None or row.ended_on >= day],
            [row for row in holders if _holds(row, day)],
            [
                row
                for row in members
                if row.committee_id == item.meeting.committee_id and _holds(row, day)
            ],
            [row for row in measures if row.ended_on is None or row.ended_on >= day],
            calendars[item.meeting.committee_id],
        )
    return known


def _holds(row: AnyRow, day: date) -> bool:
    return row.from_on <= day and (row.to_on is None or row.to_on >= day)


def _known(
    item: AgendaItem,
    posts: Sequence[AnyRow],
    holders: Sequence[AnyRow],
    members: Sequence[AnyRow],
    measures: Sequence[AnyRow],
    calendar: list[MeetingDay],
) -> Known:
    meeting, committee = item.meeting, item.meeting.committee
    bodies = {row.organisation_id: row.organisation for row in posts if row.organisation_id}
    owners = [
        *_named_posts(posts, holders),
        *_named_members(members),
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
    holders = [row for row in _holders() if _holds(row, day)]
    return Context(owners=_unambiguous([*_named_posts(posts, holders), *of_bodies]))


def _posts(day: date) -> Sequence[AnyRow]:
    return all_of(
        select(
            Post.id,
            Post.title,
            Post.other_names,
            Post.ended_on,
            Post.organisation_id,
            Organisation.name.label("organisation"),
        )
        .join(Organisation, Organisation.id == Post.organisation_id, isouter=True)
        .where(or_(Post.ended_on.is_(None), Post.ended_on >= day))
        .order_by(Post.id)
    )


def _holders() -> Sequence[AnyRow]:
    return all_of(
        select(PostHolder.post_id, PostHolder.from_on, PostHolder.to_on, Person.name)
        .join(Person, Person.id == PostHolder.person_id)
        .where(PostHolder.kind != HolderKind.DEPUTY)
        .order_by(PostHolder.id)
    )


def _members(committee_ids: Collection[int]) -> Sequence[AnyRow]:
    return all_of(
        select(
            Person.id,
            Person.name,
            Membership.role,
            Membership.committee_id,
            Membership.from_on,
            Membership.to_on,
        )
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.committee_id.in_(sorted(committee_ids)))
        .order_by(Membership.id)
    )


def _measures(reader: Reader) -> Sequence[AnyRow]:
    return all_of(
        select(
            Indicator.id,
            Indicator.name,
            Indicator.other_names,
            Indicator.reference,
            Indicator.ended_on,
        )
        .where(visibility.indicators(reader))
        .order_by(Indicator.id)
    )


def measures_known(reader: Reader, day: date) -> tuple[KnownIndicator, ...]:
    """The measures that a reader may see on a day, with their names."""
    return tuple(
        KnownIndicator(row.id, _measure_names(row))
        for row in _measures(reader)
        if row.ended_on is None or row.ended_on >= day
    )


def _measure_names(row: AnyRow) -> tuple[str, ...]:
    letters = sum(character.isalpha() for character in row.reference)
    return (row.name, *row.other_names, *([row.reference] if letters >= FEWEST_LETTERS else []))


def _named_posts(posts: Sequence[AnyRow], holders: Sequence[AnyRow]) -> list[Named]:
    held: dict[int, list[str]] = {}
    for row in holders:
        held.setdefault(row.post_id, []).extend(names_of_person(row.name))
    return [Named(row.id, (row.title, *row.other_names, *held.get(row.id, []))) for row in posts]


def _named_members(rows: Sequence[AnyRow]) -> list[Named]:
    called = {MemberRole.CHAIR: ("Chair", "Chairman"), MemberRole.VICE_CHAIR: ("Vice-Chair",)}
    return [
        Named(row.id, (*called.get(row.role, ()), *names_of_member(row.name)), RegisterKind.PERSON)
        for row in rows
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
