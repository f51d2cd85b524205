from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.rules.committee_calendar import (
    AGREED,
    APRIL,
    APRIL_24,
    CALENDAR,
    JANUARY,
    JUNE,
    LEAD,
    MARCH,
    NAMED,
    NEXT,
    NO_MEETING,
    NOT_HELD,
    at,
    calendar_with,
    extraordinary,
    fallback,
    meeting,
)
from tracker.rules.calendar import MeetingDay
from tracker.rules.due import DueRule, Resolved, resolve
from tracker.vocabulary import DueBasis, DueKind, MeetingKind, MeetingStatus


@pytest.mark.parametrize(
    ("month", "year", "agreed_on", "meetings", "expected"),
    [
        pytest.param(4, None, AGREED, CALENDAR, at(APRIL_24), id="the next April"),
        pytest.param(4, None, AGREED, CALENDAR[::-1], at(APRIL_24), id="any order"),
        pytest.param(
            4, None, AGREED, [JANUARY, MARCH], fallback(date(2014, 4, 30)), id="none in April"
        ),
        pytest.param(4, None, AGREED, [], fallback(date(2014, 4, 30)), id="empty calendar"),
        pytest.param(
            4,
            None,
            date(2014, 4, 3),
            CALENDAR,
            fallback(date(2015, 4, 30)),
            id="agreed in April, the April after",
        ),
        pytest.param(
            4,
            None,
            date(2014, 4, 3),
            calendar_with(meeting(9, date(2015, 4, 23))),
            at(meeting(9, date(2015, 4, 23))),
            id="agreed in April, met in the April after",
        ),
        pytest.param(
            1,
            None,
            date(2013, 12, 12),
            [meeting(5, date(2014, 1, 23))],
            at(meeting(5, date(2014, 1, 23))),
            id="December to January",
        ),
        pytest.param(
            2, None, date(2023, 11, 9), [], fallback(date(2024, 2, 29)), id="February, leap year"
        ),
        pytest.param(
            2, None, date(2024, 11, 9), [], fallback(date(2025, 2, 28)), id="February, common year"
        ),
        pytest.param(4, 2015, AGREED, CALENDAR, fallback(date(2015, 4, 30)), id="year said"),
        pytest.param(
            1,
            2014,
            AGREED,
            calendar_with(meeting(8, date(2014, 1, 30))),
            at(meeting(8, date(2014, 1, 30))),
            id="later in the same month, year said",
        ),
        pytest.param(
            4,
            None,
            AGREED,
            calendar_with(meeting(5, date(2014, 4, 3)), meeting(6, date(2014, 4, 10))),
            at(meeting(5, date(2014, 4, 3))),
            id="the first of three",
        ),
        pytest.param(
            4,
            None,
            AGREED,
            calendar_with(extraordinary(5, date(2014, 4, 3))),
            at(APRIL_24),
            id="ordinary before extraordinary",
        ),
        pytest.param(
            4,
            None,
            AGREED,
            [extraordinary(5, date(2014, 4, 3))],
            at(meeting(5, date(2014, 4, 3))),
            id="extraordinary where there is no other",
        ),
        pytest.param(
            4,
            None,
            AGREED,
            calendar_with(replace(APRIL_24, status=MeetingStatus.HELD)),
            at(APRIL_24),
            id="held since",
        ),
        pytest.param(
            4,
            None,
            AGREED,
            calendar_with(replace(APRIL_24, status=MeetingStatus.ADJOURNED)),
            at(APRIL_24),
            id="begun and adjourned",
        ),
    ],
)
def test_a_month_means_its_first_meeting_or_its_last_day_when_first_resolved(
    month: int,
    year: int | None,
    agreed_on: date,
    meetings: list[MeetingDay],
    expected: Resolved,
) -> None:
    rule = DueRule(DueKind.MONTH, month=month, year=year)
    assert resolve(rule, agreed_on, meetings, LEAD) == expected


