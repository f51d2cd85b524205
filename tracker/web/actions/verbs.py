"""The verbs by which a clerk changes an action's owner, date or status."""

from __future__ import annotations

from datetime import date

from flask import flash, request
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Action
from tracker.operations import actions as operations
from tracker.operations.due_dates import rule_of
from tracker.queries import actions, meetings, posts, supports, updates
from tracker.rules.due import DueRule
from tracker.rules.lifecycle import Verb
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import ActionStatus, DueKind
from tracker.web.actions import places
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.due_fields import DueFields
from tracker.web.actions.forms import (
    REASON_LENGTH,
    CloseActionForm,
    PauseActionForm,
    ReassignActionForm,
    ReopenActionForm,
    WithdrawActionForm,
)
from tracker.web.actions.possible import asked, back_to, turned_away
from tracker.web.actions.said import said_of
from tracker.web.fields import LongText, RadioField, choice
from tracker.web.forms import VersionForm
from tracker.web.guards import requires
from tracker.web.hygiene import key_of
from tracker.web.identity import current_reader
from tracker.web.page import page

GET_POST = ["GET", "POST"]


class ChangeDueForm(VersionForm, DueFields):
    """A new due rule, by decision or to mend a wrong entry."""

    why = RadioField(
        _("Why is it changing?"),
        choices=[
            choice("decided", _("The committee or a clerk decided so")),
            choice(
                "correction",
                _("It was entered wrongly"),
                hint=_("A correction does not count as putting the action off"),
            ),
        ],
        missing=_("Select why it is changing"),
    )
    reason = LongText(
        _("What was decided, or what was wrong?"),
        called=_("The reason"),
        missing=_("Enter the reason"),
        most=REASON_LENGTH,
    )

    def grant(self, day: date) -> None:
        """Fill in the day that was asked for; the reason is for the clerk to say."""
        self.fill(DueRule(DueKind.DATE, on=day))
        self.why.data = "decided"


def counted_from(form: ChangeDueForm) -> date | None:
    """Today, where "June", "the next meeting" or "in two weeks" was decided today; else None."""
    counts = form.due_kind.data in {DueKind.MONTH, DueKind.NEXT_MEETING, DueKind.INTERVAL}
    return clock.today() if counts and form.why.data == "decided" else None


@blueprint.route("/actions/<code>/<year>/<number:number>/change-due", methods=GET_POST)
@requires(Permission.ACTION_CHANGE_DUE, on=actions.get)
def change_due_action(action: Action) -> ResponseReturnValue:
    """Set when an action is due."""
    away = turned_away(action, Verb.CHANGE_DUE)
    if away:
        return away
    about = asked(action)
    form = ChangeDueForm()
    since = action.agreed_on or clock.today()
    form.offer_meetings(meetings.list_after(action.committee_id, since))
    wanted = updates.find_later_date(action, key_of(request.args.get("asked")))
    if request.method == "GET":
        form.fill(rule_of(action))
        form.version.data = str(action.version)
        if wanted is not None and wanted.later_date is not None:
            form.grant(wanted.later_date)

    def change_due() -> bool:
        operations.change_due(
            action,
            form.rule(),
            current_reader(),
            form.reason.data,
            is_correction=form.why.data == "correction",
            since=counted_from(form),
            seen_version=form.seen_version,
        )
        return True

    if form.carry_out(change_due):
        flash(gettext("Due date changed."), "success")
        return back_to(action)
    form.read_again(action.version)
    return page("actions/change_due.html", form=form, asked=about, wanted=wanted)


@blueprint.route("/actions/<code>/<year>/<number:number>/reassign", methods=GET_POST)
@requires(Permission.ACTION_REASSIGN, on=actions.get)
def reassign_action(action: Action) -> ResponseReturnValue:
    """Give an action to another post."""
    away = turned_away(action, Verb.REASSIGN)
    if away:
        return away
    about = asked(action)
    form = ReassignActionForm()
    form.post.choices = [choice(row.id, row.title) for row in posts.list_open(clock.today())]
    if request.method == "GET":
        form.post.data = action.lead_post_id
        form.version.data = str(action.version)

    def reassign() -> bool:
        post = posts.find(form.post.data)
        reason, seen = form.reason.data, form.seen_version
        operations.reassign(action, post, current_reader(), reason, seen_version=seen)
        return True

    if form.carry_out(reassign):
        flash(gettext("Owner changed."), "success")
        return back_to(action)
    form.read_again(action.version)
    return page("actions/reassign.html", form=form, asked=about)


