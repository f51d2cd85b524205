"""`make pictures`: the pictures of the manual, taken from the real program.

Starts the program on a fresh demonstration, does what the manual tells its readers to do,
and writes docs/pictures/*.png. Fails when a step of the manual can no longer be done.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from socket import create_server
from typing import TYPE_CHECKING

from demonstration import prepare
from machine import HOST, ROOT, Refused, plainly
from small_pictures import keep_small

sys.path.insert(0, str(ROOT))
from tests.browsers import PHONE, QUIET, find_chromium, visit
from tracker import clock
from tracker.demonstration import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Locator, Page

PICTURES = ROOT / "docs" / "pictures"
MARGIN = 16  # pixels below the last thing shown
PATIENCE = 120  # seconds for the program to start: a busy machine fills the demonstration slowly
ABANDON = 10  # seconds for it to stop
AGREED = (
    "Agreed that the Director of Children’s Services bring an update on contacts "
    "to the next meeting, or sooner if available."
)
PUBLISHED = f"""Agenda item

7. Children’s social care: quarterly performance

To consider how quickly children are seen, and how many contacts become referrals.

Minutes:

The Committee received the report and noted the following:

  • First assessments finished within 10 working days stood at 81%, against a target of 95%
  • There were 1,000 fewer contacts than last year

The Chair asked why contacts had fallen. The Director of Children’s Services said that the police
now sent one notice for each family. {AGREED}

Supporting documents:

Quarterly performance report PDF 512 KB
"""


def main() -> int:
    """Start the program, walk through the manual, take the pictures."""
    chromium = find_chromium()
    if chromium is None:
        raise Refused("The pictures need Chromium: install it, or say where it is in CHROMIUM.")
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with demonstration() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        # The clerk changes the calendar, so the clerk comes last.
        for journey in (anybody, officer, chair, clerk):
            journey(browser, address)
        browser.close()
    taken = sorted(PICTURES.glob("*.png"))
    size = sum(each.stat().st_size for each in taken) // 1024
    print(f"{len(taken)} pictures, {size} KB, in {PICTURES.relative_to(ROOT)}.")
    return 0


@contextmanager
def demonstration() -> Generator[str]:
    """The program, listening on a free port with a database of its own; its address."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.db"
        with create_server((HOST, 0)) as probe:
            port = probe.getsockname()[1]
        address = f"http://{HOST}:{port}"
        environ = os.environ | {
            "MODE": "demo",
            "DATABASE_URL": f"sqlite:///{database}",
            "SECRET_KEY": secrets.token_urlsafe(48),
            "BASE_URL": address,
        }
        prepare(database, environ)
        granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST]
        program = subprocess.Popen(
            [*granian, "--port", str(port), "--log-level", "error", "wsgi:app"],
            cwd=ROOT,
            env=environ,
        )
        try:
            wait_for(f"{address}/readyz")
            yield address
        finally:
            program.terminate()
            program.wait(ABANDON)


def wait_for(address: str) -> None:
    """Return once the address answers.

    Raises:
        Refused: it did not in time.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own server on loopback
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise Refused(f"The program did not answer at {address} within {PATIENCE} seconds.")


def sign_in(page: Page, who: str) -> None:
    """Sign in as one of the demonstration's people."""
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(f"{who}@wexcombe.example")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")


def follow(page: Page, name: str) -> None:
    """Follow the first link of the page with a name."""
    page.get_by_role("main").get_by_role("link", name=name).first.click()


def press(page: Page, name: str) -> None:
    """Press the button of the page with a name."""
    page.get_by_role("main").get_by_role("button", name=name).first.click()


def fill_date(page: Page, field: str, day: date) -> None:
    """Write a day in the three boxes of a date."""
    for part in ("day", "month", "year"):
        page.locator(f"[name={field}-{part}]").fill(str(getattr(day, part)))


def take(page: Page, name: str, until: Locator | None = None) -> None:
    """Keep the page from its top to the end of `until`, or of what it says."""
    last = until or page.locator("main > *:visible").last
    page.evaluate("document.activeElement?.blur()")
    page.evaluate("scrollTo(0, 0)")
    box = last.bounding_box()
    if box is None:
        raise Refused(f"The picture {name} cannot be taken: its last part is not on the page.")
    width = (page.viewport_size or {"width": 0})["width"]
    height = box["y"] + box["height"] + MARGIN
    clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": height}
    taken = page.screenshot(full_page=True, clip=clip)
    empty = page.context.new_page()
    keep_small(empty, taken, PICTURES / f"{name}.png")
    empty.close()


def anybody(browser: Browser, address: str) -> None:
    """What the public sees."""
    with visit(browser, address) as page:
        page.goto("/")
        take(page, "front-page", page.locator("main").get_by_role("button", name="Search"))
        follow(page, "overdue")
        take(page, "register", page.locator("main tbody tr").nth(3))


