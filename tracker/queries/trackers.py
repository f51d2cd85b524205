"""Imports of trackers: how far each is, its rows, and what they would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload, undefer

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    Committee,
    ImportedAction,
    Meeting,
    Person,
    TrackerImport,
    TrackerMapping,
    TrackerRow,
)
from tracker.queries import NotFoundError
from tracker.queries.fetch import AnyRow, all_of, first_of
from tracker.rules.reading.trackers.words import TrackerEffect, TrackerState
from tracker.vocabulary import MeetingStatus

PAGE = 50
BATCH = 500
MOST_LISTED = 20
HELD = (MeetingStatus.SCHEDULED, MeetingStatus.HELD, MeetingStatus.ADJOURNED)


@dataclass(frozen=True, slots=True)
class Taken:
    """An action that came from the committee's tracker before.

    Attributes:
        action_id: its key.
        reference: as people know it.
        digest: of the row as it was last recorded.
        is_changed: whether it was changed in the program since.
    """

    action_id: int
    reference: str
    digest: str
    is_changed: bool


def get(reader: Reader, public_id: str) -> TrackerImport:
    """The import with a public id, its committee loaded; for clerks.

    Raises:
        NotFoundError: there is none, or the reader is no clerk.
    """
    found = db.session.scalar(
        select(TrackerImport)
        .options(joinedload(TrackerImport.committee))
        .where(TrackerImport.public_id == public_id)
    )
    if found is None or not reader.is_clerk:
        raise NotFoundError
    return found


def with_file(import_id: int) -> TrackerImport | None:
    """The import with a key, its committee and the bytes of its file loaded."""
    return db.session.scalar(
        select(TrackerImport)
        .options(joinedload(TrackerImport.committee), undefer(TrackerImport.data))
        .where(TrackerImport.id == import_id)
    )


def list_latest(reader: Reader) -> Sequence[AnyRow]:
    """The latest imports: public_id, file_name, state, counts, made_at, committee, made_by."""
    if not reader.is_clerk:
        return []
    return all_of(
        select(
            TrackerImport.public_id,
            TrackerImport.file_name,
            TrackerImport.state,
            TrackerImport.counts,
            TrackerImport.made_at,
            Committee.name.label("committee"),
            Person.name.label("made_by"),
        )
        .join(Committee, Committee.id == TrackerImport.committee_id)
        .join(Person, Person.id == TrackerImport.made_by_id)
        .order_by(TrackerImport.made_at.desc(), TrackerImport.id.desc())
        .limit(MOST_LISTED)
    )


def find_mapping(committee_id: int, digest: str) -> TrackerMapping | None:
    """What was said of these headings before."""
    return db.session.scalar(
        select(TrackerMapping).where(
            TrackerMapping.committee_id == committee_id, TrackerMapping.digest == digest
        )
    )


def page_of_rows(
    import_id: int, page: int, *, doubtful: bool, number: int | None = None
) -> tuple[Sequence[TrackerRow], int]:
    """A page of an import's rows in the order of the sheet, and how many there are in all.

    Args:
        import_id: key of the import.
        page: from 1.
        doubtful: only those with a doubt.
        number: only this row of the sheet.
    """
    among: list[ColumnElement[bool]] = [TrackerRow.import_id == import_id]
    if doubtful:
        among.append(TrackerRow.is_doubtful.is_(True))
    if number is not None:
        among.append(TrackerRow.number == number)
    rows = db.session.scalars(
        select(TrackerRow)
        .where(*among)
        .order_by(TrackerRow.number)
        .offset((page - 1) * PAGE)
        .limit(PAGE)
    ).all()
    return rows, db.session.scalar(select(func.count(TrackerRow.id)).where(*among)) or 0


def each_row(import_id: int, *effects: TrackerEffect) -> Iterator[TrackerRow]:
    """The rows of an import in the order of the sheet, a batch at a time."""
    last = 0
    while True:
        wanted = select(TrackerRow).where(
            TrackerRow.import_id == import_id, TrackerRow.number > last
        )
        if effects:
            wanted = wanted.where(TrackerRow.effect.in_(effects))
        rows = db.session.scalars(wanted.order_by(TrackerRow.number).limit(BATCH)).all()
        yield from rows
        if len(rows) < BATCH:
            return
        last = rows[-1].number


def decisions_of(import_id: int) -> dict[int, bool]:
    """What was decided of rows so far, by their number."""
    rows = all_of(
        select(TrackerRow.number, TrackerRow.decision).where(
            TrackerRow.import_id == import_id, TrackerRow.decision.is_not(None)
        )
    )
    return {row.number: row.decision for row in rows}


def count_effects(import_id: int) -> dict[str, int]:
    """How many rows have each effect, and how many are doubtful ("doubts")."""
    found = {
        row.effect.value: row.number
        for row in all_of(
            select(TrackerRow.effect, func.count(TrackerRow.id).label("number"))
            .where(TrackerRow.import_id == import_id)
            .group_by(TrackerRow.effect)
        )
    }
    row = first_of(
        select(func.count(TrackerRow.id).label("doubts")).where(
            TrackerRow.import_id == import_id, TrackerRow.is_doubtful
        )
    )
    return found | {"doubts": row.doubts if row else 0}


def taken_before(committee_id: int) -> dict[str, Taken]:
    """By identity, the actions that came from a committee's tracker before."""
    rows = all_of(
        select(
            ImportedAction.identity,
            ImportedAction.digest,
            ImportedAction.version_then,
            Action.id,
            Action.code,
            Action.year,
            Action.number,
            Action.version,
        )
        .join(Action, Action.id == ImportedAction.action_id)
        .where(ImportedAction.committee_id == committee_id)
    )
    return {
        row.identity: Taken(
            row.id,
            f"{row.code}/{row.year}/{row.number:03d}",
            row.digest,
            row.version > row.version_then,
        )
        for row in rows
    }


def meetings_held(committee_id: int, today: date) -> dict[date, Meeting]:
    """A committee's meetings up to today that went ahead, by day."""
    rows = db.session.scalars(
        select(Meeting)
        .where(
            Meeting.committee_id == committee_id,
            Meeting.held_on <= today,
            Meeting.status.in_(HELD),
        )
        .order_by(Meeting.held_on, Meeting.start_time.desc())
    )
    return {meeting.held_on: meeting for meeting in rows}


def find_imported(action_id: int) -> ImportedAction | None:
    """What an action was called in the tracker it came from."""
    return db.session.scalar(select(ImportedAction).where(ImportedAction.action_id == action_id))


def list_stale(before: datetime) -> Sequence[TrackerImport]:
    """Imports begun before a moment and neither recorded nor given up."""
    return db.session.scalars(
        select(TrackerImport).where(
            TrackerImport.made_at < before,
            TrackerImport.state.not_in([TrackerState.APPLIED, TrackerState.DROPPED]),
        )
    ).all()
