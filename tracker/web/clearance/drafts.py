"""What whoever is asked about draft minutes reads, and their comments on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.markdown import render_each
from tracker.models import AgendaItem, Clearance, ClearanceComment
from tracker.operations import clearance_comments, clearances, working_copies
from tracker.queries import clearances as queries
from tracker.queries import votes
from tracker.queries.fetch import AnyRow
from tracker.rules.clearing import WHOLE_ITEM, Passage, find, is_open, passages_of
from tracker.rules.differences import Paragraph, differences
from tracker.rules.errors import RuleBroken
from tracker.translation import gettext
from tracker.vocabulary import Restriction
from tracker.vocabulary.clearing import CommentKind
from tracker.web import read_log
from tracker.web.clearance.forms import CommentForm
from tracker.web.fields import clean
from tracker.web.forms import OnceForm
from tracker.web.guards import requires
from tracker.web.hygiene import key_of
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.refusals import refusal

blueprint = Blueprint("drafts", __name__)

NOT_FOUND = 404


def get(reader: Reader, clearance_id: str) -> Clearance:
    """The circulation an address names."""
    return queries.get(reader, clearance_id)


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A paragraph as it will be read, with the reader's own comments on it."""

    place: int
    html: str
    comments: list[ClearanceComment]


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """An item to look at.

    Attributes:
        row: of `queries.clearances.list_drafts`.
        passages: its minutes by paragraph.
        others: the reader's comments on the item as a whole, or whose paragraph has changed since.
        votes: what is recorded of movers and votes.
    """

    row: AnyRow
    passages: list[ShownPassage]
    others: list[ClearanceComment]
    votes: Sequence[AnyRow]


def _shown(
    reader: Reader, clearance: Clearance, own: Sequence[ClearanceComment]
) -> list[ShownDraft]:
    rows = queries.list_drafts(reader, clearance)
    read_log.note(("agenda_item", row.id) for row in rows if row.restriction.value != "open")
    split = {row.id: passages_of(row.source) for row in rows}
    html = iter(render_each(each.text for row in rows for each in split[row.id]))
    return [
        _shown_draft(reader, row, [(each, next(html)) for each in split[row.id]], own)
        for row in rows
    ]


def _shown_draft(
    reader: Reader,
    row: AnyRow,
    passages: Sequence[tuple[Passage, str]],
    own: Sequence[ClearanceComment],
) -> ShownDraft:
    mine = [comment for comment in own if comment.item_id == row.id]
    at: dict[int, list[ClearanceComment]] = {}
    others: list[ClearanceComment] = []
    for comment in mine:
        stands = comment.passage and find(
            [passage for passage, _html in passages], comment.passage, comment.place
        )
        if stands:
            at.setdefault(stands.place, []).append(comment)
        else:
            others.append(comment)
    return ShownDraft(
        row,
        [ShownPassage(each.place, html, at.get(each.place, [])) for each, html in passages],
        others,
        votes.list_of_item(reader, row.id),
    )


def _private(comments: Sequence[ClearanceComment]) -> set[tuple[str, int]]:
    """The private items whose words stand in comments."""
    return {
        ("agenda_item", each.item_id)
        for each in comments
        if each.item.restriction is not Restriction.OPEN
    }


def told(comment: ClearanceComment) -> list[Paragraph]:
    """What a comment says, with the words that go and come where it suggests wording."""
    if comment.kind is CommentKind.WORDING:
        return differences(comment.passage, comment.text)
    return []


@blueprint.get("/draft-minutes/<clearance_id>")
@requires(Permission.CLEARANCE_COMMENT, on=get)
def read_draft(clearance: Clearance) -> ResponseReturnValue:
    """The draft minutes somebody is asked about, by paragraph; once it is over, their comments."""
    reader, today = current_reader(), clock.today()
    open_now = is_open(clearance.until_on, clearance.ended_at, today)
    own = queries.list_own(reader, clearance)
    read_log.note(_private(own))
    drafts = _shown(reader, clearance, own) if open_now else []
    chairs = clearance.meeting.committee_id in reader.chair_of
    mine = [
        each
        for each in clearance.asked
        if (each.post_id in reader.post_ids if each.post_id is not None else chairs)
    ]
    return page(
        "clearance/draft.html",
        clearance=clearance,
        meeting=clearance.meeting,
        is_open=open_now,
        drafts=drafts,
        own_comments=own,
        told=told,
        finished=min((each.finished_at for each in mine if each.finished_at), default=None)
        if all(each.finished_at for each in mine)
        else None,
    )


def _there(clearance_id: str, anchor: str = "") -> str:
    return url_for("drafts.read_draft", clearance_id=clearance_id) + (anchor and f"#{anchor}")


