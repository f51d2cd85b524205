"""What a recorded vote may say: one table of cases."""

from __future__ import annotations

import pytest

from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.votes import check, counted
from tracker.vocabulary import VoteOutcome, VoteSide

FOR, AGAINST, ABSTAINED = VoteSide.FOR, VoteSide.AGAINST, VoteSide.ABSTAINED
CARRIED, LOST = VoteOutcome.CARRIED, VoteOutcome.LOST

CASES = [
    # for, against, outcome, by casting vote, refused
    (None, None, CARRIED, False, None),
    (None, None, LOST, False, None),
    (None, None, CARRIED, True, Broken.CASTING_WITHOUT_TIE),
    (7, 2, CARRIED, False, None),
    (7, None, CARRIED, False, None),
    (7, 2, LOST, False, None),  # where two thirds are needed
    (2, 7, LOST, False, None),
    (2, 7, CARRIED, False, Broken.CARRIED_BY_FEWER),
    (None, 3, CARRIED, False, Broken.CARRIED_BY_FEWER),
    (5, 5, LOST, False, None),
    (5, 5, CARRIED, True, None),
    (5, 5, LOST, True, None),
    (5, 5, CARRIED, False, Broken.TIE_CARRIED),
    (0, 0, CARRIED, False, Broken.TIE_CARRIED),
    (6, 5, CARRIED, True, Broken.CASTING_WITHOUT_TIE),
]


@pytest.mark.parametrize(("ayes", "noes", "outcome", "casting", "refused"), CASES)
def test_the_outcome_is_one_the_votes_give(
    ayes: int | None,
    noes: int | None,
    outcome: VoteOutcome,
    casting: bool,
    refused: Broken | None,
) -> None:
    def run() -> None:
        check({FOR: ayes, AGAINST: noes, ABSTAINED: None}, outcome, by_casting_vote=casting)

    if refused is None:
        run()
        return
    with pytest.raises(RuleBroken) as broken:
        run()
    assert broken.value.code is refused


def test_names_are_counted_and_numbers_must_agree_with_them() -> None:
    nothing = dict.fromkeys(VoteSide)
    assert counted({FOR: 3, AGAINST: None, ABSTAINED: None}, dict.fromkeys(VoteSide, 0)) == {
        FOR: 3,
        AGAINST: None,
        ABSTAINED: None,
    }
    assert counted(nothing, {FOR: 4, AGAINST: 1, ABSTAINED: 0}) == {
        FOR: 4,
        AGAINST: 1,
        ABSTAINED: 0,
    }
    with pytest.raises(RuleBroken) as broken:
        counted(nothing | {AGAINST: 2}, {FOR: 4, AGAINST: 1, ABSTAINED: 0})
    assert broken.value.field == "votes_against"
