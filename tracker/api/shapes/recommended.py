"""Recommendations as programs send and read them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from tracker.api.shapes.days import Day
from tracker.api.shapes.given import LARGEST_KEY, Given, Key, Line, Words
from tracker.rules.response_clock import Clock
from tracker.vocabulary import RecommendationRecipient, RecommendationResponse


class RecommendationShown(BaseModel):
    """An action as a recommendation: to whom it went, when, and what was answered."""

    action: str = Field(description="The reference of the action")
    address: str
    wording: str
    recipient: RecommendationRecipient | None = Field(
        description="Null while nobody said to whom it goes"
    )
    addressee: str | None
    review: str | None
    sent_on: date | None
    received_on: date | None
    response_due_on: date | None
    response: RecommendationResponse | None
    responded_on: date | None
    clock: Clock = Field(description="How the response stands")
    days: int = Field(description="How many days late, or left while it is running")


class RecommendationWhole(RecommendationShown):
    """A recommendation with the reasons given, the action that results, and its version."""

    reasons: str
    resulting_action: str | None = Field(description="Its reference; null where you may not see it")
    version: int


class RecommendationList(BaseModel):
    """A committee’s recommendations, by review."""

    recommendations: list[RecommendationShown]


class ReadBefore(Given):
    """What changes a recommendation says which version of it was read."""

    version: Annotated[int, Field(ge=0, le=LARGEST_KEY)] = Field(
        description="As “version” of the recommendation was read; 0 where there was none"
    )


class AddressRecommendation(ReadBefore):
    """To whom a recommendation goes, and from which review it comes."""

    recipient: RecommendationRecipient
    addressee: Line = ""
    review: Line = ""


class RecordNotice(ReadBefore):
    """When the notice was sent, and when it was received: the time to answer runs from then."""

    sent_on: Day | None = None
    received_on: Day | None = None


class ResultGiven(Given):
    """What will be done; it becomes an action of its own."""

    wording: Words
    owner: Key | None = None
    on: Day | None = None


class RecordResponse(ReadBefore):
    """What was answered."""

    response: RecommendationResponse
    responded_on: Day
    reasons: Words = ""
    result: ResultGiven | None = None
