"""The demonstration, from the command line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

import click
from flask import current_app
from flask.cli import AppGroup

from tracker import clock, demonstration, transaction
from tracker.access.passwords import Passwords
from tracker.demonstration.stage import NotEmptyError

if TYPE_CHECKING:
    from config import Settings

demo = AppGroup("demo", help="The demonstration: an invented council.")


@demo.command("load")
def load() -> None:
    """Fill an empty database with Wexcombe Borough Council."""
    settings = cast("Settings", current_app.config["SETTINGS"])
    if not settings.is_demo:
        raise click.ClickException("The demonstration is never loaded with MODE=production.")
    passwords: Passwords = current_app.extensions["passwords"]
    hashed = passwords.hash(demonstration.PASSWORD)
    today = clock.today()
    began = time.monotonic()
    try:
        loaded = transaction.write(lambda: demonstration.load(today, hashed))
    except NotEmptyError:
        raise click.ClickException(
            "The database holds something already, so the demonstration was not loaded."
        ) from None
    click.echo(
        f"Loaded {loaded.people} people, {loaded.meetings} meetings, {loaded.actions} actions, "
        f"{loaded.indicators} indicators and {loaded.figures} figures "
        f"in {time.monotonic() - began:.1f} seconds."
    )
