"""What is sent to whom, looked at where it arrives: a real mail server."""

from __future__ import annotations

import re
import threading
from collections import Counter
from datetime import date, timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.mail_server import MailServer
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.emails import outbox
from tracker.emails.transport import Smtp
from tracker.models import (
    Action,
    AuditEvent,
    Meeting,
    OneTimeLink,
    OutgoingEmail,
    Person,
    PostHolder,
)
from tracker.operations import meetings, outgoing_emails, people
from tracker.operations.outgoing_emails import Sender
from tracker.vocabulary import CommitteeKind, EmailKind, EmailState, HolderKind, Restriction

if TYPE_CHECKING:
    from flask import Flask

SENDER = Sender("no-reply@actions.example", "https://actions.example")


def sent(server: MailServer, after: timedelta = timedelta()) -> Counter[EmailState]:
    moment = house_clock.now() + after
    return outgoing_emails.send_due(
        transaction.write, Smtp(server.url, timeout=5), SENDER, lambda: moment
    )


def text_of(email: EmailMessage) -> str:
    body = email.get_body(("plain",))
    return str(body.get_content()) if body else ""


def everything_in(email: EmailMessage) -> str:
    return "".join(str(part.get_content()) for part in email.iter_parts()) + str(email["Subject"])


class Issued:
    """A meeting whose two actions of one post are issued; the post has a holder and a deputy."""

    def __init__(
        self, *, is_public: bool = True, restriction: Restriction = Restriction.OPEN
    ) -> None:
        self.clerk = builders.a_clerk()
        self.holder = builders.a_person("Jo Hart")
        self.deputy = builders.a_person("Di Nye")
        self.post = builders.a_post()
        builders.appointed(self.holder, self.post)
        builders.appointed(self.deputy, self.post, HolderKind.DEPUTY)
        unreachable = builders.made(lambda: people.add_person("No Mail", None, actor=None))
        builders.appointed(unreachable, self.post, HolderKind.DEPUTY)
        committee = builders.a_committee(
            kind=CommitteeKind.SCRUTINY if is_public else CommitteeKind.OFFICER_GROUP
        )
        self.meeting = builders.a_meeting(committee, self.clerk)
        hidden = restriction is not Restriction.OPEN
        words: dict[str, Any] = {"restriction": restriction} | (
            {"restriction_ground": "1", "public_title": "A private matter"} if hidden else {}
        )
        item = builders.an_item(self.meeting, self.clerk, "Secret sale of Canary House", **words)
        self.actions = [
            builders.an_action(
                committee,
                self.meeting,
                self.clerk,
                wording,
                item=item,
                lead_post_id=self.post.id,
                passage="Canary words of the minutes",
            )
            for wording in ("Sell Canary House", "Report on Canary House")
        ]

    def issue(self) -> list[Action]:
        actor = builders.as_reader(self.clerk)

        def issue() -> list[Action]:
            meeting: Meeting = builders.loaded(self.meeting, actor)
            return meetings.issue(meeting, actor, house_clock.now())

        return transaction.write(issue)


def test_holder_and_deputy_are_told_once_of_all_their_actions(
    app: Flask, mail_server: MailServer
) -> None:
    with app.app_context():
        Issued().issue()
        first, second = sent(mail_server), sent(mail_server)

    assert (first, second) == (Counter({EmailState.SENT: 2}), Counter())
    assert [m["To"].addresses[0].addr_spec for m in mail_server.messages] == [
        "jo.hart@council.example",
        "di.nye@council.example",
    ]
    text = text_of(mail_server.messages[0])
    assert "CSP/2013-14/001: Sell Canary House" in text
    assert "https://actions.example/actions/CSP/2013-14/002/update" in text
    assert mail_server.messages[0]["Subject"] == (
        "2 actions for you: Safeguarding Panel, 23 January 2014"
    )


def test_minutes_own_words_are_never_sent(app: Flask, mail_server: MailServer) -> None:
    with app.app_context():
        Issued().issue()
        sent(mail_server)

    assert all("words of the minutes" not in everything_in(m) for m in mail_server.messages)


