"""What the worker looks at every few seconds: e-mails that wait to be sent.

These are no jobs: each has its own queue, and looking at it must cost next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app

from tracker import clock, transaction
from tracker.emails import outbox
from tracker.emails.transport import Console, Smtp, Transport
from tracker.operations.outgoing_emails import Sender, send_due

if TYPE_CHECKING:
    from config import Settings


def send_emails() -> None:
    """Send what is due: to the mail server, or in the demonstration to the console.

    Production without a mail server sends nothing, and everything waits.
    """
    settings = cast("Settings", current_app.config["SETTINGS"])
    transport: Transport | None = None
    if settings.mail_url:
        transport = Smtp(settings.mail_url)
    elif settings.is_demo:
        transport = Console()
    if transport is not None and outbox.is_due(clock.now()):
        sender = Sender(settings.sender, settings.base_url)
        send_due(transaction.write, transport, sender, clock.now)


OFTEN = (send_emails,)
