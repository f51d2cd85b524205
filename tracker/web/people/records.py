"""The way into the records, and who may do what."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.queries import people
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.people.blueprint import blueprint
from tracker.wording.permissions import permissions_in_words


@blueprint.get("/records")
@requires(Permission.RECORDS_READ)
def show_records() -> ResponseReturnValue:
    """Everything the clerks keep, with how many there are."""
    wanted = [
        Permission.RECORDS_EDIT,
        Permission.RECORDS_IMPORT,
        Permission.AUTHORITY_EDIT,
        Permission.TRACKER_IMPORT,
        Permission.RESTRICTION_KEEP,
        Permission.READS_READ,
    ]
    return page(
        "people/records.html",
        counts=people.count_records(current_reader()),
        allowed=decide.allowed(current_reader(), among=wanted),
    )


@blueprint.get("/records/permissions")
@requires(Permission.RECORDS_READ)
def show_permissions() -> ResponseReturnValue:
    """Who may do what."""
    return page("people/permissions.html", subjects=permissions_in_words())
