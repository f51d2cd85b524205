"""A reader named by a clerk reads one private item, and nothing else, until its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests import builders
from tests.databases import statements
from tracker import clock
from tracker.db import db
from tracker.models import Action, AgendaItem, AuditEvent, NamedReader, Person
from tracker.operations import meetings, named_readers
from tracker.operations import updates as update_operations
from tracker.queries import NotFoundError
from tracker.queries import actions as action_queries
from tracker.queries import items as item_queries
from tracker.queries import named_readers as queries
from tracker.queries import updates as update_queries
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Restriction, UpdateKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

TODAY, UNTIL = date(2014, 1, 23), date(2014, 2, 10)
PRIVATE = {
    "restriction": Restriction.EXEMPT,
    "restriction_ground": "Paragraph 2",
    "public_title": "A private matter",
}


class Town:
    """A private item with two actions, one of which is private by itself; a named reader."""

    def __init__(self, *, is_published: bool = True) -> None:
        self.clerk, self.named = builders.a_clerk(), builders.a_person("Mo Officer")
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, self.clerk, TODAY - timedelta(days=1))
        self.item, self.other = (
            builders.an_item(
                meeting, self.clerk, title, minutes_source="Agreed in private.", **PRIVATE
            )
            for title in ("The family", "The school")
        )
        self.meeting = meeting
        own = {"restriction": Restriction.CONFIDENTIAL, "restriction_ground": "A court order"}
        self.actions = [
            builders.an_action(
                committee, meeting, self.clerk, wording, item, passage="The words.", **words
            )
            for wording, item, words in (
                ("because of it", self.item, {}),
                ("by itself", self.item, own),
                ("elsewhere", self.other, {}),
            )
        ]
        builders.agenda_published(meeting, self.clerk)
        if is_published:
            builders.minutes_published(meeting, self.clerk)

    def name(self, item: AgendaItem | None = None, until_on: date = UNTIL) -> int:
        actor = builders.as_reader(self.clerk)
        return builders.made(
            lambda: named_readers.name_reader(
                item_queries.get(actor, (item or self.item).public_id),
                db.session.get_one(Person, self.named.id),
                "Advises the committee",
                until_on,
                actor,
                clock.now(),
                clock.today(),
            )
        ).id

    def read(self, item: AgendaItem) -> tuple[bool, str, bool]:
        shown = item_queries.get_shown(builders.as_reader(self.named), item.id)
        return shown.is_readable, shown.title, shown.minutes_html is not None

    def found(self) -> list[str]:
        reader = builders.as_reader(self.named)
        rows = action_queries.rows(reader, clock.today())
        return [row.wording for row in action_queries.all_of(rows)]

    def get(self, action: Action) -> Action:
        reader = builders.as_reader(self.named)
        return action_queries.get(reader, action.code, action.year, action.number)


HIDDEN, READ = (False, "A private matter", False), (True, "The family", True)


@pytest.fixture
def town(app: Flask, clock: Traveller) -> Iterator[Town]:
    del clock
    with app.app_context():
        yield Town()


def test_a_named_reader_reads_that_item_and_what_is_private_because_of_it(town: Town) -> None:
    assert town.read(town.item) == HIDDEN
    assert town.found() == []
    town.name()

    assert town.read(town.item) == READ
    assert town.read(town.other) == HIDDEN
    assert town.found() == ["because of it"]
    assert town.get(town.actions[0]).shown_passage == "The words."
    for unseen in town.actions[1:]:
        with pytest.raises(NotFoundError):
            town.get(unseen)


def test_reading_ends_after_the_last_day(town: Town, clock: Traveller) -> None:
    town.name()
    clock.move_to(f"{UNTIL.isoformat()} 12:00")
    assert town.read(town.item) == READ
    clock.move_to(f"{(UNTIL + timedelta(days=1)).isoformat()} 12:00")

    assert town.read(town.item) == HIDDEN
    assert town.found() == []


def test_reading_ends_at_once_when_a_clerk_ends_it(town: Town) -> None:
    key = town.name()
    actor = builders.as_reader(town.clerk)
    for _again in range(2):
        builders.made(
            lambda: named_readers.end_naming(
                queries.get(actor, town.item.public_id, key), actor, clock.now()
            )
        )

    assert town.read(town.item) == HIDDEN
    assert queries.list_of(town.item.id, clock.today()) == []
    tags = db.session.scalars(
        select(AuditEvent.tag).where(AuditEvent.tag.startswith("reader")).order_by(AuditEvent.id)
    ).all()
    assert tags == ["reader_named", "reader_ended"]


def test_minutes_and_drafts_wait_for_publication(app: Flask, clock: Traveller) -> None:
    del clock
    with app.app_context():
        town = Town(is_published=False)
        town.name()

        assert town.read(town.item) == (True, "The family", False)
        assert town.found() == []


def test_unpublished_updates_are_not_for_named_readers(town: Town) -> None:
    town.name()
    actor = builders.as_reader(town.clerk)
    action = town.actions[0]
    builders.made(
        lambda: meetings.issue(builders.loaded(town.meeting, actor), actor, clock.now()) and None
    )
    builders.made(
        lambda: update_operations.add(
            action_queries.get(actor, action.code, action.year, action.number),
            UpdateKind.PROGRESS,
            "Internal words.",
            actor,
            today=clock.today(),
            now=clock.now(),
        )
    )

    assert not update_queries.list_of(builders.as_reader(town.named), action.id)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("past", ("until_on", Broken.READER_UNTIL_PAST)),
        ("twice", ("person", Broken.READER_NAMED_ALREADY)),
        ("open", ("", Broken.ITEM_IS_OPEN)),
    ],
)
def test_naming_is_refused_when_it_says_nothing(
    town: Town, case: str, expected: tuple[str, Broken]
) -> None:
    item, until = town.item, UNTIL
    if case == "past":
        until = TODAY - timedelta(days=1)
    elif case == "twice":
        town.name()
    else:
        meeting = builders.a_meeting(builders.a_committee("ENV"), town.clerk)
        item = builders.an_item(meeting, town.clerk)
    with pytest.raises(RuleBroken) as broken:
        town.name(item, until)
    db.session.rollback()

    assert (broken.value.field, broken.value.code) == expected
    assert len(db.session.scalars(select(NamedReader)).all()) == (case == "twice")


def test_a_reader_costs_two_statements_whatever_is_named(town: Town) -> None:
    town.name()
    person = db.session.get_one(Person, town.named.id)
    with statements() as sent:
        reader = builders.as_reader(person)

    assert reader.named_items == {town.item.id}
    assert len(sent) == 2
