from __future__ import annotations

from datetime import date

import pytest

from tests.rules.response_cases import AGREED, RECEIVED, RESPONSE_CASES, SENT, ResponseCase
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.response_clock import (
    check_notice,
    check_response,
    presses,
    response_due,
    stand_of,
)
from tracker.vocabulary import Nation, RecommendationRecipient, RecommendationResponse

EXECUTIVE, HEALTH = RecommendationRecipient.EXECUTIVE, RecommendationRecipient.HEALTH
PARTNER, COUNCIL = RecommendationRecipient.PARTNER, RecommendationRecipient.COUNCIL


@pytest.mark.parametrize(
    ("recipient", "received_on", "nation", "expected"),
    [
        (EXECUTIVE, date(2014, 1, 28), Nation.ENGLAND, date(2014, 3, 27)),
        (EXECUTIVE, date(2014, 3, 1), Nation.ENGLAND, date(2014, 4, 30)),
        (EXECUTIVE, date(2013, 12, 31), Nation.ENGLAND, date(2014, 2, 27)),
        (EXECUTIVE, date(2015, 12, 31), Nation.ENGLAND, date(2016, 2, 28)),
        (HEALTH, date(2014, 1, 28), Nation.ENGLAND, date(2014, 2, 24)),
        (HEALTH, date(2016, 2, 10), Nation.ENGLAND, date(2016, 3, 8)),
        (PARTNER, date(2014, 1, 28), Nation.ENGLAND, None),
        (COUNCIL, date(2014, 1, 28), Nation.ENGLAND, None),
        (EXECUTIVE, None, Nation.ENGLAND, None),
        (EXECUTIVE, date(2014, 1, 28), Nation.SCOTLAND, None),
        (HEALTH, date(2014, 1, 28), Nation.WALES, None),
    ],
)
def test_the_clock_runs_from_receipt_by_kind_of_recipient(
    recipient: RecommendationRecipient,
    received_on: date | None,
    nation: Nation,
    expected: date | None,
) -> None:
    assert response_due(recipient, received_on, nation) == expected


@pytest.mark.parametrize("case", RESPONSE_CASES, ids=str)
def test_how_a_response_stands(case: ResponseCase) -> None:
    stand = stand_of(case.sent_on, case.received_on, case.due_on, case.responded_on, case.today)

    assert stand == case.stand
    assert presses(stand) is case.presses


@pytest.mark.parametrize(
    ("sent_on", "received_on", "field", "code"),
    [
        (date(2014, 1, 22), None, "sent_on", Broken.NOTICE_BEFORE_AGREED),
        (date(2014, 5, 1), None, "sent_on", Broken.DAY_TO_COME),
        (SENT, date(2014, 5, 1), "received_on", Broken.DAY_TO_COME),
        (SENT, date(2014, 1, 26), "received_on", Broken.RECEIVED_BEFORE_SENT),
        (None, RECEIVED, "sent_on", Broken.NOTICE_NOT_SENT),
    ],
)
def test_a_notice_that_cannot_be_is_refused(
    sent_on: date | None, received_on: date | None, field: str, code: Broken
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_notice(AGREED, sent_on, received_on, date(2014, 4, 30))
    assert (refused.value.field, refused.value.code) == (field, code)


def test_a_notice_that_can_be_passes() -> None:
    check_notice(AGREED, SENT, SENT, SENT)
    check_notice(None, AGREED, None, SENT)
    check_notice(AGREED, None, None, SENT)


ACCEPTED = RecommendationResponse.ACCEPTED
IN_PART = RecommendationResponse.ACCEPTED_IN_PART
IN_PRINCIPLE = RecommendationResponse.ACCEPTED_IN_PRINCIPLE
NOT_ACCEPTED = RecommendationResponse.NOT_ACCEPTED


@pytest.mark.parametrize(
    ("response", "given", "refusal"),
    [
        (ACCEPTED, {}, None),
        (IN_PART, {}, ("reasons", Broken.RESPONSE_NEEDS_REASONS)),
        (IN_PART, {"reasons": "Cost"}, None),
        (NOT_ACCEPTED, {"reasons": "  "}, ("reasons", Broken.RESPONSE_NEEDS_REASONS)),
        (NOT_ACCEPTED, {"reasons": "Cost"}, None),
        (IN_PRINCIPLE, {}, ("lead_post", Broken.PRINCIPLE_NEEDS_OWNER)),
        (IN_PRINCIPLE, {"has_owner": True}, ("on", Broken.PRINCIPLE_NEEDS_DATE)),
        (IN_PRINCIPLE, {"has_owner": True, "has_date": True}, None),
        (ACCEPTED, {"responded_on": date(2014, 6, 1)}, ("responded_on", Broken.DAY_TO_COME)),
        (ACCEPTED, {"responded_on": AGREED}, ("responded_on", Broken.RESPONDED_BEFORE_SENT)),
    ],
)
def test_a_response_says_enough(
    response: RecommendationResponse,
    given: dict[str, object],
    refusal: tuple[str, Broken] | None,
) -> None:
    facts: dict[str, object] = {
        "sent_on": SENT,
        "responded_on": date(2014, 3, 1),
        "reasons": "",
        "has_owner": False,
        "has_date": False,
        "today": date(2014, 4, 30),
    } | given
    if refusal is None:
        check_response(response, **facts)  # type: ignore[arg-type]
        return
    with pytest.raises(RuleBroken) as refused:
        check_response(response, **facts)  # type: ignore[arg-type]
    assert (refused.value.field, refused.value.code) == refusal
