"""Recording the rows of a tracker: all of them in one transaction, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import delete, select

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.clock import LONDON
from tracker.db import db
from tracker.models import (
    Action,
    ActionPost,
    Committee,
    ImportedAction,
    Meeting,
    TrackerImport,
    TrackerRow,
    Update,
)
from tracker.operations.actions import next_number
from tracker.operations.reading_classes import class_of
from tracker.operations.tracker_reading import mark_of, rule_of
from tracker.operations.trackers import take_away
from tracker.queries import authorities, meetings, trackers
from tracker.rules.calendar import MeetingDay, bank_holidays
from tracker.rules.due import resolve
from tracker.rules.reading.trackers import row as row_rules
from tracker.rules.reading.trackers.row import RowRead
from tracker.rules.reading.trackers.words import TrackerEffect, TrackerState
from tracker.rules.references import municipal_year
from tracker.vocabulary import ActionStatus, Restriction, UpdateKind

NOON = time(12)
CAPACITY = "From the earlier tracker"
PRIVATE = "Marked as private in the tracker it came from"
UNPUBLISHED = "From a tracker that was not published"
CHUNK = 250


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every row is recorded with."""

    sent: TrackerImport
    committee: Committee
    actor: Reader
    today: date
    now: datetime
    calendar: list[MeetingDay]
    held: dict[int, Meeting]
    annual: list[date]
    holidays: frozenset[date]


def apply_rows(sent_id: int, actor: Reader, today: date, now: datetime) -> Counter[TrackerEffect]:
    """Record what was read, within the caller's one transaction; how many rows did what.

    An action that was changed in the program since the rows were read is left alone. Done a
    second time, it does nothing: the import says that it is recorded.
    """
    sent = trackers.with_file(sent_id)
    done: Counter[TrackerEffect] = Counter()
    if sent is None or sent.state is not TrackerState.APPLYING:
        return done
    ground = _ground(sent, actor, today, now)
    taken = {each.action_id: each for each in trackers.taken_before(sent.committee_id).values()}
    new: list[tuple[TrackerRow, RowRead]] = []
    for row in trackers.each_row(sent_id, TrackerEffect.NEW, TrackerEffect.CHANGED):
        read = row_rules.from_json(row.reading)
        if row.effect is TrackerEffect.NEW:
            new.append((row, read))
            if len(new) == CHUNK:
                _add(ground, new)
                new = []
        elif row.action_id and taken[row.action_id].is_changed and not row.decision:
            done[TrackerEffect.LEFT_OUT] += 1
            continue
        else:
            _change(ground, row.action_id or 0, read)
        done[row.effect] += 1
    _add(ground, new)
    done[TrackerEffect.LEFT_OUT] += int(sent.counts.get("left_out", 0))
    done[TrackerEffect.SAME] += int(sent.counts.get("same", 0))
    _end(sent, done, actor, now)
    return done


def _end(sent: TrackerImport, done: Counter[TrackerEffect], actor: Reader, now: datetime) -> None:
    take_away(sent)
    sent.state, sent.settled_at = TrackerState.APPLIED, now
    sent.counts = {effect.value: number for effect, number in done.items()}
    changes = {effect.value: [None, number] for effect, number in done.items() if number}
    db.session.flush()
    record(AuditTag.TRACKER_APPLIED, sent, actor, sent.committee.name, changes=changes)


def _ground(sent: TrackerImport, actor: Reader, today: date, now: datetime) -> _Ground:
    held = trackers.meetings_held(sent.committee_id, today)
    nation = authorities.the_authority().nation
    years = range(today.year - 12, today.year + 4)
    return _Ground(
        sent,
        sent.committee,
        actor,
        today,
        now,
        meetings.calendar_of(sent.committee_id),
        {meeting.id: meeting for meeting in held.values()},
        authorities.annual_meetings(),
        frozenset(day for year in years for day in bank_holidays(nation, year)),
    )


def _add(ground: _Ground, rows: Sequence[tuple[TrackerRow, RowRead]]) -> None:
    """Record new actions, many at once."""
    made: list[tuple[Action, RowRead]] = []
    for _row, read in rows:
        year = municipal_year(read.agreed_on or ground.today, ground.annual)
        action = Action(
            code=ground.committee.code,
            year=year,
            number=next_number(ground.committee.code, year),
            committee_id=ground.committee.id,
            passage="",
            wording=read.wording,
            status=ActionStatus.ISSUED,
            issued_at=_noon(read.agreed_on) if read.agreed_on else ground.now,
        )
        _write(ground, action, read)
        action.first_due_on = action.due_on
        made.append((action, read))
    db.session.add_all([action for action, _read in made])
    db.session.flush()
    for action, read in made:
        _write_beside(ground, action, read, ImportedAction(action_id=action.id), set())
        record(AuditTag.ACTION_IMPORTED, action, ground.actor, action.reference)
    db.session.flush()


