"""A file is redacted by two people: its bytes are gone, a tombstone stays, history verifies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import sign_in
from tests.documents import files
from tests.web.documents.test_documents import Desk, desk, published, sent
from tracker.db import db
from tracker.models import Document, Redaction
from tracker.vocabulary import RedactionStatus

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from tracker.models import Person

__all__ = ["desk"]  # a fixture

NAME = "Zebedee Quill.pdf"
GOOD = {"masks_name": "all", "reason": "child", "reason_words": "A parent asked for it"}


@pytest.fixture
def second(app: Flask) -> Person:
    with app.app_context():
        return builders.a_clerk("Bo Second")


def ask(desk: Desk, key: str, **changed: str) -> TestResponse:
    return desk.client.post(f"/documents/{key}/redact", data=GOOD | changed)


def twice_sent(desk: Desk) -> str:
    """A published report that took another's place; its address's key."""
    desk.send(files.PDF, NAME)
    published(desk)
    (old,) = desk.listed()
    newer = {
        "file": sent(files.PDF, NAME),
        "title": "Zebedee Quill",
        "reason": "A page was missing",
    }
    assert desk.post(f"/documents/{old.public_id}/replace", newer).status_code == 303
    return desk.listed()[0].public_id


def test_a_file_and_its_earlier_versions_are_gone_when_two_people_want_it(
    app: Flask, desk: Desk, second: Person
) -> None:
    key = twice_sent(desk)
    shown = desk.client.get(f"/documents/{key}/redact").text
    assert "1 earlier version, whose place it took, goes too." in shown
    assert ": None" not in shown
    assert ask(desk, key).status_code == 303
    public = app.test_client()
    assert public.get(f"/documents/{key}").status_code == 200
    assert len(desk.kept()) == 2
    assert desk.client.post("/redactions/1/approve", data={"agreed": "yes"}).status_code == 403

    sign_in(desk.client, second)
    assert "Zebedee Quill" in desk.client.get("/redactions/1/approve").text
    assert desk.client.post("/redactions/1/approve", data={}).status_code == 422
    assert len(desk.kept()) == 2
    assert desk.client.post("/redactions/1/approve", data={"agreed": "yes"}).status_code == 303

    assert desk.kept() == set()
    for path in (f"/items/{desk.item.public_id}", f"/meetings/{desk.meeting.public_id}"):
        told = public.get(path).text
        assert re.search(r"The file was redacted on \d+ \w+ \d{4}. It names or identifies", told)
        assert "Zebedee" not in told
    assert public.get(f"/documents/{key}").status_code == 404
    assert desk.client.get(f"/documents/{key}").status_code == 404
    for path in ("/redactions", f"/items/{desk.item.public_id}/documents/former"):
        assert "Zebedee" not in desk.client.get(path).text
    with app.app_context():
        rows = db.session.query(Document).order_by(Document.id).all()
        assert {(row.title, row.name, row.storage_key) for row in rows} == {
            ("[redacted]", "[redacted].pdf", None)
        }
        assert all(row.redacted_at for row in rows)
        decided = db.session.query(Redaction).one()
        assert (decided.status, decided.passage, decided.times) == (
            RedactionStatus.APPROVED,
            None,
            2,
        )


def test_history_verifies_and_tells_of_it_without_the_name(
    app: Flask, desk: Desk, second: Person
) -> None:
    key = twice_sent(desk)
    seal = ["audit", "seal"]
    assert app.test_cli_runner().invoke(args=seal).exit_code == 0
    ask(desk, key)
    sign_in(desk.client, second)
    desk.client.post("/redactions/1/approve", data={"agreed": "yes"})

    assert app.test_cli_runner().invoke(args=seal).exit_code == 0
    verified = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert verified.exit_code == 0, verified.output
    told = desk.client.get(f"/items/{desk.item.public_id}").text
    assert "Approved: a file was redacted" in told
    assert "Zebedee" not in told
    checked = app.test_cli_runner().invoke(args=["documents", "check"])
    assert checked.exit_code == 0
    assert "0 documents checked, 0 wrong." in checked.output


def test_the_name_can_stay_and_a_clean_version_takes_its_place(
    app: Flask, desk: Desk, second: Person
) -> None:
    desk.send(files.PDF, "Budget.pdf")
    published(desk)
    (row,) = desk.listed()
    ask(desk, row.public_id, masks_name="file", reason="personal")
    sign_in(desk.client, second)
    desk.client.post("/redactions/1/approve", data={"agreed": "yes"})

    assert "Budget" in app.test_client().get(f"/items/{desk.item.public_id}").text
    clean = {"file": sent(files.PDF, "Clean.pdf"), "title": "Budget", "reason": "Names left out"}
    assert desk.post(f"/documents/{row.public_id}/replace", clean).status_code == 303
    (new,) = desk.listed()
    assert app.test_client().get(f"/documents/{new.public_id}").data == files.PDF
    told = app.test_client().get(f"/items/{desk.item.public_id}").text
    assert "The file was redacted on" in told


def test_a_newer_version_stays_when_an_earlier_one_is_redacted(
    app: Flask, desk: Desk, second: Person
) -> None:
    key = twice_sent(desk)
    with app.app_context():
        old = db.session.query(Document).order_by(Document.id).first()
        assert old is not None
        former = old.public_id
    assert "That one stays" in desk.client.get(f"/documents/{former}/redact").text
    assert ask(desk, former).status_code == 303
    sign_in(desk.client, second)
    desk.client.post("/redactions/1/approve", data={"agreed": "yes"})

    assert len(desk.kept()) == 1
    assert app.test_client().get(f"/documents/{key}").data == files.PDF
    assert desk.client.get(f"/documents/{former}").status_code == 404


def test_a_refusal_leaves_the_file(desk: Desk, second: Person) -> None:
    desk.send(files.PDF)
    (row,) = desk.listed()
    ask(desk, row.public_id)
    sign_in(desk.client, second)

    assert (
        desk.client.post("/redactions/1/refuse", data={"words": "No name in it"}).status_code == 303
    )
    assert desk.client.get(f"/documents/{row.public_id}").data == files.PDF
    again = ask(desk, row.public_id)
    assert again.status_code == 303


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reason": ""}, "Select why it must go"),
        ({"reason": "other", "reason_words": ""}, "Enter the reason in your own words"),
        ({"reason_words": "Because Zebedee Quill is named"}, "These words repeat the passage"),
        ({"masks_name": "whim"}, "Select whether its title goes too"),
    ],
)
def test_a_request_comes_back_with_its_words(
    desk: Desk, changed: dict[str, str], said: str
) -> None:
    desk.send(files.PDF, NAME)
    (row,) = desk.listed()

    answer = ask(desk, row.public_id, **changed)

    assert answer.status_code == 422
    assert said in answer.text
    assert len(desk.kept()) == 1


def test_it_is_asked_for_once_and_never_again(desk: Desk, second: Person) -> None:
    desk.send(files.PDF)
    (row,) = desk.listed()
    ask(desk, row.public_id)
    assert "waiting to be decided on already" in ask(desk, row.public_id).text
    sign_in(desk.client, second)
    desk.client.post("/redactions/1/approve", data={"agreed": "yes"})

    assert "redacted already" in ask(desk, row.public_id).text
    assert desk.client.get("/redactions/1/approve").status_code == 303


def test_an_administrator_decides_on_files_they_may_read_alone(app: Flask, desk: Desk) -> None:
    desk.send(files.PDF, "Open.pdf")
    desk.send(files.PDF, NAME, restriction="exempt", restriction_ground="Paragraph 2")
    published(desk)
    for row in desk.listed():
        ask(desk, row.public_id)
    with app.app_context():
        admin = builders.a_person("Ada Min", is_admin=True)
        hidden = [
            row.id
            for row in db.session.query(Redaction).order_by(Redaction.id)
            if db.session.get_one(Document, row.document_id).name == NAME
        ]
    sign_in(desk.client, admin)

    listed = desk.client.get("/redactions").text
    assert "Open" in listed
    assert "Zebedee" not in listed
    assert desk.client.get(f"/redactions/{hidden[0]}/approve").status_code == 404
