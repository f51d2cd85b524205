"""Actions found in minutes, in a real browser: while typing, after an import, without JavaScript."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.browser.published_page import PAGE, PASSAGE
from tests.browsers import axe, fits
from tracker.vocabulary import MemberRole

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from time_machine import Traveller

    from tests.conftest import LiveServer
    from tracker.models import AgendaItem, Meeting

AGREED = PASSAGE.replace("is brought", "be brought")
SAID = "Agreed that the Head of Roads bring a list of streets to the April meeting."
MORE = "It was agreed that the Chair would write to residents."


@pytest.fixture
def meeting(live_server: LiveServer, clock: Traveller) -> Meeting:
    """A committee’s January meeting, with one in April, a post and two measures."""
    with live_server.app.app_context():
        clerk = builders.a_clerk("Ann Lee")
        committee = builders.a_committee("CSP", "Children’s Safeguarding Committee")
        builders.seated(builders.a_person("Cara Chair"), committee, MemberRole.CHAIR)
        builders.a_post("Head of Roads")
        builders.an_indicator("CF1", "Contacts")
        builders.an_indicator("CF2", "Referrals")
        meeting = builders.a_meeting(committee, clerk, date(2014, 1, 23))
        builders.a_meeting(committee, clerk, date(2014, 4, 24))
    clock.move_to("2014-01-24T10:00+00:00")
    return meeting


@pytest.fixture
def item(live_server: LiveServer, meeting: Meeting) -> AgendaItem:
    with live_server.app.app_context():
        clerk = builders.a_clerk("Bea Cole")
        return builders.an_item(meeting, clerk, "Roads", minutes_source=f"{SAID}\n\n{MORE}")


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill("ann.lee@council.example")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


def paste_and_accept(page: Page, meeting: Meeting) -> None:
    """From a pasted page to a dated, linked action."""
    sign_in(page)
    page.goto(f"/meetings/{meeting.public_id}/items/import")
    page.get_by_label("Text of the page").fill(PAGE.replace(PASSAGE, AGREED))
    page.get_by_role("button", name="Read the page").click()
    page.get_by_label("Number").fill("7")
    page.get_by_role("button", name="Save item").click()
    page.get_by_role("link", name="1 action found in the minutes").first.click()
    assert AGREED in page.locator(".app-found").inner_text()
    page.get_by_role("button", name="Accept passage 1").click()
    page.get_by_role("link", name="CSP/2013-14/001").click()
    shown = page.locator("main").inner_text()
    assert AGREED in shown
    assert "24 April 2014, the April meeting, or sooner" in shown


def test_a_pasted_page_becomes_an_accepted_action_within_a_minute(
    page: Page, meeting: Meeting
) -> None:
    begun = time.monotonic()
    paste_and_accept(page, meeting)
    assert time.monotonic() - begun < 60


def test_a_pasted_page_becomes_an_accepted_action_on_a_phone(
    phone_page: Page, meeting: Meeting
) -> None:
    paste_and_accept(phone_page, meeting)


def test_passages_are_accepted_corrected_and_dismissed_without_javascript(
    plain_page: Page, meeting: Meeting, item: AgendaItem
) -> None:
    page = plain_page
    sign_in(page)
    page.goto(f"/meetings/{meeting.public_id}/minutes?item={item.public_id}")
    assert not page.get_by_label("Stop looking while I type").is_visible()
    page.get_by_role("link", name="Find actions").click()
    page.get_by_role("button", name="Dismiss passage 2").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="Correct passage 2").click()
    assert page.get_by_label("Words of the minutes").input_value() == MORE
    page.get_by_label("Owner").select_option(label="Head of Roads")
    page.get_by_label("No date was agreed").check()
    page.get_by_role("button", name="Record action").click()
    page.goto(f"/items/{item.public_id}/found")
    page.get_by_role("button", name="Accept passage 1").click()
    shown = page.locator("main").inner_text()
    assert "Recorded as CSP/2013-14/001" in shown
    assert "Accepted as CSP/2013-14/002" in shown
    assert page.get_by_role("button", name="Accept").count() == 0


def test_the_page_obeys_wcag_and_fits_a_phone(
    page: Page, phone_page: Page, item: AgendaItem
) -> None:
    for shown in (page, phone_page):
        sign_in(shown)
        shown.goto(f"/items/{item.public_id}/found")
        axe(shown)
        assert fits(shown)
        if shown is page:
            shown.get_by_role("button", name="Dismiss passage 2").click()


def test_passages_show_beside_the_text_while_typing(
    page: Page, meeting: Meeting, item: AgendaItem
) -> None:
    sign_in(page)
    editor = f"/meetings/{meeting.public_id}/minutes?item={item.public_id}"
    page.goto(editor)
    said = page.locator(".app-found__beside [role=status]")
    page.locator("[data-found-count]", has_text="2 actions found").wait_for()
    assert said.inner_text() == "2 actions found"
    area = page.locator("#minutes")

    area.fill(f"😀 noted.\n\n{SAID}")
    page.locator("[data-found-count]", has_text="1 action found").wait_for()
    assert said.inner_text() == "1 action found"
    axe(page)

    page.get_by_role("button", name="Show in the text").press("Enter")
    chosen = "(area) => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert area.evaluate(chosen) == SAID
    assert area.evaluate("(area) => document.activeElement === area")

    page.get_by_label("Stop looking while I type").check()
    assert page.locator("[data-found-count]").count() == 0
    area.fill(MORE)
    page.wait_for_timeout(900)
    assert page.locator("[data-found-count]").count() == 0

    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(editor)
    assert page.get_by_label("Stop looking while I type").is_checked()
    assert page.locator("[data-found-count]").count() == 0
    page.get_by_label("Stop looking while I type").uncheck()
    page.locator("[data-found-count]", has_text="2 actions found").wait_for()


def test_nothing_is_looked_for_while_the_meeting_is_under_way_until_the_writer_asks(
    page: Page, meeting: Meeting, item: AgendaItem, clock: Traveller
) -> None:
    clock.move_to(f"2014-01-23T{meeting.start_time:%H:%M}+00:00")
    sign_in(page)
    editor = f"/meetings/{meeting.public_id}/minutes?item={item.public_id}"
    page.goto(editor)
    silence = page.get_by_label("Stop looking while I type")
    assert silence.is_checked()
    assert page.get_by_text("The meeting is under way").is_visible()
    silence.uncheck()
    page.locator("[data-found-count]", has_text="2 actions found").wait_for()
    axe(page)
    page.goto(editor)
    page.locator("[data-found-count]", has_text="2 actions found").wait_for()
    clock.move_to("2014-01-23T23:45+00:00")
    sign_in(page)
    page.goto(editor)
    page.locator("[data-found-count]", has_text="2 actions found").wait_for()
    assert not page.get_by_text("The meeting is under way").is_visible()


def test_what_cannot_be_looked_at_is_told_and_nothing_lost(
    page: Page, meeting: Meeting, item: AgendaItem
) -> None:
    sign_in(page)
    page.goto(f"/meetings/{meeting.public_id}/minutes?item={item.public_id}")
    page.locator("[data-found-count]").wait_for()
    page.context.clear_cookies()
    page.locator("#minutes").fill(MORE)
    page.get_by_text("could not be looked at just now").first.wait_for()
    assert page.locator("#minutes").input_value() == MORE


def test_the_queue_of_older_minutes_is_gone_through_by_keyboard(
    page: Page, phone_page: Page, item: AgendaItem
) -> None:
    del item
    sign_in(page)
    page.goto("/found")
    page.get_by_role("button", name="Read them now").press("Enter")
    page.get_by_text("1 item read.").wait_for()
    assert page.locator(".app-found").count() == 2
    axe(page)
    page.locator("body").press("a")
    assert page.locator(".app-found").count() == 2, "a key counts only on a passage"
    page.get_by_role("button", name="Accept passage 1").press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.get_by_text("Action CSP/2013-14/001 recorded.").wait_for()
    page.locator(".app-found:focus").wait_for()
    page.keyboard.press("c")
    page.get_by_label("Words of the minutes").wait_for()
    page.go_back()
    page.get_by_role("button", name="Dismiss passage 1").press("d")
    page.get_by_text("You have decided on everything").wait_for()
    sign_in(phone_page)
    phone_page.goto("/found")
    axe(phone_page)
    assert fits(phone_page)
