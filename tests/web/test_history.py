"""What happened to a thing stands below its page, for clerks and administrators alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.databases import statements
from tracker.models import Person
from tracker.operations import records
from tracker.queries import committees
from tracker.vocabulary import Restriction

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

HISTORY = 'id="history"'


@pytest.fixture
def town(app: Flask, clock: object) -> tuple[dict[str, str], dict[str, Person]]:
    """Addresses by thing, and people by what they do."""
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        people = {
            "clerk": clerk,
            "admin": builders.a_person("Ada Min", is_admin=True),
            "member": builders.a_person("Sue Hill"),
        }
        committee = builders.a_committee()
        builders.seated(people["member"], committee)
        meeting = builders.a_meeting(committee, clerk)
        item = builders.an_item(meeting, clerk)
        secret = builders.an_item(
            meeting,
            clerk,
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
            public_title="A private matter",
        )
        builders.agenda_published(meeting, clerk)
        post, indicator = builders.a_post(), builders.an_indicator()
        return {
            "committee": "/committees/CSP",
            "meeting": f"/meetings/{meeting.public_id}",
            "item": f"/items/{item.public_id}",
            "private item": f"/items/{secret.public_id}",
            "post": f"/posts/{post.id}",
            "person": f"/people/{people['member'].id}",
            "indicator": f"/indicators/{indicator.reference}",
        }, people


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        ("committee", {"clerk", "admin"}),
        ("meeting", {"clerk", "admin"}),
        ("item", {"clerk", "admin"}),
        ("private item", {"clerk"}),
        ("post", {"clerk", "admin"}),
        ("person", {"clerk", "admin"}),
        ("indicator", {"clerk", "admin"}),
    ],
)
def test_history_is_shown_to_those_who_may_read_it(
    client: PageClient,
    town: tuple[dict[str, str], dict[str, Person]],
    thing: str,
    expected: set[str],
) -> None:
    addresses, people = town
    told = {"public"} if HISTORY in client.get(addresses[thing]).get_data(as_text=True) else set()
    for role, person in people.items():
        builders.sign_in(client, person)
        if HISTORY in client.get(addresses[thing]).get_data(as_text=True):
            told.add(role)

    assert told == expected


def test_the_latest_thirty_of_all_are_told_newest_first(
    app: Flask, client: PageClient, town: tuple[dict[str, str], dict[str, Person]]
) -> None:
    addresses, people = town
    with app.app_context():
        actor = builders.as_reader(people["clerk"])

        def rename(number: int) -> None:
            committee = committees.get(actor, "CSP")
            records.change_committee(
                committee,
                actor,
                seen_version=committee.version,
                name=f"Panel {number:02d}",
                paper_lead_days=8,
                usual_place=None,
                usual_time=None,
            )

        for number in range(40):
            builders.made(lambda number=number: rename(number))
    builders.sign_in(client, people["clerk"])
    text = client.get(addresses["committee"]).get_data(as_text=True)

    assert "Show the last 30 of 42 entries" in text
    assert text.count("app-timeline__entry") == 30
    assert "Name changed from Panel 38 to Panel 39" in text
    assert text.index("to Panel 39") < text.index("to Panel 38")
    assert "to Panel 09" not in text


def test_history_costs_one_statement_and_nothing_to_others(
    client: PageClient, town: tuple[dict[str, str], dict[str, Person]]
) -> None:
    addresses, people = town
    asked: dict[str, int] = {}
    for role in ("member", "clerk"):
        builders.sign_in(client, people[role])
        client.get(addresses["committee"])
        with statements() as sent:
            client.get(addresses["committee"])
        asked[role] = sum("audit_event" in str(each) for each in sent)

    assert asked == {"member": 0, "clerk": 1}
