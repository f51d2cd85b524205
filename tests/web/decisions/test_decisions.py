"""A meeting's decisions on twenty actions in one form: what each does, and what is kept when not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests import builders
from tests.builders import sign_in
from tests.databases import statements
from tracker import clock as house_clock
from tracker.db import db
from tracker.models import Action, AgendaItem, AuditEvent, Committee, Meeting, OutgoingEmail, Person
from tracker.operations import actions, meetings, updates
from tracker.queries import actions as action_queries
from tracker.rules.due import DueRule
from tracker.vocabulary import ActionStatus, DueKind, EmailKind, Outcome, UpdateKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

APRIL = date(2014, 4, 24)


@dataclass
class Evening:
    """A committee whose actions of January are before its meeting of April."""

    app: Flask
    clerk: Person
    owner: Person
    committee: Committee
    january: Meeting
    april: Meeting
    item: AgendaItem
    address: str

    def action(self, number: int) -> Action:
        with self.app.app_context():
            db.session.expire_all()
            actor = builders.as_reader(self.clerk)
            found = action_queries.get(actor, "CSP", "2013-14", number)
            db.session.expunge(found)
            return found

    def sent(self, decisions: dict[int, dict[str, str]]) -> dict[str, str]:
        given: dict[str, str] = {}
        for number, parts in decisions.items():
            action = self.action(number)
            fields = {"version": str(action.version), "outcome": "completed"} | parts
            given |= {f"a{action.id}-{name}": value for name, value in fields.items()}
        return given

    def say(self, number: int, kind: UpdateKind = UpdateKind.REPORT) -> None:
        with self.app.app_context():
            owner, clerk = builders.as_reader(self.owner), builders.as_reader(self.clerk)

            def add() -> None:
                action = action_queries.get(clerk, "CSP", "2013-14", number)
                today, now = house_clock.today(), house_clock.now()
                updates.add(action, kind, "Here it is.", owner, today=today, now=now)

            builders.made(add)

    def events(self, number: int) -> list[AuditEvent]:
        wanted = self.action(number).id
        with self.app.app_context():
            return list(
                db.session.scalars(
                    select(AuditEvent)
                    .where(AuditEvent.subject_type == "action", AuditEvent.subject_id == wanted)
                    .order_by(AuditEvent.id)
                )
            )


def build(app: Flask, count: int = 20) -> Evening:
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        january = builders.a_meeting(committee, clerk)
        april = builders.a_meeting(committee, clerk, APRIL)
        builders.a_meeting(committee, clerk, date(2014, 6, 12))
        item = builders.an_item(april, clerk, "Matters arising", number="7")
        post = builders.a_post()
        owner = builders.appointed(builders.a_person("Diana Price"), post)
        for number in range(count):
            builders.an_action(
                committee,
                january,
                clerk,
                f"Bring update number {number + 1}",
                lead_post_id=post.id,
                due=DueRule(DueKind.MONTH, month=4),
            )
        actor = builders.as_reader(clerk)
        builders.made(
            lambda: (
                meetings.issue(builders.loaded(january, actor), actor, house_clock.now()) and None
            )
        )
        address = f"/meetings/{april.public_id}/decisions"
        return Evening(app, clerk, owner, committee, january, april, item, address)


@pytest.fixture
def evening(app: Flask, client: PageClient, clock: Traveller) -> Evening:
    made = build(app)
    clock.move_to("2014-04-25T10:00:00Z")
    sign_in(client, made.clerk)
    return made


def test_twenty_decisions_are_recorded_in_one_form(evening: Evening, client: PageClient) -> None:
    evening.say(2)
    closing = {"decision": "close"}
    given = evening.sent(
        dict.fromkeys(range(1, 17), closing)
        | {
            17: {"decision": "carry_forward"},
            18: {"decision": "return", "missing_words": "The figures are missing"},
            19: {"decision": "further_report", "due_kind": "month", "month": "6"},
            20: {"decision": "leave"},
        }
    )
    page = client.get(evening.address).text
    assert page.count("What was decided about") == 20

    answer = client.post(evening.address, data=given | {"item": str(evening.item.id)})

    assert answer.status_code == 303
    there = client.get(answer.headers["Location"]).text
    assert "Decisions on 19 actions recorded." in there
    for number in range(1, 17):
        action = evening.action(number)
        assert action.status is ActionStatus.CLOSED
        assert (action.closed_on, action.outcome) == (APRIL, Outcome.COMPLETED)
        assert (action.closed_meeting_id, action.closed_item_id) == (
            evening.april.id,
            evening.item.id,
        )
    carried, returned, further, left = (evening.action(number) for number in (17, 18, 19, 20))
    assert (carried.status, carried.due_on) == (ActionStatus.ISSUED, APRIL)
    assert returned.answered_on is None
    assert further.due_on == date(2014, 6, 12)
    assert (further.times_deferred, further.due_since_on) == (1, APRIL)
    assert left.version == evening.action(20).version
    shown = client.get("/actions/CSP/2013-14/001").text
    assert "Agreed to close at the meeting on 24 April 2014 (item 7)" in shown
    assert "Carried forward at the meeting on 24 April 2014 (item 7)" in (
        client.get("/actions/CSP/2013-14/017").text
    )
    log = client.get("/committees/CSP/outstanding").text
    assert "Closed since the last meeting (16)" in log.replace("\n", " ")
    assert log.count("Agreed to close at the meeting on 24 April 2014 (item 7)") == 16
    with evening.app.app_context():
        kinds = list(db.session.scalars(select(OutgoingEmail.kind)))
    assert kinds.count(EmailKind.ACTION_RETURNED) == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"decision": "return"}, "Enter what is missing"),
        ({"decision": "further_report"}, "Select when the further report is wanted"),
        ({"decision": "further_report", "due_kind": "month"}, "Select a month"),
        ({"decision": "further_report", "due_kind": "date"}, "Enter the date it is due by"),
        (
            {
                "decision": "further_report",
                "due_kind": "date",
                "on-day": "31",
                "on-month": "2",
                "on-year": "2014",
            },
            "Date must be a real date",
        ),
        ({"decision": "close", "outcome": "nonsense"}, "must be one of the choices"),
        ({"decision": "nonsense"}, "Select what was decided"),
        ({"decision": "close", "item": "9999"}, "must be one of the choices"),
    ],
)
def test_an_error_stands_at_its_row_and_everything_typed_is_kept(
    evening: Evening, client: PageClient, wrong: dict[str, str], message: str
) -> None:
    rest = {"decision": "return", "missing_words": "Words of another row"}
    given = evening.sent({3: wrong, 4: rest, 5: {"decision": "close"}})

    answer = client.post(evening.address, data=given)

    assert answer.status_code == 422
    assert f"CSP/2013-14/003: {message}" in answer.text or message in answer.text
    assert "CSP/2013-14/003: " in answer.text
    assert "Words of another row" in answer.text
    assert evening.action(5).status is ActionStatus.ISSUED
    assert re.search(
        rf'name="a{evening.action(5).id}-decision"[^>]*value="close" checked', answer.text
    )


def test_a_change_meanwhile_is_told_at_its_row_and_the_rest_waits_to_be_sent_again(
    evening: Evening, client: PageClient
) -> None:
    given = evening.sent({1: {"decision": "close"}, 2: {"decision": "close"}})
    evening.say(1)

    told = client.post(evening.address, data=given)

    assert told.status_code == 422
    assert "CSP/2013-14/001: Somebody changed this" in told.text
    assert "CSP/2013-14/002: " not in told.text
    assert evening.action(2).status is ActionStatus.ISSUED
    key = evening.action(1).id
    version = re.search(rf'name="a{key}-version" value="(\d+)"', told.text)
    assert version is not None
    again = client.post(evening.address, data=given | {f"a{key}-version": version[1]})
    assert again.status_code == 303
    assert evening.action(1).status is ActionStatus.CLOSED
    assert evening.action(2).status is ActionStatus.CLOSED


def test_what_somebody_closed_meanwhile_is_told_and_can_be_left(
    evening: Evening, client: PageClient
) -> None:
    given = evening.sent({1: {"decision": "carry_forward"}, 2: {"decision": "close"}})
    with evening.app.app_context():
        actor = builders.as_reader(evening.clerk)
        builders.made(
            lambda: actions.close(
                action_queries.get(actor, "CSP", "2013-14", 1),
                Outcome.SUPERSEDED,
                actor,
                house_clock.today(),
                "Elsewhere",
            )
        )

    told = client.post(evening.address, data=given)
    assert told.status_code == 422
    assert "this action is now “closed”" in told.text
    key = evening.action(1).id
    assert (
        client.post(evening.address, data=given | {f"a{key}-decision": "leave"}).status_code == 303
    )
    assert evening.action(1).outcome is Outcome.SUPERSEDED
    assert evening.action(2).status is ActionStatus.CLOSED


def test_what_its_owner_reported_stays_answered_when_it_is_carried_forward(
    evening: Evening, client: PageClient
) -> None:
    evening.say(1)
    answered_on = evening.action(1).answered_on
    client.post(evening.address, data=evening.sent({1: {"decision": "carry_forward"}}))

    assert evening.action(1).answered_on == answered_on is not None


def test_nothing_is_decided_before_a_meeting_is_held(
    evening: Evening, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-04-23T10:00:00Z")
    sign_in(client, evening.clerk)
    answer = client.get(evening.address, follow_redirects=True)
    assert "Select a meeting that has been held" in answer.text


def test_an_action_of_another_committee_is_not_touched_when_its_key_is_sent(
    evening: Evening, client: PageClient
) -> None:
    with evening.app.app_context():
        other = builders.a_committee("OTH", "Other Panel")
        meeting = builders.a_meeting(other, evening.clerk)
        foreign = builders.an_action(other, meeting, evening.clerk, "Elsewhere")
    sent = {f"a{foreign.id}-decision": "close", f"a{foreign.id}-version": "1"}
    assert client.post(evening.address, data=sent).status_code == 303
    with evening.app.app_context():
        found = db.session.get_one(Action, foreign.id)
        assert found.status is ActionStatus.RECORDED


def test_the_form_costs_as_many_statements_for_sixty_rows_as_for_three(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    made = build(app, 3)
    clock.move_to("2014-04-25T10:00:00Z")
    sign_in(client, made.clerk)
    client.get(made.address)
    with statements() as few:
        client.get(made.address)
    with app.app_context():
        for number in range(57):
            due = DueRule(DueKind.MONTH, month=4)
            builders.an_action(made.committee, made.january, made.clerk, f"More {number}", due=due)
    with statements() as many:
        assert client.get(made.address).text.count("What was decided about") == 60
    assert len(many) == len(few) <= 20
