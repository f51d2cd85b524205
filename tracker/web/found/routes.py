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
from tracker.queries import actions, found_passages, found_updates, items
from tracker.queries.found_passages import Findings, FoundUpdate
from tracker.queries.found_updates import OlderAction
from tracker.queries.understanding import FoundAction
from tracker.rules.found_passages import LONGEST_TEXT
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


def likeliest_of(item: AgendaItem, findings: Findings) -> dict[str, list[OlderAction]]:
    """For each passage that tells of an older action, those it may mean, by its digest."""
    if not findings.updates:
        return {}
    older = found_updates.older_actions(current_reader(), item)
    return {each.digest: found_updates.likeliest(each.passage, older) for each in findings.updates}


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
        older=likeliest_of(item, findings),
        tokens={each.digest: new_token() for each in [*findings.waiting, *findings.updates]},
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


def sent_update() -> tuple[FoundUpdate | None, str]:
    """The passage that tells of an older action, and the reference of the one it was given to."""
    address: dict[str, Any] = request.view_args or {}
    reader = current_reader()
    item = items.get(reader, address["public_id"])
    digest, reference = sent_digest(), request.form.get("action", "")
    waiting = found_passages.findings_of(reader, item).updates
    found = next((each for each in waiting if each.digest == digest), None)
    older = {each.reference for each in found_updates.older_actions(reader, item)}
    return found, reference if reference in older else ""


@blueprint.post("/items/<public_id>/found/update")
@requires(Permission.ACTION_RECORD, on=items.get, prepare=sent_update)
def update_found(item: AgendaItem, sent: tuple[FoundUpdate | None, str]) -> ResponseReturnValue:
    """Add a passage to the older action it tells of."""
    (found, reference), public_id = sent, item.public_id
    if found is None:
        return _too_late(public_id)
    if not reference:
        flash(gettext("Choose the action that the passage is about."), "important")
        return _back(public_id)
    code, year, number = reference.rsplit("/", 2)
    action = actions.get(current_reader(), code, year, int(number))

    def update() -> bool:
        now, today = clock.now(), clock.today()
        return operations.update(item, found, action, current_reader(), today=today, now=now)

    done = HouseForm().carry_out(update)
    if not done:
        return _too_late(public_id)
    flash(gettext("Added to action %(reference)s.", reference=reference), "success")
    return _back(public_id)


def sent_any() -> str:
    """The digest of the passage sent, where it stands in the minutes undecided; else empty."""
    address: dict[str, Any] = request.view_args or {}
    reader = current_reader()
    findings = found_passages.findings_of(reader, items.get(reader, address["public_id"]))
    digest = sent_digest()
    standing = {each.digest for each in [*findings.waiting, *findings.updates]}
    return digest if digest in standing else ""


@blueprint.post("/items/<public_id>/found/dismiss")
@requires(Permission.ACTION_RECORD, on=items.get, prepare=sent_any)
def dismiss_found(item: AgendaItem, digest: str) -> ResponseReturnValue:
    """Say that a passage is no action; it is not offered again."""
    if not digest:
        return _too_late(item.public_id)
    operations.dismiss(item, digest, current_reader(), clock.now())
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
    """To the page whose button was pressed: the item's passages, or the queue of all."""
    if request.form.get("from") == "review":
        after = request.form.get("after", "")[:100]
        return redirect(url_for("review.review_found", after=after or None), 303)
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
