"""What a recorded vote may say: numbers that agree with one another and with the outcome."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import VoteOutcome, VoteSide

Numbers = Mapping[VoteSide, int | None]
"""Votes on each side; None where nothing was said."""


def counted(numbers: Numbers, names: Mapping[VoteSide, int]) -> dict[VoteSide, int | None]:
    """The votes on each side, from what was entered by number and by name.

    Args:
        numbers: as entered.
        names: how many names stand on each side; where there are any, they are counted.

    Raises:
        RuleBroken: a number is entered that is not the number of the names.
    """
    if not any(names.values()):
        return {side: numbers.get(side) for side in VoteSide}
    for side in VoteSide:
        entered = numbers.get(side)
        if entered is not None and entered != names.get(side, 0):
            raise RuleBroken(f"votes_{side.value}", Broken.VOTES_NOT_NAMES)
    return {side: names.get(side, 0) for side in VoteSide}


def check(numbers: Numbers, outcome: VoteOutcome, *, by_casting_vote: bool) -> None:
    """Refuse an outcome that the votes do not give.

    A majority may be lost all the same (some motions need two thirds); fewer votes never carry.
    A tie is decided by a casting vote, or is lost.

    Raises:
        RuleBroken: on `outcome` or `by_casting_vote`.
    """
    ayes, noes = numbers.get(VoteSide.FOR), numbers.get(VoteSide.AGAINST)
    if ayes is None and noes is None:
        if by_casting_vote:
            raise RuleBroken("by_casting_vote", Broken.CASTING_WITHOUT_TIE)
        return
    ayes, noes = ayes or 0, noes or 0
    if by_casting_vote and ayes != noes:
        raise RuleBroken("by_casting_vote", Broken.CASTING_WITHOUT_TIE)
    if outcome is VoteOutcome.CARRIED and ayes < noes:
        raise RuleBroken("outcome", Broken.CARRIED_BY_FEWER)
    if outcome is VoteOutcome.CARRIED and ayes == noes and not by_casting_vote:
        raise RuleBroken("outcome", Broken.TIE_CARRIED)
