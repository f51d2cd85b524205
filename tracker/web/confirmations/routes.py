"""Correcting published minutes, confirming them at a later meeting, and the clean copy to sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import AgendaItem, Correction, Meeting
from tracker.operations import confirmations as operations
from tracker.queries import NotFoundError, attendance, confirmations, items, meetings
from tracker.queries.fetch import AnyRow
from tracker.translation import gettext
from tracker.web.confirmations.forms import ConfirmationForm, CorrectionForm
from tracker.web.corrected_minutes import corrected_html
from tracker.web.forms import OnceForm
from tracker.web.fresh_password import asks_password_again
from tracker.web.guards import requires
from tracker.web.hygiene import key_of
from tracker.web.identity import current_reader
from tracker.web.page import page

blueprint = Blueprint("confirmations", __name__)


@blueprint.route("/meetings/<public_id>/minutes/corrections", methods=["GET", "POST"])
@requires(Permission.MINUTES_CORRECT, on=meetings.get)
def correct_minutes(meeting: Meeting) -> ResponseReturnValue:
    """The corrections of published minutes, and one more."""
    reader, public_id = current_reader(), meeting.public_id
    published = confirmations.list_published(reader, meeting.id)
    form = CorrectionForm()
    form.offer(published)
    done = form.carry_out(
        lambda: operations.correct(
            items.get(reader, form.item.data),
            form.old_words.data,
            form.new_words.data,
            reader,
            clock.now(),
        )
    )
    if done:
        flash(gettext("Correction recorded."), "success")
        return redirect(
            url_for("confirmations.correct_minutes", public_id=public_id) + "#corrections", 303
        )
    meeting = meetings.get(reader, public_id)
    return page(
        "confirmations/correct.html",
        form=form,
        meeting=meeting,
        items=published,
        corrections=confirmations.list_corrections(reader, meeting.id),
    )


def _correction(
    reader: Reader, public_id: str, correction_id: str
) -> tuple[AgendaItem, Correction]:
    """A correction that stands, of an item of the meeting."""
    item = items.get(reader, public_id)
    correction = confirmations.get_correction(reader, key_of(correction_id))
    if correction.item_id != item.id:
        raise NotFoundError
    return item, correction


@blueprint.post("/items/<public_id>/corrections/<correction_id>/withdraw")
@requires(Permission.MINUTES_CORRECT, on=_correction)
def withdraw_correction(found: tuple[AgendaItem, Correction]) -> ResponseReturnValue:
    """Take back a correction that was entered by mistake."""
    item, correction = found
    form = OnceForm()
    public_id = item.meeting.public_id
    done = form.carry_out(
        lambda: operations.withdraw(correction, item, current_reader(), clock.now()) or True
    )
    if done:
        flash(gettext("Correction withdrawn."), "success")
    else:
        flash(" ".join(form.form_errors), "important")
    return redirect(url_for("confirmations.correct_minutes", public_id=public_id), 303)


def _places(meeting: Meeting) -> tuple[Sequence[AnyRow], list[AnyRow]]:
    """Items of later meetings, and who sat on their committees on those days, chair first."""
    places = confirmations.list_places(meeting, clock.today())
    members: dict[int, Any] = {}
    for committee_id, day in sorted({(row.committee_id, row.held_on) for row in places}):
        for row in attendance.list_members(committee_id, day):
            members.setdefault(row.person_id, row)
    return places, list(members.values())


@blueprint.route("/meetings/<public_id>/minutes/confirm", methods=["GET", "POST"])
@asks_password_again
@requires(Permission.MINUTES_CONFIRM, on=meetings.get)
def confirm_minutes(meeting: Meeting) -> ResponseReturnValue:
    """Record that a later meeting confirmed the minutes as a correct record."""
    reader, public_id = current_reader(), meeting.public_id
    places, members = _places(meeting)
    form = ConfirmationForm(
        place=places[0].id if places else None,
        president_id=members[0].person_id if members else None,
    )
    form.offer(places, members)
    done = form.carry_out(
        lambda: operations.confirm(
            meeting,
            confirmations.get_place(form.place.data),
            form.president_id.data or None,
            form.president.data,
            reader,
            clock.now(),
            clock.today(),
        )
    )
    if done:
        flash(gettext("Minutes confirmed."), "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    meeting = meetings.get(reader, public_id)
    return page(
        "confirmations/confirm.html",
        form=form,
        meeting=meeting,
        places=places,
        corrections=confirmations.list_corrections(reader, meeting.id),
        items=confirmations.list_published(reader, meeting.id),
    )


@blueprint.get("/meetings/<public_id>/minutes/corrected")
@requires(Permission.MEETING_READ, on=meetings.get)
def show_corrected(meeting: Meeting) -> ResponseReturnValue:
    """The minutes with every correction made, to be signed; public once they are confirmed."""
    reader = current_reader()
    may_correct = decide.may(reader, Permission.MINUTES_CORRECT, meeting)
    if meeting.minutes_published_at is None or not (may_correct or meeting.minutes_confirmed_at):
        raise NotFoundError
    return page(
        "confirmations/corrected.html",
        meeting=meeting,
        items=confirmations.list_published(reader, meeting.id),
        corrected=corrected_html(reader, meeting.id),
        confirmation=confirmations.find(reader, meeting.id)
        if meeting.minutes_confirmed_at
        else None,
        may_correct=may_correct,
    )
