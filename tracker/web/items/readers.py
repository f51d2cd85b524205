"""Who else may read a private item: naming a person, and ending it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import AgendaItem, NamedReader
from tracker.operations import named_readers as operations
from tracker.queries import items, named_readers, people
from tracker.translation import gettext
from tracker.vocabulary import Restriction
from tracker.web.forms import HouseForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.named_reader_form import NameReaderForm
from tracker.web.page import page
from tracker.web.people_choices import people_to_choose

blueprint = Blueprint("readers", __name__)


@blueprint.route("/items/<public_id>/readers/new", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, on=items.get)
def name_reader(item: AgendaItem) -> ResponseReturnValue:
    """Let a person read a private item for a time."""
    reader, form, public_id = current_reader(), NameReaderForm(), item.public_id
    there = url_for("items.show_item", public_id=public_id)
    if item.restriction is Restriction.OPEN:
        return redirect(there, 303)
    form.person.choices = people_to_choose(people.list_active())
    named = form.carry_out(
        lambda: operations.name_reader(
            item,
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
    return page("items/name_reader.html", form=form, item=items.get(reader, public_id))


@blueprint.route("/items/<public_id>/readers/<int:named_id>/end", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, on=named_readers.get)
def end_naming(named: NamedReader) -> ResponseReturnValue:
    """Let a named reader read the item no more."""
    form, public_id = HouseForm(), named.item.public_id if named.item else ""

    def change() -> bool:
        operations.end_naming(named, current_reader(), clock.now())
        return True

    if form.carry_out(change):
        flash(gettext("They may no longer read it."), "success")
        return redirect(url_for("items.show_item", public_id=public_id), 303)
    return page("items/end_reader.html", form=form, named=named)
