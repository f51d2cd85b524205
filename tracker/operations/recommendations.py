"""Recommendations: to whom they go, when the notice went and came, what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, Meeting, Recommendation
from tracker.operations.actions import ActionWords, record_action
from tracker.operations.versions import check_version
from tracker.queries import authorities, recommendations
from tracker.rules.due import DueRule
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.response_clock import check_notice, check_response, response_due
from tracker.vocabulary import (
    ActionKind,
    DueKind,
    RecommendationRecipient,
    RecommendationResponse,
)


@dataclass(frozen=True, slots=True)
class Result:
    """What will be done because of a recommendation; nothing where `wording` is empty."""

    wording: str = ""
    lead_post_id: int | None = None
    due_on: date | None = None


def address(
    action: Action,
    actor: Reader,
    *,
    seen_version: int,
    recipient: RecommendationRecipient,
    addressee: str,
    review: str,
) -> Recommendation:
    """Say that an action is a recommendation, to whom it goes and from which review it comes.

    A changed recipient changes the time they have, counted from the same receipt.
    """
    found = recommendations.find(action.id)
    check_version(found.version if found else 0, seen_version)
    action.kind = ActionKind.RECOMMENDATION
    if found is None:
        found = Recommendation(action_id=action.id, recipient=recipient)
        db.session.add(found)
    found.recipient = recipient
    found.addressee = addressee.strip()
    found.review = review.strip()
    found.response_due_on = _due(found)
    changes = changes_of(found)
    db.session.flush()
    told = {name: pair for name, pair in changes.items() if name in _TOLD and pair[1] != ""}
    if told:
        _record(AuditTag.RECOMMENDATION_ADDRESSED, action, actor, told)
    return found


_TOLD = frozenset({"recipient", "addressee", "review", "response_due_on"})


def record_notice(
    action: Action,
    recommendation: Recommendation,
    actor: Reader,
    today: date,
    *,
    seen_version: int,
    sent_on: date | None,
    received_on: date | None,
) -> None:
    """Record when the notice went and when it was received: the clock runs from the receipt.

    Raises:
        RuleBroken: on `sent_on` or `received_on`, or somebody changed it meanwhile.
    """
    check_version(recommendation.version, seen_version)
    check_notice(action.agreed_on, sent_on, received_on, today)
    recommendation.sent_on = sent_on
    recommendation.received_on = received_on
    recommendation.response_due_on = _due(recommendation)
    changes = changes_of(recommendation)
    if changes:
        db.session.flush()
        _record(AuditTag.NOTICE_RECORDED, action, actor, changes)


def record_response(
    action: Action,
    recommendation: Recommendation,
    actor: Reader,
    today: date,
    *,
    seen_version: int,
    response: RecommendationResponse,
    responded_on: date,
    reasons: str,
    result: Result,
) -> Action | None:
    """Record what was answered, and the action that results where one does.

    Args:
        action: its committee and meeting must have been loaded.
        recommendation: of the action.
        actor: the clerk.
        today: the London date.
        seen_version: the version the form was shown with.
        response: what was answered.
        responded_on: the day the response came.
        reasons: as given.
        result: what will be done; it becomes an action of its own, once.

    Raises:
        RuleBroken: on the field at fault, or somebody changed it meanwhile.
    """
    check_version(recommendation.version, seen_version)
    check_response(
        response,
        sent_on=recommendation.sent_on,
        responded_on=responded_on,
        reasons=reasons,
        has_owner=result.lead_post_id is not None,
        has_date=result.due_on is not None,
        today=today,
    )
    resulting = _resulting(action, recommendation, result, actor)
    recommendation.response = response
    recommendation.responded_on = responded_on
    recommendation.reasons = reasons.strip()
    if resulting is not None:
        recommendation.resulting_action_id = resulting.id
    changes = changes_of(recommendation)
    changes.pop("resulting_action_id", None)
    if "reasons" in changes:
        changes["reasons"] = [None, None]
    if resulting is not None:
        changes["resulting_action"] = [None, resulting.reference]
    if changes:
        db.session.flush()
        _record(AuditTag.RESPONSE_RECORDED, action, actor, changes)
    return resulting


def _resulting(
    action: Action, recommendation: Recommendation, result: Result, actor: Reader
) -> Action | None:
    if recommendation.resulting_action_id is not None:
        return None
    if not result.wording.strip():
        if result.lead_post_id is not None or result.due_on is not None:
            raise RuleBroken("wording", Broken.RESULT_NEEDS_WORDING)
        return None
    if action.meeting is None:
        raise RuleBroken("wording", Broken.RESULT_NEEDS_MEETING)
    due = DueRule(DueKind.DATE, on=result.due_on) if result.due_on else DueRule(DueKind.NONE)
    words = ActionWords(
        result.wording,
        lead_post_id=result.lead_post_id,
        due=due,
        restriction=action.restriction,
        restriction_ground=action.restriction_ground,
    )
    return record_action(action.committee, _meeting(action), action.item, words, actor)


def _meeting(action: Action) -> Meeting:
    if action.meeting is None:
        raise ValueError("The action has no meeting.")
    return action.meeting


def _due(recommendation: Recommendation) -> date | None:
    nation = authorities.the_authority().nation
    return response_due(recommendation.recipient, recommendation.received_on, nation)


def _record(tag: AuditTag, action: Action, actor: Reader, changes: dict[str, object]) -> None:
    record(tag, action, actor, action.reference, changes=changes)
