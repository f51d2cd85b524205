"""Indicators that end or get another name: nothing of theirs is lost, nothing new is linked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tracker.access.reader import Reader
from tracker.models import Indicator, Person
from tracker.operations import indicators as operations
from tracker.queries import indicators, items, reading_context
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Expectation

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

LAST = {"on-day": "31", "on-month": "3", "on-year": "2014", "reason": "The measure was dropped."}


@dataclass(frozen=True)
class Town:
    """What the tests ask for."""

    clerk: Person
    amend: str
    before: str
    after: str


@pytest.fixture
def town(app: Flask, client: PageClient, clock: Traveller) -> Town:
    """A clerk signed in on 1 April 2014; two indicators, one linked to an action."""
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, clerk)
        item = builders.an_item(meeting, clerk, minutes_source="An update on Contacts was agreed.")
        later = builders.an_item(builders.a_meeting(committee, clerk, date(2014, 4, 24)), clerk)
        old = builders.an_indicator("CF-1", "Contacts")
        builders.an_indicator("CF-2", "Referrals")
        links = {old.id: Expectation.RAISE}
        action = builders.an_action(committee, meeting, clerk, item=item, indicators=links)
        where = action.reference
        known = Town(
            clerk,
            f"/actions/{where}/amend",
            f"/items/{item.public_id}/actions/new",
            f"/items/{later.public_id}/actions/new",
        )
    clock.move_to(date(2014, 4, 1))
    builders.sign_in(client, clerk)
    return known


def end(client: PageClient, **changed: str) -> int:
    return client.post("/indicators/CF-1/end", data={"version": "1"} | LAST | changed).status_code


def test_an_ended_one_is_offered_for_nothing_new_and_keeps_what_it_has(
    client: PageClient, town: Town, app: Flask
) -> None:
    assert end(client, successor=key_of(app, town.clerk, "CF-2")) == 303
    page = client.get("/indicators/CF-1").text
    listed = client.get("/indicators").text

    assert "kept to 31 March 2014" in page
    assert "In its stead:" in page
    assert "Because: The measure was dropped." in page
    assert "No longer kept" in listed
    assert "Kept in the stead of:" in client.get("/indicators/CF-2").text
    assert "Contacts" not in client.get(town.after).text
    assert "Contacts" in client.get(town.before).text  # agreed while it was kept
    assert "Contacts" in client.get(town.amend).text  # linked already
    assert "Bring an update" in client.get("/actions?indicator=CF-1").text


def key_of(app: Flask, clerk: Person, reference: str) -> str:
    with app.app_context():
        return str(indicators.get(builders.as_reader(clerk), reference).id)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"on-day": "2", "on-month": "4"}, 422),
        ({"on-day": ""}, 422),
        ({"reason": ""}, 422),
        ({"version": "7"}, 422),
        ({"successor": "999"}, 422),
    ],
)
def test_an_end_that_cannot_be_is_refused(
    client: PageClient, town: Town, changed: dict[str, str], code: int
) -> None:
    assert town
    assert end(client, **changed) == code
    assert "kept to" not in client.get("/indicators/CF-1").text


def test_it_is_kept_again(client: PageClient, town: Town) -> None:
    end(client)
    again = end(client)
    client.post("/indicators/CF-1/resume")
    client.post("/indicators/CF-1/resume")
    page = client.get("/indicators/CF-1").text

    assert again == 303  # it has ended already: to its page
    assert "kept to" not in page
    assert page.count("Indicator kept again") == 1
    assert "Contacts" in client.get(town.after).text


def test_minutes_are_read_with_what_was_kept_that_day(app: Flask, town: Town) -> None:
    with app.app_context():
        reader = builders.as_reader(town.clerk)
        builders.made(lambda: ended(reader))
        names = [
            set(reading_context.known_for(reader, item).indicators.values())
            for item in (
                items.get(reader, path.split("/")[2]) for path in (town.before, town.after)
            )
        ]

    assert names == [{"Contacts", "Referrals"}, {"Referrals"}]


def test_no_figure_of_a_period_after_its_end(app: Flask, town: Town) -> None:
    with app.app_context():
        reader = builders.as_reader(town.clerk)
        indicator = builders.made(lambda: ended(reader))
        add(indicator, date(2014, 3, 1))
        with pytest.raises(RuleBroken) as refused:
            add(indicator, date(2014, 4, 1))

    assert (refused.value.field, refused.value.code) == ("period_start", Broken.ENDED)


def ended(reader: Reader) -> Indicator:
    indicator = indicators.get(reader, "CF-1")
    today = date(2014, 4, 1)
    operations.end(indicator, date(2014, 3, 31), None, reader, today, "Dropped", seen_version=1)
    return indicator


def add(indicator: Indicator, start: date) -> None:
    operations.add_figure(
        indicator,
        None,
        area="own",
        period_start=start,
        period_end=start.replace(day=30),
        value=1,
        published_on=date(2014, 5, 6),
        source="Report",
    )


def test_an_old_name_still_finds_it(client: PageClient, town: Town, app: Flask) -> None:
    assert town
    entered = {"version": "1", "name": "Initial contacts", "unit": "number", "decimals": "0"}
    more = {"polarity": "neutral", "basis": "flow", "frequency": "monthly", "is_public": "y"}
    assert client.post("/indicators/CF-1/edit", data=entered | more).status_code == 303
    page = client.get("/indicators/CF-1").text

    assert "Name changed from Contacts to Initial contacts" in page
    with app.app_context():
        assert indicators.get(builders.as_reader(town.clerk), "CF-1").other_names == ["Contacts"]
