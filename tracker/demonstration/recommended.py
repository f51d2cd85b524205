"""Which of the actions were recommendations, and what was answered: for the monitor of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.demonstration.dates import moment, working_day
from tracker.demonstration.events import Events
from tracker.demonstration.script import Agreed, Sitting
from tracker.demonstration.stage import CLERK, Stage
from tracker.models import Action
from tracker.operations import recommendations as operations
from tracker.operations.recommendations import Result
from tracker.queries import actions, recommendations
from tracker.vocabulary import RecommendationRecipient, RecommendationResponse

SENT_DAYS_AFTER = 4
RECEIVED_DAYS_AFTER = 5


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation: the body and the key of its action, and what came back.

    Attributes:
        answered: days after the meeting until the response came; None while it is awaited.
    """

    code: str
    key: str
    review: str
    recipient: RecommendationRecipient
    addressee: str
    answered: int | None = None
    response: RecommendationResponse = RecommendationResponse.ACCEPTED
    reasons: str = ""


EXECUTIVE, HEALTH = RecommendationRecipient.EXECUTIVE, RecommendationRecipient.HEALTH
TRUST = "Wexcombe and District NHS Trust"
RECOMMENDED = (
    Recommended("ENV", "low", "Fire safety in council homes", EXECUTIVE, "Cabinet", 41),
    Recommended(
        "ENV",
        "bins",
        "Rubbish in the town centre",
        EXECUTIVE,
        "Cabinet",
        69,
        RecommendationResponse.ACCEPTED_IN_PART,
        "Four bins can be paid for this year. Two more wait for the next budget.",
    ),
    Recommended("ASC", "transport", "Going home from hospital", HEALTH, TRUST, 20),
    Recommended("ASC", "clinic", "Falls among older people", HEALTH, TRUST),
)


def plan(stage: Stage, events: Events, sittings: tuple[Sitting, ...]) -> None:
    """Plan the notices and the responses."""
    for each in RECOMMENDED:
        for sitting, agreed in _agreed(sittings, each):
            day = stage.day_of(sitting.code, sitting.place)
            _plan(stage, events, each, agreed, day)


def _agreed(sittings: tuple[Sitting, ...], wanted: Recommended) -> Iterator[tuple[Sitting, Agreed]]:
    for sitting in sittings:
        if sitting.code == wanted.code and sitting.written_up:
            for item in sitting.items:
                for agreed in item.agreed:
                    if agreed.key == wanted.key:
                        yield sitting, agreed


def _plan(stage: Stage, events: Events, each: Recommended, agreed: Agreed, day: date) -> None:
    sent = working_day(day + timedelta(days=SENT_DAYS_AFTER))
    received = sent + timedelta(days=RECEIVED_DAYS_AFTER - SENT_DAYS_AFTER)

    def found() -> Action:
        code, year, number = stage.actions[id(agreed)]
        return actions.get(stage.reader(CLERK, moment(day, 12)), code, year, number)

    def notice(now: datetime) -> None:
        action, clerk = found(), stage.reader(CLERK, now)
        known = operations.address(
            action,
            clerk,
            seen_version=0,
            recipient=each.recipient,
            addressee=each.addressee,
            review=each.review,
        )
        operations.record_notice(
            action,
            known,
            clerk,
            received,
            seen_version=known.version,
            sent_on=sent,
            received_on=received,
        )

    def respond(now: datetime) -> None:
        action = found()
        known = recommendations.find(action.id)
        if known is None:
            raise LookupError("Its notice was planned for an earlier day.")
        operations.record_response(
            action,
            known,
            stage.reader(CLERK, now),
            now.date(),
            seen_version=known.version,
            response=each.response,
            responded_on=now.date(),
            reasons=each.reasons,
            result=Result(),
        )

    events.add(moment(received, 15), notice)
    if each.answered is not None:
        events.add(moment(working_day(day + timedelta(days=each.answered)), 15), respond)
