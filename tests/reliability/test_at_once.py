"""What happens when people do things at the same time, on both databases (REL-03, 04, 05)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from tests import builders
from tests.web.actions.scene import build
from tracker.db import db
from tracker.models import Action, AuditEvent, Committee, MinutesRevision, Update
from tracker.queries import actions as action_queries
from tracker.queries import authorities
from tracker.vocabulary import MemberRole, UpdateKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.models import Person

AT_ONCE = 8


def together(work: Callable[[int], int], times: int = AT_ONCE) -> list[int]:
    """Do `work` that many times at once; its results, in no order that matters."""
    with ThreadPoolExecutor(times) as pool:
        return sorted(pool.map(work, range(times)))


def signed_in(app: Flask, person: Person) -> FlaskClient:
    client = app.test_client()
    builders.sign_in(client, person)
    return client


def count(app: Flask, table: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def an_issued_action(app: Flask) -> tuple[Person, Action]:
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, clerk)
        item = builders.an_item(meeting, clerk, minutes_source="Agreed an update.")
        return clerk, builders.an_action(committee, meeting, clerk, item=item)


def test_a_form_sent_many_times_at_once_makes_one_thing(app: Flask) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
    clients = [signed_in(app, clerk) for _ in range(AT_ONCE)]
    sent = {
        "once": "the same token",
        "code": "CSP",
        "name": "Safeguarding Panel",
        "kind": "scrutiny",
        "paper_lead_days": "8",
    }

    answers = together(lambda n: clients[n].post("/committees/new", data=sent).status_code)

    assert answers == [303] * AT_ONCE
    assert count(app, Committee) == 1


def test_only_the_first_of_several_amendments_is_kept(app: Flask) -> None:
    clerk, action = an_issued_action(app)
    clients = [signed_in(app, clerk) for _ in range(AT_ONCE)]

    def amend(number: int) -> int:
        sent = {"version": str(action.version), "wording": f"Wording {number}", "passage": ""}
        path = f"/actions/{action.reference}/amend"
        return clients[number].post(path, data=sent).status_code

    answers = together(amend)

    assert answers.count(303) == 1
    assert set(answers) <= {303, 409, 422}
    with app.app_context():
        found = action_queries.get(
            builders.as_reader(clerk), action.code, action.year, action.number
        )
        assert found.wording.startswith("Wording ")
        assert found.version > action.version


def test_references_are_never_given_twice_when_many_record_at_once(app: Flask) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, clerk)

    def record(number: int) -> int:
        with app.app_context():
            return builders.an_action(committee, meeting, clerk, f"Action {number}").number

    assert together(record) == list(range(1, AT_ONCE + 1))


def test_writers_and_readers_never_meet_an_error(app: Flask) -> None:
    clerk, action = an_issued_action(app)
    rounds = 6
    clients = [signed_in(app, clerk) for _ in range(AT_ONCE)]
    issued = clients[0].post(f"/meetings/{_meeting_of(app, action)}/issue")
    assert issued.status_code == 303
    before = count(app, AuditEvent)

    def work(number: int) -> int:
        codes: set[int] = set()
        for turn in range(rounds):
            if number % 2:
                codes.add(clients[number].get(f"/actions/{action.reference}").status_code)
                continue
            sent = {
                "text": f"Update {number}-{turn}",
                "kind": "progress",
                "once": f"{number}{turn}",
            }
            path = f"/actions/{action.reference}/update"
            codes.add(clients[number].post(path, data=sent).status_code)
        return max(codes)

    assert together(work)[-1] <= 303
    assert count(app, Update) == rounds * AT_ONCE // 2
    assert count(app, AuditEvent) == before + rounds * AT_ONCE // 2


def _meeting_of(app: Flask, action: Action) -> str:
    with app.app_context():
        from tracker.models import Meeting

        found = db.session.get(Meeting, action.meeting_id)
        assert found is not None
        return found.public_id


def test_eight_editors_who_save_one_item_at_once_lose_nothing(app: Flask) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
        meeting = builders.a_meeting(builders.a_committee(), clerk)
        item = builders.an_item(meeting, clerk, minutes_source="Begun.")
    clients = [signed_in(app, clerk) for _ in range(AT_ONCE)]
    rounds = 3
    base = item.current_revision_id or 0

    def save(number: int) -> int:
        codes: set[int] = set()
        for turn in range(rounds):
            sent = {
                "version": str(base),
                "page": f"1-{number}",
                "minutes": f"Text {number}-{turn}.",
            }
            codes.add(
                clients[number].post(f"/items/{item.public_id}/minutes", data=sent).status_code
            )
        return max(codes)

    answers = together(save)

    assert set(answers) <= {303, 409}
    with app.app_context():
        stored = set(db.session.scalars(select(MinutesRevision.source)))
    assert stored == {"Begun."} | {
        f"Text {number}-{turn}." for number in range(AT_ONCE) for turn in range(rounds)
    }


@dataclass(frozen=True)
class Move:
    """A verb that several people try at the same moment, each from the same page."""

    verb: str
    sent: dict[str, str] = field(default_factory=dict)
    answered: bool = False
    by_chairs: bool = False


MOVES = (
    Move("support", answered=True, by_chairs=True),
    Move("return", {"reason": "No figures"}, answered=True, by_chairs=True),
    Move("ask-for-update", {"reason": "When will it come?"}, by_chairs=True),
    Move("close", {"outcome": "completed", "reason": "Agreed on 24 April"}, answered=True),
    Move("close-provisionally", {"outcome": "completed", "reason": "The chair agreed"}),
    Move("reassign", {"post": "other", "reason": "Reorganised"}),
    Move(
        "pause",
        {
            "review_on-day": "1",
            "review_on-month": "9",
            "review_on-year": "2034",
            "reason": "It waits for a court",
        },
    ),
    Move("withdraw", {"reason": "Entered twice"}),
    Move("duplicate", {"of": "CSP/2013-14/002", "reason": "Agreed twice"}),
    Move(
        "change-due",
        {"due_kind": "none", "due_words": "", "why": "decided", "reason": "The Panel said so"},
    ),
)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
def test_of_several_at_once_one_is_heard_and_the_others_are_told(app: Flask, move: Move) -> None:
    scene = build(app)
    scene.publish()
    with app.app_context():
        builders.an_action(scene.committee, scene.meeting, scene.clerk, "The same again")
        council = authorities.the_authority()
        council.closes_provisionally = True
        db.session.add(council)
        db.session.commit()
        people = [scene.chair if move.by_chairs else scene.clerk]
        if move.by_chairs:
            vice = builders.a_person("Vera Hart")
            people.append(builders.seated(vice, scene.committee, MemberRole.VICE_CHAIR))
        else:
            people.append(builders.a_clerk("Bea Clerk"))
    if move.answered:
        scene.say(UpdateKind.REPORT)
    sent = {"version": scene.version} | move.sent
    if sent.get("post") == "other":
        sent["post"] = str(scene.other_post.id)
    clients = [signed_in(app, people[number % 2]) for number in range(4)]
    path, events = f"{scene.address}/{move.verb}", count(app, AuditEvent)
    answers = together(lambda n: clients[n].post(path, data=sent).status_code, 4)

    assert answers == [303, 422, 422, 422]
    assert count(app, AuditEvent) == events + 1
