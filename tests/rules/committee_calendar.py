"""A committee's calendar for the cases of due: agreed on 23 January 2014, three meetings after."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.rules.calendar import MeetingDay
from tracker.rules.due import DueRule, Resolved
from tracker.vocabulary import DueBasis, DueKind, MeetingKind, MeetingStatus

AGREED = date(2014, 1, 23)
LEAD = 8

APRIL = DueRule(DueKind.MONTH, month=4, sooner_if_available=True, words="to the April meeting")
NEXT = DueRule(DueKind.NEXT_MEETING)
NAMED = DueRule(DueKind.MEETING, meeting_id=3)


def meeting(
    id_: int,
    on: date,
    status: MeetingStatus = MeetingStatus.SCHEDULED,
    kind: MeetingKind = MeetingKind.ORDINARY,
) -> MeetingDay:
    return MeetingDay(id_, on, status, kind)


def extraordinary(id_: int, on: date) -> MeetingDay:
    return meeting(id_, on, kind=MeetingKind.EXTRAORDINARY)


JANUARY = meeting(1, AGREED, MeetingStatus.HELD)
MARCH = meeting(2, date(2014, 3, 6))
APRIL_24 = meeting(3, date(2014, 4, 24))
JUNE = meeting(4, date(2014, 6, 12))
CALENDAR = [JANUARY, MARCH, APRIL_24, JUNE]

NOT_HELD = [MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.INQUORATE]


def at(
    meeting: MeetingDay, basis: DueBasis = DueBasis.MEETING, offer: int | None = None
) -> Resolved:
    return Resolved(meeting.on, basis, meeting.id, meeting.on - timedelta(days=LEAD), offer)


def fallback(on: date, offer: int | None = None) -> Resolved:
    return Resolved(on, DueBasis.FALLBACK, offer=offer)


NO_MEETING = Resolved(None, DueBasis.NO_MEETING)


def calendar_with(*changed: MeetingDay, of: list[MeetingDay] = CALENDAR) -> list[MeetingDay]:
    """The calendar with meetings replaced by id, or added."""
    return list({m.id: m for m in [*of, *changed]}.values())
