"""Addresses of the pages for people, and of the API's own, as answers name them."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote, urlencode

from flask import current_app

from config import Settings
from tracker.api.blueprint import PREFIX


def base_url() -> str:
    """The public address of the program, as its settings say: never what a request claims."""
    return cast("Settings", current_app.config["SETTINGS"]).base_url


def page(*parts: str) -> str:
    """The whole address of a page."""
    return base_url() + "/" + "/".join(quote(part) for part in parts)


def own(path: str, **query: object) -> str:
    """The whole address of something of the API, from its path below the API's own."""
    asked = {name: value for name, value in query.items() if value not in (None, "", ())}
    end = f"?{urlencode(asked, doseq=True)}" if asked else ""
    return f"{base_url()}{PREFIX}{quote(path)}{end}"


def action_path(code: str, year: str, number: int) -> str:
    """The path of an action below the API's own."""
    return f"/actions/{code}/{year}/{number:03d}"
