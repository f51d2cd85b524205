"""Signing in and out."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Blueprint, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from tracker import clock, extensions, transaction
from tracker.access.passwords import Passwords
from tracker.access.permissions import Permission
from tracker.operations import accounts
from tracker.queries import readers
from tracker.rules.passwords import LONGEST
from tracker.translation import gettext
from tracker.web.account.forms import SignInForm
from tracker.web.errors import page as error_page
from tracker.web.guards import requires
from tracker.web.identity import current_visitor, load_visitor
from tracker.web.page import page

blueprint = Blueprint("account", __name__)

WINDOW = timedelta(minutes=15)
MOST_FROM_ADDRESS_FOR_ACCOUNT, MOST_FOR_ACCOUNT, MOST_FROM_ADDRESS = 5, 100, 40


def safe_next(target: str | None) -> str:
    """The address to go to after signing in, if it is a path of this site; the desk otherwise."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return url_for("desk.show_desk")
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or any(ord(mark) < 32 for mark in target):  # noqa: PLR2004 - control characters
        return url_for("desk.show_desk")
    return target


def guessed_too_often(email: str, address: str) -> bool:
    """Whether this account or address must wait: never for good, and never for one's own desk alone."""
    pair, account, origin = readers.count_failures(email, address, clock.now() - WINDOW)
    return (
        pair >= MOST_FROM_ADDRESS_FOR_ACCOUNT
        or account >= MOST_FOR_ACCOUNT
        or origin >= MOST_FROM_ADDRESS
    )


@blueprint.get("/sign-in")
@requires(Permission.PUBLISHED_READ)
def sign_in() -> ResponseReturnValue:
    """Ask for e-mail and password."""
    if current_visitor():
        return redirect(safe_next(request.args.get("next")))
    return page("account/sign_in.html", form=SignInForm(next=request.args.get("next", "")))


def send_sign_in() -> ResponseReturnValue:
    """Check the password outside any transaction: it is slow on purpose."""
    form = SignInForm()
    if not form.validate():
        return page("account/sign_in.html", form=form)
    email, address = str(form.email.data).strip().lower(), request.remote_addr or ""
    if guessed_too_often(email, address):
        return error_page(429)
    person = readers.find_person_by_email(email)
    stored = person.password_hash if person and person.disabled_at is None else None
    password = form.password.data[:LONGEST]
    passwords: Passwords = current_app.extensions["passwords"]
    if not passwords.fits(password, stored) or person is None:
        transaction.write(lambda: accounts.note_failure(email, address, clock.now()))
        form.email.errors = [gettext("E-mail address or password is not right")]
        return page("account/sign_in.html", form=form)
    device = request.user_agent.string
    token = transaction.write(lambda: accounts.sign_in(person, device, clock.now()))
    session.clear()
    visitor = load_visitor(token)
    extensions.log_in(visitor)
    return redirect(safe_next(form.next.data), 303)


send_sign_in.access = Permission.PUBLISHED_READ  # type: ignore[attr-defined] - it opens its own transactions
blueprint.add_url_rule("/sign-in", "send_sign_in", send_sign_in, methods=["POST"])


@blueprint.post("/sign-out")
@requires(Permission.ACCOUNT_USE)
def sign_out() -> ResponseReturnValue:
    """End the sign-in on the server and here."""
    visitor = current_visitor()
    if visitor:
        accounts.sign_out(visitor.sign_in_id, clock.now())
    extensions.log_out()
    session.clear()
    return redirect(url_for("desk.show_desk"), 303)
