"""Redaction: the passage is gone from the whole database, by two people or not at all."""

from __future__ import annotations

import hmac
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests import builders, redacted
from tests.builders import as_reader, made
from tests.redacted import NAME, Matter
from tracker import clock, transaction
from tracker.audit import chain
from tracker.audit.digests import stamp
from tracker.db import db
from tracker.models import AuditEvent, MinutesRevision, Redaction, WorkingCopy
from tracker.operations import redactions
from tracker.queries import redactions as queries
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import RedactionReason, RedactionStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

EVERY_PLACE = {
    "attendance.name",
    "confirmation.presided_by",
    "correction.new_words",
    "correction.old_words",
    "clearance.note",
    "clearance_comment.passage",
    "clearance_comment.reason",
    "clearance_comment.text",
    "clerk_note.text",
    "declared_interest.nature",
    "recorded_vote.motion",
    "recorded_vote.moved_by",
    "recorded_vote.names_against",
    "recorded_vote.names_abstained",
    "recorded_vote.names_for",
    "recorded_vote.seconded_by",
    "action.due_condition",
    "action.due_words",
    "action.passage",
    "action.wording",
    "action_update.return_reason",
    "action_update.text",
    "agenda_item.decision",
    "agenda_item.decision_html",
    "agenda_item.purpose",
    "agenda_item.purpose_html",
    "agenda_item.title",
    "audit_event.changes",
    "audit_event.reason",
    "audit_event.subject_name",
    "frozen_action.due_words",
    "frozen_action.inside_words",
    "frozen_action.wording",
    "item_document.title",
    "minutes_revision.html",
    "minutes_revision.source",
    "planned_item.drop_reason",
    "planned_item.purpose",
    "planned_item.subject",
    "working_copy.source",
}


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield
        db.session.rollback()


def refusal_of(matter: Matter, request: redactions.Request) -> tuple[str, Broken]:
    with pytest.raises(RuleBroken) as refused:
        redactions.preview(redacted.subject(matter), request)
    return refused.value.field, refused.value.code


def test_the_name_is_planted_everywhere() -> None:
    redacted.planted()

    assert redacted.standing(NAME) == EVERY_PLACE


@pytest.mark.parametrize("published", [True, False])
def test_a_passage_is_nowhere_in_the_database_when_its_redaction_is_approved(
    *, published: bool
) -> None:
    matter = redacted.planted(published=published)

    redaction = redacted.approved(matter, redacted.asked(matter))

    assert redacted.standing(NAME) == set()
    assert redacted.standing("Zebedee") == set()
    assert redacted.standing("Quill") == set()
    assert {name.split(".")[0] for name in redacted.standing("[redacted]")} == {
        name.split(".")[0] for name in EVERY_PLACE if published or "frozen" not in name
    }
    stored = db.session.get_one(Redaction, redaction.id)
    assert (stored.status, stored.passage) == (RedactionStatus.APPROVED, None)
    assert stored.passage_length == len(NAME)
    proof = hmac.new(redacted.SECRET.encode(), NAME.encode(), "sha256").hexdigest()
    assert stored.passage_digest == proof
    assert stored.times > 15


def test_another_matter_keeps_the_passage_unless_everywhere_is_meant() -> None:
    first, second = redacted.planted(), redacted.planted(other=True)

    redacted.approved(first, redacted.asked(first))
    left = redacted.standing(NAME)
    redacted.approved(second, redacted.asked(second, everywhere=True))

    assert "agenda_item.title" in left
    assert redacted.standing(NAME) == set()


def test_html_is_rendered_from_the_text_left() -> None:
    matter = redacted.planted()

    redacted.approved(matter, redacted.asked(matter))

    revisions = db.session.scalars(select(MinutesRevision).order_by(MinutesRevision.id)).all()
    assert revisions[0].source == "The family of **[redacted]** spoke. [redacted]’s school replied."
    assert revisions[0].html == (
        "<p>The family of <strong>[redacted]</strong> spoke. [redacted]’s school replied.</p>"
    )


def test_an_editor_left_open_cannot_save_the_passage_back() -> None:
    matter = redacted.planted(published=False)
    before = db.session.scalar(select(WorkingCopy.base_revision_id))
    db.session.rollback()

    redacted.approved(matter, redacted.asked(matter))

    item = db.session.get_one(type(matter.item), matter.item.id)
    copy = db.session.scalars(select(WorkingCopy)).one()
    assert item.current_revision_id != before
    assert copy.base_revision_id == item.current_revision_id


def test_history_says_who_and_why_and_never_what() -> None:
    matter = redacted.planted()

    redacted.approved(matter, redacted.asked(matter))

    told = db.session.scalars(
        select(AuditEvent).where(AuditEvent.tag.like("redaction%")).order_by(AuditEvent.id)
    ).all()
    assert [(event.tag, event.actor_id) for event in told] == [
        ("redaction_asked", matter.clerk.id),
        ("redaction_approved", matter.second.id),
    ]
    assert told[0].changes == {"redaction_reason": [None, "child"]}


def test_a_refused_request_changes_nothing_and_forgets_the_passage() -> None:
    matter = redacted.planted()
    redaction = redacted.asked(matter)
    actor = as_reader(matter.second)

    made(
        lambda: redactions.refuse(
            queries.get(actor, redaction.id), actor, clock.now(), "The family agreed to it"
        )
    )

    stored = db.session.get_one(Redaction, redaction.id)
    assert (stored.status, stored.passage) == (RedactionStatus.REFUSED, None)
    assert stored.decision_words == "The family agreed to it"
    assert "redaction.passage" not in redacted.standing(NAME)
    assert "agenda_item.title" in redacted.standing(NAME)


