"""What holds for any text, hostile or not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.rules.reading import read

WORDS = st.sampled_from(
    [
        "the",
        "Clerk",
        "Cllr.",
        "Mrs",
        "Hale",
        "to",
        "write",
        "be",
        "sent",
        "RESOLVED:",
        "AGREED",
        "that",
        "(a)",
        "(b)",
        "-",
        "\n",
        "\n\n",
        "|",
        "ACTION:\n",
        "",
        "",
        "",
        "will",
        "would",
        "by",
        "3",
        "May",
        "next",
        "meeting",
        "Director",
        "of",
        "and",
        "for",
        "noted",
        "had",
        "been",
        ".",
        ";",
        ",",
        ":",
        "(",
        ")",
        "[",
        "]",
        "JT/OP",
        "?\n",
        "",
        "",
        "",
        "—",
        "•",
        "1.",
        "ii.",
        "“",
        "”",
        "'",
        "£5",
        "10%",
        "his",
        "they",
        "it",
        "was",
        "agreed",
        "requested",
        "in",
        "6",
        "months",
        "if",
        "sooner",
    ]
)
LONGEST = 200_000
SECONDS = 2.0


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=120).map(" ".join)))
def test_spans_lie_in_the_text_when_anything_is_read(text: str) -> None:
    reading = read(text)
    last = 0
    for proposal in reading.proposals:
        assert last <= proposal.span.start < proposal.span.end <= len(text)
        assert proposal.quote == text[proposal.span.start : proposal.span.end]
        last = proposal.span.end
        for owner in proposal.owners:
            assert owner.span is not None
            assert owner.text == text[owner.span.start : owner.span.end]
        if proposal.due.span is not None:
            assert proposal.due.phrase == text[proposal.due.span.start : proposal.due.span.end]
        assert 0.0 <= proposal.confidence <= 1.0
    for update in reading.updates:
        assert update.quote == text[update.span.start : update.span.end]


@pytest.mark.parametrize(
    "piece",
    [
        "a", " ", "\n", "|", ".", "(", "*", "Aa.", "a - ", "AB\n\n", "agreed that ", "Clerk to write. ",
        "- Clerk to write to the owner.\n", "They will report. ", "ACTION: Clerk\n", "RESOLVED: That (a) x; (b) y; ",
        "the Head of the ", "|a|b|\n", "by the next new this coming ", "once the ", "1 May ", "10% of 20% ",
    ],
)  # fmt: skip
def test_answer_comes_in_time_when_a_text_is_long_and_hostile(piece: str) -> None:
    text = piece * (LONGEST // len(piece))
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < SECONDS
