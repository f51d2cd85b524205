from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.standing_cases import DUE, STANDING_CASES, StandingCase
from tracker.rules.standing import days_late, standing
from tracker.vocabulary import ActionStatus, Standing

DAYS = st.dates(date(2012, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize("case", STANDING_CASES, ids=lambda case: case[0])
def test_standing_is_the_first_line_that_holds_when_asked(case: StandingCase) -> None:
    _, status, due_on, paper_due_on, answered_on, review_on, today, expected = case
    assert standing(status, due_on, paper_due_on, answered_on, review_on, today) is expected


def test_every_standing_and_status_is_covered_when_the_table_is_read() -> None:
    assert {case[-1] for case in STANDING_CASES} == set(Standing)
    assert {case[1] for case in STANDING_CASES} == set(ActionStatus)
    ids = [case[0] for case in STANDING_CASES]
    assert len(ids) == len(set(ids))


@given(due=DAYS, today=DAYS)
def test_an_open_action_is_overdue_exactly_when_its_day_has_passed(due: date, today: date) -> None:
    stands = standing(ActionStatus.ISSUED, due, None, None, None, today)
    assert (stands is Standing.OVERDUE) == (today > due)
    assert (days_late(due, None, today) > 0) == (stands is Standing.OVERDUE)


@given(due=DAYS, answered=DAYS, today=DAYS)
def test_nothing_answered_is_called_overdue_when_time_goes_on(
    due: date, answered: date, today: date
) -> None:
    stands = standing(ActionStatus.IN_PROGRESS, due, None, answered, None, today)
    assert stands is Standing.AWAITING_AGREEMENT


@pytest.mark.parametrize(
    ("due_on", "answered_on", "today", "expected"),
    [
        (DUE, None, DUE, 0),
        (DUE, None, DUE + timedelta(days=1), 1),
        (DUE, DUE - timedelta(days=3), DUE + timedelta(days=100), 0),
        (DUE, DUE, DUE + timedelta(days=100), 0),
        (DUE, DUE + timedelta(days=12), DUE + timedelta(days=100), 12),
        (None, None, DUE, 0),
        (None, DUE, DUE, 0),
        (date(2024, 2, 28), None, date(2024, 3, 1), 2),
        (date(2023, 2, 28), None, date(2023, 3, 1), 1),
        (date(2014, 3, 29), None, date(2014, 3, 31), 2),
    ],
)
def test_days_late_stop_counting_when_it_is_answered(
    due_on: date | None, answered_on: date | None, today: date, expected: int
) -> None:
    assert days_late(due_on, answered_on, today) == expected
