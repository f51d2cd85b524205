"""Putting many meetings in a committee's calendar at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.access.reader import Reader
from tracker.imports.calendar_file import FileMeeting
from tracker.models import Committee
from tracker.operations.due_dates import follow_calendar
from tracker.operations.meetings import enter
from tracker.queries import authorities, calendars
from tracker.rules.calendar import BankHolidays
from tracker.rules.meeting_plan import Doubt, Judged, Note, Planned, Standing, judge


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What was done: meetings added, and actions whose due dates followed."""

    meetings: int
    actions: int


@dataclass(frozen=True, slots=True)
class ReadMeeting:
    """A meeting of a file beside a committee's calendar.

    Attributes:
        source: as the file has it.
        meeting: as it would be saved; None when a day or a time is missing.
        standing: new, there already, or in doubt.
        reasons: what is to be known about it, the doubts of the file first.
    """

    source: FileMeeting
    meeting: Planned | None
    standing: Standing
    reasons: tuple[Doubt | Note, ...]


def judge_planned(committee: Committee, planned: Iterable[Planned]) -> list[Judged]:
    """Say how planned meetings stand to a committee's calendar."""
    holidays = BankHolidays(authorities.the_authority().nation)
    return judge(planned, calendars.taken_by(committee.id), holidays, committee.abolished_on)


def judge_file(committee: Committee, found: Sequence[FileMeeting]) -> list[ReadMeeting]:
    """Say how the meetings of a file stand to a committee's calendar, in the file's order.

    Where the file gives no time or place, the committee's usual one is taken.
    """
    whole = [_planned(each, committee) for each in found]
    doubtless = [meeting for meeting in whole if isinstance(meeting, Planned)]
    judged = iter(judge_planned(committee, doubtless))
    read: list[ReadMeeting] = []
    for source, meeting in zip(found, whole, strict=True):
        if isinstance(meeting, Doubt):
            read.append(ReadMeeting(source, None, Standing.DOUBT, (meeting,)))
        else:
            seen = next(judged)
            read.append(ReadMeeting(source, meeting, seen.standing, seen.notes))
    return read


def _planned(source: FileMeeting, committee: Committee) -> Planned | Doubt:
    start_time = source.start_time or committee.usual_time
    if source.doubt:
        return source.doubt
    if source.held_on is None:
        return Doubt.NO_DAY
    if start_time is None:
        return Doubt.NO_TIME
    place = source.place or committee.usual_place or ""
    return Planned(source.held_on, start_time, place, source.kind)


def schedule_all(committee: Committee, planned: Iterable[Planned], actor: Reader) -> Scheduled:
    """Put meetings in the calendar; due dates that waited for them follow once all are in.

    Raises:
        RuleBroken: one of them cannot be, and so none is.
    """
    entered = [
        enter(committee, each.held_on, each.start_time, actor, place=each.place, kind=each.kind)
        for each in planned
    ]
    return Scheduled(len(entered), len(follow_calendar(committee, actor)) if entered else 0)
