"""SEC-42: what counts at once for everybody asks for the password again after a quarter of an hour."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests import builders as b

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient
    from tracker.models import Meeting

ASKED = "Enter your password again"


@pytest.fixture
def meeting(app: Flask, client: PageClient, clock: Traveller) -> Meeting:
    """A meeting whose minutes can be published, its clerk signed in 20 minutes ago."""
    with app.app_context():
        clerk = b.a_clerk()
        meeting = b.a_meeting(b.a_committee(), clerk)
        b.an_item(meeting, clerk, minutes_source="The report was noted.")
        b.agenda_published(meeting, clerk)
    b.sign_in(client, clerk)
    clock.shift(timedelta(minutes=20))
    return meeting


def publish(client: PageClient, meeting: Meeting, **fields: str):  # noqa: ANN201 - a response
    address = f"/meetings/{meeting.public_id}/minutes/publish"
    return client.post(address, data={"once": "a-token", "words": "what I <typed>", **fields})


def test_who_signed_in_a_while_ago_is_asked_and_nothing_is_lost(
    client: PageClient, meeting: Meeting
) -> None:
    answer = publish(client, meeting)

    assert answer.status_code == 401
    assert ASKED in answer.text
    assert 'name="words" value="what I &lt;typed&gt;"' in answer.text
    assert 'value="a-token"' in answer.text
    assert "not published" in client.get(f"/meetings/{meeting.public_id}").text


def test_the_right_password_goes_on_and_is_not_asked_again(
    client: PageClient, meeting: Meeting, clock: Traveller
) -> None:
    answer = publish(client, meeting, password_again=b.PASSWORD)
    assert answer.status_code == 303
    assert "not published" not in client.get(f"/meetings/{meeting.public_id}").text

    clock.shift(timedelta(minutes=14))
    assert ASKED not in publish(client, meeting, once="another").text
    client.get("/account")
    clock.shift(timedelta(minutes=2))
    assert ASKED in publish(client, meeting, once="a third").text


@pytest.mark.parametrize("wrong", ["", "not the password", "x" * 5000])
def test_a_wrong_password_changes_nothing_and_keeps_the_form(
    client: PageClient, meeting: Meeting, wrong: str
) -> None:
    answer = publish(client, meeting, password_again=wrong)

    assert answer.status_code == 422
    assert ASKED in answer.text
    assert 'name="words" value="what I &lt;typed&gt;"' in answer.text
    assert not re.search(r'name="password_again"[^>]*value="[^"]', answer.text)
    assert "not published" in client.get(f"/meetings/{meeting.public_id}").text


def test_guessing_is_slowed(client: PageClient, meeting: Meeting) -> None:
    codes = [publish(client, meeting, password_again=f"guess {n}").status_code for n in range(6)]

    assert codes == [422] * 5 + [429]


def test_looking_at_the_page_asks_for_nothing(client: PageClient, meeting: Meeting) -> None:
    answer = client.get(f"/meetings/{meeting.public_id}/minutes/publish")

    assert answer.status_code == 200
    assert ASKED not in answer.text
