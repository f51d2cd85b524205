"""`flask import actions`: the tracker a council keeps, read as its pages read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tracker import clock, transaction
from tracker.cli.imports import bytes_of, imports, the_clerk, the_committee
from tracker.exports import tracker_rows
from tracker.imports.sheets import MOST_BYTES, open_book
from tracker.models import TrackerImport, TrackerRow
from tracker.operations import tracker_applying, tracker_reading
from tracker.operations import trackers as operations
from tracker.operations.tracker_looking import Top, doubtful_copy, top_of
from tracker.queries import trackers
from tracker.rules.errors import RuleBroken
from tracker.rules.reading.trackers import row as row_rules
from tracker.rules.reading.trackers.words import TrackerColumn
from tracker.translation import gettext
from tracker.wording.refusals import refusal
from tracker.wording.trackers import doubt_words, summary

MOST_PRINTED = 20


@imports.command("actions")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--committee", required=True, help="The committee's code, such as CSP.")
@click.option(
    "--published", is_flag=True, help="The tracker was published: its actions may be read."
)
@click.option(
    "--sheet", default="", help="Which sheet, from 0; the first with headings if left out."
)
@click.option("--row", default="", help="The number of the row that names the columns.")
@click.option("--hidden", is_flag=True, help="Take hidden rows and columns too.")
@click.option(
    "--doubts", type=click.Path(path_type=Path), help="Write rows in doubt there (.xlsx, .csv)."
)
@click.option("--as", "email", help="E-mail address of the clerk; the only clerk if left out.")
@click.option(
    "--apply", "is_applied", is_flag=True, help="Record what was read; else nothing is saved."
)
def import_actions(
    file: Path,
    committee: str,
    email: str | None,
    sheet: str,
    row: str,
    doubts: Path | None,
    *,
    published: bool,
    hidden: bool,
    is_applied: bool,
) -> None:
    """Import the actions of FILE, a tracker as Excel or CSV; again, it doubles nothing."""

    def run() -> list[str]:
        actor = the_clerk(email)
        sent = operations.send(
            the_committee(actor, committee),
            file.name,
            data,
            actor,
            clock.now(),
            was_published=published,
        )
        top = _read(sent, sheet, row, takes_hidden=hidden)
        told = [_columns(top), *_doubts(sent, top, doubts), f"{summary(sent.counts)}."]
        if is_applied:
            operations.begin_to_apply(sent, seen_version=sent.version)
            tracker_applying.apply_rows(sent.id, actor, clock.today(), clock.now())
        return told

    try:
        data = bytes_of(file, MOST_BYTES)
        open_book(data)
        for line in transaction.write(run, keep=lambda _told: is_applied):
            click.echo(line)
    except RuleBroken as broken:
        raise click.ClickException(f"{refusal(broken)}.") from None
    click.echo("Recorded." if is_applied else "Nothing was saved: add --apply to record it.")


def _read(sent: TrackerImport, sheet: str, row: str, *, takes_hidden: bool) -> Top:
    """Read every row within the one write, with the columns as they are guessed or were said before."""
    top = top_of(sent, sheet, row)
    operations.name_columns(
        sent,
        top.headings,
        top.holding,
        sheet=top.sheet,
        heading_row=top.row,
        takes_hidden=takes_hidden,
    )

    def within(change: Any) -> Any:  # noqa: ANN401 - whatever the change gives
        return change()

    tracker_reading.read_rows(sent.id, clock.today(), within, lambda _done, _of: None)
    return top


def _columns(top: Top) -> str:
    named = [
        f"{heading or '–'}: {holding.label}"
        for heading, holding in zip(top.headings, top.holding, strict=True)
        if holding is not TrackerColumn.NOTHING
    ]
    return f"{top.facts.name}, headings in row {top.row}. {'; '.join(named)}."


def _doubts(sent: TrackerImport, top: Top, file: Path | None) -> list[str]:
    """A line for each of the first rows in doubt; all of them into the file that was asked for."""
    doubtful = [row for row in trackers.each_row(sent.id) if row.is_doubtful]
    if file is None:
        lines = [f"Row {row.number}: {_why(row)}" for row in doubtful[:MOST_PRINTED]]
        more = len(doubtful) - len(lines)
        return (
            [*lines, f"{more:,} more rows in doubt: --doubts FILE has them all."] if more else lines
        )
    write = tracker_rows.as_csv if file.suffix.lower() == ".csv" else tracker_rows.as_excel
    try:
        file.write_bytes(
            write([*top.headings, gettext("Why in doubt")], doubtful_copy(sent, doubtful))
        )
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from None
    return [f"{len(doubtful):,} rows in doubt are in {file}."]


def _why(row: TrackerRow) -> str:
    return "; ".join(doubt_words(each) for each in row_rules.from_json(row.reading).doubts)
