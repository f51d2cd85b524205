"""The question an overdue action raises, from facts alone."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.rules.briefing import Ask, Question, question

TODAY = date(2014, 4, 22)
AGREED = date(2014, 1, 23)


@pytest.mark.parametrize(
    ("has_owner", "updated_on", "times_deferred", "expected"),
    [
        (False, date(2014, 4, 1), 5, Question(Ask.WHO)),
        (True, None, 3, Question(Ask.BEGUN, 89)),
        (True, date(2014, 2, 20), 0, Question(Ask.SILENT, 61)),
        (True, date(2014, 3, 11), 2, Question(Ask.DEFERRED, 2)),
        (True, date(2014, 3, 10), 2, Question(Ask.SILENT, 43)),
        (True, date(2014, 4, 20), 1, Question(Ask.WHEN, 2)),
        (True, TODAY, 0, Question(Ask.WHEN, 0)),
    ],
)
def test_what_is_asked(
    has_owner: bool, updated_on: date | None, times_deferred: int, expected: Question
) -> None:
    found = question(
        has_owner=has_owner,
        agreed_on=AGREED,
        updated_on=updated_on,
        times_deferred=times_deferred,
        today=TODAY,
    )
    assert found == expected


def test_an_action_of_an_unknown_day_is_asked_about_all_the_same() -> None:
    found = question(has_owner=True, agreed_on=None, updated_on=None, times_deferred=0, today=TODAY)
    assert found == Question(Ask.BEGUN)
