from __future__ import annotations

import io
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.emails.certificates import self_made
from tests.mail_server import MailServer
from tracker.emails.messages import Message, Recipient, as_email
from tracker.emails.transport import (
    AddressRefusedError,
    Console,
    NotNowError,
    RefusedError,
    Smtp,
    UnreachableError,
)

NOW = datetime(2014, 1, 23, 9, 30, tzinfo=UTC)


def an_email(key: str = "k") -> EmailMessage:
    message = Message(Recipient("Jo Hart", "jo@council.example"), "Hello", "Text\n", "<p>Text</p>")
    return as_email(message, sender="no-reply@c.example", council="Wexcombe", key=key, now=NOW)


def test_message_arrives_once_with_text_and_html(mail_server: MailServer) -> None:
    Smtp(mail_server.url).send(an_email())

    (taken,) = mail_server.messages
    assert taken["To"] == "Jo Hart <jo@council.example>"
    assert taken["From"] == "Wexcombe <no-reply@c.example>"
    assert [part.get_content_type() for part in taken.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize(
    ("at_rcpt", "at_data", "expected"),
    [
        ("550 5.1.1 No such user", "250 OK", AddressRefusedError),
        ("550 5.7.1 Relaying denied", "250 OK", NotNowError),
        ("450 4.2.1 Mailbox busy", "250 OK", NotNowError),
        ("250 OK", "554 Not wanted", RefusedError),
        ("250 OK", "452 Disk is full", NotNowError),
    ],
)
def test_answer_says_whether_to_try_again(
    mail_server: MailServer, at_rcpt: str, at_data: str, expected: type[Exception]
) -> None:
    mail_server.at_rcpt, mail_server.at_data = at_rcpt, at_data
    answer = at_rcpt if at_rcpt != "250 OK" else at_data

    with pytest.raises(expected) as refused:
        Smtp(mail_server.url).send(an_email())

    assert type(refused.value) is expected
    assert answer in str(refused.value)
    assert mail_server.messages == []


def test_line_dropped_after_the_message_is_no_promise(mail_server: MailServer) -> None:
    mail_server.drops = True

    with pytest.raises(UnreachableError):
        Smtp(mail_server.url).send(an_email())


def test_server_that_is_not_there_is_unreachable() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(UnreachableError):
            Smtp(f"smtp://127.0.0.1:{taken.getsockname()[1]}").send(an_email())


def test_server_that_hangs_is_unreachable_when_patience_ends() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(UnreachableError):
            Smtp(f"smtp://127.0.0.1:{silent.getsockname()[1]}", timeout=0.2).send(an_email())


def test_console_prints_whom_and_what() -> None:
    printed = io.StringIO()
    Console(printed).send(an_email())

    assert "E-mail to Jo Hart <jo@council.example>\nSubject: Hello\n\nText" in printed.getvalue()


@pytest.fixture(params=["smtps://127.0.0.1", "smtp://127.1"])
def secured(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[MailServer, str, Path]]:
    """A server with a self-made certificate: TLS from the start, and STARTTLS; its address."""
    certificate, context = self_made(tmp_path)
    is_smtps = request.param.startswith("smtps")
    # 127.1 is this machine by another name, to which the transport does not speak plainly.
    server = MailServer(tls=context) if is_smtps else MailServer(starttls=context)
    server.start()
    yield server, f"{request.param}:{server.port}", certificate
    server.stop()


def test_certificate_nobody_vouches_for_is_not_trusted(
    secured: tuple[MailServer, str, Path],
) -> None:
    server, url, _certificate = secured
    with pytest.raises(UnreachableError, match="certificate verify failed"):
        Smtp(url, timeout=5).send(an_email())

    assert server.messages == []


def test_certificate_the_machine_trusts_is_used(
    secured: tuple[MailServer, str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, url, certificate = secured
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    Smtp(url, timeout=5).send(an_email())

    assert len(server.messages) == 1


def test_password_is_not_sent_in_the_clear(mail_server: MailServer) -> None:
    with pytest.raises(UnreachableError, match="no TLS for the password"):
        Smtp(f"smtp://name:secret@127.1:{mail_server.port}", timeout=5).send(an_email())
