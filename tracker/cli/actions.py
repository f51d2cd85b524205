"""`flask actions`: what happens to actions by the day, without anybody's doing."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from tracker import clock, transaction
from tracker.operations import reporting_back

actions = AppGroup("actions", help="What the day does to actions.")


@actions.command("keep-up")
def keep_up() -> None:
    """Let actions count as answered while they are before a meeting; run daily."""
    kept = transaction.write(lambda: reporting_back.keep_up(clock.today()))
    click.echo(
        f"{kept.before} before a meeting, {kept.let_go} let go: no outcome was recorded in time."
    )
