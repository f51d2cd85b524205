"""Invitations, passwords and sign-ins of one's own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tracker.models import Person

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

GOOD = "four unlikely words together"


def signed_in(app: Flask, client: PageClient, name: str, **facts: Any) -> Person:
    with app.app_context():
        person = builders.a_person(name, **facts)
        assert person.id
        assert person.email
    builders.sign_in(client, person)
    return person


def invited(app: Flask, client: PageClient) -> tuple[Person, str]:
    """Somebody without a password, and the path of their invitation."""
    signed_in(app, client, "Ann Lee", is_clerk=True)
    with app.app_context():
        person = builders.made(
            lambda: builders.people.add_person("Jo Hart", "jo@council.example", actor=None)
        )
        key = person.id
    page = client.post(f"/people/{key}/invite").get_data(as_text=True)
    return person, "/invitation/" + page.split("/invitation/")[1].split('"')[0]


def test_invitation_lets_somebody_set_a_password_once(app: Flask, client: PageClient) -> None:
    _, path = invited(app, client)
    theirs: Any = app.test_client()
    shown = theirs.get(path)
    done = theirs.post(path, data={"password": GOOD})
    entered = theirs.post("/sign-in", data={"email": "jo@council.example", "password": GOOD})
    again = theirs.post(path, data={"password": "another unlikely sentence"})

    assert [each.status_code for each in (shown, done, entered, again)] == [200, 303, 303, 404]
    assert shown.headers["Cache-Control"] == "no-store"
    assert "no longer works" in theirs.get(path).get_data(as_text=True)


def test_opening_an_invitation_does_not_use_it_up(app: Flask, client: PageClient) -> None:
    _, path = invited(app, client)

    assert [client.get(path).status_code for _ in range(3)] == [200, 200, 200]


def test_invitation_ends_after_seven_days(app: Flask, client: PageClient, clock: Any) -> None:
    _, path = invited(app, client)
    clock.shift(timedelta(days=7, seconds=-1))
    before = client.get(path).status_code
    clock.shift(timedelta(seconds=2))

    assert (before, client.get(path).status_code) == (200, 404)


def test_newer_invitation_ends_the_older(app: Flask, client: PageClient) -> None:
    person, path = invited(app, client)
    client.post(f"/people/{person.id}/invite")

    assert client.get(path).status_code == 404


def test_invitation_of_a_stopped_person_ends(app: Flask, client: PageClient) -> None:
    person, path = invited(app, client)
    client.post(f"/people/{person.id}/stop", data={"person": "yes"})

    assert client.post(path, data={"password": GOOD}).status_code == 404


@pytest.mark.parametrize("token", ["x", "0" * 500, "..", "%00", "é"])
def test_invitation_that_never_was_is_answered_alike(client: PageClient, token: str) -> None:
    response = client.get(f"/invitation/{token}")

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("", "Enter a new password"),
        ("eleven char", "12 characters or more"),
        ("x" * 257, "256 characters or fewer"),
        ("password1234", "harder to guess"),
        ("aaaaaaaaaaaa", "harder to guess"),
        ("jo@council.example", "harder to guess"),
        ("Jo Hart 123456", "harder to guess"),
    ],
)
def test_password_is_refused_and_nothing_used_up(
    app: Flask, client: PageClient, password: str, message: str
) -> None:
    _, path = invited(app, client)
    response = client.post(path, data={"password": password})
    page = response.get_data(as_text=True)

    assert response.status_code == 422
    assert message in page
    assert not password or f'value="{password}"' not in page
    assert client.get(path).status_code == 200


def test_account_says_who_one_is(app: Flask, client: PageClient) -> None:
    person = signed_in(app, client, "Di Rector", is_performance_officer=True)
    with app.app_context():
        builders.appointed(person, builders.a_post("Director of Children’s Services"))
        builders.seated(person, builders.a_committee())
    page = client.get("/account").get_data(as_text=True)

    assert (
        "Performance officer; Director of Children’s Services; Member, Safeguarding Panel" in page
    )
    assert "Here, now" in page
    assert "End all others" not in page


def test_other_sign_ins_are_seen_and_ended(app: Flask, client: PageClient) -> None:
    person = signed_in(app, client, "Di Rector")
    others: list[Any] = [app.test_client() for _ in range(3)]
    for other in others:
        builders.sign_in(other, person)
    page = client.get("/account").get_data(as_text=True)
    first = page.split('name="sign_in" value="')[1].split('"')[0]
    client.post("/account/sign-ins/end", data={"sign_in": first})
    after_one = [other.get("/account").status_code for other in others]
    client.post("/account/sign-ins/end")
    after_all = [other.get("/account").status_code for other in others]

    assert sorted(after_one) == [200, 200, 302]
    assert after_all == [302, 302, 302]
    assert client.get("/account").status_code == 200


def test_nobody_ends_another_persons_sign_in(app: Flask, client: PageClient) -> None:
    theirs: Any = app.test_client()
    signed_in(app, theirs, "Di Rector")
    signed_in(app, client, "Ann Lee")
    for key in range(1, 5):
        client.post("/account/sign-ins/end", data={"sign_in": key})

    assert theirs.get("/account").status_code == 200
    assert client.post("/account/sign-ins/end", data={"sign_in": "x"}).status_code == 400


def test_password_is_changed_and_others_are_signed_out(app: Flask, client: PageClient) -> None:
    person = signed_in(app, client, "Di Rector")
    other: Any = app.test_client()
    builders.sign_in(other, person)
    data = {"old": builders.PASSWORD, "password": GOOD}
    changed = client.post("/account/password", data=data)

    assert changed.status_code == 303
    assert client.get("/account").status_code == 200
    assert other.get("/account").status_code == 302
    entered = other.post("/sign-in", data={"email": person.email, "password": GOOD})
    assert entered.status_code == 303


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"old": "", "password": GOOD}, "Enter the password you sign in with now"),
        ({"old": "not the password", "password": GOOD}, "not the one you sign in with"),
        ({"old": builders.PASSWORD, "password": "short"}, "12 characters or more"),
        ({"old": builders.PASSWORD, "password": "di rector 2014"}, "harder to guess"),
    ],
)
def test_password_stays_when_the_form_is_wrong(
    app: Flask, client: PageClient, data: dict[str, str], message: str
) -> None:
    person = signed_in(app, client, "Di Rector")
    response = client.post("/account/password", data=data)

    assert response.status_code == 422
    assert message in response.get_data(as_text=True)
    builders.sign_in(client, person)


def test_guessing_the_old_password_is_slowed(app: Flask, client: PageClient) -> None:
    signed_in(app, client, "Di Rector")
    data = {"old": "not the password", "password": GOOD}
    codes = [client.post("/account/password", data=data).status_code for _ in range(6)]

    assert codes == [422] * 5 + [429]


@pytest.mark.parametrize("address", ["/account", "/account/password"])
def test_public_is_sent_to_sign_in(client: PageClient, address: str) -> None:
    assert client.get(address).status_code == 302


def test_sign_in_page_says_whom_to_ask(client: PageClient) -> None:
    assert "Ask a clerk" in client.get("/sign-in").get_data(as_text=True)
