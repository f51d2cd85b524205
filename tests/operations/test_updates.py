"""What owners say: what answers an action, what does not, and what a return does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests import builders
from tracker import clock
from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, AuditEvent
from tracker.models import Update as UpdateRow
from tracker.operations import meetings, updates
from tracker.queries import actions as action_queries
from tracker.queries import meetings as meeting_queries
from tracker.rules.due import DueRule
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import ActionStatus, DueKind, UpdateKind

if TYPE_CHECKING:
    from flask import Flask

DUE = date(2014, 3, 1)


class Desk:
    def __init__(self) -> None:
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, clerk)
        post = builders.a_post()
        owner = builders.appointed(builders.a_person("Diana Price"), post)
        due = DueRule(DueKind.DATE, on=DUE)
        builders.an_action(committee, meeting, clerk, lead_post_id=post.id, due=due)
        self.clerk, self.owner = builders.as_reader(clerk), builders.as_reader(owner)
        found = meeting_queries.get(self.clerk, meeting.public_id)
        builders.made(lambda: meetings.issue(found, self.clerk, clock.now()) and None)

    def action(self) -> Action:
        db.session.expire_all()
        return action_queries.get(self.clerk, "CSP", "2013-14", 1)

    def say(
        self, kind: UpdateKind, later: date | None = None, by: Reader | None = None
    ) -> UpdateRow:
        return builders.made(
            lambda: updates.add(
                self.action(),
                kind,
                "What was done.",
                by or self.owner,
                today=clock.today(),
                now=clock.now(),
                later_date=later,
            )
        )


@pytest.fixture
def desk(app: Flask, clock: object) -> Iterator[Desk]:
    del clock
    with app.app_context():
        yield Desk()


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        (UpdateKind.PROGRESS, False),
        (UpdateKind.REPORT, True),
        (UpdateKind.PROPOSAL, True),
        (UpdateKind.LATER_DATE, False),
    ],
)
def test_only_a_report_or_proposal_answers_when_something_is_said(
    desk: Desk, kind: UpdateKind, answers: bool
) -> None:
    later = DUE + timedelta(days=30) if kind is UpdateKind.LATER_DATE else None
    desk.say(kind, later)

    action = desk.action()
    assert (action.answered_on is not None) is answers
    assert action.status is ActionStatus.IN_PROGRESS
    assert action.due_on == DUE


@pytest.mark.parametrize("later", [None, DUE, DUE - timedelta(days=1)])
def test_a_later_date_is_refused_when_it_is_not_later(desk: Desk, later: date | None) -> None:
    with pytest.raises(RuleBroken) as refused:
        desk.say(UpdateKind.LATER_DATE, later)

    assert (refused.value.field, refused.value.code) == (
        "later_date",
        Broken.LATER_DATE_NOT_LATER,
    )


def test_the_capacity_is_the_post_when_its_holder_writes(desk: Desk) -> None:
    assert desk.say(UpdateKind.PROGRESS).capacity == "Director of Children’s Services"
    assert desk.say(UpdateKind.PROGRESS, by=desk.clerk).capacity == "Clerk"


def test_the_answer_is_awaited_again_when_it_is_returned(desk: Desk) -> None:
    said = desk.say(UpdateKind.REPORT)
    builders.made(
        lambda: updates.send_back(desk.action(), desk.clerk, clock.now(), "No figures") and None
    )

    assert desk.action().answered_on is None
    returned = db.session.get(UpdateRow, said.id)
    assert returned is not None
    assert returned.return_reason == "No figures"


def test_nothing_is_returned_or_supported_when_nothing_was_answered(desk: Desk) -> None:
    for judge in (
        lambda: updates.send_back(desk.action(), desk.clerk, clock.now(), "No"),
        lambda: updates.support(desk.action(), desk.clerk),
    ):
        with pytest.raises(RuleBroken) as refused:
            judge()
        assert refused.value.code is Broken.NOT_ANSWERED


def test_no_word_of_an_update_is_in_history_when_it_is_added(desk: Desk) -> None:
    desk.say(UpdateKind.REPORT)

    events = db.session.scalars(select(AuditEvent).where(AuditEvent.tag == "action_updated"))
    assert [(event.changes, event.reason) for event in events] == [
        ({"kind": [None, "report"]}, None)
    ]
