"""What differs between two texts, by paragraph and by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.differences import Change, Paragraph, differences, paragraphs_of

KEPT, REMOVED, ADDED = Change.KEPT, Change.REMOVED, Change.ADDED


def shown(paragraphs: list[Paragraph]) -> list[str]:
    marks = {KEPT: "{}", REMOVED: "[-{}-]", ADDED: "[+{}+]"}
    return ["".join(marks[run.change].format(run.text) for run in p.runs) for p in paragraphs]


CASES = {
    "nothing": ("", "", []),
    "the same": ("One.\n\nTwo.", "One.\n\nTwo.", ["One.", "Two."]),
    "a word": (
        "The report was noted.",
        "The report was agreed.",
        ["The report was [-noted-][+agreed+]."],
    ),
    "a paragraph more": ("One.", "One.\n\nTwo.", ["One.", "[+Two.+]"]),
    "a paragraph less": ("One.\n\nTwo.", "Two.", ["[-One.-]", "Two."]),
    "quite another": (
        "The sun shone on the hills.",
        "Agreed unanimously!",
        ["[-The sun shone on the hills.-]", "[+Agreed unanimously!+]"],
    ),
    "line breaks of another machine": ("One.\r\n\r\nTwo.", "One.\n\nTwo.", ["One.", "Two."]),
}


@pytest.mark.parametrize(("old", "new", "result"), CASES.values(), ids=list(CASES))
def test_differences_are_told_by_paragraph_and_word(old: str, new: str, result: list[str]) -> None:
    assert shown(differences(old, new)) == result


texts = st.text(alphabet="ab \n.", max_size=120)


@given(texts, texts)
def test_both_texts_can_be_read_off_their_differences(old: str, new: str) -> None:
    told = differences(old, new)
    for text, other in ((old, ADDED), (new, REMOVED)):
        read = ["".join(run.text for run in p.runs if run.change is not other) for p in told]
        assert [each for each in read if each] == paragraphs_of(text)


def test_comparing_hostile_texts_is_quick() -> None:
    begun = time.process_time()
    differences("a " * 100_000, "b a " * 50_000)
    differences("a b\n\n" * 40_000, "b a\n\n" * 40_000)
    differences("\n\n".join(["a b " * 100] * 400), "\n\n".join(["b c a " * 100] * 400))
    assert time.process_time() - begun < 3
