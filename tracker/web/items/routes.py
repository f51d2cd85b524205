"""Agenda items: one, adding and changing it, its minutes, and importing a published one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.markdown import render
from tracker.models import AgendaItem, Meeting
from tracker.operations import found_passages as found_operations
from tracker.operations import items as operations
from tracker.operations import minutes, working_copies
from tracker.queries import (
    actions,
    agendas,
    confirmations,
    documents,
    found_passages,
    items,
    matters_arising,
    meetings,
    named_readers,
    posts,
    reported_back,
    updates,
    votes,
)
from tracker.queries.found_passages import FoundAction
from tracker.translation import gettext
from tracker.vocabulary import ItemKind, PaperWanted, Restriction
from tracker.web.addresses import addresses_of
from tracker.web.found_notice import found_words, tell_found
from tracker.web.guards import keep_even_so, requires
from tracker.web.history import past_of
from tracker.web.identity import current_reader
from tracker.web.items.forms import EditItemForm, ImportItemForm, ItemForm, NewItemForm
from tracker.web.items.sent_page import SentPage, read_sent
from tracker.web.kept_forms import Pairs
from tracker.web.minutes_editor import MinutesForm, editor_page
from tracker.web.minutes_merge import merge_page
from tracker.web.page import page
from tracker.web.restriction_fields import entered_restriction
from tracker.wording.due import due_words

blueprint = Blueprint("items", __name__)

COUNTED_AT_ONCE = 12_000
NOTHING_FOUND: dict[str, Any] = {"found": "", "figures": []}
"""Characters of minutes that are read while a page waits: about 6 ms. Longer ones are counted
on their own page."""

CLERKS_VERBS = (
    Permission.ITEM_EDIT,
    Permission.MINUTES_WRITE,
    Permission.PRIVATE_PART_WRITE,
    Permission.RESTRICTION_LIFT,
    Permission.ACTION_RECORD,
    Permission.REDACTION_ASK,
    Permission.DOCUMENT_ADD,
    Permission.DOCUMENT_REPLACE,
    Permission.DOCUMENT_REMOVE,
    Permission.FORMER_DOCUMENTS_READ,
)


@blueprint.get("/items/<public_id>")
@requires(Permission.ITEM_READ, on=items.get)
def show_item(item: AgendaItem) -> ResponseReturnValue:
    """One item: what was asked, minuted and agreed, as far as the reader may read it."""
    return item_page(current_reader(), item)


def item_page(
    reader: Reader, item: AgendaItem, lifting: Pairs | None = None
) -> ResponseReturnValue:
    """The page of an item for a reader.

    Args:
        reader: whoever it is for.
        item: its meeting loaded.
        lifting: fields of the form that opens it, where a clerk looks first at what becomes public.
    """
    today = clock.today()
    shown = items.get_shown(reader, item.id)
    readable = [item.id] if shown.is_readable else []
    considered = items.list_indicators(reader, readable).get(item.id, []) if readable else []
    papers = documents.list_under_items(reader, readable, notices=True, former=True).get(
        item.id, []
    )
    agreed: Sequence[Any] = actions.list_of_item(reader, item.id, today)
    reports: Sequence[Any] = reported_back.list_before(reader, [item.id], today).get(item.id, [])
    said = updates.list_of_actions(reader, [row.id for row in reports])
    allowed = decide.allowed(reader, item, CLERKS_VERBS)
    is_named = Permission.ITEM_EDIT in allowed and item.restriction is not Restriction.OPEN
    return page(
        "items/show.html",
        reader=reader,
        lifting=lifting,
        item=shown,
        meeting=item.meeting,
        documents=[row for row in papers if row.removed_at is None or row.was_public],
        has_former=any(row.removed_at is not None for row in papers),
        indicators=considered,
        indicator_urls=addresses_of(considered),
        actions=agreed,
        due={action.id: due_words(action) for action in [*agreed, *reports]},
        reported=reports,
        said=said,
        evidence=documents.evidence_of(reader, [row for rows in said.values() for row in rows]),
        votes=votes.list_of_item(reader, item.id) if shown.has_votes else [],
        past_events=past_of(item) if shown.is_readable and lifting is None else None,
        corrections=confirmations.list_corrections(reader, item.meeting_id, item.id).get(item.id)
        if item.meeting.minutes_confirmed_at
        else None,
        previous=agendas.find_previous(item.meeting) if item.kind is ItemKind.MINUTES else None,
        matters=matters_arising.list_under(reader, item.meeting, today)
        if item.kind is ItemKind.MATTERS_ARISING and readable
        else None,
        named=named_readers.list_of(item.id, today) if is_named else [],
        holders=posts.holders_of((action.lead_post_id for action in [*agreed, *reports]), today),
        allowed=allowed,
        sees_reads=decide.may(reader, Permission.READS_READ, item),
        **(found_in(reader, item) if Permission.ACTION_RECORD in allowed else NOTHING_FOUND),
    )


def found_in(reader: Reader, item: AgendaItem) -> dict[str, Any]:
    """How many passages of its minutes wait for a clerk's yes or no, and the figures they name."""
    source = found_passages.source_of(reader, item)
    if not source:
        return NOTHING_FOUND
    if len(source) > COUNTED_AT_ONCE:
        return NOTHING_FOUND | {"found": gettext("Find actions")}
    glance = found_passages.glance_at(reader, item, source)
    count = found_passages.count_waiting(item, glance.digests)
    words = found_words(count) if count else gettext("Find actions")
    return {"found": words, "figures": glance.figures}


