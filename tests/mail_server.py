"""A real mail server on loopback, which behaves as it is told."""

from __future__ import annotations

import socket
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from ssl import SSLContext
from threading import Lock
from typing import Any

from aiosmtpd.controller import Controller


class MailServer:
    """Keeps what it was handed.

    Attributes:
        at_rcpt: what it answers to a recipient, such as "550 No such user".
        at_data: what it answers to a message.
        drops: whether it breaks the line after taking a message, before answering.

    Args:
        tls: speaks TLS from the start with this.
        starttls: offers to begin TLS with this, and takes no mail before.
    """

    def __init__(
        self, *, tls: SSLContext | None = None, starttls: SSLContext | None = None
    ) -> None:
        self.at_rcpt = "250 OK"
        self.at_data = "250 OK"
        self.drops = False
        self._taken: list[bytes] = []
        self._lock = Lock()
        more: dict[str, Any] = {"tls_context": starttls, "require_starttls": True}
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=_free_port(),
            ssl_context=tls,
            **(more if starttls else {}),
        )

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"smtp://127.0.0.1:{self._controller.port}"

    @property
    def port(self) -> int:
        """The port on which it listens."""
        return int(self._controller.port)

    @property
    def messages(self) -> list[EmailMessage]:
        """What it took, in order."""
        with self._lock:
            return [message_from_bytes(taken, policy=SMTP) for taken in self._taken]

    def start(self) -> None:
        """Listen."""
        self._controller.start()

    def stop(self) -> None:
        """Listen no more."""
        self._controller.stop()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        """Take the recipient or not."""
        if self.at_rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.at_rcpt

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - as above
        """Take the message or not."""
        if self.at_data.startswith("250"):
            with self._lock:
                self._taken.append(envelope.content)
        if self.drops:
            server.transport.abort()
        return self.at_data


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
