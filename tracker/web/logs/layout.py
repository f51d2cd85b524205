"""The columns of the action log, by the council's choice."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.exports.action_list import in_layout
from tracker.operations import action_logs as operations
from tracker.queries import authorities, register
from tracker.queries.log_rows import in_full
from tracker.queries.register import Filters
from tracker.rules.log_layout import check_layout, layout_of
from tracker.translation import gettext
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.logs.blueprint import blueprint
from tracker.web.logs.forms import LayoutForm
from tracker.web.page import page

PREVIEWED = 4


@blueprint.route("/records/action-log", methods=["GET", "POST"])
@requires(Permission.AUTHORITY_EDIT)
def edit_layout() -> ResponseReturnValue:
    """Choose, name and order the columns of the action log; look at it before it is saved."""
    authority = authorities.the_authority()
    stored = layout_of(authority.log_layout)
    form = LayoutForm.of(stored)
    wants_look = "preview" in request.form

    def change() -> bool:
        asked = form.layout()
        if wants_look:
            check_layout(asked)
        else:
            operations.change_layout(authority, asked, current_reader())
        return True

    done = form.carry_out(change)
    if done and not wants_look:
        flash(gettext("Columns saved."), "success")
        return redirect(url_for("logs.edit_layout"), 303)
    previewed = form.layout() if done else stored
    reader, today = current_reader(), clock.today()
    some = register.page_of_actions(reader, Filters(), today, size=PREVIEWED).rows
    return page(
        "logs/layout.html",
        form=form,
        rows=form.rows(previewed),
        columns=in_layout(previewed),
        sample=list(in_full(reader, some, today)),
        is_look=bool(done),
    )
