"""What the page of minutes asks in the background: keep, leave, look, a fresh token.

Every answer but the preview is a small JSON object. `saved` says that the words are stored and
when; a `problem` says that they are not.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import (
    generate_csrf,  # pyright: ignore[reportUnknownVariableType] - it ships no types
)

from tracker import clock
from tracker.access.permissions import Permission
from tracker.markdown import MOST_CHARACTERS, render
from tracker.models import AgendaItem
from tracker.operations import minutes, working_copies
from tracker.queries import items
from tracker.queries import working_copies as copies
from tracker.rules.differences import differences
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import gettext
from tracker.web.fields import clean
from tracker.web.filters import time
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.minutes_editor import MinutesForm, writing_by_item
from tracker.web.page import page

blueprint = Blueprint("minutes", __name__)

CONFLICT = 409
TOO_MUCH = 422
PROBLEMS = {
    Broken.MINUTES_LOCKED: "locked",
    Broken.REDACTED_MEANWHILE: "redacted",
}


def _refusal(problem: str, status: int = CONFLICT) -> ResponseReturnValue:
    return jsonify(problem=problem), status


def _wrong(form: MinutesForm) -> ResponseReturnValue | None:
    """What stands against keeping a text whoever sent it: another person, or too many words."""
    if request.form.get("writer", "") != str(current_reader().person_id):
        return _refusal("other")
    if len(form.minutes.data) > MOST_CHARACTERS:
        return _refusal("too_long", TOO_MUCH)
    return None


@blueprint.post("/items/<public_id>/minutes/keep")
@requires(Permission.MINUTES_WRITE, on=items.get)
def keep_minutes(item: AgendaItem) -> ResponseReturnValue:
    """Keep what is being typed; answers when, who else writes, and who saved meanwhile."""
    form, reader, now = MinutesForm(), current_reader(), clock.now()
    wrong = _wrong(form)
    if wrong is not None:
        return wrong
    try:
        working_copies.check_not_redacted(item, form.opened_at)
        working_copies.keep(
            item,
            form.minutes.data,
            reader,
            now,
            base_revision_id=form.base_revision_id,
            page=form.page_token,
        )
    except RuleBroken as broken:
        return _refusal(PROBLEMS[broken.code])
    overtaken = item.current_revision_id != form.base_revision_id
    current = items.find_current_words(item) if overtaken else None
    return jsonify(
        saved=time(now),
        writing=writing_by_item(reader, item, now),
        overtaken=current.author if current else "",
    )


def _rendered() -> str:
    """What was sent, as HTML; a text too long to keep is not rendered."""
    text = clean(request.form.get("minutes", ""))
    return render(text) if len(text) <= MOST_CHARACTERS else ""


@blueprint.post("/items/<public_id>/minutes/leave")
@requires(Permission.MINUTES_WRITE, on=items.get, prepare=_rendered)
def leave_minutes(item: AgendaItem, html: str) -> ResponseReturnValue:
    """Save what stands on a page that is left; where somebody saved meanwhile, keep it."""
    form, now = MinutesForm(), clock.now()
    wrong = _wrong(form)
    if wrong is not None:
        return wrong
    try:
        working_copies.check_not_redacted(item, form.opened_at)
        minutes.leave(
            item,
            form.minutes.data,
            html,
            current_reader(),
            base_revision_id=form.base_revision_id,
            page=form.page_token,
        )
    except RuleBroken as broken:
        return _refusal(PROBLEMS[broken.code])
    return jsonify(saved=time(now))


@blueprint.post("/items/<public_id>/minutes/preview")
@requires(Permission.MINUTES_WRITE, on=items.get, prepare=_rendered)
def preview_minutes(_item: AgendaItem, html: str) -> ResponseReturnValue:
    """A piece of a page: what was typed, as it will be read; saves nothing."""
    if not html and request.form.get("minutes", "").strip():
        return render_template("minutes/_too_long.html", most=MOST_CHARACTERS), TOO_MUCH
    return render_template("minutes/_preview.html", html=html)


@blueprint.get("/minutes/token")
@requires(Permission.ACCOUNT_USE)
def show_token() -> ResponseReturnValue:
    """A token for the forms of a page that was opened before this sign-in, and whose it is."""
    return jsonify(token=generate_csrf(), writer=str(current_reader().person_id))


@blueprint.get("/items/<public_id>/minutes/kept")
@requires(Permission.MINUTES_WRITE, on=items.get)
def show_kept(item: AgendaItem) -> ResponseReturnValue:
    """What its author typed and did not save, beside what is saved now."""
    kept = copies.find(item.id, current_reader().person_id)
    editor = url_for(
        "meetings.write_minutes", public_id=item.meeting.public_id, item=item.public_id
    )
    if kept is None:
        flash(gettext("There is no text of yours that is not saved."), "important")
        return redirect(editor)
    current: Any = items.find_current_words(item)
    return page(
        "minutes/kept.html",
        item=item,
        meeting=item.meeting,
        kept=kept,
        editor=editor,
        paragraphs=differences(current.source if current else "", kept.source),
    )


@blueprint.post("/items/<public_id>/minutes/kept/discard")
@requires(Permission.MINUTES_WRITE, on=items.get)
def discard_kept(item: AgendaItem) -> ResponseReturnValue:
    """Throw away what its author typed and did not save."""
    working_copies.discard(item, current_reader())
    flash(gettext("Text discarded."), "success")
    there = url_for("meetings.write_minutes", public_id=item.meeting.public_id, item=item.public_id)
    return redirect(there, 303)
