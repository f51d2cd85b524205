"""Turns sittings of the script into meetings, items, minutes and actions, by operations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache, partial

from tracker.access.reader import Reader
from tracker.demonstration.dates import moment
from tracker.demonstration.events import Events
from tracker.demonstration.script import Agreed, Item, Sitting
from tracker.demonstration.stage import CLERK, Stage
from tracker.demonstration.steps import deeds
from tracker.markdown import render
from tracker.models import AgendaItem, Meeting
from tracker.operations import (
    actions,
    attendance,
    exclusions,
    items,
    meetings,
    minutes,
    public_records,
)
from tracker.operations import confirmations as confirming
from tracker.operations.actions import ActionWords
from tracker.operations.attendance import Entry
from tracker.operations.items import ItemWords
from tracker.queries import attendance as attendance_queries
from tracker.queries import items as queries_items
from tracker.queries import meetings as queries_meetings
from tracker.queries import private_records
from tracker.vocabulary import MeetingStatus, MemberRole, MinutesState
from tracker.vocabulary.attendance import AttendanceKind
from tracker.vocabulary.privacy import Exclusion, PublicRecord

ITEMS_DAYS_BEFORE = 16
AGENDA_DAYS_BEFORE = 9
MINUTES_DAYS_AFTER = 1
ISSUED_DAYS_AFTER = 2
PUBLISHED_DAYS_AFTER = 12
CALLED_OFF_DAYS_BEFORE = 2
MINUTES_PLACE = 2
"""Where the minutes of the last meeting stand on an agenda that begins formally."""

CORRECTIONS = (("how many plans last long", "how many plans last two years or more"),)
"""Words that a later meeting put right before it confirmed them."""

PRIVATE_SUMMARY = """
The Committee compared the offers that were received, and asked for one of them to be tested before
Cabinet decides.
"""
"""What the public is told of what was taken in private."""

_html = lru_cache(render)  # the formal items are the same at every meeting


def plan(stage: Stage, events: Events, sitting: Sitting) -> None:
    """Plan the life of one meeting: agenda, minutes, actions, and what became of each."""
    day = stage.day_of(sitting.code, sitting.place)

    def on(days: int, hour: int, deed: Callable[[Stage, Sitting, datetime], None]) -> None:
        events.add(moment(day + timedelta(days=days), hour), partial(deed, stage, sitting))

    if sitting.became is not MeetingStatus.HELD:
        on(-CALLED_OFF_DAYS_BEFORE, 17, _change)
        return
    if not sitting.items:
        return
    on(-ITEMS_DAYS_BEFORE, 11, _prepare)
    on(-AGENDA_DAYS_BEFORE, 16, _announce)
    on(0, 22, _change)
    on(MINUTES_DAYS_AFTER, 14, _minute)
    if sitting.opening:
        on(MINUTES_DAYS_AFTER, 15, _confirm)
    if not sitting.written_up:
        return
    on(PUBLISHED_DAYS_AFTER, 12, _publish)
    if any(item.agreed for item in sitting.items):
        on(ISSUED_DAYS_AFTER, 11, _issue)
        issued = moment(day + timedelta(days=ISSUED_DAYS_AFTER), 11)
        for item in sitting.items:
            for agreed in item.agreed:
                events.add_in_turn(issued, deeds(stage, sitting.code, day, agreed))


def _key(sitting: Sitting, place: int) -> tuple[str, date | int, int]:
    return sitting.code, sitting.place, place


def _prepare(stage: Stage, sitting: Sitting, now: datetime) -> None:
    meeting = stage.meetings[sitting.code, sitting.place]
    clerk = stage.reader(CLERK, now)
    for place, item in enumerate(sitting.agenda, start=1):
        words = ItemWords(
            number=str(place),
            title=item.title,
            purpose=item.purpose,
            purpose_html=_html(item.purpose),
            lead_post_id=stage.posts[item.lead].id if item.lead else None,
            restriction=item.restriction,
            restriction_ground=item.ground,
            public_title=item.public_title,
            kind=item.kind,
            indicator_ids=[stage.indicators[key].id for key in item.considers],
        )
        stage.items[_key(sitting, place)] = items.add(meeting, words, clerk).public_id


def _announce(stage: Stage, sitting: Sitting, now: datetime) -> None:
    clerk = stage.reader(CLERK, now)
    meeting = stage.meetings[sitting.code, sitting.place]
    meetings.publish_agenda(queries_meetings.get(clerk, meeting.public_id), clerk, now)


def _change(stage: Stage, sitting: Sitting, now: datetime) -> None:
    """Mark the meeting as held, or as what else became of it."""
    clerk = stage.reader(CLERK, now)
    meeting = queries_meetings.get(clerk, stage.meetings[sitting.code, sitting.place].public_id)
    meetings.change(
        meeting,
        clerk,
        seen_version=meeting.version,
        held_on=meeting.held_on,
        start_time=meeting.start_time,
        place=meeting.place,
        kind=meeting.kind,
        status=sitting.became,
        reason=sitting.reason,
    )


def _minute(stage: Stage, sitting: Sitting, now: datetime) -> None:
    """Write up the items and record what was agreed."""
    clerk = stage.reader(CLERK, now)
    meeting = stage.meetings[sitting.code, sitting.place]
    _attend(stage, sitting, now)
    for place, item in enumerate(sitting.agenda, start=1):
        if not item.minutes:
            continue
        row = queries_items.get(clerk, stage.items[_key(sitting, place)])
        passages = {
            agreed.key: _passage(stage, sitting.code, meeting.held_on, agreed)
            for agreed in item.agreed
        }
        source = _filled(item, passages)
        minutes.save(row, source, _html(source), clerk, base_revision_id=None)
        for agreed in item.agreed:
            _record(stage, sitting.code, row, agreed, passages[agreed.key], now)


def _attend(stage: Stage, sitting: Sitting, now: datetime) -> None:
    """Record the members of that day as present, and the officers who led an item."""
    clerk = stage.reader(CLERK, now)
    meeting = queries_meetings.get(clerk, stage.meetings[sitting.code, sitting.place].public_id)
    members = attendance_queries.list_members(meeting.committee_id, meeting.held_on)
    leads = dict.fromkeys(stage.posts[item.lead] for item in sitting.items if item.lead)
    there = [Entry(AttendanceKind.PRESENT, person_id=row.person_id) for row in members]
    for post in leads:
        holder = stage.holder_of(post.id, now)
        words = f"{stage.people[holder].name}, {post.title}" if holder else post.title
        there.append(Entry(AttendanceKind.OFFICER, words=words))
    attendance.record_attendance(meeting, there, clerk, seen_stamp=0)


def _confirm(stage: Stage, sitting: Sitting, now: datetime) -> None:
    """Record that this meeting confirmed the minutes published before it, with a correction."""
    clerk = stage.reader(CLERK, now)
    here = stage.meetings[sitting.code, sitting.place]
    place = queries_items.get(clerk, stage.items[_key(sitting, MINUTES_PLACE)])
    chair = next(
        (
            row.person_id
            for row in attendance_queries.list_members(here.committee_id, here.held_on)
            if row.role is MemberRole.CHAIR
        ),
        None,
    )
    waiting = [
        each.public_id
        for (code, _place), each in stage.meetings.items()
        if code == sitting.code
        and each.held_on < here.held_on
        and each.minutes_state is MinutesState.PUBLISHED
    ]
    for public_id in waiting:
        meeting = queries_meetings.get(clerk, public_id)
        for old, new in CORRECTIONS:
            _correct(meeting, old, new, clerk, now)
        confirming.confirm(
            meeting,
            place,
            chair,
            "" if chair else "The Vice-Chair",
            clerk,
            now,
            here.held_on,
        )


def _correct(meeting: Meeting, old: str, new: str, clerk: Reader, now: datetime) -> None:
    for row in queries_items.list_shown(clerk, meeting.id):
        if old in (row.minutes_html or ""):
            item = queries_items.get(clerk, row.public_id)
            confirming.correct(item, old, new, clerk, now)


def _passage(stage: Stage, code: str, agreed_on: date, agreed: Agreed) -> str:
    return agreed.passage.replace("{due}", agreed.due(stage, code, agreed_on).words)


def _filled(item: Item, passages: dict[str, str]) -> str:
    source = item.minutes.strip()
    for key, passage in passages.items():
        source = source.replace("{" + key + "}", passage)
    return source


def _record(
    stage: Stage, code: str, row: AgendaItem, agreed: Agreed, passage: str, now: datetime
) -> None:
    words = ActionWords(
        wording=agreed.wording,
        passage=passage,
        lead_post_id=stage.posts[agreed.owner].id if agreed.owner else None,
        contributing_post_ids=[stage.posts[key].id for key in agreed.helped_by],
        due=agreed.due(stage, code, row.meeting.held_on),
        indicators={stage.indicators[key].id: what for key, what in agreed.concerns.items()},
    )
    action = actions.record_under_item(row, words, stage.reader(CLERK, now))
    stage.actions[id(agreed)] = (action.code, action.year, action.number)


def _issue(stage: Stage, sitting: Sitting, now: datetime) -> None:
    meeting = stage.meetings[sitting.code, sitting.place]
    meetings.issue(meeting, stage.reader(CLERK, now), now)


def _publish(stage: Stage, sitting: Sitting, now: datetime) -> None:
    clerk = stage.reader(CLERK, now)
    meeting = stage.meetings[sitting.code, sitting.place]
    _tell_of_private(meeting, clerk, now)
    meetings.publish_minutes(queries_meetings.get(clerk, meeting.public_id), clerk, now)


def _tell_of_private(meeting: Meeting, clerk: Reader, now: datetime) -> None:
    """Record that the public were excluded, and what they are told instead."""
    private = private_records.list_of_meeting(meeting.id)
    if not private:
        return
    here = queries_meetings.get(clerk, meeting.public_id)
    there = [
        row.name
        for row in attendance_queries.list_of(clerk, meeting.id)
        if row.kind is AttendanceKind.PRESENT
    ]
    mover, seconder = (*there, "", "")[:2]
    keys = [row.id for row in private]
    exclusions.record(here, keys, Exclusion.AGREED, mover, seconder, clerk, now)
    for row in private:
        item = queries_items.get(clerk, row.public_id)
        html = _html(PRIVATE_SUMMARY)
        public_records.save(item, PublicRecord.SUMMARY, PRIVATE_SUMMARY, html, clerk, now)
