"""Importing a published page by pasting or as a file: preview, save, and every refusal."""

from __future__ import annotations

import io
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests import builders
from tests.pages import PageClient
from tracker.models import Meeting, Person
from tracker.queries import items
from tracker.vocabulary import Restriction

if TYPE_CHECKING:
    from time_machine import Traveller

SAMPLE = Path(__file__).parents[4] / "shared/sample/performance-report-item.txt"
PAGE = """Agenda item

Road Safety Update

To consider what was done since the summer.

Decision:

That the report be noted.

Minutes:

The Committee heard that:

 • 12 crossings were painted
 • <b>no</b> school was left out

Agreed that a list of streets be brought to the June meeting.

Supporting documents:

 • Road Safety Report, item 5. PDF 120 KB
"""


@dataclass
class Desk:
    """A clerk before the import page of a meeting."""

    app: Flask
    client: PageClient
    clerk: Person
    meeting: Meeting

    def send(self, **data: Any) -> TestResponse:
        """Send the form."""
        address = f"/meetings/{self.meeting.public_id}/items/import"
        # Encoded here: Flask's client would leave the temporary file of a large body open.
        boundary, body = encode_multipart(data)
        kind = f"multipart/form-data; boundary={boundary}"
        return self.client.post(address, data=body, content_type=kind)

    def stored(self) -> list[Any]:
        """The items of the meeting."""
        with self.app.app_context():
            return list(items.list_shown(builders.as_reader(self.clerk), self.meeting.id))


@pytest.fixture
def desk(app: Flask, client: PageClient, clock: Traveller) -> Desk:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        meeting = builders.a_meeting(builders.a_committee(), clerk)
        builders.sign_in(client, clerk)
    return Desk(app, client, clerk, meeting)


def a_file(content: bytes, name: str = "page.txt") -> FileStorage:
    return FileStorage(io.BytesIO(content), filename=name)


def fresh(sent: dict[str, Any]) -> dict[str, Any]:
    """What is sent, its file opened anew: a table of cases is read once for each database."""
    if "file" not in sent:
        return sent
    file = sent["file"]
    file.stream.seek(0)
    return sent | {"file": a_file(file.stream.read(), file.filename)}


def test_preview_shows_what_was_read_and_saves_nothing(desk: Desk) -> None:
    text = desk.send(page=PAGE).get_data(as_text=True)
    assert "Nothing is saved yet" in text
    for words in ("Road Safety Update", "since the summer", "12 crossings", "Road Safety Report"):
        assert words in text
    assert "<li>12 crossings were painted</li>" in text
    assert "<b>no</b>" not in text
    assert desk.stored() == []


@pytest.mark.parametrize(
    "sent",
    [
        {"page": PAGE},
        {"file": a_file(PAGE.encode())},
        {"file": a_file(PAGE.encode("utf-16"))},
        {"file": a_file(PAGE.encode("cp1252"))},
    ],
    ids=["pasted", "utf-8", "utf-16", "windows"],
)
def test_page_is_saved_from_its_preview(desk: Desk, sent: dict[str, Any]) -> None:
    preview = desk.send(**fresh(sent)).get_data(as_text=True)
    carried = preview.split('name="page" value="')[1].split('">')[0]
    answer = desk.send(page=unescape(carried), number="5a", once="token")
    again = desk.send(page=unescape(carried), number="5a", once="token")
    assert answer.status_code == 303
    assert again.location == answer.location
    (item,) = desk.stored()
    assert (item.number, item.title) == ("5a", "Road Safety Update")
    assert "<li>12 crossings were painted</li>" in item.minutes_html
    assert "noted" in item.decision_html
    shown = desk.client.get(str(answer.location)).get_data(as_text=True)
    assert "Road Safety Report" in shown


def test_same_page_offers_the_item_that_is_there(desk: Desk) -> None:
    first = desk.send(page=PAGE, number="5").location
    for sent in ({"page": PAGE}, {"page": PAGE.upper().replace("\n", "\r\n"), "number": "6"}):
        if sent["page"] != PAGE:
            sent["page"] = PAGE.replace("  ", " ").replace("\n", "\r\n")
        text = desk.send(**sent).get_data(as_text=True)
        assert "This meeting already has this item" in text
        assert f'href="{first}"' in text
    assert len(desk.stored()) == 1


