"""Planning a year and importing people in a real browser, without scripts and on a phone."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.browsers import axe

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from time_machine import Traveller

    from tests.conftest import LiveServer


@pytest.fixture
def server(live_server: LiveServer, clock: Traveller) -> LiveServer:
    del clock
    with live_server.app.app_context():
        builders.a_clerk()
        builders.a_committee(usual_time=time(18, 30), usual_place="Room 1")
    return live_server


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill("ann.lee@council.example")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


def test_year_is_planned_by_a_pattern_without_scripts(server: LiveServer, plain_page: Page) -> None:
    del server
    sign_in(plain_page)
    plain_page.goto("/committees/CSP/calendar")
    plain_page.get_by_text("Fill in by a pattern").click()
    plain_page.get_by_role("checkbox", name="August").uncheck()
    plain_page.get_by_role("button", name="Fill in these days").click()
    plain_page.get_by_role("button", name="Check these dates").click()
    plain_page.get_by_role("link", name="Change the dates").click()
    field = plain_page.get_by_label("Day of the first meeting in April 2014")
    assert field.input_value() == "17"
    field.fill("24")
    plain_page.get_by_role("button", name="Check these dates").click()
    plain_page.get_by_role("button", name="Add 11 meetings").click()
    plain_page.get_by_text("11 meetings added.").wait_for()
    assert plain_page.get_by_text("24 April 2014").count() == 1


@pytest.mark.parametrize(
    ("address", "label", "text", "button"),
    [
        ("/committees/CSP/calendar", "Day of the first meeting in April 2014", "18", "Check"),
        (
            "/committees/CSP/calendar/import",
            "Or paste its text",
            "date\n18/4/2014\n31/2/2014",
            "Read the calendar",
        ),
        (
            "/records/import",
            "Or paste its text",
            "name,post,parent post\nMo,Head,\nJo,Carer,Nobody",
            "Read the file",
        ),
    ],
)
def test_pages_are_accessible_on_a_phone(
    server: LiveServer, phone_page: Page, address: str, label: str, text: str, button: str
) -> None:
    del server
    sign_in(phone_page)
    phone_page.goto(address)
    axe(phone_page)
    phone_page.get_by_label(label).fill(text)
    phone_page.get_by_role("button", name=button).click()
    phone_page.get_by_text("Nothing is saved yet.").wait_for()
    axe(phone_page)
    assert phone_page.evaluate("document.documentElement.scrollWidth") == 390
