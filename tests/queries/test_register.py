"""The register: what matches, how many, in which order, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tracker import clock
from tracker.access.reader import Reader
from tracker.operations import actions, posts
from tracker.queries import actions as action_queries
from tracker.queries import register
from tracker.queries.register import Filters, Place, Sort
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, Expectation, Outcome, Standing

if TYPE_CHECKING:
    from flask import Flask

MANY = 23


class Shelf:
    """Twenty-three actions of two committees: dated, undated, with and without an owner, closed."""

    def __init__(self) -> None:
        clerk = builders.a_clerk()
        bodies = [
            builders.a_committee("CSP", "Safeguarding"),
            builders.a_committee("ENV", "Environment"),
        ]
        self.committees = [body.id for body in bodies]
        service = builders.made(lambda: posts.add_service("Children’s Social Care", None))
        self.service = service.id
        post = builders.a_post(service=service)
        self.post = post.id
        self.indicator = builders.an_indicator().id
        self.reader: Reader = builders.as_reader(clerk)
        today = clock.today()
        dates = [today - timedelta(days=30), today - timedelta(days=60)]
        held = [builders.a_meeting(body, clerk, on) for body, on in zip(bodies, dates, strict=True)]
        self.meetings = [meeting.id for meeting in held]
        for number in range(MANY):
            which = number % 2
            due = DueRule(DueKind.DATE, on=today + timedelta(days=number % 7 * 10 - 20))
            made = builders.an_action(
                bodies[which],
                held[which],
                clerk,
                wording=f"Report 100% of case_{number} to members",
                lead_post_id=post.id if number % 3 else None,
                due=due if number % 5 else DueRule(DueKind.NONE),
                indicators={self.indicator: Expectation.RAISE} if number % 4 == 0 else {},
            )
            if number % 11 == 10:
                self._close(made.code, made.year, made.number, today)

    def _close(self, code: str, year: str, number: int, today: date) -> None:
        found = action_queries.get(self.reader, code, year, number)
        builders.made(lambda: actions.close(found, Outcome.COMPLETED, self.reader, today) and None)


@pytest.fixture
def shelf(app: Flask, clock: object) -> Iterator[Shelf]:
    del clock
    with app.app_context():
        yield Shelf()


def filters_of(shelf: Shelf) -> list[Filters]:
    return [
        Filters(),
        Filters(committee_id=shelf.committees[0]),
        Filters(post_id=shelf.post),
        Filters(post_id=0),
        Filters(service_id=shelf.service),
        Filters(indicator_id=shelf.indicator),
        Filters(meeting_id=shelf.meetings[1]),
        Filters(year="2013-14"),
        Filters(year="1999-00"),
        Filters(words="case_1"),
        Filters(words="REPORT members"),
        Filters(words="ENV/2013-14/002"),
        Filters(words="env"),
        Filters(standings=tuple(Standing)),
        Filters(standings=(Standing.OVERDUE, Standing.NO_DATE), committee_id=shelf.committees[1]),
        *(Filters(standings=(each,)) for each in Standing),
    ]


def test_the_count_equals_the_list_for_every_filter(shelf: Shelf) -> None:
    today = clock.today()
    for filters in filters_of(shelf):
        rows = list(register.every_action(shelf.reader, filters, today))
        assert len(rows) == register.count_actions(shelf.reader, filters, today), filters
        assert len({row.id for row in rows}) == len(rows), filters
        if filters.standings:
            assert {row.standing for row in rows} <= set(filters.standings)


def test_every_action_stands_under_exactly_one_standing(shelf: Shelf) -> None:
    today = clock.today()
    counts = [
        register.count_actions(shelf.reader, Filters(standings=(each,)), today) for each in Standing
    ]

    assert sum(counts) == MANY
    assert register.count_actions(shelf.reader, Filters(), today) == MANY - counts[0]


def test_what_is_closed_is_left_out_unless_it_is_asked_for(shelf: Shelf) -> None:
    today = clock.today()
    shown = {row.standing for row in register.every_action(shelf.reader, Filters(), today)}

    assert Standing.CLOSED not in shown


def test_marks_that_databases_use_are_only_letters_when_looked_for(shelf: Shelf) -> None:
    for words in ("100%", "case_1 to", "%", "_"):
        rows = list(register.every_action(shelf.reader, Filters(words=words), clock.today()))
        assert rows, words
        assert all(word in row.wording for row in rows for word in words.split()), words


def test_nothing_matches_when_a_wild_card_would_have_had_to(shelf: Shelf) -> None:
    assert register.count_actions(shelf.reader, Filters(words="rep%rt"), clock.today()) == 0


def walked(shelf: Shelf, sort: Sort, size: int) -> tuple[list[int], list[int]]:
    """The keys met on the way through all pages, and on the way back, in their order."""

    def page(place: Place | None) -> register.Page:
        if place is not None:  # by way of an address, as people come to it
            text = register.text_of(place)
            place = register.place_of(sort, text, is_before=place.is_before)
        everything = Filters(standings=tuple(Standing))
        return register.page_of_actions(
            shelf.reader, everything, clock.today(), sort=sort, place=place, size=size
        )

    shown = page(None)
    onwards = [row.id for row in shown.rows]
    while shown.next is not None:
        shown = page(shown.next)
        onwards += [row.id for row in shown.rows]
    backwards = [row.id for row in shown.rows]
    while shown.previous is not None:
        shown = page(shown.previous)
        backwards = [row.id for row in shown.rows] + backwards
    return onwards, backwards


@pytest.mark.parametrize("sort", Sort)
def test_pages_hold_every_action_once_in_both_directions(shelf: Shelf, sort: Sort) -> None:
    for size in (1, 4, 7, 100):
        onwards, backwards = walked(shelf, sort, size)
        assert len(onwards) == len(set(onwards)) == MANY, size
        assert backwards == onwards, size


def test_the_orders_are_what_they_say(shelf: Shelf) -> None:
    def column(sort: Sort, name: str) -> list[Any]:
        everything = Filters(standings=tuple(Standing))
        rows = register.every_action(shelf.reader, everything, clock.today(), sort)
        return [getattr(row, name) for row in rows]

    due = [day or date.max for day in column(Sort.DUE, "due_on")]
    bodies, agreed = column(Sort.COMMITTEE, "committee_name"), column(Sort.AGREED, "agreed_on")
    assert due == sorted(due)
    assert column(Sort.REFERENCE, "code") == sorted(column(Sort.REFERENCE, "code"))
    assert bodies == sorted(bodies)
    assert agreed == sorted(agreed, reverse=True)


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        (Sort.DUE, "nonsense"),
        (Sort.DUE, "2014-02-30_1"),
        (Sort.DUE, "2014-02-03_"),
        (Sort.DUE, "2014-02-03_12345678901234567890"),
        (Sort.REFERENCE, "CSP_2013-14"),
        (Sort.COMMITTEE, "a_b_c"),
        (Sort.AGREED, "_"),
    ],
)
def test_a_garbled_place_is_refused(sort: Sort, text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        register.place_of(sort, text, is_before=False)
