"""Who else may read a private item: naming a person, and ending it."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.models import AgendaItem, NamedReader
from tracker.operations import named_readers as operations
from tracker.queries import items, named_readers
from tracker.web.forms import HouseForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.named_reader_form import NameReaderForm, end_somebodys, name_somebody
from tracker.web.page import page

blueprint = Blueprint("readers", __name__)


@blueprint.route("/items/<public_id>/readers/new", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, on=items.get)
def name_reader(item: AgendaItem) -> ResponseReturnValue:
    """Let a person read a private item for a time."""
    reader, form, public_id = current_reader(), NameReaderForm(), item.public_id
    there = url_for("items.show_item", public_id=public_id)
    if not operations.is_restricted(item):
        return redirect(there, 303)
    if name_somebody(form, item):
        return redirect(there, 303)
    return page("items/name_reader.html", form=form, item=items.get(reader, public_id))


@blueprint.route("/items/<public_id>/readers/<int:named_id>/end", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, on=named_readers.get)
def end_naming(named: NamedReader) -> ResponseReturnValue:
    """Let a named reader read the item no more."""
    form, public_id = HouseForm(), named.item.public_id if named.item else ""

    if end_somebodys(form, named):
        return redirect(url_for("items.show_item", public_id=public_id), 303)
    return page("items/end_reader.html", form=form, named=named)
