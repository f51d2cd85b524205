"""The desk: what whoever asks has to do now, in one page without tabs."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.queries import actions, clearances, committees, meetings
from tracker.translation import gettext
from tracker.vocabulary import Standing
from tracker.web.desk.parts import Desk, clerks_part, figures_part, members_part, owners_part
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.recommendations import pressing_words

blueprint = Blueprint("desk", __name__)

WEEKS_SHOWN_TO_ALL = 8


@blueprint.get("/")
@requires(Permission.DESK_READ)
def show_desk() -> ResponseReturnValue:
    """The first page: the desk of whoever is signed in, the public front page otherwise."""
    reader = current_reader()
    if not reader.is_signed_in:
        return _show_front(reader)
    today = clock.today()
    desk = Desk(
        clerk=clerks_part(reader, today) if reader.is_clerk else None,
        owner=owners_part(reader, today) if reader.post_ids else None,
        member=members_part(reader, today) if reader.member_of else None,
        figures=figures_part(reader) if reader.is_performance_officer else None,
    )
    return page(
        "desk/show.html",
        desk=desk,
        heading=_heading(desk),
        pressing_words=pressing_words,
        drafts=clearances.list_waiting(reader, today),
    )


def _heading(desk: Desk) -> str:
    """What the page is called: by its one part, or as a whole where there are several."""
    headings = {
        gettext("Work for the clerk"): desk.clerk,
        gettext("Your actions"): desk.owner,
        gettext("Your committees"): desk.member,
        gettext("Your indicators"): desk.figures,
    }
    shown = [heading for heading, part in headings.items() if part is not None]
    return shown[0] if len(shown) == 1 else gettext("Your desk")


def _show_front(reader: Reader) -> ResponseReturnValue:
    today = clock.today()
    counts = actions.count_by_standing(reader, today)
    coming = meetings.list_coming(reader, today, days=7 * WEEKS_SHOWN_TO_ALL)
    return page(
        "desk/public.html",
        coming=coming,
        committees=committees.list_all(reader),
        overdue=counts[Standing.OVERDUE],
        soon=counts[Standing.DUE_SOON],
        waiting=counts[Standing.AWAITING_AGREEMENT],
        total=sum(counts.values()),
    )
