"""Figures and indicators as the importer and the demonstration enter them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tracker.access.reader import PUBLIC, SYSTEM
from tracker.operations import indicators as operations
from tracker.queries import figures, indicators
from tracker.queries.measured import measure
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Basis, Frequency, Unit

if TYPE_CHECKING:
    from flask import Flask

DECEMBER: dict[str, Any] = {
    "area": "own",
    "period_start": date(2013, 12, 1),
    "period_end": date(2013, 12, 31),
    "published_on": date(2014, 1, 6),
    "source": "Report",
}


@pytest.fixture(autouse=True)
def in_context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def add(indicator: Any, value: float | None = 81, **changed: Any) -> None:
    builders.made(
        lambda: operations.add_figure(indicator, None, value=value, **(DECEMBER | changed))
    )


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({}, "period_end", Broken.FIGURE_THERE),
        ({"period_end": date(2013, 11, 30)}, "period_end", Broken.ENDS_BEFORE_IT_BEGINS),
        ({"value": None, "area": "england"}, "value", Broken.FIGURE_MISSING),
        ({"area": "neighbours", "mean_of": 9}, "mean_of", Broken.MEAN_OF_MORE),
        ({"area": "neighbours", "mean_of": 9, "mean_among": 8}, "mean_of", Broken.MEAN_OF_MORE),
    ],
)
def test_figure_is_refused(changed: dict[str, Any], field: str, code: Broken) -> None:
    indicator = builders.an_indicator()
    add(indicator)

    with pytest.raises(RuleBroken) as refused:
        add(indicator, **changed)
    assert (refused.value.field, refused.value.code) == (field, code)


def test_series_are_kept_apart_and_publications_kept() -> None:
    indicator = builders.an_indicator(unit=Unit.PERCENT)
    add(indicator)
    add(indicator, 79, published_on=date(2014, 3, 6))
    add(indicator, 60, frequency=Frequency.QUARTERLY)
    add(indicator, 70, basis=Basis.YEAR_TO_DATE)
    every = indicators.all_series(SYSTEM, indicator)
    history = figures.histories_of(SYSTEM, [indicator])[indicator.id]

    assert [each.value for each in every[Frequency.MONTHLY, Basis.FLOW].own] == [79]
    assert len(every) == 3
    assert [each.value for each in history.publications] == [81, 79]
    assert measure(indicator, every[Frequency.MONTHLY, Basis.FLOW]).previous is None


def test_figures_then_and_now_cost_two_statements_however_many() -> None:
    from tests.databases import statements

    pairs: list[tuple[int, int, date]] = []
    for number in range(12):
        indicator = builders.an_indicator(f"N-{number}")
        add(indicator, 50 + number)
        pairs += [(action, indicator.id, date(2014, 1, 23)) for action in range(5)]
    with statements() as sent:
        found = indicators.figures_when_agreed_and_now(SYSTEM, pairs)

    assert len(found) == 60
    assert len([each for each in sent if each.startswith("SELECT")]) == 2


def test_private_indicator_is_left_out_of_then_and_now() -> None:
    indicator = builders.an_indicator(is_public=False)
    add(indicator)
    pairs = [(1, indicator.id, date(2014, 1, 23))]

    assert indicators.figures_when_agreed_and_now(PUBLIC, pairs) == {}
    assert indicators.figures_when_agreed_and_now(PUBLIC, []) == {}
