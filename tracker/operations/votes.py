"""Recording who moved something under an item, and how it was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tracker.access.reader import Reader
from tracker.audit.record import record as told
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AgendaItem, RecordedVote
from tracker.operations.working_copies import check_unlocked
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.votes import check, counted
from tracker.vocabulary import VoteOutcome, VoteSide

Names = Mapping[VoteSide, Sequence[str]]


@dataclass(frozen=True, slots=True)
class VoteWords:
    """What is recorded of one decision.

    Attributes:
        outcome: carried or lost.
        motion: what was put, in words; empty for the item's own recommendation.
        moved_by: a name, or empty.
        seconded_by: a name, or empty.
        numbers: votes on each side, where they were counted.
        names: who voted on each side, where they were recorded by name.
        by_casting_vote: whether the chair's second vote decided it.
    """

    outcome: VoteOutcome
    motion: str = ""
    moved_by: str = ""
    seconded_by: str = ""
    numbers: Mapping[VoteSide, int | None] = field(default_factory=dict[VoteSide, int | None])
    names: Names = field(default_factory=dict[VoteSide, Sequence[str]])
    by_casting_vote: bool = False


def record(
    item: AgendaItem,
    words: VoteWords,
    actor: Reader,
    now: datetime,
    *,
    instead_of: RecordedVote | None = None,
) -> RecordedVote:
    """Record a decision under an item, or record it again in place of one entered wrongly.

    History says that it happened, none of its words.

    Raises:
        RuleBroken: the minutes are published, the numbers do not agree, or somebody changed or
            took back the one it takes the place of.
    """
    if item.meeting.minutes_published_at is not None:
        raise RuleBroken("outcome", Broken.MINUTES_LOCKED)
    if instead_of is not None and instead_of.withdrawn_at is not None:
        raise RuleBroken("outcome", Broken.VOTE_TAKEN_BACK)
    numbers = counted(words.numbers, {side: len(words.names.get(side, ())) for side in VoteSide})
    check(numbers, words.outcome, by_casting_vote=words.by_casting_vote)
    vote = RecordedVote(
        item_id=item.id,
        motion=words.motion or None,
        moved_by=words.moved_by or None,
        seconded_by=words.seconded_by or None,
        votes_for=numbers[VoteSide.FOR],
        votes_against=numbers[VoteSide.AGAINST],
        votes_abstained=numbers[VoteSide.ABSTAINED],
        names_for=_lines(words.names, VoteSide.FOR),
        names_against=_lines(words.names, VoteSide.AGAINST),
        names_abstained=_lines(words.names, VoteSide.ABSTAINED),
        outcome=words.outcome,
        by_casting_vote=words.by_casting_vote,
        recorded_by_id=actor.person_id,
        recorded_at=now,
    )
    db.session.add(vote)
    tag = AuditTag.VOTE_RECORDED
    if instead_of is not None:
        instead_of.withdrawn_at = now
        tag = AuditTag.VOTE_CHANGED
    db.session.flush()
    told(tag, item, actor, f"Item {item.number}")
    return vote


def _lines(names: Names, side: VoteSide) -> str | None:
    return "\n".join(names.get(side, ())) or None


def withdraw(vote: RecordedVote, actor: Reader, now: datetime) -> None:
    """Take back a decision that was entered by mistake; its item and meeting were loaded.

    Raises:
        RuleBroken: the minutes are published.
    """
    check_unlocked(vote.item)
    if vote.withdrawn_at is not None:
        return
    vote.withdrawn_at = now
    told(AuditTag.VOTE_WITHDRAWN, vote.item, actor, f"Item {vote.item.number}")
