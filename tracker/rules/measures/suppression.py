"""Small numbers: hiding counts of 1 to 5 so that no child can be told from a table.

The rule and the symbols are those of the Department for Education's statistics.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

SMALLEST_HIDDEN = 1
LARGEST_HIDDEN = 5


class Symbol(StrEnum):
    """What stands in the place of a figure, or beside it."""

    SUPPRESSED = "c"
    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = "x"
    ROUNDS_TO_ZERO = "low"
    UNRELIABLE = "u"


_OLDER = {":": Symbol.NOT_AVAILABLE, "k": Symbol.ROUNDS_TO_ZERO}


def symbol_of(text: str) -> Symbol | None:
    """Read a cell as a symbol, older ones included; None when it is not one.

    A dash is not read: the LAIT prints it for every reason alike, so the reason is lost.
    """
    cell = text.strip().lower()
    if cell in _OLDER:
        return _OLDER[cell]
    return Symbol(cell) if cell in set(Symbol) else None


def is_small(count: int) -> bool:
    """Whether a count is hidden on public pages: 1 to 5. A zero is a true zero and is shown."""
    return SMALLEST_HIDDEN <= count <= LARGEST_HIDDEN


def protect(cells: Mapping[str, int]) -> dict[str, int | Symbol]:
    """Hide the small counts of a table whose total is shown, and what would reveal them.

    When the total gives the hidden ones away (one alone; or several which must all be 1, or all
    be 5), the next smallest is hidden too: a count before a true zero.

    Args:
        cells: the parts of one total, by name.

    Returns:
        The same names in the same order. A single part cannot be protected this way: hide the
        total of a table of one.
    """
    hidden = {name for name, count in cells.items() if is_small(count)}
    spare = sorted(
        (name for name in cells if name not in hidden),
        key=lambda name: (cells[name] == 0, cells[name]),
    )
    if hidden and spare and _total_reveals([cells[name] for name in hidden]):
        hidden.add(spare[0])
    return {name: Symbol.SUPPRESSED if name in hidden else count for name, count in cells.items()}


def reveals_small(earlier_total: int, later_total: int) -> bool:
    """Whether taking one running total from the next reveals a small count.

    18 in the year to November and 20 in the year to December reveal 2 in December.
    """
    return is_small(later_total - earlier_total)


def _total_reveals(counts: list[int]) -> bool:
    least, most = len(counts) * SMALLEST_HIDDEN, len(counts) * LARGEST_HIDDEN
    return len(counts) == 1 or sum(counts) in {least, most}
