"""By when a recommendation must be answered, counted from the day its notice was received.

A warning, never a block. The clock starts with a recorded receipt and not before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.rules.calendar import months_after
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Nation, RecommendationRecipient, RecommendationResponse

EXECUTIVE_MONTHS = 2
"""England: the executive answers within two months beginning with the day of receipt
(Local Government Act 2000, section 9FE)."""

HEALTH_DAYS = 28
"""England: a health body that was asked to answers within 28 days (Local Authority (Public Health,
Health and Wellbeing Boards and Health Scrutiny) Regulations 2013, regulation 22)."""


SOON_DAYS = 14
"""Days before a response is due from which it is told of."""


class Clock(StrEnum):
    """How the response to a recommendation stands."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    RUNNING = "running"
    LATE = "late"
    NO_LIMIT = "no_limit"
    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"


@dataclass(frozen=True, slots=True)
class Stand:
    """How the response stands on a day; `days` late, or left where it is running."""

    clock: Clock
    days: int = 0


def response_due(
    recipient: RecommendationRecipient, received_on: date | None, nation: Nation
) -> date | None:
    """Return the last day for the response, or None where no law sets one.

    The day of receipt counts as the first of both: the earlier, prudent reading.
    """
    if received_on is None or nation is not Nation.ENGLAND:
        return None
    if recipient is RecommendationRecipient.EXECUTIVE:
        return months_after(received_on, EXECUTIVE_MONTHS) - timedelta(days=1)
    if recipient is RecommendationRecipient.HEALTH:
        return received_on + timedelta(days=HEALTH_DAYS - 1)
    return None


def stand_of(
    sent_on: date | None,
    received_on: date | None,
    due_on: date | None,
    responded_on: date | None,
    today: date,
) -> Stand:
    """Return how the response stands; what was answered stops counting on that day."""
    if responded_on is not None:
        late = (responded_on - due_on).days if due_on else 0
        return Stand(Clock.ANSWERED_LATE, late) if late > 0 else Stand(Clock.ANSWERED)
    if sent_on is None and received_on is None:
        return Stand(Clock.NOT_SENT)
    if received_on is None:
        return Stand(Clock.SENT)
    if due_on is None:
        return Stand(Clock.NO_LIMIT)
    if due_on < today:
        return Stand(Clock.LATE, (today - due_on).days)
    return Stand(Clock.RUNNING, (due_on - today).days)


def presses(stand: Stand) -> bool:
    """Whether the response is late, or due so soon that it is told of.

    The same rule stands in SQL in `queries/responses.py`.
    """
    return stand.clock is Clock.LATE or (stand.clock is Clock.RUNNING and stand.days <= SOON_DAYS)


def check_notice(
    agreed_on: date | None, sent_on: date | None, received_on: date | None, today: date
) -> None:
    """Refuse days that cannot be.

    Raises:
        RuleBroken: on `sent_on` or `received_on`.
    """
    if sent_on is not None:
        if sent_on > today:
            raise RuleBroken("sent_on", Broken.DAY_TO_COME)
        if agreed_on is not None and sent_on < agreed_on:
            raise RuleBroken("sent_on", Broken.NOTICE_BEFORE_AGREED, agreed_on=agreed_on)
    if received_on is not None:
        if received_on > today:
            raise RuleBroken("received_on", Broken.DAY_TO_COME)
        if sent_on is None:
            raise RuleBroken("sent_on", Broken.NOTICE_NOT_SENT)
        if received_on < sent_on:
            raise RuleBroken("received_on", Broken.RECEIVED_BEFORE_SENT)


def check_response(
    response: RecommendationResponse,
    *,
    sent_on: date | None,
    responded_on: date,
    reasons: str,
    has_owner: bool,
    has_date: bool,
    today: date,
) -> None:
    """Refuse a response that says too little.

    What is not accepted has its reasons. What is accepted "in principle" commits nobody until
    somebody owns it by a day.

    Raises:
        RuleBroken: on `responded_on`, `reasons`, `lead_post` or `on`.
    """
    if responded_on > today:
        raise RuleBroken("responded_on", Broken.DAY_TO_COME)
    if sent_on is not None and responded_on < sent_on:
        raise RuleBroken("responded_on", Broken.RESPONDED_BEFORE_SENT)
    needs_reasons = {RecommendationResponse.NOT_ACCEPTED, RecommendationResponse.ACCEPTED_IN_PART}
    if response in needs_reasons and not reasons.strip():
        raise RuleBroken("reasons", Broken.RESPONSE_NEEDS_REASONS)
    if response is RecommendationResponse.ACCEPTED_IN_PRINCIPLE:
        if not has_owner:
            raise RuleBroken("lead_post", Broken.PRINCIPLE_NEEDS_OWNER)
        if not has_date:
            raise RuleBroken("on", Broken.PRINCIPLE_NEEDS_DATE)
