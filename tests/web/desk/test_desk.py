"""The first page of every kind of reader."""

from __future__ import annotations

import functools
from datetime import date
from typing import TYPE_CHECKING

from tests import builders
from tests.builders import sign_in
from tests.web.actions.scene import WORDING, build
from tracker.models import Indicator
from tracker.operations import indicators as operations
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, Polarity, Unit, UpdateKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient


def test_the_officer_finds_each_action_with_one_button_when_they_sign_in(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    scene = build(app)
    clock.move_to("2014-03-13T10:00:00Z")
    sign_in(client, scene.owner)
    page = client.get("/").text

    for words in (
        "Your actions</h1>",
        "Overdue (1)",
        "by 12 days",
        WORDING,
        "Due 1 March 2014",
        "No update yet",
        f'href="{scene.address}/update"',
    ):
        assert words in page, words
    assert page.count(">Add an update") == 1


def test_an_officer_finds_nothing_when_nothing_is_issued_to_them(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app, issued=False)
    sign_in(client, scene.owner)
    page = client.get("/").text

    assert "You have no actions." in page
    assert WORDING not in page


def test_the_clerk_finds_what_needs_a_decision_and_the_meetings_that_are_near(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    with app.app_context():
        builders.a_meeting(scene.committee, scene.clerk, date(2014, 2, 20))
        for wording in ("Nobody's", "Nobody's either"):
            builders.an_action(
                scene.committee,
                scene.meeting,
                scene.clerk,
                wording=wording,
                due=DueRule(DueKind.NEXT_MEETING),
            )
    scene.say(UpdateKind.PROPOSAL)
    sign_in(client, scene.clerk)
    page = client.get("/").text

    for words in (
        "Work for the clerk</h1>",
        "1 action awaits agreement",
        "2 actions without an owner",
        "1 update to publish",
        "Safeguarding Panel, 20 February 2014",
        "0 of 2 arrived",
        "Not published",
    ):
        assert words in page, words
    assert "without a date" not in page
    assert "1 action<" in client.get("/actions?standing=awaiting_agreement").text
    assert "2 actions<" in client.get("/actions?owner=0").text


def test_the_clerk_is_told_that_nothing_waits_when_nothing_does(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
    sign_in(client, clerk)
    page = client.get("/").text

    assert "Nothing needs a decision today." in page
    assert "No meetings in the next 6 weeks." in page


def test_the_chair_finds_four_numbers_and_what_to_judge(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    scene.say(UpdateKind.REPORT)
    sign_in(client, scene.chair)
    page = client.get("/").text

    for words in (
        "Outstanding items: Safeguarding Panel",
        "/committees/CSP/outstanding#awaiting",
        f"{scene.address}/support",
        "All 1 outstanding items of Safeguarding Panel",
    ):
        assert words in page, words


def test_everything_stands_on_one_page_when_somebody_has_several_parts(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    with app.app_context():
        builders.seated(scene.owner, scene.committee)
    sign_in(client, scene.owner)
    page = client.get("/").text

    assert "Your desk</h1>" in page
    assert page.index("Your actions</h2>") < page.index("Your committees</h2>")


def test_the_public_finds_what_is_published_and_no_more(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    clock.move_to("2014-01-20T10:00:00Z")
    scene = build(app)
    draft = client.get("/").text
    assert "No outstanding actions are published." in draft
    assert "Agenda not published yet" in draft
    with app.app_context():
        builders.agenda_published(scene.meeting, scene.clerk)
    assert "Agenda published" in client.get("/").text
    with app.app_context():
        builders.minutes_published(scene.meeting, scene.clerk)
    page = client.get("/").text

    assert "outstanding in all" in page
    assert "Safeguarding Panel" in page


def test_somebody_without_a_part_is_shown_the_way_to_what_is_public(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    sign_in(client, scene.stranger)

    assert "You have no actions and sit on no committee." in client.get("/").text


def test_each_coming_meeting_stands_once_on_the_clerks_desk(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    with app.app_context():
        meeting = builders.a_meeting(scene.committee, scene.clerk, date(2014, 2, 20))
        address = f'href="/meetings/{meeting.public_id}"'
    sign_in(client, scene.clerk)

    assert client.get("/").text.count(address) == 1


def test_the_performance_officer_finds_what_is_off_its_target(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    with app.app_context():
        officer = builders.a_person("Pat Officer", is_performance_officer=True)
        for number, value in enumerate((50.0, 96.0, None)):
            found = builders.an_indicator(
                f"P{number}",
                f"Measure {number}",
                unit=Unit.PERCENT,
                polarity=Polarity.HIGH,
                target=95,
                tolerance=5,
            )
            if value is not None:
                builders.made(functools.partial(_add, found, value))
    sign_in(client, officer)
    page = client.get("/").text

    assert "Your indicators</h1>" in page
    assert "Off target (1)" in page
    assert "50%, target 95%, to 31 December 2013" in page
    assert "Measure 1" not in page
    assert "Add a figure of Measure 2" in page
    assert "All 3 indicators" in page


def _add(indicator: Indicator, value: float) -> None:
    operations.add_figure(
        indicator,
        None,
        area="own",
        period_start=date(2013, 12, 1),
        period_end=date(2013, 12, 31),
        value=value,
        published_on=date(2014, 1, 6),
        source="Report",
    )
