"""Who answers for a post on a day: rights and e-mails follow the post, from one table of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.models import Action, Person, Post
from tracker.operations import meetings, posts
from tracker.queries import NotFoundError, actions, assigned
from tracker.queries.readers import reader_for
from tracker.vocabulary import HolderKind

if TYPE_CHECKING:
    from flask import Flask

HOLDER, ACTING, DEPUTY = HolderKind.SUBSTANTIVE, HolderKind.ACTING, HolderKind.DEPUTY
TERMS = (
    # who, which post, as what, from, to (the last day)
    ("Hal", "head", HOLDER, date(2014, 1, 1), date(2014, 2, 28)),
    ("Dee", "head", DEPUTY, date(2014, 2, 1), date(2014, 3, 31)),
    ("Ada", "head", ACTING, date(2014, 4, 1), date(2014, 4, 30)),
    ("Nia", "head", HOLDER, date(2014, 6, 1), None),
    ("Dir", "director", HOLDER, date(2014, 1, 1), date(2014, 5, 15)),
    ("Chi", "chief", HOLDER, date(2014, 1, 1), None),
    ("Pat", "chief", DEPUTY, date(2014, 5, 10), date(2014, 5, 25)),
)
DAYS = (
    # on a day, who answers for the head's action
    (date(2013, 12, 31), ""),
    (date(2014, 1, 1), "Hal"),
    (date(2014, 1, 31), "Hal"),
    (date(2014, 2, 1), "Dee Hal"),
    (date(2014, 2, 28), "Dee Hal"),
    (date(2014, 3, 1), "Dee Dir"),  # a deputy does not fill a vacancy
    (date(2014, 3, 31), "Dee Dir"),
    (date(2014, 4, 1), "Ada"),  # an acting holder does
    (date(2014, 4, 30), "Ada"),
    (date(2014, 5, 1), "Dir"),
    (date(2014, 5, 15), "Dir"),
    (date(2014, 5, 16), "Chi Pat"),  # the post above is vacant too
    (date(2014, 5, 26), "Chi"),
    (date(2014, 5, 31), "Chi"),
    (date(2014, 6, 1), "Nia"),
    (date(2020, 1, 1), "Nia"),
)


@dataclass
class Ladder:
    """A head under a director under a chief executive, and who held which post when."""

    people: dict[str, Person]
    head: Post
    action: Action


@pytest.fixture
def ladder(app: Flask) -> Iterator[Ladder]:
    with app.app_context():
        chief = builders.a_post("Chief executive")
        director = builders.a_post("Director", parent=chief)
        head = builders.a_post("Head of service", parent=director)
        ladder = {"chief": chief, "director": director, "head": head}
        people = {name: builders.a_person(name) for name, *_ in TERMS}
        for name, post, kind, from_on, to_on in TERMS:
            builders.made(
                lambda post=post, name=name, kind=kind, from_on=from_on, to_on=to_on: posts.appoint(
                    ladder[post], people[name], from_on, None, kind=kind, to_on=to_on
                )
            )
        clerk = builders.a_clerk("Cleo Clerk")
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, clerk)
        action = builders.an_action(committee, meeting, clerk, lead_post_id=head.id)
        actor = builders.as_reader(clerk)
        found = builders.loaded(meeting, actor)
        builders.made(lambda: meetings.issue(found, actor, clock.now()) and None)
        yield Ladder(people, head, action)


def test_rights_and_e_mails_follow_the_post_day_by_day(ladder: Ladder) -> None:
    for day, expected in DAYS:
        reached = {row.person_id for row in assigned.list_reachable_holders([ladder.head.id], day)}
        told = {name for name, person in ladder.people.items() if person.id in reached}
        may = {name for name, person in ladder.people.items() if may_update(ladder, person, day)}
        assert (day, told) == (day, set(expected.split()))
        assert (day, may) == (day, set(expected.split()))


def may_update(ladder: Ladder, person: Person, day: date) -> bool:
    """Whether somebody may see the action, not public, on a day, and say what was done."""
    reader, action = reader_for(person, day), ladder.action
    try:
        found = actions.get(reader, action.code, action.year, action.number)
    except NotFoundError:
        return False
    return decide.may(reader, Permission.ACTION_UPDATE, found)
