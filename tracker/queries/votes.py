"""What was moved and decided under items: read by whoever reads the minutes of the item."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import AgendaItem, Committee, Meeting, RecordedVote
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of


def _shown(reader: Reader) -> AnySelect:
    return (
        select(
            RecordedVote.id,
            RecordedVote.item_id,
            RecordedVote.motion,
            RecordedVote.moved_by,
            RecordedVote.seconded_by,
            RecordedVote.votes_for,
            RecordedVote.votes_against,
            RecordedVote.votes_abstained,
            RecordedVote.names_for,
            RecordedVote.names_against,
            RecordedVote.names_abstained,
            RecordedVote.outcome,
            RecordedVote.by_casting_vote,
        )
        .select_from(RecordedVote)
        .join(AgendaItem, AgendaItem.id == RecordedVote.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            RecordedVote.withdrawn_at.is_(None),
            visibility.items(reader),
            visibility.minutes_of_item(reader),
        )
        .order_by(RecordedVote.id)
    )


def list_of_item(reader: Reader, item_id: int) -> Sequence[AnyRow]:
    """What was decided under one item, in the order it was recorded.

    Columns: id, item_id, motion, moved_by, seconded_by, votes_for, votes_against,
    votes_abstained, names_for, names_against, names_abstained (a name on each line), outcome,
    by_casting_vote.
    """
    return all_of(_shown(reader).where(RecordedVote.item_id == item_id))


def list_of_meeting(reader: Reader, meeting_id: int) -> dict[int, list[AnyRow]]:
    """What was decided at a meeting, by the item's key; the columns of `list_of_item`."""
    found: dict[int, list[AnyRow]] = {}
    for row in all_of(_shown(reader).where(AgendaItem.meeting_id == meeting_id)):
        found.setdefault(row.item_id, []).append(row)
    return found


def get(reader: Reader, public_id: str, vote_id: int) -> RecordedVote:
    """One that stands under an item whose minutes the reader may read, with item and meeting."""
    vote = db.session.scalar(
        select(RecordedVote)
        .join(RecordedVote.item)
        .join(AgendaItem.meeting)
        .join(Meeting.committee)
        .options(
            contains_eager(RecordedVote.item)
            .contains_eager(AgendaItem.meeting)
            .contains_eager(Meeting.committee)
        )
        .where(
            RecordedVote.id == vote_id,
            AgendaItem.public_id == public_id,
            visibility.items(reader),
            visibility.minutes_of_item(reader),
        )
    )
    if vote is None:
        raise NotFoundError
    return vote
