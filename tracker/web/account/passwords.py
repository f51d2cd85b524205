"""Forgotten passwords: asking for a link, and using it."""

from __future__ import annotations

from typing import cast

from flask import current_app, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from config import Settings
from tracker import clock
from tracker.access.passwords import Passwords
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import OneTimeLink, Person
from tracker.operations import accounts, outgoing_emails
from tracker.operations import people as people_operations
from tracker.queries import people
from tracker.translation import gettext
from tracker.vocabulary import LinkPurpose
from tracker.web.account.blueprint import blueprint
from tracker.web.account.forms import AcceptInvitationForm, ForgottenPasswordForm
from tracker.web.errors import page as error_page
from tracker.web.guards import requires
from tracker.web.guessing import guessed_too_often
from tracker.web.page import page

ASKED_FOR = "forgotten "
"""Before the address in the notes of what was tried: no sign-in begins like this."""


@blueprint.route("/password/forgotten", methods=["GET", "POST"])
@requires(Permission.PUBLISHED_READ)
def ask_for_reset() -> ResponseReturnValue:
    """Ask for a link to a new password; the answer tells nothing about the account."""
    form = ForgottenPasswordForm()
    email, address = str(form.email.data or "").strip().lower(), request.remote_addr or ""
    tried = f"{ASKED_FOR}{email}"[:255]
    if request.method == "POST" and guessed_too_often(tried, address):
        return error_page(429)

    def ask() -> bool:
        now = clock.now()
        accounts.note_failure(tried, address, now)
        outgoing_emails.queue_password_reset(email, now)
        return True

    if form.carry_out(ask):
        return redirect(url_for("account.show_reset_asked"), 303)
    return page("account/password_forgotten.html", form=form, sends_mail=_sends_mail())


@blueprint.get("/password/forgotten/asked")
@requires(Permission.PUBLISHED_READ)
def show_reset_asked() -> ResponseReturnValue:
    """Say what happens next, whoever asked."""
    return page("account/password_asked.html", is_printed=not _settings().mail_url)


def _reset_link(_reader: Reader, token: str) -> tuple[OneTimeLink, Person]:
    return people.get_link(token, LinkPurpose.PASSWORD_RESET, clock.now())


def _hash_chosen() -> str | None:
    """The hash of the chosen password, before the write opens."""
    form = AcceptInvitationForm()
    passwords: Passwords = current_app.extensions["passwords"]
    return passwords.hash(form.password.data) if form.validate() else None


@blueprint.route("/password/reset/<token>", methods=["GET", "POST"])
@requires(Permission.PUBLISHED_READ, on=_reset_link, prepare=_hash_chosen)
def reset_password(found: tuple[OneTimeLink, Person], hashed: str | None) -> ResponseReturnValue:
    """Let whoever holds the link set a new password; opening it changes nothing."""
    link, person = found
    form = AcceptInvitationForm()
    form.own_words = (person.name, person.email or "")

    def change() -> bool:
        people_operations.reset_password(link, person, hashed or "", clock.now())
        return True

    if form.carry_out(change):
        flash(gettext("Password set. Sign in with it now."), "success")
        return redirect(url_for("account.sign_in"), 303)
    response = make_response(page("account/invitation.html", form=form, person=person))
    response.headers["Cache-Control"] = "no-store"
    return response


def _sends_mail() -> bool:
    """Whether a link would be sent at all: the demonstration prints it."""
    return bool(_settings().mail_url) or _settings().is_demo


def _settings() -> Settings:
    return cast("Settings", current_app.config["SETTINGS"])
