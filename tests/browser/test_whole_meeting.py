"""A meeting from its empty agenda to its locked minutes, by two clerks in real browsers."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.browsers import axe, fits
from tracker.vocabulary import MemberRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from time_machine import Traveller

    from tests.conftest import LiveServer
    from tracker.models import Meeting

PICTURES = os.environ.get("PICTURES_OF_A_MEETING")
"""A folder, for whoever wants to look at the pages."""
HELD, NEXT = date(2014, 1, 23), date(2014, 4, 24)
NOTED = "The panel noted the report.\n\nMembers asked why visits fell."
THANKED = "Officers were thanked."
AGREED = "The Head of Roads agreed to bring a list of streets to the next meeting."


class Sitting:
    """Two meetings of a panel, in January and in April."""

    def __init__(self) -> None:
        self.ann, self.bea = builders.a_clerk("Ann Lee"), builders.a_clerk("Bea Cole")
        committee = builders.a_committee("CSP", "Children’s Safeguarding Panel")
        builders.seated(builders.a_person("Cora Chair"), committee, MemberRole.CHAIR)
        builders.appointed(builders.a_person("Hal Roads"), builders.a_post("Head of Roads"))
        self.first: Meeting = builders.a_meeting(committee, self.ann, HELD)
        self.second: Meeting = builders.a_meeting(committee, self.ann, NEXT)


@pytest.fixture
def sitting(live_server: LiveServer, clock: Traveller) -> Sitting:
    clock.shift(timedelta(days=-14))
    with live_server.app.app_context():
        return Sitting()


def sign_in(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(f"{name.lower().replace(' ', '.')}@council.example")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


def look(page: Page, what: str) -> None:
    assert fits(page)
    axe(page)
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{what}.png", full_page=True)


def press(page: Page, name: str, told: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    page.get_by_text(told).first.wait_for()


def publish_agenda(page: Page, meeting: Meeting) -> None:
    page.goto(f"/meetings/{meeting.public_id}/agenda")
    press(page, "Add these to the agenda", "items added")
    page.get_by_role("link", name="Check and publish", exact=False).click()
    press(page, "Publish agenda", "Agenda published.")


def record_attendance(page: Page, meeting: Meeting) -> None:
    page.goto(f"/meetings/{meeting.public_id}/attendance")
    page.get_by_label("Present", exact=False).first.check()
    look(page, "attendance")
    press(page, "Save attendance", "Attendance saved")


def open_editor(page: Page, meeting: Meeting, title: str) -> None:
    page.goto(f"/meetings/{meeting.public_id}/minutes")
    page.get_by_role("navigation", name="Items").get_by_role("link", name=title).click()
    page.get_by_role("heading", level=1, name=title).wait_for()


def minute_together(page: Page, other: Page, meeting: Meeting) -> None:
    """Both write under one item; the second to save merges, and nothing is lost."""
    title = "Matters arising"
    open_editor(page, meeting, title)
    page.locator("#minutes").fill(f"{NOTED}\n\n{THANKED}")
    open_editor(other, meeting, title)
    other.locator("#minutes").fill(f"{NOTED}\n\n{AGREED}")
    press(other, "Save", "saved")
    press(page, "Save", "Bea Cole changed item")
    look(page, "merge")
    for each in page.get_by_label("Keep both").all():
        each.check()
    press(page, "Save merged text", "Merged text of item")
    open_editor(page, meeting, title)
    merged = page.locator("#minutes").input_value()
    assert merged.count(AGREED) == merged.count(THANKED) == 1
    page.locator("button[name=accept]").first.wait_for()
    look(page, "editor")
    page.locator("#minutes").focus()
    page.keyboard.press("Control+Enter")
    page.get_by_text("Action recorded:").wait_for()


def clear(page: Page, other: Page, meeting: Meeting) -> None:
    """The officer suggests other words for a paragraph; the clerk takes them in one step."""
    page.goto(f"/meetings/{meeting.public_id}/clearance/circulate")
    for each in page.get_by_role("group", name="Items").get_by_role("checkbox").all():
        each.check()
    if not page.get_by_label("Head of Roads").is_visible():
        page.get_by_text("Other posts").click()
    page.get_by_label("Head of Roads").check()
    look(page, "circulate")
    press(page, "Circulate", "Circulated until")
    sign_in(other, "Hal Roads")
    other.goto("/")
    other.get_by_role("link", name="Draft minutes", exact=False).first.click()
    look(other, "draft")
    other.goto(other.url)
    link = other.locator(".app-passage", has_text=THANKED).get_by_role("link", name="Comment")
    other.goto(link.get_attribute("href") or "")
    other.get_by_label("Suggested wording").check()
    other.locator("#wording").fill(f"{THANKED[:-1]} for the plan.")
    look(other, "comment")
    press(other, "Save comment", "Your comment")
    page.goto(f"/meetings/{meeting.public_id}/clearance")
    look(page, "comments")
    page.get_by_role("button", name="Accept").click()
    page.get_by_text("Accepted", exact=False).first.wait_for()


def publish_minutes(page: Page, meeting: Meeting) -> None:
    page.goto(f"/meetings/{meeting.public_id}/minutes/publish")
    look(page, "publish")
    page.get_by_role("link", name="See the page as everybody will see it").click()
    assert AGREED in page.inner_text("main")
    page.goto(f"/meetings/{meeting.public_id}/minutes/publish")
    press(page, "Publish draft minutes", "Minutes published")


def correct_and_confirm(page: Page, sitting: Sitting) -> None:
    there = f"/meetings/{sitting.first.public_id}"
    page.goto(f"{there}/minutes/corrections")
    page.locator("select[name=item]").select_option(index=1)
    page.get_by_label("Words to strike").fill("why visits fell")
    page.get_by_label("Words in their place").fill("why home visits fell")
    press(page, "Record correction", "why home visits fell")
    look(page, "corrections")
    page.goto(f"{there}/minutes/confirm")
    look(page, "confirm")
    press(page, "Confirm the minutes", "Minutes confirmed")


def test_a_meeting_from_its_agenda_to_its_locked_minutes(
    page: Page,
    sitting: Sitting,
    clock: Traveller,
    new_page: Callable[..., AbstractContextManager[Page]],
) -> None:
    there = f"/meetings/{sitting.first.public_id}"
    sign_in(page, "Ann Lee")
    publish_agenda(page, sitting.first)

    clock.shift(timedelta(days=14))
    sign_in(page, "Ann Lee")
    record_attendance(page, sitting.first)
    with new_page() as other:
        sign_in(other, "Bea Cole")
        minute_together(page, other, sitting.first)
        clear(page, other, sitting.first)
    publish_minutes(page, sitting.first)

    clock.shift(timedelta(days=91))
    sign_in(page, "Ann Lee")
    publish_agenda(page, sitting.second)
    correct_and_confirm(page, sitting)

    page.goto(f"{there}/minutes")
    assert page.locator("#minutes").count() == 0, "confirmed minutes can still be written"
    page.context.clear_cookies()
    page.goto(there)
    told = page.inner_text("main")
    assert "Confirmed on 24 April 2014" in told
    assert "with 1 correction, signed by Cora Chair" in told
    assert AGREED in told
    assert "Officers were thanked for the plan." in told
    look(page, "public")
