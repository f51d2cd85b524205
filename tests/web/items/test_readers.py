"""Naming who else may read a private item, on its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.api.programs import Program, a_token
from tracker import clock as time
from tracker.models import Person
from tracker.operations import meetings
from tracker.queries import named_readers
from tracker.vocabulary import Restriction

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

UNTIL = {"until_on-day": "10", "until_on-month": "2", "until_on-year": "2014"}


@dataclass
class Town:
    clerk: Person
    officer: Person
    item_id: int
    private: str
    open: str

    @property
    def sent(self) -> dict[str, str]:
        return UNTIL | {"person": str(self.officer.id), "reason": "Advises the committee"}


@pytest.fixture
def town(app: Flask, client: PageClient, clock: object) -> Town:
    del clock
    with app.app_context():
        clerk, officer = builders.a_clerk(), builders.a_person("Mo Officer")
        meeting = builders.a_meeting(builders.a_committee(), clerk)
        private = builders.an_item(
            meeting,
            clerk,
            "The family",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
            public_title="A private matter",
        )
        plain = builders.an_item(meeting, clerk, "Figures")
        builders.agenda_published(meeting, clerk)
        found = Town(
            clerk, officer, private.id, f"/items/{private.public_id}", f"/items/{plain.public_id}"
        )
    builders.sign_in(client, clerk)
    return found


def test_a_person_is_named_reads_and_reads_no_more(
    app: Flask, client: PageClient, town: Town
) -> None:
    assert client.get(f"{town.private}/readers/new").status_code == 200
    assert client.post(f"{town.private}/readers/new", data=town.sent).status_code == 303
    text = client.get(town.private).get_data(as_text=True)
    assert "Mo Officer, until 10 February 2014: Advises the committee" in text
    assert "Somebody named who may read it" in text
    with app.app_context():
        (named,) = named_readers.list_of(town.item_id, time.today())
    ending = f"{town.private}/readers/{named.id}/end"

    builders.sign_in(client, town.officer)
    text = client.get(town.private).get_data(as_text=True)
    assert "The family" in text
    assert "Named readers" not in text
    assert "Somebody named" not in text
    # One that is there is answered as one that is not.
    assert client.get(ending).status_code == 404
    client.post("/sign-out")
    assert client.get(ending).status_code == 404

    builders.sign_in(client, town.clerk)
    assert client.get(ending).status_code == 200
    assert client.post(ending).status_code == 303
    builders.sign_in(client, town.officer)
    assert "The family" not in client.get(town.private).get_data(as_text=True)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"person": ""}, "Select a person"),
        ({"person": "999"}, "Person"),
        ({"reason": " "}, "Enter why they need to read it"),
        ({"until_on-year": "2013"}, "today or later"),
        ({"until_on-day": "31"}, "Last day"),
        ({"until_on-day": "", "until_on-month": "", "until_on-year": ""}, "Enter the last day"),
    ],
)
def test_nobody_is_named_when_the_form_is_wrong(
    app: Flask, client: PageClient, town: Town, changed: dict[str, str], message: str
) -> None:
    sent = town.sent | changed
    answer = client.post(f"{town.private}/readers/new", data=sent)
    text = answer.get_data(as_text=True)

    assert answer.status_code == 422
    assert message in text
    assert sent["reason"].strip() in text
    with app.app_context():
        assert named_readers.list_of(town.item_id, time.today()) == []


def test_an_open_item_offers_nobody_to_name(client: PageClient, town: Town) -> None:
    assert "Named readers" not in client.get(town.open).get_data(as_text=True)
    assert client.get(f"{town.open}/readers/new").status_code == 303
    assert client.get(f"{town.open}/readers/1/end").status_code == 404


def test_only_clerks_name_readers(client: PageClient, town: Town) -> None:
    builders.sign_in(client, town.officer)

    assert client.get(f"{town.private}/readers/new").status_code == 403
    assert client.post(f"{town.private}/readers/new", data=town.sent).status_code == 403


def test_a_person_is_named_for_an_action_alone(app: Flask, client: PageClient, town: Town) -> None:
    with app.app_context():
        committee = builders.a_committee("ENV", "Environment")
        meeting = builders.a_meeting(committee, town.clerk)
        item = builders.an_item(meeting, town.clerk, "Figures", "Noted.")
        action = builders.an_action(
            committee,
            meeting,
            town.clerk,
            "Write to the Zqfamily",
            item,
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 1",
        )
        builders.agenda_published(meeting, town.clerk)
        builders.minutes_published(meeting, town.clerk)
    here = f"/actions/{action.reference}"
    assert client.get(f"{here}/readers/new").status_code == 200
    past = town.sent | {"until_on-year": "2013"}
    assert client.post(f"{here}/readers/new", data=past).status_code == 422
    assert client.post(f"{here}/readers/new", data=town.sent).status_code == 303
    assert client.post(f"{here}/readers/new", data=town.sent).status_code == 422
    assert "Mo Officer, until 10 February 2014" in client.get(here).text
    builders.sign_in(client, town.officer)
    assert "Zqfamily" in client.get(here).text
    builders.sign_in(client, town.clerk)
    with app.app_context():
        (named,) = named_readers.list_of_action(action.id, time.today())
    ending = f"{here}/readers/{named.id}/end"
    assert client.get(ending).status_code == 200
    assert client.post(ending).status_code == 303
    builders.sign_in(client, town.officer)
    assert client.get(here).status_code == 404


def test_owners_and_members_do_not_learn_who_was_named_and_why(
    app: Flask, client: PageClient, town: Town
) -> None:
    with app.app_context():
        committee, post = builders.a_committee("ENV", "Environment"), builders.a_post()
        meeting = builders.a_meeting(committee, town.clerk)
        item = builders.an_item(meeting, town.clerk, "Figures", "Noted.")
        action = builders.an_action(
            committee,
            meeting,
            town.clerk,
            item=item,
            lead_post_id=post.id,
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 1",
        )
        builders.agenda_published(meeting, town.clerk)
        builders.minutes_published(meeting, town.clerk)
        builders.made(
            lambda: meetings.issue(
                builders.loaded(meeting, builders.as_reader(town.clerk)),
                builders.as_reader(town.clerk),
                time.now(),
            )
        )
        owner = builders.appointed(builders.a_person("Oona Owner"), post)
        member = builders.seated(builders.a_person("Mia Member"), committee)
    here = f"/actions/{action.reference}"
    sent = town.sent | {"reason": "Looks into Zqwhyxv"}
    assert client.post(f"{here}/readers/new", data=sent).status_code == 303
    kept = {"until_on-day": "1", "until_on-month": "8", "until_on-year": "2014"}
    kept["reason"] = "Zqkeptxv still"
    assert client.post(f"{here}/keep-private", data=kept).status_code == 303
    assert "Zqkeptxv" in client.get(here).text
    for person in (owner, member):
        builders.sign_in(client, person)
        told = Program(app, a_token(app, person)).get(f"{here}/history").text
        for text in (client.get(here).text, told):
            assert "Issued" in text
            assert not [word for word in ("Mo Officer", "Zqwhyxv", "Zqkeptxv") if word in text]
