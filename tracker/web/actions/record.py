"""Recording what was agreed, and amending what was recorded."""

from __future__ import annotations

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Action, AgendaItem
from tracker.operations import actions as operations
from tracker.operations import found_passages as found_operations
from tracker.operations.actions import ActionWords
from tracker.queries import actions, found_passages, indicators, items, meetings, posts
from tracker.rules.lifecycle import Verb
from tracker.translation import gettext
from tracker.vocabulary import DueKind, Expectation, Restriction
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.possible import asked, back_to, turned_away
from tracker.web.actions.record_forms import AmendActionForm, RecordActionForm, with_expectations
from tracker.web.fields import choice, clean
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page

LONGEST_PASSAGE = 5_000
"""Of a passage in an address: what is longer does not travel there."""


def _record_form(item: AgendaItem) -> RecordActionForm:
    reader = current_reader()
    known = indicators.list_offered(reader, item.meeting.held_on)
    considered = {
        row.reference for row in items.list_indicators(reader, [item.id]).get(item.id, [])
    }
    known = sorted(known, key=lambda each: each.reference not in considered)
    form = with_expectations(RecordActionForm, known)()
    offered = posts.list_open(clock.today())
    form.lead_post.choices = [choice(row.id, row.title) for row in offered]
    form.offer_posts(offered)
    form.offer_indicators(known)
    form.offer_meetings(meetings.list_after(item.meeting.committee_id, item.meeting.held_on))
    if request.method == "GET":
        form.passage.data = clean(request.args.get("passage", "")[:LONGEST_PASSAGE])
        form.restriction.data = item.restriction
        form.restriction_ground.data = item.restriction_ground or ""
        _fill_found(form, item)
    return form


def _fill_found(form: RecordActionForm, item: AgendaItem) -> None:
    """Begin with what was understood of the passage that the address names, if it still waits."""
    found = found_passages.find_waiting(current_reader(), item, request.args.get("found", ""))
    if found is None:
        return
    form.passage.data, form.wording.data = found.passage, found.wording
    offered = {choice.value for choice in form.lead_post.choices}
    named = [key for key in found.posts if str(key) in offered]
    form.lead_post.data = named[0] if named else None
    form.contributing.data = named[1:]
    form.fill(found.due.rule)
    if found.due.rule.kind is DueKind.NONE:
        form.due_kind.data = None  # nothing was said: to be asked, not presumed
    form.fill_expectations(dict.fromkeys(found.indicators, Expectation.UNDERSTAND))


@blueprint.route("/items/<public_id>/actions/new", methods=["GET", "POST"])
@requires(Permission.ACTION_RECORD, on=items.get)
def record_action(item: AgendaItem) -> ResponseReturnValue:
    """Record what was agreed under an item, its indicators linked at once."""
    form = _record_form(item)
    about = {
        "title": item.shown_title,
        "number": item.number,
        "href": url_for("items.show_item", public_id=item.public_id),
        "committee": item.meeting.committee.name,
        "held_on": item.meeting.held_on,
    }

    def record() -> Action:
        is_open = form.restriction.data is Restriction.OPEN
        words = ActionWords(
            wording=form.wording.data,
            passage=form.passage.data,
            lead_post_id=form.lead_post.data,
            contributing_post_ids=form.contributing.data,
            due=form.rule(),
            indicators=form.expectations(),
            restriction=form.restriction.data,
            restriction_ground=None if is_open else form.restriction_ground.data,
        )
        reader = current_reader()
        action = operations.record_under_item(item, words, reader)
        found_operations.note_corrected(
            item, request.args.get("found", ""), action, reader, clock.now()
        )
        return action

    recorded = form.carry_out(record)
    if recorded:
        text = gettext("Action %(reference)s recorded.", reference=recorded.reference)
        flash(text, "success")
        return back_to(recorded)
    return page("actions/record.html", form=form, about=about)


@blueprint.route("/actions/<code>/<year>/<number:number>/amend", methods=["GET", "POST"])
@requires(Permission.ACTION_AMEND, on=actions.get)
def amend_action(action: Action) -> ResponseReturnValue:
    """Amend the words, who contributes, and the indicators it concerns."""
    away = turned_away(action, Verb.AMEND)
    if away:
        return away
    about = asked(action)
    linked = actions.expectations_of(action.id)
    known = indicators.list_offered(current_reader(), clock.today(), linked)
    form = with_expectations(AmendActionForm, known)()
    form.offer_posts(posts.list_open(clock.today()))
    form.offer_indicators(known)
    if request.method == "GET":
        _fill(form, action)

    def amend() -> bool:
        operations.amend(
            action,
            current_reader(),
            seen_version=form.seen_version,
            wording=form.wording.data,
            passage=form.passage.data,
            contributing_post_ids=form.contributing.data,
            indicators=form.expectations(),
            reason=form.reason.data,
        )
        return True

    if form.carry_out(amend):
        flash(gettext("Action amended."), "success")
        return back_to(action)
    form.read_again(action.version)
    return page("actions/amend.html", form=form, asked=about)


def _fill(form: AmendActionForm, action: Action) -> None:
    form.version.data = str(action.version)
    form.wording.data = action.wording
    form.passage.data = action.shown_passage or ""
    form.contributing.data = sorted(action.contributing)
    form.fill_expectations(actions.expectations_of(action.id))