@pytest.mark.parametrize(
    ("is_public", "restriction"),
    [(True, Restriction.EXEMPT), (True, Restriction.CONFIDENTIAL), (False, Restriction.OPEN)],
)
def test_private_action_is_named_by_its_reference_alone(
    app: Flask, mail_server: MailServer, is_public: bool, restriction: Restriction
) -> None:
    with app.app_context():
        Issued(is_public=is_public, restriction=restriction).issue()
        sent(mail_server)

    whole = "".join(everything_in(m) for m in mail_server.messages)
    assert len(mail_server.messages) == 2
    assert "CSP/2013-14/001: a private action" in whole
    assert "Canary" not in whole
    assert is_public or "Safeguarding" not in whole


def test_action_taken_in_private_after_it_was_queued_is_told_as_private(
    app: Flask, mail_server: MailServer
) -> None:
    with app.app_context():
        issued = Issued()
        issued.issue()
        db.session.query(Action).update(
            {"restriction": Restriction.EXEMPT, "restriction_ground": "1"}
        )
        db.session.commit()
        sent(mail_server)

    assert "Canary" not in "".join(everything_in(m) for m in mail_server.messages)


def test_who_left_the_post_or_was_stopped_is_not_told(app: Flask, mail_server: MailServer) -> None:
    with app.app_context():
        issued = Issued()
        issued.issue()
        db.session.query(PostHolder).filter_by(person_id=issued.holder.id).update(
            {"to_on": date(2013, 12, 31)}
        )
        db.session.query(Person).filter_by(id=issued.deputy.id).update(
            {"disabled_at": house_clock.now()}
        )
        db.session.commit()

        assert sent(mail_server) == Counter({EmailState.NOT_NEEDED: 2})
    assert mail_server.messages == []


def test_nothing_is_queued_when_issuing_is_undone(app: Flask, mail_server: MailServer) -> None:
    with app.app_context():
        issued = Issued()
        actor = builders.as_reader(issued.clerk)
        transaction.write(
            lambda: meetings.issue(
                builders.loaded(issued.meeting, actor), actor, house_clock.now()
            ),
            keep=lambda _: False,
        )

        assert sent(mail_server) == Counter()


