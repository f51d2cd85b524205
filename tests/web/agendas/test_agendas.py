"""Building an agenda: filling it, moving items, reports that are not in, late items, publishing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from tests import builders
from tests.databases import statements
from tests.pages import PageClient
from tracker import clock as times
from tracker.documents.incoming import StoredFile
from tracker.models import AgendaItem, Committee, Meeting, Person
from tracker.operations import documents, programme
from tracker.operations.documents import DocumentWords
from tracker.operations.programme import PlannedWords
from tracker.queries import items
from tracker.vocabulary import DocumentSlot, FileType

if TYPE_CHECKING:
    from time_machine import Traveller

COMING = date(2014, 2, 6)


@dataclass
class Desk:
    """A clerk before a meeting to come."""

    app: Flask
    client: PageClient
    clerk: Person
    committee: Committee
    meeting: Meeting

    @property
    def address(self) -> str:
        return f"/meetings/{self.meeting.public_id}/agenda"

    def agenda(self) -> list[tuple[str, str]]:
        """Numbers and titles, in order."""
        with self.app.app_context():
            rows = items.list_shown(builders.as_reader(self.clerk), self.meeting.id)
            return [(row.number, row.title) for row in rows]

    def item(self, title: str, **words: Any) -> AgendaItem:
        with self.app.app_context():
            return builders.an_item(self.meeting, self.clerk, title, **words)

    def move(self, item: AgendaItem, place: object) -> Any:
        return self.client.post(f"/items/{item.public_id}/move", data={"place": place})


@pytest.fixture
def desk(app: Flask, client: PageClient, clock: Traveller) -> Desk:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, clerk, COMING)
        builders.sign_in(client, clerk)
    return Desk(app, client, clerk, committee, meeting)


def test_standing_and_planned_items_are_put_on_in_one_step(desk: Desk) -> None:
    with desk.app.app_context():
        actor = builders.as_reader(desk.clerk)
        words = PlannedWords("Road safety", "To *consider* the year.")
        planned = builders.made(
            lambda: programme.add(
                desk.committee, words, actor, times.today(), meeting_id=desk.meeting.id
            )
        )
    page = desk.client.get(desk.address).text
    assert page.count('type="checkbox"') == page.count(" checked") == 6
    assert "Road safety" in page

    sent = {"standing": [0, 1, 2, 3, 4], "planned": [planned.id]}
    assert desk.client.post(desk.address, data=sent).status_code == 303

    assert desk.agenda() == [
        ("1", "Apologies for absence"),
        ("2", "Declarations of interest"),
        ("3", "Minutes of the last meeting"),
        ("4", "Matters arising and action log"),
        ("5", "Road safety"),
        ("6", "Work programme"),
    ]
    assert 'type="checkbox"' not in desk.client.get(desk.address).text


def test_nothing_chosen_is_said(desk: Desk) -> None:
    answer = desk.client.post(desk.address, data={"once": "a form of nothing"})

    assert answer.status_code == 422
    assert "Select at least one item" in answer.text


def test_items_move_and_numbers_stay_with_their_places(desk: Desk) -> None:
    first, _second, third = (
        desk.item(title, number=n) for title, n in (("A", "1"), ("B", "1a"), ("C", "2"))
    )

    assert desk.move(third, 1).status_code == 303
    assert desk.agenda() == [("1", "C"), ("1a", "A"), ("2", "B")]
    desk.move(first, 99)
    assert desk.agenda() == [("1", "C"), ("1a", "B"), ("2", "A")]
    for wrong in ("", "0", "first", "-1", "9" * 40, "\N{ARABIC-INDIC DIGIT ONE}x"):
        assert desk.move(first, wrong).status_code == 303
    assert desk.agenda() == [("1", "C"), ("1a", "B"), ("2", "A")]


def test_the_order_of_a_published_agenda_stands(desk: Desk) -> None:
    first = desk.item("A", number="1")
    desk.item("B", number="2")
    with desk.app.app_context():
        builders.agenda_published(desk.meeting, desk.clerk)

    desk.move(first, 2)
    answer = desk.client.post(desk.address, data={"standing": [0]}, follow_redirects=True)

    assert desk.agenda() == [("1", "A"), ("2", "B")]
    assert "its order stands" in answer.text


def test_a_committee_has_its_own_standing_items(desk: Desk) -> None:
    address = f"/committees/{desk.committee.code}/standing-items"
    assert "Apologies for absence\nDeclarations of interest" in desk.client.get(address).text

    lines = "Apologies\n\n Action tracker \nChair’s announcements\n"
    assert desk.client.post(address, data={"lines": lines}).status_code == 303

    page = desk.client.get(address).text
    assert "Apologies\nAction tracker\nChair’s announcements" in page
    assert "Matters arising and action log" in page
    assert desk.client.post(address, data={"lines": " \n "}).status_code == 422
    desk.client.post(desk.address, data={"standing": [0, 1, 2]})
    assert [title for _number, title in desk.agenda()] == [
        "Apologies",
        "Action tracker",
        "Chair’s announcements",
    ]


def test_a_report_not_in_is_shown_to_clerk_and_owner_until_it_is(desk: Desk) -> None:
    with desk.app.app_context():
        post = builders.a_post("Head of Highways")
        owner = builders.appointed(builders.a_person("Ola Officer"), post)
    item = desk.item("Potholes", lead_post_id=post.id)
    desk.item("Nobody leads")
    for address in ("/", f"/meetings/{desk.meeting.public_id}"):
        page = desk.client.get(address).text
        assert "Reports not in" in page
        assert "wanted by 29 January 2014" in page
    officer: Any = desk.app.test_client()
    builders.sign_in(officer, owner)
    page = officer.get("/").text
    assert "Reports to send (1)" in page
    assert f"/items/{item.public_id}/documents/new" in page
    assert "Nobody leads" not in page

    with desk.app.app_context():
        file = StoredFile("0" * 32, "Report.pdf", FileType.PDF, 1, "0" * 64)
        actor = builders.as_reader(owner)
        words = DocumentWords(DocumentSlot.REPORT)
        builders.made(lambda: documents.add(item, file, words, actor, times.now()))

    assert "Reports to send" not in officer.get("/").text
    assert "Reports not in" not in desk.client.get("/").text
    assert "Reports not in" not in desk.client.get(f"/meetings/{desk.meeting.public_id}").text


def test_the_check_before_publishing_says_notice_documents_and_what_is_missing(desk: Desk) -> None:
    with desk.app.app_context():
        post = builders.a_post("Head of Highways")
    desk.item("Potholes", lead_post_id=post.id)
    desk.item("Flood", is_urgent=True)

    page = desk.client.get(f"/meetings/{desk.meeting.public_id}/agenda/publish").text

    assert "9 clear days’ notice" in page
    assert "Reports not in" in page
    assert "without the chair’s reason" in page
    with desk.app.app_context():
        soon = builders.a_meeting(desk.committee, desk.clerk, date(2014, 1, 29))
        builders.an_item(soon, desk.clerk)
    page = desk.client.get(f"/meetings/{soon.public_id}/agenda/publish").text
    assert "3 clear days’ notice, 5 are expected" in page


def test_an_urgent_item_needs_the_chairs_reason_before_its_minutes_are_published(
    desk: Desk,
) -> None:
    item = desk.item("Flood", minutes_source="It rained.", number="9", is_urgent=True)
    with desk.app.app_context():
        builders.agenda_published(desk.meeting, desk.clerk)
    address = f"/meetings/{desk.meeting.public_id}/minutes/publish"
    assert "Item 9 needs the chair’s reason" in desk.client.post(address).text

    form = desk.client.get(f"/items/{item.public_id}/edit").text
    version = re.search(r'name="version"[^>]*value="(\d+)"', form)
    assert version
    sent = {
        "version": version[1],
        "number": "9",
        "title": "Flood",
        "restriction": "open",
        "is_urgent": "y",
        "urgency_reason": "The river rose on Monday.",
    }
    assert desk.client.post(f"/items/{item.public_id}/edit", data=sent).status_code == 303

    assert desk.client.post(address).status_code == 303
    public = desk.app.test_client().get(f"/items/{item.public_id}").text
    assert "The river rose on Monday." in public


def test_an_item_added_after_publication_is_offered_as_late(desk: Desk) -> None:
    desk.item("A")
    address = f"/meetings/{desk.meeting.public_id}/items/new"
    urgent = re.compile(r'name="is_urgent"[^>]* checked')
    assert not urgent.search(desk.client.get(address).text)
    with desk.app.app_context():
        builders.agenda_published(desk.meeting, desk.clerk)

    assert urgent.search(desk.client.get(address).text)


def test_the_minutes_item_links_to_the_last_meeting(desk: Desk) -> None:
    with desk.app.app_context():
        last = builders.a_meeting(desk.committee, desk.clerk, date(2014, 1, 9))
    desk.client.post(desk.address, data={"standing": [2, 3]})

    page = desk.client.get(f"/meetings/{desk.meeting.public_id}").text

    assert f'href="/meetings/{last.public_id}">Minutes of 9 January 2014' in page
    assert "Nothing is outstanding." in page
    assert f'href="/committees/{desk.committee.code}/action-log"' in page


def test_a_meeting_costs_as_many_statements_with_sixty_items_as_with_three(desk: Desk) -> None:
    desk.client.post(desk.address, data={"standing": [0, 2, 3]})
    address = f"/meetings/{desk.meeting.public_id}"
    costs = []
    for _size in ("three", "sixty"):
        desk.client.get(address)
        with statements() as few:
            desk.client.get(address)
        with statements() as arranging:
            desk.client.get(desk.address)
        costs.append((len(few), len(arranging)))
        for number in range(57):
            desk.item(f"Item {number}")

    assert costs[0] == costs[1]
