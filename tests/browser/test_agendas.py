"""An agenda is built, put in order, given its documents and published, in real browsers."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.browsers import axe, fits
from tests.documents import files
from tracker import clock

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.conftest import LiveServer
    from tracker.models import Meeting, Person

PICTURES = os.environ.get("PICTURES_OF_AGENDAS")
"""A folder, for whoever wants to look at the pages."""
REPORT = {"name": "Road safety.pdf", "mimeType": "application/pdf", "buffer": files.PDF}
NEWER = {"name": "Road safety 2.pdf", "mimeType": "application/pdf", "buffer": files.PDF}


class Visit:
    """A clerk's visit with one browser; `look` checks a page, and takes its picture if wanted."""

    def __init__(self, page: Page, name: str, *, scripts: bool) -> None:
        self.page, self.name, self.scripts = page, name, scripts

    def look(self, what: str) -> None:
        assert fits(self.page)
        if self.scripts:
            axe(self.page)
        if PICTURES:
            path = Path(PICTURES) / f"{what}-{self.name}.png"
            self.page.screenshot(path=path, full_page=True)

    def press(self, what: Locator) -> None:
        """Press it as by keyboard."""
        what.focus()
        self.page.keyboard.press("Enter")

    def titles(self) -> list[str]:
        return [
            each.inner_text().strip() for each in self.page.locator(".app-agenda__title > a").all()
        ]


@pytest.fixture
def meeting(live_server: LiveServer) -> Meeting:
    """A meeting in three weeks, and an action of the last one that is outstanding."""
    with live_server.app.app_context():
        clerk: Person = builders.a_clerk()
        builders.a_clerk("Bo Second")
        committee = builders.a_committee("CSP", "Children’s Safeguarding Committee")
        last = builders.a_meeting(committee, clerk, clock.today() - timedelta(days=30))
        builders.an_action(committee, last, clerk, "Bring a list of streets")
        coming = builders.a_meeting(committee, clerk, clock.today() + timedelta(days=21))
        builders.an_item(coming, clerk, "Road safety", number="1")
        return coming


def sign_in(page: Page, name: str = "Ann Lee") -> None:
    page.context.clear_cookies()
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(f"{name.lower().replace(' ', '.')}@council.example")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()


def build(visit: Visit, meeting: Meeting) -> None:
    """From an empty template to a published agenda whose report was replaced and removed."""
    there = f"/meetings/{meeting.public_id}"
    sign_in(visit.page)
    order = put_in_order(visit, there)
    item = add_report(visit)
    publish(visit, there)
    replace_and_remove(visit, item)
    redact(visit)
    visit.page.context.clear_cookies()
    visit.page.goto(there)
    told = visit.page.inner_text("main")
    assert [each for each in order if each in told] == order
    assert "The file was redacted on" in told
    assert "Bring a list of streets" not in told  # its minutes are not published
    visit.look("public")


def put_in_order(visit: Visit, there: str) -> list[str]:
    """Put the standing items on and move some, by buttons and by number; the order."""
    page = visit.page
    page.goto(f"{there}/agenda")
    visit.press(page.get_by_role("button", name="Add these to the agenda"))
    page.get_by_text("items added").wait_for()
    visit.look("agenda")
    visit.press(page.get_by_role("button", name="Up 5 Road safety", exact=True))
    page.get_by_text("Item moved: it is number 4 now.").wait_for()
    visit.press(page.get_by_role("button", name="Down 4 Road safety", exact=True))
    page.get_by_text("Item moved: it is number 5 now.").wait_for()
    page.get_by_label("Place of 5 Road safety").fill("3")
    page.keyboard.press("Enter")
    page.get_by_text("Item moved: it is number 3 now.").wait_for()
    assert visit.titles().index("Road safety") == 2
    return visit.titles()


def add_report(visit: Visit) -> str:
    """Add a report; the address of its item."""
    page = visit.page
    visit.press(page.get_by_role("link", name="Road safety", exact=True))
    visit.press(page.get_by_role("link", name="Add a document"))
    page.get_by_label("File", exact=False).first.set_input_files(files=[REPORT])  # type: ignore[list-item]
    visit.look("add-document")
    visit.press(page.get_by_role("button", name="Add document"))
    page.get_by_text("Document added.").wait_for()
    visit.look("item")
    return page.url


def publish(visit: Visit, there: str) -> None:
    """Look at what everybody will read, and publish."""
    page = visit.page
    page.goto(f"{there}/agenda")
    visit.press(page.get_by_role("link", name="Check and publish", exact=False))
    assert "clear days’ notice" in page.inner_text("main")
    visit.look("publish-check")
    visit.press(page.get_by_role("button", name="Publish agenda"))
    page.get_by_text("Agenda published.").wait_for()
    visit.look("meeting")
    assert "Bring a list of streets" in page.inner_text("main")


def replace_and_remove(visit: Visit, item: str) -> None:
    """Another version with its reason, then none at all: each refused once without a reason."""
    page = visit.page
    page.goto(item)
    visit.press(page.get_by_role("link", name="Replace Road safety"))
    page.get_by_label("The new version").set_input_files(files=[NEWER])  # type: ignore[list-item]
    visit.press(page.get_by_role("button", name="Replace document"))
    page.get_by_role("alert").first.wait_for()
    visit.look("replace-refused")
    page.get_by_label("The new version").set_input_files(files=[NEWER])  # type: ignore[list-item]
    page.get_by_label("What was changed, and why?").fill("Table 2 was of another year")
    visit.press(page.get_by_role("button", name="Replace document"))
    page.get_by_text("Document replaced.").wait_for()
    visit.look("item-replaced")

    visit.press(page.get_by_role("link", name="Remove Road safety"))
    visit.press(page.get_by_role("button", name="Remove document"))
    page.get_by_role("alert").first.wait_for()
    visit.look("remove-refused")
    page.get_by_label("Reason").fill("It belongs to the meeting in June")
    visit.press(page.get_by_role("button", name="Remove document"))
    page.get_by_text("Document removed.").wait_for()


def redact(visit: Visit) -> None:
    """A clerk asks for the removed file to be redacted, another approves."""
    page = visit.page
    visit.press(page.get_by_role("link", name="Earlier documents"))
    visit.look("former")
    visit.press(page.get_by_role("link", name="Redact Road safety").first)
    visit.look("redact")
    page.get_by_label("It names or identifies a child or young person").check()
    visit.press(page.get_by_role("button", name="Ask for it to be redacted"))
    page.get_by_text("Asked for. Somebody else must approve it.").wait_for()
    sign_in(page, "Bo Second")
    page.goto("/redactions")
    visit.press(page.get_by_role("link", name="Decide"))
    visit.look("approve-file")
    page.get_by_label("I have read the request").check()
    visit.press(page.get_by_role("button", name="Approve and redact"))
    page.get_by_text("Redacted. The file is gone").wait_for()


def test_an_agenda_is_built_and_published_by_keyboard(page: Page, meeting: Meeting) -> None:
    build(Visit(page, "1280", scripts=True), meeting)


def test_an_agenda_is_built_and_published_on_a_phone(phone_page: Page, meeting: Meeting) -> None:
    build(Visit(phone_page, "390", scripts=True), meeting)


def test_an_agenda_is_built_and_published_without_javascript(
    plain_page: Page, meeting: Meeting
) -> None:
    build(Visit(plain_page, "plain", scripts=False), meeting)
