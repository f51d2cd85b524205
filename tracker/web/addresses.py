"""Addresses worked out once for a page that repeats them, and whole ones for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from flask import current_app, url_for

from config import Settings
from tracker.queries.fetch import AnyRow


def base_url() -> str:
    """The public address of the program, as its settings say: never what a request claims."""
    return cast("Settings", current_app.config["SETTINGS"]).base_url


def absolute(endpoint: str, **parts: Any) -> str:  # noqa: ANN401 - an address's parts
    """The whole address of a page, for e-mails, feeds, calendars and people who copy it."""
    return base_url() + url_for(endpoint, **parts)


def addresses_of(indicators: Iterable[AnyRow]) -> dict[str, str]:
    """The address of each indicator's page, by reference."""
    references = {row.reference for row in indicators}
    return {
        reference: url_for("indicators.show_indicator", reference=reference)
        for reference in references
    }
