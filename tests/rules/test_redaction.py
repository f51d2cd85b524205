"""Finding a passage in a text, and leaving a tombstone in its place."""

from __future__ import annotations

import pytest

from tracker.rules import redaction
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.redaction import Json

LOST = redaction.TOMBSTONE


@pytest.mark.parametrize(
    ("text", "passage", "left"),
    [
        ("Jane Doe spoke.", "Jane Doe", f"{LOST} spoke."),
        ("Jane Doe, and Jane Doe again", "Jane Doe", f"{LOST}, and {LOST} again"),
        ("Jane Doe’s school", "Jane Doe", f"{LOST}’s school"),
        ("(Jane Doe)", "Jane Doe", f"({LOST})"),
        ("Jane\nDoe", "Jane Doe", LOST),
        ("> Jane\n> Doe", "Jane Doe", f"> {LOST}"),
        ("Jane\u00a0Doe", "Jane Doe", LOST),
        ("**Jane Doe** spoke", "Jane Doe", f"**{LOST}** spoke"),
        ("**Jane** Doe", "Jane Doe", f"**{LOST}**"),
        ("Jane **Doe**", "Jane Doe", f"**{LOST}**"),
        ("_Jane_ spoke", "Jane", f"_{LOST}_ spoke"),
        ("O'Brien and O’Brien", "O’Brien", f"{LOST} and {LOST}"),
        ('the "blue" car', "the “blue” car", LOST),
        ("Anne-Marie, Anne–Marie", "Anne-Marie", f"{LOST}, {LOST}"),
        ("12 -- 14 High St", "12 – 14 High St", LOST),
        ("Jose\u0301 came", "José", f"{LOST} came"),
        ("José came", "José", f"{LOST} came"),
        ("Ян пришёл", "Ян", f"{LOST} пришёл"),
        ("flat 3 (rear)", "(rear)", f"flat 3 {LOST}"),
        ("a.b", "a.b", LOST),
    ],
)
def test_a_passage_gives_way_to_a_tombstone_when_it_stands_in_the_text(
    text: str, passage: str, left: str
) -> None:
    assert redaction.redacted(text, passage) == left
    assert redaction.times_in(left, passage) == 0
    assert redaction.times_in(text, passage) == left.count(LOST)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Annual report", "Ann"),
        ("Joann", "Ann"),
        ("Ann2", "Ann"),
        ("prices rose", "Rose"),
        ("Jane. Doe", "Jane Doe"),
        ("Jane A Doe", "Jane Doe"),
        ("axb", "a.b"),
        ("", "Ann"),
    ],
)
def test_a_text_stays_the_same_object_when_the_passage_is_not_in_it(
    text: str, passage: str
) -> None:
    assert redaction.redacted(text, passage) is text
    assert redaction.times_in(text, passage) == 0


def test_other_capitals_are_found_when_asked_for() -> None:
    assert redaction.times_in("JANE DOE", "Jane Doe", any_case=True) == 1
    assert redaction.times_in("JANE DOE", "Jane Doe") == 0


@pytest.mark.parametrize(
    ("most", "left"),
    [(20, f"Al {LOST}"[:20]), (13, "xx [redacted]"), (12, "xx [redacte…")],
)
def test_a_line_is_cut_when_the_tombstone_makes_it_too_long(most: int, left: str) -> None:
    text = "Al Bo" if most == 20 else "xx Bo"
    assert redaction.redacted(text, "Bo", most=most) == left


@pytest.mark.parametrize(
    ("value", "left", "times"),
    [
        ("to Ann", f"to {LOST}", 1),
        ({"Ann": ["Ann", None]}, {"Ann": [LOST, None]}, 1),
        ([["Ann"], {"x": "Ann, Ann"}], [[LOST], {"x": f"{LOST}, {LOST}"}], 3),
        (7, 7, 0),
        (None, None, 0),
        (True, True, 0),
    ],
)
def test_texts_inside_a_value_are_redacted_and_its_shape_stays(
    value: Json, left: Json, times: int
) -> None:
    assert redaction.redacted_values(value, "Ann") == left
    assert redaction.times_in_values(value, "Ann") == times


@pytest.mark.parametrize(
    ("passage", "code"),
    [
        ("A", Broken.PASSAGE_TOO_SHORT),
        ("–’.", Broken.PASSAGE_TOO_SHORT),
        ("REDACTED", Broken.PASSAGE_IS_TOMBSTONE),
        ("[redacted]", Broken.PASSAGE_IS_TOMBSTONE),
    ],
)
def test_a_passage_is_refused_when_it_cannot_be_meant(passage: str, code: Broken) -> None:
    with pytest.raises(RuleBroken) as refused:
        redaction.check_passage(passage)
    assert (refused.value.field, refused.value.code) == ("passage", code)


@pytest.mark.parametrize("passage", ["Al", "Ян", "a1", "the redacted child"])
def test_a_passage_is_taken_when_it_can_be_meant(passage: str) -> None:
    redaction.check_passage(passage)


@pytest.mark.parametrize("words", ["Ann is ten", "it names ANN", "ann"])
def test_a_reason_is_refused_when_it_repeats_the_passage(words: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        redaction.check_silent("reason_words", words, "Ann")
    assert refused.value.field == "reason_words"


def test_a_reason_is_taken_when_it_does_not_repeat_the_passage() -> None:
    redaction.check_silent("reason_words", "The annual rule", "Ann")


@pytest.mark.parametrize(
    ("passage", "run"),
    [("Jane Doe", "Jane"), ("O’Brien", "Brien"), ("José", "Jos"), ("Ян", ""), ("12 High", "High")],
)
def test_the_longest_plain_run_is_what_every_finding_place_holds(passage: str, run: str) -> None:
    assert redaction.plain_run(passage) == run


@pytest.mark.parametrize(
    ("typed", "kept"), [("  Jane \n Doe ", "Jane Doe"), ("Jose\u0301", "José"), ("", "")]
)
def test_a_passage_is_tidied_to_one_composed_line(typed: str, kept: str) -> None:
    assert redaction.tidy(typed) == kept
