"""Passages that say how an older action stands: offered as updates, never as new actions."""

from __future__ import annotations

import re
from typing import Final

_UPDATES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (code, re.compile(pattern, re.IGNORECASE))
    for code, pattern in (
        ("superseded", r"\bsuperseded\b"),
        (
            "still_open",
            r"\b(?:still|remains?|remained)\s+(?:\w+\s+)?(?:outstanding|open|awaited|to\s+be\s+(?:done|completed))\b|\bnot\s+yet\s+(?:been\s+)?\w+|\bno\s+(?:reply|response)\s+(?:had|has)\b",
        ),
        ("carried_forward", r"\b(?:carried\s+forward|held\s+over|deferred\s+(?:to|until))\b"),
        ("can_close", r"\b(?:could|can|to|should)\s+(?:now\s+)?be\s+closed\b"),
        (
            "completed",
            r"\b(?:action|actions|item|matter)s?\s+(?:\w+\s+)?(?:complete[d]?|closed|discharged)\b",
        ),
        (
            "done",
            r"\b(?:had|has|have)\s+(?:now\s+|all\s+|since\s+|already\s+|also\s+)?been\s+(?:circulated|sent|completed|provided|shared|written|contacted|reported|received|actioned|added|arranged|published|submitted|raised|carried\s+out|installed|repaired|replaced|removed)\b|\bwas\s+circulated\b",
        ),
        ("chased", r"\b(?:has|had|have)\s+(?:been\s+)?chased\b"),
    )
)


_WORDS_OF_UPDATES: Final = frozenset(
    (  # noqa: SIM905 - reads as a list
        "superseded still remains remained outstanding open awaited yet reply response carried held"
        " deferred closed complete completed discharged been circulated chased"
    ).split()
)


def may_be_update(words: tuple[str, ...]) -> bool:
    """Whether one of these words may make an update: quick, and says yes too often."""
    return not _WORDS_OF_UPDATES.isdisjoint(map(str.lower, words))


def update_code(words: str) -> str | None:
    """What an update says (still_open, done, carried_forward…), None for any other passage."""
    for code, pattern in _UPDATES:
        if pattern.search(words):
            return code
    return None