@blueprint.route("/draft-minutes/<clearance_id>/comment", methods=["GET", "POST"])
@requires(Permission.CLEARANCE_COMMENT, on=get)
def write_comment(clearance: Clearance) -> ResponseReturnValue:
    """A comment on a paragraph, or on an item as a whole."""
    reader, clearance_id = current_reader(), clearance.public_id
    form = CommentForm()
    item_key = str(form.item.data or "") or clean(request.args.get("item", ""))
    item = queries.get_item(reader, clearance, item_key)
    number = item.number
    if request.method == "GET":
        place = request.args.get("place", "")
        _begin(form, reader, clearance, item, key_of(place) if place else WHOLE_ITEM)

    def write() -> ClearanceComment:
        working_copies.check_not_redacted(item, form.opened_at)
        return clearance_comments.write(
            clearance, item, form.words(), reader, clock.now(), clock.today()
        )

    done = form.carry_out(write)
    if done:
        flash(gettext("Comment on item %(number)s saved.", number=number), "success")
        return redirect(_there(clearance_id, f"comment-{done.id}"), 303)
    return _comment_page(form, get(reader, clearance_id), item_key)


def _begin(
    form: CommentForm, reader: Reader, clearance: Clearance, item: AgendaItem, place: int
) -> None:
    """Show the paragraph as it stands now, ready to be changed."""
    rows = {row.id: row for row in queries.list_drafts(reader, clearance)}
    if item.id not in rows:
        abort(NOT_FOUND)
    passages = passages_of(rows[item.id].source)
    form.item.data = item.public_id
    form.kind.data = CommentKind.WORDING
    if place != WHOLE_ITEM:
        if place >= len(passages):
            abort(NOT_FOUND)
        form.place.data = str(place)
        form.passage.data = form.wording.data = passages[place].text


def _comment_page(
    form: CommentForm,
    clearance: Clearance,
    item_key: str,
    comment: ClearanceComment | None = None,
) -> ResponseReturnValue:
    item = queries.get_item(current_reader(), clearance, item_key)
    if item.restriction is not Restriction.OPEN:
        read_log.note([("agenda_item", item.id)])
    return page(
        "clearance/comment.html",
        form=form,
        clearance=clearance,
        item=item,
        comment=comment,
        html=render_each([form.paragraph])[0] if form.paragraph else "",
        is_open=is_open(clearance.until_on, clearance.ended_at, clock.today()),
        there=_there(clearance.public_id),
    )


def get_own(reader: Reader, clearance_id: str, comment_id: int) -> ClearanceComment:
    """One's own comment that an address names."""
    return queries.get_own(reader, get(reader, clearance_id), comment_id)


@blueprint.route(
    "/draft-minutes/<clearance_id>/comments/<int:comment_id>/change", methods=["GET", "POST"]
)
@requires(Permission.CLEARANCE_COMMENT, on=get_own)
def change_comment(comment: ClearanceComment) -> ResponseReturnValue:
    """Change one's own comment while the time lasts."""
    reader, comment_id = current_reader(), comment.id
    clearance_id, item_key = comment.clearance.public_id, comment.item.public_id
    form = CommentForm()
    if request.method == "GET":
        form.show(comment)

    def change() -> bool:
        working_copies.check_not_redacted(comment.item, form.opened_at)
        clearance_comments.change(
            comment,
            form.words(),
            reader,
            clock.now(),
            clock.today(),
            seen_version=form.seen_version,
        )
        return True

    if form.carry_out(change):
        flash(gettext("Comment changed."), "success")
        return redirect(_there(clearance_id, f"comment-{comment_id}"), 303)
    comment = get_own(reader, clearance_id, comment_id)
    return _comment_page(form, comment.clearance, item_key, comment)


@blueprint.post("/draft-minutes/<clearance_id>/comments/<int:comment_id>/withdraw")
@requires(Permission.CLEARANCE_COMMENT, on=get_own)
def withdraw_comment(comment: ClearanceComment) -> ResponseReturnValue:
    """Take one's own comment back."""
    reader, clearance_id = current_reader(), comment.clearance.public_id
    form = OnceForm()
    done = form.carry_out(
        lambda: clearance_comments.withdraw(comment, reader, clock.now(), clock.today()) or True
    )
    flash(
        gettext("Comment taken back.") if done else " ".join(form.form_errors),
        "success" if done else "important",
    )
    return redirect(_there(clearance_id), 303)


@blueprint.post("/draft-minutes/<clearance_id>/finish")
@requires(Permission.CLEARANCE_COMMENT, on=get)
def finish_draft(clearance: Clearance) -> ResponseReturnValue:
    """Say that one has finished, with comments or without: one press."""
    clearance_id = clearance.public_id
    try:
        clearances.finish(clearance, current_reader(), clock.now(), clock.today())
    except RuleBroken as broken:
        flash(refusal(broken), "important")
        return redirect(_there(clearance_id), 303)
    flash(gettext("Thank you. The clerk sees that you have finished."), "success")
    return redirect(_there(clearance_id), 303)
