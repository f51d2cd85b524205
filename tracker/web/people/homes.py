"""Services of the council and outside organisations: listed, renamed, ended."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.models import Organisation, Service
from tracker.operations import homes as operations
from tracker.operations.homes import Home
from tracker.queries import endings, posts
from tracker.translation import gettext
from tracker.web.fields import choice
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.people.blueprint import blueprint
from tracker.web.people.forms import EndHomeForm, RenameForm


@blueprint.get("/records/homes")
@requires(Permission.RECORDS_READ)
def list_homes() -> ResponseReturnValue:
    """Every service and outside organisation, with how many posts go on in it."""
    return page(
        "people/homes.html",
        services=endings.list_homes(Service),
        organisations=endings.list_homes(Organisation),
        allowed=decide.allowed(current_reader(), among=[Permission.RECORDS_EDIT]),
    )


@blueprint.route("/records/services/<int:service_id>/edit", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT, on=endings.get_service)
def rename_service(service: Service) -> ResponseReturnValue:
    """Give a service another name."""
    return _rename(service)


@blueprint.route("/records/organisations/<int:organisation_id>/edit", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT, on=endings.get_organisation)
def rename_organisation(organisation: Organisation) -> ResponseReturnValue:
    """Give an outside organisation another name."""
    return _rename(organisation)


@blueprint.route("/records/services/<int:service_id>/end", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT, on=endings.get_service)
def end_service(service: Service) -> ResponseReturnValue:
    """End a service; its posts go to another."""
    return _end(service)


@blueprint.route("/records/organisations/<int:organisation_id>/end", methods=["GET", "POST"])
@requires(Permission.RECORDS_EDIT, on=endings.get_organisation)
def end_organisation(organisation: Organisation) -> ResponseReturnValue:
    """End an outside organisation; its posts go to another."""
    return _end(organisation)


def _again(home: Home) -> Home:
    """The same home as it is stored, after a refused change was undone."""
    reader = current_reader()
    if isinstance(home, Service):
        return endings.get_service(reader, home.id)
    return endings.get_organisation(reader, home.id)


def _rename(home: Home) -> ResponseReturnValue:
    form = RenameForm()
    if not form.is_submitted():
        form.name.data, form.version.data = home.name, str(home.version)

    def change() -> bool:
        seen = form.seen_version
        operations.rename(home, form.name.data, current_reader(), seen_version=seen)
        return True

    if form.carry_out(change):
        flash(gettext("Name changed."), "success")
        return redirect(url_for("people.list_homes"), 303)
    home = _again(home)
    form.read_again(home.version)
    return page("people/rename_home.html", form=form, home=home)


def _end(home: Home) -> ResponseReturnValue:
    form, today, is_service = EndHomeForm(), clock.today(), isinstance(home, Service)
    if home.ended_on is not None:
        return redirect(url_for("people.list_homes"), 303)
    others = posts.list_services() if is_service else posts.list_organisations()
    form.new_home.choices = [choice(each.id, each.name) for each in others if each.id != home.id]
    if not form.is_submitted():
        form.on.data, form.version.data = today, str(home.version)

    def change() -> bool:
        find = posts.find_service if is_service else posts.find_organisation
        operations.end(
            home,
            form.on.data or today,
            find(form.new_home.data),
            current_reader(),
            today,
            seen_version=form.seen_version,
        )
        return True

    if form.carry_out(change):
        flash(gettext("Last day entered."), "success")
        return redirect(url_for("people.list_homes"), 303)
    home = _again(home)
    form.read_again(home.version)
    return page("people/end_home.html", form=form, home=home, posts=endings.list_posts_in(home))
