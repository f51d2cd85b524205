"""Opening an item, its private part or one of its documents, after a look at what becomes public."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import PUBLIC
from tracker.models import AgendaItem, Document
from tracker.operations import lifting as operations
from tracker.queries import actions, documents, items
from tracker.translation import gettext
from tracker.vocabulary import Restriction
from tracker.web import read_log
from tracker.web.fields import choice
from tracker.web.fresh_password import asks_password_again
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.items.routes import item_page
from tracker.web.kept_forms import Pairs
from tracker.web.lift_page import LiftForm, lift_page
from tracker.web.page import page

blueprint = Blueprint("lifting", __name__)


def _looked_at(public_id: str, pairs: Pairs) -> ResponseReturnValue:
    return item_page(PUBLIC, items.get(PUBLIC, public_id), lifting=pairs)


def _offer_what_follows(form: LiftForm, item: AgendaItem) -> None:
    """Offer to keep what is private only because its item is."""
    reader = current_reader()
    papers = documents.list_under_items(reader, [item.id]).get(item.id, [])
    agreed: list[Any] = list(actions.list_of_item(reader, item.id, clock.today()))
    by_themselves = actions.list_private([row.id for row in agreed])
    form.documents.choices = [
        choice(row.id, row.title)
        for row in papers
        if row.public_id and row.restriction is Restriction.OPEN
    ]
    form.actions.choices = [
        choice(row.id, row.wording) for row in agreed if row.id not in by_themselves
    ]


@blueprint.route("/items/<public_id>/open", methods=["GET", "POST"])
@asks_password_again
@requires(Permission.RESTRICTION_LIFT, on=items.get)
def open_item(item: AgendaItem) -> ResponseReturnValue:
    """Open an item taken in private."""
    reader, public_id, number = current_reader(), item.public_id, item.number
    there = url_for("items.show_item", public_id=public_id)
    if item.restriction is Restriction.OPEN:
        return redirect(there, 303)
    form = LiftForm()
    _offer_what_follows(form, item)

    def ask() -> ResponseReturnValue:
        shown = items.get_shown(reader, items.get(reader, public_id).id)
        read_log.note(read_log.of_items([shown]))
        return page(
            "private/open.html",
            form=form,
            back=there,
            called=gettext("Item %(number)s %(title)s", number=number, title=shown.title),
            told=shown.public_title,
        )

    return lift_page(
        form,
        lift=lambda: operations.lift_item(
            items.get(reader, public_id),
            reader,
            form.reason.data,
            keep_documents=form.documents.data or [],
            keep_actions=form.actions.data or [],
        ),
        look=lambda pairs: _looked_at(public_id, pairs),
        ask=ask,
        back=there,
    )


@blueprint.route("/items/<public_id>/private/open", methods=["GET", "POST"])
@asks_password_again
@requires(Permission.RESTRICTION_LIFT, on=items.get)
def open_part(item: AgendaItem) -> ResponseReturnValue:
    """Open the private part of an item."""
    reader, public_id, number = current_reader(), item.public_id, item.number
    there = url_for("items.show_item", public_id=public_id)
    if items.get_shown(reader, item.id).private_restriction in {None, Restriction.OPEN}:
        return redirect(there, 303)
    form = LiftForm()
    return lift_page(
        form,
        lift=lambda: operations.lift_part(items.get(reader, public_id), reader, form.reason.data),
        look=lambda pairs: _looked_at(public_id, pairs),
        ask=lambda: page(
            "private/open.html",
            form=form,
            back=there,
            called=gettext("The private part of item %(number)s", number=number),
        ),
        back=there,
    )


@blueprint.route("/documents/<document_id>/open", methods=["GET", "POST"])
@asks_password_again
@requires(Permission.RESTRICTION_LIFT, on=documents.get)
def open_document(document: Document) -> ResponseReturnValue:
    """Open a document that is private by itself."""
    reader, document_id, title = current_reader(), document.public_id, document.title
    if document.item is None or document.restriction is Restriction.OPEN:
        return redirect(url_for("documents.download_document", document_id=document_id), 303)
    public_id = document.item.public_id
    there = url_for("items.show_item", public_id=public_id)
    form = LiftForm()

    def ask() -> ResponseReturnValue:
        read_log.note([("document", document.id)])
        return page("private/open.html", form=form, back=there, called=title)

    return lift_page(
        form,
        lift=lambda: operations.lift_document(
            documents.get(reader, document_id), reader, form.reason.data
        ),
        look=lambda pairs: _looked_at(public_id, pairs),
        ask=ask,
        back=there,
    )