@blueprint.route("/actions/<code>/<year>/<number:number>/close", methods=GET_POST)
@requires(Permission.ACTION_CLOSE, on=actions.get)
def close_action(action: Action) -> ResponseReturnValue:
    """Record that the committee agreed to close an action."""
    away = turned_away(action, Verb.CLOSE)
    if away:
        return away
    about = asked(action)
    form = CloseActionForm()
    places.offer(form.decided_at, action)
    if request.method == "GET":
        form.version.data = str(action.version)

    def close() -> bool:
        operations.close(
            action,
            form.outcome.data,
            current_reader(),
            clock.today(),
            form.reason.data,
            at=places.chosen(form.decided_at.data, action),
            seen_version=form.seen_version,
        )
        return True

    if form.carry_out(close):
        flash(gettext("Action closed."), "success")
        return back_to(action)
    form.read_again(action.version)
    return page(
        "actions/close.html",
        form=form,
        asked=about,
        **said_of(action),
        supports=supports.of_actions([action.id]).get(action.id, []),
    )


@blueprint.route("/actions/<code>/<year>/<number:number>/pause", methods=GET_POST)
@requires(Permission.ACTION_PAUSE, on=actions.get)
def pause_action(action: Action) -> ResponseReturnValue:
    """Rest an action until a day."""
    away = turned_away(action, Verb.PAUSE)
    if away:
        return away
    about = asked(action)
    form = PauseActionForm()
    if request.method == "GET":
        form.version.data = str(action.version)

    def pause() -> bool:
        until, seen = form.review_on.data, form.seen_version
        if until is None:
            return False
        reason, today = form.reason.data, clock.today()
        operations.pause(action, until, current_reader(), today, reason, seen_version=seen)
        return True

    if form.carry_out(pause):
        flash(gettext("Action paused."), "success")
        return back_to(action)
    form.read_again(action.version)
    return page("actions/pause.html", form=form, asked=about)


@blueprint.route("/actions/<code>/<year>/<number:number>/reopen", methods=GET_POST)
@requires(Permission.ACTION_REOPEN, on=actions.get)
def reopen_action(action: Action) -> ResponseReturnValue:
    """Take up again what was closed, withdrawn or paused."""
    verb = Verb.RESUME if action.status is ActionStatus.PAUSED else Verb.REOPEN
    away = turned_away(action, verb)
    if away:
        return away
    about = asked(action)
    form = ReopenActionForm()
    if request.method == "GET":
        form.version.data = str(action.version)

    def reopen() -> bool:
        reason, seen = form.reason.data, form.seen_version
        operations.reopen(action, current_reader(), reason, seen_version=seen)
        return True

    if form.carry_out(reopen):
        flash(gettext("Action taken up again."), "success")
        return back_to(action)
    form.read_again(action.version)
    return page("actions/reopen.html", form=form, asked=about)


@blueprint.route("/actions/<code>/<year>/<number:number>/withdraw", methods=GET_POST)
@requires(Permission.ACTION_WITHDRAW, on=actions.get)
def withdraw_action(action: Action) -> ResponseReturnValue:
    """Take out a wrong entry."""
    away = turned_away(action, Verb.WITHDRAW)
    if away:
        return away
    about = asked(action)
    form = WithdrawActionForm()
    if request.method == "GET":
        form.version.data = str(action.version)

    def withdraw() -> bool:
        reason, seen = form.reason.data, form.seen_version
        operations.withdraw(action, current_reader(), reason, seen_version=seen)
        return True

    if form.carry_out(withdraw):
        flash(gettext("Action withdrawn."), "success")
        return back_to(action)
    form.read_again(action.version)
    return page("actions/withdraw.html", form=form, asked=about)
