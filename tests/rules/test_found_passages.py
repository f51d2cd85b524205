"""Passages as plain words, their digests, and what words about time and measures amount to."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tracker.rules.calendar import MeetingDay
from tracker.rules.due import DueRule
from tracker.rules.found_passages import (
    LONGEST_LINE,
    block_around,
    due_rule,
    indicators_of,
    is_under_way,
    passage_digest,
    plain_text,
)
from tracker.rules.reading import read
from tracker.rules.reading.shapes import Context, Due, KnownIndicator, Span, WhenKind
from tracker.vocabulary import DueKind, IntervalUnit, MeetingKind, MeetingStatus

AGREED = date(2014, 1, 23)
APRIL = MeetingDay(2, date(2014, 4, 24), MeetingStatus.SCHEDULED, MeetingKind.ORDINARY)
CANCELLED = MeetingDay(3, date(2014, 3, 6), MeetingStatus.CANCELLED, MeetingKind.ORDINARY)
CALENDAR = [MeetingDay(1, AGREED, MeetingStatus.HELD, MeetingKind.ORDINARY), APRIL, CANCELLED]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Agreed that a report be brought.", "Agreed that a report be brought."),
        (r"Agreed \[by all\] that 5\. be done\.", "Agreed [by all] that 5. be done."),
        (r"a folder C:\\temp", r"a folder C:\temp"),
        ("&lt;mail@example.org&gt; &amp;lt;", "<mail@example.org&gt; &lt;"),
        ("**RESOLVED** that *the Director* report", "RESOLVED that the Director report"),
        ("5 * 3 is kept", "5 * 3 is kept"),
        ("- a point\n  that runs on", "a point that runs on"),
        ("> 1. a clause\n> 2. another", "a clause another"),
        ("## ACTION: clerk to write", "ACTION: clerk to write"),
        ("3 May 2014. A date", "3 May 2014. A date"),
        ("", ""),
    ],
)
def test_marks_go_and_words_stay(source: str, words: str) -> None:
    assert plain_text(source) == words


def test_digest_is_the_same_when_only_marks_capitals_and_spaces_differ() -> None:
    first = passage_digest("Agreed that **a report** be\nbrought.")
    assert first == passage_digest("AGREED  that a report be brought.")
    assert first != passage_digest("Agreed that no report be brought.")
    assert len(first) == 64


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("One.\n\nTwo. Here.\n\nThree.", "Two. Here."),
        ("Here.", "Here."),
        ("- one\n- two Here.\n- three", "- two Here."),
        ("Heading\n\n1. one\n2. Here.", "2. Here."),
    ],
)
def test_block_is_the_paragraph_or_point(text: str, block: str) -> None:
    at = text.index("Here")
    span = block_around(text, Span(at, at + 5))
    assert text[span.start : span.end] == block


@pytest.mark.parametrize(
    ("due", "rule"),
    [
        (
            Due(WhenKind.MEETING, "the April meeting", month=4, rule=DueKind.MONTH),
            DueRule(DueKind.MONTH, month=4, words="the April meeting"),
        ),
        (
            Due(
                WhenKind.MEETING,
                "the meeting on 24 April",
                month=4,
                rule=DueKind.MEETING,
                on=APRIL.on,
                sooner_allowed=True,
            ),
            DueRule(
                DueKind.MEETING,
                meeting_id=2,
                sooner_if_available=True,
                words="the meeting on 24 April",
            ),
        ),
        (
            Due(WhenKind.MEETING, "6 March", rule=DueKind.MEETING, on=CANCELLED.on),
            DueRule(DueKind.DATE, on=CANCELLED.on, words="6 March"),
        ),
        (
            Due(WhenKind.DATE, "by 1 May", rule=DueKind.DATE, on=date(2014, 5, 1)),
            DueRule(DueKind.DATE, on=date(2014, 5, 1), words="by 1 May"),
        ),
        (
            Due(WhenKind.DATE, "1 May 2013", rule=DueKind.DATE, on=date(2013, 5, 1)),
            DueRule(DueKind.NONE, words="1 May 2013"),
        ),
        (
            Due(
                WhenKind.RELATIVE,
                "within two weeks",
                rule=DueKind.INTERVAL,
                amount=2,
                unit=IntervalUnit.WEEKS,
            ),
            DueRule(DueKind.INTERVAL, count=2, unit=IntervalUnit.WEEKS, words="within two weeks"),
        ),
        (
            Due(WhenKind.RELATIVE, "once it has been to Cabinet", rule=DueKind.CONDITION),
            DueRule(
                DueKind.CONDITION,
                condition="once it has been to Cabinet",
                words="once it has been to Cabinet",
            ),
        ),
        (
            Due(WhenKind.RELATIVE, "in due course"),
            DueRule(DueKind.NONE, words="in due course"),
        ),
        (
            Due(WhenKind.MEETING, "that month", rule=DueKind.MONTH),
            DueRule(DueKind.NONE, words="that month"),
        ),
        (Due(), DueRule(DueKind.NONE)),
    ],
)
def test_words_about_time_become_a_rule_or_keep_their_words(due: Due, rule: DueRule) -> None:
    assert due_rule(due, AGREED, CALENDAR) == rule


def test_words_about_time_are_cut_where_a_line_ends() -> None:
    assert len(due_rule(Due(phrase="x" * 300), AGREED, []).words) == LONGEST_LINE


WORK = "Agreed that a report on its work be brought to the next meeting."
ABOUT_CONTACTS = "Agreed that a report on contacts be brought to the next meeting."
MEASURES = Context(indicators=(KnownIndicator(1, ("Contacts",)), KnownIndicator(2, ("Referrals",))))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (ABOUT_CONTACTS, (1,)),
        (
            f"The group looks at referrals and contacts. {WORK}",
            (2, 1),
        ),
        (
            f"The group looks at referrals. {ABOUT_CONTACTS}",
            (1,),
        ),
        (
            f"The group looks at referrals.\n\n{WORK}",
            (),
        ),
        (
            f"{WORK} The chart of referrals was noted.",
            (),
        ),
    ],
)
def test_indicators_are_the_passages_own_or_those_its_paragraph_leads_up_with(
    text: str, keys: tuple[int, ...]
) -> None:
    found = read(text, MEASURES)
    assert len(found.proposals) == 1
    linked = indicators_of(text, found.proposals[0], found.indicators)
    assert set(linked) == set(keys)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [("17:29", False), ("17:30", True), ("18:00", True), ("22:00", True), ("22:01", False)],
)
def test_a_meeting_is_under_way_from_just_before_it_begins(clock: str, *, expected: bool) -> None:
    begins = datetime.fromisoformat("2014-01-23T18:00+00:00")
    assert is_under_way(begins, datetime.fromisoformat(f"2014-01-23T{clock}+00:00")) is expected