def test_the_person_who_asked_cannot_decide() -> None:
    matter = redacted.planted()
    redaction = redacted.asked(matter)
    actor = as_reader(matter.clerk)

    with pytest.raises(ValueError, match="second person"):
        made(lambda: redactions.approve(queries.get(actor, redaction.id), actor, clock.now()))

    assert "agenda_item.title" in redacted.standing(NAME)


def test_the_database_refuses_one_person_on_both_sides() -> None:
    from sqlalchemy.exc import IntegrityError

    matter = redacted.planted()
    redaction = redacted.asked(matter)

    def decide() -> None:
        stored = db.session.get_one(Redaction, redaction.id)
        stored.status, stored.passage = RedactionStatus.APPROVED, None
        stored.decided_by_id = stored.asked_by_id
        db.session.flush()

    with pytest.raises(IntegrityError):
        made(decide)


@pytest.mark.parametrize(
    ("request_", "field", "code"),
    [
        (redacted.request("Q"), "passage", Broken.PASSAGE_TOO_SHORT),
        (redacted.request("– ’ –"), "passage", Broken.PASSAGE_TOO_SHORT),
        (redacted.request("Redacted"), "passage", Broken.PASSAGE_IS_TOMBSTONE),
        (redacted.request("Nobody Here"), "passage", Broken.PASSAGE_NOT_FOUND),
        (redacted.request("zebedee quill"), "passage", Broken.PASSAGE_NOT_FOUND),
        (redacted.request("Zebed"), "passage", Broken.PASSAGE_NOT_FOUND),
        (
            redacted.request(words=f"{NAME.upper()} is a child"),
            "reason_words",
            Broken.REASON_REPEATS_PASSAGE,
        ),
        (
            redactions.Request(NAME, False, RedactionReason.OTHER, ""),  # noqa: FBT003 - a row of a table
            "reason_words",
            Broken.REASON_MISSING,
        ),
    ],
)
def test_a_request_is_refused_when_it_cannot_be_meant(
    request_: redactions.Request, field: str, code: Broken
) -> None:
    assert refusal_of(redacted.planted(), request_) == (field, code)


def test_a_request_is_refused_when_the_same_one_waits() -> None:
    matter = redacted.planted()
    redacted.asked(matter)

    assert refusal_of(matter, redacted.request()) == ("passage", Broken.REDACTION_ASKED_ALREADY)


def test_one_approval_happens_when_two_come_at_once(app: Flask) -> None:
    matter = redacted.planted()
    third = builders.a_clerk("Eve Third")
    redaction = redacted.asked(matter)
    start = threading.Barrier(2)
    ended: list[str] = []

    def approve(person_id: int) -> None:
        with app.app_context():
            actor = readers[person_id]
            start.wait()
            try:
                transaction.write(
                    lambda: redactions.approve(queries.get(actor, redaction.id), actor, clock.now())
                )
                ended.append("approved")
            except RuleBroken as refused:
                ended.append(refused.code.value)

    readers = {person.id: as_reader(person) for person in (matter.second, third)}
    db.session.rollback()
    threads = [threading.Thread(target=approve, args=[key]) for key in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(ended) == ["approved", "redaction_decided_already"]
    tags = select(AuditEvent.id).where(AuditEvent.tag == "redaction_approved")
    assert len(db.session.scalars(tags).all()) == 1


def test_the_chain_verifies_after_redactions_of_sealed_and_unsealed_events() -> None:
    matter = redacted.planted()
    made(lambda: chain.seal_next(clock.now()))
    redacted.approved(matter, redacted.asked(matter))
    redacted.approved(matter, redacted.asked(matter, "spoke twice"))
    made(lambda: chain.seal_next(clock.now()))

    assert chain.verify().findings == []
    salts = [
        event.word_digests["reason"][0]
        for event in db.session.scalars(select(AuditEvent))
        if event.word_digests and "[redacted]" in (event.reason or "")
    ]
    assert salts
    assert set(salts) == {""}


def test_dates_and_codes_in_the_history_stay_when_a_passage_looks_like_one() -> None:
    matter = redacted.planted()

    def write() -> None:
        held = db.session.get_one(AuditEvent, 1)
        held.subject_type, held.subject_id = "action", matter.action.id
        held.changes = {
            "due_on": ["2014-01-23", None],
            "status": [None, "closed"],
            "wording": ["closed in 2014", None],
        }
        stamp(held)

    made(write)
    redacted.approved(matter, redacted.asked(matter, "2014"))
    redacted.approved(matter, redacted.asked(matter, "closed"))

    assert db.session.get_one(AuditEvent, 1).changes == {
        "due_on": ["2014-01-23", None],
        "status": [None, "closed"],
        "wording": ["[redacted] in [redacted]", None],
    }
    assert chain.verify().findings == []


def test_a_tombstone_that_no_redaction_left_is_found() -> None:
    redacted.planted()
    made(lambda: chain.seal_next(clock.now()))

    def forge() -> int:
        event = db.session.scalars(
            select(AuditEvent).where(AuditEvent.reason.is_not(None)).limit(1)
        ).one()
        event.reason = "[redacted]"
        words = {name: list(pair) for name, pair in (event.word_digests or {}).items()}
        words["reason"][0] = ""
        event.word_digests = words
        return event.id

    forged = made(forge)

    assert chain.verify().findings == [chain.Finding(chain.Fault.EVENT_CHANGED, forged)]
