"""Committees as pages: their calendar and members, adding and changing one."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests import builders
from tests.databases import statements
from tests.pages import PageClient
from tracker.access.reader import PUBLIC
from tracker.queries import committees, meetings
from tracker.vocabulary import CommitteeKind, MeetingKind, MemberRole

if TYPE_CHECKING:
    from time_machine import Traveller

TODAY = date(2014, 1, 23)
NEW = {"code": "ENV", "name": "Environment", "kind": "scrutiny", "paper_lead_days": "8"}
MEETING = {
    "held_on-day": "24",
    "held_on-month": "4",
    "held_on-year": "2014",
    "start_time": "6:30pm",
    "place": "Room 1",
    "kind": "ordinary",
}


@pytest.fixture
def clerk_client(app: Flask, client: PageClient, clock: Traveller) -> PageClient:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee(usual_time=time(18, 30), usual_place="Room 1")
        builders.seated(builders.a_person("Mo Khan"), committee, MemberRole.CHAIR)
        builders.a_meeting(committee, clerk, TODAY + timedelta(days=91))
        builders.a_meeting(committee, clerk, TODAY - timedelta(days=60))
        builders.sign_in(client, clerk)
    return client


def test_calendar_and_members_are_shown_to_everybody(clerk_client: PageClient) -> None:
    clerk_client.post("/sign-out")
    text = clerk_client.get("/committees/csp").get_data(as_text=True)
    coming, past = text.split('id="past"')
    assert "24 April 2014" in coming
    assert "24 November 2013" in past
    assert "Mo Khan" in text
    assert "/committees/CSP/outstanding" in text
    assert "Add a meeting" not in text


def test_officers_groups_are_not_there_for_the_public(app: Flask, client: PageClient) -> None:
    with app.app_context():
        builders.a_committee("OPG", "Officer group", kind=CommitteeKind.OFFICER_GROUP)
    assert client.get("/committees/OPG").status_code == 404
    assert "Officer group" not in client.get("/committees").get_data(as_text=True)


def test_empty_lists_say_so(app: Flask, client: PageClient) -> None:
    assert "No committees yet" in client.get("/committees").get_data(as_text=True)
    with app.app_context():
        builders.a_committee()
    text = client.get("/committees/CSP").get_data(as_text=True)
    assert "No meeting is in the calendar" in text
    assert "No meeting has been held yet" in text
    assert "No members are recorded" in text


def test_committee_is_added_once_when_the_form_is_sent_twice(
    app: Flask, clerk_client: PageClient
) -> None:
    sent = NEW | {"once": "a token", "usual_time": "18.30"}
    first = clerk_client.post("/committees/new", data=sent)
    second = clerk_client.post("/committees/new", data=sent)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location == "/committees/ENV"
    with app.app_context():
        assert committees.get(PUBLIC, "ENV").usual_time == time(18, 30)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"name": " "}, "Enter the committee’s name"),
        ({"code": ""}, "Enter a code, such as CSP"),
        ({"code": "C!"}, "Code must be 2 to 10 capital letters or numbers"),
        ({"code": "csp"}, "This code belongs to another committee"),
        ({"code": "C" * 11}, "Code must be 10 characters or fewer"),
        ({"kind": "club"}, "Select what kind of committee it is"),
        ({"paper_lead_days": "soon"}, "Days before a meeting must be a whole number"),
        ({"paper_lead_days": "61"}, "Days before a meeting must be 60 or fewer"),
        ({"usual_time": "half six"}, "Usual time must be a time, like 6:30pm or 18:30"),
        ({"usual_place": "x" * 201}, "Usual place must be 200 characters or fewer"),
    ],
)
def test_committee_is_refused_when_something_is_wrong(
    app: Flask, clerk_client: PageClient, changed: dict[str, str], message: str
) -> None:
    answer = clerk_client.post("/committees/new", data=NEW | {"usual_place": "Hall"} | changed)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert message in text
    assert changed.get("usual_place", "Hall") in text
    with app.app_context():
        assert len(committees.list_all(PUBLIC)) == 1


def test_change_is_refused_when_somebody_was_first(app: Flask, clerk_client: PageClient) -> None:
    sent = {"version": "1", "name": "Safeguarding", "paper_lead_days": "5"}
    assert clerk_client.post("/committees/CSP/edit", data=sent).status_code == 303
    late = clerk_client.post("/committees/CSP/edit", data=sent | {"name": "Overtaken"})
    assert late.status_code == 422
    text = late.get_data(as_text=True)
    assert "Somebody changed this while you were writing" in text
    assert 'value="Overtaken"' in text
    assert 'name="version" value="2"' in text
    with app.app_context():
        assert committees.get(PUBLIC, "CSP").name == "Safeguarding"


@pytest.mark.parametrize("typed", ["6:30pm", "18:30", "6.30 p.m.", "1830"])
def test_meeting_is_put_in_the_calendar(app: Flask, clerk_client: PageClient, typed: str) -> None:
    sent = MEETING | {"held_on-month": "May", "start_time": typed}
    answer = clerk_client.post("/committees/CSP/meetings/new", data=sent)
    assert answer.status_code == 303
    with app.app_context():
        meeting = meetings.get(PUBLIC, str(answer.location).rsplit("/", 1)[1])
        assert (meeting.held_on, meeting.start_time) == (date(2014, 5, 24), time(18, 30))
        assert meeting.kind is MeetingKind.ORDINARY


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"held_on-day": ""}, "Date must include a day"),
        ({"held_on-day": "31"}, "Date must be a real date"),
        ({"held_on-year": "1066"}, "Date must be between 1974 and 2019"),
        ({"start_time": ""}, "Enter the time it starts, such as 6:30pm"),
        ({"start_time": "6"}, "Time it starts must be a time, like 6:30pm or 18:30"),
        ({"start_time": "25:00"}, "Time it starts must be a time, like 6:30pm or 18:30"),
        ({}, "This committee already has a meeting on 24 April 2014 at that time"),
    ],
)
def test_meeting_is_refused_when_something_is_wrong(
    app: Flask, clerk_client: PageClient, changed: dict[str, str], message: str
) -> None:
    sent = MEETING | {"place": "Kept Hall"} | changed
    answer = clerk_client.post("/committees/CSP/meetings/new", data=sent)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert message in text
    assert "Kept Hall" in text
    with app.app_context():
        assert len(meetings.list_coming(PUBLIC, TODAY)) == 1


def test_the_public_is_asked_to_sign_in_before_adding(client: PageClient) -> None:
    assert client.get("/committees/new").location == "/sign-in?next=/committees/new"


@pytest.mark.parametrize("path", ["/committees", "/committees/CSP", "/meetings"])
def test_as_many_statements_for_thirty_rows_as_for_three(
    app: Flask, client: PageClient, clock: Traveller, path: str
) -> None:
    del clock

    def fill(start: int, number: int) -> None:
        with app.app_context():
            for n in range(start, start + number):
                builders.a_meeting(committee, clerk, TODAY + timedelta(days=n + 1))
                builders.a_meeting(committee, clerk, TODAY - timedelta(days=n + 1))
                builders.a_committee(f"C{n}", f"Committee {n}")

    with app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
    fill(0, 3)
    client.get(path)
    with statements() as few:
        client.get(path)
    fill(3, 27)
    with statements() as many:
        client.get(path)
    assert len(few) == len(many) <= 8
