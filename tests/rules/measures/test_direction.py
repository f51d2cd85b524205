"""Cases from figures of the Department for Education for Haringey (LAIT, CIN tables)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.rules.measures.direction import Travel, travel
from tracker.rules.measures.exact import Figure
from tracker.vocabulary import Direction, Meaning, Polarity


@pytest.mark.parametrize(
    ("polarity", "previous", "current", "direction", "meaning"),
    [
        (Polarity.LOW, 12.5, 22.5, Direction.UP, Meaning.WORSENED),
        (Polarity.LOW, 22.5, 14.2, Direction.DOWN, Meaning.IMPROVED),
        (Polarity.HIGH, 74.1, 81.3, Direction.UP, Meaning.IMPROVED),
        (Polarity.HIGH, 81.3, 79.4, Direction.DOWN, Meaning.WORSENED),
        (Polarity.NEUTRAL, 268, 196, Direction.DOWN, Meaning.CHANGED),
        (Polarity.NEUTRAL, 5536, 4536, Direction.DOWN, Meaning.CHANGED),
        (Polarity.UNKNOWN, 1, 2, Direction.UP, Meaning.CHANGED),
        (Polarity.RANGE, 12.5, 22.5, Direction.UP, Meaning.CHANGED),
    ],
)
def test_direction_follows_the_number_and_meaning_the_polarity_when_figures_differ(
    polarity: Polarity, previous: Figure, current: Figure, direction: Direction, meaning: Meaning
) -> None:
    found = travel(current, previous, polarity)
    assert (found.direction, found.meaning) == (direction, meaning)


@pytest.mark.parametrize(
    ("previous", "current", "meaning"),
    [
        (12.5, 22.5, Meaning.WORSENED),
        (4.6, 12.5, Meaning.IMPROVED),
        (16, 15.5, Meaning.IMPROVED),
        (11, 14, Meaning.CHANGED),
        (9, 16, Meaning.CHANGED),
    ],
)
def test_meaning_is_the_distance_from_the_range_when_a_range_is_wanted(
    previous: Figure, current: Figure, meaning: Meaning
) -> None:
    assert travel(current, previous, Polarity.RANGE, wanted=(10, 15)).meaning is meaning


@pytest.mark.parametrize(
    ("previous", "current", "tolerance", "direction"),
    [
        (12.5, 13.0, 1, Direction.FLAT),
        (12.5, 13.5, 1, Direction.FLAT),
        (12.5, 13.6, 1, Direction.UP),
        (0.3, 0.4, 0.1, Direction.FLAT),
        (Decimal("0.3"), 0.4, Decimal("0.1"), Direction.FLAT),
        (12.5, 12.5, 0, Direction.FLAT),
        (12.5, 12.4, 0, Direction.DOWN),
    ],
)
def test_change_is_flat_when_it_is_no_larger_than_the_tolerance(
    previous: Figure, current: Figure, tolerance: Figure, direction: Direction
) -> None:
    found = travel(current, previous, Polarity.HIGH, tolerance)
    assert found.direction is direction
    assert (found.meaning is Meaning.NONE) == (direction is Direction.FLAT)


@pytest.mark.parametrize(("current", "previous"), [(12.5, None), (None, 12.5), (None, None)])
def test_there_is_no_comparison_when_a_figure_is_missing(
    current: Figure | None, previous: Figure | None
) -> None:
    assert travel(current, previous, Polarity.LOW) == Travel(Direction.NO_COMPARISON, None, None)


def test_change_is_current_less_previous_when_both_are_known() -> None:
    assert travel(196, 268, Polarity.NEUTRAL).change == -72
    assert travel(81.3, 74.1, Polarity.HIGH).change == 7.2
