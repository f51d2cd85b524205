"""Agenda and minutes as files: what they say, how they are set, and what never stands in them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pypdf
import pytest
from flask import Flask

from tests import builders
from tests.pages import PageClient
from tracker import clock as clocks
from tracker import markdown
from tracker.operations import confirmations
from tracker.queries import items as item_queries
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, MemberRole, Restriction

if TYPE_CHECKING:
    from time_machine import Traveller

    from tracker.models import Meeting, Person

OPEN, PRIVATE = "Zqopen words.", "Zqprivate words."
HOSTILE = (
    "<script>alert(1)</script> & =cmd|' /C calc'!A0 \u202e\U0001f600 **bold** [a](javascript:x)"
)


class Scene:
    """A meeting with an open item, a private one, and actions under both; its readers."""

    def __init__(self, client: PageClient) -> None:
        self.client = client
        self.clerk: Person = builders.a_clerk()
        self.committee = builders.a_committee()
        self.member = builders.seated(builders.a_person("Mo Khan"), self.committee)
        self.chair = builders.seated(
            builders.a_person("Tom Ward"), self.committee, MemberRole.CHAIR
        )
        self.meeting: Meeting = builders.a_meeting(self.committee, self.clerk)
        post = builders.a_post()
        self.open = builders.an_item(
            self.meeting, self.clerk, "Performance", f"{OPEN}\n\n- {HOSTILE}", "To **note**."
        )
        self.private = builders.an_item(
            self.meeting,
            self.clerk,
            "Zqprivate title",
            PRIVATE,
            "Zqprivate purpose",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2 of Schedule 12A",
            public_title="A placement",
        )
        due = DueRule(DueKind.DATE, on=date(2014, 6, 30))
        for item, wording in ((self.open, "Bring an update"), (self.private, "Zqprivate action")):
            builders.an_action(
                self.committee,
                self.meeting,
                self.clerk,
                wording,
                item,
                lead_post_id=post.id,
                due=due,
            )

    def publish(self) -> None:
        builders.agenda_published(self.meeting, self.clerk)
        builders.minutes_published(self.meeting, self.clerk)

    def get(self, what: str, who: Person | None = None, kind: str = "docx") -> Any:
        self.client.post("/sign-out")
        if who is not None:
            builders.sign_in(self.client, who)
        return self.client.get(f"/meetings/{self.meeting.public_id}/{what}.{kind}")

    def words(self, what: str, who: Person | None = None) -> str:
        answer = self.get(what, who)
        assert answer.status_code == 200, answer.status_code
        return words_of(answer.data)


def words_of(data: bytes) -> str:
    """Every word of a Word file, tables too."""
    document = docx.Document(BytesIO(data))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(parts)


@pytest.fixture
def scene(app: Flask, client: PageClient, clock: Traveller) -> Scene:
    del clock
    with app.app_context():
        return Scene(client)


def test_published_minutes_are_a_paper_that_says_they_are_a_draft(app: Flask, scene: Scene) -> None:
    with app.app_context():
        builders.a_meeting(scene.committee, scene.clerk, date(2014, 4, 24))
        scene.publish()
    words = scene.words("minutes")
    assert "Draft – to be confirmed at the meeting on 24 April 2014" in words
    assert "Performance" in words
    assert OPEN in words
    assert "Bring an update" in words
    assert "Director of Children’s Services" in words
    assert "30 June 2014" in words
    assert "A placement" in words
    assert "Taken in private: Paragraph 2 of Schedule 12A." in words
    assert "Signed by" not in words


def test_the_agenda_names_the_members_and_the_day_it_was_published(
    app: Flask, scene: Scene
) -> None:
    with app.app_context():
        scene.publish()
    words = scene.words("agenda")
    assert "Tom Ward (Chair), Mo Khan" in words
    assert "23 January 2014" in words
    assert "To note." in words


@pytest.mark.parametrize("what", ["agenda", "minutes", "signing-copy"])
@pytest.mark.parametrize("who", [None, "clerk", "member", "chair"])
def test_the_paper_for_everybody_has_no_private_word_whoever_asks(
    app: Flask, scene: Scene, what: str, who: str | None
) -> None:
    with app.app_context():
        scene.publish()
        person = getattr(scene, who) if who else None
        assert "Zqprivate" not in scene.words(what, person)


def test_drafts_for_everybody_have_no_private_word_either(app: Flask, scene: Scene) -> None:
    with app.app_context():
        for what in ("agenda", "minutes"):
            assert "Zqprivate" not in scene.words(what, scene.clerk)
            assert "Draft: " in scene.words(what, scene.clerk)
        assert scene.get("minutes", scene.chair).status_code == 200
        assert scene.get("signing-copy", scene.chair).status_code == 404


def test_the_private_paper_is_for_those_who_may_read_it(app: Flask, scene: Scene) -> None:
    with app.app_context():
        scene.publish()
        for who in (scene.clerk, scene.member, scene.chair):
            words = scene.words("private-minutes", who)
            assert PRIVATE in words
            assert "Zqprivate action" in words
            assert "Not for publication" in words
            assert OPEN not in words
            assert "Zqprivate purpose" in scene.words("private-agenda", who)
        stranger = builders.a_person("Una Dale")
        for who in (None, stranger):
            for what in ("private-minutes", "private-agenda"):
                assert scene.get(what, who).status_code == 404


@pytest.mark.parametrize("what", ["agenda", "minutes", "private-minutes", "signing-copy"])
def test_what_is_not_published_is_not_found(app: Flask, scene: Scene, what: str) -> None:
    with app.app_context():
        assert scene.get(what).status_code == 404
        assert scene.get(what, builders.a_person("Una Dale")).status_code == 404


def test_the_copy_for_signing_has_lines_for_it_and_is_no_draft(app: Flask, scene: Scene) -> None:
    with app.app_context():
        scene.publish()
        words = scene.words("signing-copy", scene.clerk)
    assert "Signed by the person presiding" in words
    assert "Draft" not in words


def test_the_copy_for_signing_and_confirmed_minutes_are_corrected(
    app: Flask, scene: Scene, clock: Traveller
) -> None:
    with app.app_context():
        scene.publish()
        clerk = builders.as_reader(scene.clerk)

        def correct() -> None:
            item = item_queries.get(clerk, scene.open.public_id)
            confirmations.correct(item, "Zqopen", "Zqmended", clerk, clocks.now())

        builders.made(correct)
        assert "Zqmended words." in scene.words("signing-copy", scene.clerk)
        assert OPEN in scene.words("minutes", scene.clerk)
        assert "Zqmended" not in scene.words("minutes")

        later = builders.a_meeting(scene.committee, scene.clerk, date(2014, 4, 24))
        place = builders.an_item(later, scene.clerk, "Minutes of the last meeting")
        clock.move_to(date(2014, 4, 25), tick=False)

        def confirm() -> None:
            meeting = builders.loaded(scene.meeting, clerk)
            under = item_queries.get(clerk, place.public_id)
            confirmations.confirm(
                meeting, under, scene.chair.id, "", clerk, clocks.now(), clocks.today()
            )

        builders.made(confirm)
    words = scene.words("minutes")
    assert "Zqmended words." in words
    assert "Confirmed as a correct record on 24 April 2014" in words


def test_a_pdf_is_tagged_and_says_the_same(app: Flask, scene: Scene) -> None:
    with app.app_context():
        scene.publish()
    reader = pypdf.PdfReader(BytesIO(scene.get("minutes", kind="pdf").data))
    text = "\n".join(page.extract_text() for page in reader.pages)
    catalog: Any = reader.trailer["/Root"]
    assert OPEN in text
    assert "Zqprivate" not in text
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en-GB"
    assert "<script>alert(1)</script>" in text  # as words
    assert markdown.render(HOSTILE).count("<script") == 0


def test_an_agenda_without_items_is_not_found(app: Flask, scene: Scene) -> None:
    with app.app_context():
        empty = builders.a_meeting(scene.committee, scene.clerk, date(2014, 5, 1))
        builders.sign_in(scene.client, scene.clerk)
        assert scene.client.get(f"/meetings/{empty.public_id}/agenda.docx").status_code == 404
