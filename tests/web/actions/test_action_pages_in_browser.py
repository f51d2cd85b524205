"""The pages of actions and desks in a real browser: accessible, and answers reveal by style alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsers import axe
from tests.builders import PASSWORD
from tests.web.actions.scene import Scene, build
from tracker.vocabulary import UpdateKind

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import LiveServer


@pytest.fixture
def scene(live_server: LiveServer) -> Scene:
    made = build(live_server.app)
    made.publish()
    made.say(UpdateKind.REPORT)
    return made


def sign_in(page: Page, email: str | None) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email or "")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")


def test_pages_break_no_law_of_accessibility_on_desktop_and_phone(
    page: Page, phone_page: Page, scene: Scene
) -> None:
    item = f"/items/{scene.item.public_id}/actions/new"
    verbs = [f"{scene.address}/{verb}" for verb in ("update", "close", "change-due", "amend")]
    for screen in (page, phone_page):
        sign_in(screen, scene.clerk.email)
        addresses = ["/", "/actions", "/actions?standing=closed", "/committees/CSP/outstanding"]
        for address in (*addresses, scene.address, item, *verbs):
            screen.goto(address)
            axe(screen)
            width = screen.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert width <= 0, f"{address} is wider than the screen"


def test_an_officer_adds_an_update_from_the_first_page_without_a_script(
    plain_page: Page, scene: Scene
) -> None:
    sign_in(plain_page, scene.owner.email)
    plain_page.get_by_role("button", name="Add an update").or_(
        plain_page.get_by_role("link", name="Add an update")
    ).first.click()
    plain_page.get_by_label("What has been done?").fill("We met the team.")
    plain_page.get_by_label("Work goes on").check()
    plain_page.get_by_role("button", name="Add update").click()

    assert plain_page.get_by_text("We met the team.").is_visible()
    assert plain_page.get_by_text("Not published").first.is_visible()


def test_only_the_chosen_answers_fields_are_seen_when_recording(
    plain_page: Page, scene: Scene
) -> None:
    sign_in(plain_page, scene.clerk.email)
    plain_page.goto(f"/items/{scene.item.public_id}/actions/new")
    month = plain_page.get_by_label("Month", exact=True).first
    assert not month.is_visible()
    plain_page.get_by_label("At the meeting in a month").check()
    assert month.is_visible()
