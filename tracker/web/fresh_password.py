"""Asking for the password again before something that cannot be taken lightly (SEC-42).

Who signed in, or entered their password, within a quarter of an hour is not asked. What the
form held travels in the page that asks, never on the server, and is sent with the password.
"""

from __future__ import annotations

from datetime import timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from flask import current_app, request
from flask.typing import ResponseReturnValue

from tracker import clock, transaction
from tracker.operations import accounts
from tracker.queries import readers
from tracker.rules.passwords import LONGEST
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web import guessing
from tracker.web.errors import page as error_page
from tracker.web.fields import PasswordText
from tracker.web.forms import HouseForm
from tracker.web.identity import Visitor, current_visitor
from tracker.web.kept_forms import AGAIN, typed
from tracker.web.page import page

if TYPE_CHECKING:
    from tracker.access.passwords import Passwords
    from tracker.web.guards import View

FRESH = timedelta(minutes=15)
ASKED = 401


class PasswordAgainForm(HouseForm):
    """The password of whoever is signed in."""

    password_again = PasswordText(
        _("Your password"), missing=_("Enter your password"), autocomplete="current-password"
    )


def asks_password_again(view: View) -> View:
    """Let a form through only when its sender's password was entered a short while ago.

    Stands above `@requires`, on pages that show their form at the address it is sent to and
    take no files. The guard still finds, checks and changes as always.
    """

    @wraps(view)
    def asked(**address: Any) -> ResponseReturnValue:  # noqa: ANN401 - an address's parts
        visitor = current_visitor()
        if request.method != "POST" or visitor is None or is_fresh(visitor):
            return view(**address)
        form = PasswordAgainForm()
        if AGAIN not in request.form:
            form = PasswordAgainForm(formdata=None)
            return page("account/password_again.html", form=form, pairs=typed())[0], ASKED  # type: ignore[index]
        if not form.validate():
            return page("account/password_again.html", form=form, pairs=typed())
        person = readers.find_person(visitor.person_id)
        email = person.email or "" if person else ""
        tried = guessing.begin(email, request.remote_addr or "")
        if tried is None:
            return error_page(429)
        passwords = cast("Passwords", current_app.extensions["passwords"])
        stored = person.password_hash if person else None
        if not passwords.fits(str(form.password_again.data)[:LONGEST], stored):
            form.password_again.errors = [gettext("Password is not right")]
            return page("account/password_again.html", form=form, pairs=typed())
        transaction.write(lambda: accounts.prove(visitor.sign_in_id, tried, clock.now()))
        return view(**address)

    return asked


def is_fresh(visitor: Visitor) -> bool:
    """Whether the visitor's password was entered a short while ago."""
    return clock.now() - visitor.proved_at <= FRESH
