"""The pages of redaction: asking, deciding, and what is then to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders, redacted
from tests.builders import sign_in
from tests.databases import statements
from tests.redacted import NAME
from tracker.db import db
from tracker.models import Redaction

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from tests.pages import PageClient
    from tests.redacted import Matter

GOOD = {"passage": NAME, "reason": "child", "reason_words": "The court asked for it"}


@pytest.fixture
def matter(app: Flask) -> Matter:
    with app.app_context():
        return redacted.planted()


def ask(client: PageClient, matter: Matter, step: str = "ask", **changed: str) -> TestResponse:
    data = GOOD | {"step": step} | changed
    return client.post(f"/redactions/new?item={matter.item.public_id}", data=data)


def count_of_requests(app: Flask) -> int:
    with app.app_context():
        return db.session.query(Redaction).count()


def text_of(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def addresses(matter: Matter) -> list[str]:
    return [
        "/",
        "/redactions",
        f"/items/{matter.item.public_id}",
        f"/actions/{matter.action.reference}",
        f"/meetings/{matter.meeting.public_id}",
        "/actions",
        "/committees/CSP/outstanding",
        f"/redactions/new?item={matter.item.public_id}",
    ]


def test_a_passage_goes_from_every_page_when_two_people_want_it(
    app: Flask, client: PageClient, matter: Matter
) -> None:
    sign_in(client, matter.clerk)
    pages = [path for path in addresses(matter) if client.get(path).status_code == 200]
    before = [path for path in pages if NAME in text_of(client.get(path))]
    shown = ask(client, matter, "preview")
    answer = ask(client, matter)

    assert f"/items/{matter.item.public_id}" in before
    assert f"/actions/{matter.action.reference}" in before
    assert "Saved versions of the minutes" in text_of(shown)
    assert count_of_requests(app) == 1
    assert answer.status_code == 303

    sign_in(client, matter.second)
    assert NAME in text_of(client.get("/redactions/1/approve"))
    assert client.post("/redactions/1/approve", data={"agreed": "yes"}).status_code == 303
    for path in pages:
        assert NAME not in text_of(client.get(path)), path
    client.post("/sign-out")
    public = text_of(client.get(f"/items/{matter.item.public_id}"))
    assert "Report on [redacted]" in public
    assert "[redacted]’s school replied" in public or "spoke twice" in public


@pytest.mark.parametrize("named", ["action", "update"])
def test_a_passage_can_be_marked_on_an_action_or_an_update(
    app: Flask, client: PageClient, matter: Matter, named: str
) -> None:
    sign_in(client, matter.clerk)
    value = {"action": matter.action.reference, "update": "1"}[named]

    answer = client.post(f"/redactions/new?{named}={value}", data=GOOD | {"step": "ask"})

    assert answer.status_code == 303
    with app.app_context():
        assert db.session.query(Redaction).one().action_id == matter.action.id


def test_the_form_itself_names_what_it_is_about(
    app: Flask, client: PageClient, matter: Matter
) -> None:
    """A form carried over a sign-in that ended loses its address’s query, not its fields."""
    sign_in(client, matter.clerk)
    item = matter.item.public_id

    shown = text_of(client.get(f"/redactions/new?item={item}"))
    answer = client.post("/redactions/new", data=GOOD | {"step": "ask", "item": item})

    assert f'name="item" value="{item}"' in shown
    assert answer.status_code == 303
    assert count_of_requests(app) == 1


@pytest.mark.parametrize("step", ["preview", "ask"])
@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"passage": ""}, "Enter the passage to redact"),
        ({"passage": "x" * 1001}, "Passage must be 1,000 characters or fewer"),
        ({"passage": "Q"}, "Passage must have 2 letters or numbers or more"),
        ({"passage": "redacted"}, "Enter the passage itself, not “[redacted]”"),
        ({"passage": "Nobody At All"}, "The passage stands nowhere here"),
        ({"reason": ""}, "Select why it must go"),
        ({"reason": "whim"}, "Select why it must go"),
        ({"reason": "other", "reason_words": ""}, "Enter the reason in your own words"),
        ({"reason_words": f"{NAME} is ten"}, "These words repeat the passage"),
        ({"reason_words": "x" * 1001}, "Reason must be 1,000 characters or fewer"),
    ],
)
def test_a_request_comes_back_with_its_words_when_it_is_wrong(
    app: Flask,
    client: PageClient,
    matter: Matter,
    step: str,
    changed: dict[str, str],
    message: str,
) -> None:
    sign_in(client, matter.clerk)

    answer = ask(client, matter, step, **changed)

    assert answer.status_code == 422
    assert message in text_of(answer)
    assert (changed.get("passage", NAME) or "Passage to redact") in text_of(answer)
    assert count_of_requests(app) == 0


@pytest.mark.parametrize(
    "query",
    ["", "item=zzzzzzzzzzzz", "action=CSP/2013-14/999", "action=x", "update=999", "update=a"],
)
def test_nothing_is_found_when_the_address_names_nothing(
    client: PageClient, matter: Matter, query: str
) -> None:
    sign_in(client, matter.clerk)

    assert client.get(f"/redactions/new?{query}").status_code == 404


@pytest.mark.parametrize(
    ("verb", "data", "message"),
    [
        ("approve", {}, "Confirm that you have read the request"),
        ("refuse", {"words": ""}, "Enter why it should stay"),
        ("refuse", {"words": f"{NAME} agreed"}, "These words repeat the passage"),
        ("refuse", {"words": "x" * 1001}, "Reason must be 1,000 characters or fewer"),
    ],
)
def test_a_decision_comes_back_when_it_is_wrong(
    app: Flask, client: PageClient, matter: Matter, verb: str, data: dict[str, str], message: str
) -> None:
    with app.app_context():
        redacted.asked(matter)
    sign_in(client, matter.second)

    answer = client.post(f"/redactions/1/{verb}", data=data)

    assert answer.status_code == 422
    assert message in text_of(answer)
    assert data.get("words", "") in text_of(answer)
    with app.app_context():
        assert db.session.query(Redaction).one().passage == NAME


def test_a_refusal_is_told_in_the_list(app: Flask, client: PageClient, matter: Matter) -> None:
    with app.app_context():
        redacted.asked(matter)
    sign_in(client, matter.second)

    answer = client.post("/redactions/1/refuse", data={"words": "The family agreed"})

    assert answer.status_code == 303
    listed = text_of(client.get("/redactions"))
    assert "Refused: The family agreed" in listed.replace("\n", "")
    assert client.get("/redactions/1/approve").status_code == 303


@pytest.mark.parametrize("verb", ["approve", "refuse"])
def test_the_person_who_asked_is_refused_as_the_second(
    app: Flask, client: PageClient, matter: Matter, verb: str
) -> None:
    with app.app_context():
        redacted.asked(matter)
    sign_in(client, matter.clerk)

    data = {"agreed": "yes", "words": "No"}
    answers = client.get(f"/redactions/1/{verb}"), client.post(f"/redactions/1/{verb}", data=data)

    assert [each.status_code for each in answers] == [403, 403]
    assert "You asked, so somebody else must decide" in text_of(client.get("/redactions"))
    with app.app_context():
        assert db.session.query(Redaction).one().passage == NAME


def test_an_administrator_decides_only_on_what_they_may_read(
    app: Flask, client: PageClient, matter: Matter
) -> None:
    with app.app_context():
        hidden = redacted.planted(published=False, other=True)
        redacted.asked(matter)
        redacted.asked(hidden)
        admin = builders.a_person("Ada Min", is_admin=True)
    sign_in(client, admin)

    listed = text_of(client.get("/redactions"))

    assert "/redactions/1/approve" in listed
    assert "/redactions/2/approve" not in listed
    assert client.get("/redactions/2/approve").status_code == 404
    assert client.post("/redactions/1/approve", data={"agreed": "yes"}).status_code == 303
    with app.app_context():
        assert [row.passage for row in db.session.query(Redaction).order_by(Redaction.id)] == [
            None,
            NAME,
        ]


@pytest.mark.parametrize("key", ["2", "0", "99999999999999999999", "x"])
def test_a_request_that_does_not_exist_is_not_found(
    client: PageClient, matter: Matter, key: str
) -> None:
    sign_in(client, matter.second)

    assert client.get(f"/redactions/{key}/approve").status_code == 404
    assert client.post(f"/redactions/{key}/refuse", data={"words": "No"}).status_code == 404


@pytest.mark.parametrize("path", ["/redactions", "/redactions/1/approve", "/redactions/1/refuse"])
def test_nobody_else_comes_near(app: Flask, client: PageClient, matter: Matter, path: str) -> None:
    with app.app_context():
        redacted.asked(matter)
        member = builders.a_person("Mo Ember")

    assert client.get(path).status_code in {302, 404}
    sign_in(client, member)
    answer = client.get(path)
    assert answer.status_code in {403, 404}
    assert NAME not in text_of(answer)


def test_the_list_costs_the_same_for_three_requests_and_for_thirty(
    app: Flask, client: PageClient, matter: Matter
) -> None:
    words = [
        "family",
        "spoke",
        "twice",
        "We",
        "wrote",
        "to",
        "moved",
        "has",
        "not",
        "answered",
        "Hear",
        "declined",
    ]
    sign_in(client, matter.second)
    costs: list[int] = []
    for some in (words[:3], words[3:]):
        with app.app_context():
            for word in some:
                redacted.asked(matter, word)
        with statements() as sent:
            client.get("/redactions")
        costs.append(len(sent))

    assert costs[0] == costs[1]
    assert costs[0] <= 10
