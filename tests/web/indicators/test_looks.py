"""The pages of indicators and records in a real browser: nothing against WCAG 2.2 AA."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.browsers import axe
from tests.conftest import LiveServer
from tests.web.indicators.test_indicators import a_figure, assessments

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = [
    "/indicators",
    "/indicators/CF-10",
    "/indicators/CF-10/edit",
    "/indicators/CF-10/figures/new",
    "/records",
    "/records/permissions",
    "/records/authority",
    "/people",
    "/people/1",
    "/posts/1",
    "/posts/1/appoint",
    "/account",
    "/account/password",
    "/about",
]


@pytest.mark.usefixtures("clock")
def test_pages_break_no_rule_of_accessibility(live_server: LiveServer, page: Page) -> None:
    with live_server.app.app_context():
        clerk = builders.a_clerk()
        builders.appointed(clerk, builders.a_post())
        indicator = assessments()
        for month, value in ((10, 74), (11, 77), (12, 81)):
            a_figure(indicator, value, month)
        email = clerk.email
    assert email
    page.goto("/sign-in")
    page.fill("#email", email)
    page.fill("#password", builders.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")
    for address in PAGES:
        page.goto(address)
        axe(page)
