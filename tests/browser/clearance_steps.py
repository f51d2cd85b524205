"""The steps of clearance in a browser, for every journey that goes through it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from playwright.sync_api import Page


def circulate(
    page: Page,
    meeting: str,
    posts: list[str],
    until: date,
    note: str = "",
    without: tuple[str, ...] = (),
) -> None:
    """A clerk sends the drafts of the items that are ticked to posts, from the meeting's page.

    Args:
        page: signed in as a clerk.
        meeting: the meeting's address.
        posts: titles of the posts; the chair is "Chair".
        until: the last day for comments.
        note: what they are told.
        without: titles of items that are left out.
    """
    page.goto(meeting)
    page.get_by_role("link", name="Circulate draft minutes").click()
    page.get_by_role("link", name=re.compile("^Circulate (draft minutes|to others)")).click()
    for title in without:
        page.get_by_label(re.compile(f"{re.escape(title)}$")).uncheck()
    for post in posts:
        box = page.get_by_label(post, exact=True)
        if not box.is_visible():
            page.locator("summary", has_text="Other posts").click()
        box.check()
    for part, value in (("Day", until.day), ("Month", until.month), ("Year", until.year)):
        page.get_by_label(part, exact=True).fill(str(value))
    page.get_by_label("What are they to look at?").fill(note)
    page.get_by_role("button", name="Circulate").click()
    page.get_by_text("Draft circulated.").wait_for()


def suggest(page: Page, place: int, wording: str, item: str = "") -> None:
    """Whoever is asked changes a paragraph of the draft they have open, below the paragraph."""
    of_item = f" of item {item}" if item else ""
    page.get_by_role("link", name=re.compile(f"^Comment on paragraph {place}{of_item}")).click()
    page.get_by_label("The paragraph as it should read").fill(wording)
    page.get_by_role("button", name="Save comment").click()
    page.get_by_text(re.compile("Comment on item .* saved")).wait_for()


def finish(page: Page) -> None:
    """Whoever is asked says that they have finished, with comments or without."""
    page.get_by_role("button", name=re.compile("I have (finished|no comments) with this")).click()
    page.get_by_text("The clerk sees that you have finished.").wait_for()


def accept(page: Page, meeting: str, author: str) -> None:
    """A clerk accepts the first suggestion of somebody."""
    page.goto(f"{meeting}/clearance")
    row = page.locator("article", has_text=author).first
    row.get_by_role("button", name="Accept").click()
    page.get_by_text("the wording stands in the minutes").wait_for()
