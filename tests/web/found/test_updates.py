"""Passages that tell of older actions: offered, added to an action in one step, remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests import builders
from tests.pages import PageClient
from tracker import clock as house_clock
from tracker.models import Action, AgendaItem, Committee, Meeting, Person
from tracker.operations import meetings
from tracker.queries import updates
from tracker.rules.found_passages import passage_digest
from tracker.vocabulary import Restriction

if TYPE_CHECKING:
    from time_machine import Traveller
    from werkzeug.test import TestResponse

SAID = "The letter to schools about lunch money had been circulated."
ASKED = "It was agreed that the Director of Children’s Services would write a letter to schools about lunch money."


@dataclass
class Desk:
    """A clerk before minutes that tell of an action issued two months earlier."""

    app: Flask
    client: PageClient
    clerk: Person
    committee: Committee
    meeting: Meeting
    item: AgendaItem
    action: Action

    @property
    def address(self) -> str:
        """The page of the item."""
        return f"/items/{self.item.public_id}/found"

    def shown(self) -> str:
        """The page as text."""
        return self.client.get(self.address).get_data(as_text=True)

    def press(self, reference: str) -> TestResponse:
        """Add the passage to an action."""
        sent = {"passage": passage_digest(SAID), "action": reference}
        return self.client.post(f"{self.address}/update", data=sent)

    def told(self) -> list[str]:
        """The texts of the action's updates."""
        with self.app.app_context():
            rows = updates.list_of(builders.as_reader(self.clerk), self.action.id)
            return [row.text for row in rows]


@pytest.fixture
def desk(app: Flask, client: PageClient, clock: Traveller) -> Desk:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        reader = builders.as_reader(clerk)
        committee = builders.a_committee()
        post = builders.a_post()
        before = builders.a_meeting(committee, clerk, date(2013, 11, 21))
        meeting = builders.a_meeting(committee, clerk, date(2014, 1, 23))
        old = builders.an_item(before, clerk, "Lunch", minutes_source=ASKED)
        words = "Write a letter to schools"
        action = builders.an_action(committee, before, clerk, words, old, lead_post_id=post.id)
        builders.an_action(committee, before, clerk, "Mend the gate", lead_post_id=post.id)
        held = builders.loaded(before, reader)
        builders.made(lambda: meetings.issue(held, reader, house_clock.now()) and None)
        item = builders.an_item(meeting, clerk, "Matters arising", minutes_source=SAID)
        builders.sign_in(client, clerk)
    return Desk(app, client, clerk, committee, meeting, item, action)


def test_the_likeliest_action_is_offered_first_and_nothing_is_chosen(desk: Desk) -> None:
    text = desk.shown()
    assert SAID in text
    options = re.findall(r'<option value="([^"]*)"( selected)?>', text)
    assert options[:2] == [("", ""), (desk.action.reference, "")]
    assert len(options) == 3


def test_one_step_adds_the_passage_to_the_action_and_is_remembered(desk: Desk) -> None:
    answer = desk.press(desk.action.reference)
    assert (answer.status_code, answer.location) == (303, desk.address)
    assert desk.told() == [SAID]
    text = desk.shown()
    assert "Added to" in text
    assert "<option" not in text
    desk.press(desk.action.reference)
    assert desk.told() == [SAID], "pressed twice it is added once"


@pytest.mark.parametrize(
    "reference", ["", "CSP/2013-14/999", "x", "a/b/c", "CSP/2013-14/001/5", "é" * 50]
)
def test_an_action_that_was_not_offered_changes_nothing(desk: Desk, reference: str) -> None:
    assert desk.press(reference).status_code == 303
    assert desk.told() == []
    assert "<option" in desk.shown()


def test_a_telling_passage_can_be_dismissed_and_put_back(desk: Desk) -> None:
    sent = {"passage": passage_digest(SAID)}
    desk.client.post(f"{desk.address}/dismiss", data=sent)
    assert "<option" not in desk.shown()
    desk.client.post(f"{desk.address}/restore", data=sent)
    assert "<option" in desk.shown()


def test_words_of_a_private_item_are_offered_to_no_open_action(desk: Desk) -> None:
    with desk.app.app_context():
        desk.item = builders.an_item(
            desk.meeting,
            desk.clerk,
            minutes_source=SAID,
            restriction=Restriction.EXEMPT,
            restriction_ground="paragraph 2",
            public_title="Private item",
        )
    assert "<option" not in desk.shown()
    desk.press(desk.action.reference)
    assert desk.told() == []
