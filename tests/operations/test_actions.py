"""The verbs of a clerk: what they change, count, record and refuse."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests import builders
from tracker import clock
from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, AuditEvent, Committee, Indicator, Meeting, Person, Post
from tracker.operations import actions, meetings
from tracker.queries import actions as action_queries
from tracker.queries import meetings as meeting_queries
from tracker.rules.due import DueRule
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import ActionStatus, DueKind, Expectation, Outcome, Restriction

if TYPE_CHECKING:
    from flask import Flask

TODAY = date(2014, 1, 23)
SECRET = "the words of the minutes that are not out yet"


@dataclass
class Scene:
    clerk: Person
    committee: Committee
    meeting: Meeting
    director: Post
    head: Post
    indicator: Indicator
    number: int = 0

    @property
    def actor(self) -> Reader:
        return builders.as_reader(self.clerk)

    def action(self) -> Action:
        db.session.expire_all()
        return action_queries.get(self.actor, "CSP", "2013-14", self.number)

    def do(self, change: Callable[[Action], object]) -> None:
        builders.made(lambda: change(self.action()) and None)

    def issue(self) -> None:
        builders.made(
            lambda: meetings.issue(
                meeting_queries.get(self.actor, self.meeting.public_id), self.actor, clock.now()
            )
        )

    def events(self) -> list[AuditEvent]:
        return list(
            db.session.scalars(
                select(AuditEvent)
                .where(AuditEvent.subject_type == "action")
                .order_by(AuditEvent.id)
            )
        )


@pytest.fixture
def scene(app: Flask, clock: object) -> Iterator[Scene]:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, clerk, TODAY)
        made = Scene(
            clerk,
            committee,
            meeting,
            builders.a_post(),
            builders.a_post("Head of Safeguarding"),
            builders.an_indicator(),
        )
        made.number = builders.an_action(
            committee,
            meeting,
            clerk,
            passage=SECRET,
            lead_post_id=made.director.id,
            contributing_post_ids=[made.head.id],
            due=DueRule(DueKind.DATE, on=date(2014, 3, 1)),
            indicators={made.indicator.id: Expectation.RAISE},
        ).number
        yield made


def on(day: date) -> DueRule:
    return DueRule(DueKind.DATE, on=day)


@pytest.mark.parametrize(
    ("day", "is_correction", "times", "first"),
    [
        (date(2014, 4, 1), False, 1, date(2014, 3, 1)),
        (date(2014, 2, 1), False, 0, date(2014, 3, 1)),
        (date(2014, 4, 1), True, 0, date(2014, 4, 1)),
    ],
)
def test_only_a_later_date_set_by_decision_is_a_deferral(
    scene: Scene, day: date, is_correction: bool, times: int, first: date
) -> None:
    scene.do(
        lambda action: actions.change_due(
            action, on(day), scene.actor, "Said so", is_correction=is_correction
        )
    )

    action = scene.action()
    assert (action.due_on, action.times_deferred, action.first_due_on) == (day, times, first)
    assert action.due_set_by_person is not is_correction


def test_the_first_date_is_kept_when_a_deferred_one_is_corrected(scene: Scene) -> None:
    scene.do(lambda a: actions.change_due(a, on(date(2014, 4, 1)), scene.actor, "Deferred"))
    scene.do(
        lambda a: actions.change_due(
            a, on(date(2014, 5, 1)), scene.actor, "Typing error", is_correction=True
        )
    )

    action = scene.action()
    assert (action.times_deferred, action.first_due_on) == (1, date(2014, 3, 1))


def test_the_passage_is_in_no_event_when_it_is_amended(scene: Scene) -> None:
    scene.do(
        lambda action: actions.amend(
            action,
            scene.actor,
            seen_version=action.version,
            wording="Bring a report",
            passage=SECRET.upper(),
            contributing_post_ids=[],
            indicators={},
        )
    )

    told = json.dumps([event.changes for event in scene.events()])
    assert SECRET not in told
    assert SECRET.upper() not in told
    last = scene.events()[-1].changes
    assert set(last) == {"wording", "passage", "indicators", "contributors"}


def test_nothing_is_recorded_when_an_amendment_changes_nothing(scene: Scene) -> None:
    before = scene.action().version
    scene.do(
        lambda action: actions.amend(
            action,
            scene.actor,
            seen_version=action.version,
            wording="Bring an update",
            passage=SECRET,
            contributing_post_ids=[scene.head.id],
            indicators={scene.indicator.id: Expectation.RAISE},
        )
    )

    assert [event.tag for event in scene.events()] == ["action_recorded"]
    assert scene.action().version == before


def test_a_new_expectation_counts_as_a_change_when_only_that_is_amended(scene: Scene) -> None:
    before = scene.action().version
    scene.do(
        lambda action: actions.amend(
            action,
            scene.actor,
            seen_version=action.version,
            wording="Bring an update",
            passage=SECRET,
            contributing_post_ids=[scene.head.id],
            indicators={scene.indicator.id: Expectation.LOWER},
        )
    )

    assert scene.action().version == before + 1
    assert action_queries.expectations_of(scene.action().id) == {
        scene.indicator.id: Expectation.LOWER
    }


def test_a_contributor_only_leads_when_the_action_is_given_to_it(scene: Scene) -> None:
    scene.do(lambda action: actions.reassign(action, scene.head, scene.actor, "New remit"))

    action = scene.action()
    assert action.lead_post_id == scene.head.id
    assert action.contributing == frozenset()
    last = scene.events()[-1]
    assert last.changes == {"owner": ["Director of Children’s Services", "Head of Safeguarding"]}
    assert last.reason == "New remit"


def test_nothing_is_recorded_when_the_owner_stays(scene: Scene) -> None:
    scene.do(lambda action: actions.reassign(action, scene.director, scene.actor, "No change"))

    assert [event.tag for event in scene.events()] == ["action_recorded"]


def amend_as_seen(action: Action, scene: Scene, seen: int) -> None:
    actions.amend(
        action,
        scene.actor,
        seen_version=seen,
        wording="x",
        passage="",
        contributing_post_ids=[],
        indicators={},
    )


def reassign_as_seen(action: Action, scene: Scene, seen: int) -> None:
    actions.reassign(action, scene.head, scene.actor, "r", seen_version=seen)


def change_due_as_seen(action: Action, scene: Scene, seen: int) -> None:
    actions.change_due(action, on(date(2014, 4, 1)), scene.actor, "r", seen_version=seen)


def close_as_seen(action: Action, scene: Scene, seen: int) -> None:
    actions.close(action, Outcome.COMPLETED, scene.actor, TODAY, "r", seen_version=seen)


def withdraw_as_seen(action: Action, scene: Scene, seen: int) -> None:
    actions.withdraw(action, scene.actor, "r", seen_version=seen)


@pytest.mark.parametrize(
    "change",
    [amend_as_seen, reassign_as_seen, change_due_as_seen, close_as_seen, withdraw_as_seen],
)
def test_the_second_is_told_when_two_change_an_action_at_once(
    scene: Scene, change: Callable[[Action, Scene, int], None]
) -> None:
    action = scene.action()
    with pytest.raises(RuleBroken) as refused:
        change(action, scene, action.version - 1)

    assert refused.value.code is Broken.CHANGED_MEANWHILE
    assert refused.value.field == "version"


def test_a_pause_needs_a_day_to_come_when_it_is_asked_for(scene: Scene) -> None:
    scene.issue()
    with pytest.raises(RuleBroken) as refused:
        actions.pause(scene.action(), TODAY, scene.actor, TODAY, "Waiting")

    assert refused.value.code is Broken.REVIEW_NOT_LATER


@pytest.mark.parametrize(
    ("is_issued", "leave", "expected", "stays_issued"),
    [
        (True, "close", ActionStatus.IN_PROGRESS, True),
        (False, "close", ActionStatus.RECORDED, False),
        (True, "withdraw", ActionStatus.RECORDED, False),
        (True, "pause", ActionStatus.IN_PROGRESS, True),
    ],
)
def test_what_is_taken_up_again_waits_for_issue_unless_its_owner_was_told(
    scene: Scene, is_issued: bool, leave: str, expected: ActionStatus, stays_issued: bool
) -> None:
    if is_issued:
        scene.issue()
    leaving: dict[str, Callable[[Action], None]] = {
        "close": lambda a: actions.close(a, Outcome.COMPLETED, scene.actor, TODAY),
        "withdraw": lambda a: actions.withdraw(a, scene.actor, "Wrong"),
        "pause": lambda a: actions.pause(a, date(2014, 6, 1), scene.actor, TODAY, "Waiting"),
    }
    scene.do(leaving[leave])
    scene.do(lambda action: actions.reopen(action, scene.actor, "After all"))

    action = scene.action()
    assert action.status is expected
    assert (action.issued_at is not None) is stays_issued
    assert (action.outcome, action.closed_on, action.review_on) == (None, None, None)


def test_a_private_action_needs_its_ground_when_it_is_recorded(scene: Scene) -> None:
    words = actions.ActionWords("Look into a case", restriction=Restriction.EXEMPT)
    with pytest.raises(RuleBroken) as refused:
        actions.record_action(scene.committee, scene.meeting, None, words, scene.actor)

    assert (refused.value.field, refused.value.code) == (
        "restriction_ground",
        Broken.GROUND_MISSING,
    )


def test_numbers_run_on_when_more_is_recorded(scene: Scene) -> None:
    second = builders.an_action(scene.committee, scene.meeting, scene.clerk)

    assert [scene.number, second.number] == [1, 2]
    assert second.reference == "CSP/2013-14/002"
