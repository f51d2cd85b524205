"""What the records tell the reader of minutes: names, calendar, measures; nothing ambiguous."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.databases import statements
from tracker.queries import items
from tracker.queries.reading_context import Known, known_for, names_of_member, names_of_person
from tracker.rules.reading.shapes import RegisterKind
from tracker.vocabulary import HolderKind, MemberRole

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller


@pytest.mark.parametrize(
    ("name", "among", "not_among"),
    [
        ("Diana Price", {"Diana Price", "Ms Price", "DP"}, {"Price", "Cllr Price"}),
        ("Cllr Tom Ward", {"Cllr Tom Ward", "Mr Ward", "TW"}, {"CTW"}),
        ("Madonna", {"Madonna"}, {"M"}),
    ],
)
def test_a_person_goes_by_several_names(name: str, among: set[str], not_among: set[str]) -> None:
    assert among <= set(names_of_person(name))
    assert not not_among & set(names_of_person(name))


def test_a_member_goes_by_councillor_too() -> None:
    names = {"Councillor Ward", "Cllr T Ward", "Cllr. Tom Ward", "TW"}
    assert names <= set(names_of_member("Councillor Tom Ward"))


@pytest.fixture
def known(app: Flask, clock: Traveller) -> Known:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        committee = builders.a_committee()
        meeting = builders.a_meeting(committee, clerk)
        builders.a_meeting(committee, clerk, date(2014, 4, 24))
        director = builders.a_post(other_names=["DCS"])
        builders.appointed(builders.a_person("Diana Price"), director)
        builders.appointed(builders.a_person("Dan Deputy"), director, HolderKind.DEPUTY)
        head = builders.a_post("Head of Safeguarding")
        builders.appointed(builders.a_person("Dora Poll"), head)
        builders.seated(builders.a_person("Tom Ward"), committee, MemberRole.CHAIR)
        builders.an_indicator("CF12", "Contacts", other_names=["Calls"])
        builders.an_indicator("9", "Referrals")
        item = builders.an_item(meeting, clerk)
        reader = builders.as_reader(clerk)
        with statements() as sent:
            found = known_for(reader, items.get(reader, item.public_id))
        assert len(sent) <= 7  # beginning, the item, and five
        return found


def test_posts_go_by_their_other_names_and_holders(known: Known) -> None:
    named = {each.names[0]: set(each.names) for each in known.context.owners}
    director = named["Director of Children’s Services"]
    assert {"DCS", "Diana Price", "Ms Price"} <= director
    assert "Dan Deputy" not in director


def test_a_name_that_several_go_by_names_nobody(known: Known) -> None:
    assert all("DP" not in each.names for each in known.context.owners)


def test_the_chair_is_who_chairs_and_no_post(known: Known) -> None:
    (chair,) = [each for each in known.context.owners if "Chair" in each.names]
    assert chair.kind is RegisterKind.PERSON


def test_calendar_and_measures_are_told(known: Known) -> None:
    assert known.context.meetings_on == (date(2014, 1, 23), date(2014, 4, 24))
    assert known.context.committee == ("Safeguarding Panel", "CSP")
    names = {each.names for each in known.context.indicators}
    assert names == {("Contacts", "Calls", "CF12"), ("Referrals",)}
