"""Who else may read a private action: naming a person, and ending it."""

from __future__ import annotations

from flask import redirect
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.models import Action, NamedReader
from tracker.operations import named_readers as operations
from tracker.queries import actions, named_readers
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.possible import href_of
from tracker.web.forms import HouseForm
from tracker.web.guards import requires
from tracker.web.named_reader_form import NameReaderForm, end_somebodys, name_somebody
from tracker.web.page import page

HERE = "/actions/<code>/<year>/<number:number>"


@blueprint.route(f"{HERE}/readers/new", methods=["GET", "POST"])
@requires(Permission.RESTRICTION_KEEP, on=actions.get)
def name_reader(action: Action) -> ResponseReturnValue:
    """Let a person read a private action for a time."""
    form, there = NameReaderForm(), href_of(action)
    if not operations.is_restricted(action):
        return redirect(there, 303)
    reference = action.reference
    if name_somebody(form, action):
        return redirect(there, 303)
    return page("actions/name_reader.html", form=form, reference=reference, there=there)


@blueprint.route(f"{HERE}/readers/<int:named_id>/end", methods=["GET", "POST"])
@requires(Permission.RESTRICTION_KEEP, on=named_readers.get_of_action)
def end_naming(named: NamedReader) -> ResponseReturnValue:
    """Let a named reader read the action no more."""
    form, action = HouseForm(), named.action
    there = href_of(action) if action else "/actions"

    if end_somebodys(form, named):
        return redirect(there, 303)
    return page("actions/end_reader.html", form=form, named=named, there=there)
