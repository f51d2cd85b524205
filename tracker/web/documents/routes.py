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
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.documents.storage import CHUNK, StorageError
from tracker.models import AgendaItem, Document, Indicator, Meeting
from tracker.noting import is_restricted
from tracker.operations import documents as operations
from tracker.operations.documents import DocumentWords
from tracker.queries import NotFoundError, documents, indicators, items, meetings
from tracker.translation import gettext
from tracker.vocabulary import FileType, Restriction
from tracker.vocabulary.privacy import ReadingWay
from tracker.web import read_log
from tracker.web.documents.forms import (
    DocumentForm,
    IndicatorDocumentForm,
    MeetingDocumentForm,
    OfficersDocumentForm,
    RemoveDocumentForm,
    ReplaceDocumentForm,
)
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.uploads import Sent, most_bytes, receive, storage, takes_files
from tracker.wording.due import day_words

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
    if is_restricted(document):
        read_log.note([("document", document.id)], ReadingWay.FILE)
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
    if added(form, item, sent):
        return redirect(url_for("items.show_item", public_id=public_id), 303)
    item = items.get(reader, public_id)
    return new_page(form, item, everybody=is_open_to_all(item))


def is_open_to_all(item: AgendaItem) -> bool:
    """Whether everybody reads what is added to an item."""
    return item.meeting.agenda_published_at is not None and item.restriction is Restriction.OPEN


@blueprint.route("/meetings/<public_id>/documents/new", methods=["GET", "POST"])
@takes_files
@requires(Permission.DOCUMENT_ADD, on=meetings.get, prepare=receive)
def add_meeting_document(meeting: Meeting, sent: Sent | None) -> ResponseReturnValue:
    """Add a file to a meeting as a whole, such as its signed minutes."""
    form, public_id = MeetingDocumentForm(), meeting.public_id
    if added(form, meeting, sent):
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    meeting = meetings.get(current_reader(), public_id)
    return new_page(form, meeting, everybody=meeting.agenda_published_at is not None)


@blueprint.route("/indicators/<reference>/documents/new", methods=["GET", "POST"])
@takes_files
@requires(Permission.INDICATOR_EDIT, on=indicators.get, prepare=receive)
def add_indicator_document(indicator: Indicator, sent: Sent | None) -> ResponseReturnValue:
    """Add a file to an indicator, such as how it is measured."""
    form, reference = IndicatorDocumentForm(), indicator.reference
    if added(form, indicator, sent):
        return redirect(url_for("indicators.show_indicator", reference=reference), 303)
    indicator = indicators.get(current_reader(), reference)
    return new_page(form, indicator, everybody=indicator.is_public)


def added(
    form: OfficersDocumentForm, owner: AgendaItem | Meeting | Indicator, sent: Sent | None
) -> bool:
    """Whether the form was right, and its file is a document of its owner now."""
    done = form.carry_out(
        lambda: operations.add(
            owner,
            sent.file_or_refusal() if sent else None,
            words_of(form),
            current_reader(),
            clock.now(),
        )
    )
    if done:
        flash(gettext("Document added."), "success")
    return done is not None


def new_page(
    form: OfficersDocumentForm, owner: AgendaItem | Meeting | Indicator, *, everybody: bool
) -> ResponseReturnValue:
    """The form to add a document."""
    called, there = home_of(owner)
    most = most_bytes() // MEGABYTE
    return page(
        "documents/new.html", form=form, called=called, there=there, everybody=everybody, most=most
    )


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
            form.reason.data,
        )
    )
    if done:
        flash(gettext("Document replaced."), "success")
        return redirect(where(done), 303)
    document = documents.get(reader, public_id)
    return page(
        "documents/replace.html",
        form=form,
        document=document,
        there=where(document),
        everybody=documents.is_public(document),
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
    return page(
        "documents/remove.html",
        form=form,
        document=document,
        there=where(document),
        everybody=documents.is_public(document),
    )


def where(document: Document) -> str:
    """The page that a document stands on."""
    match operations.owner_of(document):
        case AgendaItem() as item:
            return url_for("items.show_item", public_id=item.public_id)
        case Meeting() as meeting:
            return url_for("meetings.show_meeting", public_id=meeting.public_id)
        case Indicator() as indicator:
            return url_for("indicators.show_indicator", reference=indicator.reference)
        case (action, _):
            code, year, number = action.code, action.year, action.number
            return url_for("actions.show_action", code=code, year=year, number=number)


def home_of(owner: AgendaItem | Meeting | Indicator) -> tuple[str, str]:
    """How what documents belong to is called above a page about them, and its address."""
    match owner:
        case Indicator():
            address = url_for("indicators.show_indicator", reference=owner.reference)
            return f"{owner.reference} {owner.name}", address
        case Meeting():
            return called(owner), url_for("meetings.show_meeting", public_id=owner.public_id)
        case AgendaItem():
            address = url_for("items.show_item", public_id=owner.public_id)
            return f"{called(owner.meeting)}: {owner.number} {owner.shown_title}", address


def called(meeting: Meeting) -> str:
    """A meeting by its committee and day."""
    return f"{meeting.committee.name}, {day_words(meeting.held_on)}"


@blueprint.get("/items/<public_id>/documents/former")
@requires(Permission.FORMER_DOCUMENTS_READ, on=items.get)
def list_former_of_item(item: AgendaItem) -> ResponseReturnValue:
    """What was replaced or removed under an item."""
    return former_page(item)


@blueprint.get("/meetings/<public_id>/documents/former")
@requires(Permission.FORMER_DOCUMENTS_READ, on=meetings.get)
def list_former_of_meeting(meeting: Meeting) -> ResponseReturnValue:
    """What was replaced or removed of a meeting as a whole."""
    return former_page(meeting)


@blueprint.get("/indicators/<reference>/documents/former")
@requires(Permission.FORMER_DOCUMENTS_READ, on=indicators.get)
def list_former_of_indicator(indicator: Indicator) -> ResponseReturnValue:
    """What was replaced or removed of an indicator."""
    return former_page(indicator)


def former_page(owner: AgendaItem | Meeting | Indicator) -> ResponseReturnValue:
    """Earlier versions and what was removed, with when and why."""
    called, there = home_of(owner)
    reader = current_reader()
    former = documents.list_former(reader, owner)
    allowed = decide.allowed(reader, among=[Permission.REDACTION_ASK])
    return page("documents/former.html", former=former, called=called, there=there, allowed=allowed)
