"""The tokens with which other programs act for one: made, shown once, ended."""

from __future__ import annotations

from flask import flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Person
from tracker.operations import api_tokens as operations
from tracker.queries import api_tokens
from tracker.translation import gettext
from tracker.vocabulary import TokenScope
from tracker.web.account.blueprint import blueprint
from tracker.web.account.forms import MakeTokenForm
from tracker.web.account.reminders import own
from tracker.web.guards import requires
from tracker.web.hygiene import key_of
from tracker.web.identity import current_reader
from tracker.web.page import page


@blueprint.route("/account/tokens", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_USE, on=own)
def make_token(person: Person) -> ResponseReturnValue:
    """Make a token and show it, this once; below it those that work."""
    form = MakeTokenForm()

    def make() -> str:
        return operations.make(
            person,
            current_reader(),
            clock.now(),
            name=form.name.data,
            scopes=form.scopes.data,
            life=form.life.data,
        )

    token = form.carry_out(make)
    if token:
        response = make_response(page("account/token.html", token=token))
        response.headers["Cache-Control"] = "no-store"
        # Sent again, the form leads to the list: the token itself is kept nowhere.
        response.headers["Location"] = url_for("account.make_token")
        return response
    tokens = [
        (row, [gettext(TokenScope(scope).label) for scope in row.scopes])
        for row in api_tokens.list_of_person(person.id, clock.now())
    ]
    return page("account/tokens.html", form=form, tokens=tokens)


@blueprint.post("/account/tokens/end")
@requires(Permission.ACCOUNT_USE, on=own)
def end_token(person: Person) -> ResponseReturnValue:
    """End one of one's tokens, at once."""
    ended = operations.end(person, key_of(request.form.get("token")), current_reader(), clock.now())
    flash(
        gettext("Token ended. Whatever used it is refused from now on.")
        if ended
        else gettext("There was no such token to end."),
        "success",
    )
    return redirect(url_for("account.make_token"), 303)
