"""SEC-10: who gets past the guard of every endpoint, written out. A new endpoint needs its line.

The things asked about are public ones of a committee the member, chair and owner belong to, so
that a refusal is a refusal and not a thing out of sight. Letters: p public, o owner, m member,
h chair, f performance officer, a administrator, c clerk.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.access.role_table import TABLE
from tests.security.town import PASSWORD, Town, build

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.routing import Rule

ROLES = {
    "p": "public",
    "o": "owner",
    "m": "member",
    "h": "chair",
    "f": "performance",
    "a": "admin",
    "c": "clerk",
}
METHODS = ("GET", "POST")
ENDS_THE_SIGN_IN = {"account.sign_out", "account.end_sign_ins"}


@pytest.fixture
def town(app: Flask) -> Town:
    return build(app)


def sign_in(app: Flask, town: Town, role: str) -> FlaskClient:
    client = app.test_client()
    if role in town.emails:
        sent = {"email": town.emails[role], "password": PASSWORD}
        assert client.post("/sign-in", data=sent).status_code == 303
    return client


def address(app: Flask, town: Town, rule: Rule) -> str:
    """The rule's address, filled in with published things."""
    code, year, number = town.addresses["action"][0].split("/")
    values = {
        "code": code,
        "year": year,
        "number": number,
        "reference": "KI1",
        "kind": "csv",
        "document_id": town.addresses["document_id"][0],
        "clearance_id": town.addresses["clearance_id"][0],
        "comment_id": "2" if rule.endpoint.startswith("settling.") else "1",
        "person_id": town.addresses["person_id"][0],
        "post_id": town.addresses["post_id"][0],
    }
    path = rule.rule
    for part in rule.arguments:
        is_meeting = rule.rule.removeprefix("/api/v1").startswith("/meetings")
        public_id = town.addresses["meeting" if is_meeting else "item"][0]
        value = values.get(part, public_id if part == "public_id" else "1")
        path = re.sub(rf"<(?:[^<>:]+:)?{part}>", value, path)
    del app
    return path


def passes(client: FlaskClient, method: str, path: str) -> bool:
    """Whether the guard let the request through, whatever the view then made of it."""
    answer = client.open(path, method=method, fragment=True)
    if answer.status_code in {401, 403, 404}:
        return False
    return not (answer.location or "").startswith("/sign-in?next=")


def asked(app: Flask) -> list[tuple[Rule, str]]:
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in METHODS
        if rule.endpoint != "static" and method in (rule.methods or ())
    ]


def found(app: Flask, town: Town) -> dict[str, str]:
    """For every endpoint and method, the letters of those whom its guard lets through."""
    letters: dict[str, str] = {}
    for letter, role in ROLES.items():
        client = sign_in(app, town, role)
        for rule, method in asked(app):
            if rule.endpoint in ENDS_THE_SIGN_IN and method == "POST":
                client = sign_in(app, town, role)
            key = f"{method} {rule.endpoint}"
            letters.setdefault(key, "")
            if passes(client, method, address(app, town, rule)):
                letters[key] += letter
            if rule.endpoint in ENDS_THE_SIGN_IN and method == "POST":
                client = sign_in(app, town, role)
    return letters


# A guard decides from facts alone, which every other test reads from both databases.
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_each_role_gets_past_the_guards_it_should_and_no_other(app: Flask, town: Town) -> None:
    assert found(app, town) == TABLE
