from __future__ import annotations

from collections.abc import Sequence

import pytest

from tracker.rules.measures.suppression import Symbol, is_small, protect, reveals_small, symbol_of


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([150, 58, 29, 217, 0], [150, 58, 29, 217, 0]),
        ([40, 3, 12, 0], [40, "c", "c", 0]),
        ([40, 3, 2], [40, "c", "c"]),
        ([0, 1, 5, 6], [0, "c", "c", 6]),
        ([3, 0, 0], ["c", "c", 0]),
        ([40, 1, 1, 9], [40, "c", "c", "c"]),
        ([40, 5, 5, 9], [40, "c", "c", "c"]),
        ([3], ["c"]),
        ([6], [6]),
        ([], []),
    ],
)
def test_small_counts_and_what_reveals_them_are_hidden_when_a_total_is_shown(
    counts: Sequence[int], shown: Sequence[int | str]
) -> None:
    cells = dict(zip("abcdefgh", counts, strict=False))
    found = protect(cells)
    assert list(found) == list(cells)
    assert list(found.values()) == shown


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (5, True), (6, False)])
def test_count_is_small_when_it_is_one_to_five(count: int, small: bool) -> None:
    assert is_small(count) is small


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [(18, 20, True), (18, 18, False), (18, 24, False), (18, 23, True), (20, 18, False)],
)
def test_running_totals_reveal_a_small_count_when_they_differ_by_one_to_five(
    earlier: int, later: int, expected: bool
) -> None:
    assert reveals_small(earlier, later) is expected


@pytest.mark.parametrize(
    ("cell", "symbol"),
    [
        ("c", Symbol.SUPPRESSED),
        (" C ", Symbol.SUPPRESSED),
        ("z", Symbol.NOT_APPLICABLE),
        ("x", Symbol.NOT_AVAILABLE),
        (":", Symbol.NOT_AVAILABLE),
        ("low", Symbol.ROUNDS_TO_ZERO),
        ("k", Symbol.ROUNDS_TO_ZERO),
        ("u", Symbol.UNRELIABLE),
        ("0", None),
        ("12.5", None),
        ("-", None),
        ("", None),
    ],
)
def test_cell_is_read_as_a_symbol_when_it_is_one(cell: str, symbol: Symbol | None) -> None:
    assert symbol_of(cell) is symbol
