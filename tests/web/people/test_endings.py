"""The pages on which committees, posts, services and organisations end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.databases import statements
from tracker.db import db
from tracker.models import Committee, Post, Service
from tracker.operations import posts as post_operations
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

LAST = {"on-day": "22", "on-month": "1", "on-year": "2014"}
WORDS = "Bring an update on foster carers"


@pytest.fixture
def town(app: Flask, client: PageClient, clock: object) -> dict[str, Any]:
    """Keys: an old committee with one action of a post in a service, and a new of each."""
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        old, new = (
            builders.a_committee("OLD", "Old Panel"),
            builders.a_committee("NEW", "New Panel"),
        )
        builders.seated(builders.a_person("Sue Hill"), old)
        youth, care = (
            builders.made(lambda name=name: post_operations.add_service(name, None))
            for name in ("Youth", "Care")
        )
        head = builders.a_post("Head of Youth", service=youth)
        other = builders.a_post("Head of Care", service=care)
        january = builders.a_meeting(old, clerk, date(2014, 1, 9))
        builders.a_meeting(new, clerk, date(2014, 4, 24))
        builders.an_action(
            old,
            january,
            clerk,
            WORDS,
            lead_post_id=head.id,
            due=DueRule(DueKind.MONTH, month=4),
        )
        found = {
            "new": new.id,
            "youth": youth.id,
            "care": care.id,
            "head": head.id,
            "other": other.id,
        }
    builders.sign_in(client, clerk)
    return found


def test_a_committee_ends_after_a_preview_of_what_moves(
    app: Flask, client: PageClient, town: dict[str, Any]
) -> None:
    assert WORDS in client.get("/committees/OLD/end").get_data(as_text=True)
    sent = LAST | {"successor": town["new"], "version": "1"}
    preview = client.post("/committees/OLD/end", data=sent)
    text = preview.get_data(as_text=True)
    assert preview.status_code == 200
    for words in (WORDS, "30 Apr 2014", "24 Apr 2014", "Sue Hill", "New Panel"):
        assert words in text
    with app.app_context():
        assert db.session.get_one(Committee, town["new"] - 1).abolished_on is None

    done = client.post("/committees/OLD/end", data=sent | {"is_confirmed": "yes"})
    assert done.status_code == 303
    after = client.get("/committees/OLD").get_data(as_text=True)
    assert "1 action passed on" in after
    assert "/committees/NEW" in after
    assert "Committee ended" in after
    assert client.get("/actions/OLD/2013-14/001").status_code == 200
    assert client.get("/committees/OLD/end").status_code == 303


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"successor": ""}, "must hand over"),
        ({"successor": "999"}, "Taken over by"),
        ({"on-year": "2015"}, "today or in the past"),
        ({"on-day": "32"}, "Last day"),
        ({"on-day": "", "on-month": "", "on-year": ""}, "Enter the last day of the committee"),
        ({"is_confirmed": "yes", "version": "7"}, "Somebody changed this"),
        ({"is_confirmed": "yes", "successor": ""}, "must hand over"),
    ],
)
def test_a_committee_goes_on_when_the_form_is_wrong(
    app: Flask, client: PageClient, town: dict[str, Any], changed: dict[str, str], message: str
) -> None:
    sent = LAST | {"successor": str(town["new"]), "version": "1"} | changed
    answer = client.post("/committees/OLD/end", data=sent)
    text = answer.get_data(as_text=True)

    assert answer.status_code == 422
    assert message in text
    assert f'value="{sent["on-day"]}"' in text or not sent["on-day"]
    with app.app_context():
        committees = db.session.query(Committee).all()
        assert [each.abolished_on for each in committees] == [None, None]


def test_a_post_ends_and_its_history_tells_so(
    client: PageClient, app: Flask, town: dict[str, Any]
) -> None:
    address = f"/posts/{town['head']}"
    assert WORDS in client.get(f"{address}/end").get_data(as_text=True)
    sent = LAST | {"new_owner": town["other"], "reason": "Reorganised", "version": "1"}
    assert client.post(f"{address}/end", data=sent).status_code == 303

    text = client.get(address).get_data(as_text=True)
    assert "1 action passed on" in text
    assert "Post ended" in text
    assert "Because: Reorganised" in text
    assert "Last day of the post" in client.get(f"{address}/edit").get_data(as_text=True)
    again = {"title": "Head of Youth", "version": "2"}
    assert client.post(f"{address}/edit", data=again).status_code == 303
    with app.app_context():
        assert db.session.get_one(Post, town["head"]).ended_on is None


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"new_owner": ""}, "Select the post that takes over its open actions (1)"),
        ({"reason": ""}, "Enter the reason"),
        ({"on-year": "2015"}, "today or in the past"),
        ({"on-day": "x"}, "Last day"),
        ({"version": "9"}, "Somebody changed this"),
    ],
)
def test_a_post_goes_on_when_the_form_is_wrong(
    app: Flask, client: PageClient, town: dict[str, Any], changed: dict[str, str], message: str
) -> None:
    sent = LAST | {"new_owner": str(town["other"]), "reason": "Kept words", "version": "1"}
    answer = client.post(f"/posts/{town['head']}/end", data=sent | changed)
    text = answer.get_data(as_text=True)

    assert answer.status_code == 422
    assert message in text
    assert "Kept words" in text or "reason" in changed
    with app.app_context():
        assert db.session.get_one(Post, town["head"]).ended_on is None


def test_a_service_is_renamed_and_ends(
    app: Flask, client: PageClient, town: dict[str, Any]
) -> None:
    address = f"/records/services/{town['youth']}"
    sent = {"name": "Young people", "version": "1"}
    assert client.post(f"{address}/edit", data=sent).status_code == 303
    assert "Head of Youth" in client.get(f"{address}/end").get_data(as_text=True)
    ending = LAST | {"new_home": town["care"], "version": "2"}
    assert client.post(f"{address}/end", data=ending).status_code == 303

    text = client.get("/records/homes").get_data(as_text=True)
    assert "Young people" in text
    assert "Ended 22 Jan 2014" in text
    with app.app_context():
        assert db.session.get_one(Post, town["head"]).service_id == town["care"]


@pytest.mark.parametrize(
    ("verb", "sent", "message"),
    [
        ("edit", {"name": " ", "version": "1"}, "Enter its name"),
        ("edit", {"name": "Care", "version": "1"}, "in the records already"),
        ("edit", {"name": "Kept name", "version": "4"}, "Somebody changed this"),
        ("end", LAST | {"version": "1"}, "Select where its open posts (1) go"),
        ("end", {"version": "1"}, "Enter the last day"),
        ("end", LAST | {"on-year": "2015", "version": "1"}, "today or in the past"),
    ],
)
def test_a_service_stays_when_the_form_is_wrong(
    app: Flask,
    client: PageClient,
    town: dict[str, Any],
    verb: str,
    sent: dict[str, str],
    message: str,
) -> None:
    answer = client.post(f"/records/services/{town['youth']}/{verb}", data=sent)
    text = answer.get_data(as_text=True)

    assert answer.status_code == 422
    assert message in text
    assert sent.get("name", "").strip() in text
    with app.app_context():
        service = db.session.get_one(Service, town["youth"])
        assert (service.name, service.ended_on) == ("Youth", None)


@pytest.mark.usefixtures("clock")
def test_an_organisation_is_renamed_and_ends(app: Flask, client: PageClient) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
        body = builders.made(lambda: post_operations.add_organisation("Police", None)).id
    builders.sign_in(client, clerk)
    address = f"/records/organisations/{body}"
    sent = {"name": "City police", "version": "1"}
    assert client.post(f"{address}/edit", data=sent).status_code == 303
    assert client.post(f"{address}/end", data=LAST | {"version": "2"}).status_code == 303

    assert "Ended 22 Jan 2014" in client.get("/records/homes").get_data(as_text=True)
    assert "City police" not in client.get("/posts/new").get_data(as_text=True)


@pytest.mark.parametrize("address", ["/records/homes", "/committees/OLD/end"])
def test_statements_do_not_grow_with_the_rows(
    app: Flask, client: PageClient, town: dict[str, Any], address: str
) -> None:
    del town

    def sent() -> int:
        client.get(address)
        with statements() as found:
            client.get(address)
        return len(found)

    few = sent()
    with app.app_context():
        for number in range(20):
            name = f"Service {number}"
            builders.made(lambda name=name: post_operations.add_service(name, None))
            builders.a_committee(f"C{number}", f"Committee {number}")

    assert sent() == few <= 10