def rendered_purpose() -> str:
    """The purpose that was sent, as HTML."""
    return render(NewItemForm().purpose.data)


def words_of(form: ItemForm, purpose_html: str) -> operations.ItemWords:
    """What a checked form says of an item."""
    return operations.ItemWords(
        number=form.number.data,
        title=form.title.data,
        purpose=form.purpose.data,
        purpose_html=purpose_html,
        lead_post_id=form.lead_post_id.data,
        restriction=form.restriction.data,
        restriction_ground=form.ground,
        public_title=form.public_title,
        public_interest=form.public_interest,
        review_on=form.review_on,
        indicator_ids=form.indicator_ids.data or [],
        paper=form.paper.data or PaperWanted.EXPECTED,
        is_urgent=form.is_urgent.data,
        urgency_reason=form.urgency_reason.data,
    )


@blueprint.route("/meetings/<public_id>/items/new", methods=["GET", "POST"])
@requires(Permission.ITEM_ADD, on=meetings.get, prepare=rendered_purpose)
def new_item(meeting: Meeting, purpose_html: str | None) -> ResponseReturnValue:
    """Add an item at the end of a meeting's agenda."""
    reader, public_id = current_reader(), meeting.public_id
    form = NewItemForm(
        number=items.next_place(meeting.id)[1],
        is_urgent=meeting.agenda_published_at is not None and meeting.held_on >= clock.today(),
        **entered_restriction(None),
    )
    form.offer(
        posts.list_open(clock.today()), items.list_offered_indicators(reader, meeting.held_on)
    )
    item = form.carry_out(
        lambda: operations.add(meeting, words_of(form, purpose_html or ""), reader)
    )
    if item:
        flash(gettext("Item %(number)s added.", number=item.number), "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    return page("items/new.html", form=form, meeting=meetings.get(reader, public_id))


def entered(item: AgendaItem) -> dict[str, object]:
    """What the form of an item starts with."""
    words = items.get_words(item)
    return {
        "version": item.version,
        "number": item.number,
        "title": words.title,
        "purpose": words.purpose,
        "lead_post_id": item.lead_post_id,
        "indicator_ids": sorted(items.list_indicator_ids(item.id)),
        "paper": item.paper,
        "is_urgent": item.is_urgent,
        "urgency_reason": words.urgency_reason,
        **entered_restriction(words),
        "restriction": item.restriction,
        "exempt_title": item.public_title if item.restriction is Restriction.EXEMPT else "",
        "confidential_title": item.public_title
        if item.restriction is Restriction.CONFIDENTIAL
        else "",
    }


@blueprint.route("/items/<public_id>/edit", methods=["GET", "POST"])
@requires(Permission.ITEM_EDIT, on=items.get, prepare=rendered_purpose)
def edit_item(item: AgendaItem, purpose_html: str | None) -> ResponseReturnValue:
    """Change an item; a new restriction counts at once."""
    reader, public_id = current_reader(), item.public_id
    form = EditItemForm(data=entered(item))
    if item.restriction is not Restriction.OPEN:
        form.offer_no_opening()
    offered: list[Any] = [*posts.list_open(clock.today())]
    led_by = posts.find(item.lead_post_id)
    if led_by and led_by.id not in {post.id for post in offered}:
        offered.append(led_by)
    form.offer(offered, items.list_offered_indicators(reader, item.meeting.held_on, item.id))
    done = form.carry_out(
        lambda: (
            operations.change(
                item, words_of(form, purpose_html or ""), reader, seen_version=form.seen_version
            )
            or True
        )
    )
    if done:
        flash(gettext("Item %(number)s changed.", number=item.number), "success")
        return redirect(url_for("items.show_item", public_id=public_id), 303)
    item = items.get(reader, public_id)
    form.read_again(item.version)
    return page("items/edit.html", form=form, item=item, stored=items.get_shown(reader, item.id))


@dataclass(frozen=True, slots=True)
class SentMinutes:
    """Minutes that were sent, rendered, and the passages in them that read as agreed actions.

    `accepted` is the passage whose Accept was pressed beside the text.
    """

    html: str
    found: tuple[str, ...]
    accepted: FoundAction | None = None


def read_minutes() -> SentMinutes:
    """Render and read the minutes that were sent."""
    source, wanted = MinutesForm().minutes.data, request.form.get("accept", "")
    accepted = None
    if wanted:
        address: dict[str, Any] = request.view_args or {}
        reader = current_reader()
        item = items.get(reader, address["public_id"])
        waiting = found_passages.read_text(reader, item, source).waiting
        accepted = next((each for each in waiting if each.digest == wanted), None)
    return SentMinutes(render(source), found_passages.digests_in(source), accepted)


@blueprint.route("/items/<public_id>/minutes", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, on=items.get, prepare=read_minutes)
def edit_minutes(item: AgendaItem, sent: SentMinutes | None) -> ResponseReturnValue:
    """Write the minutes of an item: save, save and go on, or look at them first."""
    reader, public_id = current_reader(), item.public_id
    if sent is None:
        return editor_page(reader, item, use_kept=request.args.get("use") == "kept")
    form, then = MinutesForm(), request.form.get("then", "")
    if then == "preview":
        is_right = form.validate_on_submit()  # pyright: ignore[reportUnknownMemberType] - untyped
        return editor_page(reader, item, form, preview=sent.html if is_right else "")
    if form.carry_out(lambda: save_and_decide(item, form, sent, reader)):
        tell_saved(item, sent)
        return redirect(place_after(item, then), 303)
    item = items.get(reader, public_id)
    if form.is_overtaken and item.current_revision_id != form.base_revision_id:
        working_copies.set_aside(item, form.minutes.data, reader.person_id, reader)
        keep_even_so()
        return merge_page(item, form.minutes.data, form.base_revision_id, form.page_token)
    return editor_page(reader, item, form)


def save_and_decide(item: AgendaItem, form: MinutesForm, sent: SentMinutes, reader: Reader) -> bool:
    """Save the minutes, and decide on a passage whose button was pressed beside the text."""
    working_copies.check_not_redacted(item, form.opened_at)
    minutes.save(
        item,
        form.minutes.data,
        sent.html,
        reader,
        base_revision_id=form.base_revision_id,
        page=form.page_token,
    )
    if sent.accepted is not None:
        found_operations.accept(item, sent.accepted, reader, clock.now())
    dismissed = request.form.get("dismiss", "")
    if dismissed in sent.found:
        found_operations.dismiss(item, dismissed, reader, clock.now())
    return True


def tell_saved(item: AgendaItem, sent: SentMinutes) -> None:
    """Say that the minutes are saved, and what was decided or found."""
    flash(gettext("Minutes of item %(number)s saved.", number=item.number), "success")
    if request.form.get("accept"):
        found_more = (
            gettext("Action recorded: %(wording)s", wording=sent.accepted.wording)
            if (sent.accepted)
            else gettext("This passage was decided on already, or the minutes have changed.")
        )
        flash(found_more, "success" if sent.accepted else "important")
    elif not request.form.get("dismiss"):
        tell_found(item, sent.found)


def place_after(item: AgendaItem, then: str) -> str:
    """Where saving leads: to the next or previous item, to correcting a passage, or back."""
    correct = request.form.get("correct", "")
    if correct:
        return url_for("actions.record_action", public_id=item.public_id, found=correct[:64])
    progress = [row.public_id for row in items.list_progress(current_reader(), item.meeting_id)]
    step = {"next": 1, "previous": -1}.get(then, 0)
    place = progress.index(item.public_id) + step
    chosen = progress[place] if 0 <= place < len(progress) else item.public_id
    return url_for("meetings.write_minutes", public_id=item.meeting.public_id, item=chosen)


@blueprint.route("/meetings/<public_id>/items/import", methods=["GET", "POST"])
@requires(Permission.ITEM_IMPORT, on=meetings.get, prepare=read_sent)
def import_item(meeting: Meeting, sent: SentPage | None) -> ResponseReturnValue:
    """Read a published page, show what was read, and save it when the clerk says so."""
    reader, public_id = current_reader(), meeting.public_id
    form = ImportItemForm()
    is_right = sent is not None and form.carry_out(sent.page_or_refusal) is not None
    if sent is None or sent.read is None or not (is_right or form.number.errors):
        return page("items/import.html", form=form, meeting=meetings.get(reader, public_id))
    read = sent.read
    existing = items.find_by_digest(reader, meeting.id, read.digest)
    if existing:
        return page("items/import.html", form=form, meeting=meeting, existing=existing)
    if "number" not in request.form:
        form.number.data = read.item.number or items.next_place(meeting.id)[1]
    elif is_right:
        item = form.carry_out(
            lambda: operations.import_published(meeting, read, reader, number=form.number.data)
        )
        if item:
            flash(gettext("Item %(number)s imported.", number=item.number), "success")
            tell_found(item, found_passages.digests_in(read.item.minutes))
            return redirect(url_for("items.show_item", public_id=item.public_id), 303)
    return page(
        "items/import_preview.html",
        form=form,
        meeting=meetings.get(reader, public_id),
        read=read,
        text=sent.text,
    )
