"""The work programme in a browser: on two screens, dragged, and without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsers import axe, fits
from tests.builders import PASSWORD
from tests.conftest import LiveServer
from tests.web.programme.panels import HERE, Panel, a_panel
from tracker.vocabulary import MeetingStatus

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from time_machine import Traveller


@pytest.fixture
def live_panel(live_server: LiveServer, clock: Traveller) -> Panel:
    """A committee with three subjects, of which one meeting was cancelled."""
    del clock
    panel = a_panel(live_server.app, live_server.app.test_client(), signed_in=False)
    for subject in ("Budget", "Adoption"):
        panel.plan(subject, panel.first, purpose="To consider it")
    panel.plan("Housing")
    return panel


def sign_in(page: Page) -> None:
    """Come in as the panel's clerk and open the programme."""
    page.goto("/sign-in")
    page.fill("#email", "ann.lee@council.example")
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.goto(HERE)


def test_no_law_of_access_is_broken(live_panel: Panel, page: Page, phone_page: Page) -> None:
    live_panel.plan("Fostering", live_panel.second)
    live_panel.set_status(live_panel.second, MeetingStatus.CANCELLED)
    for screen in (page, phone_page):
        sign_in(screen)
        for address in (HERE, f"{HERE}/new", "/programme/1/move", "/programme/1/to-agenda"):
            screen.goto(address)
            axe(screen)
            assert fits(screen)


def test_a_subject_is_dragged_to_another_meeting(live_panel: Panel, page: Page) -> None:
    sign_in(page)
    handle = page.locator("#planned-3 .app-planned__handle")
    handle.drag_to(page.locator("#planned-1"), target_position={"x": 200, "y": 2})
    page.wait_for_url(f"**{HERE}#planned-3")
    assert live_panel.order() == [
        (live_panel.first.held_on, subject) for subject in ("Housing", "Budget", "Adoption")
    ]
    page.locator("#planned-3 .app-planned__handle").drag_to(
        page.locator(f"[data-meeting='{live_panel.second.id}']")
    )
    page.wait_for_function("document.querySelectorAll('#planned-1 button').length === 1")
    assert live_panel.order()[-1] == (live_panel.second.held_on, "Housing")


def test_a_subject_is_moved_without_javascript(live_panel: Panel, plain_page: Page) -> None:
    sign_in(plain_page)
    assert plain_page.locator(".app-planned__handle").count() == 0
    plain_page.click("#planned-2 button:has-text('Move up')")
    assert [subject for _day, subject in live_panel.order()] == ["Adoption", "Budget", "Housing"]
    plain_page.click("#planned-2 a:has-text('Move')")
    plain_page.select_option("#meeting_id", label="24 March 2014")
    plain_page.fill("#place", "")
    plain_page.click("main form button")
    assert live_panel.order()[1] == (live_panel.second.held_on, "Adoption")
