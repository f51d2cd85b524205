"""The life of an action: which verb is possible when, and what it leads to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import ActionStatus


class Verb(StrEnum):
    """What may be done to an action that is recorded."""

    ISSUE = "issue"
    AMEND = "amend"
    REASSIGN = "reassign"
    CHANGE_DUE = "change_due"
    UPDATE = "update"
    REPORT = "report"
    PROPOSE_CLOSURE = "propose_closure"
    ASK_LATER_DATE = "ask_later_date"
    SUPPORT = "support"
    RETURN = "return"
    ASK_UPDATE = "ask_update"
    CARRY_FORWARD = "carry_forward"
    CLOSE = "close"
    CLOSE_PROVISIONALLY = "close_provisionally"
    PAUSE = "pause"
    RESUME = "resume"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    MARK_DUPLICATE = "mark_duplicate"
    RELEASE_UPDATE = "release_update"


_RECORDED = ActionStatus.RECORDED
_ISSUED = ActionStatus.ISSUED
_IN_PROGRESS = ActionStatus.IN_PROGRESS
_PAUSED = ActionStatus.PAUSED
_CLOSED = ActionStatus.CLOSED
_WITHDRAWN = ActionStatus.WITHDRAWN
_DUPLICATE = ActionStatus.DUPLICATE

_OPEN = (_RECORDED, _ISSUED, _IN_PROGRESS, _PAUSED)
_WITH_OWNER = (_ISSUED, _IN_PROGRESS, _PAUSED)


def _stays(*statuses: ActionStatus) -> dict[ActionStatus, ActionStatus]:
    return {status: status for status in statuses}


# An owner's entry begins the work, but does not end a pause: only the committee
# or a clerk does that.
_BEGINS = {_ISSUED: _IN_PROGRESS, _IN_PROGRESS: _IN_PROGRESS, _PAUSED: _PAUSED}

MOVES: dict[Verb, dict[ActionStatus, ActionStatus]] = {
    Verb.ISSUE: {_RECORDED: _ISSUED},
    Verb.AMEND: _stays(*_OPEN),
    Verb.REASSIGN: _stays(*_OPEN),
    Verb.CHANGE_DUE: _stays(*_OPEN),
    Verb.UPDATE: _BEGINS,
    Verb.REPORT: _BEGINS,
    Verb.PROPOSE_CLOSURE: _BEGINS,
    Verb.ASK_LATER_DATE: _BEGINS,
    Verb.SUPPORT: _stays(*_WITH_OWNER),
    Verb.RETURN: _stays(*_WITH_OWNER),
    Verb.ASK_UPDATE: _stays(*_WITH_OWNER),
    Verb.CARRY_FORWARD: _stays(*_OPEN),
    # A clerk who enters old minutes records what is closed already.
    Verb.CLOSE: dict.fromkeys(_OPEN, _CLOSED),
    # The chair was asked about what its owner knows of.
    Verb.CLOSE_PROVISIONALLY: dict.fromkeys(_WITH_OWNER, _CLOSED),
    Verb.PAUSE: dict.fromkeys((_ISSUED, _IN_PROGRESS), _PAUSED),
    Verb.RESUME: {_PAUSED: _IN_PROGRESS},
    # What was taken out as a wrong entry is issued again, so that nobody is
    # made its owner without being told.
    Verb.REOPEN: {_CLOSED: _IN_PROGRESS, _WITHDRAWN: _RECORDED, _DUPLICATE: _RECORDED},
    Verb.WITHDRAW: dict.fromkeys(_OPEN, _WITHDRAWN),
    Verb.MARK_DUPLICATE: dict.fromkeys(_OPEN, _DUPLICATE),
    Verb.RELEASE_UPDATE: _stays(*ActionStatus),
}
"""For each verb, the statuses it is possible in and the one each leads to."""

ANSWERS = frozenset({Verb.REPORT, Verb.PROPOSE_CLOSURE})
"""Verbs by which an owner answers; a progress update or a request never does."""

JUDGES = frozenset({Verb.SUPPORT, Verb.RETURN})
"""Verbs by which a chair judges an answer, so that there has to be one."""

CLEARS_ANSWER = frozenset({Verb.RETURN, Verb.REOPEN})
"""Verbs after which an answer is awaited again."""


def check_move(verb: Verb, status: ActionStatus) -> ActionStatus:
    """Return the status an action has after a verb.

    Raises:
        RuleBroken: on the field `status`, when the verb is not possible now.
    """
    try:
        return MOVES[verb][status]
    except KeyError:
        raise RuleBroken("status", Broken.MOVE_NOT_ALLOWED, verb=verb, status=status) from None


def possible(status: ActionStatus) -> frozenset[Verb]:
    """Return the verbs possible in a status, for whoever may do them."""
    return frozenset(verb for verb, moves in MOVES.items() if status in moves)


def check_answered(verb: Verb, answered_on: date | None) -> None:
    """Refuse to judge an answer where there is none.

    Raises:
        RuleBroken: on the field `status`.
    """
    if verb in JUDGES and answered_on is None:
        raise RuleBroken("status", Broken.NOT_ANSWERED, verb=verb)


def answered_after(verb: Verb, answered_on: date | None, today: date) -> date | None:
    """Return the day on which an action counts as answered, after a verb.

    The first answer counts, so that an addition to a report that came in time
    does not make it late. A return or a reopening clears it.
    """
    if verb in CLEARS_ANSWER:
        return None
    if verb in ANSWERS:
        return answered_on or today
    return answered_on
