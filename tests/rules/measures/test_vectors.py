"""Every rule against the full table of expected values, where it stands beside the checkout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tracker.rules.measures import xmr
from tracker.rules.measures.comparison import average_of, place, quartiles
from tracker.rules.measures.xmr import Signal
from tracker.vocabulary import Polarity


@pytest.mark.parametrize(
    ("name", "part", "screened"),
    [
        ("xmr_published_outlier", "screened", True),
        ("xmr_published_outlier", "not_screened", False),
        ("xmr_published_rnorm", "limits", True),
        ("two_in_three_needs_same_side", "limits", True),
        ("real_haringey_referrals_2017_18", "limits", True),
    ],
)
def test_limits_agree_when_worked_out_from_the_same_points(
    vectors: dict[str, Any], name: str, part: str, screened: bool
) -> None:
    _assert_limits(xmr.limits(vectors[name]["y"], screened=screened), vectors[name][part])


@pytest.mark.parametrize(
    ("code", "way", "fixed_on", "polarity", "target"),
    [
        ("CSC.CONTACTS.N", "fixed12", 12, Polarity.NEUTRAL, None),
        ("CSC.CPP31.N", "fixed12", 12, Polarity.NEUTRAL, None),
        ("LOC.ASSESS10.PCT", "fixed12", 12, Polarity.HIGH, 95),
        ("LOC.ASSESS10.PCT", "all", 24, Polarity.HIGH, 95),
    ],
)
def test_labels_and_icons_agree_when_limits_are_fixed(
    vectors: dict[str, Any],
    made_up_months: dict[str, list[float]],
    code: str,
    way: str,
    fixed_on: int,
    polarity: Polarity,
    target: float | None,
) -> None:
    expected = vectors[f"illustrative_{code}_{way}"]
    points = made_up_months[code]
    within = xmr.limits(points[:fixed_on])
    labels = xmr.signals(points, within)
    _assert_limits(within, expected["limits"])
    assert list(labels) == expected["labels"]
    assert xmr.variation(labels[-1], polarity) == expected["latest_variation"]
    assert xmr.assurance(within, target, polarity) == expected["assurance"]


@pytest.mark.parametrize(
    "name",
    ["PrevRegCPR", "ReReferral", "CP_conf_15days", "Continue_Assess_Comp", "CPP_rate"],
)
def test_band_and_rank_agree_when_placed_among_all_authorities(
    vectors: dict[str, Any], name: str
) -> None:
    case = vectors["lait_2025"][name]
    found = place(case["haringey"], case["values"], Polarity(case["polarity"]))
    assert quartiles(case["values"]) == tuple(case["quartiles"][1:4])
    assert (found.band if found else "-", found.rank if found else "-") == (
        case["band"],
        case["rank"],
    )
    assert len(case["values"]) == case["n_las"]


@pytest.mark.parametrize(
    "name",
    [
        "neighbours_CSC.CPP_SECOND.PCT_2013",
        "neighbours_CSC.CPP31_2YR.PCT_2025",
        "neighbours_CSC.LAC31.RATE_2016",
    ],
)
def test_neighbours_agree_when_averaged(vectors: dict[str, Any], name: str) -> None:
    case: dict[str, Any] = vectors[name]
    values: Sequence[float | None] = case["values"]
    found = average_of(values)
    expected = case["result"]
    assert found.value == pytest.approx(expected["mean"], abs=0.005)
    assert (found.n, found.of, found.few) == (expected["n"], expected["of"], expected["warn"])
    low, _, high = quartiles([value for value in values if value is not None])
    assert (low, high) == pytest.approx(tuple(case["iqr"]), abs=0.0051)


def test_move_agrees_when_an_action_was_agreed(vectors: dict[str, Any]) -> None:
    case = vectors["did_it_move_A2"]
    within = xmr.limits(case["baseline"])
    _assert_limits(within, case["limits"])
    after = [value for _, value in case["after"]]
    assert list(xmr.signals(after, within)) == case["labels_after"] == [Signal.ABOVE_UPPER] * 14


def _assert_limits(found: xmr.Limits, expected: dict[str, Any]) -> None:
    names = ("mean", "amr", "lpl", "upl", "near_low", "near_high")
    values = (
        found.mean,
        found.average_moving_range,
        found.lower,
        found.upper,
        found.near_lower,
        found.near_upper,
    )
    assert values == pytest.approx(tuple(expected[name] for name in names), abs=6e-6)
    assert (found.n, found.trial) == (expected["n"], expected["trial"])
