"""Meetings as pages: who reads what of them, and what a clerk does with one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests import builders
from tests.databases import statements
from tests.pages import PageClient
from tracker import clock as time_of_day
from tracker.access.reader import PUBLIC
from tracker.models import Committee, Meeting, Person, Post
from tracker.queries import actions, meetings
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, MeetingStatus, MemberRole, MinutesState, Restriction

if TYPE_CHECKING:
    from time_machine import Traveller

TODAY = date(2014, 1, 23)
ROLES = ("public", "stranger", "member", "lead", "chair", "clerk")
INSIDERS = ("clerk", "chair", "lead")


@dataclass
class Town:
    """A meeting with an open item, which the lead post leads, and a private one."""

    client: PageClient
    people: dict[str, Person]
    committee: Committee
    meeting: Meeting
    address: str
    post: Post

    def read(self, role: str, path: str = "") -> str:
        """The meeting's page as a role reads it."""
        self.client.post("/sign-out")
        if role != "public":
            builders.sign_in(self.client, self.people[role])
        return self.client.get(self.address + path).get_data(as_text=True)


@pytest.fixture
def town(app: Flask, client: PageClient, clock: Traveller) -> Town:
    del clock
    with app.app_context():
        people = {role: builders.a_person(role.title()) for role in ROLES[1:-1]}
        clerk = people["clerk"] = builders.a_clerk("Clerk")
        committee, post = builders.a_committee(), builders.a_post()
        builders.seated(people["chair"], committee, MemberRole.CHAIR)
        builders.seated(people["member"], committee)
        builders.appointed(people["lead"], post)
        meeting = builders.a_meeting(committee, clerk, TODAY)
        item = builders.an_item(
            meeting,
            clerk,
            "Open title",
            "Open minutes",
            "Open purpose",
            number="7",
            lead_post_id=post.id,
        )
        builders.an_item(
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
        builders.an_action(
            committee,
            meeting,
            clerk,
            "Bring an update",
            item,
            lead_post_id=post.id,
            due=DueRule(DueKind.MONTH, month=4),
        )
        return Town(client, people, committee, meeting, f"/meetings/{meeting.public_id}", post)


@pytest.mark.parametrize("role", ROLES)
def test_draft_agenda_is_for_clerk_chair_and_lead_post_alone(town: Town, role: str) -> None:
    text = town.read(role)
    assert ("Open title" in text) == (role in INSIDERS)
    assert ("Open minutes" in text) == (role in INSIDERS)
    assert ("Private title" in text) == (role in {"clerk", "chair"})
    assert ("A private matter" in text) is False
    assert ("Bring an update" in text) == (role in INSIDERS)
    assert ("The agenda has not been published yet" in text) == (role not in INSIDERS)
    assert ("Draft: the agenda is not published" in text) == (role in INSIDERS)


@pytest.mark.parametrize("role", ROLES)
def test_draft_minutes_stay_inside_when_the_agenda_is_published(
    app: Flask, town: Town, role: str
) -> None:
    with app.app_context():
        builders.agenda_published(town.meeting, town.people["clerk"])
    text = town.read(role)
    assert "Open title" in text
    assert "Open purpose" in text
    assert ("Open minutes" in text) == (role in INSIDERS)
    assert ("Bring an update" in text) == (role in INSIDERS)
    knows = role in {"clerk", "chair", "member"}
    assert ("Private purpose" in text) == knows
    assert ("A private matter" in text) != knows
    assert "Paragraph 2" in text


@pytest.mark.parametrize("role", ROLES)
def test_published_minutes_are_for_everybody_but_for_private_items(
    app: Flask, town: Town, role: str
) -> None:
    with app.app_context():
        builders.agenda_published(town.meeting, town.people["clerk"])
        builders.minutes_published(town.meeting, town.people["clerk"])
    text = town.read(role)
    assert "Open minutes" in text
    assert "CSP/2013-14/001" in text
    assert "Due 30 April 2014" in text
    assert ("Private minutes" in text) == (role in {"clerk", "chair", "member"})
    assert "Draft – to be confirmed at a later meeting" in text
    assert ("(Lead)" in text) == (role != "public")


def test_confirming_meeting_is_named_when_one_is_in_the_calendar(app: Flask, town: Town) -> None:
    with app.app_context():
        clerk = town.people["clerk"]
        builders.a_meeting(town.committee, clerk, date(2014, 4, 24))
        builders.agenda_published(town.meeting, clerk)
        builders.minutes_published(town.meeting, clerk)
    assert "Draft – to be confirmed at the meeting on 24 April 2014" in town.read("public")


def test_only_the_clerk_is_offered_steps(town: Town) -> None:
    assert "Publish agenda" in town.read("clerk")
    for role in ROLES[:-1]:
        text = town.read(role)
        assert "Publish agenda" not in text
        assert "Add an item" not in text


CHANGE = {
    "version": "2",
    "held_on-day": "13",
    "held_on-month": "2",
    "held_on-year": "2014",
    "start_time": "7pm",
    "place": "Room 9",
    "kind": "ordinary",
    "status": "scheduled",
    "reason": "The room was taken",
}


def test_moving_a_meeting_says_how_many_dates_followed(app: Flask, town: Town) -> None:
    with app.app_context():
        april = builders.a_meeting(town.committee, town.people["clerk"], date(2014, 4, 24))
        public_id = april.public_id
    town.read("clerk")
    moved = CHANGE | {"version": "1", "held_on-day": "10", "held_on-month": "4"}
    answer = town.client.post(f"/meetings/{public_id}/edit", data=moved, follow_redirects=True)
    assert "The due date of 1 action followed" in answer.get_data(as_text=True)
    with app.app_context():
        action = actions.get(builders.as_reader(town.people["clerk"]), "CSP", "2013-14", 1)
        assert action.due_on == date(2014, 4, 10)


@pytest.mark.parametrize("status", list(MeetingStatus))
def test_status_is_changed(app: Flask, town: Town, status: MeetingStatus) -> None:
    town.read("clerk")
    answer = town.client.post(f"{town.address}/edit", data=CHANGE | {"status": status.value})
    assert answer.status_code == 303
    with app.app_context():
        assert meetings.get(PUBLIC, town.meeting.public_id).status is status


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"held_on-month": ""}, "Date must include a month"),
        ({"start_time": "later"}, "Time it starts must be a time, like 6:30pm or 18:30"),
        ({"status": "forgotten"}, "Select the meeting’s status"),
        ({"kind": ""}, "Select what kind of meeting it is"),
        ({"reason": "x" * 201}, "Reason must be 200 characters or fewer"),
        ({"version": "7"}, "Somebody changed this while you were writing"),
        ({"version": "x"}, "Somebody changed this while you were writing"),
    ],
)
def test_change_is_refused_when_something_is_wrong(
    app: Flask, town: Town, changed: dict[str, str], message: str
) -> None:
    town.read("clerk")
    answer = town.client.post(f"{town.address}/edit", data=CHANGE | changed)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert message in text
    assert 'value="Room 9"' in text
    with app.app_context():
        assert meetings.get(PUBLIC, town.meeting.public_id).held_on == TODAY


