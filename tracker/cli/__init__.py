"""Commands of `flask --app wsgi`: one file a group. Each says in one line what it did."""

from __future__ import annotations

from flask import Flask

from tracker.cli import tracker_import
from tracker.cli.actions import actions
from tracker.cli.audit import audit
from tracker.cli.demo import demo
from tracker.cli.documents import documents
from tracker.cli.emails import emails
from tracker.cli.imports import imports
from tracker.cli.people import people
from tracker.cli.reading import read_minutes, saved
from tracker.cli.reminders import reminders

__all__ = ["init_app", "tracker_import"]


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(demo)
    app.cli.add_command(imports)
    app.cli.add_command(actions)
    app.cli.add_command(audit)
    app.cli.add_command(documents)
    app.cli.add_command(emails)
    app.cli.add_command(people)
    app.cli.add_command(reminders)
    app.cli.add_command(read_minutes)
    app.cli.add_command(saved)
