"""Actions: one, and what a committee has outstanding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import redirect, request
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.facts import its_owner
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import Action, Committee
from tracker.operations.named_readers import is_restricted
from tracker.queries import (
    actions,
    authorities,
    committees,
    decisions,
    duplicates,
    history,
    meetings,
    named_readers,
    outstanding,
    posts,
    recommendations,
    reported_back,
    responses,
    supports,
    trackers,
    updates,
)
from tracker.queries.fetch import AnyRow
from tracker.queries.programme import will_meet
from tracker.rules.asking import is_letter_due, may_ask
from tracker.rules.lifecycle import Verb, possible
from tracker.rules.response_clock import Clock
from tracker.rules.standing import standing
from tracker.vocabulary import ActionKind
from tracker.web.actions import (
    answers,
    asking,
    closings,
    readers,
    recommend,
    record,
    register,
    verbs,
)
from tracker.web.actions.blueprint import blueprint
from tracker.web.actions.possible import href_of
from tracker.web.actions.said import said_of
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.kept_forms import Pairs
from tracker.web.page import page
from tracker.wording.history import by_words, lines_of, title_of
from tracker.wording.recommendations import pressing_words, stand_of_row, stand_words

__all__ = [
    "answers",
    "asking",
    "blueprint",
    "closings",
    "readers",
    "recommend",
    "record",
    "register",
    "verbs",
]

VERBS: dict[Permission, frozenset[Verb]] = {
    Permission.ACTION_UPDATE: frozenset({Verb.UPDATE}),
    Permission.ACTION_SUPPORT: frozenset({Verb.SUPPORT}),
    Permission.ACTION_RETURN: frozenset({Verb.RETURN}),
    Permission.ACTION_ASK_UPDATE: frozenset({Verb.ASK_UPDATE}),
    Permission.ACTION_REPORT_BACK: frozenset({Verb.CARRY_FORWARD}),
    Permission.ACTION_CLOSE: frozenset({Verb.CLOSE}),
    Permission.ACTION_CLOSE_PROVISIONALLY: frozenset({Verb.CLOSE_PROVISIONALLY}),
    Permission.ACTION_AMEND: frozenset({Verb.AMEND}),
    Permission.ACTION_REASSIGN: frozenset({Verb.REASSIGN}),
    Permission.ACTION_CHANGE_DUE: frozenset({Verb.CHANGE_DUE}),
    Permission.ACTION_PAUSE: frozenset({Verb.PAUSE}),
    Permission.ACTION_REOPEN: frozenset({Verb.REOPEN, Verb.RESUME}),
    Permission.ACTION_WITHDRAW: frozenset({Verb.WITHDRAW}),
    Permission.ACTION_DUPLICATE: frozenset({Verb.MARK_DUPLICATE}),
    Permission.ACTION_RELEASE: frozenset({Verb.RELEASE_UPDATE}),
}
ON_AN_ANSWER = frozenset({Permission.ACTION_SUPPORT, Permission.ACTION_RETURN})
ON_OUTSTANDING = ON_AN_ANSWER | {Permission.ACTION_ASK_UPDATE}
AT_ANY_TIME = frozenset(
    {
        Permission.ACTION_HISTORY,
        Permission.UPDATES_READ,
        Permission.REDACTION_ASK,
        Permission.DOCUMENT_REPLACE,
        Permission.DOCUMENT_REMOVE,
        Permission.PROGRAMME_EDIT,
        Permission.RECOMMENDATION_EDIT,
        Permission.RESTRICTION_LIFT,
        Permission.READS_READ,
    }
)


def offered(action: Action) -> frozenset[Permission]:
    """What this reader may do to an action as it now stands."""
    now = possible(action.status)
    return frozenset(
        permission
        for permission in decide.allowed(current_reader(), action, among=[*VERBS, *AT_ANY_TIME])
        if permission in AT_ANY_TIME
        or (VERBS[permission] & now and (action.answered_on or permission not in ON_AN_ANSWER))
    )


def supports_read(action: Action, may: frozenset[Permission]) -> Sequence[AnyRow]:
    """The supports of the answer that now stands, for those who may read its history."""
    if action.answered_on is None or Permission.ACTION_HISTORY not in may:
        return []
    return supports.of_actions([action.id]).get(action.id, [])


def next_step(action: Action, may: frozenset[Permission]) -> Permission | None:
    """The one verb that this reader's part calls for now."""
    wanted = [Permission.ACTION_UPDATE]
    if Permission.ACTION_SUPPORT in may:
        wanted = [Permission.ACTION_SUPPORT]
    elif Permission.ACTION_CLOSE in may:
        wanted = [Permission.ACTION_CLOSE]
        if action.answered_on is None:
            lacks_date = action.due_on is None
            wanted = [Permission.ACTION_CHANGE_DUE] if lacks_date else wanted
            wanted = [Permission.ACTION_REASSIGN] if action.lead_post_id is None else wanted
        if its_owner(current_reader(), action):
            wanted = [Permission.ACTION_UPDATE]
    elif Permission.ACTION_REOPEN in may:
        wanted = [Permission.ACTION_REOPEN]
    return next((each for each in wanted if each in may), None)


@blueprint.get("/actions/<code>/<year>/<number:number>")
@requires(Permission.ACTION_READ, on=actions.get)
def show_action(action: Action) -> ResponseReturnValue:
    """One action: what was asked, done, and is next."""
    here = href_of(action)
    if request.path != here:
        return redirect(here, 301)
    return action_page(current_reader(), action)