def test_private_page_is_never_saved_open(desk: Desk) -> None:
    private = PAGE.replace(
        "That the report be noted.", "That the press and public be excluded under Schedule 12A."
    )
    assert "looks as if it was taken in private" in desk.send(page=private).get_data(as_text=True)
    assert desk.send(page=private, number="5").status_code == 303
    (item,) = desk.stored()
    assert item.restriction is Restriction.EXEMPT
    address = f"/meetings/{desk.meeting.public_id}/agenda/publish"
    assert "was imported and looks private" in desk.client.get(address).get_data(as_text=True)
    assert desk.client.post(address).status_code == 422


def test_private_page_stays_private_in_a_published_meeting(desk: Desk) -> None:
    with desk.app.app_context():
        builders.an_item(desk.meeting, desk.clerk, minutes_source="Text")
        builders.agenda_published(desk.meeting, desk.clerk)
        builders.minutes_published(desk.meeting, desk.clerk)
    private = PAGE.replace("To consider", "Not for publication: to consider")
    assert desk.send(page=private, number="5").status_code == 303
    item = desk.stored()[-1]
    desk.client.post("/sign-out")
    for address in (f"/items/{item.public_id}", f"/meetings/{desk.meeting.public_id}"):
        text = desk.client.get(address).get_data(as_text=True)
        assert "Private item" in text
        assert "Road Safety" not in text
        assert "crossings" not in text


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({}, "The page is empty"),
        ({"page": "  \n \n"}, "The page is empty"),
        ({"page": "Kept words of no item"}, "This is not a published agenda item"),
        ({"page": "Agenda item\n\nKept words\n\nPurpose"}, "no line “Minutes:” with text below"),
        ({"page": "<!doctype html><p>Kept words"}, "This is a page’s HTML code"),
        ({"page": f"Agenda item\n{'x' * 300}\nMinutes:\nKept words"}, "must be a title of 255"),
        ({"file": a_file(b"%PDF-1.7 whatever")}, "This is a PDF file"),
        ({"file": a_file(b"\x00\x01\x02" * 50)}, "must be plain text saved as UTF-8"),
        ({"file": a_file(b"")}, "The page is empty"),
        ({"file": a_file(b"x" * 1_048_577)}, "The page must be smaller than 1 MB"),
        ({"file": a_file(b"Agenda item", "page.docx")}, "The selected file must be a TXT"),
        ({"page": PAGE, "number": " "}, "Enter the item’s number, such as 7 or 10a"),
        ({"page": PAGE, "number": "9" * 21}, "Number must be 20 characters or fewer"),
    ],
)
def test_page_is_refused_when_something_is_wrong(
    desk: Desk, sent: dict[str, Any], message: str
) -> None:
    answer = desk.send(**fresh(sent))
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert message in text
    if "Kept words" in sent.get("page", ""):
        assert "Kept words" in text
    assert desk.stored() == []


def test_ten_megabytes_are_refused_in_words(desk: Desk) -> None:
    answer = desk.send(file=a_file(b"x" * 10_000_000))
    assert answer.status_code == 413
    assert "What you sent is too large" in answer.get_data(as_text=True)
    assert desk.stored() == []


def test_sample_page_is_imported_whole(desk: Desk) -> None:
    if not SAMPLE.exists():
        pytest.skip(f"the sample page is not at {SAMPLE}")
    page = SAMPLE.read_bytes()
    assert "Performance Report" in desk.send(file=a_file(page)).get_data(as_text=True)
    assert desk.send(file=a_file(page), number="7").status_code == 303
    (item,) = desk.stored()
    assert item.title == "Performance Report"
    assert "agreed set of measures" in item.purpose_html
    assert item.minutes_html.count("<li>") == 5
    assert "update to the April Committee meeting" in item.minutes_html
    assert item.restriction is Restriction.OPEN
