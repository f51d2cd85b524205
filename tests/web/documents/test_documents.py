"""Documents of items: adding, fetching, replacing, removing, and what refuses them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests import builders
from tests.documents import files
from tests.pages import PageClient
from tracker.db import db
from tracker.documents.folder import Folder
from tracker.documents.storage import Storage
from tracker.models import AgendaItem, Meeting, Person
from tracker.queries import documents
from tracker.vocabulary import Restriction


@dataclass
class Desk:
    """A clerk before an item whose agenda is not published."""

    app: Flask
    client: PageClient
    clerk: Person
    meeting: Meeting
    item: AgendaItem

    def send(self, data: bytes, name: str = "Report.pdf", **more: Any) -> TestResponse:
        """Send the form with a file."""
        given = {"file": sent(data, name), "slot": "report", "restriction": "open"} | more
        return self.post(f"/items/{self.item.public_id}/documents/new", given)

    def post(self, address: str, fields: dict[str, Any]) -> TestResponse:
        """Post a form; encoded here, as Flask's client would leave temporary files open."""
        boundary, body = encode_multipart(fields)
        kind = f"multipart/form-data; boundary={boundary}"
        return self.client.post(address, data=body, content_type=kind)

    @property
    def storage(self) -> Storage:
        return self.app.extensions["documents"]

    def listed(self) -> list[Any]:
        """The documents of the item, as its clerk sees them."""
        with self.app.app_context():
            reader = builders.as_reader(self.clerk)
            rows = documents.list_under_items(reader, [self.item.id]).get(self.item.id, [])
            return [row for row in rows if row.removed_at is None]

    def kept(self) -> set[str]:
        return {each.key for each in self.storage.every()}


def sent(data: bytes, name: str) -> FileStorage:
    """A file as a browser sends it."""
    return FileStorage(io.BytesIO(data), name)


@pytest.fixture
def desk(app: Flask, client: PageClient) -> Desk:
    for kept in list(app.extensions["documents"].every()):
        app.extensions["documents"].remove(kept.key)
    with app.app_context():
        clerk = builders.a_clerk()
        meeting = builders.a_meeting(builders.a_committee(), clerk)
        item = builders.an_item(meeting, clerk)
        builders.sign_in(client, clerk)
    return Desk(app, client, clerk, meeting, item)


def published(desk: Desk) -> None:
    with desk.app.app_context():
        builders.agenda_published(desk.meeting, desk.clerk)


def test_a_document_is_added_and_fetched_to_the_byte(desk: Desk) -> None:
    assert desk.send(files.PDF, "Annual report £.pdf", title="").status_code == 303

    (row,) = desk.listed()
    assert (row.title, row.slot.value, row.size) == ("Annual report £", "report", len(files.PDF))
    page = desk.client.get(f"/items/{desk.item.public_id}").text
    assert "Annual report £" in page
    assert "Report, PDF, 1 KB" in page
    answer = desk.client.get(f"/documents/{row.public_id}")
    assert answer.data == files.PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "filename*=UTF-8''Annual%20report%20%C2%A3.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_public_fetches_it_once_the_agenda_is_published(desk: Desk) -> None:
    desk.send(files.PDF)
    (row,) = desk.listed()
    public = desk.app.test_client()
    assert public.get(f"/documents/{row.public_id}").status_code == 404

    published(desk)

    answer = public.get(f"/documents/{row.public_id}")
    assert answer.data == files.PDF
    assert answer.headers["Cache-Control"] == "no-cache"
    again = public.get(
        f"/documents/{row.public_id}", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")
    head = public.head(f"/documents/{row.public_id}")
    assert (head.status_code, head.headers["Content-Length"]) == (200, str(len(files.PDF)))


def test_a_private_document_under_an_open_item_is_for_its_readers_alone(desk: Desk) -> None:
    missing = desk.send(files.PDF, restriction="exempt", restriction_ground="")
    assert missing.status_code == 422
    assert (
        desk.send(
            files.PDF, "Named.pdf", restriction="exempt", restriction_ground="Paragraph 2"
        ).status_code
        == 303
    )
    published(desk)
    (row,) = desk.listed()
    assert row.restriction is Restriction.EXEMPT

    public = desk.app.test_client()
    assert public.get(f"/documents/{row.public_id}").status_code == 404
    assert row.title not in public.get(f"/items/{desk.item.public_id}").text
    assert "Paragraph 2" not in public.get(f"/meetings/{desk.meeting.public_id}").text


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (files.PNG, "report.pdf", "it is a PNG picture file"),
        (b"MZ", "report.exe", "must be a PDF"),
        (b"", "report.pdf", "is empty"),
        (files.locked(), "report.docx", "has a password"),
    ],
)
def test_a_file_refused_is_said_at_its_field_and_nothing_is_kept(
    desk: Desk, data: bytes, name: str, said: str
) -> None:
    answer = desk.send(data, name, title="What I typed")

    assert answer.status_code == 422
    assert said in answer.text
    assert "What I typed" in answer.text
    assert desk.kept() == set()
    assert desk.listed() == []


