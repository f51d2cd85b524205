"""Importing a tracker, step by step: send, name its columns, decide about rows, record, or give up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete

from tracker.access.reader import SYSTEM, Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Committee, TrackerImport, TrackerMapping, TrackerRow
from tracker.operations.versions import check_version
from tracker.queries import trackers
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.reading.trackers import columns as column_rules
from tracker.rules.reading.trackers import owners as owner_rules
from tracker.rules.reading.trackers import row as row_rules
from tracker.rules.reading.trackers.columns import MANY
from tracker.rules.reading.trackers.doubts import NEVER
from tracker.rules.reading.trackers.row import RowRead
from tracker.rules.reading.trackers.words import TrackerColumn, TrackerEffect, TrackerState

KEPT = timedelta(days=30)
"""How long a file waits for its clerk before it is taken away."""

ENDED = (TrackerState.APPLIED, TrackerState.DROPPED)


def send(
    committee: Committee,
    file_name: str,
    data: bytes,
    actor: Reader,
    now: datetime,
    *,
    was_published: bool,
) -> TrackerImport:
    """Keep a file that was found fit to be read (`tracker.imports.sheets.open_book`)."""
    if actor.person_id is None:
        raise ValueError("A tracker is imported by a person.")
    sent = TrackerImport(
        committee_id=committee.id,
        file_name=file_name[:255] or "–",
        data=data,
        was_published=was_published,
        columns=[],
        owners={},
        counts={},
        made_by_id=actor.person_id,
        made_at=now,
    )
    db.session.add(sent)
    db.session.flush()
    record(AuditTag.TRACKER_SENT, sent, actor, committee.name)
    return sent


def name_columns(
    sent: TrackerImport,
    headings: Sequence[str],
    columns: Sequence[TrackerColumn],
    *,
    sheet: int,
    heading_row: int,
    takes_hidden: bool,
) -> None:
    """Say what its columns hold; remembered for the committee's next file with these headings.

    Raises:
        RuleBroken: no column holds what was agreed, or two hold the same single thing.
    """
    _refuse_ended(sent)
    if TrackerColumn.WORDING not in columns and TrackerColumn.SUBJECT not in columns:
        raise RuleBroken("columns", Broken.WORDING_COLUMN_MISSING)
    for column in set(columns) - MANY - {TrackerColumn.NOTHING}:
        if list(columns).count(column) > 1:
            raise RuleBroken("columns", Broken.COLUMN_TWICE, column=column)
    db.session.execute(delete(TrackerRow).where(TrackerRow.import_id == sent.id))
    mapping = _mapping_of(sent, headings)
    mapping.columns = {
        column_rules.plain(heading): column.value
        for heading, column in zip(headings, columns, strict=True)
    }
    sent.columns = [column.value for column in columns]
    sent.sheet, sent.heading_row, sent.takes_hidden = sheet, heading_row, takes_hidden
    sent.owners = dict(mapping.owners) | sent.owners
    sent.state, sent.counts = TrackerState.READING, {}


def _mapping_of(sent: TrackerImport, headings: Sequence[str]) -> TrackerMapping:
    digest = column_rules.digest(headings)
    mapping = trackers.find_mapping(sent.committee_id, digest)
    if mapping is None:
        mapping = TrackerMapping(
            committee_id=sent.committee_id, digest=digest, columns={}, owners={}
        )
        db.session.add(mapping)
    return mapping


def remembered(committee_id: int, headings: Sequence[str]) -> list[TrackerColumn]:
    """What columns with these headings hold: as was said before, else as is most likely."""
    mapping = trackers.find_mapping(committee_id, column_rules.digest(headings))
    if mapping is None:
        return column_rules.guess_columns(headings)
    return [
        TrackerColumn(mapping.columns.get(column_rules.plain(each), TrackerColumn.NOTHING))
        for each in headings
    ]


def name_owners(
    sent: TrackerImport, said: Mapping[str, int | None], headings: Sequence[str]
) -> None:
    """Say which post, or none, owners' words mean: for all rows, and for the next file."""
    _refuse_unless_read(sent)
    known = {owner_rules.plain(words): post for words, post in said.items()}
    sent.owners = sent.owners | known
    mapping = _mapping_of(sent, headings)
    mapping.owners = mapping.owners | known
    sent.state = TrackerState.READING


def decide(sent: TrackerImport, decisions: Mapping[int, bool], *, seen_version: int) -> None:
    """Say of rows, by their number, whether they are recorded or left out."""
    check_version(sent.version, seen_version)
    _refuse_unless_read(sent)
    for row in trackers.each_row(sent.id):
        if row.number in decisions:
            row.decision = decisions[row.number]
            row.effect = effect_of(row_rules.from_json(row.reading), row)
    db.session.flush()
    sent.counts = sent.counts | trackers.count_effects(sent.id)


def effect_of(read: RowRead, row: TrackerRow) -> TrackerEffect:
    """What a row does, given what was read, what was decided, and whether it was there before."""
    stopped = any(each.doubt in NEVER for each in read.doubts)
    if stopped or row.decision is False or (read.is_stopped and not row.decision):
        return TrackerEffect.LEFT_OUT
    return TrackerEffect.NEW if row.action_id is None else TrackerEffect.CHANGED


def begin_to_apply(sent: TrackerImport, *, seen_version: int) -> None:
    """Let what was read be recorded.

    Raises:
        RuleBroken: it is not read, somebody changed it meanwhile, or there is nothing to do.
    """
    check_version(sent.version, seen_version)
    _refuse_unless_read(sent)
    if not (sent.counts.get("new") or sent.counts.get("changed")):
        raise RuleBroken("", Broken.NOTHING_TO_APPLY)
    sent.state = TrackerState.APPLYING


def drop(sent: TrackerImport, actor: Reader, now: datetime) -> None:
    """Give an import up: its file and rows are taken away."""
    _refuse_ended(sent)
    take_away(sent)
    sent.state, sent.settled_at = TrackerState.DROPPED, now
    committee = db.session.get_one(Committee, sent.committee_id)
    record(AuditTag.TRACKER_DROPPED, sent, actor, committee.name)


def go_back(sent: TrackerImport) -> None:
    """Let a step that failed or was cancelled be taken again: its worker is known to have ended."""
    if sent.state is TrackerState.APPLYING:
        sent.state = TrackerState.READ
    elif sent.state is TrackerState.READING:
        sent.state = TrackerState.SENT


def take_away(sent: TrackerImport) -> None:
    """Take away a file's bytes and its rows."""
    sent.data = None
    db.session.execute(delete(TrackerRow).where(TrackerRow.import_id == sent.id))


def drop_stale(now: datetime) -> int:
    """Give up what its clerk has not come back to for 30 days; how many."""
    stale = trackers.list_stale(now - KEPT)
    for sent in stale:
        drop(sent, SYSTEM, now)
    return len(stale)


def _refuse_unless_read(sent: TrackerImport) -> None:
    if sent.state is not TrackerState.READ:
        raise RuleBroken("", Broken.TRACKER_NOT_READ)


def _refuse_ended(sent: TrackerImport) -> None:
    if sent.state in ENDED or sent.state is TrackerState.APPLYING:
        raise RuleBroken("", Broken.TRACKER_NOT_READ)
