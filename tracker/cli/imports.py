"""Bringing in what was published elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from flask.cli import AppGroup

from tracker import clock, transaction
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.imports.calendar_file import FileMeeting, read_calendar
from tracker.imports.people_file import PersonRow, read_people
from tracker.imports.published_item import MOST_BYTES
from tracker.imports.word_file import MOST_BYTES as WORD_BYTES
from tracker.imports.word_file import read_word
from tracker.imports.word_minutes import WordMinutes, items_of
from tracker.models import Committee, Meeting
from tracker.operations import calendars, imports_people, word_minutes
from tracker.operations import items as operations
from tracker.operations.items import ReadPage
from tracker.queries import NotFoundError, authorities, committees, items, meetings, readers
from tracker.rules.errors import RuleBroken
from tracker.rules.meeting_plan import Standing
from tracker.wording.calendars import reason_words
from tracker.wording.people_plan import doubt_words, summary
from tracker.wording.refusals import refusal

imports = AppGroup("import", help="Bring in what was published elsewhere.")


@imports.command("item")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--committee", required=True, help="The committee's code, such as CSP.")
@click.option("--meeting", required=True, help="The day of the meeting, such as 2014-01-23.")
@click.option("--as", "email", help="E-mail address of the clerk; the only clerk if left out.")
@click.option("--number", default="", help="The item's number, if the page does not say it.")
@click.option("--dry-run", is_flag=True, help="Show what was read and save nothing.")
def import_item(
    file: Path, committee: str, meeting: str, email: str | None, number: str, *, dry_run: bool
) -> None:
    """Import an agenda item with its minutes from FILE, a published page saved as text."""
    try:
        read = operations.read_page(bytes_of(file))
        show(read)
        done = transaction.write(
            lambda: imported(read, committee, meeting, email, number, save=not dry_run),
            keep=lambda _done: not dry_run,
        )
    except RuleBroken as broken:
        raise click.ClickException(f"{refusal(broken)}.") from None
    click.echo(done)


@imports.command("minutes")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--committee", required=True, help="The committee's code, such as CSP.")
@click.option("--meeting", required=True, help="The day of the meeting, such as 2014-01-23.")
@click.option("--as", "email", help="E-mail address of the clerk; the only clerk if left out.")
@click.option("--inserted", is_flag=True, help="Take tracked insertions nobody accepted yet.")
@click.option("--dry-run", is_flag=True, help="Show what was read and save nothing.")
def import_minutes(
    file: Path, committee: str, meeting: str, email: str | None, *, inserted: bool, dry_run: bool
) -> None:
    """Import a meeting's minutes from FILE, a Word document; what looks private waits in private."""
    try:
        word = read_word(bytes_of(file, WORD_BYTES), with_inserted=inserted)
        read = items_of(word.html)
        for each in word.left_out:
            click.echo(f"{each.kind.label}: {beginning(each.text) or '-'}")
        done = transaction.write(
            lambda: minuted(read, committee, meeting, email), keep=lambda _done: not dry_run
        )
    except RuleBroken as broken:
        raise click.ClickException(f"{refusal(broken)}.") from None
    click.echo(f"{done}{' Nothing was saved.' if dry_run else ''}")


def minuted(read: WordMinutes, code: str, day: str, email: str | None) -> str:
    """Save the items of a Word file; what was done, in a sentence."""
    actor = the_clerk(email)
    meeting = the_meeting(actor, code, day)
    chosen = word_minutes.as_read(read, items.list_progress(actor, meeting.id), meeting.id)
    saved = word_minutes.save_all(meeting, chosen, actor)
    return f"{saved.added:,} items added, {saved.changed:,} new versions, {saved.same:,} as before."


@imports.command("calendar")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--committee", required=True, help="The committee's code, such as CSP.")
@click.option("--as", "email", help="E-mail address of the clerk; the only clerk if left out.")
@click.option("--dry-run", is_flag=True, help="Show what was read and save nothing.")
def import_calendar(file: Path, committee: str, email: str | None, *, dry_run: bool) -> None:
    """Import a committee's meetings from FILE, iCalendar or CSV; what is there stays as it is."""
    try:
        found = read_calendar(bytes_of(file))
        done = transaction.write(
            lambda: scheduled(found, committee, email), keep=lambda _done: not dry_run
        )
    except RuleBroken as broken:
        raise click.ClickException(f"{refusal(broken)}.") from None
    click.echo(f"{done}{' Nothing was saved.' if dry_run else ''}")


def scheduled(found: list[FileMeeting], code: str, email: str | None) -> str:
    """Put in the calendar what is new there; what was done, a line for each doubt."""
    actor = the_clerk(email)
    committee = the_committee(actor, code)
    read = calendars.judge_file(committee, found)
    nation = authorities.the_authority().nation
    lines = [
        f"Row {each.source.number}, {each.source.written}: "
        f"{reason_words(each.reasons, each.source.held_on, nation)}"
        for each in read
        if each.standing is Standing.DOUBT
    ]
    new = [each.meeting for each in read if each.standing is Standing.NEW and each.meeting]
    done = calendars.schedule_all(committee, new, actor)
    lines.append(
        f"{done.meetings:,} new, {len(read) - len(new) - len(lines):,} there already, "
        f"{len(lines):,} in doubt; {done.actions:,} due dates followed."
    )
    return "\n".join(lines)


