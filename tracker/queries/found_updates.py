"""Older actions that a passage of minutes may tell about: "the letter had been circulated"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.models import Action, AgendaItem
from tracker.queries import visibility
from tracker.queries.fetch import all_of
from tracker.rules import found_passages as rules
from tracker.vocabulary import ActionStatus, ReadingClass, Restriction

MOST = 500
"""Open actions of one committee that are compared with a passage."""
OFFERED = 8

_TAKES_UPDATES = (ActionStatus.ISSUED, ActionStatus.IN_PROGRESS, ActionStatus.PAUSED)
_LONG_WORD = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(
    [
        "that",
        "with",
        "this",
        "from",
        "would",
        "will",
        "have",
        "been",
        "committee",
        "report",
        "action",
    ]
)


@dataclass(frozen=True, slots=True)
class OlderAction:
    """An open action a passage may be about."""

    id: int
    reference: str
    wording: str


def older_actions(reader: Reader, item: AgendaItem) -> list[OlderAction]:
    """Open actions of the item's committee that were agreed before its meeting, newest first.

    Under an item that is not open to everybody only actions just as restricted: the words of
    the passage become words of the action.
    """
    meeting = item.meeting
    wanted = (
        select(Action.id, Action.code, Action.year, Action.number, Action.wording)
        .where(
            Action.committee_id == meeting.committee_id,
            Action.status.in_(_TAKES_UPDATES),
            Action.agreed_on < meeting.held_on,
            visibility.actions(reader),
        )
        .order_by(Action.agreed_on.desc(), Action.id.desc())
        .limit(MOST)
    )
    if item.restriction is not Restriction.OPEN:
        wanted = wanted.where(
            Action.reading_class == ReadingClass.RESTRICTED,
            Action.item_id == item.id,
        )
    return [
        OlderAction(row.id, f"{row.code}/{row.year}/{row.number:03d}", row.wording)
        for row in all_of(wanted)
    ]


def likeliest(passage: str, older: Sequence[OlderAction]) -> list[OlderAction]:
    """The few actions that have most words in common with a passage, likeliest first."""
    said = _content(passage)
    ranked = sorted(older, key=lambda each: -len(said & _content(each.wording)))
    return ranked[:OFFERED]


def _content(words: str) -> frozenset[str]:
    found = _LONG_WORD.findall(rules.normalised(words))
    return frozenset(word[:6] for word in found if word not in _COMMON)
