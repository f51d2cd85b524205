"""Taking published papers down at once, with a notice for everybody, and putting them back."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Meeting
from tracker.operations import takedowns as operations
from tracker.queries import meetings, takedowns
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import PapersDown
from tracker.web.fields import LongText, RadioField, choice
from tracker.web.forms import OnceForm
from tracker.web.fresh_password import asks_password_again
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page

blueprint = Blueprint("takedowns", __name__)


class TakeDownForm(OnceForm):
    """What is taken down, and why."""

    papers = RadioField(
        _("What is taken down?"),
        choices=[],
        coerce=PapersDown,
        missing=_("Select what is taken down"),
    )
    reason = LongText(
        _("Reason"),
        missing=_("Enter the reason: everybody reads it in place of the papers"),
        description=_("Everybody reads it in place of the papers. Do not repeat what was wrong"),
        most=2_000,
    )

    def offer(self, meeting: Meeting) -> None:
        """Offer what is published; the minutes first, if they are."""
        minutes = choice(PapersDown.MINUTES.value, _("The minutes, and the actions in them"))
        agenda = choice(
            PapersDown.AGENDA.value,
            _("The agenda, with its documents and the minutes"),
        )
        self.papers.choices = [
            *([minutes] if meeting.minutes_published_at else []),
            *([agenda] if meeting.agenda_published_at else []),
        ]


@blueprint.route("/meetings/<public_id>/take-down", methods=["GET", "POST"])
@requires(Permission.PAPERS_TAKE_DOWN, on=meetings.get)
def take_down(meeting: Meeting) -> ResponseReturnValue:
    """Take published minutes, or the agenda with them, down at once, with a notice for everybody."""
    reader, public_id = current_reader(), meeting.public_id
    form = TakeDownForm()
    form.offer(meeting)
    done = form.carry_out(
        lambda: (
            operations.take_down(meeting, form.papers.data, form.reason.data, reader, clock.now())
            or True
        )
    )
    if done:
        flash(gettext("Taken down. Nobody but those who read drafts can read it now."), "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    meeting = meetings.get(reader, public_id)
    form.offer(meeting)
    return page("takedowns/take_down.html", form=form, meeting=meeting)


@blueprint.route("/meetings/<public_id>/put-back", methods=["GET", "POST"])
@asks_password_again
@requires(Permission.PAPERS_TAKE_DOWN, on=meetings.get)
def put_back(meeting: Meeting) -> ResponseReturnValue:
    """Publish again what was taken down of a meeting."""
    reader, public_id = current_reader(), meeting.public_id
    form = OnceForm()
    done = form.carry_out(lambda: operations.put_back(meeting, reader, clock.now()) or True)
    if done:
        flash(gettext("Put back: everybody can read it again."), "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    meeting = meetings.get(reader, public_id)
    return page(
        "takedowns/put_back.html", form=form, meeting=meeting, down=takedowns.list_open(meeting)
    )
