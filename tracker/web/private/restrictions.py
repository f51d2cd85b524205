"""What is private and due to be looked at again: kept with a reason, or opened."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.queries import restrictions
from tracker.web.guards import requires
from tracker.web.page import page

blueprint = Blueprint("restrictions", __name__)

AHEAD = timedelta(days=92)


@blueprint.get("/private-matter")
@requires(Permission.RESTRICTION_KEEP)
def list_restrictions() -> ResponseReturnValue:
    """What is due, what is due soon, and what has no day; of each a step to keep it or open it."""
    today = clock.today()
    rows: list[Any] = list(restrictions.list_to_review(today + AHEAD))
    undated: list[Any] = list(restrictions.list_without_date())
    return page(
        "private/restrictions.html",
        due=[row for row in rows if row.review_on <= today],
        soon=[row for row in rows if row.review_on > today],
        undated=undated[: restrictions.MOST],
        is_cut=max(len(rows), len(undated)) > restrictions.MOST,
        most=restrictions.MOST,
        addresses_of=addresses_of,
    )


def addresses_of(row: Any) -> tuple[str, str, str]:  # noqa: ANN401 - a row of queries.restrictions
    """Where a thing is read, kept private, and opened."""
    if row.kind == restrictions.ACTION:
        named = {"code": row.code, "year": row.year, "number": row.action_number}
        return (
            url_for("actions.show_action", **named),
            url_for("actions.keep_action", **named),
            url_for("actions.open_action", **named),
        )
    if row.kind == restrictions.DOCUMENT:
        return (
            url_for("documents.download_document", document_id=row.public_id),
            url_for("keeping.keep_document", document_id=row.public_id),
            url_for("lifting.open_document", document_id=row.public_id),
        )
    kept, opened = (
        ("keeping.keep_part", "lifting.open_part")
        if row.kind == restrictions.PART
        else ("keeping.keep_item", "lifting.open_item")
    )
    return (
        url_for("items.show_item", public_id=row.public_id),
        url_for(kept, public_id=row.public_id),
        url_for(opened, public_id=row.public_id),
    )
