"""Whether a row is private. Fails safe: what is not plainly open is not public."""

from __future__ import annotations

from tracker.rules.reading.trackers.doubts import Doubt
from tracker.rules.restriction import restriction_from_words, signs_of_restriction
from tracker.vocabulary import Restriction


def read(flag: str | None, words: str) -> tuple[Restriction, Doubt | None]:
    """What a row is, from its column "exempt?" and from everything that is written in it.

    Args:
        flag: the cell; None where the tracker has no such column.
        words: all the cells of the row together.
    """
    sign = signs_of_restriction(words)
    if flag is None:
        return (sign, Doubt.PRIVATE_SIGN) if sign else (Restriction.OPEN, None)
    said = restriction_from_words(flag)
    if said is None:
        return sign or Restriction.EXEMPT, Doubt.RESTRICTION_UNREAD
    if said is Restriction.OPEN and sign:
        return sign, Doubt.PRIVATE_SIGN
    return said, None
