"""A draft goes round: circulated, commented on from the e-mail on a phone, accepted, published."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.browser import clearance_steps as steps
from tests.browser.test_life_of_actions import link_in, mailed, sign_in
from tests.browsers import PHONE, axe, fits
from tests.web.clearance.circle import UNTIL, Circle, drawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page
    from time_machine import Traveller

    from tests.conftest import LiveServer
    from tests.mail_server import MailServer

WORDING = "The Committee asked for a report by May."


@pytest.fixture
def circle(live_server: LiveServer, clock: Traveller) -> Circle:
    del clock
    with live_server.app.app_context():
        return drawn(live_server.app)


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody asks for pictures."""
    if os.environ.get("PICTURES_OF_CLEARANCE"):
        page.screenshot(path=f"{os.environ['PICTURES_OF_CLEARANCE']}/{name}.png", full_page=True)


def test_a_draft_goes_round_and_is_published_with_what_was_accepted(
    page: Page,
    new_page: Callable[..., AbstractContextManager[Page]],
    live_server: LiveServer,
    mail_server: MailServer,
    circle: Circle,
) -> None:
    page.goto("/sign-in")
    sign_in(page, circle.clerk.email)
    page.get_by_role("button", name="Sign out").wait_for()
    page.goto(f"{circle.here}/clearance/circulate")
    axe(page)
    look(page, "circulate")
    steps.circulate(
        page,
        circle.here,
        [circle.post.title],
        UNTIL,
        "Look at the second paragraph.",
        without=("Work programme",),
    )
    axe(page)
    look(page, "clerk-waiting")
    link = link_in(mailed(live_server, mail_server), "")

    with new_page(viewport=PHONE, is_mobile=True, has_touch=True) as phone:
        phone.goto(link)
        sign_in(phone, circle.director.email)
        phone.get_by_role("heading", level=1, name="Draft minutes to look at").wait_for()
        assert "Zqotherxv" not in phone.content()
        assert fits(phone)
        look(phone, "draft-phone")
        phone.get_by_role("link", name="Comment on paragraph 2").first.click()
        phone.get_by_label("The paragraph as it should read").wait_for()
        look(phone, "comment-phone")
        axe(phone)
        phone.get_by_role("link", name="Cancel").click()
        steps.suggest(phone, 2, WORDING)
        assert fits(phone)
        look(phone, "commented-phone")
        axe(phone)
        steps.finish(phone)

    page.reload()
    page.get_by_text("Answered").wait_for()
    axe(page)
    look(page, "clerk-comments")
    steps.accept(page, circle.here, circle.director.name)
    look(page, "clerk-accepted")
    page.goto(f"/items/{circle.item.public_id}")
    assert WORDING in page.locator("main").inner_text()
    with live_server.app.app_context():
        builders.minutes_published(circle.meeting, circle.clerk)
    with new_page() as public:
        public.goto(circle.here)
        assert WORDING in public.locator("main").inner_text()


def test_the_form_of_a_comment_has_a_page_of_its_own_without_scripts(
    plain_page: Page, circle: Circle
) -> None:
    plain_page.goto("/sign-in")
    sign_in(plain_page, circle.clerk.email)
    plain_page.get_by_role("button", name="Sign out").wait_for()
    steps.circulate(plain_page, circle.here, [circle.post.title, "Chair"], UNTIL)
    plain_page.get_by_role("button", name="Sign out").click()
    plain_page.goto("/sign-in")
    sign_in(plain_page, circle.director.email)
    plain_page.get_by_role("link", name="Draft minutes to look at until").click()
    steps.suggest(plain_page, 2, WORDING)
    steps.finish(plain_page)
