"""A browser's own description of itself, as people would say it: "Firefox on Windows"."""

from __future__ import annotations

from tracker.translation import gettext

# Order matters: Edge and Opera also call themselves Chrome, Chrome calls itself Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """The browser and machine of a sign-in; "Unknown browser" when it cannot be told."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), None)
    machine = next((name for mark, name in MACHINES if mark in user_agent), None)
    if browser and machine:
        return gettext("%(browser)s on %(machine)s", browser=browser, machine=machine)
    return browser or machine or gettext("Unknown browser")
