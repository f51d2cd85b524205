"""Tokens: made and ended on the account page, and what each may be used for."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests import builders
from tests.api import programs
from tests.api.programs import Program
from tests.databases import statements
from tests.web.actions import scene
from tracker import clock as house_clock
from tracker.access.tokens import hash_of
from tracker.api.limits import LIMITS, TOGETHER, Limits
from tracker.db import db
from tracker.models import ApiToken
from tracker.operations import people as people_operations
from tracker.queries import readers
from tracker.rules.asking_rate import MOST_A_MINUTE
from tracker.vocabulary import TokenScope

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient
    from tests.web.actions.scene import Scene

ACTION = "/actions/CSP/2013-14/001"


@pytest.fixture
def town(app: Flask, clock: Traveller) -> Scene:
    del clock
    return scene.build(app)


def made_by_hand(client: PageClient, **sent: Any) -> str:
    given = {"name": "Dashboard", "scopes": ["actions:read"], "life": "90"} | sent
    shown = client.post("/account/tokens", data=given)
    assert shown.status_code == 200
    assert shown.headers["Cache-Control"] == "no-store"
    (token,) = re.findall(r'value="(ma_[^"]+)"', shown.text)
    return token


def test_a_token_is_shown_once_and_kept_as_a_digest(
    app: Flask, client: PageClient, town: Scene
) -> None:
    builders.sign_in(client, town.clerk)

    token = made_by_hand(client)

    page = client.get("/account/tokens")
    assert token not in page.text
    assert "Dashboard" in page.text
    assert "Not used yet" in page.text
    with app.app_context():
        kept = db.session.scalar(select(ApiToken))
        assert kept is not None
        assert kept.token_hash == hash_of(token)
    assert Program(app, token).get(ACTION).status_code == 200
    assert "Last used at" in client.get("/account/tokens").text


def test_a_token_ended_by_its_person_is_refused_at_once(
    app: Flask, client: PageClient, town: Scene
) -> None:
    builders.sign_in(client, town.clerk)
    token = made_by_hand(client)
    (key,) = re.findall(r'name="token" value="(\d+)"', client.get("/account/tokens").text)
    other = app.test_client()
    builders.sign_in(other, town.chair)

    other.post("/account/tokens/end", data={"token": key})
    assert Program(app, token).get(ACTION).status_code == 200

    client.post("/account/tokens/end", data={"token": key})
    assert Program(app, token).get(ACTION).status_code == 401
    assert "You have no tokens" in client.get("/account/tokens").text


@pytest.mark.parametrize(
    "sent", [{"name": ""}, {"scopes": []}, {"scopes": ["everything"]}, {"life": "9999"}]
)
def test_a_token_that_cannot_be_meant_is_not_made(
    app: Flask, client: PageClient, town: Scene, sent: dict[str, Any]
) -> None:
    builders.sign_in(client, town.clerk)
    given = {"name": "Dashboard", "scopes": ["actions:read"], "life": "90"} | sent

    assert client.post("/account/tokens", data=given).status_code == 422
    with app.app_context():
        assert db.session.scalar(select(ApiToken)) is None


@pytest.mark.parametrize("header", ["Bearer", "Bearer x", "Basic YTpi", "x", "Bearer é", ""])
def test_a_wrong_token_is_refused_even_where_none_is_needed(
    app: Flask, town: Scene, header: str
) -> None:
    del town
    answer = app.test_client().get(
        "/api/v1/committees", headers={"Authorization": header.encode().decode("latin-1")}
    )

    assert answer.status_code == 401
    assert answer.mimetype == "application/problem+json"
    assert "invalid_token" in answer.headers["WWW-Authenticate"]


def test_a_token_runs_out(app: Flask, town: Scene, clock: Traveller) -> None:
    asks = programs.of(app, town.clerk)
    assert asks.get(ACTION).status_code == 200

    clock.shift(timedelta(days=31))

    assert asks.get(ACTION).status_code == 401


def test_a_stopped_person_has_no_tokens_even_once_restored(app: Flask, town: Scene) -> None:
    asks = programs.of(app, town.owner)
    assert asks.get(ACTION).status_code == 200

    def stop() -> None:
        found, clerk = readers.find_person(town.owner.id), builders.as_reader(town.clerk)
        assert found is not None
        people_operations.stop(found, clerk, house_clock.now())

    with app.app_context():
        builders.made(stop)
    assert asks.get(ACTION).status_code == 401


def test_a_changed_role_counts_on_the_next_request(app: Flask, town: Scene) -> None:
    asks = programs.of(app, town.clerk)
    assert asks.get(f"{ACTION}/history").status_code == 200

    def no_clerk() -> None:
        found = readers.find_person(town.clerk.id)
        assert found is not None
        found.is_clerk = False

    with app.app_context():
        builders.made(no_clerk)

    assert asks.get(ACTION).status_code == 404  # its minutes are not published
    assert asks.post(f"{ACTION}/close", {}).status_code == 404


def test_a_token_does_only_what_it_was_made_for(app: Flask, town: Scene) -> None:
    reads = programs.of(app, town.clerk, TokenScope.ACTIONS_READ)
    writes = programs.of(app, town.clerk, TokenScope.ACTIONS_WRITE)

    assert reads.get(ACTION).status_code == 200
    assert writes.get(ACTION).status_code == 200  # changing takes reading with it
    for asks, path in ((reads, "/meetings"), (writes, "/indicators"), (writes, "/committees")):
        refused = asks.get(path)
        assert refused.status_code == 403
        assert "insufficient_scope" in refused.headers["WWW-Authenticate"]
    assert reads.post(f"{ACTION}/withdraw", {"reason": "x"}).status_code == 403
    assert writes.post(f"/meetings/{town.meeting.public_id}/issue").status_code == 403


def test_a_sign_in_counts_for_nothing(client: PageClient, town: Scene) -> None:
    builders.sign_in(client, town.clerk)

    assert client.get(f"/api/v1{ACTION}").status_code == 404
    assert client.post(f"/api/v1{ACTION}/withdraw", json={"reason": "x"}).status_code == 401


def test_a_token_that_asks_too_often_waits_for_the_next_minute(
    app: Flask, town: Scene, clock: Traveller
) -> None:
    clock.move_to("2014-01-24 10:00:12+00:00")
    quick, calm = programs.of(app, town.clerk), programs.of(app, town.owner)
    here = app.extensions[LIMITS]
    codes = Counter(quick.get("/committees").status_code for _ in range(MOST_A_MINUTE + 3))
    refused = quick.post(f"{ACTION}/updates", {"kind": "progress", "text": "Quickly"})

    assert codes == Counter({200: MOST_A_MINUTE, 429: 3})
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "48"
    assert refused.mimetype == "application/problem+json"
    assert "asked too often" in refused.json["detail"]
    assert calm.get("/committees").status_code == 200
    assert Program(app).get("/committees").status_code == 200
    app.extensions[LIMITS] = Limits()  # another process, which has counted nothing yet
    elsewhere = [quick.get("/committees").status_code for _ in range(TOGETHER + 1)]
    assert elsewhere[-1] == 429
    app.extensions[LIMITS] = here
    clock.move_to("2014-01-24 10:01:00+00:00")
    assert quick.get("/committees").status_code == 200


def test_reading_seldom_writes_the_count(app: Flask, town: Scene) -> None:
    program = programs.of(app, town.clerk)
    program.get("/committees")  # which notes that the token was used
    with statements() as asked:
        for _ in range(TOGETHER):
            program.get("/committees")
    writes = [each for each in asked if each.lstrip().upper().startswith("UPDATE")]

    assert len(writes) == 1


def test_history_says_that_a_change_came_through_a_token(
    app: Flask, client: PageClient, town: Scene
) -> None:
    program = programs.of(app, town.clerk)
    assert (
        program.change(ACTION, "pause", {"review_on": "2014-06-01", "reason": "Wait"}).status_code
        == 200
    )
    builders.sign_in(client, town.clerk)
    client.post(f"{ACTION}/reopen", data={"reason": "On", "version": town.version})
    events = program.get(f"{ACTION}/history").json["events"]

    assert [each["through"] for each in events[:2]] == [None, "A program"]
    page = client.get(ACTION).text
    assert page.count("through the API with the token “A program”") == 1
