from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.committee_calendar import (
    AGREED,
    APRIL,
    APRIL_24,
    CALENDAR,
    LEAD,
    NAMED,
    NEXT,
    meeting,
)
from tracker.rules.calendar import MeetingDay
from tracker.rules.due import (
    DueRule,
    Resolved,
    check_rule,
    is_deferral,
    resolvable,
    resolve,
)
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import (
    ActionStatus,
    DueBasis,
    DueKind,
    IntervalUnit,
    MeetingKind,
    MeetingStatus,
)


@pytest.mark.parametrize(
    ("agreed_on", "count", "unit", "expected"),
    [
        (AGREED, 14, IntervalUnit.DAYS, date(2014, 2, 6)),
        (AGREED, 2, IntervalUnit.WEEKS, date(2014, 2, 6)),
        (AGREED, 6, IntervalUnit.MONTHS, date(2014, 7, 23)),
        (AGREED, 10, IntervalUnit.WORKING_DAYS, date(2014, 2, 6)),
        (date(2014, 4, 17), 1, IntervalUnit.WORKING_DAYS, date(2014, 4, 22)),
        (date(2014, 8, 31), 6, IntervalUnit.MONTHS, date(2015, 2, 28)),
        (date(2023, 8, 31), 6, IntervalUnit.MONTHS, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, IntervalUnit.MONTHS, date(2025, 2, 28)),
        (date(2024, 2, 15), 14, IntervalUnit.DAYS, date(2024, 2, 29)),
        (date(2013, 12, 19), 2, IntervalUnit.WEEKS, date(2014, 1, 2)),
        (date(2014, 3, 29), 1, IntervalUnit.DAYS, date(2014, 3, 30)),
        (date(2014, 10, 25), 2, IntervalUnit.DAYS, date(2014, 10, 27)),
    ],
)
def test_an_interval_counts_from_the_meeting_when_resolved(
    agreed_on: date, count: int, unit: IntervalUnit, expected: date
) -> None:
    rule = DueRule(DueKind.INTERVAL, count=count, unit=unit)
    assert resolve(rule, agreed_on, CALENDAR, LEAD) == Resolved(expected, DueBasis.DATE)


def test_working_days_pass_over_the_holidays_given_when_counted() -> None:
    rule = DueRule(DueKind.INTERVAL, count=1, unit=IntervalUnit.WORKING_DAYS)
    burns = frozenset({date(2014, 1, 24)})
    assert resolve(rule, AGREED, [], LEAD, holidays=burns).on == date(2014, 1, 27)


def test_a_date_stands_when_the_calendar_changes() -> None:
    rule = DueRule(DueKind.DATE, on=date(2014, 6, 30))
    expected = Resolved(date(2014, 6, 30), DueBasis.DATE)
    assert resolve(rule, AGREED, CALENDAR, LEAD) == expected
    assert resolve(rule, AGREED, [], LEAD, expected) == expected


@pytest.mark.parametrize("kind", [DueKind.NONE, DueKind.CONDITION])
def test_there_is_no_date_when_none_was_said(kind: DueKind) -> None:
    rule = DueRule(kind, condition="once it has been to Cabinet")
    assert resolve(rule, AGREED, CALENDAR, LEAD) == Resolved(None, DueBasis.NONE)


def test_sooner_if_available_changes_no_date_when_resolved() -> None:
    plain = replace(APRIL, sooner_if_available=False)
    assert resolve(plain, AGREED, CALENDAR, LEAD) == resolve(APRIL, AGREED, CALENDAR, LEAD)


def test_the_paper_is_due_on_the_day_itself_when_no_days_are_set() -> None:
    assert resolve(APRIL, AGREED, CALENDAR, 0).paper_due_on == APRIL_24.on


MEETINGS = st.lists(
    st.builds(
        MeetingDay,
        st.integers(1, 12),
        st.dates(date(2013, 11, 1), date(2015, 6, 30)),
        st.sampled_from(MeetingStatus),
        st.sampled_from(MeetingKind),
    ),
    max_size=12,
    unique_by=lambda m: m.id,
)
RULES = st.sampled_from([APRIL, NEXT, NAMED, replace(APRIL, month=1)])


