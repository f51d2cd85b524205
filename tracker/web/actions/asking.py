"""Asking an owner for an update, and the letter that follows when two asks were not answered."""

from __future__ import annotations

from flask import flash
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Action
from tracker.operations import updates as operations
from tracker.queries import actions, asking, authorities, posts, updates
from tracker.rules.asking import check_ask, is_letter_due
from tracker.rules.errors import RuleBroken
from tracker.rules.lifecycle import Verb
from tracker.rules.standing import days_late
from tracker.translation import gettext
from tracker.vocabulary import ReadingClass
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.forms import AskUpdateForm
from tracker.web.actions.possible import asked, back_to, turned_away
from tracker.web.actions.said import said_of
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.refusals import refusal


@blueprint.route("/actions/<code>/<year>/<number:number>/ask-for-update", methods=["GET", "POST"])
@requires(Permission.ACTION_ASK_UPDATE, on=actions.get)
def ask_update(action: Action) -> ResponseReturnValue:
    """Ask whoever answers for an action for an update."""
    form = AskUpdateForm()
    away = turned_away(action, Verb.ASK_UPDATE) or (
        None if form.is_submitted() else asked_lately(action)
    )
    if away:
        return away
    about, reader, today = asked(action), current_reader(), clock.today()

    def ask() -> bool:
        operations.ask(action, reader, clock.now(), today, form.reason.data)
        return True

    if form.carry_out(ask):
        flash(gettext("Asked for an update. Whoever answers for it is told by e-mail."), "success")
        return back_to(action)
    return page(
        "actions/ask_update.html",
        form=form,
        asked=about,
        **said_of(action),
        told=asking.list_told(action, today),
    )


def asked_lately(action: Action) -> ResponseReturnValue | None:
    """The way back, saying from when an owner can be asked again; else None."""
    try:
        check_ask(action.asked_on, clock.today())
    except RuleBroken as broken:
        flash(refusal(broken), "important")
        return back_to(action)
    return None


@blueprint.get("/actions/<code>/<year>/<number:number>/letter")
@requires(Permission.ACTION_ASK_UPDATE, on=actions.get)
def show_letter(action: Action) -> ResponseReturnValue:
    """A letter to the chief executive, drafted from the facts, to copy or print."""
    reader, today = current_reader(), clock.today()
    if not action.is_open or not is_letter_due(action.times_asked, action.asked_on, today):
        flash(
            gettext(
                "A letter is drafted once two requests for an update, a week apart, were not answered."
            ),
            "important",
        )
        return back_to(action)
    latest = updates.latest_of(reader, [action.id]).get(action.id)
    return page(
        "actions/letter.html",
        action=action,
        is_private=action.reading_class is not ReadingClass.PUBLIC,
        origin=actions.find_origin(reader, action),
        holder=posts.holders_of([action.lead_post_id], today).get(action.lead_post_id or 0),
        days_late=days_late(action.due_on, action.answered_on, today),
        latest=latest,
        asked_on=asking.list_asked_on(action),
        authority=authorities.the_authority(),
    )
