"""Queueing reminders once a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app

from tracker import transaction
from tracker.jobs.under_way import UnderWay
from tracker.operations import reminders

if TYPE_CHECKING:
    from config import Settings


def queue_reminders(under_way: UnderWay) -> str | None:
    """Queue what is due; the demonstration reminds its invented people only by a real server."""
    settings = cast("Settings", current_app.config["SETTINGS"])
    if settings.is_demo and not settings.mail_url:
        return None
    queued = transaction.write(lambda: reminders.queue(under_way.now))
    return f"{queued} reminders queued." if queued else None
