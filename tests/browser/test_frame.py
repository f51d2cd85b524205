"""The frame around every page, on a desktop, on a phone and without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browsers import axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

ADDRESSES = ["/", "/sign-in", "/no-such-page"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_law_of_access_is_broken_on_a_desktop(address: str, page: Page) -> None:
    page.goto(address)
    axe(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_law_of_access_is_broken_on_a_phone(address: str, phone_page: Page) -> None:
    phone_page.goto(address)
    axe(phone_page)
    assert phone_page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_same_words_are_read_without_javascript(
    address: str, page: Page, plain_page: Page
) -> None:
    page.goto(address)
    plain_page.goto(address)
    assert page.inner_text("h1") == plain_page.inner_text("h1")
    assert page.inner_text("h1") != ""
