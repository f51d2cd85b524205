"""Signing in and out, invitations, and one's own account."""

from __future__ import annotations

from datetime import date
from typing import cast
from urllib.parse import urlsplit

from flask import (
    abort,
    current_app,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue

from config import Settings
from tracker import clock, extensions, transaction
from tracker.access import decide
from tracker.access.passwords import Passwords
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.demonstration import is_demonstration_password
from tracker.models import OneTimeLink, Person
from tracker.operations import accounts
from tracker.operations import people as people_operations
from tracker.queries import diaries, people, readers
from tracker.queries import reminders as reminder_queries
from tracker.queries.fetch import AnyRow
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.passwords import LONGEST
from tracker.translation import gettext
from tracker.vocabulary import LinkPurpose
from tracker.web import guessing, kept_forms
from tracker.web.account import passwords, reminders, tokens
from tracker.web.account.blueprint import blueprint
from tracker.web.account.forms import AcceptInvitationForm, ChangePasswordForm
from tracker.web.errors import page as error_page
from tracker.web.guards import requires
from tracker.web.identity import IDLE, current_reader, current_visitor, load_visitor
from tracker.web.identity import LONGEST as LONGEST_SIGN_IN
from tracker.web.page import page
from tracker.web.sign_in_form import SignInForm
from tracker.wording.devices import device_words

__all__ = ["blueprint", "passwords", "reminders", "tokens"]

MOST_DIGITS = 10


def safe_next(target: str | None) -> str:
    """The address to go to after signing in, if it is a path of this site; the desk otherwise."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return url_for("desk.show_desk")
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or any(ord(mark) < 32 for mark in target):  # noqa: PLR2004 - control characters
        return url_for("desk.show_desk")
    return target


def printed_for_everybody(password: str) -> bool:
    """Whether it is the demonstration's password, which opens nothing in production."""
    settings = cast("Settings", current_app.config["SETTINGS"])
    return not settings.is_demo and is_demonstration_password(password)


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
    template = "account/sign_in_again.html" if form.kept.data else "account/sign_in.html"
    if not form.validate():
        return page(template, form=form)
    email, address = str(form.email.data).strip().lower(), request.remote_addr or ""
    tried = guessing.begin(email, address)
    if tried is None:
        return error_page(429)
    person = readers.find_person_by_email(email)
    stored = person.password_hash if person and person.disabled_at is None else None
    password = form.password.data[:LONGEST]
    passwords = _passwords()
    fits = passwords.fits(password, stored) and not printed_for_everybody(password)
    if not fits or person is None:
        form.email.errors = [gettext("E-mail address or password is not right")]
        return page(template, form=form)
    device = request.user_agent.string

    def signed_in() -> str:
        accounts.forget_failure(tried)
        return accounts.sign_in(person, device, clock.now())

    token = transaction.write(signed_in)
    session.clear()
    visitor = load_visitor(token)
    extensions.log_in(visitor)
    carried = kept_forms.unpack(form.kept.data) if form.kept.data else None
    if carried is not None:
        return kept_forms.offer_again(*carried)
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


def _own(_reader: Reader) -> Person:
    """The person who is signed in."""
    visitor = current_visitor()
    if visitor is None:
        raise decide.ForbiddenError(Permission.ACCOUNT_USE)
    return people.get(_reader, visitor.person_id)


def _this_sign_in() -> int:
    visitor = current_visitor()
    return visitor.sign_in_id if visitor else 0


@blueprint.get("/account")
@requires(Permission.ACCOUNT_USE, on=_own)
def show_account(person: Person) -> ResponseReturnValue:
    """Who one is here, and where one is signed in."""
    today = clock.today()
    return page(
        "account/show.html",
        person=person,
        posts=[each for each in people.list_posts_of(person.id) if holds_on(each, today)],
        seats=[
            each
            for each in people.list_seats_of(current_reader(), person.id)
            if holds_on(each, today)
        ],
        choice=reminder_queries.choice_of(person.id),
        calendar_since=diaries.find_link(person.id),
        sign_ins=[
            (each, device_words(each.device), each.id == _this_sign_in())
            for each in people.list_sign_ins(person.id, clock.now(), IDLE, LONGEST_SIGN_IN)
        ],
    )


def holds_on(row: AnyRow, day: date) -> bool:
    """Whether a row with first and last day, the last open or not, holds on a day."""
    return row.from_on <= day and (row.to_on is None or row.to_on >= day)


@blueprint.post("/account/sign-ins/end")
@requires(Permission.ACCOUNT_USE, on=_own)
def end_sign_ins(person: Person) -> ResponseReturnValue:
    """End one other sign-in, or all of them."""
    sent = request.form.get("sign_in", "")
    only = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < MOST_DIGITS else None
    if sent and only is None:
        abort(400)
    ended = accounts.end_own(person, current_reader(), clock.now(), keep=_this_sign_in(), only=only)
    flash(
        gettext("Signed out there.") if ended else gettext("There was no other sign-in to end."),
        "success",
    )
    return redirect(url_for("account.show_account"), 303)


def _check_and_hash() -> str | None:
    """The hash of the new password when the old one fits; slow, so before the write opens."""
    form = ChangePasswordForm()
    visitor, address = current_visitor(), request.remote_addr or ""
    if visitor is None or not form.validate():
        return None
    person = people.get(current_reader(), visitor.person_id)
    email, passwords = person.email or "", _passwords()
    tried = guessing.begin(email, address)
    if tried is None:
        abort(429)
    if not passwords.fits(form.old.data[:LONGEST], person.password_hash):
        return None
    transaction.write(lambda: accounts.forget_failure(tried))
    return passwords.hash(form.password.data)


@blueprint.route("/account/password", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_USE, on=_own, prepare=_check_and_hash)
def change_password(person: Person, hashed: str | None) -> ResponseReturnValue:
    """Change one's password; every other sign-in ends."""
    form = ChangePasswordForm()
    form.own_words = (person.name, person.email or "")

    def change() -> bool:
        if hashed is None:
            raise RuleBroken("old", Broken.PASSWORD_NOT_RIGHT)
        now, keep = clock.now(), _this_sign_in()
        people_operations.change_password(person, hashed, current_reader(), now, keep=keep)
        return True

    if form.carry_out(change):
        flash(gettext("Password changed. You were signed out everywhere else."), "success")
        return redirect(url_for("account.show_account"), 303)
    return page("account/password.html", form=form)


def _invitation(_reader: Reader, token: str) -> tuple[OneTimeLink, Person]:
    return people.get_link(token, LinkPurpose.INVITATION, clock.now())


def _hash_chosen() -> str | None:
    """The hash of the chosen password, before the write opens."""
    form = AcceptInvitationForm()
    return _passwords().hash(form.password.data) if form.validate() else None


@blueprint.route("/invitation/<token>", methods=["GET", "POST"])
@requires(Permission.PUBLISHED_READ, on=_invitation, prepare=_hash_chosen)
def accept_invitation(found: tuple[OneTimeLink, Person], hashed: str | None) -> ResponseReturnValue:
    """Let whoever holds an invitation set their password."""
    link, person = found
    form = AcceptInvitationForm()
    form.own_words = (person.name, person.email or "")

    def change() -> bool:
        people_operations.accept_invitation(link, person, hashed or "", clock.now())
        return True

    if form.carry_out(change):
        flash(gettext("Password set. Sign in with it now."), "success")
        return redirect(url_for("account.sign_in"), 303)
    response = make_response(page("account/invitation.html", form=form, person=person))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.errorhandler(people.LinkEndedError)
def link_ended(_error: people.LinkEndedError) -> ResponseReturnValue:
    """Say the same of a link that was used, that ran out and that never was."""
    return render_template("account/link_ended.html"), 404


def _passwords() -> Passwords:
    return current_app.extensions["passwords"]
