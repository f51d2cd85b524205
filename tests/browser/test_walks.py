"""Whole walks of the readers through the demonstration, at a desk and on a phone.

Each goes from their desk to the end of their main job. On every page on the way: one heading, no
sideways scrolling, and on the phone nothing that axe finds; the console is silent throughout (`visit`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsers import DESKTOP, PHONE, axe, fits, visit
from tracker import clock, demonstration, transaction

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import LiveServer


@pytest.fixture
def council(live_server: LiveServer) -> LiveServer:
    """The demonstration, as it stands today."""
    with live_server.app.app_context():
        password_hash = live_server.app.extensions["passwords"].hash(demonstration.PASSWORD)
        transaction.write(lambda: demonstration.load(clock.today(), password_hash))
    return live_server


def look(page: Page) -> None:
    """What holds on every page."""
    assert page.locator("h1").count() == 1, page.url
    assert fits(page), page.url
    if page.viewport_size == PHONE:
        axe(page)


def follow(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    page.wait_for_load_state()
    look(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name).first.click()
    page.wait_for_load_state()
    look(page)


def public(page: Page) -> None:
    look(page)
    follow(page, "Children’s Safeguarding Policy and Practice Committee, ")
    page.goto("/committees/CSP")
    look(page)
    held = page.locator("#past ~ .app-table-region .app-table__main")
    held.nth(1).click()
    page.wait_for_load_state()
    look(page)
    page.locator("main h2 a[href^='/items/']").last.click()
    page.wait_for_load_state()
    look(page)
    page.locator("main .app-card__title a").first.click()
    page.wait_for_load_state()
    look(page)
    page.goto("/committees/CSP/action-log")
    look(page)
    page.goto("/indicators/CS11")
    look(page)
    assert page.get_by_role("heading", name="Actions that concern it").is_visible()


def officer(page: Page) -> None:
    look(page)
    follow(page, "Add an update")
    page.get_by_label("What has been done?").fill("The first eight reviews were done.")
    page.get_by_role("radio", name="A later date is needed").check()
    press(page, "Add update")
    press(page, "Ask for a later date")
    page.get_by_text("There is a problem").wait_for()
    assert "eight reviews" in page.get_by_label("Why is a later date needed?").input_value()


def chair(page: Page) -> None:
    look(page)
    follow(page, "outstanding items of")
    follow(page, "Support closing")
    press(page, "Support closing")
    page.get_by_text("Noted: you support closing this action.").wait_for()
    page.goto("/committees/CSP/outstanding")
    follow(page, "Briefing for")
    page.go_back()
    follow(page, "Ask for an update")
    press(page, "Ask")
    page.get_by_text("Asked for an update.").wait_for()


def member(page: Page) -> None:
    look(page)
    page.locator("#next-meetings ~ ul a").first.click()
    page.wait_for_load_state()
    look(page)
    page.locator("main h2 a[href^='/items/']").last.click()
    page.wait_for_load_state()
    look(page)
    page.goto("/meetings")
    look(page)
    page.goto("/committees/CSP/programme")
    look(page)


def clerk(page: Page) -> None:
    look(page)
    follow(page, "Build the agenda")
    press(page, "Add these to the agenda")
    follow(page, "Check and publish")
    press(page, "Publish agenda")
    page.goto("/committees/CSP")
    look(page)
    page.locator("#past ~ .app-table-region .app-table__main").first.click()
    page.wait_for_load_state()
    follow(page, "Record decisions")
    rows = page.locator(".app-decision")
    # What is folded until something is decided makes the form short.
    assert rows.locator(".app-decision__update:visible").count() == 0
    rows.first.get_by_label("Further report").check()
    assert rows.first.locator(".app-decision__update").is_visible()
    assert not rows.first.locator(".app-decision__month").is_visible()
    rows.first.get_by_label("When is it wanted?").select_option("To the next meeting")
    press(page, "Record decisions")
    page.get_by_text("Decision on 1 action recorded.").wait_for()


def performance(page: Page) -> None:
    look(page)
    page.locator("main section a").first.click()
    page.wait_for_load_state()
    look(page)
    follow(page, "Add a figure")


WALKS = {walk.__name__: walk for walk in (public, officer, chair, member, clerk, performance)}


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_each_reader_walks_to_the_end_of_their_job(
    browser: Browser, council: LiveServer, screen: dict[str, int]
) -> None:
    for who, walk in WALKS.items():
        with visit(browser, council.url, viewport=screen) as page:
            page.goto("/")
            if who != "public":
                page.goto("/sign-in")
                page.get_by_label("E-mail address").fill(f"{who}@wexcombe.example")
                page.get_by_label("Password").fill(demonstration.PASSWORD)
                page.get_by_role("main").get_by_role("button", name="Sign in").click()
                page.wait_for_url("**/")
            walk(page)