@given(rule=RULES, meetings=MEETINGS)
def test_resolving_again_changes_nothing_when_the_calendar_has_not_changed(
    rule: DueRule, meetings: list[MeetingDay]
) -> None:
    once = resolve(rule, AGREED, meetings, LEAD)
    assert once.offer is None
    assert resolve(rule, AGREED, meetings, LEAD, once) == once


@given(rule=RULES, meetings=MEETINGS, inserted=st.dates(date(2014, 1, 24), date(2015, 6, 30)))
def test_an_inserted_meeting_brings_no_date_forward_when_one_was_resolved(
    rule: DueRule, meetings: list[MeetingDay], inserted: date
) -> None:
    before = resolve(rule, AGREED, meetings, LEAD)
    after = resolve(rule, AGREED, [*meetings, meeting(99, inserted)], LEAD, before)
    if before.meeting_id is not None and before.meeting_id != after.meeting_id:
        # only an ordinary meeting taking over the month from an extraordinary one
        assert rule.kind is DueKind.MONTH
        held = next(m for m in meetings if m.id == before.meeting_id)
        assert held.kind is MeetingKind.EXTRAORDINARY
    elif before.meeting_id is not None:
        assert after.on == before.on


@given(rule=RULES, before=MEETINGS, after=MEETINGS)
def test_a_resolved_meeting_goes_ahead_when_the_calendar_changes_in_any_way(
    rule: DueRule, before: list[MeetingDay], after: list[MeetingDay]
) -> None:
    resolved = resolve(rule, AGREED, after, LEAD, resolve(rule, AGREED, before, LEAD))
    if resolved.meeting_id is None:
        assert resolved.basis in {DueBasis.FALLBACK, DueBasis.NO_MEETING}
        return
    met = next(m for m in after if m.id == resolved.meeting_id)
    assert met.goes_ahead
    assert resolved.on == met.on
    assert resolved.paper_due_on == met.on - timedelta(days=LEAD)
    if rule.kind is not DueKind.MEETING:
        assert met.on > AGREED


@pytest.mark.parametrize(
    ("old_on", "new_on", "expected"),
    [
        (date(2014, 4, 24), date(2014, 4, 25), True),
        (date(2014, 4, 24), date(2014, 4, 24), False),
        (date(2014, 4, 24), date(2014, 4, 23), False),
        (None, date(2014, 4, 24), False),
        (date(2014, 4, 24), None, False),
    ],
)
def test_only_a_later_date_is_a_deferral_when_people_set_it(
    old_on: date | None, new_on: date | None, expected: bool
) -> None:
    assert is_deferral(old_on, new_on) is expected


@pytest.mark.parametrize(
    ("status", "answered_on", "set_by_person", "expected"),
    [
        (ActionStatus.RECORDED, None, False, True),
        (ActionStatus.ISSUED, None, False, True),
        (ActionStatus.IN_PROGRESS, None, False, True),
        (ActionStatus.PAUSED, None, False, True),
        (ActionStatus.CLOSED, None, False, False),
        (ActionStatus.WITHDRAWN, None, False, False),
        (ActionStatus.DUPLICATE, None, False, False),
        (ActionStatus.IN_PROGRESS, AGREED, False, False),
        (ActionStatus.IN_PROGRESS, None, True, False),
    ],
)
def test_the_calendar_stops_counting_when_answered_finished_or_set(
    status: ActionStatus, answered_on: date | None, set_by_person: bool, expected: bool
) -> None:
    assert resolvable(status, answered_on, set_by_person=set_by_person) is expected


INTERVAL = DueRule(DueKind.INTERVAL, count=2, unit=IntervalUnit.WEEKS)


