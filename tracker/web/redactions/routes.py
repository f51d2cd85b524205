"""Asking for a passage to be redacted, and a second person's decision."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from config import Settings
from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import Document, Redaction
from tracker.operations import file_redactions as file_operations
from tracker.operations import redactions as operations
from tracker.operations.file_redactions import FileRequest
from tracker.operations.redactions import Request
from tracker.queries import documents, redactions, written
from tracker.queries.redactions import Subject
from tracker.translation import gettext
from tracker.vocabulary import RedactionStatus
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.redactions.forms import (
    ApproveRedactionForm,
    FileRedactionForm,
    NewRedactionForm,
    RefuseRedactionForm,
)
from tracker.web.uploads import let_go
from tracker.wording.due import day_words

blueprint = Blueprint("redactions", __name__)


def subject_seen(reader: Reader) -> Subject:
    """The item, action or update that the address or the form names."""
    named = {name: request.values.get(name, "") for name in ("item", "action", "update")}
    return redactions.get_subject(reader, **named)


def home_of(subject: Subject) -> tuple[str, str]:
    """What to call it above the form, and its address."""
    if subject.meeting:
        meeting = subject.meeting
        called = f"{meeting.committee.name}, {day_words(meeting.held_on)}"
        return called, url_for("meetings.show_meeting", public_id=meeting.public_id)
    if subject.indicator:
        reference = subject.indicator.reference
        return reference, url_for("indicators.show_indicator", reference=reference)
    if subject.action:
        action = subject.action
        return action.reference, url_for(
            "actions.show_action", code=action.code, year=action.year, number=action.number
        )
    item = subject.item
    if item is None:
        raise ValueError("A redaction is about an item or an action.")
    called = gettext("Item %(number)s: %(title)s", number=item.number, title=item.shown_title)
    return called, url_for("items.show_item", public_id=item.public_id)


@blueprint.get("/redactions")
@requires(Permission.REDACTION_READ)
def list_redactions() -> ResponseReturnValue:
    """What waits for a second person, and what was decided lately."""
    reader = current_reader()
    return page(
        "redactions/list.html",
        pending=redactions.list_pending(reader),
        decided=redactions.list_decided(reader),
    )


@blueprint.route("/redactions/new", methods=["GET", "POST"])
@requires(Permission.REDACTION_ASK, on=subject_seen)
def new_redaction(subject: Subject) -> ResponseReturnValue:
    """Ask for a passage to be redacted: first shown where it stands, then asked for."""
    called, home = home_of(subject)
    form = NewRedactionForm(
        item=subject.item.public_id if subject.item else "",
        action=subject.action.reference if subject.action else "",
    )

    def wanted() -> Request:
        return Request(
            form.passage.data, form.everywhere.data, form.reason.data, form.reason_words.data
        )

    if request.form.get("step") == "ask":
        reader, now = current_reader(), clock.now()
        if form.carry_out(
            lambda: operations.ask(subject, wanted(), reader, now, secret=the_secret())
        ):
            flash(gettext("Asked for. Somebody else must approve it."), "success")
            return redirect(url_for("redactions.list_redactions"), 303)
    places = form.carry_out(lambda: operations.preview(subject, wanted()))
    return page("redactions/new.html", form=form, places=places, called=called, home=home)


@blueprint.route("/documents/<document_id>/redact", methods=["GET", "POST"])
@requires(Permission.REDACTION_ASK, on=documents.get)
def redact_document(document: Document) -> ResponseReturnValue:
    """Ask for a file to be redacted, with every version it took the place of."""
    reader, public_id, form = current_reader(), document.public_id, FileRedactionForm()
    done = form.carry_out(
        lambda: file_operations.ask(
            document,
            FileRequest(form.reason.data, form.reason_words.data, form.masks_name.data == "all"),
            reader,
            clock.now(),
            secret=the_secret(),
        )
    )
    if done:
        flash(gettext("Asked for. Somebody else must approve it."), "success")
        return redirect(url_for("redactions.list_redactions"), 303)
    document = documents.get(reader, public_id)
    subject = redactions.subject_of_document(document)
    if document.item is not None:  # with its title as this reader may read it
        subject = redactions.get_subject(reader, item=document.item.public_id)
    called, home = home_of(subject)
    return page(
        "redactions/new_file.html",
        form=form,
        document=document,
        earlier=documents.count_earlier_versions(document.id),
        newer=document.replaced_by_id is not None,
        called=called,
        home=home,
    )


def the_secret() -> str:
    """The site's own, under which digests of what was redacted are kept."""
    return cast("Settings", current_app.config["SETTINGS"]).secret_key


