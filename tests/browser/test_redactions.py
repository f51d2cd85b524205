"""Redaction by two people in a browser, on a phone and without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders, redacted
from tests.browsers import axe, fits
from tests.redacted import NAME

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import LiveServer
    from tests.redacted import Matter


@pytest.fixture
def matter(live_server: LiveServer) -> Matter:
    with live_server.app.app_context():
        return redacted.planted()


def sign_in(page: Page, email: str | None) -> None:
    page.context.clear_cookies()
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email or "")
    page.get_by_label("Password").fill(builders.PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()


def redact(page: Page, matter: Matter, *, look: bool) -> None:
    def looked_at() -> None:
        if look:
            axe(page)
        assert fits(page)

    sign_in(page, matter.clerk.email)
    page.goto(f"/items/{matter.item.public_id}")
    page.get_by_role("link", name="Redact a passage").click()
    looked_at()
    page.get_by_label("Passage to redact").fill(NAME)
    page.get_by_role("button", name="Show where it stands").click()
    looked_at()
    page.get_by_label("It names or identifies a child or young person").check()
    page.get_by_role("button", name="Show where it stands").click()
    looked_at()
    page.get_by_role("button", name="Ask for it to be redacted").click()
    looked_at()
    sign_in(page, matter.second.email)
    page.goto("/redactions")
    page.get_by_role("link", name="Decide").click()
    looked_at()
    page.get_by_role("link", name="Refuse instead").click()
    looked_at()
    page.go_back()
    page.get_by_label("I have read the request").check()
    page.get_by_role("button", name="Approve and redact").click()
    looked_at()
    page.context.clear_cookies()
    page.goto(f"/items/{matter.item.public_id}")
    assert NAME not in page.content()
    assert "Report on [redacted]" in page.inner_text("h1")


def test_two_people_redact_a_name_on_a_desktop(page: Page, matter: Matter) -> None:
    redact(page, matter, look=True)


def test_two_people_redact_a_name_on_a_phone(phone_page: Page, matter: Matter) -> None:
    redact(phone_page, matter, look=True)


def test_two_people_redact_a_name_without_javascript(plain_page: Page, matter: Matter) -> None:
    redact(plain_page, matter, look=False)
