from __future__ import annotations

from datetime import date

import pytest

from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.lifecycle import (
    MOVES,
    Verb,
    answered_after,
    check_answered,
    check_move,
    possible,
)
from tracker.vocabulary import ActionStatus

_ = None
R, I, P, Z = (  # noqa: E741 - columns of the table below
    ActionStatus.RECORDED,
    ActionStatus.ISSUED,
    ActionStatus.IN_PROGRESS,
    ActionStatus.PAUSED,
)
C, W, D = ActionStatus.CLOSED, ActionStatus.WITHDRAWN, ActionStatus.DUPLICATE

# Each row: the status after the verb, from each status in this order; _ is refused.
FROM = (R, I, P, Z, C, W, D)
TABLE: list[tuple[Verb, tuple[ActionStatus | None, ...]]] = [
    (Verb.ISSUE, (I, _, _, _, _, _, _)),
    (Verb.AMEND, (R, I, P, Z, _, _, _)),
    (Verb.REASSIGN, (R, I, P, Z, _, _, _)),
    (Verb.CHANGE_DUE, (R, I, P, Z, _, _, _)),
    (Verb.UPDATE, (_, P, P, Z, _, _, _)),
    (Verb.REPORT, (_, P, P, Z, _, _, _)),
    (Verb.PROPOSE_CLOSURE, (_, P, P, Z, _, _, _)),
    (Verb.ASK_LATER_DATE, (_, P, P, Z, _, _, _)),
    (Verb.SUPPORT, (_, I, P, Z, _, _, _)),
    (Verb.RETURN, (_, I, P, Z, _, _, _)),
    (Verb.ASK_UPDATE, (_, I, P, Z, _, _, _)),
    (Verb.CARRY_FORWARD, (R, I, P, Z, _, _, _)),
    (Verb.CLOSE, (C, C, C, C, _, _, _)),
    (Verb.CLOSE_PROVISIONALLY, (_, C, C, C, _, _, _)),
    (Verb.PAUSE, (_, Z, Z, _, _, _, _)),
    (Verb.RESUME, (_, _, _, P, _, _, _)),
    (Verb.REOPEN, (_, _, _, _, P, R, R)),
    (Verb.WITHDRAW, (W, W, W, W, _, _, _)),
    (Verb.MARK_DUPLICATE, (D, D, D, D, _, _, _)),
    (Verb.RELEASE_UPDATE, (R, I, P, Z, C, W, D)),
]
CASES = [
    pytest.param(verb, status, after, id=f"{verb}-{status}")
    for verb, row in TABLE
    for status, after in zip(FROM, row, strict=True)
]


def test_every_verb_has_its_row_when_the_table_is_read() -> None:
    assert [verb for verb, _row in TABLE] == list(Verb)
    assert set(MOVES) == set(Verb)


@pytest.mark.parametrize(("verb", "status", "after"), CASES)
def test_a_verb_leads_on_or_is_refused_when_done_in_a_status(
    verb: Verb, status: ActionStatus, after: ActionStatus | None
) -> None:
    assert (verb in possible(status)) is (after is not None)
    if after is not None:
        assert check_move(verb, status) is after
        return
    with pytest.raises(RuleBroken) as broken:
        check_move(verb, status)
    assert (broken.value.field, broken.value.code) == ("status", Broken.MOVE_NOT_ALLOWED)
    assert broken.value.values == {"verb": verb, "status": status}


EARLIER, TODAY = date(2014, 4, 1), date(2014, 5, 6)


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("answered_on", [None, EARLIER])
def test_the_day_of_the_answer_is_set_kept_or_cleared_when_a_verb_is_done(
    verb: Verb, answered_on: date | None
) -> None:
    expected = answered_on
    if verb in {Verb.REPORT, Verb.PROPOSE_CLOSURE}:
        expected = EARLIER if answered_on else TODAY
    elif verb in {Verb.RETURN, Verb.REOPEN}:
        expected = None
    assert answered_after(verb, answered_on, TODAY) == expected


@pytest.mark.parametrize("verb", [Verb.SUPPORT, Verb.RETURN])
def test_an_answer_cannot_be_judged_when_there_is_none(verb: Verb) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_answered(verb, None)
    assert (broken.value.code, broken.value.values) == (Broken.NOT_ANSWERED, {"verb": verb})
    check_answered(verb, EARLIER)


def test_other_verbs_need_no_answer_when_there_is_none() -> None:
    for verb in set(Verb) - {Verb.SUPPORT, Verb.RETURN}:
        check_answered(verb, None)
