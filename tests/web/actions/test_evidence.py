"""Files that go with what an owner says: sent, refused, read, published and removed with it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests import builders
from tests.builders import sign_in
from tests.databases import statements
from tests.documents import files
from tests.web.actions.scene import Scene, build
from tracker.models import Person
from tracker.queries import documents, updates
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

TWO = (("Minutes of the group.pdf", files.PDF), ("Figures.csv", b"Month,Rate\nMay,83\n"))


@dataclass
class Owner:
    """An owner before the form of an update."""

    scene: Scene
    client: PageClient

    def send(self, *chosen: tuple[str, bytes], to: str = "update", **fields: str) -> TestResponse:
        """Send the form with files; encoded here, as Flask's client would leave them open."""
        given: dict[str, Any] = {"text": "It met on 3 March.", "kind": "report"} | fields
        if chosen:
            given["file"] = [FileStorage(io.BytesIO(data), name) for name, data in chosen]
        boundary, body = encode_multipart(given)
        return self.client.post(
            f"{self.scene.address}/{to}",
            data=body,
            content_type=f"multipart/form-data; boundary={boundary}",
        )

    def listed(self, person: Person | None = None) -> list[Any]:
        """The evidence on the action that somebody may read."""
        with self.scene.app.app_context():
            reader = builders.as_reader(person or self.scene.owner)
            rows = updates.list_of(reader, self.scene.action().id)
            found = documents.evidence_of(reader, rows)
            return [each for some in found.values() for each in some]

    def kept(self) -> int:
        return len(list(self.scene.app.extensions["documents"].every()))


@pytest.fixture
def owner(app: Flask, client: PageClient) -> Owner:
    for kept in list(app.extensions["documents"].every()):
        app.extensions["documents"].remove(kept.key)
    scene = build(app)
    scene.publish()
    sign_in(client, scene.owner)
    return Owner(scene, client)


def test_several_files_go_with_an_update_and_stand_with_it(owner: Owner) -> None:
    assert owner.send(*TWO).status_code == 303

    assert [(row.title, row.slot.value) for row in owner.listed()] == [
        ("Minutes of the group", "evidence"),
        ("Figures", "evidence"),
    ]
    page = owner.client.get(owner.scene.address).text
    assert "Minutes of the group" in page
    assert "Evidence, PDF, 1 KB" in page
    first = owner.listed()[0]
    assert owner.client.get(f"/documents/{first.public_id}").data == files.PDF

    sign_in(owner.client, owner.scene.chair)
    for verb in ("support", "return"):
        assert "Minutes of the group" in owner.client.get(f"{owner.scene.address}/{verb}").text
    sign_in(owner.client, owner.scene.clerk)
    for verb in ("close", "ask-for-update"):
        assert "Figures" in owner.client.get(f"{owner.scene.address}/{verb}").text
    assert owner.client.get(owner.scene.address).text.count("Document added") == 2


def test_files_are_the_publics_once_their_update_is_published(owner: Owner) -> None:
    owner.send(*TWO)
    addresses = [f"/documents/{row.public_id}" for row in owner.listed()]
    public = owner.scene.app.test_client()
    sign_in(owner.client, owner.scene.stranger)
    for address in addresses:
        assert public.get(address).status_code == 404
        assert owner.client.get(address).status_code == 404
    assert "Figures" not in public.get(owner.scene.address).text
    assert owner.listed(owner.scene.stranger) == []

    sign_in(owner.client, owner.scene.clerk)
    with owner.scene.app.app_context():
        reader = builders.as_reader(owner.scene.clerk)
        (update,) = updates.list_of(reader, owner.scene.action().id)
    owner.client.post(f"{owner.scene.address}/release", data={"update": str(update.id)})

    assert [public.get(address).status_code for address in addresses] == [200, 200]
    assert "Figures" in public.get(owner.scene.address).text


