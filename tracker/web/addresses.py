"""Addresses worked out once for a page that repeats them."""

from __future__ import annotations

from collections.abc import Iterable

from flask import url_for

from tracker.queries.fetch import AnyRow


def addresses_of(indicators: Iterable[AnyRow]) -> dict[str, str]:
    """The address of each indicator's page, by reference."""
    references = {row.reference for row in indicators}
    return {
        reference: url_for("indicators.show_indicator", reference=reference)
        for reference in references
    }