def test_two_senders_at_once_send_nothing_twice(app: Flask, mail_server: MailServer) -> None:
    with app.app_context():
        issued = Issued()
        keys = [action.id for action in issued.actions]
        issued.issue()
        for number in range(30):
            transaction.write(
                lambda number=number: outbox.queue(
                    EmailKind.ACTIONS_ISSUED,
                    f"more/{number}",
                    house_clock.now(),
                    person_id=issued.holder.id,
                    about={"actions": keys},
                )
            )
    together = threading.Barrier(3)
    ended: Counter[EmailState] = Counter()

    def send() -> None:
        with app.app_context():
            together.wait()
            ended.update(sent(mail_server))
            db.session.remove()

    senders = [threading.Thread(target=send) for _ in range(3)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    ids = [m["Message-ID"] for m in mail_server.messages]
    assert (len(ids), len(set(ids))) == (32, 32)
    assert ended == Counter({EmailState.SENT: 32})


def test_refused_address_is_given_up_and_shown(app: Flask, mail_server: MailServer) -> None:
    mail_server.at_rcpt = "550 5.1.1 No such user"
    with app.app_context():
        Issued().issue()
        ended = sent(mail_server)
        rows = db.session.query(OutgoingEmail).all()

        assert ended == Counter({EmailState.FAILED: 2})
        assert {row.problem for row in rows} == {"550 5.1.1 No such user"}
        assert sent(mail_server, timedelta(days=1)) == Counter()


def test_server_that_was_busy_gets_every_email_later_and_once(
    app: Flask, mail_server: MailServer
) -> None:
    mail_server.at_rcpt = "450 Busy"
    with app.app_context():
        Issued().issue()
        busy = sent(mail_server)
        mail_server.at_rcpt = "250 OK"
        too_soon = sent(mail_server, timedelta(seconds=30))
        later = sent(mail_server, timedelta(minutes=2))

    assert busy == Counter({EmailState.WAITING: 2})
    assert (too_soon, later) == (Counter(), Counter({EmailState.SENT: 2}))
    assert len(mail_server.messages) == 2


def test_line_dropped_after_the_message_loses_nothing_and_keeps_the_message_id(
    app: Flask, mail_server: MailServer
) -> None:
    mail_server.drops = True
    with app.app_context():
        Issued().issue()
        dropped = sent(mail_server)
        mail_server.drops = False
        later = sent(mail_server, timedelta(minutes=2))

    assert dropped == Counter({EmailState.WAITING: 1})
    assert later == Counter({EmailState.SENT: 2})
    ids = [m["Message-ID"] for m in mail_server.messages]
    assert (len(ids), len(set(ids))) == (3, 2)


def test_sender_killed_while_sending_loses_nothing(app: Flask, mail_server: MailServer) -> None:
    with app.app_context():
        Issued().issue()
        transaction.write(lambda: outbox.claim(house_clock.now()))
        others = sent(mail_server)
        taken_over = sent(mail_server, outbox.CLAIMED_FOR + timedelta(minutes=1))

    assert (others, taken_over) == (Counter({EmailState.SENT: 1}), Counter({EmailState.SENT: 1}))


def asked(address: str) -> None:
    now = house_clock.now()
    transaction.write(lambda: outgoing_emails.queue_password_reset(address, now))


def test_link_to_a_new_password_is_stored_only_as_a_digest(
    app: Flask, mail_server: MailServer
) -> None:
    with app.app_context():
        builders.a_person("Jo Hart")
        asked(" JO.HART@council.example ")
        sent(mail_server)
        (found,) = re.findall(
            r"https://actions\.example/password/reset/(\S+)", text_of(mail_server.messages[0])
        )
        link = db.session.query(OneTimeLink).one()
        stored = " ".join(
            str(value)
            for table in (OutgoingEmail, OneTimeLink, AuditEvent)
            for row in db.session.query(table)
            for value in vars(row).values()
        )

    assert len(found) == 22
    assert found not in stored
    assert link.ends_at - link.made_at == timedelta(hours=1)


@pytest.mark.parametrize("who", ["unknown", "stopped", "never let in"])
def test_nobody_else_is_sent_a_link(app: Flask, mail_server: MailServer, who: str) -> None:
    with app.app_context():
        address = "nobody@council.example"
        if who == "stopped":
            person = builders.a_person("No Body", email=address)
            db.session.query(Person).filter_by(id=person.id).update(
                {"disabled_at": house_clock.now()}
            )
            db.session.commit()
        if who == "never let in":
            builders.made(lambda: people.add_person("No Body", address, actor=None))
        asked(address)
        ended = sent(mail_server)
        rows = db.session.query(OutgoingEmail).all()

        assert ended == Counter({EmailState.NOT_NEEDED: 1})
        assert [row.address for row in rows] == [""]
    assert mail_server.messages == []


def test_account_is_sent_one_link_in_a_quarter_of_an_hour(
    app: Flask, mail_server: MailServer, clock: Any
) -> None:
    with app.app_context():
        builders.a_person("Jo Hart")
        for _ in range(4):
            asked("jo.hart@council.example")
        sent(mail_server)
        clock.shift(timedelta(minutes=16))
        asked("jo.hart@council.example")
        sent(mail_server)

    assert len(mail_server.messages) == 2


def test_link_asked_for_before_a_long_outage_is_not_sent(
    app: Flask, mail_server: MailServer
) -> None:
    with app.app_context():
        builders.a_person("Jo Hart")
        asked("jo.hart@council.example")

        assert sent(mail_server, timedelta(hours=2)) == Counter({EmailState.NOT_NEEDED: 1})
