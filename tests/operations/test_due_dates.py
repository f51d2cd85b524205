"""Due dates follow the calendar of meetings, in the same change and on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from tests import builders
from tracker import clock
from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, AuditEvent, Committee, Meeting, Person
from tracker.operations import actions, meetings, updates
from tracker.queries import actions as action_queries
from tracker.queries import meetings as meeting_queries
from tracker.rules.due import DueRule
from tracker.vocabulary import DueBasis, DueKind, MeetingStatus, Outcome, UpdateKind

if TYPE_CHECKING:
    from flask import Flask

AGREED = date(2014, 1, 23)
APRIL_24, APRIL_30, APRIL_10 = date(2014, 4, 24), date(2014, 4, 30), date(2014, 4, 10)
JUNE_12 = date(2014, 6, 12)
APRIL = DueRule(DueKind.MONTH, month=4, sooner_if_available=True, words="to the April meeting")
NEXT = DueRule(DueKind.NEXT_MEETING)


@dataclass
class Council:
    """A committee that met on 23 January 2014, and its clerk."""

    clerk: Person
    committee: Committee
    january: Meeting

    @property
    def actor(self) -> Reader:
        return builders.as_reader(self.clerk)

    def agreed(self, rule: DueRule) -> int:
        return builders.an_action(self.committee, self.january, self.clerk, due=rule).number

    def find(self, number: int) -> Action:
        db.session.expire_all()
        return action_queries.get(self.actor, "CSP", "2013-14", number)

    def change(self, meeting: Meeting, **changes: Any) -> None:
        def change() -> bool:
            found = meeting_queries.get(self.actor, meeting.public_id)
            given: dict[str, Any] = {
                "held_on": found.held_on,
                "start_time": found.start_time,
                "place": found.place,
                "kind": found.kind,
                "status": found.status,
            }
            meetings.change(found, self.actor, seen_version=found.version, **given | changes)
            return True

        builders.made(change)

    def follows(self) -> int:
        """How many times a date followed the calendar, as recorded."""
        wanted = select(func.count()).where(AuditEvent.tag == "action_due_followed")
        return db.session.scalar(wanted) or 0

    def where(self, number: int) -> tuple[date | None, DueBasis]:
        action = self.find(number)
        return action.due_on, action.due_basis


@pytest.fixture
def council(app: Flask, clock: object) -> Iterator[Council]:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        yield Council(clerk, committee, builders.a_meeting(committee, clerk, AGREED))


def test_an_action_is_due_at_the_april_meeting_when_there_is_one(council: Council) -> None:
    builders.a_meeting(council.committee, council.clerk, APRIL_24)
    number = council.agreed(APRIL)

    action = council.find(number)
    assert (action.due_on, action.due_basis) == (APRIL_24, DueBasis.MEETING)
    assert action.paper_due_on == date(2014, 4, 16)
    assert action.first_due_on == APRIL_24


def test_an_action_falls_back_to_the_end_of_april_when_no_meeting_is_scheduled(
    council: Council,
) -> None:
    assert council.where(council.agreed(APRIL)) == (APRIL_30, DueBasis.FALLBACK)


def test_a_fallback_follows_a_meeting_when_one_is_scheduled(council: Council) -> None:
    number = council.agreed(APRIL)
    builders.a_meeting(council.committee, council.clerk, APRIL_10)

    assert council.where(number) == (APRIL_10, DueBasis.MEETING)
    assert council.follows() == 1
    assert council.find(number).times_deferred == 0
    assert council.find(number).first_due_on == APRIL_30


def test_a_date_moves_with_its_meeting_when_that_is_moved(council: Council) -> None:
    april = builders.a_meeting(council.committee, council.clerk, APRIL_24)
    number = council.agreed(APRIL)
    council.change(april, held_on=APRIL_10)

    assert council.where(number) == (APRIL_10, DueBasis.MEETING)
    assert council.find(number).times_deferred == 0


@pytest.mark.parametrize("status", [MeetingStatus.POSTPONED, MeetingStatus.CANCELLED])
def test_a_date_passes_on_when_its_meeting_will_not_be_held(
    council: Council, status: MeetingStatus
) -> None:
    april = builders.a_meeting(council.committee, council.clerk, APRIL_24)
    builders.a_meeting(council.committee, council.clerk, JUNE_12)
    in_april, to_next = council.agreed(APRIL), council.agreed(NEXT)
    named = council.agreed(DueRule(DueKind.MEETING, meeting_id=april.id))
    council.change(april, status=status)

    assert council.where(in_april) == (APRIL_30, DueBasis.FALLBACK)
    assert council.where(to_next) == (JUNE_12, DueBasis.MEETING)
    assert council.where(named) == (JUNE_12, DueBasis.REPLACEMENT)
    assert council.follows() == 3


def test_an_inserted_meeting_brings_nothing_forward_when_one_was_resolved(
    council: Council,
) -> None:
    builders.a_meeting(council.committee, council.clerk, APRIL_24)
    number = council.agreed(APRIL)
    builders.a_meeting(council.committee, council.clerk, APRIL_10)

    assert council.where(number) == (APRIL_24, DueBasis.MEETING)
    assert council.follows() == 0


def answer(council: Council, action: Action) -> None:
    builders.made(
        lambda: meetings.issue(
            meeting_queries.get(council.actor, council.january.public_id),
            council.actor,
            clock.now(),
        )
    )
    found = council.find(action.number)
    updates.add(
        found, UpdateKind.REPORT, "Done.", council.actor, today=clock.today(), now=clock.now()
    )


def close(council: Council, action: Action) -> None:
    actions.close(action, Outcome.COMPLETED, council.actor, clock.today())


def set_the_date(council: Council, action: Action) -> None:
    actions.change_due(
        action, DueRule(DueKind.DATE, on=date(2014, 5, 1)), council.actor, "Agreed with the chair"
    )


@pytest.mark.parametrize("stop", [answer, close, set_the_date])
def test_a_date_follows_no_more_when_it_is_answered_closed_or_set_by_a_person(
    council: Council, stop: Any
) -> None:
    number = council.agreed(APRIL)
    builders.made(lambda: stop(council, council.find(number)) or True)
    before = council.where(number)
    builders.a_meeting(council.committee, council.clerk, APRIL_10)

    assert council.where(number) == before
    assert council.follows() == 0


def test_a_reopened_action_catches_up_when_the_calendar_changed_meanwhile(
    council: Council,
) -> None:
    number = council.agreed(APRIL)
    builders.made(lambda: close(council, council.find(number)) or True)
    builders.a_meeting(council.committee, council.clerk, APRIL_10)
    builders.made(
        lambda: actions.reopen(council.find(number), council.actor, "Closed by mistake") or True
    )

    assert council.where(number) == (APRIL_10, DueBasis.MEETING)


def test_another_committees_calendar_moves_nothing_when_it_changes(council: Council) -> None:
    number = council.agreed(APRIL)
    elsewhere = builders.a_committee("ENV", "Environment Committee")
    builders.a_meeting(elsewhere, council.clerk, APRIL_10)

    assert council.where(number) == (APRIL_30, DueBasis.FALLBACK)
