"""Where sentences and inline clauses begin and end."""

from __future__ import annotations

import pytest

from tracker.rules.reading.sentences import clauses_of, sentences_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One thing. Another thing.", ["One thing.", "Another thing."]),
        ("Cllr. Bright to ring. Done.", ["Cllr. Bright to ring.", "Done."]),
        ("See para. 4.2 of the report. Agreed.", ["See para. 4.2 of the report.", "Agreed."]),
        ("Plot No. 7 is free. Noted.", ["Plot No. 7 is free.", "Noted."]),
        ("The answer was no. The vote fell.", ["The answer was no.", "The vote fell."]),
        ("It met at 7.30 pm. Mr J. Hale spoke.", ["It met at 7.30 pm.", "Mr J. Hale spoke."]),
        ("Is it safe? Clerk to ask.", ["Is it safe?", "Clerk to ask."]),
        ("broken over\ntwo lines. Next", ["broken over\ntwo lines.", "Next"]),
        ("", []),
    ],
)
def test_sentences_are_cut_when_a_stop_ends_them(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences_of(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("That (a) x be done; and (b) y be noted.", ["x be done", "y be noted."]),
        ("RESOLVED: 1. That one. 2. That two.", ["That one.", "That two."]),
        ("RESOLVED that (i) one; (ii) two; (iii) three", ["one;", "two;", "three"]),
        ("See (a) only.", []),
        ("Options (b) and (c) were dropped.", []),
    ],
)
def test_clauses_are_found_when_their_marks_follow_each_other(
    text: str, expected: list[str]
) -> None:
    _, spans = clauses_of(text, 0, len(text))
    assert [text[start:end] for start, end in spans] == expected
