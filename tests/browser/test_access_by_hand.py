"""What is tried by hand, written down: names read aloud, keys alone, large text, narrow screens.

All five kinds of reader, in the demonstration.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.accessible_names import unnamed_and_ambiguous
from tests.browsers import DESKTOP, PHONE, axe, fits, visit
from tracker import clock, demonstration, transaction

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import LiveServer

PLACES = {
    "public": (
        "/",
        "/actions",
        "/committees/CSP",
        "/meetings",
        "/indicators",
        "/sign-in",
        "/committees/CSP/action-log",
        "/committees/CSP/figures",
        "/committees/CSP/recommendations",
        "MEETING",
        "/accessibility",
    ),
    "officer": ("/", "FIRST", "FIRST/update", "/account"),
    "chair": (
        "/",
        "/committees/CSP/outstanding",
        "ANSWERED",
        "/indicators/CS11",
        "MEETING/briefing",
        "ANSWERED/return",
    ),
    "member": ("/", "/committees/CSP", "/committees/CSP/programme", "/actions?standing=overdue"),
    "clerk": (
        "/",
        "ANSWERED",
        "FIRST/change-due",
        "FIRST/amend",
        "/people",
        "/posts",
        "/records/authority",
        "/committees/CSP/calendar",
        "MEETING",
        "MEETING/agenda",
        "/records/action-log",
        "/records/authority/logo",
        "/committees/CSP/standing-items",
        "/import/tracker",
        "/found",
        "/jobs",
    ),
    "performance": ("/", "/indicators", "/indicators/CS11", "/indicators/CS11/end"),
}
TWICE_THE_TEXT = "document.documentElement.style.fontSize = '200%'"
MOVING = "document.getAnimations().filter(each => each.playState === 'running').length"
SEEN_FOCUS = """() => {
  const style = getComputedStyle(document.activeElement)
  const box = document.activeElement.getBoundingClientRect()
  return box.width > 0 && box.height > 0
    && (style.outlineStyle !== 'none' || style.boxShadow !== 'none')
}"""
FOCUSED = """() => {
  const here = document.activeElement
  const label = here.labels?.[0]?.innerText
  return (label ?? here.innerText ?? '').replace(/\\s+/g, ' ').trim()
}"""


@pytest.fixture
def council(live_server: LiveServer) -> LiveServer:
    """The demonstration, as it stands today."""
    with live_server.app.app_context():
        password_hash = live_server.app.extensions["passwords"].hash(demonstration.PASSWORD)
        transaction.write(lambda: demonstration.load(clock.today(), password_hash))
    return live_server


@contextmanager
def signed_in(browser: Browser, council: LiveServer, who: str, **options: Any) -> Generator[Page]:
    """A page of one kind of reader."""
    with visit(browser, council.url, **options) as page:
        if who != "public":
            page.goto("/sign-in")
            page.get_by_label("E-mail address").fill(f"{who}@wexcombe.example")
            page.get_by_label("Password").fill(demonstration.PASSWORD)
            page.get_by_role("main").get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/")
        yield page


def places(page: Page, who: str) -> Iterator[str]:
    """Addresses of a reader's main pages, those of the first overdue and answered action put in."""
    found: dict[str, str] = {}
    for name, standing in (("FIRST", "overdue"), ("ANSWERED", "awaiting_agreement")):
        page.goto(f"/actions?standing={standing}&committee=CSP")
        rows = page.locator("main .app-table__main")
        found[name] = rows.first.get_attribute("href") or ""
    page.goto("/committees/CSP")
    coming = page.locator("main .app-table__main").first
    found["MEETING"] = coming.get_attribute("href") or ""
    if who == "officer":
        page.goto("/")
        found["FIRST"] = (
            page.locator("main .app-card__title a[href^='/actions/']").first.get_attribute("href")
            or ""
        )
    for place in PLACES[who]:
        word, _, verb = place.partition("/") if not place.startswith("/") else ("", "", "")
        yield found[word] + (f"/{verb}" if verb else "") if word else place


