"""REL-26: an address that no database can be asked about is answered, never a 5xx."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

TOO_LARGE = "99999999999999999999"


@pytest.mark.parametrize(
    "path",
    [
        "/committees/%00",
        "/actions/CSP%00/2026-27/001",
        "/items/%00",
        "/meetings/%00",
        "/indicators/%00",
        f"/people/{TOO_LARGE}",
        "/people/2147483648",
        f"/posts/{TOO_LARGE}/edit",
        f"/programme/{TOO_LARGE}",
    ],
)
def test_what_cannot_be_a_key_is_not_found(client: PageClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "query", ["meeting=%00", "after=a%00_b_1&sort=reference", "year=%00", "words=a%00b", "%00=1"]
)
def test_a_nul_in_a_query_is_left_out(client: PageClient, query: str) -> None:
    assert client.get(f"/actions?{query}").status_code == 200


@pytest.mark.parametrize("once", ["a\x00b", "x" * 90])
def test_an_odd_token_makes_one_thing_all_the_same(
    app: Flask, client: PageClient, once: str
) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
    builders.sign_in(client, clerk)
    sent = {
        "once": once,
        "code": "CSP",
        "name": "Panel",
        "kind": "scrutiny",
        "paper_lead_days": "8",
    }

    answers = [client.post("/committees/new", data=sent).status_code for _ in range(2)]

    assert answers == [303, 303]


@pytest.mark.parametrize("version", ["²", "-1", "9" * 30, ""])
def test_a_garbled_version_is_overtaken(app: Flask, client: PageClient, version: str) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
        builders.a_committee()
    builders.sign_in(client, clerk)
    sent = {"version": version, "name": "Another name", "paper_lead_days": "8"}

    assert client.post("/committees/CSP/edit", data=sent).status_code == 422
