from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.browsers import axe
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.models import OneTimeLink, OutgoingEmail, Person
from tracker.operations import people
from tracker.vocabulary import LinkPurpose

if TYPE_CHECKING:
    from flask import Flask
    from playwright.sync_api import Page

    from tests.conftest import LiveServer
    from tests.pages import PageClient

GOOD = "four words without sense"
JO = "jo.hart@council.example"


def link_of(app: Flask) -> str:
    """The path of a new link for Jo Hart."""
    with app.app_context():
        person = db.session.query(Person).filter_by(email=JO).one()
        token = transaction.write(lambda: people.make_reset_link(person, house_clock.now()))
        return f"/password/reset/{token}"


@pytest.fixture
def jo(app: Flask) -> Person:
    with app.app_context():
        return builders.a_person("Jo Hart")


def count_of_emails(app: Flask) -> int:
    with app.app_context():
        return db.session.query(OutgoingEmail).count()


@pytest.mark.usefixtures("jo")
def test_known_and_unknown_are_answered_alike(app: Flask, client: PageClient) -> None:
    answers = [
        client.post("/password/forgotten", data={"email": email})
        for email in (JO, "nobody@council.example")
    ]

    assert {(each.status_code, each.headers["Location"], each.data) for each in answers} == {
        (303, "/password/forgotten/asked", answers[0].data)
    }
    assert client.get("/password/forgotten/asked").status_code == 200
    assert count_of_emails(app) == 2


@pytest.mark.usefixtures("jo")
def test_known_and_unknown_cost_the_same_statements(app: Flask, client: PageClient) -> None:
    from sqlalchemy import event

    counts: list[list[str]] = []
    with app.app_context():
        engine = db.engine

    def note(*arguments: Any) -> None:
        counts[-1].append(re.sub(r"\s+", " ", arguments[2]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        for email in (JO, "nobody@council.example"):
            counts.append([])
            client.post("/password/forgotten", data={"email": email})
    finally:
        event.remove(engine, "before_cursor_execute", note)

    assert counts[0] == counts[1] != []


@pytest.mark.parametrize(
    ("email", "message"),
    [("", "Enter your e-mail address"), ("jo hart", "jo hart"), ("x" * 300 + "@a.example", "x")],
)
def test_what_is_no_address_is_refused(
    app: Flask, client: PageClient, email: str, message: str
) -> None:
    response = client.post("/password/forgotten", data={"email": email})

    assert response.status_code == 422
    assert message in response.get_data(as_text=True)
    assert count_of_emails(app) == 0


@pytest.mark.usefixtures("jo")
def test_asking_again_and_again_is_slowed_and_leaves_signing_in_alone(
    app: Flask, client: PageClient
) -> None:
    statuses = [
        client.post("/password/forgotten", data={"email": JO}).status_code for _ in range(7)
    ]
    entered = client.post("/sign-in", data={"email": JO, "password": builders.PASSWORD})

    assert statuses == [303] * 5 + [429] * 2
    assert count_of_emails(app) == 1
    assert entered.status_code == 303


@pytest.mark.usefixtures("jo")
def test_link_sets_a_password_once_and_ends_every_sign_in(app: Flask, client: PageClient) -> None:
    elsewhere: Any = app.test_client()
    elsewhere.post("/sign-in", data={"email": JO, "password": builders.PASSWORD})
    other, path = link_of(app), link_of(app)
    done = client.post(path, data={"password": GOOD})

    assert (done.status_code, done.headers["Location"]) == (303, "/sign-in")
    assert elsewhere.get("/account").status_code == 302
    assert [client.get(each).status_code for each in (path, other)] == [404, 404]
    assert client.post("/sign-in", data={"email": JO, "password": GOOD}).status_code == 303


@pytest.mark.usefixtures("jo")
def test_opening_the_link_changes_nothing(app: Flask, client: PageClient) -> None:
    path = link_of(app)
    shown = [client.get(path) for _ in range(3)]
    client.head(path)

    assert [each.status_code for each in shown] == [200, 200, 200]
    assert shown[0].headers["Cache-Control"] == "no-store"
    assert (
        client.post("/sign-in", data={"email": JO, "password": builders.PASSWORD}).status_code
        == 303
    )


@pytest.mark.usefixtures("jo")
def test_link_ends_after_an_hour(app: Flask, client: PageClient, clock: Any) -> None:
    path = link_of(app)
    clock.shift(timedelta(minutes=59))
    before = client.get(path).status_code
    clock.shift(timedelta(minutes=2))

    assert (before, client.post(path, data={"password": GOOD}).status_code) == (200, 404)


@pytest.mark.usefixtures("jo")
def test_link_is_bound_to_its_purpose(app: Flask, client: PageClient) -> None:
    token = link_of(app).rpartition("/")[2]

    assert client.get(f"/invitation/{token}").status_code == 404
    with app.app_context():
        link = db.session.query(OneTimeLink).one()
        assert link.purpose is LinkPurpose.PASSWORD_RESET


def test_link_of_a_stopped_person_ends(app: Flask, client: PageClient, jo: Person) -> None:
    path = link_of(app)
    with app.app_context():
        db.session.query(Person).filter_by(id=jo.id).update({"disabled_at": house_clock.now()})
        db.session.commit()

    assert client.post(path, data={"password": GOOD}).status_code == 404


@pytest.mark.usefixtures("jo")
def test_poor_password_is_refused_and_the_link_goes_on(app: Flask, client: PageClient) -> None:
    path = link_of(app)
    response = client.post(path, data={"password": "Jo Hart 123456"})

    assert response.status_code == 422
    assert "harder to guess" in response.get_data(as_text=True)
    assert client.get(path).status_code == 200


def test_sign_in_page_leads_to_it(client: PageClient) -> None:
    assert 'href="/password/forgotten"' in client.get("/sign-in").get_data(as_text=True)


def test_pages_are_accessible_from_the_link_on(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/sign-in")
    page.get_by_role("link", name="Forgotten your password?").click()
    axe(page)
    page.get_by_label("E-mail address").fill("ann.lee@council.example")
    page.get_by_role("button", name="Send the link").click()
    axe(page)

    assert page.locator("h1").inner_text() == "Check your e-mail"
