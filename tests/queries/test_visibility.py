"""Who may see what: the facts that decide and the SQL that selects agree, reader by reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.access.reader import PUBLIC, Reader
from tracker.models import Action
from tracker.operations import meetings, updates
from tracker.queries import NotFoundError
from tracker.queries import actions as action_queries
from tracker.queries import meetings as meeting_queries
from tracker.queries import updates as update_queries
from tracker.vocabulary import CommitteeKind, MemberRole, Restriction, UpdateKind

if TYPE_CHECKING:
    from flask import Flask

CLERK, CHAIR, MEMBER, OWNER, DEPUTY_LEAD = "clerk", "chair", "member", "owner", "contributor"
STRANGER, ELSEWHERE, EVERYBODY = "stranger", "elsewhere", "public"
ROLES = (CLERK, CHAIR, MEMBER, OWNER, DEPUTY_LEAD, STRANGER, ELSEWHERE, EVERYBODY)
INSIDE = {CLERK, CHAIR, MEMBER, OWNER, DEPUTY_LEAD}

SEES = {
    "recorded": {CLERK, CHAIR},
    "issued": {CLERK, CHAIR, OWNER, DEPUTY_LEAD},
    "public": set(ROLES),
    "private": INSIDE,
    "group": {CLERK, OWNER, DEPUTY_LEAD},
}
READS_THE_PASSAGE = {
    "recorded": {CLERK, CHAIR},
    "issued": {CLERK, CHAIR},
    "public": set(ROLES),
    "private": INSIDE,
    "group": {CLERK, OWNER, DEPUTY_LEAD},
}


class Town:
    """One action of every class, and a reader of every kind."""

    def __init__(self) -> None:
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        elsewhere = builders.a_committee("ENV", "Environment")
        group = builders.a_committee("OPG", "Officers", kind=CommitteeKind.OFFICER_GROUP)
        post, helper = builders.a_post(), builders.a_post("Head of Service")
        planner = builders.a_post("Head of Planning")
        people = {
            CLERK: clerk,
            CHAIR: builders.seated(builders.a_person("Tom Ward"), committee, MemberRole.CHAIR),
            MEMBER: builders.seated(builders.a_person("Sue Hill"), committee),
            OWNER: builders.appointed(builders.a_person("Diana Price"), post),
            DEPUTY_LEAD: builders.appointed(builders.a_person("Raj Shah"), helper),
            STRANGER: builders.appointed(builders.a_person("Una Dale"), planner),
            ELSEWHERE: builders.seated(builders.a_person("Al Fox"), elsewhere, MemberRole.CHAIR),
        }
        self.readers = {role: builders.as_reader(person) for role, person in people.items()}
        self.readers[EVERYBODY] = PUBLIC
        self.numbers: dict[str, tuple[str, int]] = {}
        for day, (name, body, restriction) in enumerate(
            [
                ("public", committee, Restriction.OPEN),
                ("private", committee, Restriction.EXEMPT),
                ("group", group, Restriction.OPEN),
                ("issued", committee, Restriction.OPEN),
                ("recorded", committee, Restriction.OPEN),
            ],
            start=1,
        ):
            meeting = builders.a_meeting(body, clerk, clock.today().replace(day=day))
            item = builders.an_item(meeting, clerk, minutes_source="It was agreed.")
            action = builders.an_action(
                body,
                meeting,
                clerk,
                wording=name,
                item=item,
                passage="The words.",
                lead_post_id=post.id,
                contributing_post_ids=[helper.id],
                restriction=restriction,
                restriction_ground=None if restriction is Restriction.OPEN else "Paragraph 2",
            )
            self.numbers[name] = (body.code, action.number)
            if name != "recorded":
                found = meeting_queries.get(self.readers[CLERK], meeting.public_id)
                builders.made(
                    lambda found=found: (
                        meetings.issue(found, self.readers[CLERK], clock.now()) and None
                    )
                )
            if name in {"public", "private", "group"}:
                builders.agenda_published(meeting, clerk)
                builders.minutes_published(meeting, clerk)

    def find(self, role: str, name: str) -> Action | None:
        code, number = self.numbers[name]
        try:
            return action_queries.get(self.readers[role], code, "2013-14", number)
        except NotFoundError:
            return None


@pytest.fixture
def town(app: Flask, clock: object) -> Iterator[Town]:
    del clock
    with app.app_context():
        yield Town()


def test_an_action_is_found_by_those_who_may_know_of_it(town: Town) -> None:
    found = {name: {role for role in ROLES if town.find(role, name)} for name in SEES}

    assert found == SEES


def test_lists_hold_what_is_found_one_by_one_for_every_reader(town: Town) -> None:
    today = clock.today()
    for role, reader in town.readers.items():
        listed = {row.wording for row in action_queries.all_of(action_queries.rows(reader, today))}
        assert listed == {name for name in SEES if role in SEES[name]}, role


def test_a_passage_is_hidden_from_the_owner_of_a_draft_and_shown_where_it_may_be(
    town: Town,
) -> None:
    found = {
        name: {
            role
            for role in ROLES
            if (action := town.find(role, name)) and action.shown_passage is not None
        }
        for name in READS_THE_PASSAGE
    }

    assert found == READS_THE_PASSAGE


def test_unpublished_updates_are_read_by_those_the_policy_names(town: Town) -> None:
    clerk = town.readers[CLERK]
    for name in ("public", "private"):
        action = town.find(CLERK, name)
        assert action is not None
        builders.made(
            lambda action=action: updates.add(
                action,
                UpdateKind.PROGRESS,
                "Internal words.",
                clerk,
                today=clock.today(),
                now=clock.now(),
            )
        )
    for name in ("public", "private"):
        for role, reader in town.readers.items():
            action = town.find(role, name)
            if action is None:
                continue
            by_policy = decide.may(reader, Permission.UPDATES_READ, action)
            read = update_queries.list_of(reader, action.id)
            latest = update_queries.latest_of(reader, [action.id])
            assert bool(read) is bool(latest) is by_policy is (role in INSIDE), (role, name)


def test_everybody_reads_an_update_without_its_author_when_it_is_published(town: Town) -> None:
    clerk = town.readers[CLERK]

    def say_and_release() -> None:
        action = town.find(CLERK, "public")
        assert action is not None
        said = updates.add(
            action, UpdateKind.PROGRESS, "Out.", clerk, today=clock.today(), now=clock.now()
        )
        updates.release(action, said, clerk, clock.now())

    builders.made(say_and_release)
    action = town.find(EVERYBODY, "public")
    assert action is not None
    (read,) = update_queries.list_of(PUBLIC, action.id)
    assert (read.text, read.author) == ("Out.", None)
    stranger = town.readers[STRANGER]
    assert update_queries.list_of(stranger, action.id)[0].author == "Ann Lee"


def test_nothing_may_be_changed_by_a_reader_whom_no_fact_names(town: Town) -> None:
    reading = {
        each for each in Permission if each.name.endswith("_READ") or each is Permission.ACCOUNT_USE
    }
    for role in (EVERYBODY, STRANGER, ELSEWHERE):
        action = town.find(role, "public")
        reader: Reader = town.readers[role]
        assert decide.allowed(reader, action) <= reading, role
