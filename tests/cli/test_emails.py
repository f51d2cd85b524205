from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.conftest import let_go, make_app
from tests.mail_server import MailServer
from tracker import clock as house_clock
from tracker import transaction
from tracker.operations import outgoing_emails

if TYPE_CHECKING:
    from flask import Flask


@pytest.fixture
def asked(app: Flask) -> None:
    """Jo Hart forgot their password."""
    with app.app_context():
        builders.a_person("Jo Hart")
        now = house_clock.now()
        address = "jo.hart@council.example"
        transaction.write(lambda: outgoing_emails.queue_password_reset(address, now))


@pytest.mark.usefixtures("asked")
def test_demonstration_prints_the_link_to_the_console(app: Flask) -> None:
    done = app.test_cli_runner().invoke(args=["emails", "send"])

    assert done.exit_code == 0
    assert "E-mail to Jo Hart <jo.hart@council.example>" in done.output
    assert "http://127.0.0.1:5000/password/reset/" in done.output
    assert "1 sent, 0 to be tried again" in done.output


@pytest.mark.usefixtures("asked")
def test_undelivered_are_shown_with_what_the_server_said(
    app: Flask, database_url: str, mail_server: MailServer
) -> None:
    mail_server.at_rcpt = "550 No such user"
    mailing = make_app(database_url, mail_url=mail_server.url, base_url="http://localhost")
    try:
        runner = mailing.test_cli_runner()
        sent = runner.invoke(args=["emails", "send"])
        shown = runner.invoke(args=["emails", "undelivered"])
    finally:
        let_go(mailing)

    assert "1 could not be delivered" in sent.output
    assert "jo.hart@council.example" in shown.output
    assert "550 No such user" in shown.output
    assert app.test_cli_runner().invoke(args=["emails", "send"]).output == ""
