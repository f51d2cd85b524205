"""The later date that an owner asked for is filled in for the clerk who grants it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.builders import sign_in
from tests.web.actions.scene import Scene, build

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

ASKED = {
    "later_date-day": "1",
    "later_date-month": "5",
    "later_date-year": "2014",
    "text": "The audit ends in April.",
}


def asked_for(app: Flask, client: PageClient) -> Scene:
    """An action due on 1 March whose owner asked for 1 May."""
    scene = build(app)
    scene.publish()
    sign_in(client, scene.owner)
    assert client.post(f"{scene.address}/update/later-date", data=ASKED).status_code == 303
    return scene


def link_in(page: str) -> str | None:
    """The address by which the asked-for day is granted, if it is offered."""
    found = re.search(
        r'href="([^"]+change-due\?asked=\d+)">Change the due date to 1 May 2014', page
    )
    return found[1] if found else None


def test_the_clerk_finds_the_day_and_the_reason_filled_in(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = asked_for(app, client)
    assert link_in(client.get(scene.address).text) is None
    sign_in(client, scene.clerk)
    address = link_in(client.get(scene.address).text)
    assert address is not None
    page = client.get(address).text

    for words in (
        "asked on 23 January 2014 for 1 May 2014",
        "The audit ends in April.",
        'name="due_kind" type="radio" value="date" checked',
        'name="why" type="radio" value="decided" checked',
    ):
        assert words in page, words
    for part, value in (("day", "1"), ("month", "5"), ("year", "2014")):
        assert re.search(rf'name="on-{part}"[^>]*value="{value}"', page), part


def test_the_offer_is_gone_once_the_day_was_granted(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = asked_for(app, client)
    sign_in(client, scene.clerk)
    address = link_in(client.get(scene.address).text)
    assert address is not None
    answer = client.post(
        address,
        data={
            "version": str(scene.action().version),
            "due_kind": "date",
            "on-day": "1",
            "on-month": "5",
            "on-year": "2014",
            "why": "decided",
            "reason": "Agreed by the Panel",
        },
    )

    assert answer.status_code == 303
    page = client.get(scene.address).text
    assert "first due 1 March 2014" in page
    assert link_in(page) is None


@pytest.mark.parametrize("asked", ["", "0", "999", "x", "-1", "1" * 30, "١"])
def test_an_address_that_names_no_request_shows_the_date_that_stands(
    app: Flask, client: PageClient, clock: Traveller, asked: str
) -> None:
    del clock
    scene = build(app)
    sign_in(client, scene.clerk)
    page = client.get(f"{scene.address}/change-due", query_string={"asked": asked})

    assert page.status_code == 200
    assert re.search(r'name="on-month"[^>]*value="3"', page.text)
    assert "asked on" not in page.text
