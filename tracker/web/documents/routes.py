"""Documents: fetching one, adding one to an item, putting another version, removing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO
from urllib.parse import quote

from flask import Blueprint, Response, flash, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.http import dump_options_header

from tracker import clock
from tracker.access.permissions import Permission
from tracker.documents.storage import CHUNK, StorageError
from tracker.models import AgendaItem, Document
from tracker.operations import documents as operations
from tracker.operations.documents import DocumentWords
from tracker.queries import NotFoundError, documents, items
from tracker.translation import gettext
from tracker.vocabulary import FileType
from tracker.web.documents.forms import (
    DocumentForm,
    OfficersDocumentForm,
    RemoveDocumentForm,
    ReplaceDocumentForm,
)
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.uploads import Sent, most_bytes, receive, storage, takes_files

blueprint = Blueprint("documents", __name__)

MEGABYTE = 1024 * 1024
AWAY = 503
OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES: dict[FileType, str] = {
    FileType.PDF: "application/pdf",
    FileType.DOCX: OFFICE + "wordprocessingml.document",
    FileType.XLSX: OFFICE + "spreadsheetml.sheet",
    FileType.CSV: "text/csv",
    FileType.PNG: "image/png",
    FileType.JPG: "image/jpeg",
}
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


@blueprint.get("/documents/<document_id>")
@requires(Permission.DOCUMENT_READ, on=documents.get)
def download_document(document: Document) -> ResponseReturnValue:
    """The file, to be saved: a browser neither shows it within the site nor runs what is in it."""
    if document.storage_key is None:
        raise NotFoundError
    reader = current_reader()
    answer = Response(content_type=MEDIA_TYPES[document.file_type])
    answer.headers["Content-Disposition"] = disposition(document.name)
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["Content-Length"] = str(document.size)
    if not reader.is_signed_in:
        answer.set_etag(document.sha256)
        if request.if_none_match.contains(document.sha256):
            return answer.make_conditional(request)
    if request.method == "HEAD":
        return answer
    try:
        file = storage().open(document.storage_key)
    except StorageError:
        answer = make_response(page("documents/away.html"))
        answer.status_code = AWAY
        return answer
    answer.response = chunks_of(file)
    answer.call_on_close(file.close)
    return answer


def disposition(name: str) -> str:
    """The header that saves a file under its name (RFC 6266): plain letters, and the true ones."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    true = f"UTF-8''{quote(name, safe='')}"
    return dump_options_header("attachment", {"filename": plain, "filename*": true})


def chunks_of(file: BinaryIO) -> Iterator[bytes]:
    """A file's bytes, some at a time; then it is closed."""
    with closing(file):
        while chunk := file.read(CHUNK):
            yield chunk


@blueprint.route("/items/<public_id>/documents/new", methods=["GET", "POST"])
@takes_files
@requires(Permission.DOCUMENT_ADD, on=items.get, prepare=receive)
def add_document(item: AgendaItem, sent: Sent | None) -> ResponseReturnValue:
    """Add a file to an item: a clerk at any time, who leads it until the agenda is published."""
    reader, public_id = current_reader(), item.public_id
    form = DocumentForm() if reader.is_clerk else OfficersDocumentForm()
    done = form.carry_out(
        lambda: operations.add(
            item, sent.file_or_refusal() if sent else None, words_of(form), reader, clock.now()
        )
    )
    if done:
        flash(gettext("Document added."), "success")
        return redirect(url_for("items.show_item", public_id=public_id), 303)
    item = items.get(reader, public_id)
    return page("documents/new.html", form=form, item=item, most=most_bytes() // MEGABYTE)


def words_of(form: OfficersDocumentForm) -> DocumentWords:
    """What a checked form says of a document."""
    words = DocumentWords(form.slot.data, form.title.data)
    if isinstance(form, DocumentForm):
        ground = form.restriction_ground.data or None
        return DocumentWords(words.slot, words.title, form.restriction.data, ground)
    return words


@blueprint.route("/documents/<document_id>/replace", methods=["GET", "POST"])
@takes_files
@requires(Permission.DOCUMENT_REPLACE, on=documents.get, prepare=receive)
def replace_document(document: Document, sent: Sent | None) -> ResponseReturnValue:
    """Put another version in a document's place."""
    reader, public_id = current_reader(), document.public_id
    form = ReplaceDocumentForm(title=document.title)
    done = form.carry_out(
        lambda: operations.replace(
            document,
            sent.file_or_refusal() if sent else None,
            form.title.data,
            reader,
            clock.now(),
        )
    )
    if done:
        flash(gettext("Document replaced."), "success")
        return redirect(where(documents.get(reader, public_id)), 303)
    document = documents.get(reader, public_id)
    return page(
        "documents/replace.html",
        form=form,
        document=document,
        there=where(document),
        most=most_bytes() // MEGABYTE,
    )


@blueprint.route("/documents/<document_id>/remove", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_REMOVE, on=documents.get)
def remove_document(document: Document) -> ResponseReturnValue:
    """Take a document off its page, at once, with a reason."""
    reader, public_id, there = current_reader(), document.public_id, where(document)
    form = RemoveDocumentForm()
    done = form.carry_out(
        lambda: operations.remove(document, reader, clock.now(), form.reason.data) or True
    )
    if done:
        flash(gettext("Document removed."), "success")
        return redirect(there, 303)
    document = documents.get(reader, public_id)
    return page("documents/remove.html", form=form, document=document, there=where(document))


def where(document: Document) -> str:
    """The page that a document stands on; the desk for what has a page of another room."""
    if document.item is not None:
        return url_for("items.show_item", public_id=document.item.public_id)
    action = documents.find_action(document)
    if action is not None:
        return url_for(
            "actions.show_action", code=action.code, year=action.year, number=action.number
        )
    return url_for("desk.show_desk")
