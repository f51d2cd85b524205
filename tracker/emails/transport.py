"""The way out: a mail server over SMTP, or the console of the demonstration."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
import sys
from email.message import EmailMessage
from ipaddress import ip_address
from typing import Protocol, TextIO
from urllib.parse import SplitResult, unquote, urlsplit

TIMEOUT_SECONDS = 30
PERMANENT = 500
PORTS = {"smtp": 25, "smtps": 465}


class RefusedError(Exception):
    """The server will never take this message: what it said."""


class AddressRefusedError(RefusedError):
    """The server will never take a message for this address: what it said."""


class NotNowError(Exception):
    """The server does not take this message now: what it said."""


class UnreachableError(NotNowError):
    """The server takes no message now, or left without saying whether it took this one."""


class Transport(Protocol):
    """Whatever takes messages."""

    def send(self, message: EmailMessage) -> None:
        """Hand a message over.

        Raises:
            RefusedError: it will never be taken.
            NotNowError: it may be taken later.
        """
        ...


class Smtp:
    """A mail server.

    Args:
        url: smtp://name:password@host:port, or smtps:// for TLS from the start. Over smtp://
            TLS is begun when the server offers it; a password is never sent without TLS,
            except on this machine.
        timeout: seconds of silence after which the server counts as unreachable.
    """

    def __init__(self, url: str, timeout: float = TIMEOUT_SECONDS) -> None:
        self._url = urlsplit(url)
        self._timeout = timeout

    def send(self, message: EmailMessage) -> None:
        """Hand a message over in a connection of its own; see `Transport`."""
        try:
            server = _connected(self._url, self._timeout)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise UnreachableError(_said(error)) from None
        try:
            _hand_over(server, message)
        finally:
            # A message that was taken stays taken, however the farewell goes.
            with contextlib.suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()


class Console:
    """Prints messages: for the demonstration, which sends none."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream

    def send(self, message: EmailMessage) -> None:
        """Print whom it is for, its subject and its plain text."""
        text = message.get_body(("plain",))
        words = str(text.get_content()).strip() if text else ""
        head = f"E-mail to {message['To']}\nSubject: {message['Subject']}"
        print(f"\n{head}\n\n{words}\n", file=self._stream or sys.stdout, flush=True)


def _connected(url: SplitResult, timeout: float) -> smtplib.SMTP:
    host = url.hostname or "localhost"
    port = url.port or PORTS[url.scheme]
    secured = url.scheme == "smtps"
    if secured:
        context = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=timeout, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=timeout)
    try:
        server.ehlo_or_helo_if_needed()
        if not secured and server.has_extn("starttls") and not _is_here(host):
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
            secured = True
        if url.username:
            _check_safe_for_password(host, secured=secured)
            server.login(unquote(url.username), unquote(url.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def _check_safe_for_password(host: str, *, secured: bool) -> None:
    if not secured and not _is_here(host):
        raise smtplib.SMTPNotSupportedError("The server offers no TLS for the password.")


def _hand_over(server: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise _verdict_on_address(code, said) from None
    except smtplib.SMTPDataError as error:
        raise _verdict(error.smtp_code, error.smtp_error) from None
    except smtplib.SMTPNotSupportedError as error:
        raise RefusedError(_said(error)) from None
    except smtplib.SMTPResponseException as error:
        # Our own address or greeting was refused: that is not this message's fault.
        raise NotNowError(f"{error.smtp_code} {_plain(error.smtp_error)}") from None
    except (smtplib.SMTPException, OSError) as error:
        raise UnreachableError(_said(error)) from None


def _verdict(code: int, said: bytes | str) -> Exception:
    kind = RefusedError if code >= PERMANENT else NotNowError
    return kind(f"{code} {_plain(said)}")


def _verdict_on_address(code: int, said: bytes | str) -> Exception:
    """As `_verdict`; a refusal of policy (RFC 3463, 5.7) is ours to mend, not the address's fault."""
    verdict = _verdict(code, said)
    if not isinstance(verdict, RefusedError):
        return verdict
    is_policy = _plain(said).startswith("5.7.")
    return NotNowError(str(verdict)) if is_policy else AddressRefusedError(str(verdict))


def _plain(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


def _said(error: Exception) -> str:
    return _plain(str(error)) or type(error).__name__


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
