"""Keeping an item, its private part or one of its documents private for longer."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import AgendaItem, Document
from tracker.operations.restrictions import keep
from tracker.queries import documents, items
from tracker.translation import gettext
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.keep_page import keep_page

blueprint = Blueprint("keeping", __name__)


@blueprint.route("/items/<public_id>/keep-private", methods=["GET", "POST"])
@requires(Permission.RESTRICTION_KEEP, on=items.get)
def keep_item(item: AgendaItem) -> ResponseReturnValue:
    """Keep an item private until a day on which it is looked at again."""
    reader, title = current_reader(), item.public_title or ""
    return keep_page(
        lambda until, reason: keep(item, until, reason, reader, clock.today()),
        called=gettext("Item %(number)s %(title)s", number=item.number, title=title),
        open_url=url_for("lifting.open_item", public_id=item.public_id),
    )


@blueprint.route("/items/<public_id>/private/keep", methods=["GET", "POST"])
@requires(Permission.RESTRICTION_KEEP, on=items.get)
def keep_part(item: AgendaItem) -> ResponseReturnValue:
    """Keep the private part of an item private until a day on which it is looked at again."""
    reader = current_reader()
    return keep_page(
        lambda until, reason: keep(item, until, reason, reader, clock.today(), part=True),
        called=gettext("The private part of item %(number)s", number=item.number),
        open_url=url_for("lifting.open_part", public_id=item.public_id),
    )


@blueprint.route("/documents/<document_id>/keep-private", methods=["GET", "POST"])
@requires(Permission.RESTRICTION_KEEP, on=documents.get)
def keep_document(document: Document) -> ResponseReturnValue:
    """Keep a document private until a day on which it is looked at again."""
    reader = current_reader()
    number = document.item.number if document.item else ""
    return keep_page(
        lambda until, reason: keep(document, until, reason, reader, clock.today()),
        called=gettext("A document of item %(number)s", number=number),
        open_url=url_for("lifting.open_document", document_id=document.public_id),
    )
