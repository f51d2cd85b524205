"""Everybody who is printed can sign in, and nobody with that password where it matters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import Mode, Settings
from tests.conftest import WORKER, let_go, make_app, migrate
from tests.databases import Workshop
from tracker import clock, create_app, demonstration, transaction
from tracker.access.passwords import Passwords
from tracker.access.reader import Reader
from tracker.demonstration import PASSWORD, SIGN_INS, is_demonstration_password
from tracker.queries import committees, readers
from tracker.rules import passwords as password_rules
from tracker.rules.errors import RuleBroken

HASH = Passwords(slow=False).hash(PASSWORD)


def _sign_in(client: FlaskClient, email: str, password: str) -> int:
    sent = {"email": email, "password": password}
    return client.post("/sign-in", data=sent).status_code


@pytest.fixture(scope="module")
def demonstrated(workshop: Workshop) -> Iterator[Flask]:
    """The app with the demonstration loaded today, kept for every test here."""
    app = make_app(workshop.new_file(f"{WORKER}-demonstration-today", migrate))
    workshop.put_back(app)
    with app.app_context():
        transaction.write(lambda: demonstration.load(clock.today(), HASH))
    yield app
    let_go(app)


def test_each_signs_in_and_is_greeted_by_a_desk(demonstrated: Flask) -> None:
    for _who, email, password in SIGN_INS:
        client = demonstrated.test_client()
        assert _sign_in(client, email, password) == 303
        page = client.get("/")
        assert page.status_code == 200
        assert "Wexcombe is an invented borough" in page.get_data(as_text=True)


def test_each_is_who_they_are_said_to_be(demonstrated: Flask) -> None:
    def reader(email: str) -> Reader:
        person = readers.find_person_by_email(email)
        assert person is not None
        return readers.reader_for(person, clock.today())

    with demonstrated.app_context():
        clerk, officer, chair, member, performance = (reader(row[1]) for row in SIGN_INS)
        children = committees.get(clerk, "CSP").id
    assert clerk.is_clerk
    assert "Director of Children’s Services" in dict(officer.titles).values()
    assert children in chair.chair_of
    assert children in member.member_of - member.chair_of
    assert performance.is_performance_officer
    assert performance.is_admin


def test_production_refuses_the_printed_password(demonstrated: Flask) -> None:
    given = cast("Settings", demonstrated.config["SETTINGS"])
    production = create_app(
        replace(given, mode=Mode.PRODUCTION, base_url="http://localhost", forms_need_token=False)
    )
    try:
        assert _sign_in(production.test_client(), SIGN_INS[0][1], PASSWORD) == 422
    finally:
        let_go(production)


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        (PASSWORD, True),
        (f" {PASSWORD.upper()} ", True),
        ("something else entirely", False),
        ("", False),
    ],
)
def test_the_printed_password_is_known(password: str, expected: bool) -> None:
    assert is_demonstration_password(password) is expected


def test_nobody_may_choose_the_printed_password() -> None:
    with pytest.raises(RuleBroken):
        password_rules.check(PASSWORD)
