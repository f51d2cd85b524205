"""Private matter in a browser: the public excluded, told of it in a summary, and read to in the end."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.browsers import DESKTOP, PHONE, axe, fits
from tests.web.private.parts import add_part
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, MemberRole, Restriction

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from time_machine import Traveller

    from tests.conftest import LiveServer

PICTURES = os.environ.get("PICTURES_OF_PRIVATE_MATTER")
"""A folder, for whoever wants to look at the pages."""
LEASE, CHILD, CALL = "Lease of Zqmill Yard", "Zqchild was placed", "Call Zqfamily"
SUMMARY = "The committee agreed terms for a lease."
GROUND = "Paragraph 3, financial or business affairs"


class Sitting:
    """A meeting with an open item, one with a private part and action, and an exempt item."""

    def __init__(self) -> None:
        self.clerk = builders.a_clerk("Ann Lee")
        committee = builders.a_committee("CSP", "Children’s Safeguarding Panel")
        for name, role in (("Cora Chair", MemberRole.CHAIR), ("Mo Member", MemberRole.MEMBER)):
            builders.seated(builders.a_person(name), committee, role)
        post = builders.a_post("Head of Property")
        builders.appointed(builders.a_person("Hal Roads"), post)
        self.meeting = builders.a_meeting(committee, self.clerk, date(2014, 1, 16))
        exempt = {"restriction": Restriction.EXEMPT, "restriction_ground": GROUND}
        told = {"lead_post_id": post.id, "due": DueRule(DueKind.DATE, on=date(2014, 6, 30))}
        self.open = builders.an_item(
            self.meeting, self.clerk, "Performance Report", "The report was noted.", number="4"
        )
        self.part = builders.an_item(
            self.meeting, self.clerk, "Placements", "Placements were heard.", number="5"
        )
        self.lease = builders.an_item(
            self.meeting,
            self.clerk,
            LEASE,
            f"{LEASE} was agreed at £40,000.",
            number="6",
            public_title="A lease",
            public_interest="Bidders would learn the council’s price.",
            review_on=date(2014, 2, 20),
            **exempt,
        )
        add_part(self.part, self.clerk, CHILD, review_on=date(2014, 2, 20))
        agreed = (
            (self.open, "Bring an update", {}),
            (self.part, CALL, exempt),
            (self.lease, "Sign the lease of Zqmill Yard", {}),
        )
        self.actions = [
            builders.an_action(committee, self.meeting, self.clerk, wording, item, **words, **told)
            for item, wording, words in agreed
        ]
        builders.agenda_published(self.meeting, self.clerk)

    @property
    def there(self) -> str:
        return f"/meetings/{self.meeting.public_id}"


@pytest.fixture
def sitting(live_server: LiveServer, clock: Traveller) -> Sitting:
    del clock
    with live_server.app.app_context():
        return Sitting()


def sign_in(page: Page) -> None:
    page.context.clear_cookies()
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill("ann.lee@council.example")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


def look(page: Page, what: str) -> None:
    """By axe on a desktop, for its width on a phone; and as pictures if wanted."""
    axe(page)
    for name, screen in (("phone", PHONE), ("desktop", DESKTOP)):
        page.set_viewport_size({"width": screen["width"], "height": screen["height"]})
        assert fits(page), what
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{what}-{name}.png", full_page=True)


def press(page: Page, name: str, told: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.get_by_text(told).first.wait_for()


def follow(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name).first.click()


def as_everybody(page: Page, path: str) -> str:
    """What the public reads there; the cookies of whoever is signed in come back."""
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.goto(path)
    told = page.inner_text("body")
    look(page, f"public-{path.split('/')[1]}")
    page.context.clear_cookies()
    page.context.add_cookies(cookies)  # type: ignore[arg-type] - what it gave itself
    return told


def resolve(page: Page, sitting: Sitting) -> None:
    """Record for both items, in one step, that the public are excluded."""
    page.goto(f"{sitting.there}/minutes")
    follow(page, "Excluding the public")
    look(page, "matter")
    page.get_by_label("To exclude the public", exact=True).check()
    page.get_by_label("Moved by").fill("Mo Member")
    page.get_by_label("Seconded by").fill("Cora Chair")
    press(page, "Record resolution", "Resolution recorded for 2 items.")


def tell(page: Page, sitting: Sitting) -> None:
    """Publication is refused until the public is told something of each."""
    page.goto(f"{sitting.there}/minutes/publish")
    press(page, "Publish draft minutes", "needs a summary for the public")
    look(page, "refused")
    follow(page, "6 A lease")
    page.get_by_label("A written summary").check()
    look(page, "public-record")
    page.locator("#summary").fill(SUMMARY)
    press(page, "Save", "Saved what the public is told of item 6.")
    page.get_by_role("link", name="Write it").click()
    page.get_by_label("The statement that the public minutes are enough").check()
    press(page, "Save", "Saved what the public is told of item 5.")
    look(page, "told")


def publish(page: Page, sitting: Sitting) -> None:
    page.goto(f"{sitting.there}/minutes/as-published")
    assert page.get_by_role("link", name="Your desk").count() == 0
    look(page, "preview-meeting")
    follow_band(page, "Back to publishing")
    press(page, "Publish draft minutes", "Minutes published")
    told = as_everybody(page, sitting.there)
    assert told.count(GROUND) == 2
    assert told.count("the public be excluded") == 2
    assert SUMMARY in told
    assert "Zq" not in told, "a private word is public"


def follow_band(page: Page, name: str) -> None:
    page.get_by_role("region", name="Preview").get_by_role("link", name=name).click()


def step(page: Page, what: str, name: str) -> None:
    page.get_by_role("row", name=what).get_by_role("link", name=name).click()


def keep(page: Page) -> None:
    """The day has come on which both are looked at again: the part stays private."""
    page.goto("/")
    follow(page, "2 private matters to look at again")
    look(page, "review")
    step(page, "The private part of item 5", "Keep private")
    look(page, "keep")
    page.get_by_role("group", name="Keep it private until").get_by_label("Year").fill("2015")
    page.get_by_label("Because").fill("The child is still placed there")
    press(page, "Keep it private", "Kept private.")


def open_lease(page: Page, sitting: Sitting, clock: Traveller) -> None:
    """A sign-in of long ago is asked for the password; the look opens nothing."""
    step(page, "Item 6 A lease", "Open it")
    look(page, "open")
    clock.shift(timedelta(minutes=16))
    page.get_by_label("Why it need no longer be private").fill("The lease is signed")
    press(page, "See what becomes public", "Enter your password again")
    look(page, "password")
    page.get_by_label("Your password").fill(builders.PASSWORD)
    press(page, "Go on", "Nothing is opened yet")
    look(page, "preview-item")
    assert LEASE in page.inner_text("main")
    assert page.get_by_role("link", name="Records").count() == 0
    follow_band(page, "Back")
    page.get_by_label("Why it need no longer be private").fill("The lease is signed")
    page.get_by_role("button", name="See what becomes public").click()
    press(page, "Open it now", "Opened: it is no longer private.")
    look(page, "opened")
    told = as_everybody(page, f"/items/{sitting.lease.public_id}")
    assert "£40,000" in told
    assert "Sign the lease of Zqmill Yard" in told


def name_a_reader(page: Page, sitting: Sitting) -> None:
    """Somebody is let read the private action; who read what is on record, without its words."""
    page.goto(f"/actions/{sitting.actions[1].reference}")
    look(page, "action")
    follow(page, "Let somebody else read this action")
    page.get_by_label("Person").select_option(label="Hal Roads")
    look(page, "name-reader")
    page.locator("#reason").fill("He calls them")
    for part, number in (("Day", "31"), ("Month", "3"), ("Year", "2014")):
        page.get_by_label(part, exact=True).fill(number)
    press(page, "Let them read it", "They may read it from now on.")
    page.goto("/restricted-reads")
    look(page, "reads")
    read = page.inner_text("main")
    assert sitting.actions[1].reference in read
    assert "Item 6" in read
    assert "Zq" not in read


def test_private_matter_from_its_resolution_to_its_opening(
    page: Page, sitting: Sitting, clock: Traveller
) -> None:
    sign_in(page)
    resolve(page, sitting)
    tell(page, sitting)
    publish(page, sitting)
    clock.move_to("2014-02-20 10:00:00")
    sign_in(page)
    keep(page)
    open_lease(page, sitting, clock)
    name_a_reader(page, sitting)
    assert "Zq" not in as_everybody(page, f"/items/{sitting.part.public_id}")
    assert "Zqfamily" not in as_everybody(page, sitting.there)