def action_page(
    reader: Reader, action: Action, lifting: Pairs | None = None
) -> ResponseReturnValue:
    """The page of an action for a reader.

    Args:
        reader: whoever it is for.
        action: as `queries.actions.get` gives it to them.
        lifting: fields of the form that opens it, where a clerk looks first at what becomes public.
    """
    today = clock.today()
    may = offered(action) if lifting is None else frozenset[Permission]()
    supported = supports_read(action, may)
    if any(each.person_id == reader.person_id for each in supported):
        may -= {Permission.ACTION_SUPPORT}
    if not may_ask(action.asked_on, today):
        may -= {Permission.ACTION_ASK_UPDATE}
    if not authorities.the_authority().closes_provisionally:
        may -= {Permission.ACTION_CLOSE_PROVISIONALLY}
    due_meeting = actions.find_named_meeting(action.due_meeting_id)
    agendas = reported_back.list_agendas(reader, action.id)
    if due_meeting is None or not can_report(due_meeting, agendas, today):
        may -= {Permission.ACTION_REPORT_BACK}
    return page(
        "actions/show.html",
        reader=reader,
        lifting=lifting,
        action=action,
        standing=standing(
            action.status,
            action.due_on,
            action.paper_due_on,
            action.answered_on,
            action.review_on,
            today,
        ),
        origin=actions.find_origin(reader, action),
        holder=posts.holders_of([action.lead_post_id], today).get(action.lead_post_id or 0)
        if reader.is_signed_in or (action.lead_post and action.lead_post.name_is_public)
        else None,
        contributors=actions.list_contributors(action),
        due_meeting=due_meeting,
        agendas=agendas,
        closing=decisions.closings_of(reader, [action.id]).get(action.id)
        if action.closed_meeting_id
        else None,
        reported_on=meetings.next_of(action.committee_id, today) if action.is_provisional else None,
        same=duplicates.list_same(reader, action),
        has_letter=lifting is None and may_write_letter(action, today),
        **said_of(action, reader),
        supports=supported,
        named=named_readers.list_of_action(action.id, today)
        if Permission.RESTRICTION_LIFT in may and is_restricted(action)
        else None,
        imported=trackers.find_imported(action.id) if action.item_id is None else None,
        linked=outstanding.movements_of(reader, [action.id]).get(action.id, []),
        recommendation=_recommendation(reader, action, today),
        indicators=actions.list_indicators(reader, action.id),
        history=history.list_of_action(current_reader(), action)
        if Permission.ACTION_HISTORY in may
        else [],
        title_of=title_of,
        by_words=by_words,
        lines_of=lines_of,
        may={permission.value for permission in may},
        next=next_step(action, may),
        address={"code": action.code, "year": action.year, "number": action.number},
    )


def can_report(due_meeting: AnyRow, agendas: Sequence[AnyRow], today: date) -> bool:
    """Whether the meeting an action is due at is to come and has it not on its agenda yet."""
    there = any(row.meeting_public_id == due_meeting.public_id for row in agendas)
    return not there and will_meet(due_meeting.status, due_meeting.held_on, today)


def may_write_letter(action: Action, today: date) -> bool:
    """Whether a letter to the chief executive is drafted for this reader."""
    asks = decide.may(current_reader(), Permission.ACTION_ASK_UPDATE, action)
    return asks and action.is_open and is_letter_due(action.times_asked, action.asked_on, today)


def _recommendation(reader: Reader, action: Action, today: date) -> dict[str, object] | None:
    """What is known of an action that is a recommendation, as its page shows it."""
    if action.kind is not ActionKind.RECOMMENDATION:
        return None
    found = recommendations.find(action.id)
    stands = stand_of_row(found, today) if found else None
    return {
        "found": found,
        "stands": stand_words(stands, found.sent_on, found.response_due_on)
        if found and stands
        else "",
        "is_late": stands is not None and stands.clock is Clock.LATE,
        "result": recommendations.find_result(reader, found),
    }


@blueprint.get("/committees/<code>/outstanding")
@requires(Permission.OUTSTANDING_READ, on=committees.get)
def list_outstanding(committee: Committee) -> ResponseReturnValue:
    """A committee's action log as its members see it, the numbers adding up."""
    reader, today = current_reader(), clock.today()
    rows = actions.list_outstanding(reader, committee.id, today)
    following = meetings.next_of(committee.id, today)
    keys = [row.id for row in rows]
    sections = outstanding.sections_of(rows, following.held_on if following else None)
    closed = outstanding.list_to_agree(reader, committee.id, today)
    return page(
        "actions/outstanding.html",
        committee=committee,
        rows=rows,
        awaited=[
            pressing_words(row.late, row.soon)
            for row in responses.count_pressing(reader, today, [committee.id])
        ],
        sections=sections,
        closed=closed,
        may_ask=may_ask,
        asks_seen=reader.is_clerk or committee.id in reader.member_of,
        closings=decisions.closings_of(reader, [row.id for row in closed]),
        supports=supports.of_actions([row.id for row in sections.awaiting])
        if reader.is_clerk or committee.id in reader.member_of
        else {},
        following=following,
        holders=posts.holders_of([row.lead_post_id for row in rows], today),
        latest=updates.latest_of(reader, keys),
        movements=outstanding.movements_of(reader, keys),
        may={each.value for each in decide.allowed(reader, committee, among=ON_OUTSTANDING)},
    )
