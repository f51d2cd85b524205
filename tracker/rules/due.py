"""What a committee said about when, and which day that means today.

The rule is kept for ever; the day it resolves to follows the calendar of
meetings until the action is answered, is finished or a person sets the date.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.rules.calendar import (
    ENGLAND,
    MONTHS_A_YEAR,
    MeetingDay,
    first_in_month,
    first_ordinary,
    last_day,
    months_after,
    next_month,
    working_days_after,
)
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.standing import FINISHED
from tracker.vocabulary import ActionStatus, DueBasis, DueKind, IntervalUnit

MOST_YEARS_AHEAD = 10
"""A due date later than this after the meeting is taken for a slip of the pen."""

MOST_OF_UNIT = {
    IntervalUnit.DAYS: MOST_YEARS_AHEAD * 365,
    IntervalUnit.WORKING_DAYS: MOST_YEARS_AHEAD * 250,
    IntervalUnit.WEEKS: MOST_YEARS_AHEAD * 52,
    IntervalUnit.MONTHS: MOST_YEARS_AHEAD * MONTHS_A_YEAR,
}


@dataclass(frozen=True, slots=True)
class DueRule:
    """What the committee said; which fields count depends on `kind`.

    Attributes:
        kind: what sort of thing was said.
        month: MONTH: 1 to 12.
        year: MONTH: the year, where it was said.
        meeting_id: MEETING: the meeting named.
        on: DATE: the day.
        count: INTERVAL: how many of `unit` after the meeting where it was agreed.
        unit: INTERVAL: days, working days, weeks or months.
        condition: CONDITION: what has to happen first, in words.
        sooner_if_available: "or sooner if available"; changes the words, not the day.
        words: what the minutes say, to be shown beside the day.
    """

    kind: DueKind
    month: int | None = None
    year: int | None = None
    meeting_id: int | None = None
    on: date | None = None
    count: int | None = None
    unit: IntervalUnit | None = None
    condition: str = ""
    sooner_if_available: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The day a due rule means today.

    Attributes:
        on: the due date, or None where there is none.
        basis: where that date comes from.
        meeting_id: the meeting it is due at, where it is due at one.
        paper_due_on: the day its paper is wanted, where it is due at a meeting.
        offer: a meeting that may be meant instead, which only a clerk may
            choose: one inserted before `meeting_id`, or the one that was
            resolved before and has moved out of the month that was said.
            Tells of the calendar as it is now; it is not stored.
    """

    on: date | None
    basis: DueBasis
    meeting_id: int | None = None
    paper_due_on: date | None = None
    offer: int | None = None


def resolve(
    rule: DueRule,
    agreed_on: date,
    meetings: Sequence[MeetingDay],
    paper_lead_days: int,
    previous: Resolved | None = None,
    *,
    holidays: Container[date] = ENGLAND,
) -> Resolved:
    """Return the day a rule means, given the calendar as it stands.

    An action stays with the meeting it was resolved to for as long as that
    meeting goes ahead and fits the rule, on whatever day; an earlier one is
    only offered. A meeting that will not be held passes it on.

    | rule | meeting | otherwise |
    |---|---|---|
    | MONTH | first in the next such month | last day of the month, FALLBACK, until one is scheduled; also when the one resolved to moves out of the month |
    | NEXT_MEETING | first ordinary one after | no date, NO_MEETING |
    | MEETING | the one named, wherever it moves | next ordinary one from its day, REPLACEMENT, while the named one does not go ahead; none: no date, NO_MEETING |

    Args:
        rule: what was said, as `check_rule` lets it pass.
        agreed_on: the day of the meeting where it was agreed.
        meetings: every meeting of the committee, and the one named by the
            rule; any order, any status.
        paper_lead_days: days before a meeting by which its papers are due.
        previous: what it was resolved to until now, if it was.
        holidays: days that are not working days, besides weekends.
    """
    match rule.kind:
        case DueKind.NONE | DueKind.CONDITION:
            return Resolved(None, DueBasis.NONE)
        case DueKind.DATE:
            return Resolved(rule.on, DueBasis.DATE)
        case DueKind.INTERVAL:
            return Resolved(_after(rule, agreed_on, holidays), DueBasis.DATE)
        case DueKind.MONTH:
            return _in_month(rule, agreed_on, meetings, paper_lead_days, previous)
        case DueKind.NEXT_MEETING:
            first = first_ordinary(meetings, agreed_on)
            stays = _met_before(previous, meetings)
            if stays is not None and not (stays.is_ordinary and stays.on > agreed_on):
                stays = None
            return _at(first, stays, DueBasis.MEETING, paper_lead_days)
        case DueKind.MEETING:
            return _at_named(rule, agreed_on, meetings, paper_lead_days, previous)


