"""The clerk's pages in a real browser: WCAG 2.2 AA, nothing wider than a phone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.browsers import axe
from tracker import clock
from tracker.vocabulary import Restriction

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import LiveServer

PATHS = (
    "/committees",
    "/committees/new",
    "/committees/CSP",
    "/committees/CSP/edit",
    "/committees/CSP/meetings/new",
    "/meetings",
    "/meetings/{meeting}",
    "/meetings/{meeting}/edit",
    "/meetings/{meeting}/agenda/publish",
    "/meetings/{meeting}/minutes/publish",
    "/meetings/{meeting}/issue",
    "/meetings/{meeting}/minutes",
    "/meetings/{meeting}/items/new",
    "/meetings/{meeting}/items/import",
    "/items/{item}",
    "/items/{item}/edit",
    "/items/{item}/minutes",
)


@pytest.fixture
def addresses(live_server: LiveServer) -> list[str]:
    """The addresses of every page, filled with a meeting's."""
    with live_server.app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        meeting = builders.a_meeting(committee, clerk, clock.today() - timedelta(days=1))
        item = builders.an_item(meeting, clerk, "Performance", "- **one**\n- two", "To note.")
        builders.an_item(
            meeting,
            clerk,
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 1",
            public_title="A staff matter",
        )
        builders.an_action(committee, meeting, clerk, item=item)
        builders.agenda_published(meeting, clerk)
        names = {"meeting": meeting.public_id, "item": item.public_id}
    return [path.format(**names) for path in PATHS]


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill("ann.lee@council.example")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def test_pages_of_the_clerk_are_accessible(page: Page, addresses: list[str]) -> None:
    sign_in(page)
    for address in addresses:
        page.goto(address)
        axe(page)


def test_pages_of_the_clerk_fit_a_phone(phone_page: Page, addresses: list[str]) -> None:
    sign_in(phone_page)
    for address in addresses:
        phone_page.goto(address)
        assert phone_page.evaluate("document.documentElement.scrollWidth") <= 390, address


def test_page_is_imported_without_javascript(plain_page: Page, addresses: list[str]) -> None:
    sign_in(plain_page)
    plain_page.goto(next(each for each in addresses if each.endswith("/import")))
    text = "Agenda item\n\nRoad Safety\n\nTo note.\n\nMinutes:\n\nIt was\n\n • noted\n"
    plain_page.get_by_label("Text of the page").fill(text)
    plain_page.get_by_role("button", name="Read the page").click()
    assert plain_page.get_by_role("heading", level=1).inner_text() == "Check what was read"
    plain_page.get_by_role("button", name="Save item").click()
    assert plain_page.get_by_role("heading", level=1).inner_text().endswith("Road Safety")
    assert plain_page.get_by_role("listitem").filter(has_text="noted").count() == 1
