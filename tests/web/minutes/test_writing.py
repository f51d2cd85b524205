"""Writing minutes: kept while typing, merged when two save, earlier versions compared and restored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from sqlalchemy import select

from tests import builders
from tracker import clock as time_of_day
from tracker.db import db
from tracker.models import AgendaItem, AuditEvent, Meeting, MinutesRevision, Person, WorkingCopy
from tracker.operations import redactions
from tracker.queries.redactions import get_subject
from tracker.vocabulary import MemberRole, RedactionReason, RevisionSource

if TYPE_CHECKING:
    from time_machine import Traveller

    from tests.pages import PageClient

A, B, C = "Apologies came.", "The report was noted.", "The Chair closed the meeting."


@dataclass
class Room:
    """An item with minutes, two clerks, the chair and the officer who leads it."""

    app: Flask
    client: PageClient
    ann: Person
    bea: Person
    chair: Person
    officer: Person
    stranger: Person
    meeting: Meeting
    item: AgendaItem

    @property
    def address(self) -> str:
        return f"/items/{self.item.public_id}/minutes"

    def as_(self, person: Person) -> Room:
        builders.sign_in(self.client, person)
        return self

    def keep(
        self, text: str, *, who: Person, page: str = "1-a", version: int | None = None
    ) -> object:
        self.as_(who)
        sent = {"minutes": text, "page": page, "writer": str(who.id)}
        sent["version"] = str(self.current if version is None else version)
        return self.client.post(f"{self.address}/keep", data=sent)

    @property
    def current(self) -> int:
        with self.app.app_context():
            found = db.session.scalar(
                select(AgendaItem.current_revision_id).where(AgendaItem.id == self.item.id)
            )
        return found or 0

    def texts(self, made_when: RevisionSource | None = None) -> list[str]:
        with self.app.app_context():
            rows = db.session.scalars(select(MinutesRevision).order_by(MinutesRevision.id))
            return [row.source for row in rows if made_when in (None, row.made_when)]

    def copies(self) -> list[str]:
        with self.app.app_context():
            return list(db.session.scalars(select(WorkingCopy.source).order_by(WorkingCopy.id)))


@pytest.fixture
def room(app: Flask, client: PageClient, clock: Traveller) -> Room:
    del clock
    with app.app_context():
        ann, bea = builders.a_clerk("Ann Lee"), builders.a_clerk("Bea Cole")
        committee = builders.a_committee()
        chair = builders.seated(builders.a_person("Cara Chair"), committee, MemberRole.CHAIR)
        post = builders.a_post()
        officer = builders.appointed(builders.a_person("Olu Director"), post)
        meeting = builders.a_meeting(committee, ann)
        item = builders.an_item(
            meeting, ann, minutes_source=f"{A}\n\n{B}\n\n{C}", lead_post_id=post.id, number="7"
        )
        builders.an_item(meeting, ann, "Any other business", number="8")
        stranger = builders.a_person("Una Dale")
    return Room(app, client, ann, bea, chair, officer, stranger, meeting, item)


def test_what_is_typed_is_kept_and_offered_to_its_author_alone(room: Room) -> None:
    answer = room.keep(f"{A}\n\nTyped on.", who=room.ann)
    assert answer.json == {"saved": "9:30am", "writing": {}, "overtaken": ""}  # type: ignore[attr-defined]
    page = room.client.get(f"/meetings/{room.meeting.public_id}/minutes?item={room.item.public_id}")
    assert "text from 9:30am" in page.text
    assert "Typed on." not in page.text, "it was put in without being asked for"
    assert "Typed on." in room.client.get(f"{room.address}/kept").text
    used = room.client.get(f"{room.address}?use=kept").text
    assert "Typed on.</textarea>" in used

    room.as_(room.bea)
    assert "Typed on." not in room.client.get(f"{room.address}?use=kept").text
    assert "was not saved as minutes" not in room.client.get(room.address).text
    assert room.client.get(f"{room.address}/kept").status_code == 302
    assert "Ann Lee is writing item 7" in room.client.get(room.address).text
    assert room.client.post(f"{room.address}/kept/discard").status_code == 303
    assert room.copies() == [f"{A}\n\nTyped on."]

    room.as_(room.ann).client.post(f"{room.address}/kept/discard")
    assert room.copies() == []


def test_who_writes_is_told_while_they_write(room: Room, clock: Traveller) -> None:
    room.keep("Mine.", who=room.ann)
    answer = room.keep("And mine.", who=room.bea)
    assert answer.json["writing"] == {room.item.public_id: ["Ann Lee"]}  # type: ignore[attr-defined]
    clock.shift(timedelta(minutes=3))
    assert "Ann Lee is writing" not in room.as_(room.bea).client.get(room.address).text


def test_text_from_another_page_never_takes_the_place_of_what_was_kept(room: Room) -> None:
    room.keep("Typed on one page.", who=room.ann, page="1-a")
    room.keep("Typed on one page. And more.", who=room.ann, page="1-a")
    room.keep("Typed on another.", who=room.ann, page="1-b")
    assert room.copies() == ["Typed on another."]
    assert room.texts(RevisionSource.SET_ASIDE) == ["Typed on one page. And more."]


@pytest.mark.parametrize("change", [{"writer": "0"}, {"minutes": "x" * 200_001}])
def test_keeping_is_refused_to_another_person_and_beyond_the_limit(
    room: Room, change: dict[str, str]
) -> None:
    room.as_(room.ann)
    sent = {"minutes": "Text", "writer": str(room.ann.id), "version": str(room.current)} | change
    answer = room.client.post(f"{room.address}/keep", data=sent)
    assert answer.status_code in {409, 422}
    assert answer.json == {"problem": "other" if "writer" in change else "too_long"}
    assert room.copies() == []


def test_leaving_a_page_saves_it_as_a_version_unless_somebody_saved(room: Room) -> None:
    base = room.current
    sent = {"version": str(base), "page": "1-a", "writer": str(room.ann.id), "minutes": "Left."}
    room.as_(room.ann)
    assert room.client.post(f"{room.address}/leave", data=sent).status_code == 200
    assert room.texts(RevisionSource.LEFT) == ["Left."]
    assert room.client.post(f"{room.address}/leave", data=sent).status_code == 200
    assert room.texts(RevisionSource.LEFT) == ["Left."], "unchanged text made a version"
    late = sent | {"minutes": "Later, from the old page."}
    assert room.client.post(f"{room.address}/leave", data=late).status_code == 200
    assert room.texts()[-1] == "Left."
    assert room.copies() == ["Later, from the old page."]


def test_publishing_sets_unsaved_text_aside_and_locks_the_pages(room: Room) -> None:
    room.keep("Not saved in time.", who=room.bea)
    with room.app.app_context():
        builders.agenda_published(room.meeting, room.ann)
        builders.minutes_published(room.meeting, room.ann)
    assert room.texts(RevisionSource.SET_ASIDE) == ["Not saved in time."]
    assert room.copies() == []
    answer = room.keep("Too late.", who=room.bea)
    assert answer.json == {"problem": "locked"}  # type: ignore[attr-defined]


def test_words_redacted_since_a_page_was_opened_do_not_come_back(
    room: Room, clock: Traveller
) -> None:
    text = f"{A}\n\nThe report was noted by Zebedee Quill."
    opened = f"{int(time_of_day.now().timestamp())}-a"
    room.keep(text, who=room.ann, page=opened)
    clock.shift(timedelta(minutes=1))
    with room.app.app_context():
        ann, bea = builders.as_reader(room.ann), builders.as_reader(room.bea)
        subject = get_subject(ann, item=room.item.public_id, action="", update="")
        request = redactions.Request("Zebedee Quill", False, RedactionReason.CHILD, "")  # noqa: FBT003
        made = builders.made(
            lambda: redactions.ask(subject, request, ann, time_of_day.now(), secret="s")
        )

        def approve() -> None:
            from tracker.queries import redactions as found

            redactions.approve(found.get(bea, made.id), bea, time_of_day.now())

        builders.made(approve)
    assert room.keep(f"{text} On.", who=room.ann, page=opened).json == {"problem": "redacted"}  # type: ignore[attr-defined]
    sent = {"version": str(room.current), "page": opened, "minutes": text}
    answer = room.client.post(room.address, data=sent)
    assert answer.status_code == 409
    assert "Words were redacted from the records since you opened this page" in answer.text
    stored = "".join(room.texts() + room.copies())
    assert "Zebedee" not in stored


def save(room: Room, who: Person, text: str, base: int, page: str = "1-z") -> object:
    room.as_(who)
    sent = {"version": str(base), "minutes": text, "page": page}
    return room.client.post(room.address, data=sent)


def test_the_second_to_save_merges_by_paragraph_and_both_stay(room: Room) -> None:
    base = room.current
    assert save(room, room.ann, f"{A}\n\nAnn on the report.\n\n{C}", base).status_code == 303  # type: ignore[attr-defined]
    mine = f"{A}\n\nBea on the report.\n\n{C}\n\nBea added this."
    late = save(room, room.bea, mine, base)
    assert late.status_code == 409  # type: ignore[attr-defined]
    assert "Ann Lee changed item 7 while you were writing" in late.text  # type: ignore[attr-defined]
    assert mine in room.texts(RevisionSource.SET_ASIDE), "what was sent was not stored at once"

    theirs = room.current
    sent = {"version": str(theirs), "base": str(base), "minutes": mine, "page": "1-z"}
    unchosen = room.client.post(f"{room.address}/merge", data=sent)
    assert unchosen.status_code == 422
    assert "Select which words stay" in unchosen.text
    done = room.client.post(f"{room.address}/merge", data=sent | {"choice-1": "both"})
    assert done.status_code == 303
    assert room.texts()[-1] == (
        f"{A}\n\nAnn on the report.\n\nBea on the report.\n\n{C}\n\nBea added this."
    )
    assert room.texts(RevisionSource.MERGED) == [room.texts()[-1]]


def test_a_merge_that_is_overtaken_is_merged_again(room: Room) -> None:
    base = room.current
    save(room, room.ann, "Ann first.", base)
    theirs = room.current
    save(room, room.ann, "Ann again.", theirs)
    sent = {"version": str(theirs), "base": str(base), "minutes": "Bea.", "choice-0": "both"}
    answer = room.as_(room.bea).client.post(f"{room.address}/merge", data=sent)
    assert answer.status_code == 409
    assert "added: </span>again" in answer.text
    assert {"Bea.", "Ann first.\n\nBea."} <= set(room.texts(RevisionSource.SET_ASIDE))


def test_accepting_beside_the_text_saves_it_first(room: Room) -> None:
    from tracker.rules.found_passages import passage_digest

    agreed = "Agreed that the Director of Children’s Services bring an update to the next meeting."
    sent = {"version": str(room.current), "minutes": f"{A}\n\n{agreed}"}
    room.as_(room.ann)
    answer = room.client.post(room.address, data=sent | {"accept": passage_digest(agreed)})
    assert answer.status_code == 303
    shown = room.client.get(answer.location).text
    assert "Action recorded:" in shown
    assert "Actions recorded (1)" in shown
    again = sent | {"version": str(room.current), "accept": passage_digest(agreed)}
    shown = room.client.post(room.address, data=again, follow_redirects=True).text
    assert "decided on already" in shown
    assert "Actions recorded (1)" in shown


def test_versions_are_read_by_those_who_may_read_drafts(room: Room) -> None:
    base = room.current
    save(room, room.ann, f"{A}\n\nThe report was agreed.\n\n{C}", base)
    save(room, room.bea, "Set aside by Bea.", base)
    listed = f"{room.address}/versions"
    with room.app.app_context():
        found = {row.source: row.id for row in db.session.scalars(select(MinutesRevision))}
    aside = found["Set aside by Bea."]
    for person, status in (
        (room.ann, 200),
        (room.chair, 200),
        (room.officer, 200),
        (room.stranger, 404),
    ):
        room.as_(person)
        assert room.client.get(listed).status_code == status
        assert room.client.get(f"{listed}/{room.current}").status_code == status
        is_clerk = person is room.ann
        assert room.client.get(f"{listed}/{aside}").status_code == (200 if is_clerk else 404)
        assert ("Set aside" in room.client.get(listed).text) is is_clerk
        restored = room.client.post(f"{listed}/{base}/restore", data={"version": str(base)})
        assert restored.status_code in ({409} if is_clerk else {403, 404})
    room.client.post("/sign-out")
    assert room.client.get(listed).status_code == 404


def test_a_version_shows_what_changed_and_is_restored_as_a_new_one(room: Room) -> None:
    base = room.current
    save(room, room.ann, f"{A}\n\nThe report was agreed.\n\n{C}", base)
    now = room.current
    shown = room.as_(room.ann).client.get(f"{room.address}/versions/{now}").text
    assert "removed: </span>noted" in shown
    assert "added: </span>agreed" in shown
    address = f"{room.address}/versions/{base}/restore"
    assert room.client.post(address, data={"version": str(now)}).status_code == 303
    assert room.texts()[-1] == room.texts()[0]
    assert len(room.texts()) == 3
    assert room.client.post(address, data={"version": str(now)}).status_code == 409
    assert room.client.get(f"{room.address}/versions/999999").status_code == 404


def test_every_version_has_its_audit_event(room: Room) -> None:
    base = room.current
    save(room, room.ann, "Ann.", base)
    save(room, room.bea, "Bea.", base)
    room.keep("Kept by Bea.", who=room.bea, page="1-a", version=base)
    room.keep("Another page.", who=room.bea, page="1-b", version=base)
    with room.app.app_context():
        events = db.session.scalars(
            select(AuditEvent).where(
                AuditEvent.tag.in_(["minutes_saved", "minutes_restored", "minutes_set_aside"])
            )
        ).all()
        assert len(events) == len(room.texts())
        assert all("Bea." not in str(event.changes) + event.subject_name for event in events)


@pytest.mark.parametrize("text", ["", "[" * 5000, "<script>alert(1)</script>", "> " * 3000])
def test_any_text_is_looked_at_safely(room: Room, text: str) -> None:
    room.as_(room.ann)
    answer = room.client.post(f"{room.address}/preview", data={"minutes": text}, fragment=True)
    assert answer.status_code == 200
    assert "<script" not in answer.text


def test_a_text_too_long_is_refused_before_it_is_rendered(room: Room) -> None:
    room.as_(room.ann)
    sent = {"minutes": "x" * 300_000}
    answer = room.client.post(f"{room.address}/preview", data=sent, fragment=True)
    assert answer.status_code == 422
    huge = {"minutes": "x" * 5_000_000}
    assert room.client.post(f"{room.address}/preview", data=huge).status_code == 413


def test_a_token_is_given_to_who_is_signed_in(room: Room) -> None:
    answer = room.as_(room.ann).client.get("/minutes/token")
    assert answer.json is not None
    assert answer.json["writer"] == str(room.ann.id)
    assert answer.headers["Cache-Control"] == "no-store"
    room.client.post("/sign-out")
    assert room.client.get("/minutes/token").status_code == 302