@pytest.mark.parametrize(
    ("meetings", "previous", "expected"),
    [
        pytest.param(
            [JANUARY, meeting(7, date(2014, 4, 10))],
            fallback(date(2014, 4, 30)),
            at(meeting(7, date(2014, 4, 10))),
            id="one is scheduled, the fallback follows",
        ),
        pytest.param(
            [JANUARY], fallback(date(2014, 4, 30)), fallback(date(2014, 4, 30)), id="still none"
        ),
        pytest.param(
            calendar_with(replace(APRIL_24, on=date(2014, 4, 10))),
            at(APRIL_24),
            at(meeting(3, date(2014, 4, 10))),
            id="moved earlier in April",
        ),
        pytest.param(
            calendar_with(replace(APRIL_24, on=date(2014, 4, 29))),
            at(APRIL_24),
            at(meeting(3, date(2014, 4, 29))),
            id="moved later in April",
        ),
        pytest.param(
            calendar_with(meeting(7, date(2014, 4, 10))),
            at(APRIL_24),
            at(APRIL_24, offer=7),
            id="one inserted before is only offered",
        ),
        pytest.param(
            calendar_with(meeting(7, date(2014, 4, 28))),
            at(APRIL_24),
            at(APRIL_24),
            id="one inserted after changes nothing",
        ),
        pytest.param(
            calendar_with(extraordinary(7, date(2014, 4, 10))),
            at(APRIL_24),
            at(APRIL_24),
            id="an extraordinary one is not offered",
        ),
        pytest.param(
            calendar_with(extraordinary(7, date(2014, 4, 10))),
            at(meeting(7, date(2014, 4, 10))),
            at(APRIL_24),
            id="an ordinary one takes over from an extraordinary one",
        ),
        pytest.param(
            calendar_with(replace(APRIL_24, on=date(2014, 5, 1))),
            at(APRIL_24),
            fallback(date(2014, 4, 30), offer=3),
            id="moved out of April, none other: the month's end, and it is offered",
        ),
        pytest.param(
            calendar_with(replace(APRIL_24, on=date(2014, 5, 1)), meeting(7, date(2014, 4, 28))),
            at(APRIL_24),
            at(meeting(7, date(2014, 4, 28))),
            id="moved out of April, another there",
        ),
        pytest.param(
            calendar_with(replace(APRIL_24, on=date(2014, 1, 9))),
            at(APRIL_24),
            fallback(date(2014, 4, 30)),
            id="moved to before it was agreed, not offered",
        ),
        *[
            pytest.param(
                calendar_with(replace(APRIL_24, status=status)),
                at(APRIL_24),
                fallback(date(2014, 4, 30)),
                id=f"{status}, none other in April",
            )
            for status in NOT_HELD
        ],
        pytest.param(
            calendar_with(
                replace(APRIL_24, status=MeetingStatus.CANCELLED), meeting(7, date(2014, 4, 10))
            ),
            at(APRIL_24),
            at(meeting(7, date(2014, 4, 10))),
            id="cancelled, another in April, though earlier",
        ),
        pytest.param([JANUARY], at(APRIL_24), fallback(date(2014, 4, 30)), id="gone altogether"),
    ],
)
def test_a_month_follows_the_calendar_when_it_changes(
    meetings: list[MeetingDay], previous: Resolved, expected: Resolved
) -> None:
    assert resolve(APRIL, AGREED, meetings, LEAD, previous) == expected