def is_deferral(old_on: date | None, new_on: date | None) -> bool:
    """Return whether a date set by a person puts an action off.

    Only a later date does: a first date, an earlier one, or taking the date
    away does not. Never asked about what the calendar or a correction moved.
    """
    return old_on is not None and new_on is not None and new_on > old_on


def resolvable(status: ActionStatus, answered_on: date | None, *, set_by_person: bool) -> bool:
    """Return whether an action's due date still follows the calendar.

    Args:
        status: where the action is in its life.
        answered_on: the day it was answered, if it was.
        set_by_person: whether somebody set the date over the rule.
    """
    return status not in FINISHED and answered_on is None and not set_by_person


def check_rule(
    rule: DueRule, agreed_on: date, meetings: Sequence[MeetingDay] | None = None
) -> None:
    """Refuse a due rule that cannot be meant.

    Args:
        rule: what somebody entered.
        agreed_on: the day of the meeting where it was agreed.
        meetings: the committee's meetings; without them a named meeting is
            not looked up.

    Raises:
        RuleBroken: on the field of the rule that is wrong.
    """
    match rule.kind:
        case DueKind.MONTH:
            _check_month(rule, agreed_on)
        case DueKind.DATE:
            _check_date(rule, agreed_on)
        case DueKind.INTERVAL:
            _check_interval(rule)
        case DueKind.MEETING:
            _check_meeting(rule, agreed_on, meetings)
        case DueKind.CONDITION:
            if not rule.condition.strip():
                raise RuleBroken("condition", Broken.DUE_CONDITION_MISSING)
        case DueKind.NEXT_MEETING | DueKind.NONE:
            pass


def _after(rule: DueRule, agreed_on: date, holidays: Container[date]) -> date | None:
    count = rule.count or 0
    match rule.unit:
        case IntervalUnit.DAYS:
            return agreed_on + timedelta(days=count)
        case IntervalUnit.WORKING_DAYS:
            return working_days_after(agreed_on, count, holidays)
        case IntervalUnit.WEEKS:
            return agreed_on + timedelta(weeks=count)
        case IntervalUnit.MONTHS:
            return months_after(agreed_on, count)
        case None:
            return None


def _in_month(
    rule: DueRule,
    agreed_on: date,
    meetings: Sequence[MeetingDay],
    paper_lead_days: int,
    previous: Resolved | None,
) -> Resolved:
    month = rule.month or agreed_on.month
    year, month = (rule.year, month) if rule.year else next_month(month, agreed_on)
    first = first_in_month(meetings, year, month, agreed_on)
    stays = _met_before(previous, meetings)
    moved_out = None
    if stays is not None and (stays.on.year, stays.on.month) != (year, month):
        stays, moved_out = None, stays
    if stays is not None and first is not None and first.is_ordinary and not stays.is_ordinary:
        stays = None  # an ordinary meeting is what a month means, if there is one
    if first is None:
        offer = moved_out.id if moved_out and moved_out.on > agreed_on else None
        return Resolved(last_day(year, month), DueBasis.FALLBACK, offer=offer)
    return _at(first, stays, DueBasis.MEETING, paper_lead_days)


