"""What is said of a declaration of interest, where it stands with the minutes of its item."""

from __future__ import annotations

from typing import Any

from tracker.translation import gettext


def interest_sentence(row: Any) -> str:  # noqa: ANN401 - a row of `queries.attendance.list_interests`
    """What somebody declared, and whether they left for the item."""
    said_so = gettext(
        "%(name)s declared an interest: %(nature)s.", name=row.name, nature=row.nature.rstrip(".")
    )
    if row.has_left and row.has_returned:
        return f"{said_so} {gettext('They left the meeting for this item and returned after it.')}"
    if row.has_left:
        return f"{said_so} {gettext('They left the meeting for this item.')}"
    return said_so
