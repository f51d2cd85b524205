"""A recommendation's life on its pages: addressed, noticed, answered, and the action that results."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask

from tests import builders
from tests.databases import statements
from tests.pages import PageClient
from tests.web.actions import scene as scenes
from tests.web.actions.scene import Scene
from tracker.queries import actions, recommendations
from tracker.vocabulary import ActionKind, Restriction

if TYPE_CHECKING:
    from time_machine import Traveller

TO_CABINET = {"recipient": "executive", "addressee": "Cabinet", "review": "Review of placements"}


def day(name: str, on: date) -> dict[str, str]:
    return {
        f"{name}-day": str(on.day),
        f"{name}-month": str(on.month),
        f"{name}-year": str(on.year),
    }


@pytest.fixture
def scene(app: Flask, client: PageClient, clock: Traveller) -> Scene:
    del clock
    found = scenes.build(app)
    with app.app_context():
        builders.sign_in(client, found.clerk)
    return found


def version(scene: Scene) -> dict[str, str]:
    with scene.app.app_context():
        found = recommendations.find(scene.action().id)
        return {"version": str(found.version if found else 0)}


def send(scene: Scene, client: PageClient, verb: str, **fields: Any) -> Any:
    return client.post(f"{scene.address}/{verb}", data=version(scene) | fields)


def address(scene: Scene, client: PageClient) -> None:
    assert send(scene, client, "recommendation", **TO_CABINET).status_code == 303


def later(scene: Scene, client: PageClient, clock: Traveller, on: date) -> None:
    """Let time pass; the clerk signs in afresh."""
    clock.move_to(datetime(on.year, on.month, on.day, 12, tzinfo=UTC), tick=False)
    with scene.app.app_context():
        builders.sign_in(client, scene.clerk)


def test_a_recommendation_runs_from_its_notice_to_the_action_that_results(
    scene: Scene, client: PageClient, clock: Traveller
) -> None:
    address(scene, client)
    assert scene.action().kind is ActionKind.RECOMMENDATION
    later(scene, client, clock, date(2014, 2, 10))
    notice = day("sent_on", date(2014, 1, 27)) | day("received_on", date(2014, 1, 28))
    assert send(scene, client, "notice", **notice).status_code == 303
    page = client.get(scene.address).get_data(as_text=True)
    assert "Response due 27 March 2014, 45 days left" in page
    assert "Cabinet, the executive (cabinet or elected mayor)" in page

    later(scene, client, clock, date(2014, 4, 1))
    assert "5 days late" in client.get("/committees/CSP/recommendations").get_data(as_text=True)

    answer = (
        {
            "response": "accepted_in_principle",
            "reasons": "",
            "wording": "Write a plan",
            "lead_post": str(scene.other_post.id),
        }
        | day("responded_on", date(2014, 4, 1))
        | day("on", date(2014, 6, 30))
    )
    assert send(scene, client, "response", **answer).status_code == 303
    page = client.get(scene.address).get_data(as_text=True)
    assert "Accepted in principle, 1 April 2014" in page
    assert "Write a plan" in page
    assert "Resulting action: CSP/2013-14/002" in page  # its history
    with scene.app.app_context():
        result = actions.get(builders.as_reader(scene.clerk), "CSP", "2013-14", 2)
        assert result.lead_post_id == scene.other_post.id
        assert result.due_on == date(2014, 6, 30)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"response": "not_accepted"}, "Enter the reasons given"),
        ({"response": "accepted_in_principle"}, "Select who will do it"),
        ({"response": ""}, "Select what was answered"),
        (
            {"response": "accepted", "on-day": "1", "on-month": "6", "on-year": "2014"},
            "Enter what will be done, in a short wording",
        ),
    ],
)
def test_a_response_that_says_too_little_is_refused_at_its_field(
    scene: Scene, client: PageClient, fields: dict[str, str], words: str
) -> None:
    address(scene, client)
    given = {"reasons": "", "wording": ""} | day("responded_on", date(2014, 1, 23)) | fields
    answer = send(scene, client, "response", **given)
    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)


def test_days_that_cannot_be_are_refused(scene: Scene, client: PageClient) -> None:
    address(scene, client)
    answer = send(scene, client, "notice", **day("sent_on", date(2014, 1, 1)))
    assert answer.status_code == 422
    assert "cannot be sent before 23 January 2014" in answer.get_data(as_text=True)


def test_of_two_clerks_the_second_is_told(scene: Scene, client: PageClient) -> None:
    address(scene, client)
    old = {"version": "0"} | TO_CABINET
    answer = client.post(f"{scene.address}/recommendation", data=old | {"addressee": "Mayor"})
    assert answer.status_code == 422
    text = answer.get_data(as_text=True)
    assert "Somebody changed this" in text
    assert "Mayor" in text


@pytest.mark.parametrize("verb", ["notice", "response"])
def test_what_is_not_addressed_yet_leads_there(scene: Scene, client: PageClient, verb: str) -> None:
    answer = client.get(f"{scene.address}/{verb}")
    assert answer.headers["Location"].endswith("/recommendation")


def test_the_public_sees_published_recommendations_only(
    app: Flask, scene: Scene, client: PageClient
) -> None:
    address(scene, client)
    with app.app_context():
        private = builders.an_action(
            scene.committee,
            scene.meeting,
            scene.clerk,
            "Zqprivate wording",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
        )
    there = f"/actions/{private.reference}/recommendation"
    sent = client.post(there, data={"version": "0", "recipient": "health", "review": "Zqreview"})
    assert sent.status_code == 303
    assert "Zqreview" in client.get("/committees/CSP/recommendations").get_data(as_text=True)
    client.post("/sign-out")
    assert "No recommendations yet" in client.get("/committees/CSP/recommendations").get_data(
        as_text=True
    )
    scene.publish()
    text = client.get("/committees/CSP/recommendations").get_data(as_text=True)
    file = client.get("/committees/CSP/recommendations.csv").get_data(as_text=True)
    assert "Review of placements" in text
    assert "Cabinet" in file
    assert "Zq" not in text + file


def test_many_recommendations_cost_the_statements_of_few(
    app: Flask, scene: Scene, client: PageClient
) -> None:
    address(scene, client)
    with statements() as few:
        client.get("/committees/CSP/recommendations")
    with app.app_context():
        for number in range(12):
            made = builders.an_action(scene.committee, scene.meeting, scene.clerk, f"More {number}")
            fields = {"version": "0", "recipient": "partner", "review": f"Review {number}"}
            client.post(f"/actions/{made.reference}/recommendation", data=fields)
    with statements() as many:
        text = client.get("/committees/CSP/recommendations").get_data(as_text=True)
    assert "Review 11" in text
    assert len(many) == len(few)
