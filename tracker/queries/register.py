"""The register of actions: filtered, counted, sorted and paged by key in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select, tuple_

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    ActionIndicator,
    ActionPost,
    Committee,
    Indicator,
    Meeting,
    Post,
    ReferenceCounter,
    Service,
)
from tracker.queries import actions, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of, first_of
from tracker.queries.standing import is_open, stands
from tracker.vocabulary import N_, Standing, Word

LONGEST_PAGE = 100
MOST_WORDS = 8


class Sort(Word):
    """The orders of the register."""

    DUE = "due", N_("Due")
    REFERENCE = "reference", N_("Reference")
    COMMITTEE = "committee", N_("Committee")
    AGREED = "agreed", N_("Latest agreed")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for.

    Without a standing that is everything not closed; and everything, where words or a year say
    that something particular is sought.

    Attributes:
        post_id: 0 for actions without an owner.
        words: each has to stand in the wording or the reference.
        with_closed: whether closed actions are looked through, unless standings are asked for.
    """

    committee_id: int | None = None
    standings: tuple[Standing, ...] = ()
    post_id: int | None = None
    service_id: int | None = None
    indicator_id: int | None = None
    meeting_id: int | None = None
    year: str | None = None
    words: str = ""
    with_closed: bool = False

    @property
    def reaches_closed(self) -> bool:
        """Whether closed actions are looked through as well."""
        if self.standings:
            return Standing.CLOSED in self.standings
        return bool(self.words or self.year or self.with_closed)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: beside the row with these values of the order's columns."""

    values: tuple[Any, ...]
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page, with the places of its neighbours where there are any."""

    rows: list[AnyRow] = field(default_factory=list[AnyRow])
    previous: Place | None = None
    next: Place | None = None


def matching(wanted: AnySelect, filters: Filters, today: date) -> AnySelect:
    """Add the conditions, the open ones so that an index on `is_open` serves them."""
    chosen = filters.standings
    if not filters.reaches_closed:
        wanted = wanted.where(is_open())
    if chosen:
        wanted = wanted.where(or_(*(stands(each, today) for each in chosen)))
    if filters.committee_id is not None:
        wanted = wanted.where(Action.committee_id == filters.committee_id)
    wanted = _of_owner(wanted, filters)
    if filters.meeting_id is not None:
        wanted = wanted.where(Action.meeting_id == filters.meeting_id)
    if filters.year:
        wanted = wanted.where(Action.year == filters.year)
    for word in filters.words.lower().split()[:MOST_WORDS]:
        wanted = wanted.where(_holds(word))
    return wanted


def _of_owner(wanted: AnySelect, filters: Filters) -> AnySelect:
    if filters.post_id == 0:
        wanted = wanted.where(Action.lead_post_id.is_(None))
    elif filters.post_id is not None:
        contributes = select(ActionPost.action_id).where(ActionPost.post_id == filters.post_id)
        wanted = wanted.where(
            or_(Action.lead_post_id == filters.post_id, Action.id.in_(contributes))
        )
    if filters.service_id is not None:
        of_service = select(Post.id).where(Post.service_id == filters.service_id)
        wanted = wanted.where(Action.lead_post_id.in_(of_service))
    if filters.indicator_id is not None:
        linked = select(ActionIndicator.action_id).where(
            ActionIndicator.indicator_id == filters.indicator_id
        )
        wanted = wanted.where(Action.id.in_(linked))
    return wanted


def _holds(word: str) -> Any:  # noqa: ANN401 - an SQL expression
    """Whether a word stands in the wording, or is the reference or a part of it."""
    in_wording = func.lower(Action.wording).contains(word, autoescape=True)
    parts = word.upper().split("/")
    number = parts[-1] if parts[-1].isascii() and parts[-1].isdigit() else ""
    if len(parts) == 3 and 0 < len(number) < 9:  # noqa: PLR2004 - code, year, number
        return or_(
            in_wording,
            (Action.code == parts[0]) & (Action.year == parts[1]) & (Action.number == int(number)),
        )
    return or_(in_wording, Action.code == parts[0]) if len(parts) == 1 else in_wording


def count_actions(reader: Reader, filters: Filters, today: date) -> int:
    """How many actions match."""
    wanted: AnySelect = select(func.count()).select_from(Action).where(visibility.actions(reader))
    return db.session.scalar(matching(wanted, filters, today)) or 0


NO_DAY = date(1, 1, 1)

ORDERS: dict[Sort, tuple[Any, ...]] = {
    Sort.DUE: (Action.due_order, Action.id),
    Sort.REFERENCE: (Action.code, Action.year, Action.number),
    Sort.COMMITTEE: (Committee.name, Action.due_order, Action.id),
    Sort.AGREED: (func.coalesce(Action.agreed_on, NO_DAY), Action.id),
}
FALLING = {Sort.AGREED}


def page_of_actions(
    reader: Reader,
    filters: Filters,
    today: date,
    *,
    sort: Sort = Sort.DUE,
    place: Place | None = None,
    size: int = LONGEST_PAGE,
) -> Page:
    """A page of the matching actions, in a stable order.

    Args:
        reader: sees only what they may know of.
        filters: what is looked for.
        today: the London date.
        sort: the order; equals are told apart by their keys.
        place: where the page begins or ends; the first page without.
        size: the most rows.
    """
    order = ORDERS[sort]
    is_before = place is not None and place.is_before
    falls = (sort in FALLING) != is_before
    wanted = matching(actions.rows(reader, today), filters, today)
    wanted = wanted.add_columns(*(each.label(f"place_{n}") for n, each in enumerate(order)))
    if place is not None:
        here = tuple_(*order)
        wanted = wanted.where(here < place.values if falls else here > place.values)
    wanted = wanted.order_by(*(each.desc() if falls else each for each in order))
    found = list(all_of(wanted.limit(size + 1)))
    more = len(found) > size
    found = found[:size]
    if is_before:
        found.reverse()
    if not found:
        return Page()
    width = len(order)
    has_previous = more if is_before else place is not None
    has_next = True if is_before else more
    return Page(
        found,
        Place(tuple(found[0][-width:]), is_before=True) if has_previous else None,
        Place(tuple(found[-1][-width:])) if has_next else None,
    )


def every_action(
    reader: Reader, filters: Filters, today: date, sort: Sort = Sort.DUE
) -> Iterator[AnyRow]:
    """Every matching action in order, read a thousand at a time."""
    place: Place | None = None
    while True:
        page = page_of_actions(reader, filters, today, sort=sort, place=place, size=1000)
        yield from page.rows
        if page.next is None:
            return
        place = page.next


def place_of(sort: Sort, text: str, *, is_before: bool) -> Place:
    """The place that an address names.

    Raises:
        ValueError: the address was garbled.
    """
    width = len(ORDERS[sort])
    values = text.rsplit("_", width - 1)
    if len(values) != width:
        raise ValueError(text)
    *first, last = values
    if not last.isascii() or not last.isdigit() or len(last) > 9:  # noqa: PLR2004 - an integer key's digits
        raise ValueError(text)
    read: list[Any] = list(first)
    if sort is not Sort.REFERENCE:
        read[-1] = date.fromisoformat(first[-1])
    return Place((*read, int(last)), is_before=is_before)


def text_of(place: Place) -> str:
    """A place as an address names it."""
    return "_".join(str(value) for value in place.values)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: pairs of key and name, in order."""

    committees: list[tuple[str, str]]
    posts: list[tuple[int, str]]
    services: list[tuple[int, str]]
    indicators: list[tuple[str, str]]
    years: list[str]
    committee_ids: dict[str, int]
    indicator_ids: dict[str, int]


