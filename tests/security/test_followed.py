"""SEC-01 by mail, calendar and feed: no secret word leaves by them, for any kind of reader.

Wider than for pages: what lies on other people's machines names nothing private, not even to
those who may read it here.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.mail_server import MailServer
from tests.security.town import Town, build
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.emails.transport import Smtp
from tracker.models import Action, Person, ReminderChoice
from tracker.operations import calendar_links, outgoing_emails, reminders
from tracker.operations.outgoing_emails import Sender
from tracker.queries import readers

if TYPE_CHECKING:
    from flask import Flask

READERS = ("clerk", "owner", "stranger", "chair", "member", "other_member", "admin", "performance")
FOLLOWED = (
    "/actions.atom",
    "/actions.atom?standing=closed&standing=overdue&standing=no_date&words=Zq",
    "/committees/CSP.atom",
    "/committees/ENV.atom",
    "/committees/OPG.atom",
    "/committees/CSP.ics",
    "/committees/OPG.ics",
)


@pytest.fixture
def town(app: Flask) -> Town:
    """The council of secrets; everybody wants every reminder, and every action presses."""
    built = build(app)
    with app.app_context():
        today = house_clock.today()
        for person in db.session.query(Person):
            db.session.add(
                ReminderChoice(
                    person_id=person.id,
                    weekly_digest=True,
                    due_tomorrow=True,
                    overdue=True,
                    before_meeting=True,
                )
            )
        db.session.query(Action).update(
            {"due_on": today - timedelta(days=1), "issued_at": house_clock.now()}
        )
        db.session.commit()
    return built


def leaks(town: Town, text: str) -> set[str]:
    """Secret words in the text. Whom an action is issued to is told its wording, drafts too."""
    return {word for word in town.secrets if word in text and "draftwording" not in word}


def test_mail_names_nothing_private(app: Flask, town: Town, mail_server: MailServer) -> None:
    sender = Sender("no-reply@actions.example", "https://actions.example")
    with app.app_context():
        for move in (0, 1):
            due = house_clock.today() + timedelta(days=move) - timedelta(days=1 - move)
            db.session.query(Action).update({"due_on": due, "agreed_on": date(2010, 1, 1)})
            db.session.commit()
            transaction.write(lambda: reminders.queue(house_clock.now()))
        outgoing_emails.send_due(transaction.write, Smtp(mail_server.url), sender, house_clock.now)

    told = {message["To"].addresses[0].addr_spec for message in mail_server.messages}
    whole = "".join(
        str(message["Subject"]) + "".join(str(part.get_content()) for part in message.iter_parts())
        for message in mail_server.messages
    )
    assert {town.emails["owner"], town.emails["clerk"]} <= told
    assert "a private action" in whole
    assert "Bring an update" in whole
    assert leaks(town, whole) == set()


def test_calendars_name_nothing_private(app: Flask, town: Town) -> None:
    client = app.test_client()
    for role in READERS:
        with app.app_context():
            person = readers.find_person_by_email(town.emails[role])
            assert person is not None
            reader = readers.reader_for(person, house_clock.today())
            token = transaction.write(
                lambda person=person, reader=reader: calendar_links.make(
                    person, reader, house_clock.now()
                )
            )
        answer = client.get(f"/calendars/{token}.ics")
        assert answer.status_code == 200
        assert leaks(town, answer.text.replace("\r\n ", "")) == set(), role


def test_feeds_name_nothing_private_whoever_asks(app: Flask, town: Town) -> None:
    from tests.security.test_canary import sign_in

    for role in ("public", *READERS):
        client = sign_in(app, town, role)
        paths = [*FOLLOWED, *(f"/actions/{each}.atom" for each in town.addresses["action"])]
        answers = {path: client.get(path) for path in paths}
        for path, answer in answers.items():
            whole = answer.text if answer.mimetype != "text/html" else ""
            assert {word for word in town.secrets if word in whole} == set(), (role, path)
        assert answers["/committees/OPG.atom"].status_code == 404
        assert "Bring an update" in answers["/actions.atom"].text