def officer(browser: Browser, address: str) -> None:
    """Find what is overdue, add an update, ask for a later date."""
    with visit(browser, address, viewport=PHONE) as page:
        sign_in(page, "officer")
        overdue = page.locator("#overdue + .app-cards > *").first
        take(page, "officer-desk-phone", overdue)
    with visit(browser, address) as page:
        sign_in(page, "officer")
        take(page, "officer-desk", page.locator("main .app-cards > *").nth(1))
        follow(page, "Add an update")
        page.get_by_label("What has been done?").fill(
            "The first eight reviews were done in November. The rest are booked before Christmas."
        )
        page.get_by_role("radio", name="Work goes on").check()
        take(page, "officer-update", page.get_by_role("button", name="Add update"))
        press(page, "Add update")
        take(page, "officer-updated", page.get_by_text("Not published").first)
        page.goto("/")
        page.locator("#due_soon + .app-cards").get_by_role("link", name="Add an update").click()
        page.get_by_label("What has been done?").fill("Two teams have still to count their visits.")
        page.get_by_role("radio", name="A later date is needed").check()
        press(page, "Add update")
        fill_date(page, "later_date", clock.today() + timedelta(days=60))
        take(page, "officer-later-date")


def chair(browser: Browser, address: str) -> None:
    """See what is outstanding, support or return, look at a figure."""
    with visit(browser, address) as page:
        sign_in(page, "chair")
        follow(page, "outstanding items of")
        overdue = page.locator("main tbody").nth(1)
        take(page, "chair-outstanding", overdue.locator("tr").nth(1))
        follow(page, "This does not answer it")
        page.get_by_label("What is missing?").fill(
            "What each of the three would cost, and by when."
        )
        take(page, "chair-return")
        page.goto("/indicators/CS11")
        take(page, "chair-indicator", page.locator("main figure").first)


def clerk(browser: Browser, address: str) -> None:
    """From a published page to issued actions, then the calendar and the records."""
    with visit(browser, address) as page:
        sign_in(page, "clerk")
        take(page, "clerk-desk", page.locator(".govuk-summary-card").nth(1))
        clerk_meeting(page)
        clerk_decisions(page)
        clerk_records(page)


def clerk_meeting(page: Page) -> None:
    """Add a meeting, import an item, record and issue its action, publish."""
    page.goto("/committees/CSP")
    follow(page, "Add a meeting")
    fill_date(page, "held_on", clock.today() - timedelta(days=1))
    press(page, "Add meeting")
    meeting = page.url
    follow(page, "Import a published item")
    page.get_by_label("Text of the page").fill(PUBLISHED)
    press(page, "Read the page")
    take(page, "clerk-import")
    press(page, "Save item")
    follow(page, "1 action found in the minutes")
    take(page, "clerk-found")
    follow(page, "Correct")
    page.get_by_label("Short wording").fill("Bring an update on contacts and why they fell")
    take(page, "clerk-record", page.get_by_label("Or sooner if available"))
    page.get_by_text("Indicators it concerns").click()
    page.get_by_label("Contacts to children’s social care", exact=True).check()
    press(page, "Record action")
    page.goto(meeting)
    take(page, "clerk-meeting")
    follow(page, "Issue 1 action")
    take(page, "clerk-issue")
    press(page, "Issue 1 action")
    follow(page, "Publish agenda")
    press(page, "Publish agenda")
    follow(page, "Publish draft minutes")
    take(page, "clerk-publish")
    press(page, "Publish draft minutes")
    follow(page, "7 Children’s social care: quarterly performance")
    follow(page, "Redact a passage")
    page.get_by_label("Passage to redact").fill("one notice for each family")
    page.get_by_role("radio", name="It names or identifies a child").check()
    press(page, "Show where it stands")
    take(page, "clerk-redaction")


def clerk_decisions(page: Page) -> None:
    """Record what a committee decided about a report."""
    page.goto("/")
    follow(page, "await agreement")
    page.locator("main tbody tr a").first.click()
    follow(page, "Record a decision")
    page.get_by_role("radio", name="Completed").check()
    page.get_by_label("What did the committee decide?").fill("Agreed that the list is in use.")
    take(page, "clerk-decision")
    press(page, "Close action")


def clerk_records(page: Page) -> None:
    """Move a meeting, plan a subject, ask for a redaction, look at a post."""
    page.goto("/committees/CSP")
    page.locator("main table").first.get_by_role("link").first.click()
    follow(page, "Edit meeting")
    page.get_by_label("Status").select_option("Postponed")
    page.get_by_label("Reason").fill("Not enough members")
    take(page, "clerk-calendar")
    page.goto("/committees/CSP/programme/new")
    page.get_by_label("Subject").fill("Annual report of the independent reviewing officers")
    page.get_by_label("Purpose").fill("To consider what changed for children in the year")
    page.get_by_label("Meeting").select_option(index=2)
    press(page, "Add to the work programme")
    page.goto("/committees/CSP/programme")
    take(page, "clerk-programme")
    page.goto("/posts")
    follow(page, "Director of Housing")
    take(page, "clerk-post")


if __name__ == "__main__":
    sys.exit(plainly(main))
