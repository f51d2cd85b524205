"""A chair's support is remembered where the chair and the clerk look, and asked for once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import sign_in
from tests.databases import statements
from tests.web.actions.scene import Scene, build
from tracker.vocabulary import MemberRole, UpdateKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

OUTSTANDING = "/committees/CSP/outstanding"


def supported(app: Flask, client: PageClient) -> Scene:
    """An answered action whose chair supported closing it on 23 January 2014."""
    scene = build(app)
    scene.publish()
    scene.say(UpdateKind.REPORT)
    sign_in(client, scene.chair)
    client.post(
        f"{scene.address}/support", data={"version": scene.version, "reason": "Well answered"}
    )
    return scene


def test_the_chair_reads_that_they_supported_it_and_is_not_asked_again(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = supported(app, client)
    for address in ("/", OUTSTANDING, scene.address):
        page = client.get(address).text

        assert "You supported closing on 23 January 2014." in page, address
        assert f"{scene.address}/support" not in page, address
        assert f"{scene.address}/return" in page, address


def test_support_given_twice_is_refused_and_noted_once(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = supported(app, client)
    answer = client.post(f"{scene.address}/support", data={"version": scene.version, "reason": ""})

    assert answer.status_code == 422
    assert "You have already supported closing this action" in answer.text
    assert client.get(scene.address).text.count("Chair supported closing") == 1


def test_a_second_chair_may_support_it_too(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = supported(app, client)
    with app.app_context():
        vice = builders.seated(
            builders.a_person("Vera Hart"), scene.committee, MemberRole.VICE_CHAIR
        )
    sign_in(client, vice)
    page = client.get("/").text

    assert "Tom Ward supported closing on 23 January 2014." in page
    assert f"{scene.address}/support" in page


def test_the_clerk_reads_it_where_the_decision_is_recorded(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = supported(app, client)
    sign_in(client, scene.clerk)
    for address in (OUTSTANDING, scene.address, f"{scene.address}/close"):
        assert "Tom Ward supported closing on 23 January 2014." in client.get(address).text, address


def test_support_counts_no_longer_when_the_answer_was_returned(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene = supported(app, client)
    client.post(
        f"{scene.address}/return", data={"version": scene.version, "reason": "A date is missing"}
    )
    clock.move_to("2014-02-01T10:00:00Z")
    scene.say(UpdateKind.REPORT)
    sign_in(client, scene.chair)
    for address in ("/", OUTSTANDING, scene.address):
        page = client.get(address).text

        assert "You supported closing" not in page, address
        assert f"{scene.address}/support" in page, address


@pytest.mark.parametrize("who", ["stranger", None])
def test_nobody_else_reads_who_supported_it(
    app: Flask, client: PageClient, clock: Traveller, who: str | None
) -> None:
    del clock
    scene = supported(app, client)
    client.post("/sign-out")
    if who:
        sign_in(client, getattr(scene, who))
    for address in ("/", OUTSTANDING, scene.address):
        page = client.get(address).text

        assert "supported closing" not in page, address
        assert "Well answered" not in page, address


def test_support_costs_one_statement_however_many_supported(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = supported(app, client)

    def cost() -> int:
        client.get(OUTSTANDING)
        with statements() as sent:
            client.get(OUTSTANDING)
        return len([each for each in sent if each.lstrip().startswith("SELECT")])

    few = cost()
    with app.app_context():
        vice = builders.seated(
            builders.a_person("Vera Hart"), scene.committee, MemberRole.VICE_CHAIR
        )
    sign_in(client, vice)
    client.post(f"{scene.address}/support", data={"version": scene.version, "reason": ""})

    assert cost() == few