@imports.command("people")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "email", help="E-mail address of the clerk; the only clerk if left out.")
@click.option("--dry-run", is_flag=True, help="Show what was read and save nothing.")
def import_people(file: Path, email: str | None, *, dry_run: bool) -> None:
    """Import people and posts from FILE, a CSV; what is there stays as it is."""
    try:
        rows = read_people(bytes_of(file))
        done = transaction.write(lambda: added(rows, email), keep=lambda _done: not dry_run)
    except RuleBroken as broken:
        raise click.ClickException(f"{refusal(broken)}.") from None
    click.echo(f"{done}{' Nothing was saved.' if dry_run else ''}")


def added(rows: list[PersonRow], email: str | None) -> str:
    """Add what is new in the rows; what was done, a line for each row in doubt."""
    actor, today = the_clerk(email), clock.today()
    doubtful = [each for each in imports_people.plan_people(rows, today) if each.doubts]
    lines = [f"Row {each.source.number}: {doubt_words(each.doubts)}" for each in doubtful]
    counts = imports_people.add_people(rows, actor, today)
    return "\n".join([*lines, f"{summary(counts)}; {len(doubtful):,} rows in doubt."])


def bytes_of(file: Path, most: int = MOST_BYTES) -> bytes:
    """What a file holds, up to one byte more than an import takes.

    Raises:
        click.ClickException: it cannot be read.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from None


def show(read: ReadPage) -> None:
    """Print what was read, in a few lines."""
    item = read.item
    click.echo(f"Title      {item.title}")
    click.echo(f"Purpose    {beginning(item.purpose) or 'none'}")
    click.echo(f"Minutes    {len(item.minutes):,} characters: {beginning(item.minutes)}")
    click.echo(f"Documents  {', '.join(item.documents) or 'none'}")
    if read.is_private:
        click.echo(f"Restricted {item.restriction.label}: the page looks as if taken in private")


def beginning(text: str) -> str:
    """The first words of a text, in one line."""
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59]}…"  # noqa: PLR2004 - fits a narrow terminal


def imported(
    read: ReadPage, code: str, day: str, email: str | None, number: str, *, save: bool
) -> str:
    """Import a page that was read; what was done, in a sentence."""
    actor = the_clerk(email)
    found = the_meeting(actor, code, day)
    existing = items.find_by_digest(actor, found.id, read.digest)
    if existing:
        return f"This meeting already has it as item {existing.number}; nothing was changed."
    number = number.strip() or read.item.number or items.next_place(found.id)[1]
    where = f"{code.upper()}, {found.held_on:%-d %B %Y}"
    if not save:
        return f"It would become item {number} of {where}; nothing was saved."
    operations.import_published(found, read, actor, number=number)
    return f"Imported as item {number} of {where}."


def the_clerk(email: str | None) -> Reader:
    """The clerk who imports.

    Raises:
        click.ClickException: there is none, several, or the one named may not.
    """
    if email:
        person = readers.find_person_by_email(email)
        reader = readers.reader_for(person, clock.today()) if person else None
        if person is None or person.disabled_at is not None or reader is None:
            raise click.ClickException(f"Nobody who can sign in has the e-mail address {email}.")
        if not decide.may(reader, Permission.ITEM_IMPORT):
            raise click.ClickException(f"{person.name} is not a clerk and may not import.")
        return reader
    clerks = readers.list_clerks()
    if not clerks:
        raise click.ClickException("There is no clerk yet: add one with “people add … --clerk”.")
    if len(clerks) > 1:
        raise click.ClickException("There are several clerks: say which with --as EMAIL.")
    return readers.reader_for(clerks[0], clock.today())


def the_meeting(reader: Reader, code: str, day: str) -> Meeting:
    """The meeting of a committee on a day written as 2014-01-23.

    Raises:
        click.ClickException: there is no such committee, day or meeting.
    """
    committee = the_committee(reader, code)
    try:
        held_on = date.fromisoformat(day)
    except ValueError:
        raise click.ClickException(
            f"{day} is not a day: write the meeting as 2014-01-23."
        ) from None
    meeting = meetings.find_at(committee.id, held_on)
    if meeting is None:
        raise click.ClickException(f"{committee.name} has no meeting on {held_on:%-d %B %Y}.")
    return meeting


def the_committee(reader: Reader, code: str) -> Committee:
    """The committee with a code.

    Raises:
        click.ClickException: there is none.
    """
    try:
        return committees.get(reader, code)
    except NotFoundError:
        raise click.ClickException(f"No committee has the code {code}.") from None
