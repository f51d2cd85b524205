"""The parts of a desk, one for each thing a person may be: clerk, owner, member or chair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.access.reader import Reader
from tracker.clock import LONDON
from tracker.models import Committee, Indicator
from tracker.queries import (
    actions,
    agendas,
    authorities,
    clearances,
    committees,
    indicators,
    meetings,
    outstanding,
    posts,
    reported_back,
    responses,
    restrictions,
    supports,
    updates,
)
from tracker.queries.agendas import WantedReport
from tracker.queries.fetch import AnyRow
from tracker.queries.measured import Measured, measure
from tracker.queries.outstanding import Sections
from tracker.queries.posts import Holder
from tracker.rules.calendar import bank_holidays
from tracker.rules.notice import Notice, notice
from tracker.vocabulary import MeetingStatus, Rag, Standing

WEEKS_AHEAD = 6
CLOSED_SHOWN_DAYS = 60
MOST_SHOWN = 6
UPDATES_SHOWN = 10
UPDATES_COUNTED = 50
"""Beyond this the desk says "more than": to count a long backlog helps nobody."""


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """A meeting on the clerk's desk with its checklist."""

    row: AnyRow
    notice: Notice | None
    arrived: int
    expected: int
    wanted: list[WantedReport]


@dataclass(frozen=True, slots=True)
class ClerksPart:
    """What needs a clerk now."""

    overdue: int
    awaiting: int
    ownerless: int
    undated: int
    refused: int
    private_due: int
    responses: Sequence[AnyRow]
    outcomes: Sequence[AnyRow]
    comments: Sequence[AnyRow]
    unreleased: Sequence[AnyRow]
    unreleased_count: int
    has_more_unreleased: bool
    coming: list[ComingMeeting]


@dataclass(frozen=True, slots=True)
class OwnersPart:
    """The actions of the posts somebody holds, each in one group, soonest first."""

    groups: Mapping[Standing, list[AnyRow]]
    latest: Mapping[int, AnyRow]
    count: int
    wanted: list[WantedReport]


@dataclass(frozen=True, slots=True)
class CommitteesPart:
    """One committee of a member: what is outstanding, when it meets.

    The rows of `sections` hold what counting needs (`actions.list_where_they_stand`).
    """

    committee: Committee
    is_chair: bool
    sections: Sections
    count: int
    next_on: date | None
    responses: AnyRow | None

    @property
    def pressing(self) -> list[int]:
        """What its chair is shown at once, by key: awaiting agreement, then the longest overdue."""
        if not self.is_chair:
            return []
        some = (self.sections.awaiting + self.sections.overdue)[:MOST_SHOWN]
        return [row.id for row in some]


@dataclass(frozen=True, slots=True)
class MembersPart:
    """The committees somebody sits on, those they chair first."""

    committees: list[CommitteesPart]
    coming: Sequence[AnyRow]
    closed: Sequence[AnyRow]
    pressing: Mapping[int, AnyRow]
    holders: Mapping[int, Holder]
    supports: Mapping[int, list[AnyRow]]


@dataclass(frozen=True, slots=True)
class FiguresPart:
    """The indicators that a performance officer looks at first, the worst before the others.

    Attributes:
        off_target: those rated red, those rated amber, then those short of their target without
            the year before to rate them by.
        without: those kept that have no figure yet.
        count: how many are kept in all.
    """

    off_target: list[tuple[Indicator, Measured]]
    without: list[Indicator]
    count: int


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts somebody has; None for what they are not."""

    clerk: ClerksPart | None
    owner: OwnersPart | None
    member: MembersPart | None
    figures: FiguresPart | None = None


def clerks_part(reader: Reader, today: date) -> ClerksPart:
    """The clerk's: decisions wanted, and the meetings of the next six weeks."""
    wanting = actions.count_wanting_a_clerk(reader, today)
    unreleased = updates.list_unreleased(reader, most=UPDATES_COUNTED + 1)
    coming = [
        row
        for row in meetings.list_coming(reader, today, days=7 * WEEKS_AHEAD)
        if row.status is not MeetingStatus.CANCELLED
    ]
    due = actions.count_due_at(reader, [row.id for row in coming])
    reports: dict[int, list[WantedReport]] = {}
    for each in agendas.list_wanted_reports(reader, today, meeting_ids=[row.id for row in coming]):
        reports.setdefault(each.row.meeting_id, []).append(each)
    nation = authorities.the_authority().nation
    holidays = {
        day
        for year in (today.year - 1, today.year, today.year + 1)
        for day in bank_holidays(nation, year)
    }

    def checked(row: AnyRow) -> ComingMeeting:
        arrived, expected = due.get(row.id, (0, 0))
        given = None
        if row.agenda_published_at is not None:
            published_on = row.agenda_published_at.astimezone(LONDON).date()
            given = notice(published_on, row.held_on, nation, holidays)
        return ComingMeeting(row, given, arrived, expected, reports.get(row.id, []))

    return ClerksPart(
        awaiting=wanting.awaiting,
        overdue=wanting.overdue,
        ownerless=wanting.ownerless,
        undated=wanting.undated,
        refused=wanting.refused,
        private_due=restrictions.count_due(today),
        responses=responses.count_pressing(reader, today),
        comments=clearances.list_unsettled(reader),
        outcomes=reported_back.list_waiting_outcomes(reader),
        unreleased=unreleased[:UPDATES_SHOWN],
        unreleased_count=min(len(unreleased), UPDATES_COUNTED),
        has_more_unreleased=len(unreleased) > UPDATES_COUNTED,
        coming=[checked(row) for row in coming],
    )


