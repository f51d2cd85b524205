"""A tracker from its file to the actions in a browser without JavaScript, by keyboard alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from tests import builders
from tests.browser.test_life_of_actions import look, sign_in
from tests.web.trackers import logs
from tracker.db import db
from tracker.jobs.worker import Worker
from tracker.models import Action

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page
    from time_machine import Traveller

    from tests.conftest import LiveServer

MOST_TABS = 80


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is there."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")


def press(page: Page, name: str) -> None:
    """Reach a button of the page and press it; the page it leads to is loaded."""
    reach(page, page.locator("main").get_by_role("button", name=name))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_tracker_is_imported_without_scripts_and_by_keyboard(
    plain_page: Page, live_server: LiveServer, clock: Traveller, tmp_path: Path
) -> None:
    page, worker = plain_page, Worker(live_server.app)
    clock.move_to("2014-06-12T09:00:00Z")
    with live_server.app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        builders.appointed(builders.a_person("Sam Kerr"), builders.a_post())
        builders.a_meeting(committee, clerk, on=date(2014, 1, 23))
    file = tmp_path / "log.xlsx"
    file.write_bytes(logs.as_excel(logs.AREAS))
    page.goto("/sign-in")
    sign_in(page, clerk.email)

    page.goto("/import/tracker")
    look(page, "tracker-send")
    reach(page, page.get_by_label("Committee"))
    page.keyboard.type("Safe")
    # The system's own chooser of files is beyond a test; the field is reached, and given a file.
    chooser = page.locator("input[type=file]")
    reach(page, chooser)
    chooser.set_input_files(file)
    reach(page, page.locator("input[name=published]").first)
    page.keyboard.press("Space")
    press(page, "Send the tracker")
    page.get_by_role("heading", name="What do the columns hold?").wait_for()
    look(page, "tracker-columns")
    press(page, "Read the rows")
    while worker.do_next():
        pass
    reach(page, page.get_by_role("link", name="See how far it is now"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_text("3 new actions").wait_for()
    look(page, "tracker-rows")
    reach(page, page.get_by_label("Record it").last)
    page.keyboard.press("ArrowDown")
    press(page, "Keep what I chose")
    page.get_by_text("Kept. Nothing is recorded yet.").wait_for()
    press(page, "Record these actions")
    while worker.do_next():
        pass

    with live_server.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Action)) == 2
