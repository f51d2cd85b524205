"""`flask reminders`: queueing what people are to be reminded of, for cron where no worker runs."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from tracker import clock, transaction
from tracker.operations import reminders as operations

reminders = AppGroup("reminders", help="Reminders by e-mail.")


@reminders.command("queue")
def queue() -> None:
    """Queue the reminders that are due; run again, nothing is queued twice."""
    queued = transaction.write(lambda: operations.queue(clock.now()))
    click.echo(f"{queued} queued. They go out with the next: flask emails send.")
