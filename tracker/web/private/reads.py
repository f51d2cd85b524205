"""Who read restricted matter: a list for clerks and administrators, without its words."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.queries import restricted_reads
from tracker.web.guards import requires
from tracker.web.hygiene import key_of
from tracker.web.page import page

blueprint = Blueprint("reads", __name__)


CALLED = {"item": restricted_reads.OF_ITEM, "action": ("action",), "document": ("document",)}
"""What addresses call the things whose reads are kept, and what the log calls them."""


@blueprint.get("/restricted-reads")
@requires(Permission.READS_READ)
def list_reads() -> ResponseReturnValue:
    """The latest reads first; of one person or thing if asked, a page at a time."""
    person = key_of(request.args.get("person", ""))
    before = key_of(request.args.get("before", ""))
    subject, key = request.args.get("of", ""), key_of(request.args.get("key", ""))
    called = CALLED.get(subject)
    rows = restricted_reads.list_reads(
        person_id=person or None, before=before or None, of=(called, key) if called else None
    )
    shown = rows[: restricted_reads.PAGE]
    return page(
        "private/reads.html",
        rows=shown,
        people=restricted_reads.list_people(),
        person=person,
        of={"of": subject, "key": key} if called else {},
        earlier=shown[-1].id if len(rows) > restricted_reads.PAGE else None,
    )
