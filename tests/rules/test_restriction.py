from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.restriction import (
    reading_class,
    restriction_from_words,
    signs_of_restriction,
)
from tracker.vocabulary import ReadingClass, Restriction

OPEN, EXEMPT, CONFIDENTIAL = Restriction.OPEN, Restriction.EXEMPT, Restriction.CONFIDENTIAL


@pytest.mark.parametrize(
    ("published", "item", "action", "public", "expected"),
    [
        (True, OPEN, OPEN, True, ReadingClass.PUBLIC),
        (True, OPEN, OPEN, False, ReadingClass.INTERNAL),
        (True, EXEMPT, OPEN, True, ReadingClass.RESTRICTED),
        (True, OPEN, EXEMPT, True, ReadingClass.RESTRICTED),
        (True, CONFIDENTIAL, OPEN, True, ReadingClass.RESTRICTED),
        (True, OPEN, CONFIDENTIAL, False, ReadingClass.RESTRICTED),
        (False, OPEN, OPEN, True, ReadingClass.DRAFT),
        (False, EXEMPT, EXEMPT, False, ReadingClass.DRAFT),
    ],
)
def test_an_action_is_public_only_when_nothing_stands_against_it(
    published: bool,
    item: Restriction,
    action: Restriction,
    public: bool,
    expected: ReadingClass,
) -> None:
    assert (
        reading_class(
            minutes_published=published,
            item_restriction=item,
            action_restriction=action,
            committee_is_public=public,
        )
        is expected
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Open", OPEN),
        (" PUBLIC ", OPEN),
        ("Part I", OPEN),
        ("No", OPEN),
        ("N.", OPEN),
        ("Non-exempt", OPEN),
        ("Not exempt", OPEN),
        ("Yes", EXEMPT),
        ("EXEMPT", EXEMPT),
        ("Exempt – paragraph 3", EXEMPT),
        ("Part II", EXEMPT),
        ("Part 2 (paragraphs 1 and 2)", EXEMPT),
        ("Press and public excluded", EXEMPT),
        ("Not for publication", EXEMPT),
        ("Confidential", CONFIDENTIAL),
        # what cannot be told is nobody's guess
        ("", None),
        ("   ", None),
        ("?", None),
        ("-", None),
        ("n/a", None),
        ("0", None),
        ("1", None),
        ("tbc", None),
        ("No longer exempt?", None),
        ("Open / exempt", None),
        ("Part", None),
    ],
)
def test_a_flag_is_open_only_when_it_plainly_says_so(
    text: str, expected: Restriction | None
) -> None:
    assert restriction_from_words(text) is expected


@given(st.text(max_size=40))
def test_no_odd_flag_is_open_when_anything_is_typed(text: str) -> None:
    if restriction_from_words(text) is OPEN:
        letters = "".join(c for c in text.casefold() if c.isalnum())
        assert letters in {
            *("open", "public", "part1", "parti", "parta", "notexempt", "nonexempt"),
            *("unrestricted", "notrestricted", "no", "n", "false"),
        }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RESOLVED that the press and public be excluded from the meeting", EXEMPT),
        ("The public and press were\nexcluded for this item.", EXEMPT),
        ("Exclusion of the Press and Public", EXEMPT),
        ("It was agreed to exclude members of the public", EXEMPT),
        ("The press and members of the public left the room.", EXEMPT),
        ("exempt information as defined in paragraph 2", EXEMPT),
        ("by virtue of paragraph 3 of Part 1 of Schedule 12A", EXEMPT),
        ("This report is NOT FOR PUBLICATION", EXEMPT),
        ("The Committee went into private session.", EXEMPT),
        ("See the exempt appendix.", EXEMPT),
        ("The report contained confidential information.", CONFIDENTIAL),
        ("contains no exempt information", EXEMPT),  # a denial is not believed
        ("Members discussed the confidential helpline for children.", None),
        ("The public resolution under s.100A(4) was moved", EXEMPT),
        # a false alarm, which a clerk answers
        ("Exclusions from school had fallen and the public were consulted", EXEMPT),
        ("The number of contacts had fallen.", None),
        ("Public health and the press office attended. No pupil was excluded.", None),
        ("", None),
    ],
)
def test_a_text_shows_that_it_is_private_when_it_uses_the_phrases(
    text: str, expected: Restriction | None
) -> None:
    assert signs_of_restriction(text) is expected
