"""A clerk's yes or no to a passage of minutes that reads as an agreed action."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, AgendaItem, FoundPassage, PrivatePart
from tracker.operations import actions, updates
from tracker.operations.actions import ActionWords
from tracker.queries import found_passages
from tracker.queries.found_passages import FoundUpdate
from tracker.queries.understanding import FoundAction
from tracker.vocabulary import Expectation, PassageDecision, UpdateKind


def words_of(found: FoundAction, item: AgendaItem, part: PrivatePart | None = None) -> ActionWords:
    """What was understood, as an action is recorded; as private as its item, or the part of it."""
    private = part or item
    posts = list(found.posts)
    return ActionWords(
        wording=found.wording,
        passage=found.passage,
        lead_post_id=posts[0] if posts else None,
        contributing_post_ids=posts[1:],
        due=found.due.rule,
        indicators=dict.fromkeys(found.indicators, Expectation.UNDERSTAND),
        kind=found.kind,
        restriction=private.restriction,
        restriction_ground=private.restriction_ground,
    )


def accept(
    item: AgendaItem,
    found: FoundAction,
    actor: Reader,
    now: datetime,
    *,
    part: PrivatePart | None = None,
) -> Action | None:
    """Record an action with what was understood; None when the passage is decided on already.

    `part` is the private part in which the passage stands, if it does.

    Raises:
        RuleBroken: the action cannot be recorded so.
    """
    if _claim(item, found.digest) is not None:
        return None
    action = actions.record_under_item(item, words_of(found, item, part), actor)
    _decide(item, found.digest, PassageDecision.ACCEPTED, actor, now, action)
    return action


def note_corrected(
    item: AgendaItem, digest: str, action: Action, actor: Reader, now: datetime
) -> None:
    """Keep that a passage was recorded with other words, dates or owners than were understood.

    A digest of nothing that stands in the minutes, or is decided on already, changes nothing.
    """
    if not digest or digest not in found_passages.digests_in(found_passages.source_of(actor, item)):
        return
    if _claim(item, digest) is None:
        _decide(item, digest, PassageDecision.CORRECTED, actor, now, action)


def update(
    item: AgendaItem,
    found: FoundUpdate,
    action: Action,
    actor: Reader,
    *,
    today: date,
    now: datetime,
) -> bool:
    """Add a passage to an older action as progress; False when it is decided on already.

    Raises:
        RuleBroken: the action takes no update as it stands.
    """
    if _claim(item, found.digest) is not None:
        return False
    updates.add(action, UpdateKind.PROGRESS, found.passage, actor, today=today, now=now)
    _decide(item, found.digest, PassageDecision.UPDATED, actor, now, action)
    return True


def dismiss(item: AgendaItem, digest: str, actor: Reader, now: datetime) -> None:
    """Keep that a passage is no action; dismissed twice, or recorded already, nothing changes."""
    if _claim(item, digest) is not None:
        return
    _decide(item, digest, PassageDecision.DISMISSED, actor, now)
    record(AuditTag.PASSAGE_DISMISSED, item, actor, f"Item {item.number}")


def restore(item: AgendaItem, digest: str, actor: Reader) -> None:
    """Take a dismissal back; one that was not made changes nothing."""
    decision = _claim(item, digest)
    if decision is None or decision.decision is not PassageDecision.DISMISSED:
        return
    db.session.delete(decision)
    db.session.flush()
    record(AuditTag.PASSAGE_RESTORED, item, actor, f"Item {item.number}")


def _claim(item: AgendaItem, digest: str) -> FoundPassage | None:
    """What was decided already; of two who decide at once, the second waits here for the first."""
    db.session.execute(select(AgendaItem.id).where(AgendaItem.id == item.id).with_for_update())
    return found_passages.find_decision(item.id, digest)


def _decide(
    item: AgendaItem,
    digest: str,
    decision: PassageDecision,
    actor: Reader,
    now: datetime,
    action: Action | None = None,
) -> None:
    if actor.person_id is None:
        raise ValueError("A passage is decided on by a person.")
    db.session.add(
        FoundPassage(
            item_id=item.id,
            digest=digest,
            decision=decision,
            action_id=action.id if action else None,
            decided_by_id=actor.person_id,
            decided_at=now,
        )
    )
    db.session.flush()