def test_a_form_without_a_file_says_so(desk: Desk) -> None:
    answer = desk.post(
        f"/items/{desk.item.public_id}/documents/new", {"slot": "report", "restriction": "open"}
    )

    assert answer.status_code == 422
    assert "Select a file" in answer.text


def test_a_file_whose_form_is_refused_is_let_go(desk: Desk) -> None:
    assert desk.send(files.PDF, slot="").status_code == 422

    assert desk.kept() == set()


def test_the_same_form_sent_again_makes_one_document(desk: Desk) -> None:
    first = desk.send(files.PDF, once="a token of one form")
    second = desk.send(files.PDF, once="a token of one form")

    assert (first.status_code, second.status_code) == (303, 303)
    assert len(desk.listed()) == len(desk.kept()) == 1


def test_another_version_takes_its_place_and_the_old_one_is_for_clerks(desk: Desk) -> None:
    desk.send(files.PDF)
    published(desk)
    (old,) = desk.listed()
    fields = {"file": sent(files.docx(), "Second.docx"), "title": "Corrected report"}

    missing = desk.post(f"/documents/{old.public_id}/replace", fields)
    assert (missing.status_code, desk.listed()) == (422, [old])
    fields |= {"file": sent(files.docx(), "Second.docx"), "reason": "Table 2 was wrong"}
    assert desk.post(f"/documents/{old.public_id}/replace", fields).status_code == 303

    (new,) = desk.listed()
    assert (new.title, new.slot) == ("Corrected report", old.slot)
    public = desk.app.test_client()
    assert public.get(f"/documents/{new.public_id}").status_code == 200
    assert public.get(f"/documents/{old.public_id}").status_code == 404
    assert desk.client.get(f"/documents/{old.public_id}").data == files.PDF
    fields = {"file": sent(files.PDF, "Third.pdf"), "title": "Again"}
    assert (
        "replaced or removed already"
        in desk.post(f"/documents/{old.public_id}/replace", fields).text
    )


def test_a_document_is_removed_with_a_reason(desk: Desk) -> None:
    desk.send(files.PDF)
    published(desk)
    (row,) = desk.listed()
    assert (
        desk.client.post(f"/documents/{row.public_id}/remove", data={"reason": ""}).status_code
        == 422
    )

    answer = desk.client.post(f"/documents/{row.public_id}/remove", data={"reason": "Wrong file"})

    assert answer.status_code == 303
    assert desk.listed() == []
    public = desk.app.test_client()
    assert public.get(f"/documents/{row.public_id}").status_code == 404
    for path in (f"/items/{desk.item.public_id}", f"/meetings/{desk.meeting.public_id}"):
        told = public.get(path).text
        assert re.search(r"Report removed on \d+ \w+ \d{4}: Wrong file", told)
        assert row.public_id not in told
    former = desk.client.get(f"/items/{desk.item.public_id}/documents/former").text
    assert "Wrong file" in former
    assert f"/documents/{row.public_id}/redact" in former


def test_what_nobody_could_read_leaves_no_notice(desk: Desk) -> None:
    desk.send(files.PDF, "Secret name.pdf")
    (row,) = desk.listed()
    desk.client.post(f"/documents/{row.public_id}/remove", data={"reason": "Wrong child"})
    published(desk)

    public = desk.app.test_client().get(f"/items/{desk.item.public_id}").text
    assert "removed on" not in public
    assert "Wrong child" not in public
    own = desk.client.get(f"/items/{desk.item.public_id}").text
    assert "removed on" not in own
    assert "Earlier documents" in own


def test_a_notice_follows_its_item_into_private(desk: Desk) -> None:
    desk.send(files.PDF)
    published(desk)
    (row,) = desk.listed()
    desk.client.post(f"/documents/{row.public_id}/remove", data={"reason": "Wrong file"})
    with desk.app.app_context():
        builders.made(lambda: taken_private(desk))

    assert "Wrong file" not in desk.app.test_client().get(f"/items/{desk.item.public_id}").text


def taken_private(desk: Desk) -> None:
    item = db.session.get_one(AgendaItem, desk.item.id)
    item.restriction, item.restriction_ground = Restriction.EXEMPT, "Paragraph 2"
    item.public_title = "A private matter"