def _at_named(
    rule: DueRule,
    agreed_on: date,
    meetings: Sequence[MeetingDay],
    paper_lead_days: int,
    previous: Resolved | None,
) -> Resolved:
    named = next((m for m in meetings if m.id == rule.meeting_id), None)
    if named is not None and named.goes_ahead:
        return _at(named, None, DueBasis.MEETING, paper_lead_days)
    # A successor committee's calendar lacks the meeting named: go by its day.
    due_then = named.on if named else previous.on if previous and previous.on else agreed_on
    since = max(agreed_on, due_then - timedelta(days=1))
    first = first_ordinary(meetings, since)
    stays = _met_before(previous, meetings)
    if stays is not None and stays.on <= since:
        stays = None
    return _at(first, stays, DueBasis.REPLACEMENT, paper_lead_days)


def _met_before(previous: Resolved | None, meetings: Sequence[MeetingDay]) -> MeetingDay | None:
    """Return the meeting it was resolved to, if that still goes ahead."""
    if previous is None or previous.meeting_id is None:
        return None
    return next((m for m in meetings if m.id == previous.meeting_id and m.goes_ahead), None)


def _at(
    first: MeetingDay | None, stays: MeetingDay | None, basis: DueBasis, paper_lead_days: int
) -> Resolved:
    """Resolve to the meeting it stays with, offering the first; or to the first."""
    meeting = stays or first
    if meeting is None:
        return Resolved(None, DueBasis.NO_MEETING)
    offer = first.id if first is not None and first.on < meeting.on else None
    paper_due_on = meeting.on - timedelta(days=paper_lead_days)
    return Resolved(meeting.on, basis, meeting.id, paper_due_on, offer)


def _check_month(rule: DueRule, agreed_on: date) -> None:
    if rule.month is None or not 1 <= rule.month <= MONTHS_A_YEAR:
        raise RuleBroken("month", Broken.DUE_MONTH_UNKNOWN)
    if rule.year is None:
        return
    if rule.year > agreed_on.year + MOST_YEARS_AHEAD:
        raise RuleBroken("year", Broken.DUE_TOO_FAR, years=MOST_YEARS_AHEAD)
    # A month that ends on the day of agreement has no day left in it.
    if rule.year < agreed_on.year or last_day(rule.year, rule.month) <= agreed_on:
        raise RuleBroken("year", Broken.DUE_BEFORE_AGREED, agreed_on=agreed_on)


def _check_date(rule: DueRule, agreed_on: date) -> None:
    if rule.on is None:
        raise RuleBroken("on", Broken.DUE_DATE_MISSING)
    if rule.on < agreed_on:
        raise RuleBroken("on", Broken.DUE_BEFORE_AGREED, agreed_on=agreed_on)
    if rule.on > months_after(agreed_on, MOST_YEARS_AHEAD * MONTHS_A_YEAR):
        raise RuleBroken("on", Broken.DUE_TOO_FAR, years=MOST_YEARS_AHEAD)


def _check_interval(rule: DueRule) -> None:
    if rule.count is None or rule.count < 1:
        raise RuleBroken("count", Broken.DUE_COUNT_NOT_POSITIVE)
    if rule.unit is None:
        raise RuleBroken("unit", Broken.DUE_UNIT_MISSING)
    if rule.count > MOST_OF_UNIT[rule.unit]:
        raise RuleBroken("count", Broken.DUE_TOO_FAR, years=MOST_YEARS_AHEAD)


def _check_meeting(rule: DueRule, agreed_on: date, meetings: Sequence[MeetingDay] | None) -> None:
    if rule.meeting_id is None:
        raise RuleBroken("meeting_id", Broken.DUE_MEETING_MISSING)
    if meetings is None:
        return
    named = next((m for m in meetings if m.id == rule.meeting_id), None)
    if named is None:
        raise RuleBroken("meeting_id", Broken.DUE_MEETING_UNKNOWN)
    if named.on <= agreed_on:
        raise RuleBroken("meeting_id", Broken.DUE_MEETING_NOT_LATER, agreed_on=agreed_on)