def choices_for(reader: Reader) -> Choices:
    """Everything the filters offer this reader, four statements."""
    bodies = all_of(
        select(Committee.id, Committee.code, Committee.name)
        .where(visibility.committees(reader))
        .order_by(Committee.name)
    )
    posts = all_of(
        select(Post.id, Post.title, Service.id.label("service_id"), Service.name.label("service"))
        .join(Service, Service.id == Post.service_id, isouter=True)
        .order_by(Post.title)
    )
    measures = all_of(
        select(Indicator.id, Indicator.reference, Indicator.name)
        .where(visibility.indicators(reader))
        .order_by(Indicator.name)
    )
    # A year is offered once something of it may be seen; its counter tells which years to ask about.
    seen = select(Action.id).where(Action.year == ReferenceCounter.year, visibility.actions(reader))
    years = db.session.scalars(
        select(ReferenceCounter.year)
        .where(seen.exists())
        .distinct()
        .order_by(ReferenceCounter.year.desc())
    )
    services = {row.service_id: row.service for row in posts if row.service_id is not None}
    return Choices(
        committees=[(row.code, row.name) for row in bodies],
        posts=[(row.id, row.title) for row in posts],
        services=sorted(services.items(), key=lambda pair: pair[1]),
        indicators=[(row.reference, row.name) for row in measures],
        years=list(years),
        committee_ids={row.code: row.id for row in bodies},
        indicator_ids={row.reference: row.id for row in measures},
    )


def _meetings(reader: Reader) -> AnySelect:
    columns: list[Any] = [
        Meeting.id,
        Meeting.public_id,
        Meeting.held_on,
        Committee.name.label("committee"),
    ]
    return (
        select(*columns)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(visibility.committees(reader))
    )


def list_meetings(reader: Reader, committee_id: int, *, most: int = 60) -> Sequence[AnyRow]:
    """Meetings of a committee for a choice of one, latest first; columns as `find_meeting`."""
    wanted = _meetings(reader).where(Meeting.committee_id == committee_id)
    return all_of(wanted.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(most))


def find_meeting(reader: Reader, public_id: str) -> AnyRow | None:
    """The meeting an address names: id, public_id, held_on, committee (name)."""
    return first_of(_meetings(reader).where(Meeting.public_id == public_id))
