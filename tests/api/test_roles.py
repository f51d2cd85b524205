"""SEC-10, SEC-40: who gets past the guard of every operation, asked with a token of each role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests.api.programs import Program, a_token
from tests.security.town import Town, build
from tracker.api.operation import OPERATIONS, Operation
from tracker.db import db
from tracker.models import Person

if TYPE_CHECKING:
    from flask import Flask

ROLES = {
    "p": "public",
    "o": "owner",
    "m": "member",
    "h": "chair",
    "f": "performance",
    "a": "admin",
    "c": "clerk",
}
EVERYBODY = "".join(ROLES)

TABLE: dict[str, str] = {
    "list_committees": EVERYBODY,
    "show_committee": EVERYBODY,
    "list_posts": EVERYBODY,
    "list_programme": EVERYBODY,
    "list_recommendations": EVERYBODY,
    "show_recommendation": "",  # of the town's actions none is one
    "address_recommendation": "c",
    "record_notice": "c",
    "record_response": "c",
    "report_action": "c",
    "list_documents": EVERYBODY,
    "list_meetings": EVERYBODY,
    "show_meeting": EVERYBODY,
    "show_item": EVERYBODY,
    "list_actions": EVERYBODY,
    "show_action": EVERYBODY,
    "list_updates": EVERYBODY,
    "show_update": "omhc",  # of the town's updates none is released
    "list_history": "omhc",
    "list_indicators": EVERYBODY,
    "show_indicator": EVERYBODY,
    "issue_actions": "c",
    "record_decisions": "c",
    "record_action": "c",
    "amend_action": "c",
    "reassign_action": "c",
    "change_due_action": "c",
    "close_action": "c",
    "close_provisionally": "c",
    "pause_action": "c",
    "reopen_action": "c",
    "withdraw_action": "c",
    "duplicate_action": "c",
    "update_action": "oc",
    "release_update": "c",
    "support_action": "h",
    "return_action": "hc",
    "ask_update": "hc",
}


def address(town: Town, known: Operation) -> str:
    """The operation's address, filled in with published things."""
    code, year, number = town.addresses["action"][0].split("/")
    kind = "meeting" if known.path.startswith("/meetings") else "item"
    values: dict[str, Any] = {
        "code": code,
        "year": year,
        "number": number,
        "reference": "KI1",
        "public_id": town.addresses[kind][0],
        "update_id": 1,
    }
    return re.sub(r"<(?:int:)?(\w+)>", lambda part: str(values[part[1]]), known.path)


@pytest.fixture
def town(app: Flask) -> Town:
    return build(app)


def program(app: Flask, town: Town, role: str) -> Program:
    """A program with a token of every scope; without one for the public."""
    if role not in town.emails:
        return Program(app)
    with app.app_context():
        person = db.session.scalar(select(Person).where(Person.email == town.emails[role]))
    assert person is not None
    return Program(app, a_token(app, person))


def test_each_role_gets_past_the_guards_it_should_and_no_other(app: Flask, town: Town) -> None:
    found = dict.fromkeys([known.name for known in OPERATIONS], "")
    for letter, role in ROLES.items():
        asks = program(app, town, role)
        for known in OPERATIONS:
            # A change is asked for in vain, with a body nothing takes: the guard comes first.
            sent = {"json": {"nothing": "known"}} if known.changes and known.takes else {}
            answer = asks.ask(known.method, address(town, known), **sent)
            assert answer.status_code < 500, (known.name, answer.text)
            if answer.status_code not in {401, 403, 404}:
                found[known.name] += letter

    assert found == TABLE


def test_the_public_is_asked_for_a_token_whether_a_thing_exists_or_not(
    app: Flask, town: Town
) -> None:
    asks = Program(app)
    hidden, missing = town.addresses["action"][-1], "CSP/2013-14/999"

    for verb in ("close", "updates"):
        answers = [asks.post(f"/actions/{each}/{verb}") for each in (hidden, missing)]
        assert [each.status_code for each in answers] == [401, 401]
        assert answers[0].data == answers[1].data
        assert answers[0].headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("role", ["public", "stranger", "other_member"])
def test_hidden_things_answer_like_things_that_do_not_exist(
    app: Flask, town: Town, role: str
) -> None:
    asks = program(app, town, role)
    hidden = town.addresses["action"][-1]
    pairs = [
        (f"/meetings/{town.addresses['meeting'][2]}", "/meetings/zzzzzzzzzzzz"),
        (f"/items/{town.addresses['item'][2]}", "/items/zzzzzzzzzzzz"),
        ("/committees/OPG", "/committees/XYZ"),
        (f"/actions/{hidden}", "/actions/CSP/2013-14/999"),
        (f"/actions/{hidden}/updates", "/actions/CSP/2013-14/999/updates"),
        (f"/actions/{hidden}/history", "/actions/CSP/2013-14/999/history"),
        ("/actions?committee=OPG", "/actions?committee=XYZ"),
        (f"/actions?meeting={town.addresses['meeting'][2]}", "/actions?meeting=zzzz"),
        ("/meetings?committee=OPG", "/meetings?committee=XYZ"),
    ]
    if role == "public":
        pairs.append(("/indicators/KI2", "/indicators/KI9"))
    for first, second in pairs:
        answers = asks.get(first), asks.get(second)
        assert answers[0].status_code == answers[1].status_code, first
        assert answers[0].status_code in {404, 422}, first
        assert answers[0].data == answers[1].data, first
        assert dict(answers[0].headers) == dict(answers[1].headers), first
