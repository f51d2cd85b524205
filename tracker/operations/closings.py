"""Ways in which an action leaves the outstanding list other than a committee's plain agreement."""

from __future__ import annotations

from datetime import date

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.models import Action
from tracker.operations.decided_at import DecidedAt
from tracker.operations.versions import check_version
from tracker.queries import authorities
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.lifecycle import Verb, check_move
from tracker.vocabulary import ActionStatus, Outcome


def close_provisionally(
    action: Action, outcome: Outcome, actor: Reader, today: date, reason: str, *, seen_version: int
) -> None:
    """Close an action after consulting the chair; the committee is told at its next meeting.

    Raises:
        RuleBroken: the council's settings do not allow it; or the action changed meanwhile, or
            is not with an owner.
    """
    check_version(action.version, seen_version)
    if not authorities.the_authority().closes_provisionally:
        raise RuleBroken("", Broken.PROVISIONAL_NOT_ALLOWED)
    action.status = check_move(Verb.CLOSE_PROVISIONALLY, action.status)
    action.outcome = outcome
    action.closed_on = today
    action.is_provisional = True
    changes = changes_of(action)
    tag = AuditTag.ACTION_CLOSED_PROVISIONALLY
    record(tag, action, actor, action.reference, changes=changes, reason=reason)


def agree_closure(
    action: Action,
    outcome: Outcome,
    actor: Reader,
    today: date,
    at: DecidedAt,
    reason: str | None = None,
) -> None:
    """Record that the committee agreed to what was closed provisionally; its day stays."""
    at.check(action, today)
    if not action.is_provisional:
        raise RuleBroken("status", Broken.SETTLED_MEANWHILE, status=action.status)
    action.is_provisional = False
    action.outcome = outcome
    action.closed_meeting_id = at.meeting.id
    action.closed_item_id = at.item.id if at.item else None
    changes = changes_of(action) | at.in_history()
    record(AuditTag.CLOSURE_AGREED, action, actor, action.reference, changes=changes, reason=reason)


def mark_duplicate(
    action: Action, of: Action | None, actor: Reader, reason: str, *, seen_version: int
) -> None:
    """Mark an action as the same as another of its committee, which goes on.

    Raises:
        RuleBroken: on `of`: no such action of this committee, this one, or one that is itself
            withdrawn or a duplicate. Or the action changed meanwhile, or is finished.
    """
    check_version(action.version, seen_version)
    status = check_move(Verb.MARK_DUPLICATE, action.status)
    if of is None or of.committee_id != action.committee_id:
        raise RuleBroken("of", Broken.DUPLICATE_NOT_FOUND)
    if of.id == action.id:
        raise RuleBroken("of", Broken.DUPLICATE_OF_ITSELF)
    if of.status in {ActionStatus.WITHDRAWN, ActionStatus.DUPLICATE}:
        raise RuleBroken("of", Broken.DUPLICATE_OF_DUPLICATE)
    action.status = status
    action.duplicate_of_id = of.id
    changes = changes_of(action) | {"duplicate_of": [None, of.reference]}
    record(
        AuditTag.ACTION_DUPLICATE, action, actor, action.reference, changes=changes, reason=reason
    )