def _change(ground: _Ground, action_id: int, read: RowRead) -> None:
    """Let an action that came from the tracker before say what its row says now."""
    action = db.session.get_one(Action, action_id)
    imported = trackers.find_imported(action_id)
    if imported is None:
        raise ValueError("An action that was imported has its row beside it.")
    action.wording = read.wording
    _write(ground, action, read)
    changes = changes_of(action)
    db.session.execute(delete(ActionPost).where(ActionPost.action_id == action_id))
    db.session.flush()
    told = db.session.scalars(select(Update.text).where(Update.action_id == action_id))
    _write_beside(ground, action, read, imported, set(told))
    record(AuditTag.ACTION_IMPORTED_AGAIN, action, ground.actor, action.reference, changes=changes)
    db.session.flush()


def _write(ground: _Ground, action: Action, read: RowRead) -> None:
    """Write what a row says on its action."""
    meeting = ground.held.get(read.meeting_id or 0)
    action.meeting_id = meeting.id if meeting else None
    action.agreed_on = read.agreed_on
    action.lead_post_id = read.posts[0] if read.posts else None
    _restrict(ground, action, read)
    action.reading_class = class_of(action.restriction, ground.committee, meeting, None)
    _write_due(ground, action, read)
    if read.outcome is not None:
        action.status, action.outcome = ActionStatus.CLOSED, read.outcome
        action.closed_on = read.closed_on or ground.today
        action.answered_on = None
        return
    if action.status is ActionStatus.CLOSED or (
        read.updates and action.status is ActionStatus.ISSUED
    ):
        action.status = ActionStatus.IN_PROGRESS
    action.outcome, action.closed_on = None, None
    action.answered_on = _answered_on(read, ground.today) if read.is_proposed else None


def _restrict(ground: _Ground, action: Action, read: RowRead) -> None:
    """Take an action in private where its row says so; one that was private is opened by hand alone.

    What was only not published yet is opened when its tracker is.
    """
    if read.restriction is not Restriction.OPEN:
        action.restriction, action.restriction_ground = read.restriction, PRIVATE
    elif not ground.sent.was_published:
        action.restriction, action.restriction_ground = Restriction.EXEMPT, UNPUBLISHED
    elif action.restriction in {None, Restriction.OPEN} or action.restriction_ground == UNPUBLISHED:
        action.restriction, action.restriction_ground = Restriction.OPEN, None


def _answered_on(read: RowRead, today: date) -> date:
    return max((each.on for each in read.updates if each.on and each.on <= today), default=today)


def _write_due(ground: _Ground, action: Action, read: RowRead) -> None:
    rule = rule_of(read)
    action.due_kind, action.due_month, action.due_year = rule.kind, rule.month, rule.year
    action.due_date, action.due_count, action.due_unit = rule.on, rule.count, rule.unit
    action.due_condition, action.due_words = rule.condition, rule.words
    resolved = resolve(
        rule,
        read.agreed_on or ground.today,
        ground.calendar,
        ground.committee.paper_lead_days,
        holidays=ground.holidays,
    )
    action.due_on, action.due_basis = resolved.on, resolved.basis
    action.due_meeting_id, action.paper_due_on = resolved.meeting_id, resolved.paper_due_on


def _write_beside(
    ground: _Ground, action: Action, read: RowRead, imported: ImportedAction, known: set[str]
) -> None:
    """Who contributes, what was done and is not told yet, and what it was called in the tracker."""
    db.session.add_all(
        ActionPost(action_id=action.id, post_id=post_id) for post_id in read.posts[1:]
    )
    if ground.actor.person_id is None:
        raise ValueError("A tracker is imported by a person.")
    for entry in read.updates:
        ahead = entry.on is not None and entry.on > ground.today
        text = f"{entry.on:%d/%m/%Y}: {entry.text}" if ahead else entry.text
        if text in known:
            continue
        db.session.add(
            Update(
                action_id=action.id,
                kind=UpdateKind.PROGRESS,
                text=text,
                made_by_id=ground.actor.person_id,
                capacity=CAPACITY,
                made_at=_noon(entry.on) if entry.on and not ahead else ground.now,
            )
        )
    imported.committee_id = ground.committee.id
    imported.identity = read.identity
    imported.earlier_reference, imported.origin_words = read.reference, read.origin
    imported.subject, imported.rag, imported.rag_words = read.subject, read.rag, read.rag_words
    imported.digest = mark_of(read, was_published=ground.sent.was_published)
    imported.version_then, imported.taken_on = action.version, ground.today
    db.session.add(imported)


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON, LONDON)
