"""Every verb through the API: what it does, what refuses it, and that nothing is done twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from tests.api import programs
from tests.reliability.test_at_once import AT_ONCE, together
from tests.web.actions import scene
from tracker.db import db
from tracker.models import Action, Update
from tracker.vocabulary import ActionStatus, UpdateKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.web.actions.scene import Scene

ACTION = "/actions/CSP/2013-14/001"
NEW = {"wording": "Bring the second report", "due": {"kind": "date", "on": "2014-05-01"}}


@pytest.fixture
def town(app: Flask, clock: Traveller) -> Scene:
    del clock
    return scene.build(app)


@pytest.fixture
def clerk(app: Flask, town: Scene) -> programs.Program:
    return programs.of(app, town.clerk)


def test_a_later_date_belongs_to_a_request_for_one(clerk: programs.Program) -> None:
    given = {"kind": "progress", "text": "Going on", "later_date": "2014-06-01"}

    refused = clerk.post(f"{ACTION}/updates", given)

    assert refused.status_code == 422
    assert [(e["field"], e["code"]) for e in refused.json["errors"]] == [
        ("later_date", "later_date_not_asked")
    ]
    assert clerk.post(f"{ACTION}/updates", given | {"kind": "later_date"}).status_code == 201


def count(app: Flask, table: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_an_action_is_recorded_and_read_where_the_answer_says(
    clerk: programs.Program, town: Scene
) -> None:
    sent = {
        **NEW,
        "owner": town.post.id,
        "contributing": [town.other_post.id],
        "indicators": [{"reference": "cf1", "expectation": "raise"}],
    }

    answer = clerk.post(f"/items/{town.item.public_id}/actions", sent)

    assert answer.status_code == 201, answer.text
    assert answer.json is not None
    assert answer.headers["Location"] == "/api/v1/actions/CSP/2013-14/002"
    assert answer.json["reference"] == "CSP/2013-14/002"
    assert answer.json["contributors"] == [town.other_post.title]
    assert answer.json["indicators"][0]["expectation"] == "raise"
    assert clerk.get(answer.headers["Location"]).json == answer.json


VERBS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("amend", {"wording": "Other words"}, {"wording": "Other words"}),
    ("reassign", {"owner": 2, "reason": "Moved"}, {}),
    (
        "change-due",
        {"due": {"kind": "date", "on": "2014-06-02"}, "reason": "Agreed"},
        {"times_deferred": 1},
    ),
    (
        "close",
        {"outcome": "completed", "reason": "Agreed"},
        {"status": "closed", "outcome": "completed"},
    ),
    (
        "pause",
        {"review_on": "2014-06-02", "reason": "Waits"},
        {"status": "paused", "review_on": "2014-06-02"},
    ),
    ("withdraw", {"reason": "A wrong entry"}, {"status": "withdrawn"}),
    ("ask-for-update", {}, {"status": "issued"}),
]


@pytest.mark.parametrize(("verb", "sent", "shown"), VERBS, ids=[verb for verb, *_ in VERBS])
def test_a_verb_does_what_its_page_does(
    clerk: programs.Program, verb: str, sent: dict[str, Any], shown: dict[str, Any]
) -> None:
    answer = clerk.change(ACTION, verb, sent)

    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    assert {name: answer.json[name] for name in shown} == shown
    assert answer.headers["ETag"] == clerk.get(ACTION).headers["ETag"]


@pytest.mark.parametrize(("verb", "sent", "shown"), VERBS, ids=[verb for verb, *_ in VERBS])
def test_a_verb_needs_what_was_read(
    clerk: programs.Program, verb: str, sent: dict[str, Any], shown: dict[str, Any]
) -> None:
    del shown
    old = clerk.get(ACTION).headers["ETag"]
    assert clerk.post(f"{ACTION}/{verb}", sent).status_code == 428
    assert clerk.change(ACTION, "amend", {"wording": "In between"}).status_code == 200

    assert clerk.post(f"{ACTION}/{verb}", sent, If_Match=old).status_code == 412
    assert clerk.get(ACTION).json["wording"] == "In between"


def test_an_action_lives_its_whole_life(app: Flask, town: Scene, clerk: programs.Program) -> None:
    owner, chair = programs.of(app, town.owner), programs.of(app, town.chair)

    said = owner.post(f"{ACTION}/updates", {"kind": "report", "text": "Here it is."})
    assert said.status_code == 201, said.text
    assert said.json is not None
    assert owner.get(said.headers["Location"]).json == said.json
    assert chair.change(ACTION, "support").status_code == 200
    assert chair.change(ACTION, "support").status_code == 409
    returned = chair.change(ACTION, "return", {"reason": "The figures are missing"})
    assert returned.status_code == 200, returned.text
    town.say(UpdateKind.REPORT, "With figures.")
    released = clerk.change(ACTION, "release", {"update": said.json["id"]})
    assert released.status_code == 200
    assert clerk.change(ACTION, "close", {"outcome": "completed", "reason": "Agreed"}).json
    assert (
        clerk.change(ACTION, "pause", {"review_on": "2014-06-02", "reason": "x"}).status_code == 409
    )
    assert clerk.change(ACTION, "reopen", {"reason": "Too early"}).status_code == 200
    assert town.action().status is ActionStatus.IN_PROGRESS


def test_a_duplicate_is_marked(clerk: programs.Program, town: Scene) -> None:
    made = clerk.post(f"/items/{town.item.public_id}/actions", NEW)
    assert made.json is not None

    path = made.headers["Location"].removeprefix("/api/v1")
    marked = clerk.change(path, "duplicate", {"of": "CSP/2013-14/001", "reason": "The same"})

    assert marked.status_code == 200, marked.text
    assert marked.json is not None
    assert marked.json["same"] == ["CSP/2013-14/001"]
    itself = clerk.change(ACTION, "duplicate", {"of": "CSP/2013-14/001", "reason": "x"})
    assert itself.status_code == 422
    assert itself.json is not None
    assert itself.json["errors"][0]["field"] == "of"
    assert itself.json["errors"][0]["code"] == "duplicate_of_itself"


def test_a_meeting_issues_what_it_agreed(app: Flask, clock: Traveller) -> None:
    del clock
    town = scene.build(app, issued=False)
    clerk = programs.of(app, town.clerk)

    issued = clerk.post(f"/meetings/{town.meeting.public_id}/issue")

    assert issued.status_code == 200, issued.text
    assert issued.json is not None
    assert [each["status"] for each in issued.json["actions"]] == ["issued"]
    assert clerk.post(f"/meetings/{town.meeting.public_id}/issue").status_code == 409


def test_decisions_are_recorded_whole_or_not_at_all(town: Scene, clerk: programs.Program) -> None:
    row = {"action": "CSP/2013-14/001", "version": town.action().version}
    path = f"/meetings/{town.meeting.public_id}/decisions"
    good = row | {"decision": "close", "outcome": "completed"}

    for wrong in (
        [good, good],
        [good, row | {"action": "CSP/2013-14/999", "decision": "carry_forward"}],
        [row | {"decision": "close"}],
        [good | {"item": "zzzz"}],
    ):
        refused = clerk.post(path, {"decisions": wrong})
        assert refused.status_code == 422, refused.text
        assert refused.json is not None
        assert refused.json["errors"][0]["field"].startswith("decisions.")
        assert town.action().status is ActionStatus.ISSUED
    assert clerk.post(path, {"decisions": [good | {"version": 99}]}).status_code == 409

    assert clerk.post(path, {"decisions": [good]}).status_code == 200
    assert town.action().status is ActionStatus.CLOSED


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"due": {"kind": "date", "on": 0}}, "due.date.on"),
    ({"due": {"kind": "date", "on": "0"}}, "due.date.on"),
    ({"due": {"kind": "date", "on": "2014-13-45"}}, "due.date.on"),
    ({"due": {"kind": "date", "on": "2013-01-01"}}, "due.on"),
    ({"due": {"kind": "someday"}}, "due"),
    ({"due": {"kind": "meeting", "meeting": "zzzz"}}, "due.meeting"),
    ({"wording": "  "}, "wording"),
    ({"wording": 7}, "wording"),
    ({"wording": "x" * 501}, "wording"),
    ({"owner": 999}, "owner"),
    ({"owner": "1"}, "owner"),
    ({"owner": 10**30}, "owner"),
    ({"indicators": [{"reference": "NONE"}]}, "indicators"),
    ({"restriction": "exempt"}, "restriction_ground"),
    ({"committee_id": 2}, "committee_id"),
    ({"status": "closed"}, "status"),
]


@pytest.mark.parametrize(("sent", "field"), WRONG)
def test_what_is_wrong_is_said_at_its_field(
    app: Flask, clerk: programs.Program, town: Scene, sent: dict[str, Any], field: str
) -> None:
    answer = clerk.post(f"/items/{town.item.public_id}/actions", NEW | sent)

    assert answer.status_code == 422, answer.text
    assert answer.json is not None
    (wrong,) = answer.json["errors"]
    assert wrong["field"] == field
    assert wrong["detail"]
    assert count(app, Action) == 1


def test_what_is_not_json_is_refused(clerk: programs.Program, town: Scene) -> None:
    path = f"/items/{town.item.public_id}/actions"
    broken = [b"{", b"", b"\xff", b'{"wording": "\\ud800"}', b"NaN" * 10]

    for body in broken:
        answer = clerk.ask("POST", path, data=body, content_type="application/json")
        assert answer.status_code == 400, (body, answer.text)
    assert clerk.ask("POST", path, data={"wording": "x"}).status_code == 415
    large = clerk.ask("POST", path, data=b" " * 3_000_000, content_type="application/json")
    assert large.status_code == 413
    assert large.mimetype == "application/problem+json"
    missing = clerk.ask("DELETE", ACTION)
    assert (missing.status_code, missing.mimetype) == (405, "application/problem+json")
    assert "GET" in missing.headers["Allow"]


def test_the_same_key_makes_one_thing(app: Flask, clerk: programs.Program, town: Scene) -> None:
    path = f"/items/{town.item.public_id}/actions"

    first = clerk.post(path, NEW, Idempotency_Key="one")
    again = clerk.post(path, NEW, Idempotency_Key="one")
    other = clerk.post(path, NEW | {"wording": "Another"}, Idempotency_Key="one")
    elsewhere = clerk.post(f"{ACTION}/updates", NEW, Idempotency_Key="one")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json == again.json
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert (other.status_code, elsewhere.status_code) == (422, 422)
    assert clerk.post(path, NEW, Idempotency_Key="é" * 3).status_code == 400
    assert count(app, Action) == 2
    owner = programs.of(app, town.owner)
    said = {"kind": "progress", "text": "Begun."}
    assert owner.post(f"{ACTION}/updates", said, Idempotency_Key="one").status_code == 201


def test_a_refused_request_leaves_its_key_free(clerk: programs.Program, town: Scene) -> None:
    path = f"/items/{town.item.public_id}/actions"

    assert clerk.post(path, NEW | {"owner": 999}, Idempotency_Key="k").status_code == 422
    assert clerk.post(path, NEW, Idempotency_Key="k").status_code == 201


def test_the_same_request_many_times_at_once_makes_one_thing(app: Flask, town: Scene) -> None:
    owner = programs.of(app, town.owner)
    said = {"kind": "progress", "text": "Begun."}

    codes = together(
        lambda _n: owner.post(f"{ACTION}/updates", said, Idempotency_Key="k").status_code
    )

    assert codes == [201] * AT_ONCE
    assert count(app, Update) == 1


def test_of_many_changes_at_once_one_is_kept(app: Flask, town: Scene) -> None:
    clerk = programs.of(app, town.clerk)
    tag = clerk.get(ACTION).headers["ETag"]

    def amend(number: int) -> int:
        sent = {"wording": f"Wording {number}"}
        return clerk.post(f"{ACTION}/amend", sent, If_Match=tag).status_code

    codes = together(amend)

    assert codes == [200] + [412] * (AT_ONCE - 1)
