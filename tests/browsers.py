"""The machine's own Chromium, driven by Playwright, and the accessibility checks run in it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from weakref import WeakSet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "browser" / "vendor" / "axe.min.js"
LAWS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

without_scripts: WeakSet[Page] = WeakSet()


def find_chromium() -> str | None:
    """The browser's path: CHROMIUM, or what Debian and its relations install; or None."""
    given = os.environ.get("CHROMIUM")
    names = [given] if given else ["chromium", "chromium-browser", "google-chrome"]
    return next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def visit(browser: Browser, base_url: str, **options: Any) -> Generator[Page, None, None]:
    """A fresh page with its own cookies.

    Fails afterwards when a script failed, the console complained (a refusal by the content
    security policy is such a complaint), or anything was asked of another host.

    Args:
        browser: the running browser.
        base_url: the server; addresses given to `page.goto` may begin with `/`.
        options: Playwright's context options, such as `viewport` or `java_script_enabled`.
    """
    options = {"viewport": DESKTOP, "locale": "en-GB", "timezone_id": "Europe/London"} | options
    context = browser.new_context(base_url=base_url, **options)
    context.set_default_timeout(10_000)
    here = urlsplit(base_url).netloc
    complaints: list[str] = []
    page = context.new_page()
    if not options.get("java_script_enabled", True):
        without_scripts.add(page)
    page.on("pageerror", lambda error: complaints.append(f"script failed: {error}"))
    page.on(
        "console",
        lambda line: (
            complaints.append(f"console: {line.text}")
            # An answer of 404 or 422 is told to the console as well; pages are tested for those.
            if line.type == "error" and "Failed to load resource" not in line.text
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            complaints.append(f"asked another host: {request.url}")
            if urlsplit(request.url).scheme in {"http", "https"}
            and urlsplit(request.url).netloc != here
            else None
        ),
    )
    try:
        yield page
    finally:
        context.close()
    assert not complaints, "; ".join(complaints)


def axe(page: Page, *, laws: Iterable[str] = LAWS, without: Iterable[str] = ()) -> None:
    """Fail when axe-core finds a violation of WCAG 2.2 AA on the page as it now stands.

    Args:
        page: one with JavaScript; without it axe would wait for ever.
        laws: axe's tags.
        without: rules left out; say why beside the call.
    """
    assert page not in without_scripts, "axe needs a page with JavaScript"
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    options = {
        "runOnly": {"type": "tag", "values": list(laws)},
        "rules": {rule: {"enabled": False} for rule in without},
        "resultTypes": ["violations"],
    }
    found: list[dict[str, Any]] = page.evaluate(
        f"axe.run(document, {json.dumps(options)}).then(result => result.violations)"
    )
    said = [
        f"{violation['id']}: {violation['help']} at {node['target']}: {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]
    assert not said, f"{page.url} breaks WCAG 2.2 AA:\n" + "\n".join(said)


def fits(page: Page) -> bool:
    """Whether a page needs no sideways scrolling; one that is just being opened is waited for."""
    from playwright.sync_api import Error

    wide = "document.documentElement ? document.documentElement.scrollWidth - innerWidth : null"
    for _ in range(100):
        try:
            over = page.evaluate(wide)
        except Error:  # the page before it was just left
            over = None
        if over is not None:
            return over <= 0
        page.wait_for_timeout(50)
    return False
