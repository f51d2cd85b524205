"""Report back: an action due at a meeting goes onto its agenda, singly or with all due there."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import ValidationError

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Action, Meeting
from tracker.operations import reporting_back as operations
from tracker.queries import actions, authorities, decisions, meetings, reported_back
from tracker.queries.fetch import AnyRow
from tracker.queries.programme import will_meet
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import gettext, ngettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import MultiCheckbox, RadioField, ShortText, choice
from tracker.web.forms import HouseForm, OnceForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.due import due_words
from tracker.wording.refusals import refusal

blueprint = Blueprint("report_back", __name__)

EACH, ONE = "each", "one"


class ReportBackForm(OnceForm):
    """Which actions go onto an agenda, and as how many items."""

    actions = MultiCheckbox(
        _("Which actions are reported on?"), coerce=int, missing=_("Select at least one action")
    )
    how = RadioField(
        _("As what?"),
        choices=[
            choice(EACH, _("An item for each action")),
            choice(ONE, _("One item for all of them")),
        ],
        default=EACH,
        missing=_("Select an item for each, or one for all"),
    )
    title = ShortText(_("Title of the item"))

    def offer(self, rows: list[AnyRow]) -> None:
        """Let these actions be chosen; all are, at first."""
        self.actions.choices = [
            choice(
                row.id,
                row.wording,
                hint=f"{row.code}/{row.year}/{row.number:03d}, {due_words(row)}",
            )
            for row in rows
        ]
        if not self.is_submitted():
            self.actions.data = [row.id for row in rows]

    def validate_title(self, field: ShortText) -> None:
        """Ask for a title where one item is wanted."""
        if self.how.data == ONE and not field.data:
            raise ValidationError(gettext("Enter the title of the item"))


@blueprint.route("/meetings/<public_id>/report-back", methods=["GET", "POST"])
@requires(Permission.ACTION_REPORT_BACK, on=meetings.get)
def report_back(meeting: Meeting) -> ResponseReturnValue:
    """Put actions that are due at a meeting on its agenda."""
    reader, today, public_id = current_reader(), clock.today(), meeting.public_id
    back = redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    if not will_meet(meeting.status, meeting.held_on, today):
        flash(refusal(RuleBroken("", Broken.PLANNED_MEETING_PAST)), "important")
        return back
    form = ReportBackForm(title=authorities.the_authority().log_name)
    offered = [*reported_back.list_to_report(reader, meeting, today)]
    form.offer(offered)
    if not offered and form.is_submitted():
        flash(gettext("Nothing was added: these actions are on the agenda already."), "important")
        return back
    made = form.carry_out(lambda: put(form, meeting))
    if made:
        flash(added_sentence(made), "success")
        return back
    return page("report_back/show.html", form=form, meeting=meetings.get(reader, public_id))


def put(form: ReportBackForm, meeting: Meeting) -> int:
    """Put what was chosen on the agenda; how many items that made."""
    reader = current_reader()
    chosen = decisions.load(reader, meeting, form.actions.data)
    wanted = [chosen[key] for key in form.actions.data if key in chosen]
    title = form.title.data if form.how.data == ONE else ""
    return len(operations.put_all_on_agenda(wanted, meeting, reader, clock.today(), title))


def added_sentence(number: int) -> str:
    """What was added to the agenda."""
    return ngettext(
        "%(num)s item added to the agenda.", "%(num)s items added to the agenda.", number
    )


@blueprint.post("/actions/<code>/<year>/<number:number>/report-back")
@requires(Permission.ACTION_REPORT_BACK, on=actions.get)
def report_action(action: Action) -> ResponseReturnValue:
    """Put one action on the agenda of the meeting it is due at."""
    address = url_for(
        "actions.show_action", code=action.code, year=action.year, number=action.number
    )
    form = HouseForm()

    def put_one() -> str:
        reader = current_reader()
        meeting = operations.meeting_due_at(action, reader)
        return operations.put_on_agenda(action, meeting, reader, clock.today()).public_id

    item = form.carry_out(put_one)
    if item is None:
        flash(" ".join(form.form_errors), "important")
        return redirect(address, 303)
    flash(gettext("Put on the agenda."), "success")
    return redirect(url_for("items.show_item", public_id=item), 303)
