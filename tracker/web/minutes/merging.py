"""Putting two clerks' texts together: the second to save chooses, and nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.markdown import render
from tracker.models import AgendaItem
from tracker.operations import minutes, working_copies
from tracker.queries import found_passages, items
from tracker.translation import gettext
from tracker.web.found_notice import tell_found
from tracker.web.guards import keep_even_so, requires
from tracker.web.identity import current_reader
from tracker.web.minutes_merge import MergeForm, choosing_page, merge_page, sent_merge

blueprint = Blueprint("merging", __name__)


@dataclass(frozen=True, slots=True)
class Merge:
    """What was sent to be merged, and the merged text, rendered."""

    form: MergeForm
    text: str
    html: str


def read_merge() -> Merge:
    """Work the merged text out before the write is opened."""
    address: dict[str, Any] = request.view_args or {}
    reader = current_reader()
    item = items.get(reader, address["public_id"])
    form = sent_merge(item)
    is_right = form.validate_on_submit()  # pyright: ignore[reportUnknownMemberType] - untyped
    text = form.merged() if is_right else ""
    return Merge(form, text, render(text))


@blueprint.post("/items/<public_id>/minutes/merge")
@requires(Permission.MINUTES_WRITE, on=items.get, prepare=read_merge)
def merge_minutes(item: AgendaItem, sent: Merge) -> ResponseReturnValue:
    """Save the merged text, unless somebody saved once more: then it is merged again."""
    form, reader, public_id = sent.form, current_reader(), item.public_id

    def change() -> bool:
        working_copies.check_not_redacted(item, form.opened_at)
        minutes.merge(
            item,
            form.minutes.data,
            sent.text,
            sent.html,
            reader,
            theirs_id=form.base_revision_id,
            page=form.page_token,
        )
        return True

    if form.carry_out(change):
        flash(gettext("Merged text of item %(number)s saved.", number=item.number), "success")
        tell_found(item, found_passages.digests_in(sent.text))
        there = url_for(
            "meetings.write_minutes", public_id=item.meeting.public_id, item=item.public_id
        )
        return redirect(there, 303)
    item = items.get(reader, public_id)
    if form.is_overtaken:
        for text in (form.minutes.data, sent.text):
            working_copies.set_aside(item, text, reader.person_id, reader)
        keep_even_so()
        return merge_page(item, sent.text, form.base_revision_id, form.page_token)
    return choosing_page(item, form)
