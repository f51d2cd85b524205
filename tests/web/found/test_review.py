"""The queue of passages found in older minutes: what stands in it, in what order, for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from sqlalchemy import select

from tests import builders
from tests.databases import statements
from tests.pages import PageClient
from tracker import clock, transaction
from tracker.db import db
from tracker.models import AgendaItem, Committee, Meeting, MinutesReading, Person
from tracker.operations import minutes_readings
from tracker.operations.minutes_readings import keep, read_next
from tracker.queries import actions, items
from tracker.rules.found_passages import passage_digest
from tracker.vocabulary import MemberRole

if TYPE_CHECKING:
    from time_machine import Traveller
    from werkzeug.test import TestResponse

NEW = "It was agreed that the Head of Roads would write to residents."
OLD = "The Clerk was asked to invite the police to the next meeting."


@dataclass
class Town:
    """A clerk, and two meetings of one committee whose minutes nobody has gone through."""

    app: Flask
    client: PageClient
    clerk: Person
    committee: Committee
    newer: Meeting
    older: Meeting
    items: list[AgendaItem]

    def read(self) -> int:
        """Read ahead, as the worker does."""
        with self.app.app_context():
            found = read_next(500)
            return transaction.write(lambda: keep(found, clock.now()))

    def shown(self, address: str = "/found") -> str:
        """The page as text."""
        answer = self.client.get(address)
        assert answer.status_code == 200
        return answer.get_data(as_text=True)

    def press(self, verb: str, item: AgendaItem, words: str) -> TestResponse:
        """Press a button of the queue beside a passage."""
        sent = {"passage": passage_digest(words), "from": "review", "after": ""}
        return self.client.post(f"/items/{item.public_id}/found/{verb}", data=sent)


@pytest.fixture
def town(app: Flask, client: PageClient, clock: Traveller) -> Town:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        older = builders.a_meeting(committee, clerk, date(2013, 11, 21))
        newer = builders.a_meeting(committee, clerk, date(2014, 1, 23))
        builders.a_post("Head of Roads")
        items = [
            builders.an_item(older, clerk, "Police", minutes_source=OLD),
            builders.an_item(newer, clerk, "Roads", minutes_source=f"{NEW}\n\nThe rest was noted."),
        ]
        builders.sign_in(client, clerk)
    return Town(app, client, clerk, committee, newer, older, items)


def test_minutes_that_were_not_read_are_counted_and_read_at_a_press(town: Town) -> None:
    text = town.shown()
    assert "2 items have minutes that were not read yet" in text
    assert 'class="app-card app-found"' not in text
    answer = town.client.post("/found/read")
    assert (answer.status_code, answer.location) == (303, "/found")
    text = town.shown()
    assert "not read yet" not in text
    assert text.count('class="app-card app-found"') == 2


def test_newest_meetings_come_first_with_what_was_understood(town: Town) -> None:
    assert town.read() == 2
    assert town.read() == 0, "what is read is not read again"
    text = town.shown()
    assert text.index(NEW) < text.index(OLD)
    assert "23 January 2014" in text
    assert "Head of Roads</dd>" in re.sub(r"\s+<", "<", text)
    assert "No post in the records is called “The Clerk”" in text


def test_accepting_and_dismissing_lead_back_to_what_is_left(town: Town) -> None:
    town.read()
    answer = town.press("accept", town.items[1], NEW)
    assert (answer.status_code, answer.location) == (303, "/found")
    assert NEW not in town.shown()
    assert town.press("dismiss", town.items[0], OLD).location == "/found"
    assert "You have decided on everything" in town.shown()
    with town.app.app_context():
        reader = builders.as_reader(town.clerk)
        (row,) = actions.list_of_item(reader, town.items[1].id, date(2014, 1, 24))
    assert row.wording.startswith("The Head of Roads would write")


def test_saved_again_is_read_again(town: Town) -> None:
    town.read()
    item = town.items[1]
    with town.app.app_context():
        version = items.get(builders.as_reader(town.clerk), item.public_id).current_revision_id
    words = NEW.replace("residents", "every resident")
    sent = {"minutes": words, "version": str(version)}
    assert town.client.post(f"/items/{item.public_id}/minutes", data=sent).status_code == 303
    assert NEW not in town.shown(), "what stands in the minutes no more is not offered"
    town.read()
    assert words in town.shown()


def test_what_was_recorded_by_hand_is_not_offered(town: Town) -> None:
    town.read()
    address = f"/items/{town.items[1].public_id}/actions/new"
    sent = {"wording": "Write", "passage": NEW, "due_kind": "none", "restriction": "open"}
    assert town.client.post(address, data=sent).status_code == 303
    assert NEW not in town.shown()


def test_what_was_recorded_by_hand_before_fills_no_page(town: Town) -> None:
    address = f"/items/{town.items[1].public_id}/actions/new"
    sent = {"wording": "Write", "passage": NEW, "due_kind": "none", "restriction": "open"}
    assert town.client.post(address, data=sent).status_code == 303
    town.read()
    text = town.shown()
    assert OLD in text
    assert NEW not in text


def test_pages_follow_each_other_and_leave_nothing_out(town: Town) -> None:
    with town.app.app_context():
        for number in range(23):
            words = f"It was agreed that the Clerk would write letter {number} to residents."
            builders.an_item(town.older, town.clerk, f"Item {number}", minutes_source=words)
    town.read()
    seen: list[str] = []
    address = "/found"
    for _ in range(5):
        text = town.shown(address)
        seen += re.findall(r"write letter (\d+) to residents\.</p>", text)
        following = re.search(r'href="(/found\?after=[^"]+)" rel="next"', text)
        if following is None:
            break
        address = following.group(1).replace("&amp;", "&")
    assert sorted(map(int, seen)) == list(range(23))


@pytest.mark.parametrize(
    "after",
    ["x", "2014-01-23", "2014-13-01~1~1~1~1", "2014-01-23~1~1~1~" + "9" * 30, "~~~~", "é" * 99],
)
def test_an_address_that_means_nothing_begins_at_the_beginning(town: Town, after: str) -> None:
    town.read()
    answer = town.client.get("/found", query_string={"after": after})
    assert answer.status_code == 200
    assert NEW in answer.get_data(as_text=True)


def test_ten_passages_cost_the_statements_of_one(town: Town) -> None:
    def cost() -> int:
        with statements() as sent:
            town.shown()
        return len(sent)

    town.read()
    town.press("dismiss", town.items[0], OLD)
    town.shown()
    few = cost()
    with town.app.app_context():
        other = builders.a_committee("HSP", "Health Panel")
        for year in range(2005, 2013):
            meeting = builders.a_meeting(other, town.clerk, date(year, 6, 3))
            words = f"It was agreed that the Clerk would write to the {year} group."
            builders.an_item(meeting, town.clerk, minutes_source=words)
    town.read()
    town.shown()
    assert cost() == few


@pytest.mark.parametrize(
    ("role", "status"), [("public", 302), ("officer", 403), ("member", 403), ("chair", 403)]
)
def test_only_a_clerk_has_the_queue(town: Town, role: str, status: int) -> None:
    town.read()
    with town.app.app_context():
        people = {name: builders.a_person(name.title()) for name in ("officer", "member", "chair")}
        builders.seated(people["member"], town.committee)
        builders.seated(people["chair"], town.committee, MemberRole.CHAIR)
    town.client.post("/sign-out")
    if role != "public":
        builders.sign_in(town.client, people[role])
    for answer in (town.client.get("/found"), town.client.post("/found/read")):
        assert answer.status_code == status
        assert NEW not in answer.get_data(as_text=True)


def test_positions_whose_words_were_redacted_are_forgotten(town: Town) -> None:
    town.read()
    with town.app.app_context():
        assert read_next(10) == []
        revisions = list(db.session.scalars(select(MinutesReading.revision_id)))
        transaction.write(lambda: minutes_readings.forget(revisions))
        assert sorted(each.revision_id for each in read_next(10)) == sorted(revisions)
