"""How long comments can be made, and where a passage stands once the text moved on: tables."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.clearing import (
    check_until,
    check_wording,
    find,
    is_open,
    is_reminded,
    passages_of,
    with_wording,
)
from tracker.rules.errors import Broken, RuleBroken

DAY = date(2014, 1, 23)
ENDED = datetime(2014, 1, 22, tzinfo=UTC)
THREE = "One.\n\nTwo **2**.\n\nThree."


@pytest.mark.parametrize(
    ("until_on", "ended_at", "expected"),
    [
        (DAY, None, True),
        (date(2014, 1, 22), None, False),
        (date(2014, 2, 1), None, True),
        (date(2014, 2, 1), ENDED, False),
    ],
)
def test_when_comments_can_be_made(
    until_on: date, ended_at: datetime | None, *, expected: bool
) -> None:
    assert is_open(until_on, ended_at, DAY) is expected


@pytest.mark.parametrize(
    ("until_on", "begun_on", "expected"),
    [
        (date(2014, 1, 26), date(2014, 1, 16), False),  # three days before
        (date(2014, 1, 25), date(2014, 1, 16), True),
        (DAY, date(2014, 1, 16), True),
        (date(2014, 1, 22), date(2014, 1, 16), False),  # over
        (date(2014, 1, 25), DAY, False),  # asked today
    ],
)
def test_when_those_asked_are_reminded(until_on: date, begun_on: date, *, expected: bool) -> None:
    assert is_reminded(until_on, begun_on, DAY) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("\n\n \n", []),
        ("One", ["One"]),
        (THREE, ["One.", "Two **2**.", "Three."]),
        ("One\nmore\n  \n\n\nTwo\n", ["One\nmore", "Two"]),
        ("- a\n\n    more of a\n\n- b", ["- a\n\n    more of a", "- b"]),
        ("| a |\n|---|\n| b |\n\nEnd", ["| a |\n|---|\n| b |", "End"]),
    ],
)
def test_a_text_by_its_paragraphs(source: str, expected: list[str]) -> None:
    found = passages_of(source)

    assert [each.text for each in found] == expected
    assert [each.place for each in found] == list(range(len(expected)))
    assert [source[each.start : each.end] for each in found] == expected


@pytest.mark.parametrize(
    ("now", "passage", "place", "expected"),
    [
        (THREE, "Two **2**.", 1, "One.\n\nNew.\n\nThree."),
        # others were put before, or taken away: found by its words
        (f"Zero.\n\n{THREE}", "Two **2**.", 1, "Zero.\n\nOne.\n\nNew.\n\nThree."),
        ("Two **2**.", "Two **2**.", 1, "New."),
        # white space alone is no change
        ("One.\n\nTwo\n**2**.", "Two **2**.", 1, "One.\n\nNew."),
        # of several alike, the one at its place; else none
        ("A\n\nA", "A", 1, "A\n\nNew."),
        ("A\n\nA", "A", 2, None),
        # changed, or gone
        ("One.\n\nTwo 2.\n\nThree.", "Two **2**.", 1, None),
        ("", "Two **2**.", 1, None),
    ],
)
def test_wording_is_put_where_its_passage_stands_now(
    now: str, passage: str, place: int, expected: str | None
) -> None:
    if expected is not None:
        assert with_wording(now, passage, place, "New.") == expected
        return
    with pytest.raises(RuleBroken) as refused:
        with_wording(now, passage, place, "New.")
    assert refused.value.code is Broken.COMMENT_PASSAGE_GONE


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        ("Other words", None),
        ("  ", Broken.COMMENT_WORDING_MISSING),
        ("The  words\n", Broken.COMMENT_CHANGES_NOTHING),
    ],
)
def test_what_is_no_suggestion(wording: str, code: Broken | None) -> None:
    if code is None:
        check_wording("The words", wording)
        return
    with pytest.raises(RuleBroken) as refused:
        check_wording("The words", wording)
    assert refused.value.code is code


def test_a_last_day_is_not_past() -> None:
    check_until(DAY, DAY)
    with pytest.raises(RuleBroken):
        check_until(date(2014, 1, 22), DAY)


@given(st.text(alphabet="ab *\n -", max_size=60))
def test_every_paragraph_is_found_again_and_the_rest_untouched(source: str) -> None:
    passages = passages_of(source)
    for each in passages:
        assert source[each.start : each.end] == each.text
        assert find(passages, each.text, each.place) == each
        changed = with_wording(source, each.text, each.place, "NEW")
        assert changed == source[: each.start] + "NEW" + source[each.end :]
