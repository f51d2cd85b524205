from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tracker.rules.measures.exact import Figure, exact, sign


@pytest.mark.parametrize(
    ("figure", "fraction"),
    [
        (85.5, Fraction(171, 2)),
        (0.1, Fraction(1, 10)),
        (Decimal("0.10"), Fraction(1, 10)),
        (7, Fraction(7)),
        (1e-7, Fraction(1, 10_000_000)),
        (-2.5, Fraction(-5, 2)),
    ],
)
def test_figure_is_the_decimal_it_was_written_as_when_made_exact(
    figure: Figure, fraction: Fraction
) -> None:
    assert exact(figure) == fraction


@pytest.mark.parametrize("figure", [float("nan"), float("inf"), Decimal("NaN")])
def test_figure_is_refused_when_it_is_not_a_number(figure: Figure) -> None:
    with pytest.raises(ValueError, match="Invalid literal"):
        exact(figure)


@pytest.mark.parametrize(
    ("value", "expected"), [(Fraction(1, 3), 1), (Fraction(0), 0), (Fraction(-2), -1)]
)
def test_sign_is_one_of_three_when_asked(value: Fraction, expected: int) -> None:
    assert sign(value) == expected
