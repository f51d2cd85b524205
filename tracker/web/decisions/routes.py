"""Record decisions: a meeting's outcomes on its actions in one form."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock, transaction
from tracker.access.permissions import Permission
from tracker.models import AgendaItem, Meeting
from tracker.operations import decisions as operations
from tracker.operations.decided_at import has_met
from tracker.operations.decisions import RowsRefused
from tracker.queries import decisions, items, meetings, posts, updates
from tracker.queries.decisions import Candidate
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import gettext, ngettext
from tracker.web.decisions.forms import DecisionsForm, sent_keys
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.refusals import refusal

blueprint = Blueprint("decisions", __name__)


@blueprint.route("/meetings/<public_id>/decisions", methods=["GET", "POST"])
@requires(Permission.DECISIONS_RECORD, on=meetings.get)
def record_decisions(meeting: Meeting) -> ResponseReturnValue:
    """Record what a meeting decided about the actions before it."""
    public_id, today = meeting.public_id, clock.today()
    if not has_met(meeting, today):
        flash(refusal(RuleBroken("", Broken.MEETING_NOT_HELD)), "important")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    form = DecisionsForm()
    candidates = offered(form, meeting)
    number = recorded(form, meeting, candidates)
    if number is not None:
        flash(done_sentence(number), "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    reader = current_reader()
    keys = [each.row.id for each in candidates]
    return page(
        "decisions/record.html",
        form=form,
        meeting=meetings.get(reader, public_id),
        candidates=candidates,
        latest=updates.latest_of(reader, keys),
        holders=posts.holders_of([each.row.lead_post_id for each in candidates], today),
    )


def offered(form: DecisionsForm, meeting: Meeting) -> list[Candidate]:
    """The actions the form has parts for: what can be decided, and what it was sent with."""
    reader = current_reader()
    candidates = decisions.list_candidates(reader, meeting, clock.today(), sent_keys())
    form.offer(candidates, items.list_progress(reader, meeting.id))
    return candidates


def recorded(form: DecisionsForm, meeting: Meeting, candidates: list[Candidate]) -> int | None:
    """Record what was sent; None when nothing was, or something stands to be mended."""
    if not form.is_submitted():
        return None
    names = {
        row.id: f"{row.code}/{row.year}/{row.number:03d}"
        for row in (each.row for each in candidates)
    }
    if not form.validate_all(names):
        transaction.undo()
        return None
    actions = decisions.load(current_reader(), meeting, list(form.rows))
    versions = {key: action.version for key, action in actions.items()}

    def item_of(key: int | None) -> AgendaItem | None:
        return decisions.find_item(meeting_id, key)

    meeting_id = meeting.id
    decided = form.decided(actions, item_of)
    try:
        return operations.record_all(meeting, decided, current_reader(), clock.today(), clock.now())
    except RowsRefused as refused:
        transaction.undo()
        for key, broken in refused.by_action.items():
            form.rows[key].told(broken, versions[key], names[key])
        return None


def done_sentence(number: int) -> str:
    """What was recorded."""
    if not number:
        return gettext("Nothing was decided, so nothing was recorded.")
    return ngettext(
        "Decision on %(num)s action recorded.", "Decisions on %(num)s actions recorded.", number
    )
