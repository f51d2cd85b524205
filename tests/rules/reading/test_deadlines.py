"""What the words about time mean."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.rules.reading.deadlines import find_due
from tracker.rules.reading.shapes import Context, Due
from tracker.vocabulary import DueKind, IntervalUnit

MEETING_ON = date(2026, 1, 20)


def due(words: str, context: Context | None = None) -> Due:
    return find_due(words, 0, len(words), 0, context or Context(meeting_on=MEETING_ON))


@pytest.mark.parametrize(
    ("words", "kind", "phrase", "month", "year"),
    [
        ("update to the April Committee meeting", "meeting", "the April Committee meeting", 4, None),
        ("for the next meeting", "meeting", "the next meeting", None, None),
        ("at the next available meeting", "meeting", "the next available meeting", None, None),
        ("brought to a future meeting", "meeting", "a future meeting", None, None),
        ("to the meeting on 21 November", "meeting", "the meeting on 21 November", 11, None),
        ("discussed at the October meeting", "meeting", "the October meeting", 10, None),
        ("put on the next agenda", "meeting", "the next agenda", None, None),
        ("returned by 30 June 2027", "date", "by 30 June 2027", 6, 2027),
        ("before the end of September", "date", "before the end of September", 9, None),
        ("ready early in March", "date", "early in March", 3, None),
        ("by 14/06/26", "date", "14/06/26", 6, 2026),
        ("within a fortnight", "relative", "within a fortnight", None, None),
        ("in six months' time", "relative", "in six months' time", None, None),
        ("as soon as possible", "relative", "as soon as possible", None, None),
        ("in due course", "relative", "in due course", None, None),
        ("once it has been to Cabinet", "relative", "once it has been to Cabinet", None, None),
        ("in the new year", "relative", "in the new year", None, None),
        ("Clerk to write to the owner", "none", None, None, None),
        ("reply to the letter dated 3 May", "none", None, None, None),
        ("the minutes of 4 June be sent", "none", None, None, None),
        ("she may march on", "none", None, None, None),
    ],
)  # fmt: skip
def test_words_are_understood_when_they_name_a_time(
    words: str, kind: str, phrase: str | None, month: int | None, year: int | None
) -> None:
    found = due(words)
    assert (found.kind.value, found.phrase, found.month, found.year) == (kind, phrase, month, year)


@pytest.mark.parametrize(
    ("words", "rule", "on", "amount", "unit"),
    [
        ("to the April Committee meeting", DueKind.MONTH, None, None, None),
        ("to the next meeting", DueKind.NEXT_MEETING, None, None, None),
        ("at the meeting on 21 November", DueKind.MEETING, date(2026, 11, 21), None, None),
        ("by 5 January", DueKind.DATE, date(2027, 1, 5), None, None),
        ("within ten working days", DueKind.INTERVAL, None, 10, IntervalUnit.WORKING_DAYS),
        ("within a fortnight", DueKind.INTERVAL, None, 2, IntervalUnit.WEEKS),
        ("in six months", DueKind.INTERVAL, None, 6, IntervalUnit.MONTHS),
        ("once it has been to Cabinet", DueKind.CONDITION, None, None, None),
        ("in due course", DueKind.NONE, None, None, None),
        ("by 31 June", DueKind.MONTH, None, None, None),
    ],
)
def test_rule_can_fill_the_form_when_the_words_allow(
    words: str, rule: DueKind, on: date | None, amount: int | None, unit: IntervalUnit | None
) -> None:
    found = due(words)
    assert (found.rule, found.on, found.amount, found.unit) == (rule, on, amount, unit)


@pytest.mark.parametrize(
    ("words", "allowed"),
    [("in April or sooner if available", True), ("in April", False), ("by May or earlier", True)],
)
def test_sooner_is_seen_when_the_words_allow_it(words: str, allowed: bool) -> None:
    assert due(words).sooner_allowed is allowed


def test_meeting_is_taken_when_its_day_is_in_the_calendar() -> None:
    context = Context(meeting_on=MEETING_ON, meetings_on=(date(2026, 3, 3),))
    assert due("at the meeting on 3 March", context).rule is DueKind.MEETING
    assert due("at the meeting on 4 March", context).rule is DueKind.MONTH