@pytest.mark.parametrize(
    ("meetings", "previous", "expected"),
    [
        pytest.param(CALENDAR, None, at(MARCH), id="the next in the calendar"),
        pytest.param([JANUARY], None, NO_MEETING, id="none in the calendar"),
        pytest.param(
            [JANUARY, JUNE], NO_MEETING, at(JUNE), id="none, until one is in the calendar"
        ),
        pytest.param(
            calendar_with(extraordinary(7, date(2014, 2, 6))), None, at(MARCH), id="ordinary only"
        ),
        pytest.param(
            calendar_with(meeting(7, AGREED)), None, at(MARCH), id="not one on the same day"
        ),
        pytest.param(
            calendar_with(meeting(7, date(2014, 2, 6))),
            at(MARCH),
            at(MARCH, offer=7),
            id="one inserted before is only offered",
        ),
        pytest.param(
            calendar_with(replace(MARCH, on=date(2014, 2, 27))),
            at(MARCH),
            at(meeting(2, date(2014, 2, 27))),
            id="moved earlier",
        ),
        pytest.param(
            calendar_with(replace(MARCH, on=date(2014, 5, 8))),
            at(MARCH),
            at(meeting(2, date(2014, 5, 8)), offer=3),
            id="moved past another: stays with it, the other is offered",
        ),
        pytest.param(
            calendar_with(replace(MARCH, on=date(2014, 1, 9))),
            at(MARCH),
            at(APRIL_24),
            id="moved to before it was agreed",
        ),
        pytest.param(
            calendar_with(replace(MARCH, kind=MeetingKind.EXTRAORDINARY)),
            at(MARCH),
            at(APRIL_24),
            id="no longer an ordinary one",
        ),
        *[
            pytest.param(
                calendar_with(replace(MARCH, status=status)), at(MARCH), at(APRIL_24), id=status
            )
            for status in NOT_HELD
        ],
        pytest.param(
            [JANUARY, replace(MARCH, status=MeetingStatus.CANCELLED)],
            at(MARCH),
            NO_MEETING,
            id="cancelled, none other",
        ),
    ],
)
def test_the_next_meeting_is_the_first_ordinary_one_when_resolved(
    meetings: list[MeetingDay], previous: Resolved | None, expected: Resolved
) -> None:
    assert resolve(NEXT, AGREED, meetings, LEAD, previous) == expected


CANCELLED_24 = replace(APRIL_24, status=MeetingStatus.CANCELLED)


@pytest.mark.parametrize(
    ("meetings", "previous", "expected"),
    [
        pytest.param(CALENDAR, None, at(APRIL_24), id="the one named"),
        pytest.param(
            calendar_with(meeting(7, date(2014, 4, 10))), at(APRIL_24), at(APRIL_24), id="only it"
        ),
        pytest.param(
            calendar_with(replace(APRIL_24, on=date(2014, 7, 3))),
            at(APRIL_24),
            at(meeting(3, date(2014, 7, 3))),
            id="moved later, past another",
        ),
        pytest.param(
            calendar_with(replace(APRIL_24, on=date(2014, 4, 3))),
            at(APRIL_24),
            at(meeting(3, date(2014, 4, 3))),
            id="moved earlier",
        ),
        *[
            pytest.param(
                calendar_with(replace(APRIL_24, status=status)),
                at(APRIL_24),
                at(JUNE, DueBasis.REPLACEMENT),
                id=f"{status}: the next one",
            )
            for status in NOT_HELD
        ],
        pytest.param(
            calendar_with(CANCELLED_24, meeting(8, APRIL_24.on)),
            at(APRIL_24),
            at(meeting(8, APRIL_24.on), DueBasis.REPLACEMENT),
            id="cancelled and called anew on the same day",
        ),
        pytest.param(
            calendar_with(CANCELLED_24, meeting(8, date(2014, 5, 15))),
            at(JUNE, DueBasis.REPLACEMENT),
            at(JUNE, DueBasis.REPLACEMENT, offer=8),
            id="one inserted before the replacement is only offered",
        ),
        pytest.param(
            calendar_with(CANCELLED_24, replace(JUNE, on=date(2014, 4, 2))),
            at(JUNE, DueBasis.REPLACEMENT),
            NO_MEETING,
            id="the replacement moved to before the one it replaced",
        ),
        pytest.param(
            calendar_with(replace(APRIL_24, on=date(2014, 5, 15))),
            at(JUNE, DueBasis.REPLACEMENT),
            at(meeting(3, date(2014, 5, 15))),
            id="postponed, then given a new day: back to the one named",
        ),
        pytest.param(
            [JANUARY, MARCH, CANCELLED_24], at(APRIL_24), NO_MEETING, id="cancelled, none after"
        ),
        pytest.param(
            [JANUARY, MARCH, JUNE],
            at(APRIL_24),
            at(JUNE, DueBasis.REPLACEMENT),
            id="not known here, as with a successor's calendar: by the day it had",
        ),
        pytest.param(
            [JANUARY, MARCH], None, at(MARCH, DueBasis.REPLACEMENT), id="never known: the next"
        ),
    ],
)
def test_a_named_meeting_is_followed_or_replaced_when_resolved(
    meetings: list[MeetingDay], previous: Resolved | None, expected: Resolved
) -> None:
    assert resolve(NAMED, AGREED, meetings, LEAD, previous) == expected