def test_evidence_of_a_draft_stays_with_those_who_may_read_it(
    app: Flask, client: PageClient
) -> None:
    scene = build(app)  # its minutes are not published
    sign_in(client, scene.owner)
    Owner(scene, client).send(*TWO)
    (row, _) = Owner(scene, client).listed()
    sign_in(client, scene.stranger)
    assert client.get(f"/documents/{row.public_id}").status_code == 404
    sign_in(client, scene.clerk)
    assert client.get(f"/documents/{row.public_id}").status_code == 200


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ([TWO[0], ("Notes.exe", b"MZ")], "The selected file must be a PDF"),
        ([TWO[0], ("Empty.pdf", b"")], "Empty.pdf: The selected file is empty"),
        ([("Empty.pdf", b"")], "The selected file is empty"),
        ([TWO[0], ("Really.docx", files.PDF)], "Really.docx: The name of the selected file"),
        ([(f"{number}.csv", b"a,b\n") for number in range(11)], "Select up to 10 files"),
    ],
)
def test_a_refused_file_refuses_all_and_keeps_what_was_typed(
    owner: Owner, chosen: list[tuple[str, bytes]], said: str
) -> None:
    answer = owner.send(*chosen)

    assert answer.status_code == 422
    assert said in answer.text
    assert "It met on 3 March." in answer.text
    assert "Choose your files again" in answer.text
    assert (owner.listed(), owner.kept()) == ([], 0)


def test_files_of_a_form_refused_for_another_reason_are_let_go_and_asked_for_again(
    owner: Owner,
) -> None:
    answer = owner.send(*TWO, text=" ")
    assert answer.status_code == 422
    assert "Choose your files again" in answer.text
    assert owner.kept() == 0


def test_a_later_date_takes_its_files_on_its_own_page(owner: Owner) -> None:
    second = owner.send(*TWO, kind="later_date")
    assert "Choose your files again" in second.text
    assert owner.kept() == 0

    day = {"later_date-day": "1", "later_date-month": "9", "later_date-year": "2034"}
    assert owner.send(TWO[0], to="update/later-date", **day).status_code == 303
    assert [row.title for row in owner.listed()] == ["Minutes of the group"]


def test_the_same_form_sent_twice_makes_one_update_and_keeps_its_files_once(owner: Owner) -> None:
    page = owner.client.get(f"{owner.scene.address}/update").text
    once = page.split('name="once" value="')[1].split('"')[0]
    for _ in range(2):
        assert owner.send(*TWO, once=once).status_code == 303
    assert (len(owner.listed()), owner.kept()) == (2, 2)


def test_a_clerk_replaces_and_removes_evidence_from_the_actions_page(owner: Owner) -> None:
    owner.send(*TWO)
    first, second = owner.listed()
    assert owner.client.get(f"/documents/{first.public_id}/remove").status_code == 403
    sign_in(owner.client, owner.scene.clerk)
    page = owner.client.get(owner.scene.address).text
    assert f"/documents/{first.public_id}/remove" in page

    removed = owner.client.post(
        f"/documents/{first.public_id}/remove", data={"reason": "It names a child"}
    )

    assert removed.headers["Location"] == owner.scene.address
    assert [row.id for row in owner.listed()] == [second.id]
    sign_in(owner.client, owner.scene.owner)
    assert owner.client.get(f"/documents/{first.public_id}").status_code == 404
    assert "Minutes of the group" not in owner.client.get(owner.scene.address).text


def test_evidence_stands_on_the_agenda_item_that_reports_back(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-03-10T10:00:00Z")
    scene = build(app, due=DueRule(DueKind.MONTH, month=4))
    with app.app_context():
        builders.a_meeting(scene.committee, scene.clerk, date(2014, 4, 24))
    scene.publish()
    sign_in(client, scene.owner)
    Owner(scene, client).send(*TWO)
    sign_in(client, scene.clerk)
    item = client.post(f"{scene.address}/report-back").headers["Location"]

    assert item.startswith("/items/")
    assert "Figures" in client.get(item).text
    sign_in(client, scene.stranger)
    assert client.get(item).status_code == 404


def test_a_page_costs_the_same_statements_with_one_file_and_with_thirteen(owner: Owner) -> None:
    def cost() -> int:
        with statements() as sent:
            assert owner.client.get(owner.scene.address).status_code == 200
        return len(sent)

    owner.send(TWO[0])
    few = cost()
    for _ in range(4):
        owner.send(*TWO, TWO[0], kind="progress")
    assert cost() == few
