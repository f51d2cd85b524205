"""The life of an action in a real browser, by those who live it: owner, chair and clerk.

The owner comes from an e-mail and answers with a file, counted in clicks; the chair supports,
returns and asks; the clerk records what a meeting decided about twenty actions in one form and
takes the tracker as Word. Every page on the way keeps to WCAG 2.2 AA and fits its screen.
"""

from __future__ import annotations

import io
import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests import builders
from tests.browsers import axe, fits, without_scripts
from tests.documents import files
from tests.operations.test_outgoing_emails import sent, text_of
from tests.web.actions import scene as scenes
from tests.web.actions.scene import Scene
from tests.web.decisions import test_decisions as decisions
from tracker.vocabulary import UpdateKind

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from time_machine import Traveller

    from tests.conftest import LiveServer
    from tests.mail_server import MailServer

CLICKS_OF_AN_ANSWER = 5
"""The link in the e-mail, Sign in, what happens next, the file, Add update; typing apart."""


def look(page: Page, name: str) -> None:
    """Hold a page to what every page keeps to; PICTURES_TO is a folder for a picture of it."""
    if page not in without_scripts:
        axe(page)
    assert fits(page), f"{page.url} is wider than its screen"
    folder = os.environ.get("PICTURES_TO")
    if folder:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def sign_in(page: Page, email: str | None) -> None:
    page.get_by_label("E-mail address").fill(email or "")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()


def mailed(server: LiveServer, mail_server: MailServer) -> str:
    """Send what is due, and return the text that arrived last."""
    with server.app.app_context():
        sent(mail_server)
    return text_of(mail_server.messages[-1])


def link_in(text: str, ending: str) -> str:
    """The path of the link in an e-mail that ends so."""
    found = re.search(rf"https://actions\.example(\S+{ending})", text)
    assert found, text
    return found[1]


def evidence(folder: Path) -> Path:
    file = folder / "Minutes of the group.pdf"
    file.write_bytes(files.PDF)
    return file


@pytest.fixture
def scene(live_server: LiveServer, clock: Traveller) -> Scene:
    clock.move_to("2014-01-24T10:00:00Z")
    made = scenes.build(live_server.app)
    made.publish()
    return made


@pytest.mark.parametrize("screen", ["page", "phone_page", "plain_page"])
def test_an_owner_answers_from_the_e_mail_with_a_file_in_five_clicks(
    request: pytest.FixtureRequest,
    live_server: LiveServer,
    mail_server: MailServer,
    scene: Scene,
    screen: str,
    tmp_path: Path,
) -> None:
    page: Page = request.getfixturevalue(screen)
    link = link_in(mailed(live_server, mail_server), "/update")

    page.goto(link)  # the first click
    sign_in(page, scene.owner.email)  # the second
    page.wait_for_url(f"**{link}")
    look(page, "update")
    page.get_by_label("What has been done?").fill(
        "The group met on 20 January and chose ten cases."
    )
    page.get_by_label("This is the report asked for").check()  # the third
    page.get_by_label("Files that show it").set_input_files(evidence(tmp_path))  # the fourth
    page.get_by_role("button", name="Add update").click()  # the fifth, and the last

    page.get_by_text("Report added.").wait_for()
    look(page, "action-owner")
    with page.expect_download() as download:
        page.get_by_role("link", name="Minutes of the group").click()
    assert Path(download.value.path()).read_bytes() == files.PDF


