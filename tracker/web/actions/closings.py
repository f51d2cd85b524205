"""Closing provisionally, and marking as a duplicate."""

from __future__ import annotations

from flask import flash, request
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Action
from tracker.operations import closings as operations
from tracker.queries import actions, authorities, duplicates
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.lifecycle import Verb
from tracker.translation import gettext
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.forms import CloseProvisionallyForm, DuplicateActionForm
from tracker.web.actions.possible import asked, back_to, turned_away
from tracker.web.actions.said import said_of
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.refusals import refusal

GET_POST = ["GET", "POST"]


@blueprint.route("/actions/<code>/<year>/<number:number>/close-provisionally", methods=GET_POST)
@requires(Permission.ACTION_CLOSE_PROVISIONALLY, on=actions.get)
def close_provisionally(action: Action) -> ResponseReturnValue:
    """Close an action after consulting the chair, to be reported at the next meeting."""
    away = turned_away(action, Verb.CLOSE_PROVISIONALLY)
    if away:
        return away
    if not authorities.the_authority().closes_provisionally:
        flash(refusal(RuleBroken("", Broken.PROVISIONAL_NOT_ALLOWED)), "important")
        return back_to(action)
    about = asked(action)
    form = CloseProvisionallyForm()
    if request.method == "GET":
        form.version.data = str(action.version)

    def close() -> bool:
        reader, today, seen = current_reader(), clock.today(), form.seen_version
        reason = form.reason.data
        operations.close_provisionally(
            action, form.outcome.data, reader, today, reason, seen_version=seen
        )
        return True

    if form.carry_out(close):
        flash(
            gettext("Closed provisionally. The committee is told at its next meeting."), "success"
        )
        return back_to(action)
    form.read_again(action.version)
    return page("actions/close_provisionally.html", form=form, asked=about, **said_of(action))


@blueprint.route("/actions/<code>/<year>/<number:number>/duplicate", methods=GET_POST)
@requires(Permission.ACTION_DUPLICATE, on=actions.get)
def duplicate_action(action: Action) -> ResponseReturnValue:
    """Mark an action as the same as another, found by its words or named by its reference."""
    away = turned_away(action, Verb.MARK_DUPLICATE)
    if away:
        return away
    about, reader = asked(action), current_reader()
    form = DuplicateActionForm()
    if request.method == "GET":
        form.version.data = str(action.version)
        form.of.data = request.args.get("of", "")[:40]

    def mark() -> bool:
        other = duplicates.find_by_reference(reader, form.of.data)
        reason, seen = form.reason.data, form.seen_version
        operations.mark_duplicate(action, other, reader, reason, seen_version=seen)
        return True

    if form.carry_out(mark):
        flash(gettext("Marked as a duplicate."), "success")
        return back_to(action)
    form.read_again(action.version)
    words = request.args.get("words", "").strip()[:200]
    return page(
        "actions/duplicate.html",
        form=form,
        asked=about,
        words=words,
        found=duplicates.list_like(reader, action, words, clock.today()),
    )
