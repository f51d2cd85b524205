"""What owners say about an action, and what chairs and clerks make of it."""

from __future__ import annotations

from datetime import date

from flask import flash, request
from flask.typing import ResponseReturnValue

from tracker import clock, transaction
from tracker.access.permissions import Permission
from tracker.models import Action, Update
from tracker.operations import updates as operations
from tracker.queries import actions, updates
from tracker.rules.lifecycle import Verb
from tracker.translation import gettext
from tracker.vocabulary import N_, UpdateKind
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.forms import LaterDateForm, ReturnActionForm, SupportActionForm, UpdateForm
from tracker.web.actions.possible import asked, back_to, turned_away
from tracker.web.actions.said import said_of
from tracker.web.guards import requires
from tracker.web.hygiene import key_of
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.uploads import MEGABYTE, SentFiles, most_bytes, receive_all, takes_files

SAID = {
    UpdateKind.PROGRESS: N_("Update added."),
    UpdateKind.REPORT: N_("Report added. The committee decides whether it answers the action."),
    UpdateKind.PROPOSAL: N_("You have asked to close this action. The committee decides."),
    UpdateKind.LATER_DATE: N_("You have asked for a later date. The committee decides."),
}


@blueprint.route("/actions/<code>/<year>/<number:number>/update", methods=["GET", "POST"])
@takes_files
@requires(Permission.ACTION_UPDATE, on=actions.get, prepare=receive_all)
def update_action(action: Action, sent: SentFiles | None) -> ResponseReturnValue:
    """Say what has been done; a later date is asked for on a second page."""
    away = turned_away(action, Verb.UPDATE)
    if away:
        return away
    about = asked(action)
    form, leads = UpdateForm(), operations.leads(action, current_reader())
    if not leads:
        form.only_contributes()
    if form.asks_later_date and leads:
        transaction.undo()  # so that going back and sending the first page again still works
        later = LaterDateForm(formdata=None, text=form.text.data)
        return page(
            "actions/later_date.html",
            form=later,
            asked=about,
            again=_sent_some(sent),
            most=_most(),
        )
    done = form.carry_out(lambda: _add(action, form.kind.data, form.text.data, sent))
    if done:
        flash(gettext(SAID[done.kind]), "success")
        return back_to(action)
    return page(
        "actions/update.html",
        form=form,
        asked=about,
        leads=leads,
        again=_sent_some(sent),
        most=_most(),
    )


@blueprint.route(
    "/actions/<code>/<year>/<number:number>/update/later-date", methods=["GET", "POST"]
)
@takes_files
@requires(Permission.ACTION_UPDATE, on=actions.get, prepare=receive_all)
def ask_later_date(action: Action, sent: SentFiles | None) -> ResponseReturnValue:
    """Ask the committee for a later date, with the reason."""
    away = turned_away(action, Verb.ASK_LATER_DATE)
    if away:
        return away
    about = asked(action)
    form = LaterDateForm()
    done = form.carry_out(
        lambda: _add(action, UpdateKind.LATER_DATE, form.text.data, sent, form.later_date.data)
    )
    if done:
        flash(gettext(SAID[done.kind]), "success")
        return back_to(action)
    return page(
        "actions/later_date.html", form=form, asked=about, again=_sent_some(sent), most=_most()
    )


def _sent_some(sent: SentFiles | None) -> bool:
    """Whether files came with a form that is shown again: a browser does not fill them in."""
    return sent is not None and bool(sent.files or sent.refused)


def _most() -> int:
    return most_bytes() // MEGABYTE


def _add(
    action: Action,
    kind: UpdateKind,
    text: str,
    sent: SentFiles | None,
    later_date: date | None = None,
) -> Update:
    return operations.add(
        action,
        kind,
        text,
        current_reader(),
        today=clock.today(),
        now=clock.now(),
        later_date=later_date,
        files=sent.files_or_refusal() if sent else (),
    )


@blueprint.post("/actions/<code>/<year>/<number:number>/release")
@requires(Permission.ACTION_RELEASE, on=actions.get)
def release_update(action: Action) -> ResponseReturnValue:
    """Publish one update of an action; published twice, it is published."""
    update = updates.get(action, key_of(request.form.get("update")))
    if update.released_at is None:
        operations.release(action, update, current_reader(), clock.now())
    flash(gettext("Update published."), "success")
    return back_to(action)


@blueprint.route("/actions/<code>/<year>/<number:number>/support", methods=["GET", "POST"])
@requires(Permission.ACTION_SUPPORT, on=actions.get)
def support_action(action: Action) -> ResponseReturnValue:
    """Support closing; the committee still has to agree."""
    away = turned_away(action, Verb.SUPPORT)
    if away:
        return away
    about = asked(action)
    form = SupportActionForm()
    if request.method == "GET":
        form.version.data = str(action.version)

    def support() -> bool:
        reason, seen = form.reason.data, form.seen_version
        operations.support(action, current_reader(), reason, seen_version=seen)
        return True

    if form.carry_out(support):
        flash(gettext("Noted: you support closing this action."), "success")
        return back_to(action)
    form.read_again(action.version)
    return page(
        "actions/support.html",
        form=form,
        asked=about,
        **said_of(action),
    )


@blueprint.route("/actions/<code>/<year>/<number:number>/return", methods=["GET", "POST"])
@requires(Permission.ACTION_RETURN, on=actions.get)
def return_action(action: Action) -> ResponseReturnValue:
    """Say that the answer does not answer it."""
    away = turned_away(action, Verb.RETURN)
    if away:
        return away
    about = asked(action)
    form = ReturnActionForm()
    if request.method == "GET":
        form.version.data = str(action.version)

    def send_back() -> bool:
        reason, seen = form.reason.data, form.seen_version
        operations.send_back(action, current_reader(), clock.now(), reason, seen_version=seen)
        return True

    if form.carry_out(send_back):
        flash(gettext("Returned to its owner."), "success")
        return back_to(action)
    form.read_again(action.version)
    return page(
        "actions/return.html",
        form=form,
        asked=about,
        **said_of(action),
    )
