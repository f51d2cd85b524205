from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.year_figures import Agreed, ending_of, tally
from tracker.vocabulary import ActionStatus, Ending, Outcome

TODAY = date(2014, 6, 1)
AGREED = date(2014, 1, 23)
DUE = date(2014, 4, 24)
BEFORE, AFTER = DUE - timedelta(days=1), DUE + timedelta(days=1)
LATER = date(2014, 7, 10)

CLOSED, ISSUED, PAUSED = ActionStatus.CLOSED, ActionStatus.ISSUED, ActionStatus.PAUSED
DONE = Outcome.COMPLETED

# status, due_on, answered_on, closed_on, outcome, review_on, expected
CASES = [
    (
        "answered on the day, agreed weeks later",
        CLOSED,
        DUE,
        DUE,
        TODAY,
        DONE,
        None,
        Ending.ON_TIME,
    ),
    ("answered the day after", CLOSED, DUE, AFTER, TODAY, DONE, None, Ending.LATE),
    (
        "closed in time with no answer written",
        CLOSED,
        DUE,
        None,
        BEFORE,
        DONE,
        None,
        Ending.ON_TIME,
    ),
    ("closed on the day", CLOSED, DUE, None, DUE, DONE, None, Ending.ON_TIME),
    ("closed late with no answer written", CLOSED, DUE, None, AFTER, DONE, None, Ending.LATE),
    ("done and never dated", CLOSED, None, BEFORE, AFTER, DONE, None, Ending.DONE_WITHOUT_DATE),
    ("superseded in time", CLOSED, DUE, None, BEFORE, Outcome.SUPERSEDED, None, Ending.NOT_DONE),
    ("not pursued", CLOSED, DUE, None, AFTER, Outcome.NOT_PURSUED, None, Ending.NOT_DONE),
    ("open and late", ISSUED, DUE, None, None, None, None, Ending.OVERDUE),
    ("due today", ISSUED, TODAY, None, None, None, None, Ending.OPEN),
    ("due later", ISSUED, LATER, None, None, None, None, Ending.OPEN),
    ("answered, not yet agreed", ISSUED, DUE, BEFORE, None, None, None, Ending.OPEN),
    ("no date", ISSUED, None, None, None, None, None, Ending.OPEN),
    ("paused past its date", PAUSED, DUE, None, None, None, LATER, Ending.OPEN),
    ("its pause is over", PAUSED, DUE, None, None, None, BEFORE, Ending.OVERDUE),
    ("not issued yet", ActionStatus.RECORDED, DUE, None, None, None, None, Ending.OVERDUE),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_an_action_comes_to_one_end(case: tuple[object, ...]) -> None:
    _, status, due_on, answered_on, closed_on, outcome, review_on, expected = case
    action = Agreed(status, AGREED, due_on, answered_on, closed_on, outcome, review_on)  # type: ignore[arg-type]
    assert ending_of(action, TODAY) is expected


def test_every_end_is_in_the_table() -> None:
    assert {case[-1] for case in CASES} == set(Ending)


def closed(days: int, outcome: Outcome = DONE, agreed_on: date | None = AGREED) -> Agreed:
    return Agreed(CLOSED, agreed_on, DUE, None, AGREED + timedelta(days=days), outcome)


@pytest.mark.parametrize(
    ("days", "expected"),
    [([], None), ([10], 10), ([10, 20], 15), ([10, 13], 11.5), ([1, 2, 90], 2)],
)
def test_median_days_are_those_of_what_was_completed(
    days: list[int], expected: float | None
) -> None:
    given = [closed(each) for each in days]
    others = [closed(500, Outcome.SUPERSEDED), closed(500, agreed_on=None)]
    assert tally([*given, *others], TODAY).median_days == expected


def test_wrong_entries_and_doubles_are_left_out() -> None:
    wrong = [
        Agreed(status, AGREED, DUE, None, None, None)
        for status in (ActionStatus.WITHDRAWN, ActionStatus.DUPLICATE)
    ]
    assert tally(wrong, TODAY).agreed == 0


def test_what_was_put_off_counts_by_its_later_day_and_is_told() -> None:
    put_off = Agreed(CLOSED, AGREED, LATER, BEFORE, AFTER, DONE, times_deferred=2)
    found = tally([put_off, closed(3)], TODAY)
    assert (found.endings[Ending.ON_TIME], found.deferred) == (2, 1)
    assert found.on_time_of_dated == (2, 2)
    assert found.completed == 2


@given(
    st.lists(
        st.builds(
            Agreed,
            st.sampled_from(ActionStatus),
            st.none() | st.just(AGREED),
            st.none() | st.dates(AGREED, LATER),
            st.none() | st.dates(AGREED, LATER),
            st.none() | st.dates(AGREED, LATER),
            st.none() | st.sampled_from(Outcome),
        )
    )
)
def test_ends_add_up(actions: list[Agreed]) -> None:
    found = tally(actions, TODAY)
    assert found.agreed == sum(found.endings.values()) <= len(actions)