@pytest.mark.parametrize(
    ("rule", "field", "code"),
    [
        (DueRule(DueKind.MONTH), "month", Broken.DUE_MONTH_UNKNOWN),
        (DueRule(DueKind.MONTH, month=0), "month", Broken.DUE_MONTH_UNKNOWN),
        (DueRule(DueKind.MONTH, month=13), "month", Broken.DUE_MONTH_UNKNOWN),
        (DueRule(DueKind.MONTH, month=4, year=2013), "year", Broken.DUE_BEFORE_AGREED),
        (DueRule(DueKind.MONTH, month=12, year=2013), "year", Broken.DUE_BEFORE_AGREED),
        (DueRule(DueKind.MONTH, month=4, year=0), "year", Broken.DUE_BEFORE_AGREED),
        (DueRule(DueKind.MONTH, month=4, year=20144), "year", Broken.DUE_TOO_FAR),
        (DueRule(DueKind.DATE), "on", Broken.DUE_DATE_MISSING),
        (DueRule(DueKind.DATE, on=date(2014, 1, 22)), "on", Broken.DUE_BEFORE_AGREED),
        (DueRule(DueKind.DATE, on=date(2041, 6, 30)), "on", Broken.DUE_TOO_FAR),
        (replace(INTERVAL, count=None), "count", Broken.DUE_COUNT_NOT_POSITIVE),
        (replace(INTERVAL, count=0), "count", Broken.DUE_COUNT_NOT_POSITIVE),
        (replace(INTERVAL, count=-2), "count", Broken.DUE_COUNT_NOT_POSITIVE),
        (replace(INTERVAL, count=10**12), "count", Broken.DUE_TOO_FAR),
        (replace(INTERVAL, unit=None), "unit", Broken.DUE_UNIT_MISSING),
        (DueRule(DueKind.MEETING), "meeting_id", Broken.DUE_MEETING_MISSING),
        (DueRule(DueKind.MEETING, meeting_id=77), "meeting_id", Broken.DUE_MEETING_UNKNOWN),
        (DueRule(DueKind.MEETING, meeting_id=1), "meeting_id", Broken.DUE_MEETING_NOT_LATER),
        (DueRule(DueKind.CONDITION, condition=" "), "condition", Broken.DUE_CONDITION_MISSING),
    ],
)
def test_a_rule_is_refused_at_its_field_when_it_cannot_be_meant(
    rule: DueRule, field: str, code: Broken
) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_rule(rule, AGREED, CALENDAR)
    assert (broken.value.field, broken.value.code) == (field, code)


@pytest.mark.parametrize(
    "rule",
    [
        DueRule(DueKind.NONE),
        NEXT,
        APRIL,
        NAMED,
        INTERVAL,
        DueRule(DueKind.MONTH, month=1, year=2014),
        DueRule(DueKind.MONTH, month=4, year=2024),
        DueRule(DueKind.DATE, on=AGREED),
        DueRule(DueKind.DATE, on=date(2024, 1, 23)),
        DueRule(DueKind.CONDITION, condition="once it has been to Cabinet"),
    ],
)
def test_a_rule_is_taken_when_it_can_be_meant(rule: DueRule) -> None:
    check_rule(rule, AGREED, CALENDAR)
    resolve(rule, AGREED, CALENDAR, LEAD)


def test_a_month_is_refused_when_it_ends_on_the_day_of_agreement() -> None:
    rule = DueRule(DueKind.MONTH, month=1, year=2014)
    check_rule(rule, date(2014, 1, 30))
    with pytest.raises(RuleBroken) as broken:
        check_rule(rule, date(2014, 1, 31))
    assert broken.value.code is Broken.DUE_BEFORE_AGREED


def test_a_named_meeting_is_not_looked_up_when_no_calendar_is_given() -> None:
    check_rule(DueRule(DueKind.MEETING, meeting_id=77), AGREED)


@given(
    unit=st.sampled_from(IntervalUnit),
    count=st.integers(),
    agreed=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
def test_every_interval_that_is_taken_resolves_to_a_later_day_when_counted(
    unit: IntervalUnit, count: int, agreed: date
) -> None:
    rule = DueRule(DueKind.INTERVAL, count=count, unit=unit)
    try:
        check_rule(rule, agreed)
    except RuleBroken:
        return
    on = resolve(rule, agreed, [], LEAD).on
    assert on is not None
    assert agreed < on <= agreed + timedelta(days=366 * 11)
