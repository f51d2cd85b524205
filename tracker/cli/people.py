"""People who can sign in, from the command line."""

from __future__ import annotations

from typing import cast

import click
from flask import current_app
from flask.cli import AppGroup

from config import Settings
from tracker import transaction
from tracker.access.passwords import Passwords
from tracker.operations import authority
from tracker.operations import people as people_records
from tracker.rules import passwords as password_rules
from tracker.rules.errors import RuleBroken
from tracker.vocabulary import Nation
from tracker.wording.refusals import refusal

people = AppGroup("people", help="People who can sign in.")


@people.command("add")
@click.argument("name")
@click.argument("email")
@click.option("--clerk", is_flag=True, help="A clerk of Democratic Services.")
@click.option("--admin", is_flag=True, help="Administers this installation.")
@click.option("--performance-officer", is_flag=True, help="Keeps the indicators.")
@click.password_option(help="Asked for when not given.")
def add(
    name: str, email: str, *, clerk: bool, admin: bool, performance_officer: bool, password: str
) -> None:
    """Add a person who can sign in, such as the first clerk."""
    passwords: Passwords = current_app.extensions["passwords"]
    try:
        password_rules.check(password, (name, email))
        hashed = passwords.hash(password)

        def added() -> None:
            settings = cast("Settings", current_app.config["SETTINGS"])
            authority.establish(settings.authority_name, Nation(settings.nation))
            people_records.add_person(
                name,
                email,
                password_hash=hashed,
                is_clerk=clerk,
                is_admin=admin,
                is_performance_officer=performance_officer,
                actor=None,
            )

        transaction.write(added)
    except RuleBroken as broken:
        raise click.ClickException(refusal(broken)) from None
    click.echo(f"Added {name}, who signs in as {email.strip().lower()}.")
