from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.builders import a_person
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.emails import outbox
from tracker.emails.outbox import Claim
from tracker.models import OutgoingEmail
from tracker.vocabulary import EmailKind, EmailState

if TYPE_CHECKING:
    from flask import Flask


def queued(key: str, person_id: int) -> None:
    now = house_clock.now()
    transaction.write(lambda: outbox.queue(EmailKind.ACTIONS_ISSUED, key, now, person_id=person_id))


def claimed(after: timedelta = timedelta()) -> Claim | None:
    now = house_clock.now() + after
    return transaction.write(lambda: outbox.claim(now))


def row() -> OutgoingEmail:
    db.session.expire_all()
    return db.session.query(OutgoingEmail).one()


def test_same_key_is_one_email(app: Flask) -> None:
    with app.app_context():
        person = a_person()
        for _ in range(3):
            queued("once", person.id)

        assert db.session.query(OutgoingEmail).count() == 1


def test_claimed_email_is_nobody_elses_until_the_claim_lapses(app: Flask) -> None:
    with app.app_context():
        queued("once", a_person().id)
        first, second = claimed(), claimed(timedelta(minutes=1))
        third = claimed(outbox.CLAIMED_FOR + timedelta(seconds=5))

        assert (first and first.attempt, second, third and third.attempt) == (1, None, 2)


def test_sender_whose_claim_lapsed_settles_nothing(app: Flask) -> None:
    with app.app_context():
        queued("once", a_person().id)
        slow = claimed()
        claimed(outbox.CLAIMED_FOR + timedelta(seconds=5))
        assert slow is not None
        transaction.write(lambda: outbox.settle_failed(slow, "too late", house_clock.now()))

        assert row().state is EmailState.WAITING


def test_change_that_is_undone_queues_nothing(app: Flask) -> None:
    with app.app_context():
        person = a_person()
        now = house_clock.now()
        transaction.write(
            lambda: outbox.queue(EmailKind.ACTIONS_ISSUED, "k", now, person_id=person.id),
            keep=lambda _: False,
        )

        assert db.session.query(OutgoingEmail).count() == 0


@pytest.mark.parametrize(
    ("attempt", "minutes"), [(1, 1), (2, 3), (3, 9), (4, 27), (6, 243), (7, 360), (5000, 360)]
)
def test_pauses_grow_and_end(attempt: int, minutes: int) -> None:
    assert outbox.pause_after(attempt) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("waited", "state"),
    [(timedelta(hours=71), EmailState.WAITING), (timedelta(hours=72), EmailState.FAILED)],
)
def test_email_is_given_up_after_three_days(
    app: Flask, waited: timedelta, state: EmailState
) -> None:
    with app.app_context():
        queued("once", a_person().id)
        claim = claimed()
        assert claim is not None
        then = claim.queued_at + waited
        transaction.write(lambda: outbox.try_later(claim, "busy", then))

        assert (row().state, row().problem) == (state, "busy")
