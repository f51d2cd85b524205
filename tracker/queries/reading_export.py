"""What clerks made of passages that were found in minutes, for judging the reader of minutes.

Only what everybody may read: published minutes of open items of public committees, and actions
that are public themselves. Drafts, restricted items and restricted actions are never exported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from tracker.access.reader import PUBLIC
from tracker.models import (
    Action,
    AgendaItem,
    Committee,
    FoundPassage,
    Meeting,
    MinutesRevision,
    Post,
)
from tracker.queries import visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.rules import found_passages as rules
from tracker.rules import reading
from tracker.rules.found_passages import LONGEST_TEXT
from tracker.rules.reading.shapes import Proposal
from tracker.vocabulary import PassageDecision, Restriction

BATCH = 100
"""Items whose minutes are in memory at once."""

_ASKED = (PassageDecision.DISMISSED, PassageDecision.CORRECTED)


def judged() -> Iterator[dict[str, Any]]:
    """Passages that were dismissed or corrected, as they were understood and as they were recorded.

    The words come from the published minutes: a decision on words that stand there no more, or
    that the rules of today do not find, is left out.
    """
    last = 0
    while True:
        items = all_of(
            select(AgendaItem.id, Meeting.held_on, MinutesRevision.source)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .join(Committee, Committee.id == Meeting.committee_id)
            .join(MinutesRevision, MinutesRevision.id == AgendaItem.published_revision_id)
            .where(
                AgendaItem.id > last,
                AgendaItem.restriction == Restriction.OPEN,
                Meeting.minutes_published_at.is_not(None),
                visibility.items(PUBLIC),
                visibility.minutes_of_item(PUBLIC),
                AgendaItem.id.in_(
                    select(FoundPassage.item_id).where(FoundPassage.decision.in_(_ASKED))
                ),
            )
            .order_by(AgendaItem.id)
            .limit(BATCH)
        )
        if not items:
            return
        decided = _decisions([item.id for item in items])
        for item in items:
            found = reading.read(
                item.source[:LONGEST_TEXT], reading.Context(meeting_on=item.held_on)
            )
            for each in found.proposals:
                row = decided.get((item.id, rules.passage_digest(each.quote)))
                if row is not None:
                    yield _line(row, each)
        last = items[-1].id


def _decisions(item_ids: list[int]) -> dict[tuple[int, str], AnyRow]:
    rows = all_of(
        select(
            FoundPassage.item_id,
            FoundPassage.digest,
            FoundPassage.decision,
            Action.id.label("action_id"),
            Action.wording,
            Action.due_kind,
            Action.due_month,
            Action.kind,
            Post.title.label("owner"),
        )
        .join(
            Action, (Action.id == FoundPassage.action_id) & visibility.actions(PUBLIC), isouter=True
        )
        .join(Post, Post.id == Action.lead_post_id, isouter=True)
        .where(FoundPassage.item_id.in_(item_ids), FoundPassage.decision.in_(_ASKED))
    )
    return {
        (row.item_id, row.digest): row
        for row in rows
        if row.decision is PassageDecision.DISMISSED or row.action_id is not None
    }


def _line(row: AnyRow, found: Proposal) -> dict[str, Any]:
    recorded = None
    if row.decision is not PassageDecision.DISMISSED:
        recorded = {
            "wording": row.wording,
            "owner": row.owner,
            "due": row.due_kind.value,
            "month": row.due_month,
            "kind": row.kind.value,
        }
    return {
        "decision": row.decision.value,
        "quote": found.quote,
        "understood": {
            "owner": found.owners[0].text if found.owners else None,
            "due": found.due.kind.value,
            "phrase": found.due.phrase,
            "month": found.due.month,
            "kind": found.kind.value,
            "confidence": found.confidence,
            "why": list(found.why),
        },
        "recorded": recorded,
    }