@pytest.mark.parametrize("who", PLACES)
def test_every_control_has_a_name_of_its_own_and_pages_fit(
    browser: Browser, council: LiveServer, who: str
) -> None:
    complaints: list[str] = []
    with signed_in(browser, council, who) as page:
        for address in list(places(page, who)):
            answer = page.goto(address)
            assert answer is not None, address
            assert answer.ok, address
            complaints += [f"{address}: {each}" for each in unnamed_and_ambiguous(page)]
            page.evaluate(TWICE_THE_TEXT)
            if not fits(page):
                complaints.append(f"{address}: scrolls sideways at twice the text")
            page.set_viewport_size({"width": 320, "height": 640})
            page.goto(address)
            if not fits(page):
                complaints.append(f"{address}: scrolls sideways at 320 pixels")
            page.set_viewport_size({"width": 1280, "height": 900})

    assert not complaints, "\n".join(complaints)


def test_a_control_without_a_name_and_two_that_are_alike_are_found(page: Page) -> None:
    page.set_content(
        "<main><a href='/x'></a><button>Send</button><button>Send</button>"
        "<fieldset><legend>One</legend><input type=radio aria-label=Day></fieldset>"
        "<fieldset><legend>Two</legend><input type=radio aria-label=Day></fieldset></main>"
    )

    assert sorted(unnamed_and_ambiguous(page)) == [
        "2 of “Send” (button) in the page cannot be told apart",
        "a link has no name",
    ]


def press_tab_to(page: Page, words: str) -> None:
    """Go on with the Tab key until what begins with the words has the focus, seen all the way."""
    for _ in range(200):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        assert page.evaluate(SEEN_FOCUS), f"the focus on “{at}” is not seen"
        if at.startswith(words):
            return
    raise AssertionError(f"“{words}” is not reached with the Tab key on {page.url}")


def test_the_officer_answers_with_keys_alone(browser: Browser, council: LiveServer) -> None:
    with signed_in(browser, council, "officer") as page:
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED) == "Skip to main content"
        page.keyboard.press("Enter")
        press_tab_to(page, "Add an update")
        page.keyboard.press("Enter")
        page.wait_for_url("**/update")
        press_tab_to(page, "What has been done?")
        page.keyboard.type("The list was checked.")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        press_tab_to(page, "Add update")
        page.keyboard.press("Enter")
        page.get_by_text("Update added.").wait_for()

        assert page.get_by_text("The list was checked.").is_visible()


def test_the_chair_supports_closing_with_keys_alone(browser: Browser, council: LiveServer) -> None:
    with signed_in(browser, council, "chair") as page:
        press_tab_to(page, "Support closing")
        page.keyboard.press("Enter")
        page.wait_for_url("**/support")
        press_tab_to(page, "Support closing")
        page.keyboard.press("Enter")
        page.get_by_text("Noted: you support closing this action.").wait_for()
        page.goto("/")

        assert page.get_by_text("You supported closing on").is_visible()


def test_a_clerk_publishes_an_update_with_keys_alone(browser: Browser, council: LiveServer) -> None:
    with signed_in(browser, council, "clerk") as page:
        href = page.locator("#unpublished + ul a").first.get_attribute("href") or ""
        page.goto(href)
        press_tab_to(page, "Publish update")
        page.keyboard.press("Enter")
        page.get_by_text("Update published.").wait_for()


def test_a_member_finds_who_owns_what_with_keys_alone(
    browser: Browser, council: LiveServer
) -> None:
    with signed_in(browser, council, "member") as page:
        press_tab_to(page, "All ")
        page.keyboard.press("Enter")
        page.wait_for_url("**/outstanding")

        assert page.locator("#overdue").is_visible()
        assert page.get_by_text("Director of", exact=False).first.is_visible()


def test_the_public_filters_the_register_with_keys_alone(
    browser: Browser, council: LiveServer
) -> None:
    with signed_in(browser, council, "public") as page:
        page.goto("/actions")
        press_tab_to(page, "Overdue")
        page.keyboard.press("Space")
        press_tab_to(page, "Apply filters")
        page.keyboard.press("Enter")
        page.wait_for_url("**standing=overdue**")

        assert page.evaluate(FOCUSED).endswith("actions")


@pytest.mark.parametrize("who", PLACES)
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_pages_stand_still_and_keep_their_edges_for_those_who_ask(
    browser: Browser, council: LiveServer, who: str, screen: dict[str, int]
) -> None:
    wishes: dict[str, Any] = {"forced_colors": "active", "reduced_motion": "reduce"}
    with signed_in(browser, council, who, viewport=screen, **wishes) as page:
        for address in list(places(page, who))[:4]:
            page.goto(address)

            assert page.evaluate(MOVING) == 0, address
            assert fits(page), address
            axe(page, without=["color-contrast"])  # the colours are the reader's own
