"""Actions found in minutes as a page: what is offered, every button, who may, what is kept."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests import builders
from tests.databases import statements
from tests.pages import PageClient
from tracker.access.permissions import Permission
from tracker.models import Action, AgendaItem, Committee, Indicator, Meeting, Person, Post
from tracker.queries import actions, found_passages, items
from tracker.rules.found_passages import passage_digest
from tracker.vocabulary import ActionKind, DueKind, Expectation, MemberRole, Restriction

if TYPE_CHECKING:
    from time_machine import Traveller
    from werkzeug.test import TestResponse

SAMPLE = Path(__file__).parents[4] / "shared/sample/performance-report-item.txt"
APRIL = (
    r"Agreed that the Director of Children’s Services bring an update on contacts \[all\] to the "
    "April meeting, or sooner if available."
)
APRIL_WORDS = APRIL.replace("\\", "")
LETTER = "It was agreed that the Head of Bridges would write to residents."
MINUTES = f"""The Committee heard that the letter to schools had been circulated.

{APRIL}

{LETTER}
"""


@dataclass
class Desk:
    """A clerk before an item whose minutes hold two actions and an update."""

    app: Flask
    client: PageClient
    clerk: Person
    committee: Committee
    meeting: Meeting
    item: AgendaItem
    post: Post
    indicator: Indicator

    @property
    def address(self) -> str:
        """The page of the item."""
        return f"/items/{self.item.public_id}/found"

    def shown(self) -> str:
        """The page as text."""
        return self.client.get(self.address).get_data(as_text=True)

    def press(self, verb: str, words: str = APRIL, **more: str) -> TestResponse:
        """Press a button beside a passage."""
        sent = {"passage": passage_digest(words)} | more
        return self.client.post(f"{self.address}/{verb}", data=sent)

    def recorded(self) -> list[Action]:
        """The actions under the item, whole."""
        with self.app.app_context():
            reader = builders.as_reader(self.clerk)
            rows = actions.list_of_item(reader, self.item.id, date(2014, 1, 24))
            return [actions.get(reader, row.code, row.year, row.number) for row in rows]

    def save_minutes(self, text: str) -> TestResponse:
        """Save the item's minutes anew."""
        with self.app.app_context():
            item = items.get(builders.as_reader(self.clerk), self.item.public_id)
            version = str(item.current_revision_id or "")
        sent = {"minutes": text, "version": version}
        return self.client.post(f"/items/{self.item.public_id}/minutes", data=sent)


@pytest.fixture
def desk(app: Flask, client: PageClient, clock: Traveller) -> Desk:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, clerk)
        builders.a_meeting(committee, clerk, date(2014, 4, 24))
        post, indicator = builders.a_post(), builders.an_indicator()
        item = builders.an_item(meeting, clerk, minutes_source=MINUTES)
        builders.sign_in(client, clerk)
    return Desk(app, client, clerk, committee, meeting, item, post, indicator)


def test_every_passage_is_offered_with_what_was_understood(desk: Desk) -> None:
    text = desk.shown()
    assert text.count("app-passage") == 2
    assert APRIL_WORDS in text, "the words stand without Markdown’s backslashes"
    assert "Director of Children’s Services</dd>" in re.sub(r"\s+<", "<", text)
    assert "24 April 2014, the April meeting, or sooner" in text
    assert "Contacts</dd>" in text
    assert "No post in the records is called “the Head of Bridges”" in text
    assert "the letter to schools had been circulated" in text
    assert f"/actions?committee={desk.committee.code}" in text
    assert desk.recorded() == []


def test_accept_records_what_was_understood_at_once(desk: Desk) -> None:
    answer = desk.press("accept")
    assert (answer.status_code, answer.location) == (303, desk.address)
    (action,) = desk.recorded()
    assert action.lead_post_id == desk.post.id
    assert (action.due_kind, action.due_month, action.sooner_if_available) == (
        DueKind.MONTH,
        4,
        True,
    )
    assert action.due_on == date(2014, 4, 24)
    assert action.shown_passage == APRIL_WORDS
    with desk.app.app_context():
        linked = actions.expectations_of(action.id)
    assert linked == {desk.indicator.id: Expectation.UNDERSTAND}
    text = desk.shown()
    assert "Accepted as" in text
    assert 'href="/actions/CSP/2013-14/001"' in text
    assert text.count('class="app-card app-found"') == 1


