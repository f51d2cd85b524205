"""Words for the life of an action, and the officer's own judgement of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tracker.rules.reading.trackers import days
from tracker.rules.reading.trackers.doubts import Doubt
from tracker.vocabulary import Outcome, Rag

_RAGS = {
    "red": Rag.RED,
    "r": Rag.RED,
    "amber": Rag.AMBER,
    "a": Rag.AMBER,
    "yellow": Rag.AMBER,
    "green": Rag.GREEN,
    "g": Rag.GREEN,
}
_RAG = re.compile(r"(?P<rag>red|amber|yellow|green)(?: ?[-–(:,/]? ?(?P<rest>.*?)\)?)?")
_CLOSED = re.compile(
    r"(?P<word>completed?|closed?|done|actioned|finished|discharged|implemented|achieved|y|yes|"
    r"action completed?|remove(?:d)? from (?:the )?(?:log|tracker)|no further action(?: required)?|nfa)"
    r"[ :–(-]*(?:on |at |in )?(?P<day>[^)]*?)\)?"
)
_NOT_PURSUED = re.compile(
    r"(?:not (?:pursued|agreed|accepted|taken forward)|rejected|abandoned|withdrawn|cancelled)\b.*"
)
_SUPERSEDED = re.compile(r"(?:superseded|merged|replaced|covered by|duplicate)\b.*")
_OPEN = frozenset(
    {
        *("", "open", "ongoing", "on going", "on-going", "in progress", "in-progress", "underway"),
        *("under way", "on track", "not started", "outstanding", "overdue", "live", "active"),
        *("pending", "no", "n", "not yet", "due", "incomplete", "not complete", "not completed"),
        *("partially complete", "partly complete", "part complete", "started", "awaiting response"),
        *("to do", "new", "continuing", "in hand", "delayed", "behind schedule", "to be started"),
        *("carried forward", "tbc", "asap", "b/f", "c/f", "-", "n/a"),
    }
)
_PROPOSED = re.compile(
    r"(?:propos\w+|recommend\w*|suggest\w*|request\w*)(?: (?:to|for|that it))?(?: be)? ?clos\w+|"
    r"complete[d]? ?[-–] ?(?:propose|recommend)\w* (?:to close|closure)|awaiting (?:agreement|sign[ -]off)"
)
_HOLD = re.compile(r"(?:on hold|deferred|paused|suspended|parked)\b.*")


@dataclass(frozen=True, slots=True)
class Status:
    """Where an action is in its life.

    Attributes:
        outcome: how it was closed; None while it is open.
        closed_on: the day named with it.
        is_proposed: whether it waits for the committee to agree that it is closed.
        rag: a rating that stood in the column of the status.
        doubt: what is doubtful about it; what was not understood counts as open.
    """

    outcome: Outcome | None = None
    closed_on: date | None = None
    is_proposed: bool = False
    rag: Rag | None = None
    doubt: Doubt | None = None


_PLAIN = (
    (_PROPOSED, Status(is_proposed=True)),
    (_HOLD, Status(doubt=Doubt.ON_HOLD)),
    (_NOT_PURSUED, Status(Outcome.NOT_PURSUED)),
    (_SUPERSEDED, Status(Outcome.SUPERSEDED)),
)


def read(text: str, *, near: date) -> Status:
    """What a cell of the column "status" says; what is not understood is open, and a doubt."""
    words = " ".join(text.casefold().split()).strip(" .,;!")
    if words in _OPEN:
        return Status()
    for pattern, status in _PLAIN:
        if pattern.fullmatch(words):
            return status
    match = _CLOSED.fullmatch(words)
    if match:
        return _closed(match["day"].strip(), near)
    rag = _RAG.fullmatch(words)
    if rag:
        rest = read(rag["rest"] or "", near=near)
        return Status(rest.outcome, rest.closed_on, rest.is_proposed, _RAGS[rag["rag"]], rest.doubt)
    return Status(doubt=Doubt.STATUS_UNREAD)


def _closed(said: str, near: date) -> Status:
    if not said:
        return Status(Outcome.COMPLETED)
    day = days.read(said, near=near)
    if day is None:
        return Status(doubt=Doubt.STATUS_UNREAD)  # "complete by June" is not complete
    return Status(Outcome.COMPLETED, day.on, doubt=day.doubt)


def read_proposal(text: str) -> bool | None:
    """What "proposed to open/close" says: True to close, False to stay open, None unread."""
    words = " ".join(text.casefold().split()).strip(" .")
    if words in {
        "close",
        "closed",
        "y",
        "yes",
        "propose to close",
        "to close",
        "proposed to close",
    }:
        return True
    if words in {"", "open", "n", "no", "remain open", "keep open", "to remain open", "-", "n/a"}:
        return False
    return None


def read_rag(text: str) -> Rag | None:
    """The officer's judgement, as a word or its first letter; None where it is neither."""
    words = " ".join(text.casefold().split()).strip(" .")
    if words in _RAGS:
        return _RAGS[words]
    match = _RAG.match(words)
    return _RAGS[match["rag"]] if match and words.startswith(match["rag"]) else None


RAG_BLANKS = frozenset(
    {"", "-", "–", "n/a", "na", "none", "tbc", "blue", "b", "complete", "closed"}
)
"""Cells of a rating's column that rate nothing; blue is a council's word for completed."""