def owners_part(reader: Reader, today: date) -> OwnersPart:
    """The officer's: every open action of their posts."""
    rows = actions.list_owned(reader, today)
    groups: dict[Standing, list[AnyRow]] = {
        each: []
        for each in (
            Standing.OVERDUE,
            Standing.DUE_SOON,
            Standing.ON_TRACK,
            Standing.NO_DATE,
            Standing.AWAITING_AGREEMENT,
            Standing.PAUSED,
        )
    }
    for row in rows:
        groups[row.standing].append(row)
    latest = updates.latest_of(reader, [row.id for row in rows])
    wanted = agendas.list_wanted_reports(reader, today, post_ids=reader.post_ids)
    shown = {standing: under for standing, under in groups.items() if under}
    return OwnersPart(shown, latest, len(rows), wanted)


def members_part(reader: Reader, today: date) -> MembersPart:
    """The member's and chair's: what each of their committees has outstanding."""
    keys = sorted(reader.member_of)
    mine = [each for each in committees.list_all(reader) if each.id in reader.member_of]
    mine.sort(key=lambda each: (each.id not in reader.chair_of, each.name))
    coming = meetings.list_coming(reader, today, committee_ids=keys)
    next_on: dict[int, date] = {}
    for row in coming:
        if row.status is MeetingStatus.SCHEDULED:
            next_on.setdefault(row.committee_id, row.held_on)
    rows: dict[int, list[AnyRow]] = {}
    for row in actions.list_where_they_stand(reader, keys, today):
        rows.setdefault(row.committee_id, []).append(row)
    awaited = {row.committee_id: row for row in responses.count_pressing(reader, today, keys)}
    parts = [
        CommitteesPart(
            committee=each,
            is_chair=each.id in reader.chair_of,
            sections=outstanding.sections_of(rows.get(each.id, []), next_on.get(each.id)),
            count=len(rows.get(each.id, [])),
            next_on=next_on.get(each.id),
            responses=awaited.get(each.id),
        )
        for each in mine
    ]
    since = today - timedelta(days=CLOSED_SHOWN_DAYS)
    closed = actions.list_closed_since(reader, keys, since, today, most=MOST_SHOWN)
    pressing = actions.list_by_key(reader, today, [key for part in parts for key in part.pressing])
    awaiting = [row.id for row in pressing.values() if row.standing is Standing.AWAITING_AGREEMENT]
    return MembersPart(
        parts,
        coming[:MOST_SHOWN],
        closed,
        pressing,
        posts.holders_of((row.lead_post_id for row in pressing.values()), today),
        supports.of_actions(awaiting),
    )


def figures_part(reader: Reader) -> FiguresPart:
    """The performance officer's: what is off its target, and what has no figure. Two statements."""
    kept = [each for each in indicators.list_all(reader) if each.ended_on is None]
    series = indicators.own_series(reader, kept)
    stands = [(each, measure(each, series.get(each.id))) for each in kept]
    off = [
        (each, found)
        for wanted in (Rag.RED, Rag.AMBER, None)
        for each, found in stands
        if found.rating is not None and found.rating.rag is wanted
    ]
    return FiguresPart(off, [each for each, found in stands if found.latest is None], len(kept))
