"""REL-08 to 10: senders and schedulers killed at each step, by a signal nobody can catch.

A child process is forked, does the work, and kills itself at a step; whoever comes after it
finds what it left. SMTP itself leaves one gap: between a server's yes and our note of it.
"""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.mail_server import MailServer
from tests.operations.test_outgoing_emails import SENDER, Issued, sent
from tests.web.actions import scene
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.emails import outbox
from tracker.emails.transport import Smtp
from tracker.models import OutgoingEmail
from tracker.operations import outgoing_emails, reminders
from tracker.queries import unreachable
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, EmailKind, EmailState

if TYPE_CHECKING:
    from flask import Flask

STEPS = (
    "before the claim",
    "claimed",
    "before it is written",
    "written",
    "before it is handed over",
    "handed over",
    "before it is noted",
    "noted",
)
TAKEN_BUT_NOT_NOTED = {"handed over", "before it is noted"}


class Steps:
    """Counts the steps of a sender, and ends the process at one."""

    def __init__(self, last: int) -> None:
        self._left = last

    def pass_one(self) -> None:
        """Go one step further, or die."""
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1

    def write(self, block: Callable[[], Any]) -> Any:
        """One committed write, with a step before and after it."""
        self.pass_one()
        result = transaction.write(block)
        self.pass_one()
        return result


class SteppedSmtp(Smtp):
    """The mail server, with a step before and after each message."""

    def __init__(self, url: str, steps: Steps) -> None:
        super().__init__(url)
        self._steps = steps

    def send(self, message: EmailMessage) -> None:
        """Hand it over."""
        self._steps.pass_one()
        super().send(message)
        self._steps.pass_one()


def in_a_child(app: Flask, work: Callable[[], object]) -> int:
    """Do the work in a process of its own; the signal that ended it, 0 for none."""
    with app.app_context():
        db.session.remove()
    child = os.fork()
    if child == 0:
        try:
            with app.app_context():
                db.engine.dispose(close=False)
                work()
        finally:
            os._exit(0)
    _child, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


@pytest.mark.parametrize("step", STEPS)
def test_sender_killed_at_a_step_loses_nothing(
    app: Flask, mail_server: MailServer, step: str
) -> None:
    with app.app_context():
        issued = Issued()
        keys = [action.id for action in issued.actions]
        issued.issue()
        db.session.query(OutgoingEmail).delete()
        db.session.commit()
        transaction.write(
            lambda: outbox.queue(
                EmailKind.ACTIONS_ISSUED,
                "once",
                house_clock.now(),
                person_id=issued.holder.id,
                about={"actions": keys},
            )
        )

    def send() -> None:
        steps = Steps(STEPS.index(step))
        transport = SteppedSmtp(mail_server.url, steps)
        outgoing_emails.send_due(steps.write, transport, SENDER, house_clock.now)

    assert in_a_child(app, send) == signal.SIGKILL
    with app.app_context():
        sent(mail_server, outbox.CLAIMED_FOR + timedelta(minutes=1))
        sent(mail_server, outbox.CLAIMED_FOR + timedelta(hours=1))
        states = [row.state for row in db.session.query(OutgoingEmail)]

    ids = [message["Message-ID"] for message in mail_server.messages]
    assert states == [EmailState.SENT]
    assert len(set(ids)) == 1
    assert len(ids) == (2 if step in TAKEN_BUT_NOT_NOTED else 1)


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("step", ["before it is saved", "saved"])
def test_scheduler_killed_at_a_step_queues_once(
    app: Flask, mail_server: MailServer, step: str
) -> None:
    today = house_clock.today()
    town = scene.build(app, due=DueRule(DueKind.DATE, on=today + timedelta(days=1)))

    def queue() -> None:
        def block() -> None:
            reminders.queue(house_clock.now())
            if step == "before it is saved":
                os.kill(os.getpid(), signal.SIGKILL)

        transaction.write(block)
        os.kill(os.getpid(), signal.SIGKILL)

    assert in_a_child(app, queue) == signal.SIGKILL
    with app.app_context():
        for _ in range(2):
            transaction.write(lambda: reminders.queue(house_clock.now()))
        kinds = Counter(
            row.kind for row in db.session.query(OutgoingEmail).filter_by(person_id=town.owner.id)
        )
        assert kinds[EmailKind.WEEKLY_DIGEST] == 1
        sent(mail_server)

    told = Counter(
        (message["To"].addresses[0].addr_spec, str(message["Subject"]))
        for message in mail_server.messages
    )
    assert max(told.values()) == 1
    assert ("diana.price@council.example", "Your week: 1 action due soon") in told


def test_day_of_a_busy_server_delays_and_loses_nothing(app: Flask, mail_server: MailServer) -> None:
    mail_server.at_data = "452 Disk is full"
    with app.app_context():
        Issued().issue()
        tries = 0
        for hour in range(24):
            tries += sent(mail_server, timedelta(hours=hour)).total()
        mail_server.at_data = "250 OK"
        ended = sent(mail_server, timedelta(hours=31))

    assert ended == Counter({EmailState.SENT: 2})
    assert len(mail_server.messages) == 2
    assert 4 < tries < 30  # ever more rarely


def test_address_refused_for_good_is_shown_and_forgiven(
    app: Flask, mail_server: MailServer
) -> None:
    mail_server.at_rcpt = "550 5.1.1 No such user"
    with app.app_context():
        issued = Issued()
        issued.issue()
        sent(mail_server)
        refused = unreachable.list_all()
        assert [(row.name, row.problem) for row in refused] == [
            ("Di Nye", "550 5.1.1 No such user"),
            ("Jo Hart", "550 5.1.1 No such user"),
        ]
        mail_server.at_rcpt = "250 OK"
        now = house_clock.now()
        transaction.write(
            lambda: outgoing_emails.queue_password_reset("jo.hart@council.example", now)
        )
        sent(mail_server)
        assert [row.name for row in unreachable.list_all()] == ["Di Nye"]
        db.session.query(type(issued.deputy)).filter_by(id=issued.deputy.id).update(
            {"email": "di@council.example"}
        )
        db.session.commit()
        assert list(unreachable.list_all()) == []


def test_clerk_sees_who_is_not_reached(app: Flask, mail_server: MailServer) -> None:
    mail_server.at_rcpt = "550 5.1.1 No such user"
    with app.app_context():
        issued = Issued()
        issued.issue()
        sent(mail_server)
    client = app.test_client()
    builders.sign_in(client, issued.clerk)

    assert "2 people e-mail does not reach" in client.get("/").text
    assert client.get("/people").text.count("E-mail does not reach") == 2
    shown = client.get(f"/people/{issued.holder.id}").text
    assert "550 5.1.1 No such user" in shown
