"""`flask audit seal` and `flask audit verify`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from tests import builders
from tests.builders import made
from tracker.db import db
from tracker.models import AuditEvent

if TYPE_CHECKING:
    from flask import Flask


def test_events_are_sealed_and_verified(app: Flask) -> None:
    with app.app_context():
        builders.a_committee("ABC")
        builders.a_committee("DEF")
    run = app.test_cli_runner().invoke

    sealed, verified = run(args=["audit", "seal"]), run(args=["audit", "verify"])

    assert sealed.exit_code == verified.exit_code == 0
    assert sealed.output.startswith("2 events sealed.\nLast hash: ")
    assert verified.output.startswith("2 events checked: nothing was tampered with.\nLast hash: ")
    last = verified.output.split()[-1]
    assert sealed.output.split()[-1] == last
    assert run(args=["audit", "verify", "--expect", last]).exit_code == 0
    wrong = run(args=["audit", "verify", "--expect", "0" * 64])
    assert wrong.exit_code == 1
    assert "The hash expected is not in the chain" in wrong.output


def test_verifying_seals_what_is_new(app: Flask) -> None:
    with app.app_context():
        builders.a_committee("ABC")
    run = app.test_cli_runner().invoke

    run(args=["audit", "verify"])

    assert run(args=["audit", "seal"]).output.startswith("0 events sealed.")


def test_tampering_is_named_and_fails_the_command(app: Flask) -> None:
    with app.app_context():
        builders.a_committee("ABC")
        changed = update(AuditEvent).values(subject_name="Another").returning(AuditEvent.id)
        key = made(lambda: db.session.scalar(changed))

    found = app.test_cli_runner().invoke(args=["audit", "verify"])

    assert found.exit_code == 1
    assert f"Event {key} was changed." in found.output
    assert "Last hash" not in found.output
