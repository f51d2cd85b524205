"""Figures in words: every code has its sentence, and the sentences say what they should."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tracker.rules.measures.movement import Doubt, Movement, Verdict
from tracker.rules.measures.rag import FloorRule, RagReason, RangeRule, Side, ToleranceRule
from tracker.rules.measures.suppression import Symbol
from tracker.vocabulary import Basis, Direction, Frequency, Polarity, Unit
from tracker.wording import measures

if TYPE_CHECKING:
    from flask import Flask

MONTH = (date(2013, 12, 1), date(2013, 12, 31))
QUARTER = (date(2013, 10, 1), date(2013, 12, 31))
YEAR = (date(2012, 4, 1), date(2013, 3, 31))


@pytest.fixture(autouse=True)
def request_under_way(app_of_session: Flask) -> Iterator[None]:
    with app_of_session.test_request_context():
        yield


@pytest.mark.parametrize(
    ("days", "frequency", "basis", "table", "sentence"),
    [
        (MONTH, Frequency.MONTHLY, Basis.FLOW, "December 2013", "in December 2013"),
        (MONTH, Frequency.MONTHLY, Basis.SNAPSHOT, "31 December 2013", "on 31 December 2013"),
        (
            QUARTER,
            Frequency.QUARTERLY,
            Basis.FLOW,
            "October to December 2013",
            "from October to December 2013",
        ),
        (
            YEAR,
            Frequency.ANNUAL,
            Basis.FLOW,
            "Year to 31 March 2013",
            "in the year to 31 March 2013",
        ),
        (
            YEAR,
            Frequency.MONTHLY,
            Basis.ROLLING_YEAR,
            "12 months to 31 March 2013",
            "in the 12 months to 31 March 2013",
        ),
        (
            (date(2013, 4, 1), date(2014, 1, 31)),
            Frequency.MONTHLY,
            Basis.YEAR_TO_DATE,
            "April 2013 to January 2014",
            "from April 2013 to January 2014",
        ),
        (
            (date(2013, 12, 30), date(2014, 1, 5)),
            Frequency.WEEKLY,
            Basis.FLOW,
            "Week to 5 January 2014",
            "in the week to 5 January 2014",
        ),
    ],
)
def test_period_is_named(
    days: tuple[date, date], frequency: Frequency, basis: Basis, table: str, sentence: str
) -> None:
    assert measures.period(*days, frequency, basis) == table
    assert measures.in_period(*days, frequency, basis) == sentence


def test_sentence_names_the_side_of_target_or_range() -> None:
    said = measures.where_it_stands("81%", "in December 2013", side=Side.BELOW, target="95%")
    within = measures.where_it_stands("12%", "in 2014", side=Side.WITHIN, wanted=("10%", "15%"))

    assert said == "81% in December 2013, below the 95% target."
    assert within == "12% in 2014, within the range wanted, 10% to 15%."


@pytest.mark.parametrize(
    ("direction", "sentence"),
    [
        (Direction.UP, "5 in May, up from 4 in April."),
        (Direction.DOWN, "5 in May, down from 4 in April."),
        (Direction.FLAT, "5 in May, the same as in April."),
        (Direction.NO_COMPARISON, "5 in May."),
    ],
)
def test_sentence_says_the_way_without_a_target(direction: Direction, sentence: str) -> None:
    before = ("4", "in April")

    assert measures.where_it_stands("5", "in May", direction=direction, before=before) == sentence


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (ToleranceRule(95, 0), "Green when the target of 95% is met. Otherwise amber"),
        (ToleranceRule(95, 10), "no more than 10% of the target"),
        (FloorRule(95, 85), "amber when only 85% is"),
        (RangeRule(10, 15), "Green from 10% to 15%, red outside."),
        (None, "it has no target"),
    ],
)
def test_rule_is_said_in_words(
    rule: ToleranceRule | FloorRule | RangeRule | None, words: str
) -> None:
    assert words in measures.rule_in_words(rule, Polarity.HIGH, Unit.PERCENT)


def test_every_code_has_its_words() -> None:
    assert set(measures.RATED) == set(RagReason)
    assert set(measures.NO_FIGURE) == set(Symbol)
    assert set(measures.DOUBTED) == set(Doubt)
    assert set(measures.MOVED) == set(Verdict) - {Verdict.NOT_JUDGED, Verdict.CANNOT_TELL}


def test_movement_never_claims_a_cause() -> None:
    rising = Movement(Verdict.HIGHER, began_before=True)

    assert measures.moved(rising) == "Higher since it was agreed, but already rising before."
    assert measures.moved(Movement(Verdict.NOT_JUDGED)) == ""
    assert "definition" in measures.moved(
        Movement(Verdict.CANNOT_TELL, doubt=Doubt.DEFINITION_CHANGED)
    )
