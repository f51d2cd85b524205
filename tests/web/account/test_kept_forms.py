"""REL-24: what somebody typed survives a sign-in that ended and a token that expired."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests import builders

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

TYPED = "The Committee agreed <b>this</b> & that, “at once”."
HERE = {"Origin": "http://localhost"}


@pytest.fixture
def address(app: Flask) -> str:
    """Where the minutes of an item are sent."""
    with app.app_context():
        clerk = builders.a_clerk()
        item = builders.an_item(builders.a_meeting(builders.a_committee(), clerk), clerk)
        return f"/items/{item.public_id}/minutes"


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page's last form."""
    found = re.findall(r'<input type="hidden"[^>]*name="([^"]*)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def test_text_is_carried_through_signing_in_again_when_the_sign_in_ended(
    client: PageClient, address: str
) -> None:
    refused = client.post(address, data={"minutes": TYPED, "version": "1"}, headers=HERE)
    assert refused.status_code == 401
    carried = hidden(refused.text)["kept"]

    wrong = client.post(
        "/sign-in", data={"email": "ann.lee@council.example", "password": "no", "kept": carried}
    )
    assert hidden(wrong.text)["kept"] == carried

    sign_in = {"email": "ann.lee@council.example", "password": builders.PASSWORD, "kept": carried}
    offered = client.post("/sign-in", data=sign_in)
    assert offered.status_code == 200
    assert f'action="{address}"' in offered.text
    assert hidden(offered.text)["minutes"] == TYPED


def test_a_password_is_never_carried(client: PageClient) -> None:
    sent = {"old_password": "secret", "password": "secret too", "text": "words"}
    refused = client.post("/account/password", data=sent, headers=HERE)

    assert "secret" not in refused.text


def test_another_site_cannot_have_its_form_offered(client: PageClient, address: str) -> None:
    refused = client.post(
        address, data={"minutes": TYPED}, headers={"Origin": "https://elsewhere.example"}
    )

    assert refused.status_code == 404
    assert TYPED not in html.unescape(refused.text)


@pytest.mark.parametrize(
    "kept", ["x", "[]", "{}", '{"to": "//evil.example", "fields": []}', '{"to": 1, "fields": 2}']
)
def test_a_garbled_carried_form_leads_to_the_desk(
    client: PageClient, app: Flask, kept: str
) -> None:
    with app.app_context():
        builders.a_clerk()
    sent = {"email": "ann.lee@council.example", "password": builders.PASSWORD, "kept": kept}
    answer = client.post("/sign-in", data=sent)

    assert (answer.status_code, answer.location) == (303, "/")
