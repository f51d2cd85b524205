"""Chairs and clerks are told of responses that are late or due soon; looked at where mail arrives."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.mail_server import MailServer
from tests.operations.test_outgoing_emails import everything_in, sent, text_of
from tests.operations.test_reminders import chosen, close, queued, subjects, to
from tests.web.actions import scene
from tests.web.actions.scene import Scene
from tracker import clock as house_clock
from tracker.db import db
from tracker.models import Action, OutgoingEmail
from tracker.operations import recommendations
from tracker.operations.recommendations import Result
from tracker.queries import actions as action_queries
from tracker.queries import recommendations as recommendation_queries
from tracker.rules.due import DueRule
from tracker.vocabulary import (
    DueKind,
    EmailState,
    ReadingClass,
    RecommendationRecipient,
    RecommendationResponse,
    Restriction,
)

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

DUE_ON = date(2014, 3, 27)  # a Thursday; two months from its receipt on 28 January
SOON = "Your week: 1 response to a recommendation due soon"
LATE = "Your week: 1 response to a recommendation late"


@pytest.fixture
def town(app: Flask, clock: Traveller) -> Scene:
    """One recommendation to the executive, due to be answered on 27 March; nothing else presses."""
    built = scene.build(app, due=DueRule(DueKind.DATE, on=date(2014, 12, 1)))
    clock.move_to("2014-02-03 09:00+00:00")
    with app.app_context():
        actor = builders.as_reader(built.clerk)

        def note() -> None:
            action = action_queries.get(actor, "CSP", "2013-14", 1)
            found = recommendations.address(
                action,
                actor,
                seen_version=0,
                recipient=RecommendationRecipient.EXECUTIVE,
                addressee="Cabinet",
                review="Placements",
            )
            recommendations.record_notice(
                action,
                found,
                actor,
                house_clock.today(),
                seen_version=found.version,
                sent_on=date(2014, 1, 27),
                received_on=date(2014, 1, 28),
            )

        builders.made(note)
        db.session.query(OutgoingEmail).delete()
        db.session.commit()
        for person in (built.clerk, built.chair, built.owner):
            chosen(person)
    return built


def respond(town: Scene) -> None:
    clerk = builders.as_reader(town.clerk)

    def note() -> None:
        action = action_queries.get(clerk, "CSP", "2013-14", 1)
        found = recommendation_queries.find(action.id)
        assert found is not None
        recommendations.record_response(
            action,
            found,
            clerk,
            house_clock.today(),
            seen_version=found.version,
            response=RecommendationResponse.ACCEPTED,
            responded_on=house_clock.today(),
            reasons="",
            result=Result(),
        )

    builders.made(note)


def days_of_mail(clock: Traveller, mail_server: MailServer, days: int) -> Counter[str]:
    """Step day by day, queueing twice each; by day, how many e-mails came."""
    came: Counter[str] = Counter()
    for _ in range(days):
        before = len(mail_server.messages)
        queued()
        queued()
        sent(mail_server)
        came[house_clock.today().isoformat()] += len(mail_server.messages) - before
        clock.shift(timedelta(days=1))
    return +came


def test_digest_tells_once_a_week_from_two_weeks_before_until_it_came(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    with app.app_context():
        for person in (town.chair, town.clerk):
            chosen(person, weekly_digest=True)
        clock.move_to("2014-03-11 06:30+00:00")
        came = days_of_mail(clock, mail_server, 28)
        respond(town)
        came += days_of_mail(clock, mail_server, 8)

    # A Thursday two weeks before, and then every Monday.
    mondays = ["2014-03-17", "2014-03-24", "2014-03-31", "2014-04-07"]
    assert came == dict.fromkeys(["2014-03-13", *mondays], 2)
    assert subjects(mail_server) == [SOON] * 6 + [LATE] * 4
    assert Counter(to(mail_server)) == {str(town.chair.email): 5, str(town.clerk.email): 5}
    text = text_of(mail_server.messages[-1])
    assert "RESPONSES TO RECOMMENDATIONS THAT ARE LATE (1)" in text
    assert f"CSP/2013-14/001: {scene.WORDING}" in text
    assert "Due: 27 March 2014, from Cabinet, 11 days late" in text
    assert f"https://actions.example{town.address}" in text


@pytest.mark.parametrize(
    ("choice", "day", "subject"),
    [
        ("due_tomorrow", "2014-03-26", "1 response to a recommendation is due"),
        ("overdue", "2014-03-28", "1 response to a recommendation is late"),
    ],
)
def test_daily_reminder_comes_on_its_day_and_once_to_chair_and_clerk(
    app: Flask,
    town: Scene,
    mail_server: MailServer,
    clock: Traveller,
    choice: str,
    day: str,
    subject: str,
) -> None:
    with app.app_context():
        for person in (town.chair, town.clerk, town.owner):
            chosen(person, **{choice: True})
        clock.move_to("2014-03-24 06:30+00:00")
        came = days_of_mail(clock, mail_server, 14)

    assert came == Counter({day: 2})
    assert subjects(mail_server) == [subject] * 2
    assert set(to(mail_server)) == {str(town.chair.email), str(town.clerk.email)}


@pytest.mark.parametrize("ending", [respond, close])
def test_response_that_came_or_action_closed_meanwhile_is_not_told(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller, ending: object
) -> None:
    assert callable(ending)
    with app.app_context():
        for person in (town.chair, town.clerk):
            chosen(person, weekly_digest=True, overdue=True)
        clock.move_to("2014-03-31 09:00+00:00")
        assert queued() == 4
        ending(town)

        assert sent(mail_server) == Counter({EmailState.NOT_NEEDED: 4})


def test_it_is_told_before_the_meeting(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller
) -> None:
    with app.app_context():
        chosen(town.chair, before_meeting=True)
        builders.a_meeting(town.committee, town.clerk, on=date(2014, 4, 3))
        clock.move_to("2014-04-01 09:00+00:00")
        queued()
        sent(mail_server)

    (message,) = mail_server.messages
    assert "RESPONSES TO RECOMMENDATIONS LATE OR DUE SOON (1)" in text_of(message)


@pytest.mark.parametrize("kind", ["weekly_digest", "overdue"])
def test_private_recommendation_is_named_by_its_reference_alone(
    app: Flask, town: Scene, mail_server: MailServer, clock: Traveller, kind: str
) -> None:
    with app.app_context():
        chosen(town.clerk, **{kind: True})
        db.session.query(Action).update(
            {
                "restriction": Restriction.EXEMPT,
                "restriction_ground": "2",
                "reading_class": ReadingClass.RESTRICTED,
            }
        )
        db.session.commit()
        clock.move_to("2014-03-28 09:00+00:00")
        queued()
        sent(mail_server)

    (message,) = mail_server.messages
    assert "CSP/2013-14/001: a private action" in text_of(message)
    assert scene.WORDING not in everything_in(message)
    assert "Cabinet" not in everything_in(message)


def test_desks_and_the_outstanding_list_say_it(app: Flask, town: Scene, clock: Traveller) -> None:
    clock.move_to("2014-04-01 09:00+00:00")
    words = "1 response to a recommendation late"
    seen = {}
    for name, person in (("clerk", town.clerk), ("chair", town.chair), ("owner", town.owner)):
        client = app.test_client()
        with app.app_context():
            builders.sign_in(client, person)
        seen[name] = client.get("/").get_data(as_text=True)
        seen[f"list of {name}"] = client.get("/committees/CSP/outstanding").get_data(as_text=True)
    where = {name for name, text in seen.items() if words in text}

    assert where == {"clerk", "chair", "list of clerk", "list of chair", "list of owner"}
    assert "/committees/CSP/recommendations" in seen["clerk"]
