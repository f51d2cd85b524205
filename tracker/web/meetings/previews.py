"""A look at minutes as everybody will read them: published for as long as the page is made, no longer."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock, transaction
from tracker.access.permissions import Permission
from tracker.access.reader import PUBLIC
from tracker.models import Meeting
from tracker.operations import meetings as operations
from tracker.queries import NotFoundError, meetings
from tracker.rules.errors import RuleBroken
from tracker.translation import gettext
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.meetings.routes import meeting_page
from tracker.wording.refusals import refusal

blueprint = Blueprint("previews", __name__)


@blueprint.get("/meetings/<public_id>/minutes/as-published")
@requires(Permission.MINUTES_PUBLISH, on=meetings.get)
def preview_minutes(meeting: Meeting) -> ResponseReturnValue:
    """The page of the meeting as the public will see it.

    The minutes are published, the page is made for the public, and all of it is undone: what is
    shown is what the program itself will show, by the very same way.
    """
    actor, public_id = current_reader(), meeting.public_id

    def published() -> ResponseReturnValue:
        operations.publish_minutes(meetings.get(actor, public_id), actor, clock.now())
        return meeting_page(PUBLIC, meetings.get(PUBLIC, public_id), is_preview=True)

    try:
        return transaction.write(published, keep=lambda _page: False)
    except RuleBroken as broken:
        flash(refusal(broken), "important")
    except NotFoundError:
        flash(gettext("Nobody but members and clerks reads what this committee does."), "important")
    return redirect(url_for("meetings.publish_minutes", public_id=public_id))
