"""The register, its download, and what a committee has outstanding."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.builders import sign_in
from tests.databases import statements
from tests.web.actions.scene import WORDING, Scene, build
from tracker.db import db
from tracker.exports.action_list import COLUMNS
from tracker.exports.csv_file import MARK, as_written, harmless
from tracker.models import Post
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, UpdateKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

NO_SUCH = (
    "/actions?standing=overdue&standing=lost&committee=XX&owner=me&service=9&year=%00"
    "&indicator=none&meeting=zz&sort=colour&words=" + "x" * 300
)


def more(scene: Scene, wording: str, rule: DueRule | None = None) -> None:
    with scene.app.app_context():
        builders.an_action(
            scene.committee,
            scene.meeting,
            scene.clerk,
            wording=wording,
            item=scene.item,
            due=rule or DueRule(DueKind.NONE),
        )


def full(app: Flask) -> Scene:
    """Six actions, one in every section and two overdue; the day is 13 March 2014."""
    scene = build(app)
    with app.app_context():
        builders.a_meeting(scene.committee, scene.clerk, date(2014, 4, 24))
    more(scene, "An overdue one", DueRule(DueKind.DATE, on=date(2014, 3, 12)))
    more(scene, "One due in April", DueRule(DueKind.MONTH, month=4))
    more(scene, "One due in autumn", DueRule(DueKind.DATE, on=date(2014, 10, 1)))
    more(scene, "One without a date")
    scene.publish()
    scene.say(UpdateKind.REPORT, "Here it is.")
    more(scene, "Another overdue one", DueRule(DueKind.DATE, on=date(2014, 3, 1)))
    return scene


def test_each_number_leads_to_a_section_with_exactly_so_many_rows(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene = full(app)
    clock.move_to("2014-03-13T10:00:00Z")
    sign_in(client, scene.chair)
    page = client.get("/committees/CSP/outstanding").get_data(as_text=True)

    sections = dict(re.findall(r'<h2[^>]* id="(\w+)">[^<]*\((\d+)\)</h2>', page))
    rows = {
        name: part.count('rowheader" class="govuk-table__header govuk')
        for name, part in zip(sections, re.split(r"<h2[^>]* id=", page)[-5:], strict=True)
    }
    numbers = dict(re.findall(r'href="#(\w+)"><span class="app-numbers__number">(\d+)', page))
    assert {name: int(number) for name, number in sections.items()} == {
        "awaiting": 1,
        "overdue": 2,
        "due": 1,
        "undated": 1,
        "later": 1,
    }
    assert rows == {name: int(number) for name, number in sections.items()}
    assert numbers == {name: sections[name] for name in ("overdue", "due", "awaiting", "undated")}
    assert "Director of Children’s Services: Diana Price" in page
    assert "Here it is." in page
    assert "Support closing" in page


def test_the_public_sees_its_own_rows_without_names_or_words_that_are_not_out(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene = full(app)
    more(scene, "Agreed since")
    clock.move_to("2014-03-13T10:00:00Z")
    page = client.get("/committees/CSP/outstanding").get_data(as_text=True)

    assert WORDING in page
    for words in ("Diana Price", "Here it is.", "Support closing"):
        assert words not in page, words


def test_an_empty_list_says_what_to_do_next(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    with app.app_context():
        builders.a_committee()

    assert "Nothing is outstanding." in client.get("/committees/CSP/outstanding").text
    assert "No actions are recorded yet." in client.get("/actions").text
    assert client.get("/committees/XX/outstanding").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/actions",
        "/actions?standing=overdue",
        "/actions?standing=overdue&standing=no_date&committee=CSP",
        "/actions?words=april",
        "/actions?sort=reference",
        "/actions?owner=0&sort=agreed",
        "/actions?indicator=CF1&year=2013-14",
    ],
)
def test_the_count_the_rows_and_the_download_are_the_same(
    app: Flask, client: PageClient, clock: Traveller, address: str
) -> None:
    scene = full(app)
    clock.move_to("2014-03-13T10:00:00Z")
    sign_in(client, scene.clerk)
    page = client.get(address).text
    count = re.search(r">(\d+) actions?</h2>", page)
    shown = re.findall(r'app-table__main" href="[^"]+">([^<]+)<', page)
    file = client.get(address.replace("/actions", "/actions.csv"))

    text = file.get_data().decode()
    assert text.startswith(MARK)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(MARK))))
    assert count is not None
    assert int(count[1]) == len(shown) == len(rows) > 0
    assert [row["Action"] for row in rows] == shown
    assert file.mimetype == "text/csv"
    assert "attachment" in file.headers["Content-Disposition"]


def test_meetings_are_offered_once_a_committee_is_chosen_and_filter_the_list(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    with app.app_context():
        later = builders.a_meeting(scene.committee, scene.clerk, date(2014, 4, 24))
    sign_in(client, scene.clerk)

    assert "Safeguarding Panel, 24 April 2014" not in client.get("/actions").text
    assert "Safeguarding Panel, 24 April 2014" in client.get("/actions?committee=CSP").text
    for meeting, expected in ((scene.meeting, 1), (later, 0)):
        page = client.get(f"/actions?meeting={meeting.public_id}").text
        assert f">{expected} action" in page
        assert "Remove filter" in page


def test_what_is_not_understood_is_told_and_left_out_of_the_address(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    build(app)
    answer = client.get(NO_SUCH)

    assert answer.status_code == 200
    assert "was not understood" in answer.text
    assert client.get(NO_SUCH.replace("/actions", "/actions.csv")).status_code == 200


@pytest.mark.parametrize("place", ["after=x", "before=2014-99-99_1", "after=2014-03-01_abc"])
def test_a_garbled_page_is_the_first_when_it_is_asked_for(
    app: Flask, client: PageClient, clock: Traveller, place: str
) -> None:
    del clock
    scene = build(app)
    sign_in(client, scene.clerk)
    answer = client.get(f"/actions?{place}")

    assert answer.status_code == 200
    assert "The page was not understood" in answer.text
    assert WORDING in answer.text


def test_a_chosen_filter_is_seen_and_can_be_taken_away(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    sign_in(client, scene.clerk)
    page = client.get("/actions?standing=overdue&standing=closed&committee=CSP&sort=agreed").text

    for address in (
        "/actions?standing=closed&amp;committee=CSP&amp;sort=agreed",
        "/actions?standing=overdue&amp;committee=CSP&amp;sort=agreed",
        "/actions?standing=overdue&amp;standing=closed&amp;sort=agreed",
    ):
        assert f'href="{address}"' in page, address
    assert "No actions match." in page


def test_the_register_names_who_holds_a_post_to_those_who_may_know(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    scene.publish()
    for who in ("clerk", "owner", "stranger"):
        sign_in(client, getattr(scene, who))
        assert f"{scene.post.title}: Diana Price" in client.get("/actions").text, who
    client.post("/sign-out")
    assert "Diana Price" not in client.get("/actions").text
    with app.app_context():
        post = db.session.get(Post, scene.post.id)
        assert post is not None
        post.name_is_public = True
        db.session.commit()
    assert f"{scene.post.title}: Diana Price" in client.get("/actions").text


@pytest.mark.parametrize("address", ["/actions", "/committees/CSP/outstanding", "/"])
def test_a_list_costs_as_many_statements_with_thirty_rows_as_with_three(
    app: Flask, client: PageClient, clock: Traveller, address: str
) -> None:
    del clock
    scene = full(app)
    sign_in(client, scene.chair if address == "/" else scene.clerk)

    def cost() -> int:
        client.get(address)
        with statements() as sent:
            assert client.get(address).status_code == 200
        return len([each for each in sent if each.lstrip().startswith("SELECT")])

    few = cost()
    for number in range(24):
        more(scene, f"One more {number}", DueRule(DueKind.DATE, on=date(2014, 2, 1 + number)))

    assert cost() == few
    assert few <= 14


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+44", "-2", "@x", "\tx", "  =x", "'quoted", "＝1", "plain", "", "a=b", "'=1"],
)
def test_a_cell_runs_nothing_and_reads_back_as_written(text: str) -> None:
    cell = harmless(text)

    assert as_written(cell) == text
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))


def test_headings_are_each_their_own() -> None:
    headings = [column.heading for column in COLUMNS]
    assert len(headings) == len(set(headings))
