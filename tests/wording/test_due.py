from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from tracker.vocabulary import ActionStatus, DueBasis, DueKind, IntervalUnit, Standing
from tracker.wording.due import deferred_words, due_or_ended_words, due_words, late_words

if TYPE_CHECKING:
    from flask import Flask

APRIL_24 = date(2014, 4, 24)


def due(kind: DueKind = DueKind.NONE, **facts: Any) -> SimpleNamespace:
    given: dict[str, Any] = {
        "due_kind": kind,
        "due_month": None,
        "due_count": None,
        "due_unit": None,
        "due_condition": "",
        "due_words": "",
        "due_on": None,
        "due_basis": DueBasis.NONE,
        "sooner_if_available": False,
    }
    return SimpleNamespace(**given | facts)


def at(kind: DueKind, **facts: Any) -> SimpleNamespace:
    return due(kind, due_on=APRIL_24, **{"due_basis": DueBasis.MEETING} | facts)


def within(count: int, unit: IntervalUnit) -> SimpleNamespace:
    return at(DueKind.INTERVAL, due_count=count, due_unit=unit, due_basis=DueBasis.DATE)


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (
            at(DueKind.MONTH, due_month=4, sooner_if_available=True),
            "24 April 2014, the April meeting, or sooner",
        ),
        (
            due(
                DueKind.MONTH,
                due_month=4,
                due_on=date(2014, 4, 30),
                due_basis=DueBasis.FALLBACK,
            ),
            "30 April 2014 (no April meeting scheduled yet)",
        ),
        (
            due(
                DueKind.MONTH,
                due_month=4,
                due_on=date(2014, 4, 30),
                due_basis=DueBasis.FALLBACK,
                sooner_if_available=True,
            ),
            "30 April 2014, or sooner (no April meeting scheduled yet)",
        ),
        (at(DueKind.NEXT_MEETING), "24 April 2014, the next meeting"),
        (at(DueKind.MEETING), "24 April 2014, the meeting on that day"),
        (
            at(DueKind.MEETING, due_basis=DueBasis.REPLACEMENT),
            "24 April 2014, the next meeting, as the one named will not be held",
        ),
        (at(DueKind.DATE, due_basis=DueBasis.DATE), "24 April 2014"),
        (within(1, IntervalUnit.WEEKS), "24 April 2014, within 1 week"),
        (within(2, IntervalUnit.WEEKS), "24 April 2014, within 2 weeks"),
        (within(10, IntervalUnit.WORKING_DAYS), "24 April 2014, within 10 working days"),
        (within(6, IntervalUnit.MONTHS), "24 April 2014, within 6 months"),
        (within(90, IntervalUnit.DAYS), "24 April 2014, within 90 days"),
        (due(), "No date set"),
        (due(due_words="In due course"), "No date set: in due course"),
        (
            due(DueKind.CONDITION, due_condition="Once it has been to Cabinet"),
            "No date set: once it has been to Cabinet",
        ),
        (
            due(DueKind.NEXT_MEETING, due_basis=DueBasis.NO_MEETING),
            "No date yet: no later meeting is scheduled",
        ),
    ],
)
def test_due_is_said_in_words_and_date_when_shown(
    app: Flask, action: SimpleNamespace, expected: str
) -> None:
    with app.test_request_context():
        assert due_words(action) == expected


@pytest.mark.parametrize(
    ("standing", "days", "expected"),
    [
        (Standing.OVERDUE, 1, "by 1 day"),
        (Standing.OVERDUE, 12, "by 12 days"),
        (Standing.AWAITING_AGREEMENT, 12, "12 days late"),
        (Standing.AWAITING_AGREEMENT, 0, ""),
        (Standing.CLOSED, 12, ""),
        (Standing.PAUSED, 12, ""),
    ],
)
def test_lateness_follows_the_tag_when_it_is_late(
    app: Flask, standing: Standing, days: int, expected: str
) -> None:
    with app.test_request_context():
        assert late_words(standing, days) == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [(0, ""), (1, "Deferred once"), (2, "Deferred twice"), (3, "Deferred 3 times")],
)
def test_deferrals_are_counted_in_words_when_there_were_any(
    app: Flask, times: int, expected: str
) -> None:
    with app.test_request_context():
        assert deferred_words(times) == expected


def test_what_is_not_pursued_is_due_no_more(app: Flask) -> None:
    with app.test_request_context():
        assert due_or_ended_words(due(status=ActionStatus.WITHDRAWN)) == "Withdrawn"
        assert due_or_ended_words(due(status=ActionStatus.DUPLICATE)) == "Duplicate"
        assert due_or_ended_words(due(status=ActionStatus.ISSUED)) == "No date set"
