"""Rules as printed in Havering's (2013 to 2015) and Kent's (2019 to 2020) reports."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.rules.measures.exact import Figure
from tracker.rules.measures.rag import (
    FloorRule,
    RagReason,
    RagRule,
    RangeRule,
    Rating,
    Side,
    ToleranceRule,
    rate,
)
from tracker.vocabulary import Polarity, Rag

HIGH, LOW = Polarity.HIGH, Polarity.LOW


@pytest.mark.parametrize(
    ("current", "rule", "polarity", "last_year", "rag", "reason", "gap"),
    [
        (81, ToleranceRule(95), HIGH, None, None, RagReason.LAST_YEAR_NEEDED, -14.74),
        (81, ToleranceRule(95), HIGH, 74, Rag.AMBER, RagReason.NO_WORSE_THAN_LAST_YEAR, -14.74),
        (81, ToleranceRule(95), HIGH, 81, Rag.AMBER, RagReason.NO_WORSE_THAN_LAST_YEAR, -14.74),
        (81, ToleranceRule(95), HIGH, 85, Rag.RED, RagReason.WORSE_THAN_LAST_YEAR, -14.74),
        (81, ToleranceRule(95, 15), HIGH, None, Rag.GREEN, RagReason.WITHIN_TOLERANCE, -14.74),
        (85.5, ToleranceRule(95), HIGH, None, Rag.GREEN, RagReason.WITHIN_TOLERANCE, -10.0),
        (85.4, ToleranceRule(95), HIGH, None, None, RagReason.LAST_YEAR_NEEDED, -10.11),
        (18.4, ToleranceRule(18), LOW, None, Rag.GREEN, RagReason.WITHIN_TOLERANCE, -2.22),
        (19.8, ToleranceRule(18), LOW, None, Rag.GREEN, RagReason.WITHIN_TOLERANCE, -10.0),
        (21, ToleranceRule(18), LOW, 23, Rag.AMBER, RagReason.NO_WORSE_THAN_LAST_YEAR, -16.67),
        (21, ToleranceRule(18), LOW, 20, Rag.RED, RagReason.WORSE_THAN_LAST_YEAR, -16.67),
        (17, ToleranceRule(18), LOW, None, Rag.GREEN, RagReason.TARGET_MET, 5.56),
        (
            Decimal("85.5"),
            ToleranceRule(95),
            HIGH,
            None,
            Rag.GREEN,
            RagReason.WITHIN_TOLERANCE,
            -10,
        ),
        (81, FloorRule(95, 85), HIGH, None, Rag.RED, RagReason.FLOOR_MISSED, -14.74),
        (81, FloorRule(95, 80), HIGH, None, Rag.AMBER, RagReason.FLOOR_MET, -14.74),
        (81, FloorRule(95, 81), HIGH, None, Rag.AMBER, RagReason.FLOOR_MET, -14.74),
        (95, FloorRule(95, 85), HIGH, None, Rag.GREEN, RagReason.TARGET_MET, 0.0),
        (20, FloorRule(18, 20), LOW, None, Rag.AMBER, RagReason.FLOOR_MET, -11.11),
        (20.1, FloorRule(18, 20), LOW, None, Rag.RED, RagReason.FLOOR_MISSED, -11.67),
    ],
)
def test_colour_follows_the_rule_when_there_is_a_target(
    current: Figure,
    rule: RagRule,
    polarity: Polarity,
    last_year: Figure | None,
    rag: Rag | None,
    reason: RagReason,
    gap: float,
) -> None:
    found = rate(current, rule, polarity, last_year)
    assert found is not None
    assert (found.rag, found.reason) == (rag, reason)
    assert found.gap_percent == pytest.approx(gap, abs=0.005)


@pytest.mark.parametrize(
    ("current", "rag", "reason", "side"),
    [
        (4.6, Rag.RED, RagReason.OUTSIDE_RANGE, Side.BELOW),
        (7, Rag.AMBER, RagReason.NEAR_RANGE, Side.BELOW),
        (10.0, Rag.GREEN, RagReason.WITHIN_RANGE, Side.WITHIN),
        (12.5, Rag.GREEN, RagReason.WITHIN_RANGE, Side.WITHIN),
        (15, Rag.GREEN, RagReason.WITHIN_RANGE, Side.WITHIN),
        (16, Rag.AMBER, RagReason.NEAR_RANGE, Side.ABOVE),
        (18, Rag.AMBER, RagReason.NEAR_RANGE, Side.ABOVE),
        (18.1, Rag.RED, RagReason.OUTSIDE_RANGE, Side.ABOVE),
        (22.5, Rag.RED, RagReason.OUTSIDE_RANGE, Side.ABOVE),
    ],
)
def test_colour_names_the_side_when_a_range_is_wanted(
    current: Figure, rag: Rag, reason: RagReason, side: Side
) -> None:
    rule = RangeRule(10, 15, margin=3)
    assert rate(current, rule, Polarity.RANGE) == Rating(rag, reason, side, None)


@pytest.mark.parametrize(
    ("current", "rule", "polarity"),
    [
        (81, None, HIGH),
        (None, ToleranceRule(95), HIGH),
        (196, ToleranceRule(200), Polarity.NEUTRAL),
        (196, FloorRule(200, 180), Polarity.UNKNOWN),
        (12.5, ToleranceRule(12), Polarity.RANGE),
    ],
)
def test_there_is_no_colour_when_there_is_nothing_to_rate_by(
    current: Figure | None, rule: RagRule | None, polarity: Polarity
) -> None:
    assert rate(current, rule, polarity) is None


@pytest.mark.parametrize(
    ("current", "expected"),
    [
        (0, Rating(Rag.GREEN, RagReason.TARGET_MET, Side.ON, 0.0)),
        (2, Rating(Rag.AMBER, RagReason.NO_WORSE_THAN_LAST_YEAR, Side.ABOVE, None)),
    ],
)
def test_gap_is_not_a_percentage_when_a_target_of_zero_is_missed(
    current: Figure, expected: Rating
) -> None:
    assert rate(current, ToleranceRule(0), LOW, last_year=3) == expected


@pytest.mark.parametrize(("current", "side"), [(94.9, Side.BELOW), (95, Side.ON), (96, Side.ABOVE)])
def test_side_is_where_the_number_stands_when_there_is_a_target(
    current: Figure, side: Side
) -> None:
    found = rate(current, FloorRule(95, 85), HIGH)
    assert found is not None
    assert found.side is side