def test_agenda_is_published_with_its_notice_said(app: Flask, town: Town, clock: Traveller) -> None:
    clock.move_to(datetime(2014, 1, 17, 9, tzinfo=UTC))
    text = town.read("clerk", "/agenda/publish")
    assert "gives 3 clear days’ notice, 5 are expected" in text
    assert "A private matter" in text
    assert "Private title" not in text
    clock.move_to(datetime(2014, 1, 10, 9, tzinfo=UTC))
    assert "At least 5 are expected" in town.read("clerk", "/agenda/publish")
    sent = {"once": "a token"}
    for _again in range(2):
        answer = town.client.post(f"{town.address}/agenda/publish", data=sent)
        assert answer.location == town.address
    with app.app_context():
        meeting = meetings.get(PUBLIC, town.meeting.public_id)
        assert meeting.agenda_published_at == time_of_day.now()


def test_empty_agenda_is_not_published(app: Flask, town: Town) -> None:
    with app.app_context():
        empty = builders.a_meeting(town.committee, town.people["clerk"], TODAY + timedelta(days=9))
        address = f"/meetings/{empty.public_id}"
    town.read("clerk")
    assert "The agenda has no items yet" in town.client.get(f"{address}/agenda/publish").get_data(
        as_text=True
    )
    answer = town.client.post(f"{address}/agenda/publish")
    assert answer.status_code == 422
    assert "Add an agenda item before publishing" in answer.get_data(as_text=True)


