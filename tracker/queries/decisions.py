"""The actions that a meeting may decide about, and the meetings at which something was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, null, or_, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, AgendaItem, Committee, ItemAction, Meeting
from tracker.queries import actions, items, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.standing import is_open, stands
from tracker.vocabulary import MeetingStatus, Standing

MOST_ROWS = 300
MEETINGS_OFFERED = 6
PARTS_OF_REFERENCE = 3
MOST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """An action a meeting may decide about.

    Attributes:
        row: as `queries.actions.rows`, with version and is_provisional.
        item_id: the item of this meeting's agenda it is before, if any.
    """

    row: AnyRow
    item_id: int | None


def list_candidates(
    reader: Reader, meeting: Meeting, today: date, also: Sequence[int] = ()
) -> list[Candidate]:
    """What a meeting may decide about: by due date, those of its agenda first in its order.

    Open actions of its committee, agreed before it, that await agreement, are overdue, were due
    by it or are on its agenda; and what was closed provisionally and not reported yet.

    Args:
        reader: the clerk.
        meeting: the meeting.
        today: the day on which it is recorded.
        also: keys of further actions of the committee, whatever became of them: those that a
            form was sent with.
    """
    on_agenda = items_of_actions(meeting.id)
    wanted = or_(
        and_(
            is_open(),
            or_(
                stands(Standing.AWAITING_AGREEMENT, today),
                stands(Standing.OVERDUE, today),
                Action.due_on <= meeting.held_on,
                Action.id.in_(sorted(on_agenda)),
            ),
        ),
        Action.is_provisional,
        Action.id.in_(sorted(also)),
    )
    found = all_of(
        actions.rows(reader, today)
        .add_columns(Action.version, Action.is_provisional, Action.is_open)
        .where(
            Action.committee_id == meeting.committee_id,
            or_(Action.agreed_on.is_(None), Action.agreed_on <= meeting.held_on),
            or_(Action.meeting_id.is_(None), Action.meeting_id != meeting.id),
            wanted,
        )
        .order_by(Action.due_order, Action.id)
        .limit(MOST_ROWS)
    )
    candidates = [Candidate(row, on_agenda.get(row.id, (None, 0))[0]) for row in found]
    last = len(on_agenda) + 1
    return sorted(candidates, key=lambda each: on_agenda.get(each.row.id, (None, last))[1])


def items_of_actions(meeting_id: int) -> dict[int, tuple[int, int]]:
    """Of the actions on a meeting's agenda, the item's key and its place in the agenda."""
    rows = all_of(
        select(ItemAction.action_id, ItemAction.item_id)
        .join(AgendaItem, AgendaItem.id == ItemAction.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, ItemAction.id)
    )
    return {row.action_id: (row.item_id, place) for place, row in enumerate(rows, start=1)}


def load(reader: Reader, meeting: Meeting, action_ids: Sequence[int]) -> dict[int, Action]:
    """Actions of the meeting's committee to record decisions on, by key."""
    found = db.session.scalars(
        select(Action)
        .options(joinedload(Action.committee), selectinload(Action.contributors))
        .where(
            Action.id.in_(action_ids),
            Action.committee_id == meeting.committee_id,
            visibility.actions(reader),
        )
    )
    return {action.id: action for action in found}


def find_keys(reader: Reader, meeting: Meeting, references: Sequence[str]) -> dict[str, int]:
    """Keys of actions of the meeting's committee, by the references that name them."""
    named = {
        reference: (parts[0].upper(), parts[1], int(parts[2]))
        for reference in references
        if len(parts := reference.split("/")) == PARTS_OF_REFERENCE
        and parts[2].isascii()
        and parts[2].isdigit()
        and len(parts[2]) <= MOST_DIGITS
    }
    found = all_of(
        select(Action.id, Action.code, Action.year, Action.number).where(
            Action.committee_id == meeting.committee_id,
            tuple_(Action.code, Action.year, Action.number).in_(sorted(set(named.values()))),
            visibility.actions(reader),
        )
    )
    keys = {(row.code, row.year, row.number): row.id for row in found}
    return {reference: keys[name] for reference, name in named.items() if name in keys}


def load_items(meeting_id: int, public_ids: Sequence[str | None]) -> dict[str, AgendaItem]:
    """Items of a meeting's agenda, by the public ids that name them."""
    wanted = sorted({each for each in public_ids if each is not None})
    if not wanted:
        return {}
    found = db.session.scalars(
        select(AgendaItem).where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.public_id.in_(wanted)
        )
    )
    return {item.public_id: item for item in found}


def list_places(reader: Reader, committee_id: int, today: date) -> Sequence[AnyRow]:
    """Where something can have been decided: the last meetings held and their items, latest first.

    Columns: meeting_id, held_on, item_id (NULL for the meeting as a whole), number, title,
    restriction.
    """
    held = (
        select(Meeting.id)
        .where(
            Meeting.committee_id == committee_id,
            Meeting.held_on <= today,
            Meeting.status.in_(
                [MeetingStatus.SCHEDULED, MeetingStatus.HELD, MeetingStatus.ADJOURNED]
            ),
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .limit(MEETINGS_OFFERED)
    )
    return all_of(
        select(
            Meeting.id.label("meeting_id"),
            Meeting.held_on,
            AgendaItem.id.label("item_id"),
            AgendaItem.number,
            items.shown_title(reader).label("title"),
            AgendaItem.restriction,
        )
        .select_from(Meeting)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id, isouter=True)
        .where(Meeting.id.in_(held.scalar_subquery()), visibility.committees(reader))
        .order_by(Meeting.held_on.desc(), Meeting.id.desc(), AgendaItem.position)
    )


def find_meeting(committee_id: int, meeting_id: int) -> Meeting | None:
    """A meeting of a committee, by key."""
    found = db.session.get(Meeting, meeting_id)
    return found if found is not None and found.committee_id == committee_id else None


def find_item(meeting_id: int, item_id: int | None) -> AgendaItem | None:
    """An item of a meeting's agenda, by key."""
    found = db.session.get(AgendaItem, item_id) if item_id is not None else None
    return found if found is not None and found.meeting_id == meeting_id else None


def closings_of(reader: Reader, action_ids: Sequence[int]) -> dict[int, AnyRow]:
    """Where actions were agreed to close, by their key.

    Columns: action_id, public_id and held_on of the meeting; number and item_public_id of the
    item, NULL where the reader may not know of it.
    """
    if not action_ids:
        return {}
    seen = visibility.items(reader)
    rows = all_of(
        select(
            Action.id.label("action_id"),
            Meeting.public_id,
            Meeting.held_on,
            case((seen, AgendaItem.number), else_=null()).label("number"),
            case((seen, AgendaItem.public_id), else_=null()).label("item_public_id"),
        )
        .select_from(Action)
        .join(Meeting, Meeting.id == Action.closed_meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(AgendaItem, AgendaItem.id == Action.closed_item_id, isouter=True)
        .where(Action.id.in_(action_ids), visibility.actions(reader), visibility.committees(reader))
    )
    return {row.action_id: row for row in rows}
