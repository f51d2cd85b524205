"""People: in the records, invited, stopped."""

from __future__ import annotations

from typing import cast

from flask import current_app, flash, make_response, redirect, url_for
from flask.typing import ResponseReturnValue

from config import Settings
from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.models import Person
from tracker.operations import people as operations
from tracker.operations.people import Duties
from tracker.queries import people, unreachable
from tracker.translation import gettext
from tracker.web.guards import requires
from tracker.web.history import past_of
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.people.blueprint import blueprint
from tracker.web.people.forms import (
    EditPersonForm,
    GrantPersonForm,
    NewPersonForm,
    StopPersonForm,
)


@blueprint.get("/people")
@requires(Permission.RECORDS_READ)
def list_people() -> ResponseReturnValue:
    """Everybody in the records."""
    return page(
        "people/list.html",
        people=people.list_all(),
        titles=people.titles_of_everybody(current_reader(), clock.today()),
        refused={row.person_id for row in unreachable.list_all()},
        allowed=decide.allowed(current_reader(), among=[Permission.PERSON_EDIT]),
    )


@blueprint.get("/people/<int:person_id>")
@requires(Permission.RECORDS_READ, on=people.get)
def show_person(person: Person) -> ResponseReturnValue:
    """One person: what they do, their posts and seats."""
    reader = current_reader()
    return page(
        "people/show.html",
        person=person,
        posts=people.list_posts_of(person.id),
        seats=people.list_seats_of(current_reader(), person.id),
        invited_until=people.invited_until([person.id], clock.now()).get(person.id),
        is_self=person.id == reader.person_id,
        refused=unreachable.find(person),
        past_events=past_of(person),
        allowed=decide.allowed(reader, person, [Permission.PERSON_EDIT, Permission.PERSON_GRANT]),
    )


@blueprint.route("/people/new", methods=["GET", "POST"])
@requires(Permission.PERSON_EDIT)
def new_person() -> ResponseReturnValue:
    """Add somebody to the records."""
    form = NewPersonForm()
    added = form.carry_out(
        lambda: operations.add_person(form.name.data, form.email.data, actor=current_reader())
    )
    if added:
        flash(gettext("Person added."), "success")
        return redirect(_address(added), 303)
    return page("people/new.html", form=form)


@blueprint.route("/people/<int:person_id>/edit", methods=["GET", "POST"])
@requires(Permission.PERSON_EDIT, on=people.get)
def edit_person(person: Person) -> ResponseReturnValue:
    """Change a person's name and e-mail address."""
    form = EditPersonForm()

    def change() -> bool:
        operations.change_person(
            person,
            current_reader(),
            name=form.name.data,
            email=form.email.data,
            seen_version=form.seen_version,
        )
        return True

    if not form.is_submitted():
        form.fill(person)
    if form.carry_out(change):
        flash(gettext("Person changed."), "success")
        return redirect(_address(person), 303)
    return page("people/edit.html", form=form, person=person)


@blueprint.route("/people/<int:person_id>/grant", methods=["GET", "POST"])
@requires(Permission.PERSON_GRANT, on=people.get)
def grant_person(person: Person) -> ResponseReturnValue:
    """Say what a person does here."""
    form = GrantPersonForm()

    def change() -> bool:
        duties = Duties(form.is_clerk.data, form.is_admin.data, form.is_performance_officer.data)
        operations.grant(person, current_reader(), duties, seen_version=form.seen_version)
        return True

    if not form.is_submitted():
        form.fill(person)
    if form.carry_out(change):
        flash(gettext("What they do here is changed."), "success")
        return redirect(_address(person), 303)
    return page("people/grant.html", form=form, person=person)


@blueprint.route("/people/<int:person_id>/stop", methods=["GET", "POST"])
@requires(Permission.PERSON_EDIT, on=people.get)
def stop_person(person: Person) -> ResponseReturnValue:
    """Let a person sign in no more."""
    form = StopPersonForm()

    def change() -> bool:
        operations.stop(person, current_reader(), clock.now())
        return True

    if form.carry_out(change):
        flash(gettext("They can no longer sign in. Their sign-ins were ended."), "success")
        return redirect(_address(person), 303)
    return page("people/stop.html", form=form, person=person)


@blueprint.post("/people/<int:person_id>/restore")
@requires(Permission.PERSON_EDIT, on=people.get)
def restore_person(person: Person) -> ResponseReturnValue:
    """Let a person who was stopped sign in again."""
    operations.restore(person, current_reader())
    flash(gettext("They can sign in again."), "success")
    return redirect(_address(person), 303)


@blueprint.post("/people/<int:person_id>/invite")
@requires(Permission.PERSON_EDIT, on=people.get)
def invite_person(person: Person) -> ResponseReturnValue:
    """Make an invitation and show its link, this once."""
    if person.email is None or person.disabled_at is not None:
        flash(gettext("Enter an e-mail address, and let them sign in, first."), "important")
        return redirect(_address(person), 303)
    token = operations.invite(person, current_reader(), clock.now())
    settings = cast("Settings", current_app.config["SETTINGS"])
    link = settings.base_url + url_for("account.accept_invitation", token=token)
    response = make_response(page("people/invite.html", person=person, link=link))
    response.headers["Cache-Control"] = "no-store"
    return response


def _address(person: Person) -> str:
    return url_for("people.show_person", person_id=person.id)
