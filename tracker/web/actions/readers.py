"""Who else may read a private action: naming a person, and ending it."""

from __future__ import annotations

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Action, NamedReader
from tracker.operations import named_readers as operations
from tracker.queries import actions, named_readers, people
from tracker.translation import gettext
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.possible import href_of
from tracker.web.forms import HouseForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.named_reader_form import NameReaderForm
from tracker.web.page import page
from tracker.web.people_choices import people_to_choose

HERE = "/actions/<code>/<year>/<number:number>"


@blueprint.route(f"{HERE}/readers/new", methods=["GET", "POST"])
@requires(Permission.RESTRICTION_KEEP, on=actions.get)
def name_reader(action: Action) -> ResponseReturnValue:
    """Let a person read a private action for a time."""
    reader, form, there = current_reader(), NameReaderForm(), href_of(action)
    if not operations.is_restricted(action):
        return redirect(there, 303)
    reference = action.reference
    form.person.choices = people_to_choose(people.list_active())
    named = form.carry_out(
        lambda: operations.name_reader(
            action,
            people.get(reader, form.person.data),
            form.reason.data,
            form.until_on.data or clock.today(),
            reader,
            clock.now(),
            clock.today(),
        )
    )
    if named:
        flash(gettext("They may read it from now on."), "success")
        return redirect(there, 303)
    return page("actions/name_reader.html", form=form, reference=reference, there=there)


@blueprint.route(f"{HERE}/readers/<int:named_id>/end", methods=["GET", "POST"])
@requires(Permission.RESTRICTION_KEEP, on=named_readers.get_of_action)
def end_naming(named: NamedReader) -> ResponseReturnValue:
    """Let a named reader read the action no more."""
    form, action = HouseForm(), named.action
    there = href_of(action) if action else "/actions"

    def change() -> bool:
        operations.end_naming(named, current_reader(), clock.now())
        return True

    if form.carry_out(change):
        flash(gettext("They may no longer read it."), "success")
        return redirect(there, 303)
    return page("actions/end_reader.html", form=form, named=named, there=there)
