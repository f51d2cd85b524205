"""Says after minutes were saved how many actions stand in them, with the way to look at them.

Pages that save minutes know this, and not the page it leads to.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import flash, url_for
from markupsafe import Markup

from tracker.models import AgendaItem
from tracker.queries import found_passages
from tracker.translation import ngettext


def found_words(count: int) -> str:
    """How many were found: "1 action found in the minutes"."""
    return ngettext(
        "%(num)s action found in the minutes", "%(num)s actions found in the minutes", count
    )


def tell_found(item: AgendaItem, digests: Sequence[str]) -> None:
    """Say how many of the passages found in what was saved wait for a decision, if any do."""
    count = found_passages.count_waiting(item, digests)
    if count:
        link = Markup('<a class="govuk-notification-banner__link" href="{}">{}</a>.')
        href = url_for("found.list_found", public_id=item.public_id)
        flash(link.format(href, found_words(count)), "success")