def test_minutes_are_published_after_a_look(app: Flask, town: Town) -> None:
    with app.app_context():
        builders.agenda_published(town.meeting, town.people["clerk"])
        ask = builders.an_action(town.committee, town.meeting, town.people["clerk"], "Ask somebody")
        actor = builders.as_reader(town.people["clerk"])
        builders.made(lambda: builders.stated(town.meeting, actor))
    text = town.read("clerk", "/minutes/publish")
    assert "2 actions agreed at this meeting become public" in text
    assert "Ask somebody</a> – no owner, no date" in text
    assert "Bring an update</a> –" not in text
    sent = {"meant": str(ask.id)}
    assert town.client.post(f"{town.address}/minutes/publish", data=sent).status_code == 303
    with app.app_context():
        meeting = meetings.get(PUBLIC, town.meeting.public_id)
        assert meeting.minutes_state is MinutesState.PUBLISHED
    again = town.client.post(f"{town.address}/minutes/publish")
    assert again.status_code == 422
    assert "This is published already" in again.get_data(as_text=True)


def test_minutes_are_refused_before_the_agenda(town: Town) -> None:
    assert "The agenda comes first" in town.read("clerk", "/minutes/publish")
    answer = town.client.post(f"{town.address}/minutes/publish")
    assert answer.status_code == 422
    assert "Publish the agenda before the minutes" in answer.get_data(as_text=True)


def test_actions_are_issued_in_one_step(app: Flask, town: Town) -> None:
    with app.app_context():
        builders.an_action(town.committee, town.meeting, town.people["clerk"], "Ask somebody")
    text = town.read("clerk", "/issue")
    assert "Director of Children’s Services (Lead)" in text
    assert "No owner yet: nobody will be told" in text
    answer = town.client.post(f"{town.address}/issue", follow_redirects=True)
    assert "2 actions issued." in answer.get_data(as_text=True)
    assert "No recorded action waits to be issued" in town.client.get(
        f"{town.address}/issue"
    ).get_data(as_text=True)
    assert town.client.post(f"{town.address}/issue").status_code == 422


@pytest.mark.parametrize("role", ROLES[1:-1])
@pytest.mark.parametrize("path", ["/edit", "/agenda/publish", "/minutes/publish", "/issue"])
def test_verbs_are_refused_to_those_who_are_no_clerk(town: Town, role: str, path: str) -> None:
    town.read(role)
    assert town.client.get(town.address + path).status_code == 403
    assert town.client.post(town.address + path).status_code == 403


def test_minutes_are_taken_item_by_item(town: Town) -> None:
    text = town.read("clerk", "/minutes")
    assert '<h1 class="govuk-heading-l">7 Open title</h1>' in text
    assert "Open minutes</textarea>" in text
    assert "Save, go to 8" in text


def test_taking_minutes_leads_to_adding_an_item_when_there_is_none(app: Flask, town: Town) -> None:
    with app.app_context():
        empty = builders.a_meeting(town.committee, town.people["clerk"], TODAY + timedelta(days=9))
        address = f"/meetings/{empty.public_id}"
    town.read("clerk")
    assert town.client.get(f"{address}/minutes").location == f"{address}/items/new"


def test_past_meetings_come_a_page_at_a_time(app: Flask, town: Town) -> None:
    with app.app_context():
        for weeks in range(1, 71):
            day = TODAY - timedelta(weeks=weeks)
            builders.a_meeting(town.committee, town.people["clerk"], day)
    first = town.client.get("/meetings?committee=csp").get_data(as_text=True)
    assert "16 January 2014" in first
    assert "before=2013-09-01" in first
    assert "29 August 2013" not in first
    second = town.client.get("/meetings?before=2013-09-01").get_data(as_text=True)
    assert "29 August 2013" in second
    assert "5 September 2013" not in second
    assert town.client.get("/meetings?before=then").status_code == 200
    assert town.client.get("/meetings?committee=nobody").status_code == 404


@pytest.mark.parametrize("role", ["public", "clerk"])
def test_as_many_statements_for_thirty_items_as_for_three(
    app: Flask, town: Town, role: str
) -> None:
    def fill(number: int, text: str = "") -> None:
        with app.app_context():
            clerk = town.people["clerk"]
            for n in range(number):
                item = builders.an_item(town.meeting, clerk, f"Item {n}", text, "Purpose")
                builders.an_action(
                    town.committee, town.meeting, clerk, item=item, lead_post_id=town.post.id
                )

    fill(3, "Text")
    with app.app_context():
        builders.agenda_published(town.meeting, town.people["clerk"])
        builders.minutes_published(town.meeting, town.people["clerk"])
    town.read(role)
    with statements() as few:
        town.client.get(town.address)
    fill(27)
    with statements() as many:
        town.client.get(town.address)
    assert len(few) == len(many) <= 14
