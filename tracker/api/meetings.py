"""Meetings, their agendas, issuing what they agreed, and what they decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.api import places
from tracker.api.operation import Shown, operation
from tracker.api.pages_of import own, page
from tracker.api.problems import Problem, wrong_by_rule
from tracker.api.shapes.asked import MeetingsAsked
from tracker.api.shapes.given import DecidedRow, RecordDecisions
from tracker.api.shapes.shown import ItemLine, MeetingList, MeetingWhole
from tracker.api.telling import action_lines, meeting_shown
from tracker.models import Action, AgendaItem, Meeting
from tracker.noting import note
from tracker.operations import decisions as decision_operations
from tracker.operations import meetings as operations
from tracker.operations.decided_at import has_met
from tracker.operations.decisions import Decided, RowsRefused
from tracker.queries import NotFoundError, actions, committees, decisions, items, meetings
from tracker.queries.fetch import AnyRow
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Restriction, TokenScope


@operation(
    "GET",
    "/meetings",
    permission=Permission.PUBLISHED_READ,
    scope=TokenScope.MEETINGS_READ,
    shows=MeetingList,
    asks=MeetingsAsked,
)
def list_meetings(reader: Reader, asked: MeetingsAsked) -> Shown:
    """Meetings, the latest first."""
    committee_id: int | None = None
    if asked.committee is not None:
        try:
            committee_id = committees.get(reader, asked.committee).id
        except NotFoundError:
            raise places.unknown("committee") from None
    found = meetings.list_page(
        reader,
        committee_ids=None if committee_id is None else [committee_id],
        since=asked.since,
        until=asked.until,
        after=_place(asked.cursor),
        most=asked.limit + 1,
    )
    rows = found[: asked.limit]
    following: str | None = None
    if len(found) > len(rows):
        here = places.cursor(rows[-1].held_on.isoformat(), str(rows[-1].id))
        following = own("/meetings", **asked.model_dump() | {"cursor": here})
    body = MeetingList(meetings=[meeting_shown(row, row.code) for row in rows], next=following)
    return Shown(body, links={"next": following} if following else {})


def _place(text: str | None) -> tuple[date, int] | None:
    if text is None:
        return None
    try:
        day, key = places.parts_of(text, 2)
        if not (key.isascii() and key.isdigit() and len(key) < 10):  # noqa: PLR2004 - an integer key's digits
            raise places.not_understood()
        return date.fromisoformat(day), int(key)
    except ValueError:
        raise places.not_understood() from None


def item_line(row: AnyRow) -> ItemLine:
    """A row of `queries.items.list_shown`; a restricted one is noted as read, though not its part."""
    if row.restriction is not Restriction.OPEN and row.is_readable:
        note([("agenda_item", row.id)])
    return ItemLine(
        id=row.public_id,
        number=row.number,
        title=row.title,
        kind=row.kind,
        restriction=row.restriction,
        page=page("items", row.public_id),
    )


@operation(
    "GET",
    "/meetings/<public_id>",
    permission=Permission.MEETING_READ,
    scope=TokenScope.MEETINGS_READ,
    shows=MeetingWhole,
    on=meetings.get,
)
def show_meeting(reader: Reader, meeting: Meeting) -> Shown:
    """One meeting with its agenda and the actions agreed at it."""
    today = clock.today()
    by_item = actions.list_of_meeting(reader, meeting.id, today)
    agreed = sorted((row for rows in by_item.values() for row in rows), key=lambda row: row.number)
    shown = meeting_shown(meeting, meeting.committee.code)
    return Shown(
        MeetingWhole(
            **shown.model_dump(),
            items=[item_line(row) for row in items.list_shown(reader, meeting.id)],
            actions=action_lines(reader, agreed, today),
        )
    )


@operation(
    "POST",
    "/meetings/<public_id>/issue",
    permission=Permission.MEETING_ISSUE,
    scope=TokenScope.MEETINGS_WRITE,
    shows=MeetingWhole,
    on=meetings.get,
)
def issue_actions(reader: Reader, meeting: Meeting) -> str:
    """Release a meeting's recorded actions to their owners, who are told by e-mail."""
    path = f"/meetings/{meeting.public_id}"
    operations.issue(meeting, reader, clock.now())
    return path


@operation(
    "POST",
    "/meetings/<public_id>/decisions",
    permission=Permission.DECISIONS_RECORD,
    scope=TokenScope.MEETINGS_WRITE,
    shows=MeetingWhole,
    on=meetings.get,
    takes=RecordDecisions,
)
def record_decisions(reader: Reader, meeting: Meeting, given: RecordDecisions) -> str:
    """Record what a meeting decided about actions; all of it or nothing."""
    today, path = clock.today(), f"/meetings/{meeting.public_id}"
    if not has_met(meeting, today):
        raise RuleBroken("", Broken.MEETING_NOT_HELD)
    known = decisions.find_keys(reader, meeting, [row.action for row in given.decisions])
    loaded = decisions.load(reader, meeting, sorted(known.values()))
    on_agenda = decisions.load_items(meeting.id, [row.item for row in given.decisions])
    decided: list[Decided] = []
    places_of: dict[int, int] = {}
    for place, row in enumerate(given.decisions):
        action = loaded.get(known.get(row.action, 0))
        if action is None or action.id in places_of:
            raise _refused(place, RuleBroken("action", Broken.ACTION_UNKNOWN))
        places_of[action.id] = place
        decided.append(_decided(place, row, action, on_agenda))
    try:
        decision_operations.record_all(meeting, decided, reader, today, clock.now())
    except RowsRefused as refused:
        raise _all_refused(refused, places_of) from None
    return path


def _decided(
    place: int, row: DecidedRow, action: Action, on_agenda: dict[str, AgendaItem]
) -> Decided:
    item = on_agenda.get(row.item) if row.item is not None else None
    if row.item is not None and item is None:
        raise _refused(place, RuleBroken("item", Broken.ITEM_OF_ANOTHER_MEETING))
    return Decided(
        action,
        row.decision,
        row.version,
        item,
        outcome=row.outcome,
        due=row.due.rule() if row.due else None,
        reason=row.reason,
    )


def _refused(place: int, broken: RuleBroken) -> Problem:
    return Problem(422, errors=[wrong_by_rule(broken, f"decisions.{place}.")])


def _all_refused(refused: RowsRefused, places_of: dict[int, int]) -> Problem:
    each: Sequence[tuple[int, RuleBroken]] = sorted(
        ((places_of[key], broken) for key, broken in refused.by_action.items()),
        key=lambda pair: pair[0],
    )
    meanwhile = {Broken.CHANGED_MEANWHILE, Broken.SETTLED_MEANWHILE}
    status = 409 if all(broken.code in meanwhile for _, broken in each) else 422
    return Problem(
        status, errors=[wrong_by_rule(broken, f"decisions.{place}.") for place, broken in each]
    )
