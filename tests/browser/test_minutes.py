"""Taking minutes in real browsers: saved by itself, kept while the network is away, never overwritten."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select

from tests import builders
from tests.browsers import axe, fits
from tracker import transaction
from tracker.db import db
from tracker.models import AgendaItem, Meeting, MinutesRevision, SignIn, WorkingCopy

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.conftest import LiveServer

NewPage = "Callable[..., AbstractContextManager[Page]]"
TEXT = "Apologies came.\n\nThe report was noted.\n\nThe Chair closed the meeting."
AGREED = "Agreed that the Head of Roads bring a list of streets to the next meeting."


class Sitting:
    """A meeting with three items, two clerks, and what is stored of it."""

    def __init__(self, server: LiveServer) -> None:
        self.server = server
        with server.app.app_context():
            ann, _bea = builders.a_clerk("Ann Lee"), builders.a_clerk("Bea Cole")
            committee = builders.a_committee("CSP", "Children’s Safeguarding Committee")
            builders.a_post("Head of Roads")
            self.meeting: Meeting = builders.a_meeting(committee, ann, date(2014, 1, 23))
            self.items: list[AgendaItem] = [
                builders.an_item(self.meeting, ann, title, number=number, minutes_source=text)
                for number, title, text in (
                    ("7", "Performance", TEXT),
                    ("8", "Roads", ""),
                    ("9", "Any other business", ""),
                )
            ]

    def address(self, place: int = 0) -> str:
        return f"/meetings/{self.meeting.public_id}/minutes?item={self.items[place].public_id}"

    def minutes(self, place: int = 0) -> str:
        with self.server.app.app_context():
            return (
                db.session.scalar(
                    select(MinutesRevision.source)
                    .join(AgendaItem, AgendaItem.current_revision_id == MinutesRevision.id)
                    .where(AgendaItem.id == self.items[place].id)
                )
                or ""
            )

    def copies(self) -> list[str]:
        with self.server.app.app_context():
            return list(db.session.scalars(select(WorkingCopy.source)))

    def end_sign_ins(self) -> None:
        with self.server.app.app_context():
            transaction.write(lambda: db.session.execute(delete(SignIn)))


@pytest.fixture
def sitting(live_server: LiveServer) -> Sitting:
    return Sitting(live_server)


def sign_in(page: Page, name: str = "Ann Lee") -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(f"{name.lower().replace(' ', '.')}@council.example")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


def opened(page: Page, sitting: Sitting, place: int = 0, name: str = "Ann Lee") -> Page:
    sign_in(page, name)
    page.goto(sitting.address(place))
    return page


def type_at_end(page: Page, text: str) -> None:
    page.locator("#minutes").focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def wait_saved(page: Page) -> None:
    page.locator("[data-minutes-status]", has_text="Saved at").wait_for()


def test_what_is_typed_is_saved_by_itself_and_told_once(page: Page, sitting: Sitting) -> None:
    opened(page, sitting)
    type_at_end(page, " Typed.")
    wait_saved(page)
    assert sitting.copies() == [f"{TEXT} Typed."]
    said = page.locator("[data-minutes-said]")
    assert "Saved at" in said.inner_text()
    said.evaluate("(line) => { line.textContent = '' }")
    type_at_end(page, " More.")
    page.wait_for_timeout(2500)
    wait_saved(page)
    assert sitting.copies() == [f"{TEXT} Typed. More."]
    assert said.inner_text() == "", "each saving was announced"
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('minutes:'))") == []
    axe(page)


def test_leaving_saves_a_version(page: Page, sitting: Sitting) -> None:
    opened(page, sitting)
    type_at_end(page, " Left in haste.")
    page.get_by_role("navigation", name="Items").get_by_role("link", name="8 Roads").click()
    page.get_by_role("heading", level=1, name="8 Roads").wait_for()
    for _ in range(40):
        if sitting.minutes().endswith("Left in haste."):
            break
        page.wait_for_timeout(100)
    assert sitting.minutes() == f"{TEXT} Left in haste."
    assert sitting.copies() == []


def test_a_lost_network_loses_nothing(page: Page, sitting: Sitting) -> None:
    opened(page, sitting)
    page.context.set_offline(True)
    type_at_end(page, " Offline.")
    page.get_by_text("Your text is kept on this computer").first.wait_for()
    axe(page)
    page.context.set_offline(False)
    wait_saved(page)
    assert sitting.copies() == [f"{TEXT} Offline."]

    page.context.set_offline(True)
    type_at_end(page, " Then the window closed.")
    page.get_by_text("Your text is kept on this computer").first.wait_for()
    # The tab is closed in the same moment as the network is back: nothing was sent.
    page.route("**/minutes/keep", lambda route: route.abort())
    page.route("**/minutes/leave", lambda route: route.abort())
    page.context.set_offline(False)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(sitting.address())
    page.unroute("**/minutes/keep")
    page.unroute("**/minutes/leave")
    offered = page.get_by_role("region", name="Text kept on this computer")
    assert "It was not saved" in offered.inner_text()
    assert page.locator("#minutes").input_value() == TEXT, "the box was refilled by itself"
    axe(page)
    offered.get_by_role("button", name="Look at it").click()
    assert "Then the window closed." in offered.locator("pre").inner_text()
    offered.get_by_role("button", name="Use it").click()
    assert page.locator("#minutes").input_value().endswith("Then the window closed.")
    wait_saved(page)
    page.locator("main").get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Minutes of item 7 saved").wait_for()
    assert sitting.minutes() == f"{TEXT} Offline. Then the window closed."


def test_an_ended_sign_in_is_mended_in_another_tab(page: Page, sitting: Sitting) -> None:
    opened(page, sitting)
    sitting.end_sign_ins()
    type_at_end(page, " Still typing.")
    link = page.get_by_role("link", name="Sign in in a new tab")
    link.wait_for()
    assert "you were signed out" in page.locator("[data-minutes-status]").inner_text()
    with page.context.expect_page() as another:
        link.click()
    tab = another.value
    tab.get_by_label("E-mail address").fill("ann.lee@council.example")
    tab.get_by_label("Password").fill(builders.PASSWORD)
    tab.locator("main").get_by_role("button", name="Sign in").click()
    tab.get_by_role("button", name="Sign out").wait_for()
    tab.close()
    page.bring_to_front()
    wait_saved(page)
    assert not link.is_visible()
    assert sitting.copies() == [f"{TEXT} Still typing."]
    page.keyboard.press("Control+s")
    page.get_by_text("Minutes of item 7 saved").wait_for()


def test_two_clerks_in_two_browsers_merge_by_paragraph(
    page: Page, sitting: Sitting, new_page: Callable[..., AbstractContextManager[Page]]
) -> None:
    opened(page, sitting)
    with new_page() as other:
        opened(other, sitting, name="Bea Cole")
        other.locator("#minutes").fill(TEXT.replace("was noted", "was agreed"))
        wait_saved(other)
        type_at_end(page, "\n\nAnn added this.")
        wait_saved(page)
        assert "Bea Cole is writing item 7" in page.locator("main").inner_text()
        other.locator("main").get_by_role("button", name="Save", exact=True).click()
        other.get_by_text("Minutes of item 7 saved").wait_for()
    page.locator("#minutes").fill(TEXT.replace("was noted", "was debated") + "\n\nAnn added this.")
    page.get_by_text("Bea Cole changed this item meanwhile").wait_for()
    page.locator("main").get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("heading", name="Bea Cole changed item 7 while you were writing").wait_for()
    axe(page)
    page.get_by_label("Keep both").check()
    page.get_by_role("button", name="Save merged text").click()
    page.get_by_text("Merged text of item 7 saved").wait_for()
    assert sitting.minutes() == (
        "Apologies came.\n\nThe report was agreed.\n\nThe report was debated.\n\n"
        "The Chair closed the meeting.\n\nAnn added this."
    )
    page.get_by_role("link", name="Earlier versions").click()
    axe(page)
    page.locator(".app-versions a").nth(1).click()
    axe(page)


def test_a_meeting_is_minuted_by_keyboard_alone(page: Page, sitting: Sitting) -> None:
    opened(page, sitting, place=1)
    page.locator("#minutes").focus()
    page.keyboard.insert_text(AGREED)
    page.locator("button[name=accept]").wait_for()
    page.keyboard.press("Control+Enter")
    page.get_by_text("Action recorded:").wait_for()
    page.get_by_text("Actions recorded (1)").wait_for()
    page.locator("#minutes").focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\n\nMore was said.")
    page.keyboard.press("Alt+PageDown")
    page.get_by_role("heading", level=1, name="9 Any other business").wait_for()
    assert sitting.minutes(1).endswith("More was said.")
    page.keyboard.insert_text("None.")
    page.keyboard.press("Control+s")
    page.get_by_text("Minutes of item 9 saved").wait_for()
    assert page.evaluate("document.activeElement.id") == "minutes"
    page.keyboard.press("Alt+PageUp")
    page.get_by_role("heading", level=1, name="8 Roads").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") != "minutes", "Tab stayed in the text"


def test_the_preview_is_shown_without_leaving(page: Page, sitting: Sitting) -> None:
    opened(page, sitting)
    page.locator("#minutes").fill("A **bold** word <script>alert(1)</script>")
    page.get_by_role("button", name="Preview").click()
    page.locator("[data-minutes-shown] strong", has_text="bold").wait_for()
    assert page.locator("#minutes").input_value().startswith("A **bold**")
    assert sitting.minutes() == TEXT
    axe(page)


def test_a_plain_form_does_everything_without_scripts(plain_page: Page, sitting: Sitting) -> None:
    page = opened(plain_page, sitting)
    page.locator("#minutes").fill("Written **plainly**.")
    page.get_by_role("button", name="Preview").click()
    assert page.locator("[data-minutes-shown] strong").inner_text() == "plainly"
    page.get_by_role("button", name="Save, go to 8").click()
    page.get_by_role("heading", level=1, name="8 Roads").wait_for()
    assert sitting.minutes() == "Written **plainly**."


def test_minutes_are_taken_on_a_phone(phone_page: Page, sitting: Sitting) -> None:
    page = opened(phone_page, sitting)
    assert fits(page)
    axe(page)
    assert page.get_by_role("navigation", name="Items").count() == 0
    page.get_by_label("Item", exact=True).select_option(index=1)
    page.get_by_role("heading", level=1, name="8 Roads").wait_for()
    page.locator("#minutes").fill(AGREED)
    page.get_by_role("link", name="1 action found").wait_for()


def test_signing_out_leaves_nothing_on_the_computer(page: Page, sitting: Sitting) -> None:
    opened(page, sitting)
    page.evaluate("localStorage.setItem('minutes:1:x:y', '{}')")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").first.wait_for()
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('minutes:'))") == []
