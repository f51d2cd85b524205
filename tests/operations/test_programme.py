"""Planning, moving and ending what a committee means to consider."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests import builders
from tests.builders import made
from tracker.access.reader import PUBLIC, Reader
from tracker.models import Action, AgendaItem, Committee, Meeting, Person, PlannedItem
from tracker.operations import meetings
from tracker.operations import programme as operations
from tracker.operations.programme import PlannedWords
from tracker.queries import history, items, programme
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import MeetingStatus, Restriction

if TYPE_CHECKING:
    from time_machine import Traveller

TODAY = date(2014, 1, 23)


@dataclass
class House:
    """A committee with a past meeting and three to come, and its clerk."""

    committee: Committee
    clerk: Person
    actor: Reader
    past: Meeting
    coming: list[Meeting]

    def plan(
        self, subject: str, meeting: Meeting | None = None, action: Action | None = None
    ) -> int:
        """The key of a subject now planned."""
        words = PlannedWords(subject, purpose="To **note**")
        key = meeting.id if meeting else None
        return made(
            lambda: operations.add(
                self.committee, words, self.actor, TODAY, meeting_id=key, action=action
            )
        ).id

    def get(self, planned_id: int) -> PlannedItem:
        """What is planned, as it is now."""
        return programme.get(self.actor, planned_id)

    def change(self, planned_id: int, change: Callable[[PlannedItem], None]) -> None:
        """Change it in one write."""
        made(lambda: change(self.get(planned_id)))

    def move(self, planned_id: int, meeting: Meeting | None, place: int | None = None) -> None:
        """Move it, as somebody who sees it as it is."""
        key = meeting.id if meeting else None

        def change(planned: PlannedItem) -> None:
            seen = planned.version
            operations.move(planned, key, place, self.actor, TODAY, seen_version=seen)

        self.change(planned_id, change)

    def unplace(self, planned_id: int) -> None:
        """Take its meeting away."""
        self.move(planned_id, None)

    def cancel(self, meeting: Meeting) -> None:
        """Cancel a meeting."""

        def change() -> None:
            found = builders.loaded(meeting, self.actor)
            meetings.change(
                found,
                self.actor,
                seen_version=found.version,
                held_on=found.held_on,
                start_time=found.start_time,
                place=found.place,
                kind=found.kind,
                status=MeetingStatus.CANCELLED,
            )

        made(change)

    def to_agenda(self, planned_id: int) -> AgendaItem:
        """The item it became."""

        def change() -> AgendaItem:
            purpose, html = "To **note**", "<p>To <strong>note</strong></p>"
            planned = self.get(planned_id)
            return operations.to_agenda(planned, "7", purpose, html, self.actor, TODAY)

        return made(change)

    def drop(self, planned_id: int) -> None:
        """Drop it."""

        def change(planned: PlannedItem) -> None:
            operations.drop(planned, "Not ours", self.actor, TODAY, seen_version=planned.version)

        self.change(planned_id, change)

    def order_at(self, meeting: Meeting | None) -> list[str]:
        """The subjects planned for a meeting, or for none yet, in order."""
        shown = programme.programme_of(self.actor, self.committee.id, TODAY)
        if meeting is None:
            return [row.subject for row in shown.unplaced]
        return [
            row.subject
            for group in shown.groups
            if group.meeting_id == meeting.id
            for row in group.rows
        ]


@pytest.fixture
def house(app: Flask, clock: Traveller) -> Iterator[House]:
    del clock
    with app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        past, *coming = [
            builders.a_meeting(committee, clerk, TODAY + timedelta(days=days))
            for days in (-30, 30, 60, 90)
        ]
        yield House(committee, clerk, builders.as_reader(clerk), past, coming)


def refused(call: Callable[[], object]) -> RuleBroken:
    with pytest.raises(RuleBroken) as refusal:
        call()
    return refusal.value


def test_new_subjects_come_last(house: House) -> None:
    first = house.coming[0]
    for subject in ("a", "b"):
        house.plan(subject, first)
    house.plan("c")
    assert house.order_at(first) == ["a", "b"]
    assert house.order_at(None) == ["c"]


def test_only_a_coming_meeting_of_the_committee_is_taken(house: House) -> None:
    other = builders.a_committee("ENV", "Environment")
    elsewhere = builders.a_meeting(other, house.clerk, TODAY + timedelta(days=9))
    house.cancel(house.coming[2])
    key = house.plan("kept")
    for meeting, code in (
        (elsewhere, Broken.DUE_MEETING_UNKNOWN),
        (house.past, Broken.PLANNED_MEETING_PAST),
        (house.coming[2], Broken.PLANNED_MEETING_PAST),
    ):
        planning = refused(partial(house.plan, "a", meeting))
        moving = refused(partial(house.move, key, meeting))
        assert (planning.field, planning.code) == ("meeting_id", code)
        assert (moving.field, moving.code) == ("meeting_id", code)
    assert house.order_at(None) == ["kept"]


@pytest.mark.parametrize(
    ("subject", "place", "order"),
    [
        ("c", 1, "cabd"),
        ("c", 2, "acbd"),
        ("c", 3, "abcd"),
        ("c", 4, "abdc"),
        ("a", 3, "bcad"),
        ("d", 1, "dabc"),
        ("a", None, "bcda"),
        ("a", 99, "bcda"),
    ],
)
def test_order_follows_the_place_asked_for(
    subject: str, place: int | None, order: str, house: House
) -> None:
    keys = {each: house.plan(each, house.coming[0]) for each in "abcd"}
    house.move(keys[subject], house.coming[0], place)
    assert "".join(house.order_at(house.coming[0])) == order
    assert programme.place_of(house.get(keys[subject])) == order.index(subject) + 1


def test_subjects_go_between_meetings_and_to_none(house: House) -> None:
    first, second, _third = house.coming
    keys = {each: house.plan(each, first) for each in "abc"}
    keys["x"] = house.plan("x", second)
    house.move(keys["b"], second, 1)
    house.move(keys["c"], None)
    assert house.order_at(first) == ["a"]
    assert house.order_at(second) == ["b", "x"]
    assert house.order_at(None) == ["c"]


def test_moving_one_leaves_the_forms_of_others_good(house: House) -> None:
    keys = [house.plan(each, house.coming[0]) for each in "ab"]
    before = house.get(keys[0]).version
    house.move(keys[1], house.coming[0], 1)
    assert house.get(keys[0]).version == before
    assert house.get(keys[1]).version == 2


def test_nothing_is_recorded_when_it_stays_where_it_is(house: House) -> None:
    key = house.plan("a", house.coming[0])
    house.move(key, house.coming[0], 1)
    assert [event.tag for event in history.list_of(house.get(key))] == ["planned_item_added"]


def test_moves_are_told_by_day_and_by_place(house: House) -> None:
    key = house.plan("a", house.coming[0])
    house.plan("b", house.coming[0])
    house.move(key, house.coming[0], 2)
    house.move(key, house.coming[1])
    assert [event.changes for event in history.list_of(house.get(key))][:2] == [
        {"meeting_on": ["2014-02-22", "2014-03-24"]},
        {"place": [1, 2]},
    ]


def test_history_repeats_no_words_that_may_be_private(house: House) -> None:
    key = house.plan("Canary")
    words = PlannedWords("Robin", "Wren", is_public=False)
    actor = house.actor
    house.change(key, lambda planned: operations.change(planned, words, actor, seen_version=1))
    event = history.list_of(house.get(key))[0]
    assert event.changes["subject"] == [None, None]
    assert event.changes["is_public"] == [True, False]
    assert "Robin" not in str(event.changes)
    assert operations.shown_name(house.get(key)) == f"Planned item {key}"


def changed_late(planned: PlannedItem, actor: Reader) -> None:
    operations.change(planned, PlannedWords("b"), actor, seen_version=9)


def moved_late(planned: PlannedItem, actor: Reader) -> None:
    operations.move(planned, None, None, actor, TODAY, seen_version=9)


def dropped_late(planned: PlannedItem, actor: Reader) -> None:
    operations.drop(planned, "why", actor, TODAY, seen_version=9)


@pytest.mark.parametrize("late", [changed_late, moved_late, dropped_late])
def test_an_overtaken_change_is_refused(
    late: Callable[[PlannedItem, Reader], None], house: House
) -> None:
    key = house.plan("a", house.coming[0])
    broken = refused(lambda: house.change(key, lambda planned: late(planned, house.actor)))
    assert broken.code is Broken.CHANGED_MEANWHILE
    assert house.get(key).subject == "a"


def test_it_becomes_an_item_of_its_meetings_agenda(house: House) -> None:
    post = builders.a_post()
    words = PlannedWords("Annual report", "To **note**", lead_post_id=post.id)
    key = made(
        lambda: operations.add(
            house.committee, words, house.actor, TODAY, meeting_id=house.coming[0].id
        )
    ).id
    item = house.to_agenda(key)
    stored = items.get_words(items.get(house.actor, item.public_id))
    assert (stored.meeting_id, stored.number) == (house.coming[0].id, "7")
    assert (stored.title, stored.purpose) == ("Annual report", "To **note**")
    assert stored.lead_post_id == post.id
    assert stored.restriction is Restriction.OPEN
    assert house.get(key).item_id == item.id


def test_what_comes_of_a_private_action_is_added_as_private(house: House) -> None:
    source = builders.an_item(house.past, house.clerk, "Report", "Agreed.")
    action = builders.an_action(
        house.committee,
        house.past,
        house.clerk,
        item=source,
        restriction=Restriction.EXEMPT,
        restriction_ground="Paragraph 2",
    )
    builders.agenda_published(house.past, house.clerk)
    builders.minutes_published(house.past, house.clerk)
    item = house.to_agenda(house.plan("Canary", house.coming[0], action))
    assert (item.restriction, item.restriction_ground) == (Restriction.EXEMPT, "Paragraph 2")
    builders.agenda_published(house.coming[0], house.clerk)
    assert items.get(PUBLIC, item.public_id).shown_title == "Private item"


def test_an_agenda_needs_a_meeting_that_will_be_held(house: House) -> None:
    placed, unplaced = house.plan("a", house.coming[0]), house.plan("b")
    house.cancel(house.coming[0])
    assert refused(lambda: house.to_agenda(unplaced)).code is Broken.PLANNED_WITHOUT_MEETING
    assert refused(lambda: house.to_agenda(placed)).code is Broken.PLANNED_MEETING_PAST


@pytest.mark.parametrize("again", [House.to_agenda, House.drop, House.unplace])
def test_what_has_ended_is_left_alone(again: Callable[[House, int], object], house: House) -> None:
    on_agenda, dropped = house.plan("a", house.coming[0]), house.plan("b", house.coming[0])
    house.to_agenda(on_agenda)
    house.drop(dropped)
    assert refused(lambda: again(house, on_agenda)).code is Broken.PLANNED_ON_AGENDA
    assert refused(lambda: again(house, dropped)).code is Broken.PLANNED_DROPPED
    assert house.order_at(house.coming[0]) == ["a"]


def test_an_item_of_a_cancelled_meeting_can_be_planned_again(house: House) -> None:
    key = house.plan("a", house.coming[0])
    house.to_agenda(key)
    house.cancel(house.coming[0])
    house.move(key, house.coming[1])
    assert house.get(key).item_id is None
    assert house.order_at(house.coming[1]) == ["a"]
    assert house.to_agenda(key).meeting_id == house.coming[1].id


def test_the_reason_it_was_dropped_is_kept(house: House) -> None:
    key = house.plan("a")
    house.drop(key)
    rows = programme.list_dropped(house.actor, house.committee.id)
    assert [(row.subject, row.dropped_on, row.drop_reason) for row in rows] == [
        ("a", TODAY, "Not ours")
    ]
    assert history.list_of(house.get(key))[0].reason == "Not ours"
