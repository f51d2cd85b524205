"""Recommendations, report back, the work programme and documents through the API."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.api import programs
from tests.web.actions import scene
from tracker import clock as house_clock
from tracker.db import db
from tracker.models import ItemDocument
from tracker.operations import programme
from tracker.operations.programme import PlannedWords
from tracker.vocabulary import Restriction

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.web.actions.scene import Scene

ACTION = "/actions/CSP/2013-14/001"
TO_CABINET = {"recipient": "executive", "addressee": "Cabinet", "review": "Placements"}


@pytest.fixture
def town(app: Flask, clock: Traveller) -> Scene:
    built = scene.build(app)
    clock.move_to("2014-04-01 09:00+00:00")
    return built


@pytest.fixture
def clerk(app: Flask, town: Scene) -> programs.Program:
    return programs.of(app, town.clerk)


def test_a_recommendation_runs_from_its_notice_to_the_action_that_results(
    app: Flask, town: Scene, clerk: programs.Program
) -> None:
    early = clerk.post(f"{ACTION}/notice", {"version": 0, "sent_on": "2014-01-27"})
    assert (early.status_code, early.json["errors"][0]["code"]) == (409, "not_addressed")
    made = clerk.post(f"{ACTION}/recommendation", {"version": 0} | TO_CABINET)
    assert (made.status_code, made.json["clock"]) == (200, "not_sent")
    days = {"sent_on": "2014-01-27", "received_on": "2014-01-28"}
    noticed = clerk.post(f"{ACTION}/notice", {"version": made.json["version"]} | days)
    assert noticed.json["response_due_on"] == "2014-03-27"
    assert (noticed.json["clock"], noticed.json["days"]) == ("late", 5)
    listed = clerk.get("/committees/CSP/recommendations").json["recommendations"]
    assert [(each["action"], each["clock"]) for each in listed] == [("CSP/2013-14/001", "late")]

    answer = {
        "response": "accepted_in_principle",
        "responded_on": "2014-04-01",
        "result": {"wording": "Write a plan", "owner": town.other_post.id, "on": "2014-06-30"},
    }
    stale = clerk.post(f"{ACTION}/response", answer | {"version": made.json["version"]})
    assert stale.status_code == 412
    done = clerk.post(f"{ACTION}/response", answer | {"version": noticed.json["version"]})

    assert (done.status_code, done.json["clock"]) == (200, "answered_late")
    assert done.json["resulting_action"] == "CSP/2013-14/002"
    # What is not published yet is nothing to the public.
    assert programs.Program(app).get(f"{ACTION}/recommendation").status_code == 404
    town.publish()
    shown = programs.Program(app).get(f"{ACTION}/recommendation").json
    assert (shown["addressee"], shown["response"]) == ("Cabinet", "accepted_in_principle")


def test_an_action_goes_on_the_agenda_of_a_meeting_to_come_once(
    app: Flask, town: Scene, clerk: programs.Program
) -> None:
    undue = clerk.post(f"{ACTION}/report-back")
    assert (undue.status_code, undue.json["errors"][0]["code"]) == (409, "not_due_at_a_meeting")
    with app.app_context():
        coming = builders.a_meeting(town.committee, town.clerk, on=date(2014, 4, 24)).public_id
    put = clerk.post(f"{ACTION}/report-back", {"meeting": coming})

    assert (put.status_code, put.json["meeting"]) == (201, coming)
    assert put.json["title"] == scene.WORDING or "CSP/2013-14/001" in put.json["title"]
    again = clerk.post(f"{ACTION}/report-back", {"meeting": coming})
    assert (again.status_code, again.json["errors"][0]["code"]) == (409, "on_agenda_already")
    assert clerk.post(f"{ACTION}/report-back", {"meeting": "zzzzzzzz"}).status_code == 422


def test_documents_and_programme_show_what_the_reader_may_see(
    app: Flask, town: Scene, clerk: programs.Program
) -> None:
    restricted = {
        "restriction": Restriction.EXEMPT,
        "restriction_ground": "2",
        "public_title": "A private item",
    }
    with app.app_context():
        private = builders.an_item(town.meeting, town.clerk, "Zq private", **restricted)
        items = {"private": private, "open": town.item}
        actor, today = builders.as_reader(town.clerk), house_clock.today()

        def more() -> None:
            for name, item in items.items():
                db.session.add(ItemDocument(item_id=item.id, position=1, title=f"Report {name}"))
            for name in items:
                words = PlannedWords(f"Plan {name}", is_public=name == "open")
                programme.add(town.committee, words, actor, today)

        builders.made(more)
    town.publish()
    public = programs.Program(app)

    for asks, expected in ((clerk, ["open", "private"]), (public, ["open"])):
        found = {
            name: asks.get(f"/items/{item.public_id}/documents").json["documents"]
            for name, item in items.items()
        }
        planned = asks.get("/committees/CSP/programme").json["planned"]
        assert [name for name in sorted(found) if found[name]] == expected
        assert sorted(each["subject"] for each in planned) == [f"Plan {name}" for name in expected]
