"""What a due rule means today, stored on the action, and stored again when the calendar changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, Committee
from tracker.queries import authorities, meetings
from tracker.rules.calendar import MeetingDay, bank_holidays
from tracker.rules.due import DueRule, Resolved, check_rule, resolvable, resolve
from tracker.rules.standing import FINISHED
from tracker.vocabulary import DueBasis, DueKind

BY_MEETING = (DueKind.MONTH, DueKind.NEXT_MEETING, DueKind.MEETING)
"""Rules whose day is that of a meeting, and so follows the calendar."""


def rule_of(action: Action) -> DueRule:
    """The due rule stored on an action."""
    return DueRule(
        kind=action.due_kind,
        month=action.due_month,
        year=action.due_year,
        meeting_id=action.due_named_meeting_id,
        on=action.due_date,
        count=action.due_count,
        unit=action.due_unit,
        condition=action.due_condition,
        sooner_if_available=action.sooner_if_available,
        words=action.due_words,
    )


def _store_rule(action: Action, rule: DueRule) -> None:
    action.due_kind = rule.kind
    action.due_month = rule.month
    action.due_year = rule.year
    action.due_named_meeting_id = rule.meeting_id
    action.due_date = rule.on
    action.due_count = rule.count
    action.due_unit = rule.unit
    action.due_condition = rule.condition
    action.sooner_if_available = rule.sooner_if_available
    action.due_words = rule.words


def _holidays(agreed_on: date) -> frozenset[date]:
    nation = authorities.the_authority().nation
    years = range(agreed_on.year, agreed_on.year + 3)
    return frozenset(day for year in years for day in bank_holidays(nation, year))


def since_when(action: Action) -> date | None:
    """The day from which its due rule counts: that of the decision that set it last."""
    return action.due_since_on or action.agreed_on


def _previous(action: Action) -> Resolved | None:
    if action.due_basis is DueBasis.NONE:
        return None
    return _stored(action)


def _stored(action: Action) -> Resolved:
    return Resolved(action.due_on, action.due_basis, action.due_meeting_id, action.paper_due_on)


def _store(action: Action, resolved: Resolved) -> None:
    action.due_on = resolved.on
    action.due_basis = resolved.basis
    action.due_meeting_id = resolved.meeting_id
    action.paper_due_on = resolved.paper_due_on


def set_rule(action: Action, rule: DueRule, agreed_on: date, committee: Committee) -> None:
    """Check a rule, store it and what it means today. The first date is kept for ever.

    Raises:
        RuleBroken: the rule cannot be meant.
    """
    calendar = meetings.calendar_of(committee.id, also=rule.meeting_id)
    check_rule(rule, agreed_on, calendar)
    _store_rule(action, rule)
    resolved = resolve(
        rule, agreed_on, calendar, committee.paper_lead_days, holidays=_holidays(agreed_on)
    )
    _store(action, resolved)
    if action.first_due_on is None:
        action.first_due_on = resolved.on


def follow_calendar(committee: Committee, actor: Reader) -> list[Action]:
    """Resolve again every open, unanswered action that depends on a committee's calendar.

    Called in the transaction that schedules, moves, postpones or cancels a meeting; one audit
    event per changed action. Returns those that changed.
    """
    db.session.flush()
    calendars: dict[int | None, list[MeetingDay]] = {}
    changed: list[Action] = []
    dependent = db.session.scalars(
        select(Action).where(
            Action.status.not_in(sorted(FINISHED)),
            Action.answered_on.is_(None),
            Action.due_set_by_person.is_(False),
            Action.agreed_on.is_not(None),
            Action.due_kind.in_(BY_MEETING),
            Action.committee_id == committee.id,
        )
    )
    for action in dependent:
        rule = rule_of(action)
        if rule.meeting_id not in calendars:
            calendars[rule.meeting_id] = meetings.calendar_of(committee.id, also=rule.meeting_id)
        if _follow(action, committee, calendars[rule.meeting_id], actor):
            changed.append(action)
    return changed


def catch_up(action: Action, actor: Reader) -> None:
    """Let one action follow what the calendar did while it was closed or answered.

    Its committee must have been loaded.
    """
    follows = resolvable(action.status, action.answered_on, set_by_person=action.due_set_by_person)
    if not follows or since_when(action) is None or action.due_kind not in BY_MEETING:
        return
    db.session.flush()
    calendar = meetings.calendar_of(action.committee_id, also=action.due_named_meeting_id)
    _follow(action, action.committee, calendar, actor)


def foresee(actions: Sequence[Action], successor: Committee, on: date) -> dict[int, Resolved]:
    """What the due rules of open actions will mean when a committee takes them over after a day.

    A date that has come by then stays: what is overdue stays so. So does one that somebody
    set, and that of an answered action. Only the successor's meetings after that day count,
    and a meeting that a rule names.

    Returns:
        By the action's key.
    """
    calendars: dict[int | None, list[MeetingDay]] = {}
    found: dict[int, Resolved] = {}
    for action in actions:
        named = action.due_named_meeting_id
        since = since_when(action)
        if not _waits_for_meetings(action, on) or since is None:
            found[action.id] = _stored(action)
            continue
        if named not in calendars:
            calendars[named] = [
                each
                for each in meetings.calendar_of(successor.id, also=named)
                if each.on > on or each.id == named
            ]
        found[action.id] = resolve(
            rule_of(action),
            since,
            calendars[named],
            successor.paper_lead_days,
            _previous(action),
        )
    return found


def _waits_for_meetings(action: Action, on: date) -> bool:
    return (
        resolvable(action.status, action.answered_on, set_by_person=action.due_set_by_person)
        and action.due_kind in BY_MEETING
        and (action.due_on is None or action.due_on > on)
    )


def hand_over(
    committee: Committee, successor: Committee, on: date, actor: Reader
) -> Sequence[Action]:
    """Give a committee's open actions to its successor, under the references they have.

    Their due rules mean what `foresee` says; one audit event each. What was closed provisionally
    goes with them: the successor has still to agree.
    """
    moved = db.session.scalars(
        select(Action).where(
            Action.committee_id == committee.id, or_(Action.is_open, Action.is_provisional)
        )
    ).all()
    foreseen = foresee(moved, successor, on)
    for action in moved:
        _store(action, foreseen[action.id])
        changes = {"committee": [committee.name, successor.name]} | changes_of(action)
        if action.first_due_on is None:
            action.first_due_on = action.due_on
        action.committee_id = successor.id
        record(AuditTag.ACTION_HANDED_OVER, action, actor, action.reference, changes=changes)
    return moved


def _follow(
    action: Action, committee: Committee, calendar: list[MeetingDay], actor: Reader
) -> bool:
    """Resolve an action again; whether anything changed, which is then on record."""
    resolved = resolve(
        rule_of(action),
        since_when(action) or date.min,
        calendar,
        committee.paper_lead_days,
        _previous(action),
    )
    _store(action, resolved)
    changes = changes_of(action)
    if not changes:
        return False
    if action.first_due_on is None:
        action.first_due_on = resolved.on
    record(AuditTag.ACTION_DUE_FOLLOWED, action, actor, action.reference, changes=changes)
    return True
