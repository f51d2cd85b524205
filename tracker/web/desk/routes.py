"""The desk."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.web.guards import requires
from tracker.web.page import page

blueprint = Blueprint("desk", __name__)


@blueprint.get("/")
@requires(Permission.DESK_READ)
def show_desk() -> ResponseReturnValue:
    """The first page."""
    return page("desk/public.html")
