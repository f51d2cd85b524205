"""Merging two texts: a table of cases, and what must hold of any texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.differences import paragraphs_of
from tracker.rules.merging import Choice, Side, merged, pieces_of

A, B, C, D = "Apologies came.", "The report was noted.", "Agreed an update.", "The Chair closed."


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


CASES = {
    "nothing changed": ((A, B), (A, B), (A, B), text(A, B)),
    "only mine changed": ((A, B), (A, C), (A, B), text(A, C)),
    "only theirs changed": ((A, B), (A, B), (C, B), text(C, B)),
    "each changed another paragraph": (
        (A, B, C),
        ("I wrote", B, C),
        (A, B, "They wrote"),
        text("I wrote", B, "They wrote"),
    ),
    "each added at another end": ((B,), (A, B), (B, C), text(A, B, C)),
    "both made the same change": ((A, B), (A, D), (A, D), text(A, D)),
    "both removed the same": ((A, B, C), (A, C), (A, C), text(A, C)),
    "mine removed, theirs added elsewhere": ((A, B, C), (A, C), (A, B, C, D), text(A, C, D)),
    "both began from nothing with the same words": ((), (A, B), (A, B), text(A, B)),
    "both began from nothing, one wrote more": ((), (A, B), (A, B, C), text(A, B, C)),
    "one saved nothing": ((), (A,), (), A),
}


@pytest.mark.parametrize(("base", "mine", "theirs", "result"), CASES.values(), ids=list(CASES))
def test_what_does_not_conflict_is_put_together(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...], result: str
) -> None:
    pieces = pieces_of(text(*base), text(*mine), text(*theirs))

    assert not any(piece.is_open for piece in pieces)
    assert merged(pieces, {}) == result


CONFLICTS = {
    "both changed one paragraph": ((A, B, C), (A, "Mine", C), (A, "Theirs", C), 1),
    "one removed what the other changed": ((A, B, C), (A, C), (A, "Theirs", C), 1),
    "both began from nothing": ((), ("Mine",), ("Theirs",), 1),
    "both added at one place": ((A, C), (A, "Mine", C), (A, "Theirs", C), 1),
    "both changed two paragraphs apart": (
        (A, B, C),
        ("Mine 1", B, "Mine 2"),
        ("Theirs 1", B, "Theirs 2"),
        2,
    ),
}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "count"), CONFLICTS.values(), ids=list(CONFLICTS)
)
def test_what_both_changed_is_for_a_person_to_choose(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...], count: int
) -> None:
    pieces = pieces_of(text(*base), text(*mine), text(*theirs))
    places = [place for place, piece in enumerate(pieces) if piece.is_open]

    assert len(places) == count
    assert merged(pieces, dict.fromkeys(places, Choice.MINE)) == text(*mine)
    assert merged(pieces, dict.fromkeys(places, Choice.THEIRS)) == text(*theirs)
    both = paragraphs_of(merged(pieces, {}))
    assert set(both) >= (set(mine) | set(theirs))


paragraphs = st.lists(st.sampled_from([A, B, C, D, "One", "Two", "Three"]), max_size=8)
texts = paragraphs.map(lambda each: text(*each)) | st.text(max_size=200)


@given(texts, texts, texts)
def test_nothing_anybody_added_is_absent_when_both_are_kept(
    base: str, mine: str, theirs: str
) -> None:
    both = paragraphs_of(merged(pieces_of(base, mine, theirs), {}))
    before = set(paragraphs_of(base))
    for written in (mine, theirs):
        for paragraph in set(paragraphs_of(written)) - before:
            assert paragraph in both


@given(texts, texts, texts)
def test_nothing_is_made_up(base: str, mine: str, theirs: str) -> None:
    known = {each for one in (base, mine, theirs) for each in paragraphs_of(one)}
    assert set(paragraphs_of(merged(pieces_of(base, mine, theirs), {}))) <= known


@given(texts, texts)
def test_a_change_beside_no_change_is_taken_whole(base: str, mine: str) -> None:
    for pieces, side in (
        (pieces_of(base, mine, base), Side.MINE),
        (pieces_of(base, base, mine), Side.THEIRS),
    ):
        assert {piece.side for piece in pieces} <= {Side.SAME, side}
        assert paragraphs_of(merged(pieces, {})) == paragraphs_of(mine)


@given(texts, texts, texts)
def test_the_two_sides_are_treated_alike(base: str, mine: str, theirs: str) -> None:
    here, there = pieces_of(base, mine, theirs), pieces_of(base, theirs, mine)
    assert sum(p.is_open for p in here) == sum(p.is_open for p in there) or not base.strip()


@given(texts, texts, texts)
def test_choosing_one_side_loses_only_what_the_other_wrote_there(
    base: str, mine: str, theirs: str
) -> None:
    pieces = pieces_of(base, mine, theirs)
    chosen = dict.fromkeys(range(len(pieces)), Choice.MINE)
    kept = paragraphs_of(merged(pieces, chosen))
    before = set(paragraphs_of(base))
    assert set(paragraphs_of(mine)) - before <= set(kept)


def test_a_merge_of_hostile_texts_is_quick() -> None:
    import time

    same = text(*["x"] * 60_000)
    other = text(*["y", "x"] * 30_000)
    begun = time.process_time()
    pieces_of("", same, other)
    pieces_of(same, other, text(*["x", "z"] * 30_000))
    assert time.process_time() - begun < 2
