"""The main job in a real browser, with and without JavaScript: from a page to an overdue action.

The clerk imports a published page, records and issues the April action with three indicators;
the officer finds it and adds progress, which does not answer it; the clock passes the meeting
and the chair sees it overdue with its owner; the public sees what is published and no draft.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.browser.published_page import PAGE, PASSAGE
from tests.browsers import axe
from tracker.vocabulary import MemberRole

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from time_machine import Traveller

    from tests.conftest import LiveServer

SAMPLE = Path(__file__).parents[3] / "shared" / "sample" / "performance-report-item.txt"
SAMPLE_PASSAGE = (
    "Agreed that there is an update to the April Committee meeting on the work of this officer "
    "performance group or sooner to the Committee if available."
)
WORDING = "Bring an update on the work of the officer performance group"
MEASURES = ("Contacts", "Referrals", "Children on a child protection plan")


@pytest.fixture
def council(live_server: LiveServer, clock: Traveller) -> LiveServer:
    """A committee with meetings in January and April 2014, its people, post and measures."""
    with live_server.app.app_context():
        clerk = builders.a_clerk("Ann Lee")
        officer = builders.a_person("Olu Director")
        chair = builders.a_person("Cara Chair")
        committee = builders.a_committee("CSP", "Children’s Safeguarding Committee")
        builders.seated(chair, committee, MemberRole.CHAIR)
        post = builders.a_post("Director of Children’s Services")
        builders.appointed(officer, post)
        builders.a_meeting(committee, clerk, date(2014, 1, 23))
        builders.a_meeting(committee, clerk, date(2014, 4, 24))
        for number, name in enumerate(MEASURES, start=1):
            builders.an_indicator(f"CF{number}", name)
    clock.move_to("2014-01-24T10:00+00:00")
    return live_server


def sign_in(page: Page, name: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(f"{name.lower().replace(' ', '.')}@council.example")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()


def import_page(page: Page, text: str) -> None:
    """The clerk finds the January meeting and pastes the page."""
    page.get_by_role("link", name="Meetings", exact=True).click()
    page.get_by_role("link", name="23 January 2014").first.click()
    page.get_by_role("link", name="Import a published item").click()
    page.get_by_label("Text of the page").fill(text)
    page.get_by_role("button", name="Read the page").click()
    page.get_by_role("heading", name="Check what was read").wait_for()
    page.get_by_label("Number").fill("7")
    page.get_by_role("button", name="Save item").click()
    page.get_by_role("heading", level=1, name="Performance Report").wait_for()


def record_action(page: Page, passage: str) -> str:
    """The clerk records what was agreed, linked to three measures; returns its reference."""
    page.get_by_role("link", name="Record an action").first.click()
    page.get_by_label("Short wording").fill(WORDING)
    page.get_by_label("Words of the minutes").fill(passage)
    page.get_by_label("Owner").select_option(label="Director of Children’s Services")
    page.get_by_label("At the meeting in a month").check()
    page.get_by_role("combobox", name="Month").select_option(label="April")
    page.get_by_label("Or sooner if available").check()
    page.get_by_text("Indicators it concerns").click()
    for name in MEASURES:
        page.get_by_label(name, exact=True).check()
    page.get_by_role("button", name="Record action").click()
    page.get_by_text("CSP/2013-14/001").first.wait_for()
    return "CSP/2013-14/001"


def issue_and_publish(page: Page) -> None:
    page.get_by_role("link", name="Meetings", exact=True).click()
    page.get_by_role("link", name="23 January 2014").first.click()
    page.get_by_role("link", name="Issue 1 action").click()
    page.locator("main").get_by_role("button", name="Issue").click()
    page.get_by_role("link", name="Publish agenda").click()
    page.locator("main").get_by_role("button", name="Publish agenda").click()


def publish_minutes(page: Page) -> None:
    page.get_by_role("link", name="Meetings", exact=True).click()
    page.get_by_role("link", name="23 January 2014").first.click()
    page.get_by_role("link", name="Publish draft minutes").click()
    page.locator("main").get_by_role("button", name="Publish draft minutes").click()


def add_progress(page: Page) -> None:
    """The officer finds the action on the desk and says that work goes on."""
    page.get_by_role("heading", level=1, name="Your actions").wait_for()
    page.get_by_role("link", name="Add an update").first.click()
    page.get_by_label("What has been done?").fill("The group has met twice and chosen ten cases.")
    page.get_by_label("Work goes on").check()
    page.get_by_role("button", name="Add update").click()
    page.get_by_text("The group has met twice").first.wait_for()


def journey(page: Page, clock: Traveller, text: str, passage: str) -> None:
    sign_in(page, "Ann Lee")
    import_page(page, text)
    reference = record_action(page, passage)
    assert "24 April 2014" in page.locator("main").inner_text()
    issue_and_publish(page)
    sign_out(page)
    assert page.goto(f"/actions/{reference}").status == 404  # pyright: ignore - a page answered

    sign_in(page, "Olu Director")
    add_progress(page)
    assert passage[:40] not in page.locator("main").inner_text(), "an owner read a draft passage"
    sign_out(page)

    sign_in(page, "Ann Lee")
    publish_minutes(page)
    sign_out(page)

    clock.move_to("2014-04-24T21:00+01:00")
    sign_in(page, "Cara Chair")
    page.goto("/committees/CSP/outstanding")
    assert "0\noverdue" in page.locator("main").inner_text()
    sign_out(page)

    clock.move_to("2014-04-25T09:00+01:00")
    sign_in(page, "Cara Chair")
    page.goto("/committees/CSP/outstanding")
    shown = page.locator("main").inner_text()
    assert "Overdue (1)" in shown
    assert "Director of Children’s Services: Olu Director" in shown
    assert "Overdue by 1 day" in shown
    sign_out(page)

    page.goto(f"/actions/{reference}")
    public = page.locator("main").inner_text()
    assert WORDING in public
    assert passage[:40] in public
    assert "The group has met twice" not in public, "an unreleased update was shown"
    assert "Olu Director" not in public, "the public read a name that is not public"


@pytest.mark.usefixtures("council")
def test_the_main_job_is_done_with_javascript(page: Page, clock: Traveller) -> None:
    journey(page, clock, PAGE, PASSAGE)
    axe(page)


@pytest.mark.usefixtures("council")
def test_the_main_job_is_done_without_javascript(plain_page: Page, clock: Traveller) -> None:
    journey(plain_page, clock, PAGE, PASSAGE)


@pytest.mark.usefixtures("council")
def test_the_main_job_is_done_on_a_phone(phone_page: Page, clock: Traveller) -> None:
    journey(phone_page, clock, PAGE, PASSAGE)


@pytest.mark.usefixtures("council")
@pytest.mark.skipif(not SAMPLE.exists(), reason="the real page stands beside a checkout only")
def test_the_main_job_is_done_on_the_real_page(page: Page, clock: Traveller) -> None:
    journey(page, clock, SAMPLE.read_text(), SAMPLE_PASSAGE)
