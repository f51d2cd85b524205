"""Opening an action that is private by itself, after a look at what becomes public; keeping it so."""

from __future__ import annotations

from flask import redirect
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import PUBLIC
from tracker.models import Action
from tracker.operations import lifting as operations
from tracker.operations.restrictions import keep
from tracker.queries import actions
from tracker.vocabulary import Restriction
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.possible import href_of
from tracker.web.actions.routes import action_page
from tracker.web.fresh_password import asks_password_again
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.keep_page import keep_page
from tracker.web.lift_page import LiftForm, lift_page
from tracker.web.page import page

__all__ = ["blueprint"]


@blueprint.route("/actions/<code>/<year>/<number:number>/open", methods=["GET", "POST"])
@asks_password_again
@requires(Permission.RESTRICTION_LIFT, on=actions.get)
def open_action(action: Action) -> ResponseReturnValue:
    """Open an action that is private by itself."""
    reader, there = current_reader(), href_of(action)
    if action.restriction is Restriction.OPEN:
        return redirect(there, 303)
    key = (action.code, action.year, action.number)
    form = LiftForm()
    return lift_page(
        form,
        lift=lambda: operations.lift_action(actions.get(reader, *key), reader, form.reason.data),
        look=lambda pairs: action_page(PUBLIC, actions.get(PUBLIC, *key), lifting=pairs),
        ask=lambda: page(
            "private/open.html",
            form=form,
            back=there,
            called=actions.get(reader, *key).reference,
        ),
        back=there,
    )


@blueprint.route("/actions/<code>/<year>/<number:number>/keep-private", methods=["GET", "POST"])
@requires(Permission.RESTRICTION_KEEP, on=actions.get)
def keep_action(action: Action) -> ResponseReturnValue:
    """Keep an action private until a day on which it is looked at again."""
    reader = current_reader()
    return keep_page(
        lambda until, reason: keep(action, until, reason, reader, clock.today()),
        called=action.reference,
        open_url=f"{href_of(action)}/open",
    )
