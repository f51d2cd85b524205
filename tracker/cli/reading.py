"""`flask read`: what a text of minutes says was agreed; `flask reading`: saved minutes."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TextIO

import click
from flask.cli import AppGroup

from tracker import clock, transaction
from tracker.operations import minutes_readings
from tracker.queries import reading_export
from tracker.rules import reading
from tracker.rules.reading.shapes import Proposal

LARGEST = 1_000_000


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--meeting",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of the meeting, such as 2014-01-23.",
)
@click.option("--json", "as_json", is_flag=True, help="Print values for a program to read.")
def read_minutes(file: Path, meeting: datetime | None, *, as_json: bool) -> None:
    """Find what was agreed in FILE, a text of minutes: what, who, by when."""
    found = reading.read_file_text(_text_of(file), meeting.date() if meeting else None)
    if as_json:
        click.echo(json.dumps(reading.as_json(found), ensure_ascii=False, indent=1))
        return
    for proposal in found.proposals:
        click.echo(_in_words(proposal))
    count = len(found.proposals)
    click.echo(f"{count} agreed action{'' if count == 1 else 's'} found in {file.name}.")


def _text_of(file: Path) -> str:
    """The file's text, as it is: positions count its characters."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from None
    if len(data) > LARGEST:
        raise click.ClickException(f"{file} is larger than 1 MB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _in_words(proposal: Proposal) -> str:
    owner = ", ".join(each.text for each in proposal.owners) or "nobody named"
    due = proposal.due.phrase or "no date"
    return f"- {proposal.wording}\n    {owner} · {due}"


saved = AppGroup("reading", help="What is read in saved minutes, and what clerks made of it.")

AT_ONCE = 50


@saved.command("catch-up")
def catch_up() -> None:
    """Read all saved minutes that were not read yet, for the queue of found actions."""
    total = 0
    while read := minutes_readings.read_next(AT_ONCE):
        kept = transaction.write(lambda read=read: minutes_readings.keep(read, clock.now()))
        transaction.undo()
        if not kept:
            break
        total += kept
    click.echo(f"{total} minutes read.")


@saved.command("export")
@click.option("--out", type=click.File("w", encoding="utf-8"), default="-", help="A file to write.")
def export(out: TextIO) -> None:
    """Print what was dismissed and corrected, a line of JSON each: published, open matter only."""
    count = 0
    for line in reading_export.judged():
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        count += 1
    click.echo(f"{count} passages exported.", err=True)
