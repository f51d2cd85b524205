"""Figures as people typed them, so that a boundary is a boundary.

85.5 of 95 is exactly 10% short, but in binary floating point it is a little
more. A figure is therefore compared as the decimal it was written as.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

Figure: TypeAlias = int | float | Decimal


def exact(figure: Figure) -> Fraction:
    """Give a figure as the exact fraction of its shortest decimal form.

    Raises:
        ValueError: the figure is not a finite number.
    """
    return Fraction(str(figure))


def sign(value: Fraction) -> int:
    """Give -1, 0 or 1."""
    return (value > 0) - (value < 0)
