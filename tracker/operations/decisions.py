"""What a meeting decided about the actions before it, recorded in one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.models import Action, AgendaItem, Meeting
from tracker.operations import actions, closings, updates
from tracker.operations.decided_at import DecidedAt, settle
from tracker.operations.due_dates import catch_up, set_rule
from tracker.operations.meetings import name_of
from tracker.operations.versions import check_version, touch
from tracker.rules.due import DueRule, is_deferral
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.lifecycle import Verb, check_move
from tracker.vocabulary import Decision, DueKind, Outcome

NOT_AGREED = "The committee did not agree to close it"


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about one action; which fields count depends on `decision`.

    Attributes:
        action: its committee and contributors loaded.
        decision: what was decided.
        seen_version: the version its row was filled in from.
        item: under which item of the meeting's agenda, where that is known.
        outcome: CLOSE: how it ended.
        due: FURTHER_REPORT: when it is wanted, counted from the meeting.
        reason: RETURN: what is missing; else words that may be added.
    """

    action: Action
    decision: Decision
    seen_version: int
    item: AgendaItem | None = None
    outcome: Outcome | None = None
    due: DueRule | None = None
    reason: str = ""


class RowsRefused(Exception):  # noqa: N818 - it is said of rows, as RuleBroken of a rule
    """Some decisions cannot be recorded, so none was.

    Attributes:
        by_action: what is wrong, by the action's key.
    """

    def __init__(self, by_action: dict[int, RuleBroken]) -> None:
        super().__init__(f"{len(by_action)} refused")
        self.by_action = by_action


def record_all(
    meeting: Meeting, decided: Sequence[Decided], actor: Reader, today: date, now: datetime
) -> int:
    """Record what a meeting decided about actions; all of it or nothing.

    Returns:
        How many actions something was decided about.

    Raises:
        RowsRefused: what is wrong, action by action. What was done until then is to be undone.
    """
    refused: dict[int, RuleBroken] = {}
    some = [each for each in decided if each.decision is not Decision.LEAVE]
    for each in some:
        try:
            _record(meeting, each, actor, today, now)
        except RuleBroken as broken:
            refused[each.action.id] = broken
    if refused:
        raise RowsRefused(refused)
    if some:
        settle(meeting, [each.action.id for each in some], today)
        name, changes = name_of(meeting.committee, meeting), {"decisions": [None, len(some)]}
        record(AuditTag.DECISIONS_RECORDED, meeting, actor, name, changes=changes)
    return len(some)


def _record(meeting: Meeting, decided: Decided, actor: Reader, today: date, now: datetime) -> None:
    action, at = decided.action, DecidedAt(meeting, decided.item)
    _check_seen(decided)
    at.check(action, today)
    reason = decided.reason.strip()
    match decided.decision:
        case Decision.CLOSE:
            if decided.outcome is None:
                raise RuleBroken("outcome", Broken.OUTCOME_MISSING)
            if action.is_provisional:
                closings.agree_closure(action, decided.outcome, actor, today, at, reason)
            else:
                actions.close(action, decided.outcome, actor, today, reason, at=at)
        case Decision.CARRY_FORWARD:
            carry_forward(action, at, actor, reason)
        case Decision.RETURN:
            if not reason:
                raise RuleBroken("reason", Broken.REASON_MISSING)
            _take_up_again(action, at, actor)
            updates.send_back(action, actor, now, reason, at=at)
        case Decision.FURTHER_REPORT:
            if decided.due is None:
                raise RuleBroken("due_kind", Broken.FURTHER_REPORT_MISSING)
            _take_up_again(action, at, actor)
            ask_further_report(action, decided.due, at, actor, reason)
        case Decision.LEAVE:
            pass


def carry_forward(action: Action, at: DecidedAt, actor: Reader, reason: str = "") -> None:
    """Keep an action for a later meeting; its date stays, and so does its owner's own answer.

    What counted as answered only by being before this meeting waits for its owner again. What
    was closed provisionally stays so, and is reported at the next meeting.
    """
    if not action.is_provisional:
        action.status = check_move(Verb.CARRY_FORWARD, action.status)
    if action.before_meeting_id == at.meeting.id:
        action.answered_on = action.before_meeting_id = None
    changes = changes_of(action) | at.in_history()
    touch(action)
    tag = AuditTag.ACTION_CARRIED_FORWARD
    record(tag, action, actor, action.reference, changes=changes, reason=reason)
    catch_up(action, actor)


def ask_further_report(
    action: Action, due: DueRule, at: DecidedAt, actor: Reader, reason: str = ""
) -> None:
    """Ask for another report by a later day, counted from the meeting that asked."""
    action.status = check_move(Verb.CHANGE_DUE, action.status)
    old = action.due_on
    set_rule(action, due, at.meeting.held_on, action.committee)
    action.due_since_on = at.meeting.held_on
    action.due_set_by_person = due.kind in {DueKind.DATE, DueKind.INTERVAL}
    action.answered_on = action.before_meeting_id = None
    if is_deferral(old, action.due_on):
        action.times_deferred += 1
    changes = changes_of(action) | at.in_history()
    touch(action)
    tag = AuditTag.ACTION_FURTHER_REPORT
    record(tag, action, actor, action.reference, changes=changes, reason=reason)


def _take_up_again(action: Action, at: DecidedAt, actor: Reader) -> None:
    """Undo a provisional closing that the committee did not agree to."""
    if action.is_provisional:
        actions.reopen(action, actor, NOT_AGREED, at=at)


def _check_seen(decided: Decided) -> None:
    """Say what became of an action meanwhile, rather than only that something did."""
    action = decided.action
    if not action.is_open and not action.is_provisional:
        raise RuleBroken("decision", Broken.SETTLED_MEANWHILE, status=action.status)
    check_version(action.version, decided.seen_version)
