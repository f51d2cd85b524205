"""Items as pages: who reads what, adding, changing, and writing minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests import builders
from tests.pages import PageClient
from tracker.models import AgendaItem, Committee, Indicator, Meeting, Person, Post
from tracker.queries import items
from tracker.vocabulary import MemberRole, Restriction

if TYPE_CHECKING:
    from time_machine import Traveller

TODAY = date(2014, 1, 23)
ROLES = ("public", "stranger", "member", "lead", "chair", "clerk")
NEW = {
    "number": "9",
    "title": "Budget",
    "purpose": "To note the **budget**.",
    "restriction": "open",
}


@dataclass
class Town:
    """A meeting with an open item that a post leads, and a private one."""

    client: PageClient
    people: dict[str, Person]
    committee: Committee
    meeting: Meeting
    item: AgendaItem
    private: AgendaItem
    post: Post
    indicator: Indicator

    def sign_in(self, role: str) -> None:
        """Let the client act as a role."""
        self.client.post("/sign-out")
        if role != "public":
            builders.sign_in(self.client, self.people[role])


@pytest.fixture
def town(app: Flask, client: PageClient, clock: Traveller) -> Town:
    del clock
    with app.app_context():
        people = {role: builders.a_person(role.title()) for role in ROLES[1:-1]}
        clerk = people["clerk"] = builders.a_clerk("Clerk")
        people["second"] = builders.a_clerk("Second Clerk")
        committee, post = builders.a_committee(), builders.a_post()
        builders.seated(people["chair"], committee, MemberRole.CHAIR)
        builders.seated(people["member"], committee)
        builders.appointed(people["lead"], post)
        indicator = builders.an_indicator()
        meeting = builders.a_meeting(committee, clerk, TODAY)
        item = builders.an_item(
            meeting,
            clerk,
            "Open title",
            "Open minutes",
            "Open purpose",
            number="7",
            lead_post_id=post.id,
            indicator_ids=[indicator.id],
        )
        private = builders.an_item(
            meeting,
            clerk,
            "Private title",
            "Private minutes",
            "Private purpose",
            number="8",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
            public_title="A private matter",
        )
        return Town(client, people, committee, meeting, item, private, post, indicator)


def publish(app: Flask, town: Town, *, minutes: bool = False) -> None:
    with app.app_context():
        builders.agenda_published(town.meeting, town.people["clerk"])
        if minutes:
            builders.minutes_published(town.meeting, town.people["clerk"])


@pytest.mark.parametrize("role", ROLES)
def test_item_of_a_draft_agenda_is_there_for_insiders_alone(town: Town, role: str) -> None:
    town.sign_in(role)
    insiders = {"clerk", "chair", "lead"}
    open_one = town.client.get(f"/items/{town.item.public_id}")
    assert open_one.status_code == (200 if role in insiders else 404)
    private = town.client.get(f"/items/{town.private.public_id}")
    assert private.status_code == (200 if role in insiders - {"lead"} else 404)


@pytest.mark.parametrize("role", ROLES)
def test_minutes_are_read_once_they_are_published(app: Flask, town: Town, role: str) -> None:
    publish(app, town)
    town.sign_in(role)
    address = f"/items/{town.item.public_id}"
    before = town.client.get(address).get_data(as_text=True)
    assert "Open purpose" in before
    assert "/indicators/CF1" in before
    assert ("Open minutes" in before) == (role in {"clerk", "chair", "lead"})
    with app.app_context():
        builders.minutes_published(town.meeting, town.people["clerk"])
    assert "Open minutes" in town.client.get(address).get_data(as_text=True)


@pytest.mark.parametrize("role", ROLES)
def test_private_item_shows_its_public_title_and_ground_alone(
    app: Flask, town: Town, role: str
) -> None:
    publish(app, town, minutes=True)
    town.sign_in(role)
    text = town.client.get(f"/items/{town.private.public_id}").get_data(as_text=True)
    knows = role in {"member", "chair", "clerk"}
    for words in ("Private title", "Private purpose", "Private minutes"):
        assert (words in text) == knows
    assert ("A private matter" in text) != knows
    assert "Taken in private: Paragraph 2." in text


@pytest.mark.parametrize("role", ROLES)
def test_only_the_clerk_is_offered_verbs(app: Flask, town: Town, role: str) -> None:
    publish(app, town)
    town.sign_in(role)
    text = town.client.get(f"/items/{town.item.public_id}").get_data(as_text=True)
    for words in ("Record an action", "Write minutes", "Edit item"):
        assert (words in text) == (role == "clerk")


def test_item_is_added_with_its_purpose_rendered(app: Flask, town: Town) -> None:
    town.sign_in("clerk")
    address = f"/meetings/{town.meeting.public_id}/items/new"
    assert 'value="9"' in town.client.get(address).get_data(as_text=True)
    sent = NEW | {"indicator_ids": str(town.indicator.id), "lead_post_id": str(town.post.id)}
    answer = town.client.post(address, data=sent, follow_redirects=True)
    text = answer.get_data(as_text=True)
    assert "Item 9 added." in text
    assert "<strong>budget</strong>" in text
    assert "Led by Director of Children’s Services" in text
    with app.app_context():
        rows = items.list_shown(builders.as_reader(town.people["clerk"]), town.meeting.id)
        assert [row.number for row in rows] == ["7", "8", "9"]
        assert items.list_indicator_ids(rows[-1].id) == {town.indicator.id}


WRONG = [
    ({"number": ""}, "Enter the item’s number, such as 7 or 10a"),
    ({"number": "9" * 21}, "Number must be 20 characters or fewer"),
    ({"title": ""}, "Enter the item’s title"),
    ({"title": "x" * 201}, "Title must be 200 characters or fewer"),
    ({"purpose": "x" * 20_001}, "Purpose must be 20,000 characters or fewer"),
    ({"lead_post_id": "999"}, "Led by must be one of the choices"),
    ({"lead_post_id": "nobody"}, "Led by must be one of the choices"),
    ({"indicator_ids": "999"}, "Indicators considered must be one of the choices"),
    ({"restriction": "secret"}, "Select who may read it"),
    ({"restriction": "exempt"}, "Enter the paragraph or legal ground for taking it in private"),
    (
        {"restriction": "confidential", "confidential_ground": "Court order"},
        "Enter the title that the public sees",
    ),
    # what stands under another radio does not count
    ({"restriction": "exempt", "confidential_ground": "Court order"}, "Enter the paragraph"),
]


@pytest.mark.parametrize(("changed", "message"), WRONG)
@pytest.mark.parametrize("verb", ["new", "edit"])
def test_item_is_refused_when_something_is_wrong(
    app: Flask, town: Town, verb: str, changed: dict[str, str], message: str
) -> None:
    town.sign_in("clerk")
    address = {
        "new": f"/meetings/{town.meeting.public_id}/items/new",
        "edit": f"/items/{town.item.public_id}/edit",
    }[verb]
    sent = NEW | {"version": "2", "exempt_title": "Kept words"} | changed
    answer = town.client.post(address, data=sent)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert message in text
    assert "Kept words" in text
    with app.app_context():
        rows = items.list_shown(builders.as_reader(town.people["clerk"]), town.meeting.id)
        assert [row.title for row in rows] == ["Open title", "Private title"]


def version_of(app: Flask, town: Town) -> str:
    with app.app_context():
        return str(items.get(builders.as_reader(town.people["clerk"]), town.item.public_id).version)


def test_new_restriction_takes_the_item_from_the_public_at_once(app: Flask, town: Town) -> None:
    publish(app, town, minutes=True)
    with app.app_context():
        builders.an_action(town.committee, town.meeting, town.people["clerk"], item=town.item)
    town.sign_in("clerk")
    sent = NEW | {
        "version": version_of(app, town),
        "title": "Open title",
        "restriction": "exempt",
        "exempt_ground": "Paragraph 1",
        "exempt_title": "A staff matter",
    }
    answer = town.client.post(f"/items/{town.item.public_id}/edit", data=sent)
    assert answer.status_code == 303
    town.sign_in("public")
    page = town.client.get(f"/items/{town.item.public_id}").get_data(as_text=True)
    whole = town.client.get(f"/meetings/{town.meeting.public_id}").get_data(as_text=True)
    for text in (page, whole):
        assert "A staff matter" in text
        assert "Open minutes" not in text
        assert "CSP/2013-14/001" not in text


def test_form_shows_what_is_stored_and_indicators_can_be_taken_away(app: Flask, town: Town) -> None:
    town.sign_in("clerk")
    address = f"/items/{town.item.public_id}/edit"
    text = town.client.get(address).get_data(as_text=True)
    assert "Open purpose</textarea>" in text
    assert f'value="{town.indicator.id}" checked' in text
    sent = NEW | {"version": version_of(app, town), "title": "Open title"}
    assert town.client.post(address, data=sent).status_code == 303
    with app.app_context():
        assert items.list_indicator_ids(town.item.id) == set()


def test_change_is_refused_when_somebody_was_first(app: Flask, town: Town) -> None:
    seen = version_of(app, town)
    town.sign_in("clerk")
    address = f"/items/{town.item.public_id}/edit"
    assert town.client.post(address, data=NEW | {"version": seen}).status_code == 303
    late = town.client.post(address, data=NEW | {"version": seen, "title": "Overtaken"})
    text = late.get_data(as_text=True)
    assert late.status_code == 422
    assert "Somebody changed this while you were writing" in text
    assert 'value="Overtaken"' in text
    assert "Budget" in text
    now = version_of(app, town)
    again = town.client.post(address, data=NEW | {"version": now, "title": "Overtaken"})
    assert again.status_code == 303


def base_of(app: Flask, town: Town) -> str:
    with app.app_context():
        clerk = builders.as_reader(town.people["clerk"])
        return str(items.get(clerk, town.item.public_id).current_revision_id)


def test_minutes_are_saved_and_rendered(app: Flask, town: Town) -> None:
    town.sign_in("clerk")
    address = f"/items/{town.item.public_id}/minutes"
    assert "Open minutes</textarea>" in town.client.get(address).get_data(as_text=True)
    sent = {"version": base_of(app, town), "minutes": "- one\n- **two**", "then": "next"}
    answer = town.client.post(address, data=sent)
    assert answer.location == (
        f"/meetings/{town.meeting.public_id}/minutes?item={town.private.public_id}"
    )
    page = town.client.get(f"/items/{town.item.public_id}").get_data(as_text=True)
    assert "<li><strong>two</strong></li>" in page


def test_preview_saves_nothing(app: Flask, town: Town) -> None:
    town.sign_in("clerk")
    before = base_of(app, town)
    sent = {"version": before, "minutes": "A **preview**", "then": "preview"}
    answer = town.client.post(f"/items/{town.item.public_id}/minutes", data=sent)
    text = answer.get_data(as_text=True)
    assert "<strong>preview</strong>" in text
    assert "A **preview**</textarea>" in text
    assert base_of(app, town) == before


def test_both_texts_are_shown_and_merged_when_somebody_saved_meanwhile(
    app: Flask, town: Town
) -> None:
    base = base_of(app, town)
    address = f"/items/{town.item.public_id}/minutes"
    town.sign_in("second")
    assert (
        town.client.post(address, data={"version": base, "minutes": "Theirs *now*"}).status_code
        == 303
    )
    town.sign_in("clerk")
    late = town.client.post(address, data={"version": base, "minutes": "Mine to keep"})
    text = late.get_data(as_text=True)
    assert late.status_code == 409
    assert "Second Clerk changed item" in text
    assert "Theirs *now*" in text
    assert "Mine to keep</textarea>" in text
    now = base_of(app, town)
    assert f'name="version" value="{now}"' in text
    chosen = {"version": now, "base": base, "minutes": "Mine to keep", "choice-0": "both"}
    assert town.client.post(f"{address}/merge", data=chosen).status_code == 303
    assert "Theirs *now*\n\nMine to keep</textarea>" in town.client.get(address).text


@pytest.mark.parametrize("minutes", ["Too late", ""])
def test_published_minutes_are_kept_from_change(app: Flask, town: Town, minutes: str) -> None:
    publish(app, town, minutes=True)
    town.sign_in("clerk")
    address = f"/items/{town.item.public_id}/minutes"
    assert "they can no longer be edited" in town.client.get(address).get_data(as_text=True)
    answer = town.client.post(address, data={"version": base_of(app, town), "minutes": minutes})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "These minutes are published" in text
    assert f"{minutes}</textarea>" in text


def test_minutes_that_are_too_long_stay_in_the_form(app: Flask, town: Town) -> None:
    town.sign_in("clerk")
    before = base_of(app, town)
    sent = {"version": before, "minutes": "long " * 40_001}
    answer = town.client.post(f"/items/{town.item.public_id}/minutes", data=sent)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Minutes must be 200,000 characters or fewer" in text
    assert "long long" in text
    assert base_of(app, town) == before


@pytest.mark.parametrize("role", ROLES[2:-1])
@pytest.mark.parametrize("path", ["edit", "minutes"])
def test_verbs_are_refused_to_those_who_are_no_clerk(
    app: Flask, town: Town, role: str, path: str
) -> None:
    publish(app, town)
    town.sign_in(role)
    address = f"/items/{town.item.public_id}/{path}"
    assert town.client.get(address).status_code == 403
    assert town.client.post(address).status_code == 403