@pytest.mark.parametrize("token", [{}, {"once": "the same token"}])
def test_accept_pressed_twice_makes_one_action(desk: Desk, token: dict[str, str]) -> None:
    desk.press("accept", **token)
    assert desk.press("accept", **token).status_code == 303
    assert len(desk.recorded()) == 1


def test_accept_pressed_at_the_same_moment_makes_one_action(desk: Desk) -> None:
    clients = [desk.app.test_client() for _ in range(4)]
    for client in clients:
        builders.sign_in(client, desk.clerk)

    def press(client: FlaskClient, token: str) -> int:
        sent = {"passage": passage_digest(APRIL), "once": token}
        return client.post(f"{desk.address}/accept", data=sent).status_code

    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(pool.map(press, clients, ["a token", "a token", "another", "a third"]))
    assert answers == [303] * 4
    assert len(desk.recorded()) == 1


def test_an_owner_nobody_knows_leaves_the_action_without_one(desk: Desk) -> None:
    desk.press("accept", LETTER)
    (action,) = desk.recorded()
    assert action.lead_post_id is None
    assert action.due_kind is DueKind.NONE


def test_an_action_from_a_private_item_is_private(desk: Desk) -> None:
    with desk.app.app_context():
        desk.item = builders.an_item(
            desk.meeting,
            desk.clerk,
            minutes_source=APRIL,
            restriction=Restriction.EXEMPT,
            restriction_ground="paragraph 2",
            public_title="Private item",
        )
    desk.press("accept")
    (action,) = desk.recorded()
    assert (action.restriction, action.restriction_ground) == (Restriction.EXEMPT, "paragraph 2")


def test_a_recommendation_is_recorded_as_one(desk: Desk) -> None:
    words = "RECOMMENDED that Cabinet review the policy by 1 June 2014."
    desk.save_minutes(words)
    desk.press("accept", words)
    assert [action.kind for action in desk.recorded()] == [ActionKind.RECOMMENDATION]


def test_dismissed_stays_dismissed_until_undone(desk: Desk) -> None:
    desk.press("dismiss", LETTER)
    desk.press("dismiss", LETTER)
    text = desk.shown()
    assert text.count('class="app-card app-found"') == 1
    assert "Dismissed" in text
    desk.press("restore", LETTER)
    desk.press("restore", LETTER)
    assert desk.shown().count('class="app-card app-found"') == 2
    assert desk.recorded() == []


def test_what_was_accepted_cannot_be_undone_as_a_dismissal(desk: Desk) -> None:
    desk.press("accept")
    desk.press("restore")
    assert "Accepted as" in desk.shown()


def test_decisions_are_remembered_when_minutes_are_saved_again(desk: Desk) -> None:
    desk.press("dismiss", LETTER)
    desk.press("accept")
    desk.save_minutes(f"A new beginning.\n\n{MINUTES}\n\nAnd a new end.")
    text = desk.shown()
    assert 'class="app-card app-found"' not in text
    assert "Accepted as" in text
    assert "Dismissed" in text


def test_a_changed_passage_is_offered_again(desk: Desk) -> None:
    desk.press("dismiss", LETTER)
    desk.save_minutes(LETTER.replace("residents", "every resident"))
    assert desk.shown().count('class="app-card app-found"') == 1


def test_correct_begins_with_what_was_understood(desk: Desk) -> None:
    address = f"/items/{desk.item.public_id}/actions/new?found={passage_digest(APRIL)}"
    assert address in desk.shown()
    text = desk.client.get(address).get_data(as_text=True)
    assert APRIL_WORDS in text
    assert re.search(rf'value="{desk.post.id}" selected', text)
    assert re.search(r'value="4" selected>April', text)
    assert re.search(r'value="month" checked', text)
    assert re.search(r'name="sooner"[^>]* checked', text)
    assert re.search(rf'name="indicators"[^>]* value="{desk.indicator.id}" checked', text)
    assert "the April meeting" in text


def test_a_date_that_nobody_said_is_asked_for(desk: Desk) -> None:
    address = f"/items/{desk.item.public_id}/actions/new?found={passage_digest(LETTER)}"
    text = desk.client.get(address).get_data(as_text=True)
    assert LETTER in text
    assert not re.search(r'name="due_kind"[^>]* checked', text)


