"""Comments on draft minutes, settled by a clerk: accepted, declined, dealt with, put in by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.markdown import render, render_each
from tracker.models import AgendaItem, ClearanceComment, Meeting
from tracker.operations import clearance_comments as operations
from tracker.operations import working_copies
from tracker.queries import clearances, items
from tracker.rules.clearing import find, passages_of
from tracker.rules.differences import Paragraph, differences
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import gettext
from tracker.vocabulary import Restriction
from tracker.vocabulary.clearing import CommentKind
from tracker.web import read_log
from tracker.web.clearance.forms import DeclineForm
from tracker.web.fields import clean
from tracker.web.guards import keep_even_so, requires
from tracker.web.identity import current_reader
from tracker.web.minutes_editor import MinutesForm
from tracker.web.minutes_merge import merge_page
from tracker.web.page import page
from tracker.wording.refusals import refusal

blueprint = Blueprint("settling", __name__)

CONFLICT = 409


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment beside its passage.

    Attributes:
        row: the comment, its author loaded.
        html: the passage as it will be read; of a suggestion, what would go and come is `words`.
        words: the passage with the suggested wording.
        is_gone: whether its passage stands in the minutes no more.
        settled_by: who settled it; "" for nobody yet.
    """

    row: ClearanceComment
    html: str
    words: list[Paragraph]
    is_gone: bool
    settled_by: str

    @property
    def is_wording(self) -> bool:
        """Whether it suggests other words."""
        return self.row.kind is CommentKind.WORDING


def shown_comments(meeting: Meeting) -> list[tuple[AgendaItem, list[ShownComment]]]:
    """Every comment on a meeting's draft, by item, in the order of the text."""
    rows = clearances.list_comments(meeting.id)
    read_log.note(
        ("agenda_item", row.item_id) for row in rows if row.item.restriction is not Restriction.OPEN
    )
    names = clearances.names_of(row.settled_by_id for row in rows)
    html = dict(
        zip((row.id for row in rows), render_each(row.passage for row in rows), strict=True)
    )
    found: dict[int, tuple[AgendaItem, list[ShownComment]]] = {}
    standing: dict[int, Any] = {}
    for row in rows:
        if row.item_id not in standing:
            current = items.find_revision(row.item.current_revision_id)
            standing[row.item_id] = passages_of(current.source if current else "")
        gone = bool(row.passage) and find(standing[row.item_id], row.passage, row.place) is None
        shown = ShownComment(
            row,
            html[row.id],
            differences(row.passage, row.text) if row.kind is CommentKind.WORDING else [],
            gone,
            names.get(row.settled_by_id or 0, ""),
        )
        found.setdefault(row.item_id, (row.item, []))[1].append(shown)
    return list(found.values())


def _there(comment: ClearanceComment) -> str:
    """The comment's place on the clerk's page."""
    return (
        url_for("clearance.show_clearance", public_id=comment.item.meeting.public_id)
        + f"#comment-{comment.id}"
    )


def _ahead() -> object:
    """What the minutes will be with the suggestion in them, rendered before the write begins."""
    comment_id = int((request.view_args or {})["comment_id"])
    comment = clearances.get_comment(current_reader(), comment_id)
    return operations.rendered_ahead(comment)


@blueprint.post("/comments/<int:comment_id>/accept")
@requires(Permission.CLEARANCE_SETTLE, on=clearances.get_comment, prepare=_ahead)
def accept_comment(comment: ClearanceComment, rendered: dict[str, str]) -> ResponseReturnValue:
    """Put suggested wording into the minutes: one press."""
    there, comment_id = _there(comment), comment.id
    try:
        operations.accept(comment, current_reader(), clock.now(), rendered)
    except RuleBroken as broken:
        flash(refusal(broken), "important")
        if broken.code is Broken.COMMENT_PASSAGE_GONE:
            there = url_for("settling.put_in_by_hand", comment_id=comment_id)
        return redirect(there, 303)
    flash(gettext("Accepted: the wording stands in the minutes."), "success")
    return redirect(there, 303)


def _settled(
    comment: ClearanceComment, settle: Callable[[], None], said: str
) -> ResponseReturnValue:
    there = _there(comment)
    try:
        settle()
    except RuleBroken as broken:
        flash(refusal(broken), "important")
    else:
        flash(said, "success")
    return redirect(there, 303)


@blueprint.post("/comments/<int:comment_id>/deal-with")
@requires(Permission.CLEARANCE_SETTLE, on=clearances.get_comment)
def deal_with_comment(comment: ClearanceComment) -> ResponseReturnValue:
    """Note that a remark was dealt with."""
    return _settled(
        comment,
        lambda: operations.deal_with(comment, current_reader(), clock.now()),
        gettext("Marked as dealt with."),
    )


@blueprint.route("/comments/<int:comment_id>/decline", methods=["GET", "POST"])
@requires(Permission.CLEARANCE_SETTLE, on=clearances.get_comment)
def decline_comment(comment: ClearanceComment) -> ResponseReturnValue:
    """Leave the minutes as they are, and say why."""
    form, there, comment_id = DeclineForm(), _there(comment), comment.id
    done = form.carry_out(
        lambda: operations.decline(comment, form.reason.data, current_reader(), clock.now()) or True
    )
    if done:
        flash(gettext("Declined."), "success")
        return redirect(there, 303)
    comment = clearances.get_comment(current_reader(), comment_id)
    return page("clearance/decline.html", form=form, comment=comment, there=there)


def _rendered() -> str:
    return render(clean(request.form.get("minutes", "")))


@blueprint.route("/comments/<int:comment_id>/by-hand", methods=["GET", "POST"])
@requires(Permission.CLEARANCE_SETTLE, on=clearances.get_comment, prepare=_rendered)
def put_in_by_hand(comment: ClearanceComment, html: str | None) -> ResponseReturnValue:
    """Put a suggestion into minutes whose passage has changed since, and settle it."""
    reader, there, comment_id = current_reader(), _there(comment), comment.id
    form = MinutesForm()

    def save() -> bool:
        working_copies.check_not_redacted(comment.item, form.opened_at)
        operations.accept_by_hand(
            comment,
            form.minutes.data,
            html or "",
            reader,
            clock.now(),
            base_revision_id=form.base_revision_id,
        )
        return True

    if form.carry_out(save):
        flash(gettext("Minutes saved, and the comment marked as accepted."), "success")
        return redirect(there, 303)
    comment = clearances.get_comment(reader, comment_id)
    if form.is_overtaken:
        working_copies.set_aside(comment.item, form.minutes.data, reader.person_id, reader)
        keep_even_so()
        return merge_page(comment.item, form.minutes.data, form.base_revision_id, form.page_token)
    current = items.find_current_words(comment.item)
    if request.method == "GET":
        form.minutes.data = current.source if current else ""
        form.version.data = str(current.id) if current else ""
    return page(
        "clearance/by_hand.html",
        form=form,
        comment=comment,
        words=differences(comment.passage, comment.text),
        there=there,
    )
