"""The figures of a committee and year, as different readers may know them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from flask import Flask

from tests import builders
from tests.databases import statements
from tests.pages import PageClient
from tracker.operations import actions
from tracker.queries import actions as action_queries
from tracker.rules.due import DueRule
from tracker.vocabulary import CommitteeKind, DueKind, MemberRole, Outcome, Restriction

if TYPE_CHECKING:
    from time_machine import Traveller

    from tracker.models import Committee, Meeting, Person

BY_APRIL = DueRule(DueKind.DATE, on=date(2014, 4, 30))


class Scene:
    """A committee with a published meeting, its clerk, and ways to agree and close actions."""

    def __init__(self) -> None:
        self.clerk: Person = builders.a_clerk()
        self.committee: Committee = builders.a_committee()
        self.meeting: Meeting = builders.a_meeting(self.committee, self.clerk)
        self.item = builders.an_item(self.meeting, self.clerk, minutes_source="Agreed.")
        self.post = builders.a_post()

    def agree(self, wording: str, **words: object) -> str:
        action = builders.an_action(
            self.committee, self.meeting, self.clerk, wording, self.item, due=BY_APRIL, **words
        )
        return action.reference

    def publish(self) -> None:
        builders.agenda_published(self.meeting, self.clerk)
        builders.minutes_published(self.meeting, self.clerk)

    def close(self, reference: str, on: date, outcome: Outcome = Outcome.COMPLETED) -> None:
        reader = builders.as_reader(self.clerk)
        code, year, number = reference.split("/")

        def done() -> None:
            action = action_queries.get(reader, code, year, int(number))
            actions.close(action, outcome, reader, on)

        builders.made(done)


@pytest.fixture
def scene(app: Flask, clock: Traveller) -> Scene:
    del clock
    with app.app_context():
        found = Scene()
        for day in (date(2014, 3, 1), date(2014, 4, 30), date(2014, 6, 2)):
            found.close(found.agree("Bring an update", lead_post_id=found.post.id), day)
        found.agree("Never reported")
        found.publish()
    return found


def test_the_year_is_told_in_a_sentence_and_tables(
    scene: Scene, client: PageClient, clock: Traveller
) -> None:
    del scene
    clock.move_to(date(2014, 7, 1), tick=False)
    text = client.get("/committees/CSP/figures?year=2013-14").get_data(as_text=True)
    assert (
        "4 actions were agreed. 3 have been done. Of the 3 that had a date, 2 were done in time. "
        "1 is overdue." in text
    )
    assert "97 days" in text  # from 23 January to 30 April, the middle one of three
    assert "Director of Children’s Services" in text
    assert text.count("<svg") >= 2
    assert "Superseded or not pursued" not in text  # nothing ended so


def test_the_file_has_what_the_page_has(scene: Scene, client: PageClient, clock: Traveller) -> None:
    del scene
    clock.move_to(date(2014, 7, 1), tick=False)
    answer = client.get("/committees/CSP/figures.csv?year=2013-14")
    lines = answer.get_data(as_text=True).removeprefix("\ufeff").splitlines()
    assert lines[0].startswith("Counted by,Name,Agreed,Done in time,Done late")
    assert lines[1] == "Committee,Safeguarding Panel,4,2,1,0,0,0,1,0,97"
    assert "Owner,Director of Children’s Services,3,2,1,0,0,0,0,0,97" in lines


def test_private_actions_are_counted_only_for_those_who_may_know_of_them(
    app: Flask, scene: Scene, client: PageClient
) -> None:
    with app.app_context():
        scene.agree("Private", restriction=Restriction.EXEMPT, restriction_ground="Paragraph 2")
    address = "/committees/CSP/figures?year=2013-14"
    assert "4 actions were agreed" in client.get(address).get_data(as_text=True)
    with app.app_context():
        builders.sign_in(client, scene.clerk)
    assert "5 actions were agreed" in client.get(address).get_data(as_text=True)


@pytest.mark.parametrize("year", ["2012-13", "nonsense", "2013-14'", "9999-00"])
def test_a_year_without_actions_is_not_found(scene: Scene, client: PageClient, year: str) -> None:
    del scene
    assert client.get("/committees/CSP/figures", query_string={"year": year}).status_code == 404


def test_a_committee_that_agreed_nothing_says_so(app: Flask, client: PageClient) -> None:
    with app.app_context():
        builders.a_committee()
    assert "Nothing was agreed" in client.get("/committees/CSP/figures").get_data(as_text=True)


def test_many_actions_cost_the_statements_of_few(
    app: Flask, scene: Scene, client: PageClient
) -> None:
    with app.app_context():
        builders.sign_in(client, scene.clerk)
    with statements() as few:
        client.get("/committees/CSP/figures?year=2013-14")
    with app.app_context():
        for number in range(25):
            post = builders.a_post(f"Post {number}")
            scene.agree(f"More {number}", lead_post_id=post.id)
    with statements() as many:
        text = client.get("/committees/CSP/figures?year=2013-14").get_data(as_text=True)
    assert "29 actions were agreed" in text
    assert len(many) == len(few)


def test_the_annual_report_tells_the_year_without_a_private_word(
    app: Flask, scene: Scene, client: PageClient
) -> None:
    with app.app_context():
        scene.agree("Zqprivate", restriction=Restriction.EXEMPT, restriction_ground="Paragraph 2")
        builders.an_item(
            scene.meeting,
            scene.clerk,
            "Zqprivate title",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
            public_title="A placement",
        )
        builders.seated(builders.a_person("Tom Ward"), scene.committee, MemberRole.CHAIR)
        builders.sign_in(client, scene.clerk)
    answer = client.get("/committees/CSP/annual-report.docx?year=2013-14")
    document = docx.Document(BytesIO(answer.data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([each.text for each in document.paragraphs] + cells)
    assert "4 actions were agreed." in text
    assert "Tom Ward, chair" in text
    assert "23 January 2014" in text
    assert "Performance Report" in text
    assert "A placement" in text
    assert "Never reported" in text
    assert "Zqprivate" not in text


def test_the_annual_report_of_a_body_in_private_is_not_found(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        builders.a_committee("OPG", "Officer group", kind=CommitteeKind.OFFICER_GROUP)
    assert client.get("/committees/OPG/annual-report.docx").status_code == 404
