"""Quality on our own labelled cases: a floor under each half, a little below what was measured."""

from __future__ import annotations

import pytest

from tests.rules.reading.case_files import Case, items, sentences
from tests.rules.reading.case_scores import scored

ALL = {"sentences": tuple(sentences()), "items": tuple(items())}


def half(name: str, *, set_aside: bool) -> list[Case]:
    return [case for case in ALL[name] if case.set_aside is set_aside]


@pytest.mark.parametrize(
    ("name", "set_aside", "floor"),
    [
        ("sentences", False, 0.95),
        ("sentences", True, 0.90),
        ("items", False, 0.95),
        ("items", True, 0.92),
    ],
)
def test_actions_are_found_when_cases_of_a_half_are_read(
    name: str, set_aside: bool, floor: float
) -> None:
    assert scored(half(name, set_aside=set_aside)).f1 >= floor


@pytest.mark.parametrize("name", ["sentences", "items"])
def test_few_are_proposed_when_passages_only_look_like_actions(name: str) -> None:
    scores = scored(ALL[name])
    assert scores.on_none <= scores.none / 20


def test_owners_and_deadlines_are_right_when_cases_name_them() -> None:
    scores = scored([*ALL["sentences"], *ALL["items"]])
    assert scores.owners_right >= 0.90 * scores.owners
    assert scores.dues_right >= 0.90 * scores.dues
    assert scores.months_right >= 0.90 * scores.months


def test_there_are_several_hundred_cases_when_counted() -> None:
    assert (
        len(ALL["sentences"]) + sum(len(case.actions) + len(case.none) for case in ALL["items"])
        >= 300
    )
    assert len(ALL["items"]) >= 30
