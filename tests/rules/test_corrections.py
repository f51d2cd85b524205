"""Corrections of published minutes: finding the words, and the text with all of them made."""

from __future__ import annotations

import pytest

from tracker.rules.corrections import around, check, corrected
from tracker.rules.errors import Broken, RuleBroken

SOURCE = (
    "The Committee **agreed** to visit three homes.\n\n"
    "- Cllr Smith asked about the *late\nreport*.\n- Members noted the figures; the figures fell."
)


@pytest.mark.parametrize(
    ("old", "new", "others", "field", "code"),
    [
        ("", "x", [], "old_words", Broken.CORRECTION_NOT_FOUND),
        ("…", "x", [], "old_words", Broken.CORRECTION_NOT_FOUND),
        ("four homes", "x", [], "old_words", Broken.CORRECTION_NOT_FOUND),
        ("hree homes", "x", [], "old_words", Broken.CORRECTION_NOT_FOUND),
        ("the figures", "x", [], "old_words", Broken.CORRECTION_AMBIGUOUS),
        ("three homes", " three  homes ", [], "new_words", Broken.CORRECTION_CHANGES_NOTHING),
        ("three homes", "two", [("visit three", "see")], "old_words", Broken.CORRECTION_OVERLAPS),
    ],
)
def test_a_correction_that_cannot_be_made_is_refused(
    old: str, new: str, others: list[tuple[str, str]], field: str, code: Broken
) -> None:
    with pytest.raises(RuleBroken) as broken:
        check(SOURCE, old, new, others)

    assert (broken.value.field, broken.value.code) == (field, code)


@pytest.mark.parametrize(
    ("old", "new", "then"),
    [
        ("three homes", "two homes", "visit two homes."),
        ("visit three homes", "", "to ."),
        ("agreed to visit", "resolved to see", "**resolved to see** three"),
        ("late report", "early report", "*early report*."),
        ("Committee agreed to visit", "Panel went to", "The Panel went to three"),
        ("Committee agreed", "Panel agreed", "The **Panel agreed** to"),
    ],
)
def test_words_are_put_in_place_and_emphasis_stays_whole(old: str, new: str, then: str) -> None:
    check(SOURCE, old, new, [])
    text = corrected(SOURCE, [(old, new)])

    assert then in text


def test_all_corrections_are_made_wherever_they_stand() -> None:
    text = corrected(SOURCE, [("late report", "report"), ("three", "two"), ("gone since", "x")])

    assert "visit two homes" in text
    assert "the *report*" in text
    assert "figures fell" in text


def test_some_words_stand_around_as_plain_text() -> None:
    assert around(SOURCE, "three") == ("The Committee agreed to visit ", " homes.")
    assert around(SOURCE, "late report") == (
        "Cllr Smith asked about the ",
        ".",
    )
    assert around("a " * 30 + "seven " + "b " * 30, "seven") == (
        "… a a a a a a a ",
        " b b b b b b b …",
    )
    assert around(SOURCE, "not there") == ("", "")
