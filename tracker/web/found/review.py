"""The queue of passages found in older and imported minutes, across meetings, newest first."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.operations import minutes_readings as operations
from tracker.operations.minutes_readings import Read
from tracker.queries import minutes_readings
from tracker.queries.minutes_readings import Place
from tracker.translation import ngettext
from tracker.web.forms import HouseForm, new_token
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.due import due_words

blueprint = Blueprint("review", __name__)

READ_AT_ONCE = 100
"""Minutes that one press reads; the worker reads the others."""
_PARTS = 5


def place_in_address(place: Place) -> str:
    """Where a page ended, for the address of the next."""
    return "~".join(
        (
            place.held_on.isoformat(),
            *map(str, (place.meeting_id, place.position, place.item_id, place.begins)),
        )
    )


def place_of(words: str) -> Place | None:
    """What an address says; None, which is the beginning, for anything else."""
    parts = words.split("~")
    if len(parts) != _PARTS or not all(part.isascii() and part.isdigit() for part in parts[1:]):
        return None
    if any(len(part) > 9 for part in parts[1:]):  # noqa: PLR2004 - more than a key holds
        return None
    try:
        held_on = date.fromisoformat(parts[0])
    except ValueError:
        return None
    return Place(held_on, *map(int, parts[1:]))


@blueprint.get("/found")
@requires(Permission.FOUND_REVIEW)
def review_found() -> ResponseReturnValue:
    """Passages nobody decided on, with what was understood, grouped by meeting."""
    after = request.args.get("after", "")[:100]
    queue = minutes_readings.page_of(current_reader(), place_of(after))
    by_meeting = [
        (meeting, list(rows))
        for meeting, rows in groupby(queue.waiting, key=lambda each: each.item.meeting)
    ]
    return page(
        "found/review.html",
        queue=queue,
        by_meeting=by_meeting,
        after=after,
        following=place_in_address(queue.following) if queue.following else "",
        due={each.found.digest: due_words(each.found.due) for each in queue.waiting},
        tokens={(each.item.id, each.found.digest): new_token() for each in queue.waiting},
    )


def read_ahead() -> list[Read]:
    """Read some of what is not read yet, before the write is opened."""
    return operations.read_next(READ_AT_ONCE)


@blueprint.post("/found/read")
@requires(Permission.FOUND_REVIEW, prepare=read_ahead)
def read_found(read: list[Read]) -> ResponseReturnValue:
    """Keep what was found in minutes that were not read ahead yet."""
    HouseForm().carry_out(lambda: operations.keep(read, clock.now()))
    words = ngettext("%(num)s item read.", "%(num)s items read.", len(read))
    flash(words, "success")
    return redirect(url_for("review.review_found"), 303)
