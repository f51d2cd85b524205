"""Who reads private matter is kept: keys alone, whatever page or file showed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.security.test_canary import sign_in
from tests.security.town import Town, build
from tracker.db import db
from tracker.models import RestrictedRead

if TYPE_CHECKING:
    from flask import Flask


@pytest.fixture
def town(app: Flask) -> Town:
    return build(app)


def kept(app: Flask) -> set[tuple[str, str]]:
    with app.app_context():
        rows = db.session.query(RestrictedRead.subject_type, RestrictedRead.way).all()
    return {(kind, way.value) for kind, way in rows}


def test_each_way_of_reading_is_kept(app: Flask, town: Town) -> None:
    client = sign_in(app, town, "clerk")
    meeting, item, private = town.addresses["meeting"][0], *town.addresses["item"][:2]
    expected = {
        f"/meetings/{meeting}": {
            ("agenda_item", "page"),
            ("private_part", "page"),
            ("action", "page"),
            ("document", "page"),
        },
        f"/items/{item}": {
            ("private_part", "page"),
            ("action", "page"),
            ("document", "page"),
        },
        f"/items/{private}": {("agenda_item", "page"), ("action", "page")},
        f"/items/{item}/private": {("private_part", "page")},
        f"/actions/{town.addresses['action'][1]}": {("action", "page")},
        f"/documents/{town.addresses['document_id'][1]}": {("document", "file")},
        f"/meetings/{meeting}/private-minutes.docx": {
            ("agenda_item", "file"),
            ("private_part", "file"),
            ("action", "file"),
        },
        "/actions": {("action", "page")},
        "/actions.csv": {("action", "export")},
    }
    for path, wanted in expected.items():
        with app.app_context():
            db.session.query(RestrictedRead).delete()
            db.session.commit()
        answer = client.get(path)
        assert answer.status_code == 200, path
        answer.close()
        assert kept(app) == wanted, path


def test_nothing_is_kept_of_what_was_not_shown(app: Flask, town: Town) -> None:
    paths = [f"/meetings/{town.addresses['meeting'][0]}", f"/items/{town.addresses['item'][1]}"]
    for role in ("public", "stranger"):
        client = sign_in(app, town, role)
        for path in paths:
            client.get(path).close()
    assert kept(app) == set()


def test_the_list_names_who_and_what_and_no_private_word(app: Flask, town: Town) -> None:
    client = sign_in(app, town, "clerk")
    for place in (f"/items/{town.addresses['item'][0]}", f"/items/{town.addresses['item'][1]}"):
        client.get(place).close()
    text = client.get("/restricted-reads").get_data(as_text=True)
    assert "Clerk Person" in text
    assert "Item 7" in text
    assert [word for word in town.secrets if word in text] == []
    assert client.get("/restricted-reads?person=0&before=junk").status_code == 200
    assert "Item 7" not in client.get("/restricted-reads?person=99999").get_data(as_text=True)
