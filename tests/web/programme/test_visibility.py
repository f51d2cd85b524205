"""Who sees what of a work programme, and that no private word of an action gets into it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from flask import Flask

from tests import builders
from tests.web.programme.panels import HERE, TODAY, Panel
from tracker.models import Action, Meeting, Person
from tracker.operations import items as item_operations
from tracker.queries import items
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, MemberRole, Restriction

READERS = ("public", "member", "chair", "officer", "clerk")


@dataclass
class Town:
    """A panel, somebody of each kind, and an action of each reading class."""

    panel: Panel
    people: dict[str, Person]
    post_id: int
    draft: Action
    public: Action
    exempt: Action
    other: Meeting

    def read_as(self, who: str, address: str = HERE) -> str:
        """A page as somebody reads it."""
        self.panel.client.post("/sign-out")
        if who in self.people:
            with self.panel.app.app_context():
                builders.sign_in(self.panel.client, self.people[who])
        return self.panel.text(address)

    def seen_by(self, words: str) -> set[str]:
        """Who reads these words in the programme."""
        return {who for who in READERS if words in self.read_as(who)}


@pytest.fixture
def town(app: Flask, panel: Panel) -> Town:
    with app.app_context():
        clerk = builders.a_clerk("Bo Clerk")
        people = {
            "member": builders.seated(builders.a_person("Mo Member"), panel.committee),
            "chair": builders.seated(
                builders.a_person("Cy Chair"), panel.committee, MemberRole.CHAIR
            ),
            "officer": builders.a_person("Di Rector"),
            "clerk": clerk,
        }
        post = builders.a_post()
        builders.appointed(people["officer"], post)
        held = builders.a_meeting(panel.committee, clerk, TODAY)
        other = builders.a_meeting(panel.committee, clerk, panel.first.held_on.replace(day=3))
        source = builders.an_item(held, clerk, minutes_source="Agreed.")
        public = builders.an_action(
            panel.committee, held, clerk, "Bring an update", source, lead_post_id=post.id
        )
        exempt = builders.an_action(
            panel.committee,
            held,
            clerk,
            "Canary of the exempt",
            source,
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
            lead_post_id=post.id,
        )
        builders.agenda_published(held, clerk)
        builders.minutes_published(held, clerk)
        draft = builders.an_action(panel.committee, other, clerk, "Canary of the draft")
        return Town(panel, people, post.id, draft, public, exempt, other)


def test_everybody_reads_what_is_public(town: Town) -> None:
    town.panel.plan("Budget", town.panel.first)
    assert town.seen_by("Budget") == set(READERS)
    assert town.seen_by("Add a subject") == {"clerk"}
    assert town.seen_by("/move") == {"clerk"}


def test_what_is_not_public_yet_is_for_clerk_chair_and_lead(town: Town) -> None:
    town.panel.plan("Robin", town.panel.first, is_public=False)
    town.panel.plan("Wren", town.panel.first, is_public=False, lead_post_id=town.post_id)
    assert town.seen_by("Robin") == {"chair", "clerk"}
    assert town.seen_by("Wren") == {"chair", "officer", "clerk"}
    assert town.seen_by("Not public</strong>") == {"chair", "officer", "clerk"}


def test_what_an_action_feeds_is_seen_by_whoever_sees_the_action(town: Town) -> None:
    town.panel.plan("Swift", action=town.public)
    town.panel.plan("Robin", action=town.draft)
    town.panel.plan("Wren", action=town.exempt)
    assert town.seen_by("Swift") == town.seen_by(town.public.reference) == set(READERS)
    assert town.seen_by("Robin") == town.seen_by(town.draft.reference) == {"chair", "clerk"}
    inside = {"member", "chair", "clerk"}
    assert town.seen_by("Wren") == town.seen_by(town.exempt.reference) == inside
    assert town.seen_by("Canary") == set()


def test_it_becomes_public_with_the_minutes_of_its_action(app: Flask, town: Town) -> None:
    town.panel.plan("Robin", action=town.draft)
    assert "Robin" not in town.read_as("public")
    with app.app_context():
        clerk = town.people["clerk"]
        builders.an_item(town.other, clerk, minutes_source="Agreed.")
        builders.agenda_published(town.other, clerk)
        builders.minutes_published(town.other, clerk)
    assert "Robin" in town.read_as("public")


def test_taking_its_agenda_item_in_private_takes_it_from_the_programme(
    app: Flask, town: Town
) -> None:
    key = town.panel.plan("Robin", town.panel.first)
    town.read_as("clerk")
    public_id = town.panel.send(f"/programme/{key}/to-agenda", number="7").location.split("/")[-1]
    assert "Robin" in town.read_as("public")
    with app.app_context():
        words = item_operations.ItemWords(
            number="7",
            title="Robin",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
            public_title="Private item",
        )

        def change() -> None:
            item = items.get(town.panel.clerk, public_id)
            item_operations.change(item, words, town.panel.clerk, seen_version=item.version)

        builders.made(change)
    assert town.seen_by("Robin") == {"member", "chair", "clerk"}


@pytest.mark.parametrize("who", ["public", "member", "chair", "officer"])
def test_only_clerks_change_the_programme(who: str, town: Town) -> None:
    key = town.panel.plan("Budget", town.panel.first)
    town.read_as(who)
    addresses = [f"/programme/{key}/{verb}" for verb in ("edit", "move", "to-agenda", "drop")]
    action = f"/actions/{town.public.reference}/programme"
    for address in [*addresses, f"{HERE}/new", action]:
        for answer in (town.panel.client.get(address), town.panel.client.post(address)):
            if who == "public":
                assert answer.location.startswith("/sign-in?next=")
            else:
                assert answer.status_code == 403
    assert town.panel.order() == [(town.panel.first.held_on, "Budget")]


def test_what_one_may_not_see_is_not_there(town: Town) -> None:
    key = town.panel.plan("Robin", town.panel.first, is_public=False)
    town.read_as("member")
    for address in (f"/programme/{key}", f"/programme/{key}/edit"):
        assert town.panel.client.get(address).status_code == 404
    town.read_as("chair")
    assert town.panel.client.get(f"/programme/{key}").location == f"{HERE}#planned-{key}"


def test_the_words_of_a_public_action_are_offered(town: Town) -> None:
    text = town.read_as("clerk", f"/actions/{town.public.reference}/programme")
    assert 'value="Bring an update"' in text
    assert f'<option value="{town.post_id}" selected>' in text


@pytest.mark.parametrize("which", ["draft", "exempt"])
def test_the_words_of_another_action_are_never_offered(which: str, town: Town) -> None:
    action: Action = getattr(town, which)
    text = town.read_as("clerk", f"/actions/{action.reference}/programme")
    assert "Canary" not in text
    assert 'name="subject" value=""' in text
    assert "The action is not public" in text


def test_an_action_is_planned_and_says_so_afterwards(town: Town) -> None:
    address = f"/actions/{town.public.reference}/programme"
    town.read_as("clerk")
    sent = {"subject": "Update", "meeting_id": str(town.panel.first.id), "is_public": "yes"}
    assert town.panel.send(address, **sent).status_code == 303
    assert town.panel.order() == [(town.panel.first.held_on, "Update")]
    assert town.public.reference in town.panel.text()
    assert "In the work programme already" in town.panel.text(address)


def test_an_action_is_planned_for_the_meeting_it_is_due_at(app: Flask, town: Town) -> None:
    second = town.panel.second
    with app.app_context():
        clerk = town.people["clerk"]
        due = DueRule(DueKind.MEETING, meeting_id=second.id)
        action = builders.an_action(town.panel.committee, town.panel.first, clerk, due=due)
    text = town.read_as("clerk", f"/actions/{action.reference}/programme")
    assert f'<option value="{second.id}" selected>24 March 2014' in text


def test_committee_and_action_lead_to_the_programme(town: Town) -> None:
    plan = f"/actions/{town.public.reference}/programme"
    for who in ("public", "clerk"):
        assert f'href="{HERE}"' in town.read_as(who, "/committees/CSP")
        assert (f'href="{plan}"' in town.read_as(who, plan.removesuffix("/programme"))) is (
            who == "clerk"
        )