def test_an_owner_answers_by_keyboard_alone(page: Page, scene: Scene) -> None:
    page.goto("/sign-in")
    sign_in(page, scene.owner.email)
    page.goto(f"{scene.address}/update")
    page.get_by_label("What has been done?").focus()
    page.keyboard.type("Work began in March.")
    for key in ("Tab", "Space", "ArrowDown", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    page.get_by_text("Report added.").wait_for()


@pytest.mark.parametrize("screen", ["page", "phone_page"])
def test_a_chair_asks_returns_and_supports_where_the_chair_looks(
    request: pytest.FixtureRequest,
    live_server: LiveServer,
    mail_server: MailServer,
    scene: Scene,
    clock: Traveller,
    screen: str,
) -> None:
    page: Page = request.getfixturevalue(screen)
    clock.move_to("2014-03-10T10:00:00Z")
    page.goto("/sign-in")
    sign_in(page, scene.chair.email)
    page.goto("/committees/CSP/outstanding")
    look(page, "outstanding-overdue")
    page.get_by_role("link", name="Ask for an update").click()
    look(page, "ask")
    page.locator("#reason").fill("What prevents it?")
    page.locator("main").get_by_role("button", name="Ask").click()
    page.get_by_text("Asked for an update.").wait_for()
    assert scenes.WORDING in mailed(live_server, mail_server)

    scene.say(UpdateKind.REPORT, "It met on 3 March.")
    page.goto("/committees/CSP/outstanding")
    look(page, "outstanding-awaiting")
    page.get_by_role("link", name="This does not answer it").click()
    look(page, "return")
    page.get_by_label("What is missing?").fill("The figures are missing.")
    page.get_by_role("button", name="Return to its owner").click()
    page.get_by_text("Returned to its owner.").wait_for()
    assert "was returned" in mailed(live_server, mail_server)

    scene.say(UpdateKind.REPORT, "It met on 3 March; the figures are attached.")
    page.goto("/")
    look(page, "chair")
    page.get_by_role("link", name="Support closing").first.click()
    look(page, "support")
    page.get_by_role("button", name="Support closing").click()
    page.get_by_text("Noted: you support closing this action.").wait_for()
    look(page, "action-chair")


def test_a_chair_reads_the_letter_after_two_asks_unanswered(
    page: Page, phone_page: Page, scene: Scene, clock: Traveller
) -> None:
    for day in ("2014-03-10", "2014-03-17"):
        clock.move_to(f"{day}T10:00:00Z")
        page.goto("/sign-in")
        if "/sign-in" in page.url:
            sign_in(page, scene.chair.email)
        page.goto(f"{scene.address}/ask-for-update")
        page.locator("main").get_by_role("button", name="Ask").click()
        page.get_by_text("Asked for an update.").wait_for()
    clock.move_to("2014-03-25T10:00:00Z")
    for screen in (page, phone_page):
        screen.goto("/sign-in")
        if "/sign-in" in screen.url:
            sign_in(screen, scene.chair.email)
        screen.goto(scene.address)
        screen.get_by_role("link", name="Letter to the chief executive").click()
        look(screen, "letter")
        assert "10 March 2014" in screen.locator("main").inner_text()


@pytest.fixture
def evening(live_server: LiveServer, clock: Traveller) -> decisions.Evening:
    clock.move_to("2014-01-24T10:00:00Z")
    made = decisions.build(live_server.app)
    clock.move_to("2014-04-25T10:00:00Z")
    return made


@pytest.mark.parametrize("screen", ["page", "phone_page", "plain_page"])
def test_a_clerk_records_twenty_decisions_in_one_form_and_takes_the_tracker_as_word(
    request: pytest.FixtureRequest, evening: decisions.Evening, screen: str
) -> None:
    page: Page = request.getfixturevalue(screen)
    page.goto("/sign-in")
    sign_in(page, evening.clerk.email)
    page.goto(f"/meetings/{evening.april.public_id}")
    look(page, "meeting-clerk")
    page.get_by_role("link", name="Record decisions").click()
    look(page, "decisions")
    page.wait_for_load_state()
    rows = page.locator("section.app-decision")
    assert rows.count() == 20
    page.get_by_label("Under which item were they decided?").select_option(index=1)
    for number in range(16):
        rows.nth(number).get_by_label("Agreed to close", exact=False).check()
    rows.nth(16).get_by_label("Carried forward", exact=False).check()
    rows.nth(17).get_by_label("Not answered").check()
    page.locator("main").get_by_role("button", name="Record decisions").click()
    page.get_by_text("There is a problem").wait_for()
    look(page, "decisions-refused")
    missing = rows.nth(17).get_by_label("What is missing", exact=False)
    missing.fill("The figures are missing")
    assert rows.nth(3).get_by_label("Agreed to close", exact=False).is_checked()
    rows.nth(18).get_by_label("Further report").check()
    rows.nth(18).get_by_label("When is it wanted?").first.select_option(
        label="To the meeting in a month"
    )
    rows.nth(18).get_by_label("Month", exact=False).first.select_option(label="June")
    page.locator("main").get_by_role("button", name="Record decisions").click()
    page.get_by_text("Decisions on 19 actions recorded.").wait_for()
    look(page, "meeting-decided")

    page.goto("/committees/CSP/action-log")
    with page.expect_download() as download:
        page.get_by_role("link", name="Word").last.click()
    paper = Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    text = "\n".join(
        cell.text for table in paper.tables for row in table.rows for cell in row.cells
    )
    assert "Bring update number 1" in text
    assert "12 June 2014" in text
    assert date(2014, 4, 24) == evening.action(1).closed_on
