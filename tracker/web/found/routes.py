"""Passages of an item's minutes that read as agreed actions: each a clerk's yes or no."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.models import Action, AgendaItem
from tracker.operations import found_passages as operations
from tracker.queries import found_passages, items
from tracker.queries.found_passages import LONGEST_TEXT, Findings, FoundAction
from tracker.translation import gettext
from tracker.web.fields import clean
from tracker.web.forms import HouseForm, new_token
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.due import due_words

blueprint = Blueprint("found", __name__)

DIGEST_LENGTH = 64
TOO_MUCH = 422


def in_words(findings: Findings) -> dict[str, str]:
    """When each passage found would be due, by its digest."""
    return {each.digest: due_words(each.due) for each in findings.waiting}


def sent_digest() -> str:
    """The passage that a button was pressed for."""
    return request.form.get("passage", "")[:DIGEST_LENGTH]


@blueprint.get("/items/<public_id>/found")
@requires(Permission.ACTION_RECORD, on=items.get)
def list_found(item: AgendaItem) -> ResponseReturnValue:
    """What reads as an agreed action in the minutes, and what was decided on it."""
    reader = current_reader()
    findings = found_passages.findings_of(reader, item)
    return page(
        "found/list.html",
        item=item,
        meeting=item.meeting,
        findings=findings,
        due=in_words(findings),
        tokens={each.digest: new_token() for each in findings.waiting},
        allowed=decide.allowed(reader, item, (Permission.MINUTES_WRITE,)),
    )


def sent_passage() -> FoundAction | None:
    """The passage that was accepted, read before the write is opened."""
    address: dict[str, Any] = request.view_args or {}
    reader = current_reader()
    item = items.get(reader, address["public_id"])
    return found_passages.find_waiting(reader, item, sent_digest())


@blueprint.post("/items/<public_id>/found/accept")
@requires(Permission.ACTION_RECORD, on=items.get, prepare=sent_passage)
def accept_found(item: AgendaItem, found: FoundAction | None) -> ResponseReturnValue:
    """Record an action with what was understood."""
    form, public_id = HouseForm(), item.public_id
    if found is None:
        return _too_late(public_id)

    def accept() -> tuple[Action | None]:
        return (operations.accept(item, found, current_reader(), clock.now()),)

    done = form.carry_out(accept)
    if done is None:
        flash(gettext("This could not be recorded as it stands. Check it first."), "important")
        return redirect(
            url_for("actions.record_action", public_id=public_id, found=found.digest), 303
        )
    if done[0] is None:
        return _too_late(public_id)
    flash(gettext("Action %(reference)s recorded.", reference=done[0].reference), "success")
    return _back(public_id)


@blueprint.post("/items/<public_id>/found/dismiss")
@requires(Permission.ACTION_RECORD, on=items.get, prepare=sent_passage)
def dismiss_found(item: AgendaItem, found: FoundAction | None) -> ResponseReturnValue:
    """Say that a passage is no action; it is not offered again."""
    if found is None:
        return _too_late(item.public_id)
    operations.dismiss(item, found.digest, current_reader(), clock.now())
    flash(gettext("Dismissed. It will not be offered again."), "success")
    return _back(item.public_id)


@blueprint.post("/items/<public_id>/found/restore")
@requires(Permission.ACTION_RECORD, on=items.get)
def restore_found(item: AgendaItem) -> ResponseReturnValue:
    """Take a dismissal back."""
    operations.restore(item, sent_digest(), current_reader())
    flash(gettext("Offered again."), "success")
    return _back(item.public_id)


def _back(public_id: str) -> ResponseReturnValue:
    return redirect(url_for("found.list_found", public_id=public_id), 303)


def _too_late(public_id: str) -> ResponseReturnValue:
    """Back, when the passage was decided on meanwhile or stands in the minutes no more."""
    flash(gettext("This passage was decided on already, or the minutes have changed."), "important")
    return _back(public_id)


def looked_at() -> tuple[str, int]:
    """What typed minutes would be read as: a piece of a page, made before the write is opened."""
    address: dict[str, Any] = request.view_args or {}
    reader = current_reader()
    item = items.get(reader, address["public_id"])
    text = request.form.get("minutes", "")
    if len(text) > LONGEST_TEXT:
        return render_template("found/_too_long.html"), TOO_MUCH
    findings = found_passages.read_text(reader, item, clean(text))
    return render_template("found/_preview.html", findings=findings, due=in_words(findings)), 200


@blueprint.post("/items/<public_id>/found/preview")
@requires(Permission.ACTION_RECORD, on=items.get, prepare=looked_at)
def preview_found(_item: AgendaItem, looked: tuple[str, int]) -> ResponseReturnValue:
    """Show what typed minutes would be read as; saves nothing."""
    return looked
