"""Minutes from a Word file: read, looked at, and saved when the clerk says so."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.imports.word_file import FIELD, MOST_BYTES, WordFile, read_word
from tracker.imports.word_minutes import MOST_ITEMS, WordMinutes, items_of
from tracker.models import Meeting
from tracker.operations import word_minutes as operations
from tracker.queries import items, meetings
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import gettext, ngettext
from tracker.web.guards import requires
from tracker.web.hygiene import key_of
from tracker.web.identity import current_reader
from tracker.web.meetings.word_forms import ReadItemsForm, WordFileForm, for_items
from tracker.web.page import page
from tracker.web.uploads import takes_files

blueprint = Blueprint("word_import", __name__)


@dataclass(frozen=True, slots=True)
class SentWord:
    """What was read of the file that was sent, or why nothing was."""

    file: WordFile | None = None
    minutes: WordMinutes | None = None
    refused: RuleBroken | None = None

    def minutes_or_refusal(self) -> WordMinutes | None:
        """The items that were read.

        Raises:
            RuleBroken: the file could not be read.
        """
        if self.refused:
            raise self.refused
        return self.minutes


def read_sent() -> SentWord:
    """Read the request's file before any change is opened; nothing where the items were sent."""
    sent = request.files.get(FIELD)
    if sent is None or not sent.filename:
        return SentWord()
    try:
        with_inserted = bool(request.form.get("with_inserted"))
        file = read_word(sent.read(MOST_BYTES + 1), with_inserted=with_inserted)
    except RuleBroken as refused:
        return SentWord(refused=refused)
    minutes = items_of(file.html)
    if not minutes.items:
        return SentWord(refused=RuleBroken(FIELD, Broken.WORD_WITHOUT_TEXT))
    return SentWord(file, minutes)


@blueprint.route("/meetings/<public_id>/minutes/import", methods=["GET", "POST"])
@takes_files
@requires(Permission.ITEM_IMPORT, on=meetings.get, prepare=read_sent)
def import_minutes(meeting: Meeting, sent: SentWord | None) -> ResponseReturnValue:
    """Read a Word file, show what was read and what was left out."""
    form, reader, public_id = WordFileForm(), current_reader(), meeting.public_id
    if meeting.minutes_published_at is not None:
        return _turned_away(public_id)
    minutes = form.carry_out(sent.minutes_or_refusal) if sent else None
    if sent is None or sent.file is None or minutes is None:
        meeting = meetings.get(reader, public_id)
        return page("meetings/word_import.html", form=form, meeting=meeting)
    agenda = items.list_progress(reader, meeting.id)
    check = for_items(len(minutes.items), agenda)(formdata=None)
    check.fill(minutes.items, int(items.next_place(meeting.id)[1]))
    return _check_page(meeting, check, minutes.outside, sent.file)


@blueprint.post("/meetings/<public_id>/minutes/import/save")
@requires(Permission.ITEM_IMPORT, on=meetings.get)
def save_imported_minutes(meeting: Meeting) -> ResponseReturnValue:
    """Save the items of a Word file as the clerk left them."""
    reader, public_id = current_reader(), meeting.public_id
    count = min(key_of(request.form.get("count")), MOST_ITEMS)
    if meeting.minutes_published_at is not None or not count:
        return _turned_away(public_id)
    form = for_items(count, items.list_progress(reader, meeting.id))()

    def save() -> operations.Saved:
        chosen = form.chosen()
        if not chosen:
            raise RuleBroken("take-0", Broken.WORD_NOTHING_CHOSEN)
        return operations.save_all(meeting, chosen, reader)

    saved = form.carry_out(save)
    if saved:
        flash(_saved_words(saved), "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    return _check_page(meetings.get(reader, public_id), form)


def _turned_away(public_id: str) -> ResponseReturnValue:
    flash(
        gettext(
            "Nothing was imported. Minutes are imported from a file, before they are published."
        ),
        "important",
    )
    return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)


def _saved_words(saved: operations.Saved) -> str:
    parts = [
        ngettext("%(num)s item added", "%(num)s items added", saved.added) if saved.added else "",
        ngettext("%(num)s new version", "%(num)s new versions", saved.changed)
        if saved.changed
        else "",
        ngettext("%(num)s was the same already", "%(num)s were the same already", saved.same)
        if saved.same
        else "",
    ]
    return f"{', '.join(part for part in parts if part)}."


def _check_page(
    meeting: Meeting, form: ReadItemsForm, outside: str = "", file: WordFile | None = None
) -> ResponseReturnValue:
    return page(
        "meetings/word_import_check.html",
        form=form,
        meeting=meeting,
        rows=list(form.rows()),
        outside=outside,
        left_out=file.left_out if file else (),
    )
