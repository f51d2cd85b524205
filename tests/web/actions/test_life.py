"""Asking for updates, duplicates, and actions that report back on agendas."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests import builders
from tests.builders import sign_in
from tests.web.actions.scene import build
from tracker import clock as house_clock
from tracker.operations import reporting_back
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

ASK = {"reason": "What prevents it?"}


def test_an_owner_is_asked_once_a_week_and_then_a_letter_is_drafted(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene = build(app)
    scene.publish()
    ask = f"{scene.address}/ask-for-update"
    clock.move_to("2014-03-10T10:00:00Z")
    sign_in(client, scene.chair)
    assert client.get(ask).status_code == 200
    assert client.post(ask, data=ASK).status_code == 303
    assert "Asked for on 10 March 2014" in client.get(scene.address).text
    assert "again on 17 March 2014" in client.post(ask, data=ASK).text

    clock.move_to("2014-03-17T10:00:00Z")
    sign_in(client, scene.chair)
    assert client.post(ask, data=ASK).status_code == 303
    clock.move_to("2014-03-25T10:00:00Z")
    sign_in(client, scene.chair)
    letter = client.get(f"{scene.address}/letter")
    assert letter.status_code == 200
    assert "asked for on 10 March 2014 and on 17 March 2014" in letter.text
    assert "Diana Price. It was due on 1 March 2014, 24 days ago. No update" in letter.text
    sign_in(client, scene.owner)
    assert "asked for on 17 March" in client.get("/").text


def test_two_actions_name_each_other_when_one_is_a_duplicate(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    with app.app_context():
        builders.an_action(scene.committee, scene.meeting, scene.clerk, "Same again")
    sign_in(client, scene.clerk)
    page = f"{scene.address}/duplicate"
    given = {"version": str(scene.action().version), "reason": "Agreed twice"}

    assert "Same again" in client.get(f"{page}?words=same").text
    assert client.post(page, data=given | {"of": "csp/2013-14/1"}).status_code == 422
    assert client.post(page, data=given | {"of": "csp/2013-14/2"}).status_code == 303
    assert "Duplicate of" in client.get(scene.address).text
    assert "Duplicates" in client.get("/actions/CSP/2013-14/002").text


def test_an_action_is_answered_while_it_is_before_a_meeting_and_let_go_without_outcome(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene = build(app, due=DueRule(DueKind.MONTH, month=4))
    with app.app_context():
        april = builders.a_meeting(scene.committee, scene.clerk, date(2014, 4, 24))
    sign_in(client, scene.clerk)
    there = f"/meetings/{april.public_id}"
    assert "Put on the agenda of 24 April 2014" in client.get(scene.address).text
    assert "Put 1 action due on the agenda" in client.get(there).text
    assert client.get(f"{there}/report-back").status_code == 200
    added = client.post(f"{scene.address}/report-back")
    assert "Reported on" in client.get(added.headers["Location"]).text

    def kept() -> tuple[int, int]:
        with app.app_context():
            done = builders.made(lambda: reporting_back.keep_up(house_clock.today()))
            return done.before, done.let_go

    clock.move_to("2014-04-24T10:00:00Z")
    assert (kept(), kept()) == ((1, 0), (0, 0))
    assert scene.action().answered_on == date(2014, 4, 24)
    sign_in(client, scene.clerk)
    assert "1 outcome to record" in client.get("/").text
    clock.move_to("2014-05-09T10:00:00Z")
    assert (kept(), kept()) == ((0, 1), (0, 0))
    assert scene.action().answered_on is None
