"""Opening what is private: a look at what everybody will see, a fresh password, the rest kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests import builders
from tests.builders import PASSWORD
from tests.web.minutes import hall as halls
from tests.web.private.parts import add_document, add_part
from tracker.db import db
from tracker.models import AuditEvent
from tracker.vocabulary import Restriction

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient
    from tracker.models import Action, AgendaItem, Document

WHY = {"reason": "The lease is signed"}


@pytest.fixture
def hall(app: Flask, client: PageClient) -> halls.Hall:
    return halls.built(app, client)


def a_document(hall: halls.Hall, name: str, item: AgendaItem, **words: Any) -> Document:
    with hall.app.app_context():
        return add_document(item, hall.clerk, name, **words)


def an_action(hall: halls.Hall, wording: str, item: AgendaItem, **words: Any) -> Action:
    with hall.app.app_context():
        committee = builders.loaded(hall.meeting, builders.as_reader(hall.clerk)).committee
        return builders.an_action(committee, hall.meeting, hall.clerk, wording, item, **words)


def open_it(hall: halls.Hall, path: str, **sent: Any) -> str:
    """Look, then press the button; what the look showed."""
    builders.sign_in(hall.client, hall.clerk)
    hall.client.get(path)
    looked = hall.client.post(path, data=WHY | sent)
    assert looked.status_code == 200
    assert hall.client.post(path, data=WHY | sent | {"sure": "yes"}).status_code == 303
    return looked.text


def test_an_item_is_opened_after_a_look_and_what_is_kept_stays_private(hall: halls.Hall) -> None:
    a_document(hall, "Zqshown", hall.private)
    kept = a_document(hall, "Zqkept", hall.private)
    a_document(
        hall,
        "Zqown",
        hall.private,
        restriction=Restriction.EXEMPT,
        restriction_ground="Paragraph 1",
    )
    agreed = an_action(hall, "Zqfollows", hall.private)
    hall.publish()
    here = f"/items/{hall.private.public_id}"
    assert halls.SECRET not in hall.read(None, here)[1]

    looked = open_it(hall, f"{here}/open", documents=str(kept.id))
    assert "Nothing is opened yet" in looked
    seen = hall.read(None, here)[1]
    for word in (halls.SECRET, "Zqshown", "Zqfollows"):
        assert word in looked
        assert word in seen
    for word in ("Zqkept", "Zqown", f"Write to {halls.SECRET}", "Edit item"):
        assert word not in looked
        assert word not in seen
    assert hall.read(None, f"/actions/{agreed.reference}")[0] == 200
    assert hall.read(None, f"/actions/{hall.action.reference}")[0] == 404
    with hall.app.app_context():
        event = db.session.scalars(
            select(AuditEvent).where(AuditEvent.tag == "restriction_lifted")
        ).one()
        assert event.changes["restriction"] == ["exempt", "open"]
        assert event.changes["kept_documents"] == [None, "1"]
        assert event.reason == WHY["reason"]


def test_a_look_opens_nothing_and_an_old_sign_in_is_asked_for_the_password(
    hall: halls.Hall, clock: Traveller
) -> None:
    hall.publish()
    here = f"/items/{hall.private.public_id}"
    builders.sign_in(hall.client, hall.clerk)
    assert hall.client.post(f"{here}/open", data={}).status_code == 422
    assert hall.client.post(f"{here}/open", data=WHY).status_code == 200
    assert halls.SECRET not in hall.read(None, here)[1]
    builders.sign_in(hall.client, hall.clerk)
    clock.shift(timedelta(minutes=16))
    asked = hall.client.post(f"{here}/open", data=WHY | {"sure": "yes"})
    assert asked.status_code == 401
    assert halls.SECRET not in hall.read(None, here)[1]
    builders.sign_in(hall.client, hall.clerk)
    clock.shift(timedelta(minutes=16))
    proved = WHY | {"sure": "yes", "password_again": PASSWORD}
    assert hall.client.post(f"{here}/open", data=proved).status_code == 303
    assert halls.SECRET in hall.read(None, here)[1]


def test_the_edit_form_restricts_and_never_opens(hall: halls.Hall) -> None:
    builders.sign_in(hall.client, hall.clerk)
    path = f"/items/{hall.private.public_id}/edit"
    form = hall.client.get(path).text
    assert 'value="open"' not in form
    assert f"/items/{hall.private.public_id}/open" in form
    sent = {"version": "1", "number": "8", "title": "A lease", "restriction": "open"}
    assert hall.client.post(path, data=sent).status_code == 422


def test_parts_documents_and_actions_are_opened_by_themselves(hall: halls.Hall) -> None:
    with hall.app.app_context():
        add_part(hall.open_item, hall.clerk, "Zqpart")
    ground = {"restriction": Restriction.EXEMPT, "restriction_ground": "Paragraph 1"}
    alone = an_action(hall, "Zqalone", hall.open_item, **ground)
    paper = a_document(hall, "Zqpaper", hall.open_item, **ground)
    hall.publish()
    here = f"/items/{hall.open_item.public_id}"
    for path, word, where in (
        (f"{here}/private/open", "Zqpart", here),
        (f"/documents/{paper.public_id}/open", "Zqpaper", here),
        (f"/actions/{alone.reference}/open", "Zqalone", f"/actions/{alone.reference}"),
    ):
        assert word not in hall.read(None, where)[1]
        assert word in open_it(hall, path)
        assert word in hall.read(None, where)[1]
        builders.sign_in(hall.client, hall.clerk)
        assert hall.client.get(path).status_code == 303


def test_what_is_not_published_says_that_nothing_becomes_public_yet(hall: halls.Hall) -> None:
    path = f"/items/{hall.private.public_id}/open"
    assert "Nothing becomes public yet" in open_it(hall, path)
    assert hall.read(None, f"/items/{hall.private.public_id}")[0] == 404