def rendered_ahead() -> dict[str, str]:
    """The texts as they will be, rendered before the write opens."""
    address: dict[str, Any] = request.view_args or {}
    return operations.render_ahead(redactions.get(current_reader(), address["redaction_id"]))


@blueprint.route("/redactions/<int(max=2147483647):redaction_id>/approve", methods=["GET", "POST"])
@requires(Permission.REDACTION_DECIDE, on=redactions.get, prepare=rendered_ahead)
def approve_redaction(redaction: Redaction, rendered: dict[str, str] | None) -> ResponseReturnValue:
    """Take the passage out for good."""
    if redaction.status is not RedactionStatus.PENDING:
        return decided_already()
    if redaction.document_id is not None:
        return approve_file(redaction)
    reader, form = current_reader(), ApproveRedactionForm()
    shown = redactions.get_shown(reader, redaction.id)
    places = written.count(written.find(redactions.matter_of(redaction), shown.passage))
    done = form.carry_out(
        lambda: operations.approve(redaction, reader, clock.now(), rendered=rendered) or True
    )
    if done:
        flash(gettext("Redacted. “[redacted]” stands in its place."), "success")
        return redirect(url_for("redactions.list_redactions"), 303)
    return page("redactions/approve.html", form=form, redaction=shown, places=places)


def approve_file(redaction: Redaction) -> ResponseReturnValue:
    """Take a file out for good: its bytes go once the change is kept."""
    reader, form = current_reader(), ApproveRedactionForm()
    shown = redactions.get_shown(reader, redaction.id)
    keys = form.carry_out(
        lambda: file_operations.approve(redaction, reader, clock.now(), secret=the_secret())
    )
    if keys is not None:
        let_go(keys)
        flash(
            gettext("Redacted. The file is gone; the day and the reason stand in its place."),
            "success",
        )
        return redirect(url_for("redactions.list_redactions"), 303)
    return page(
        "redactions/approve_file.html",
        form=form,
        redaction=shown,
        document=redaction.document,
        earlier=documents.count_earlier_versions(shown.document_id),
    )


@blueprint.route("/redactions/<int(max=2147483647):redaction_id>/refuse", methods=["GET", "POST"])
@requires(Permission.REDACTION_DECIDE, on=redactions.get)
def refuse_redaction(redaction: Redaction) -> ResponseReturnValue:
    """Leave the passage where it is, and say why."""
    if redaction.status is not RedactionStatus.PENDING:
        return decided_already()
    reader, form = current_reader(), RefuseRedactionForm()
    shown = redactions.get_shown(reader, redaction.id)
    done = form.carry_out(
        lambda: operations.refuse(redaction, reader, clock.now(), form.words.data) or True
    )
    if done:
        flash(gettext("Refused. Nothing was changed."), "success")
        return redirect(url_for("redactions.list_redactions"), 303)
    return page("redactions/refuse.html", form=form, redaction=shown)


def decided_already() -> ResponseReturnValue:
    """Back to the list, with word that somebody was quicker."""
    flash(gettext("Somebody has decided on this request already."), "important")
    return redirect(url_for("redactions.list_redactions"), 303)
