"""`flask emails`: sending what waits in the outbox, and showing what came back."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from tracker import clock, transaction
from tracker.emails import outbox
from tracker.emails.transport import Console, Smtp, Transport
from tracker.operations.outgoing_emails import Sender, send_due
from tracker.queries import assigned
from tracker.vocabulary import EmailState

if TYPE_CHECKING:
    from config import Settings

emails = AppGroup("emails", help="E-mails that wait, and those that came back.")


@emails.command("send")
@click.option("--every", type=click.IntRange(1), metavar="SECONDS", help="Go on until stopped.")
def send(every: int | None) -> None:
    """Send the e-mails that are due; several may run at once."""
    transport = _transport(_settings(current_app))
    while True:
        _send_once(transport)
        if every is None:
            return
        transaction.undo()
        time.sleep(every)


@emails.command("undelivered")
def list_undelivered() -> None:
    """Show the e-mails that could not be delivered, and what the mail server said."""
    found = assigned.list_undelivered()
    for row in found:
        when = row.settled_at.astimezone(clock.LONDON)
        who = f"{row.name} <{row.address}>" if row.name else row.address
        click.echo(f"{when:%d/%m/%Y %H:%M}  {who}  {row.kind.label}  {row.problem}")
    if not found:
        click.echo("Every e-mail was delivered, or waits to be tried again.")


def _send_once(transport: Transport) -> None:
    if not outbox.is_due(clock.now()):
        return
    ended = send_due(transaction.write, transport, _sender(_settings(current_app)), clock.now)
    click.echo(
        f"{ended[EmailState.SENT]} sent, {ended[EmailState.WAITING]} to be tried again, "
        f"{ended[EmailState.FAILED]} could not be delivered, "
        f"{ended[EmailState.NOT_NEEDED]} not needed any more."
    )


def _transport(settings: Settings) -> Transport:
    if settings.mail_url:
        return Smtp(settings.mail_url)
    if settings.is_demo:
        return Console()
    raise click.ClickException("Set MAIL_URL to the mail server: smtp://name:password@host:587.")


def _sender(settings: Settings) -> Sender:
    return Sender(settings.sender, settings.base_url)


def _settings(app: Flask) -> Settings:
    return cast("Settings", app.config["SETTINGS"])
