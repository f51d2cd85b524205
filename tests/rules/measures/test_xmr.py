"""Published cases: vignettes and tests of the R package NHSRplotthedots.

Haringey referrals 2017/18: Department for Education, Characteristics of children
in need 2017 to 2018, table C6.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tracker.rules.measures import xmr
from tracker.rules.measures.exact import Figure
from tracker.rules.measures.xmr import Assurance, Limits, Objection, Signal, Variation
from tracker.vocabulary import Basis, Frequency, Polarity, Unit

OUTLIER = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
RNORM = [
    *(-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621),
    *(-1.26506123, -0.68685285, -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272),
    *(-0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.7013559, -0.47279141),
]
RNORM_15TH_IS_10 = [*RNORM[:14], 10, *RNORM[15:]]
REFERRALS = [258, 400, 289, 270, 238, 403, 398, 426, 288, 347, 281, 325]
TEN_DAYS = [74.3, 72.0, 74.8, 70.9, 68.3, 72.9, 77.1, 79.2, 80.7]
WIDE = Limits(12, mean=5, average_moving_range=3.76, lower=-5, upper=15, near_lower=-1.67,
              near_upper=11.67, trial=False)  # fmt: skip
NARROW = Limits(12, mean=5, average_moving_range=1.88, lower=0, upper=10, near_lower=1.67,
                near_upper=8.33, trial=False)  # fmt: skip


@pytest.mark.parametrize(
    ("points", "screened", "mean", "lower", "upper"),
    [
        (OUTLIER, True, 1.94444, -0.71556, 4.60444),
        (OUTLIER, False, 1.94444, -3.06261, 6.9515),
        (RNORM, True, 0.1416238, -3.01138, 3.294627),
        (RNORM_15TH_IS_10, True, 0.6694159, -2.383666, 3.722497),
        (RNORM_15TH_IS_10, False, 0.6694159, -4.596625, 5.935457),
        (REFERRALS, True, 326.91667, 131.28576, 522.54758),
        (TEN_DAYS, True, 74.46667, 66.48667, 82.44667),
        ([5, 5, 5], True, 5, 5, 5),
    ],
)
def test_limits_are_as_published_when_worked_out(
    points: Sequence[Figure], screened: bool, mean: float, lower: float, upper: float
) -> None:
    found = xmr.limits(points, screened=screened)
    assert (found.mean, found.lower, found.upper) == pytest.approx((mean, lower, upper), abs=6e-6)
    assert found.n == len(points)


def test_near_limits_are_two_thirds_of_the_way_when_worked_out() -> None:
    found = xmr.limits(REFERRALS)
    assert found.average_moving_range == pytest.approx(73.54545, abs=6e-6)
    assert found.near_lower == pytest.approx(196.49606, abs=6e-6)
    assert found.near_upper == pytest.approx(457.33727, abs=6e-6)


@pytest.mark.parametrize(("points", "trial"), [(REFERRALS, False), (REFERRALS[:11], True)])
def test_limits_are_a_trial_when_there_are_under_twelve_points(
    points: Sequence[Figure], trial: bool
) -> None:
    assert xmr.limits(points).trial is trial


@pytest.mark.parametrize("points", [[], [5]])
def test_limits_are_refused_when_there_is_no_moving_range(points: Sequence[Figure]) -> None:
    with pytest.raises(ValueError, match="two points"):
        xmr.limits(points)


C = Signal.COMMON
UP, DOWN = Signal.TREND_UP, Signal.TREND_DOWN
HIGH2, LOW2 = Signal.TWO_IN_THREE_HIGH, Signal.TWO_IN_THREE_LOW
RUN_LOW, RUN_HIGH = Signal.RUN_BELOW, Signal.RUN_ABOVE


@pytest.mark.parametrize(
    ("points", "within", "expected"),
    [
        ([10, 10.1, 10.2, 10.3, 10.4, 10.5, 10.6], WIDE, [UP] * 7),
        ([10, 10.1, 10.2, 10.3, 10.4, 10.5], WIDE, [C] * 6),
        ([6, 5, 4, 3, 2, 1, 0, 1], WIDE, [DOWN] * 7 + [C]),
        ([1, 2, 3, 3, 4, 5, 6], WIDE, [C] * 7),
        ([4, 3, 4, 3, 4, 3, 4, 9], WIDE, [RUN_LOW] * 7 + [C]),
        ([6, 7, 6, 7, 6, 7, 6], WIDE, [RUN_HIGH] * 7),
        ([4, 3, 4, 3, 4, 3], WIDE, [C] * 6),
        ([4, 3, 4, 5, 4, 3, 4], WIDE, [C] * 7),
        ([5.1, 9.2, 6, 9.3, 5], NARROW, [C, HIGH2, C, HIGH2, C]),
        ([4.9, 1, 4, 0.5, 5], NARROW, [C, LOW2, C, LOW2, C]),
        ([6, 9.2, 4, 9.3, 5], NARROW, [C] * 5),
        ([9.2, 6, 6.1, 9.3, 5], NARROW, [C] * 5),
        ([6, 11, 6, 9.3, 5], NARROW, [C, Signal.ABOVE_UPPER, C, C, C]),
        ([10, 0, 10.1, -0.1], NARROW, [C, C, Signal.ABOVE_UPPER, Signal.BELOW_LOWER]),
        ([5, 6, 7, 8, 9, 10, 11], NARROW, [UP] * 6 + [Signal.ABOVE_UPPER]),
        ([9, 9.1, 8, 9.2, 7, 6, 7], NARROW, [HIGH2, HIGH2, RUN_HIGH, HIGH2] + [RUN_HIGH] * 3),
        ([], NARROW, []),
    ],
)
def test_points_are_labelled_by_the_first_rule_that_applies_when_limits_are_fixed(
    points: Sequence[Figure], within: Limits, expected: Sequence[Signal]
) -> None:
    assert list(xmr.signals(points, within)) == expected


@pytest.mark.parametrize(
    ("points", "special"),
    [
        (OUTLIER, {4: Signal.ABOVE_UPPER}),
        (REFERRALS, {}),
        ([1, -1] * 7 + [5.5, -5.5], {}),
    ],
)
def test_only_these_points_are_special_when_limits_are_their_own(
    points: Sequence[Figure], special: dict[int, Signal]
) -> None:
    labels = xmr.signals(points, xmr.limits(points))
    assert {index: label for index, label in enumerate(labels) if label is not C} == special


@pytest.mark.parametrize(
    ("latest", "polarity", "expected"),
    [
        (C, Polarity.HIGH, Variation.COMMON_CAUSE),
        (Signal.ABOVE_UPPER, Polarity.HIGH, Variation.IMPROVEMENT_HIGH),
        (UP, Polarity.LOW, Variation.CONCERN_HIGH),
        (RUN_LOW, Polarity.HIGH, Variation.CONCERN_LOW),
        (LOW2, Polarity.LOW, Variation.IMPROVEMENT_LOW),
        (Signal.BELOW_LOWER, Polarity.NEUTRAL, Variation.NEUTRAL_LOW),
        (RUN_HIGH, Polarity.UNKNOWN, Variation.NEUTRAL_HIGH),
        (DOWN, Polarity.RANGE, Variation.NEUTRAL_LOW),
    ],
)
def test_variation_icon_follows_the_polarity_when_a_point_is_special(
    latest: Signal, polarity: Polarity, expected: Variation
) -> None:
    assert xmr.variation(latest, polarity) is expected


@pytest.mark.parametrize(
    ("target", "polarity", "expected"),
    [
        (95, Polarity.HIGH, Assurance.CONSISTENTLY_MISS),
        (95, Polarity.LOW, Assurance.CONSISTENTLY_MEET),
        (60, Polarity.HIGH, Assurance.CONSISTENTLY_MEET),
        (60, Polarity.LOW, Assurance.CONSISTENTLY_MISS),
        (80, Polarity.HIGH, Assurance.HIT_OR_MISS),
        (80, Polarity.NEUTRAL, None),
        (None, Polarity.HIGH, None),
    ],
)
def test_assurance_icon_compares_target_and_limits_when_one_way_is_better(
    target: Figure | None, polarity: Polarity, expected: Assurance | None
) -> None:
    assert xmr.assurance(xmr.limits(TEN_DAYS), target, polarity) is expected


FLOW, MONTHLY, NUMBER = Basis.FLOW, Frequency.MONTHLY, Unit.NUMBER


@pytest.mark.parametrize(
    ("basis", "frequency", "unit", "points", "expected"),
    [
        (FLOW, MONTHLY, NUMBER, REFERRALS, None),
        (FLOW, Frequency.ANNUAL, NUMBER, REFERRALS, Objection.ANNUAL),
        (Basis.YEAR_TO_DATE, MONTHLY, Unit.PERCENT, REFERRALS, Objection.RUNNING_TOTAL),
        (Basis.ROLLING_YEAR, MONTHLY, NUMBER, REFERRALS, Objection.RUNNING_TOTAL),
        (Basis.SNAPSHOT, MONTHLY, NUMBER, REFERRALS, Objection.STOCK_COUNT),
        (Basis.SNAPSHOT, MONTHLY, Unit.RATE_10K, REFERRALS, Objection.STOCK_COUNT),
        (Basis.SNAPSHOT, MONTHLY, Unit.PERCENT, REFERRALS, None),
        (FLOW, MONTHLY, NUMBER, [*REFERRALS, None], Objection.FIGURES_HIDDEN),
        (FLOW, MONTHLY, NUMBER, REFERRALS[:11], Objection.TOO_FEW),
    ],
)
def test_a_chart_is_objected_to_when_limits_would_mislead(
    basis: Basis,
    frequency: Frequency,
    unit: Unit,
    points: Sequence[Figure | None],
    expected: Objection | None,
) -> None:
    assert xmr.objection(basis, frequency, unit, points) is expected