def test_corrected_is_decided(desk: Desk) -> None:
    address = f"/items/{desk.item.public_id}/actions/new?found={passage_digest(LETTER)}"
    sent = {"wording": "Write to all", "due_kind": "none", "restriction": "open"}
    assert desk.client.post(address, data=sent).status_code == 303
    assert [action.wording for action in desk.recorded()] == ["Write to all"]
    assert "Recorded as" in desk.shown()
    assert desk.press("accept", LETTER).status_code == 303
    assert len(desk.recorded()) == 1


def test_recorded_by_hand_is_not_offered_again(desk: Desk) -> None:
    address = f"/items/{desk.item.public_id}/actions/new"
    sent = {"wording": "Write", "passage": LETTER, "due_kind": "none", "restriction": "open"}
    assert desk.client.post(address, data=sent).status_code == 303
    text = desk.shown()
    assert text.count('class="app-card app-found"') == 1
    assert "Recorded as" in text


@pytest.mark.parametrize("found", ["", "zz", "0" * 64, "é" * 70, "'; drop table found_passage"])
def test_a_passage_that_is_not_there_changes_nothing(desk: Desk, found: str) -> None:
    for verb in ("accept", "dismiss", "restore"):
        answer = desk.client.post(f"{desk.address}/{verb}", data={"passage": found})
        assert answer.status_code == 303
    new = f"/items/{desk.item.public_id}/actions/new"
    assert desk.client.get(new, query_string={"found": found}).status_code == 200
    sent = {"wording": "By hand", "due_kind": "none", "restriction": "open"}
    assert desk.client.post(new, query_string={"found": found}, data=sent).status_code == 303
    assert desk.shown().count('class="app-card app-found"') == 2
    assert len(desk.recorded()) == 1


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        ("", "have not been written yet"),
        ("The report was noted.", "reads as an agreed action"),
    ],
)
def test_nothing_found_says_so_and_offers_another_way(desk: Desk, minutes: str, words: str) -> None:
    with desk.app.app_context():
        desk.item = builders.an_item(desk.meeting, desk.clerk, minutes_source=minutes)
    text = desk.shown()
    assert words in text
    assert f'href="/items/{desk.item.public_id}/actions/new"' in text


@pytest.mark.parametrize(
    ("role", "status"), [("public", 302), ("officer", 403), ("member", 403), ("chair", 403)]
)
def test_only_a_clerk_is_shown_what_was_found(desk: Desk, role: str, status: int) -> None:
    with desk.app.app_context():
        builders.agenda_published(desk.meeting, desk.clerk)
        people = {name: builders.a_person(name.title()) for name in ("officer", "member", "chair")}
        builders.appointed(people["officer"], desk.post)
        builders.seated(people["member"], desk.committee)
        builders.seated(people["chair"], desk.committee, MemberRole.CHAIR)
    desk.client.post("/sign-out")
    if role != "public":
        builders.sign_in(desk.client, people[role])
    assert desk.client.get(desk.address).status_code == status
    for verb in ("accept", "dismiss", "restore", "preview"):
        assert desk.press(verb).status_code == status
    assert desk.recorded() == []


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_a_draft_item_is_not_found_by_those_who_may_not_know_of_it(
    desk: Desk, *, is_signed_in: bool
) -> None:
    desk.client.post("/sign-out")
    if is_signed_in:
        with desk.app.app_context():
            builders.sign_in(desk.client, builders.a_person("Una Dale"))
    assert desk.client.get(desk.address).status_code == 404
    assert desk.press("accept").status_code == 404
    assert desk.press("preview").status_code == 404


def test_the_item_counts_what_waits(desk: Desk) -> None:
    address = f"/items/{desk.item.public_id}"
    assert ">2 actions found in the minutes</a>" in desk.client.get(address).get_data(as_text=True)
    desk.press("accept")
    assert ">1 action found in the minutes</a>" in desk.client.get(address).get_data(as_text=True)
    desk.press("dismiss", LETTER)
    text = desk.client.get(address).get_data(as_text=True)
    assert "found in the minutes</a>" not in text
    assert ">Find actions</a>" in text


