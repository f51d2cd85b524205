"""`flask read`: what a text of minutes says was agreed, without saving anything."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

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
