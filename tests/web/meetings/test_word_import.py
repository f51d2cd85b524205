"""Minutes of a whole meeting from Word: the preview, what is saved, and what is not."""

from __future__ import annotations

import os
import re
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder

from tests import builders
from tests.imports import word_files
from tests.imports.word_files import bold, changed, made, with_part
from tests.pages import PageClient
from tracker.queries import items
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Restriction

if TYPE_CHECKING:
    from time_machine import Traveller

    from tracker.models import Meeting, Person


class Scene:
    """A meeting with an agenda of one item, its clerk signed in."""

    def __init__(self, client: PageClient) -> None:
        self.client = client
        self.clerk: Person = builders.a_clerk()
        self.committee = builders.a_committee()
        self.meeting: Meeting = builders.a_meeting(self.committee, self.clerk)
        builders.an_item(self.meeting, self.clerk, "Performance Report", "Noted.", number="2")
        builders.sign_in(client, self.clerk)
        self.address = f"/meetings/{self.meeting.public_id}/minutes/import"

    def send(self, data: bytes, **fields: str) -> str:
        answer = self.client.post(
            self.address, data={"file": (BytesIO(data), "minutes.docx"), **fields}
        )
        self.status = answer.status_code
        return answer.get_data(as_text=True)

    def save(self, **fields: str) -> Any:
        return self.client.post(f"{self.address}/save", data=fields)

    def agenda(self) -> list[tuple[str, str, Restriction]]:
        rows = items.list_progress(builders.as_reader(self.clerk), self.meeting.id)
        return [(row.number, row.title, row.restriction) for row in rows]


@pytest.fixture
def scene(app: Flask, client: PageClient, clock: Traveller) -> Scene:
    del clock
    with app.app_context():
        return Scene(client)


def sent_back(text: str) -> dict[str, str]:
    """The fields of the preview as a browser would send them."""
    fields = dict(re.findall(r'<input[^>]*?name="([^"]+)" value="([^"]*)"', text))
    fields |= dict(re.findall(r'<textarea[^>]*?name="([^"]+)"[^>]*>\n([^<]*)</textarea>', text))
    for name, body in re.findall(
        r'<select[^>]*?name="([^"]+)"[^>]*>(.*?)</select>', text, re.DOTALL
    ):
        fields[name] = re.findall(r'value="([^"]*)" selected', body)[0]
    for name in re.findall(
        r'<input[^>]*?name="([^"]+)" type="checkbox" value="[^"]*"[^>]*checked', text
    ):
        fields[name] = "y"
    return {name: value for name, value in fields.items() if name not in {"q", "csrf_token"}}


def test_minutes_become_items_and_versions_of_those_on_the_agenda(app: Flask, scene: Scene) -> None:
    text = scene.send(made(word_files.numbered))
    assert "Nothing is saved yet" in text
    fields = sent_back(text)
    assert fields["count"] == "3"
    assert (fields["into-0"], fields["into-1"] != "new") == ("new", True)

    answer = scene.save(**fields)
    assert answer.status_code == 303
    page = scene.client.get(answer.headers["Location"]).get_data(as_text=True)
    assert "2 items added, 1 new version." in page
    assert "Apologies were received from Cllr Khan." in page
    assert "The Panel received the report." in page
    with app.app_context():
        assert [row[:2] for row in scene.agenda()] == [
            ("2", "Performance Report"),
            ("1", "Apologies"),
            ("3a", "Work programme"),
        ]


def test_the_same_file_again_changes_nothing(scene: Scene) -> None:
    first = sent_back(scene.send(made(word_files.numbered)))
    scene.save(**first)
    assert scene.save(**first).status_code == 303  # the same form: led to what it made
    again = scene.save(**sent_back(scene.send(made(word_files.numbered))))
    page = scene.client.get(again.headers["Location"]).get_data(as_text=True)
    assert "3 were the same already." in page


def test_what_was_left_out_is_shown_and_never_saved(scene: Scene) -> None:
    def write(document: Any) -> None:
        paragraph = bold(document, "1. Report")
        paragraph = document.add_paragraph("Seen.")
        changed(paragraph, "del", "Zqdeleted")
        paragraph.add_run("Zqhidden").font.hidden = True

    text = scene.send(made(write))
    assert "Tracked deletion" in text
    assert "Zqdeleted" in text
    fields = sent_back(text)
    assert fields["minutes-0"] == "Seen."
    assert not {"Zqdeleted", "Zqhidden"} & set(" ".join(fields.values()).split())


def test_items_that_look_private_wait_in_private(app: Flask, scene: Scene) -> None:
    def write(document: Any) -> None:
        for number, title in enumerate(["Exclusion of the press and public", "Costs"], start=7):
            bold(document, f"{number}. {title}")
            document.add_paragraph("Zqprivate words.")

    text = scene.send(made(write))
    assert "taken in private" in text
    scene.save(**sent_back(text))
    with app.app_context():
        assert [row[2] for row in scene.agenda()] == [
            Restriction.OPEN,
            Restriction.EXEMPT,
            Restriction.EXEMPT,
        ]
        with pytest.raises(RuleBroken) as refused:
            builders.agenda_published(scene.meeting, scene.clerk)
    assert refused.value.code is Broken.GROUND_MISSING  # until a clerk says why


def test_what_was_typed_stays_when_something_is_missing(app: Flask, scene: Scene) -> None:
    fields = sent_back(scene.send(made(word_files.numbered)))
    answer = scene.save(**(fields | {"number-0": "", "minutes-1": "My own words"}))
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Enter the number of the new item" in text
    assert "My own words" in text
    with app.app_context():
        assert len(scene.agenda()) == 1


def test_nothing_chosen_is_told(scene: Scene) -> None:
    fields = sent_back(scene.send(made(word_files.numbered)))
    kept = {name: value for name, value in fields.items() if not name.startswith("take-")}
    assert "Select at least one item to import" in scene.save(**kept).get_data(as_text=True)


def test_a_file_of_several_megabytes_is_read(scene: Scene) -> None:
    data = with_part(made(word_files.numbered), "word/media/a.bin", os.urandom(3_000_000))
    fields = {"file": (BytesIO(data), "minutes.docx")}
    sent = EnvironBuilder(path=scene.address, method="POST", data=fields).get_environ()
    with closing(sent["wsgi.input"]):
        assert "Nothing is saved yet" in scene.client.open(sent).get_data(as_text=True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no Word", "must be a Word document"),
        (b"", "Choose a Word file"),
        (made(lambda document: document.add_paragraph("")), "There is no text in the file"),
    ],
    ids=["other", "empty", "blank"],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(
    scene: Scene, data: bytes, words: str
) -> None:
    assert words in scene.send(data)
    assert scene.status == 422


def test_published_minutes_are_not_replaced(app: Flask, scene: Scene) -> None:
    fields = sent_back(scene.send(made(word_files.numbered)))
    with app.app_context():
        builders.agenda_published(scene.meeting, scene.clerk)
        builders.minutes_published(scene.meeting, scene.clerk)
    assert scene.client.get(scene.address).status_code == 303
    assert scene.save(**fields).status_code == 303
    with app.app_context():
        assert len(scene.agenda()) == 1


@pytest.mark.parametrize(
    ("count", "status"), [("", 303), ("-1", 303), ("99999999999", 303), ("abc", 303), ("3", 422)]
)
def test_garbled_forms_are_answered_in_words(scene: Scene, count: str, status: int) -> None:
    assert scene.save(count=count, once="a").status_code == status
