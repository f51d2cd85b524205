"""The SQL twin of which responses press: the table of the Python rule, run through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from tests import builders
from tests.rules.response_cases import RESPONSE_CASES
from tracker.db import db
from tracker.models import Recommendation
from tracker.queries.responses import is_late, presses
from tracker.rules.response_clock import Clock
from tracker.vocabulary import RecommendationRecipient, RecommendationResponse

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller


def test_sql_says_what_python_says(app: Flask, clock: Traveller) -> None:
    del clock
    with app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        meeting = builders.a_meeting(committee, clerk)
        action_id = builders.an_action(committee, meeting, clerk).id
        kept = Recommendation(action_id=action_id, recipient=RecommendationRecipient.EXECUTIVE)
        db.session.add(kept)
        for case in RESPONSE_CASES:
            kept.sent_on, kept.received_on = case.sent_on, case.received_on
            kept.response_due_on, kept.responded_on = case.due_on, case.responded_on
            kept.response = RecommendationResponse.ACCEPTED if case.responded_on else None
            db.session.flush()
            found = db.session.execute(select(presses(case.today), is_late(case.today))).one()

            assert bool(found[0]) is case.presses, case
            assert bool(found[0] and found[1]) is (case.stand.clock is Clock.LATE), case
        db.session.rollback()
