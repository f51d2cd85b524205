"""Decisions on passages found in minutes: made once, remembered, on record without words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests import builders
from tracker import clock as clocks
from tracker.access.reader import Reader
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AgendaItem, AuditEvent, FoundPassage
from tracker.operations import found_passages as operations
from tracker.operations import posts
from tracker.queries import found_passages, items
from tracker.queries.found_passages import Findings
from tracker.vocabulary import MemberRole, PassageDecision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from time_machine import Traveller

FIRST = "Agreed that the Head of Roads would write to residents within two weeks."
CHAIRS = "Agreed that the Chair would write to the Minister."
SECOND = "It was agreed that the Police bring a report to the next meeting."


@dataclass
class Desk:
    """An item whose minutes hold two passages."""

    actor: Reader
    public_id: str

    def item(self) -> AgendaItem:
        """The item as it is now."""
        return items.get(self.actor, self.public_id)

    def findings(self) -> Findings:
        """What is found in it."""
        return found_passages.findings_of(self.actor, self.item())

    def events(self) -> list[AuditEvent]:
        """History of decisions."""
        wanted = (AuditTag.PASSAGE_DISMISSED.value, AuditTag.PASSAGE_RESTORED.value)
        return list(
            db.session.scalars(
                select(AuditEvent).where(AuditEvent.tag.in_(wanted)).order_by(AuditEvent.id)
            )
        )


@pytest.fixture
def desk(app: Flask, clock: Traveller) -> Iterator[Desk]:
    del clock
    with app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        builders.seated(builders.a_person("Cara Chair"), committee, MemberRole.CHAIR)
        builders.a_post("Head of Roads")
        trust = builders.made(lambda: posts.add_organisation("The Trust", None))
        builders.a_post("Trust’s Liaison Officer", organisation=trust)
        meeting = builders.a_meeting(committee, clerk)
        item = builders.an_item(meeting, clerk, minutes_source=f"{FIRST}\n\n{SECOND}")
        yield Desk(builders.as_reader(clerk), item.public_id)


@pytest.mark.parametrize(
    ("words", "titles", "members", "unknown"),
    [
        (FIRST, ["Head of Roads"], (), ()),
        (CHAIRS, [], ("the Chair",), ()),
        (SECOND, [], (), ("the Police",)),
        (SECOND.replace("the Police", "the Trust"), ["Trust’s Liaison Officer"], (), ()),
    ],
)
def test_an_owner_is_a_post_a_member_or_unknown(
    desk: Desk, words: str, titles: list[str], members: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    (found,) = found_passages.read_text(desk.actor, desk.item(), words).waiting
    assert list(found.posts.values()) == titles
    assert (found.members, found.unknown_owners) == (members, unknown)


def test_accepting_again_records_nothing(desk: Desk) -> None:
    found = desk.findings().waiting[0]
    made = builders.made(lambda: operations.accept(desk.item(), found, desk.actor, clocks.now()))
    assert made is not None
    again = builders.made(lambda: operations.accept(desk.item(), found, desk.actor, clocks.now()))
    assert again is None
    (kept,) = db.session.scalars(select(FoundPassage)).all()
    assert (kept.decision, kept.action_id) == (PassageDecision.ACCEPTED, made.id)
    assert kept.decided_by_id == desk.actor.person_id
    assert kept.decided_at == clocks.now()


def test_dismissing_and_taking_back_are_on_record_without_the_words(desk: Desk) -> None:
    digest = desk.findings().waiting[1].digest
    for _twice in range(2):
        builders.made(lambda: operations.dismiss(desk.item(), digest, desk.actor, clocks.now()))
    assert [each.decision for each in desk.findings().decided] == [PassageDecision.DISMISSED]
    for _twice in range(2):
        builders.made(lambda: operations.restore(desk.item(), digest, desk.actor))
    assert len(desk.findings().waiting) == 2
    events = desk.events()
    assert [each.tag for each in events] == ["passage_dismissed", "passage_restored"]
    assert all("Police" not in f"{each.subject_name}{each.changes}" for each in events)


def test_an_accepted_passage_is_not_dismissed_afterwards(desk: Desk) -> None:
    found = desk.findings().waiting[0]
    builders.made(lambda: operations.accept(desk.item(), found, desk.actor, clocks.now()))
    builders.made(lambda: operations.dismiss(desk.item(), found.digest, desk.actor, clocks.now()))
    builders.made(lambda: operations.restore(desk.item(), found.digest, desk.actor))
    assert [each.decision for each in desk.findings().decided] == [PassageDecision.ACCEPTED]
    assert desk.events() == []


def test_a_program_decides_on_nothing(desk: Desk) -> None:
    digest = desk.findings().waiting[0].digest
    nobody = Reader()
    with pytest.raises(ValueError, match="by a person"):
        operations.dismiss(desk.item(), digest, nobody, clocks.now())
    db.session.rollback()


def test_draft_minutes_are_read_for_nobody_who_may_not_read_them(desk: Desk) -> None:
    assert found_passages.source_of(desk.actor, desk.item()) == f"{FIRST}\n\n{SECOND}"
    assert found_passages.source_of(Reader(), desk.item()) == ""