def test_saving_tells_what_was_found(desk: Desk) -> None:
    answer = desk.save_minutes(f"{MINUTES}\n\nAgreed that the Chair would write to the Minister.")
    text = desk.client.get(str(answer.location)).get_data(as_text=True)
    assert f'href="{desk.address}">3 actions found in the minutes</a>' in text
    answer = desk.save_minutes("Noted.")
    text = desk.client.get(str(answer.location)).get_data(as_text=True)
    assert "found in the minutes" not in text


def test_the_meeting_and_the_editor_lead_to_what_is_found(desk: Desk) -> None:
    for address in (f"/meetings/{desk.meeting.public_id}", f"/items/{desk.item.public_id}/minutes"):
        assert f'href="{desk.address}">Find actions' in desk.client.get(address).get_data(
            as_text=True
        )


def test_typed_words_are_looked_at_and_not_kept(desk: Desk) -> None:
    typed = f"😀 noted.\r\n\r\n{LETTER}\r\n\r\nAgreed that the Chair would write to the Minister."
    with statements() as sent:
        answer = desk.client.post(f"{desk.address}/preview", data={"minutes": typed}, fragment=True)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "2 actions found" in text
    assert text.count('name="accept"') == 2
    assert f'data-start="10" data-end="{10 + len(LETTER)}"' in text
    assert not [each for each in sent if each.lstrip().upper().startswith(("INSERT", "UPDATE"))]


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ("", 200, "No action found yet"),
        ("Noted.", 200, "No action found yet"),
        ("x" * 200_001, 422, "too long to be read while you type"),
        ("<script>alert(1)</script> Agreed that the Chair would write.", 200, "&lt;script"),
    ],
)
def test_typed_words_of_any_sort_are_answered(
    desk: Desk, typed: str, status: int, words: str
) -> None:
    answer = desk.client.post(f"{desk.address}/preview", data={"minutes": typed}, fragment=True)
    assert answer.status_code == status
    text = answer.get_data(as_text=True)
    assert words in text or "<script" not in text
    assert "<script" not in text


def test_statements_do_not_grow_with_what_is_found(desk: Desk) -> None:
    def count(passages: int) -> int:
        text = "\n\n".join(
            f"Agreed that the Head of Unit {n} bring a report to the April meeting."
            for n in range(passages)
        )
        with desk.app.app_context():
            item = builders.an_item(desk.meeting, desk.clerk, minutes_source=text)
        with statements() as sent:
            text = desk.client.get(f"/items/{item.public_id}/found").get_data(as_text=True)
        assert text.count('class="app-card app-found"') == passages
        return len(sent)

    assert count(3) == count(30) <= 15


def test_permission_asked_for_is_recording(app: Flask) -> None:
    guarded = {
        name: getattr(view, "access", None)
        for name, view in app.view_functions.items()
        if name.startswith("found.")
    }
    assert set(guarded.values()) == {Permission.ACTION_RECORD}


def test_the_real_page_gives_one_action_for_april_with_its_measures(desk: Desk) -> None:
    if not SAMPLE.exists():
        pytest.skip(f"the sample page is not at {SAMPLE}")
    with desk.app.app_context():
        builders.an_indicator("CF2", "Referrals")
        builders.an_indicator("CF3", "Child protection plans")
    sent = {"page": SAMPLE.read_text(), "number": "7"}
    answer = desk.client.post(f"/meetings/{desk.meeting.public_id}/items/import", data=sent)
    text = desk.client.get(str(answer.location)).get_data(as_text=True)
    assert "1 action found in the minutes" in text
    with desk.app.app_context():
        reader = builders.as_reader(desk.clerk)
        desk.item = items.get(reader, str(answer.location).rsplit("/", 1)[1])
        (found,) = found_passages.findings_of(reader, desk.item).waiting
    assert set(found.indicators.values()) == {"Contacts", "Referrals", "Child protection plans"}
    assert desk.shown().count('class="app-card app-found"') == 1
    desk.client.post(f"{desk.address}/accept", data={"passage": found.digest})
    (action,) = desk.recorded()
    assert (action.due_kind, action.due_month, action.sooner_if_available) == (
        DueKind.MONTH,
        4,
        True,
    )
    assert action.due_on == date(2014, 4, 24)
    with desk.app.app_context():
        assert len(actions.expectations_of(action.id)) == 3
