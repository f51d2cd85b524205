"""Drafts of proposals, and which of them say again what an action line says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tracker.rules.reading.shapes import ProposalKind, Span

_LONG_WORD: Final = re.compile(r"[a-z]{4,}")
_COMMON: Final = frozenset(
    "that with this from would will have been committee members agreed action report meeting clerk"  # noqa: SIM905 - reads as a list
    " officer officers which their should chair".split()
)
_COMPARED_AT_MOST: Final = 3000  # characters
_LINES_LOOKED_AT: Final = 5
_UNITS_APART: Final = 3


@dataclass(slots=True)
class Draft:
    """A proposal before its deadline and register entries are sought.

    `due_from` is where the commitment begins; `due` the cell of a due column; `place` the
    passage it comes from, where it comes from one.
    """

    span: Span
    unit: int
    score: float
    why: tuple[str, ...]
    owner: Span | None
    due_from: int
    kind: ProposalKind = ProposalKind.ACTION
    labelled: bool = False
    due: Span | None = None
    place: int | None = None


def without_narrative(text: str, drafts: list[Draft]) -> list[Draft]:
    """Leave out narrative that an action line near by says again."""
    kept: list[Draft] = []
    for place, draft in enumerate(drafts):
        lines = [
            line
            for line in drafts[place + 1 : place + 1 + _LINES_LOOKED_AT]
            if line.why[0] == "action_line" and line.unit - _UNITS_APART <= draft.unit <= line.unit
        ]
        if draft.why[0] == "action_line" or not any(_repeats(text, draft, line) for line in lines):
            kept.append(draft)
    return kept


def _repeats(text: str, narrative: Draft, line: Draft) -> bool:
    said, again = _content(text, narrative.span), _content(text, line.span)
    return len(said & again) >= max(2, min(len(said), len(again)) * 0.4)


def _content(text: str, span: Span) -> set[str]:
    end = min(span.end, span.start + _COMPARED_AT_MOST)
    return set(_LONG_WORD.findall(text[span.start : end].lower())) - _COMMON