def test_a_meetings_signed_minutes_wait_for_its_minutes(desk: Desk) -> None:
    address = f"/meetings/{desk.meeting.public_id}"
    data = {"file": sent(files.PDF, "Signed.pdf"), "slot": "signed_minutes", "title": "Scan"}
    assert "Signed minutes" in desk.client.get(f"{address}/documents/new").text
    assert desk.post(f"{address}/documents/new", data).status_code == 303
    data = {"file": sent(files.PNG, "Tabled.png"), "slot": "tabled", "title": "Map handed out"}
    assert desk.post(f"{address}/documents/new", data).status_code == 303
    public = desk.app.test_client()
    assert public.get(address).status_code in {200, 404}

    published(desk)
    told = public.get(address).text
    assert "Map handed out" in told
    assert "Scan" not in told
    assert "Scan" in desk.client.get(address).text

    with desk.app.app_context():
        builders.an_item(desk.meeting, desk.clerk, "Minuted", "It was said.")
        builders.minutes_published(desk.meeting, desk.clerk)
    assert "Scan" in public.get(address).text
    assert public.get(f"{address}/documents/former").status_code in {302, 404}


def test_an_indicator_has_documents_for_whoever_may_read_it(desk: Desk) -> None:
    with desk.app.app_context():
        builders.an_indicator("CF1", is_public=False)
    data = {"file": sent(files.PDF, "How.pdf"), "slot": "definition", "title": "How we count"}
    assert desk.post("/indicators/CF1/documents/new", data).status_code == 303

    shown = desk.client.get("/indicators/CF1").text
    assert "How we count" in shown
    key = re.findall(r"/documents/(\w{12,16})\"", shown)[0]
    assert desk.client.get(f"/documents/{key}").data == files.PDF
    assert desk.app.test_client().get(f"/documents/{key}").status_code == 404
    assert "How we count" not in desk.app.test_client().get("/indicators/CF1").text


def test_who_leads_an_item_adds_their_report_until_the_agenda_is_published(desk: Desk) -> None:
    with desk.app.app_context():
        post = builders.a_post()
        officer = builders.appointed(builders.a_person("Ola Officer"), post)
        item = builders.an_item(desk.meeting, desk.clerk, "Led", lead_post_id=post.id)
        builders.sign_in(desk.client, officer)
    desk.item = item
    form = desk.client.get(f"/items/{item.public_id}/documents/new").text
    assert "Tabled at the meeting" not in form
    assert "Who may read it?" not in form

    assert desk.send(files.PDF).status_code == 303
    assert desk.send(files.PDF, restriction="exempt", restriction_ground="Mine").status_code == 303

    assert {row.restriction for row in desk.listed()} == {Restriction.OPEN}
    published(desk)
    assert desk.send(files.PDF).status_code == 403
    assert "Add a document" not in desk.client.get(f"/items/{item.public_id}").text


def test_storage_that_is_away_says_so_keeps_what_was_typed_and_lets_people_read(
    desk: Desk, tmp_path: Path
) -> None:
    desk.send(files.PDF)
    (row,) = desk.listed()
    nowhere = tmp_path / "a-file"
    nowhere.write_text("where a folder should be")
    there, desk.app.extensions["documents"] = desk.storage, Folder(nowhere)
    try:
        answer = desk.send(files.PDF, title="What I typed")
        fetched = desk.client.get(f"/documents/{row.public_id}")
        read = desk.client.get(f"/items/{desk.item.public_id}")
        ready = desk.client.get("/readyz")
    finally:
        desk.app.extensions["documents"] = there

    assert answer.status_code == 503
    assert "cannot be kept at the moment" in answer.text
    assert re.search(r'name="title"[^>]*value="What I typed"', answer.text)
    assert (fetched.status_code, read.status_code) == (503, 200)
    assert "cannot be fetched" in fetched.text
    assert (ready.status_code, ready.json) == (
        503,
        {"ready": False, "problem": "Documents cannot be kept."},
    )
    assert desk.client.get("/readyz").status_code == 200


def test_a_document_a_little_too_large_is_told_so_at_its_field(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.web import uploads
    from tracker.web.documents import routes

    for module in (uploads, routes):
        monkeypatch.setattr(module, "most_bytes", lambda: 1024 * 1024)

    answer = desk.send(b"%PDF-" + b"x" * 1024 * 1024, title="What I typed")

    assert answer.status_code == 422
    assert "must be smaller than 1 MB" in answer.text
    assert "What I typed" in answer.text
    assert desk.send(b"%PDF-" + b"x" * 4 * 1024 * 1024).status_code == 413
    assert desk.kept() == set()
