"""Recommendations: a committee's, one of them, its notice and its response."""

from __future__ import annotations

from typing import Any

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.api.actions import ADDRESS
from tracker.api.named import check_posts
from tracker.api.operation import Shown, operation
from tracker.api.pages_of import action_path, own
from tracker.api.shapes import recommended as shapes
from tracker.models import Action, Committee, Recommendation
from tracker.operations import recommendations as operations
from tracker.operations.recommendations import Result
from tracker.queries import NotFoundError, actions, committees, recommendations
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.references import reference
from tracker.rules.response_clock import stand_of
from tracker.vocabulary import TokenScope


def _told(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a Recommendation or a row of the monitor
    stand = stand_of(
        row.sent_on, row.received_on, row.response_due_on, row.responded_on, clock.today()
    )
    names = ("recipient", "addressee", "review", "sent_on", "received_on", "response_due_on")
    told = {name: getattr(row, name) for name in (*names, "response", "responded_on")}
    return told | {"clock": stand.clock, "days": stand.days}


@operation(
    "GET",
    "/committees/<code>/recommendations",
    permission=Permission.OUTSTANDING_READ,
    scope=TokenScope.ACTIONS_READ,
    shows=shapes.RecommendationList,
    on=committees.get,
)
def list_recommendations(reader: Reader, committee: Committee) -> Shown:
    """A committee's recommendations by review, and how their responses stand."""
    rows = recommendations.list_of_committee(reader, committee, clock.today())
    return Shown(
        shapes.RecommendationList(
            recommendations=[
                shapes.RecommendationShown(
                    action=reference(row.code, row.year, row.number),
                    address=own(action_path(row.code, row.year, row.number)),
                    wording=row.wording,
                    **_told(row),
                )
                for row in rows
            ]
        )
    )


def _of(action: Action) -> Recommendation:
    found = recommendations.find(action.id)
    if found is None:
        raise NotFoundError
    return found


@operation(
    "GET",
    ADDRESS + "/recommendation",
    permission=Permission.ACTION_READ,
    scope=TokenScope.ACTIONS_READ,
    shows=shapes.RecommendationWhole,
    on=actions.get,
)
def show_recommendation(reader: Reader, action: Action) -> Shown:
    """One recommendation: to whom it went, when, what was answered and what results."""
    kept = _of(action)
    row = actions.list_by_key(reader, clock.today(), [action.id])[action.id]
    result = recommendations.find_result(reader, kept)
    return Shown(
        shapes.RecommendationWhole(
            action=action.reference,
            address=own(action_path(action.code, action.year, action.number)),
            wording=row.wording,
            **_told(kept),
            reasons=kept.reasons,
            resulting_action=reference(result.code, result.year, result.number) if result else None,
            version=kept.version,
        )
    )


def _path(action: Action) -> str:
    return f"{action_path(action.code, action.year, action.number)}/recommendation"


@operation(
    "POST",
    ADDRESS + "/recommendation",
    permission=Permission.RECOMMENDATION_EDIT,
    scope=TokenScope.ACTIONS_WRITE,
    shows=shapes.RecommendationWhole,
    on=actions.get,
    takes=shapes.AddressRecommendation,
)
def address_recommendation(
    reader: Reader, action: Action, given: shapes.AddressRecommendation
) -> str:
    """Say that an action is a recommendation, and to whom it goes."""
    operations.address(
        action,
        reader,
        seen_version=given.version,
        recipient=given.recipient,
        addressee=given.addressee,
        review=given.review,
    )
    return _path(action)


@operation(
    "POST",
    ADDRESS + "/notice",
    permission=Permission.RECOMMENDATION_EDIT,
    scope=TokenScope.ACTIONS_WRITE,
    shows=shapes.RecommendationWhole,
    on=actions.get,
    takes=shapes.RecordNotice,
)
def record_notice(reader: Reader, action: Action, given: shapes.RecordNotice) -> str:
    """Record when the notice of a recommendation was sent and received."""
    kept = _addressed(action)
    operations.record_notice(
        action,
        kept,
        reader,
        clock.today(),
        seen_version=given.version,
        sent_on=given.sent_on,
        received_on=given.received_on,
    )
    return _path(action)


@operation(
    "POST",
    ADDRESS + "/response",
    permission=Permission.RECOMMENDATION_EDIT,
    scope=TokenScope.ACTIONS_WRITE,
    shows=shapes.RecommendationWhole,
    on=actions.get,
    takes=shapes.RecordResponse,
)
def record_response(reader: Reader, action: Action, given: shapes.RecordResponse) -> str:
    """Record what was answered to a recommendation, and the action that results."""
    kept, result = _addressed(action), Result()
    if given.result is not None:
        check_posts("lead_post", [given.result.owner])
        result = Result(given.result.wording, given.result.owner, given.result.on)
    operations.record_response(
        recommendations.load_origin(action),
        kept,
        reader,
        clock.today(),
        seen_version=given.version,
        response=given.response,
        responded_on=given.responded_on,
        reasons=given.reasons,
        result=result,
    )
    return _path(action)


def _addressed(action: Action) -> Recommendation:
    found = recommendations.find(action.id)
    if found is None:
        raise RuleBroken("", Broken.NOT_ADDRESSED)
    return found
