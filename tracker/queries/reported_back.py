"""Actions that are items of agendas: what an item reports on, and what could be put on an agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import case, func, null, select

from tracker.access.reader import Reader
from tracker.models import Action, AgendaItem, Committee, ItemAction, Meeting
from tracker.queries import actions, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of
from tracker.queries.standing import is_open


def list_before(reader: Reader, item_ids: Sequence[int], today: date) -> dict[int, list[AnyRow]]:
    """The actions that items report on, of those the reader may know of, by the item's key.

    Rows of `queries.actions.rows` with before_item_id.
    """
    if not item_ids:
        return {}
    wanted = (
        actions.rows(reader, today)
        .add_columns(ItemAction.item_id.label("before_item_id"))
        .join(ItemAction, ItemAction.action_id == Action.id)
        .where(ItemAction.item_id.in_(item_ids))
        .order_by(ItemAction.item_id, ItemAction.id)
    )
    found: dict[int, list[AnyRow]] = {}
    for row in all_of(wanted):
        found.setdefault(row.before_item_id, []).append(row)
    return found


def list_agendas(reader: Reader, action_id: int) -> Sequence[AnyRow]:
    """The agendas an action is on, latest first: meeting_public_id, held_on, item_public_id, number.

    The last two are NULL where the reader may not know of the item.
    """
    seen = visibility.items(reader)
    return all_of(
        select(
            Meeting.public_id.label("meeting_public_id"),
            Meeting.held_on,
            case((seen, AgendaItem.public_id), else_=null()).label("item_public_id"),
            case((seen, AgendaItem.number), else_=null()).label("number"),
        )
        .select_from(ItemAction)
        .join(AgendaItem, AgendaItem.id == ItemAction.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(ItemAction.action_id == action_id, seen, visibility.committees(reader))
        .order_by(Meeting.held_on.desc(), AgendaItem.position)
    )


def list_to_report(reader: Reader, meeting: Meeting, today: date) -> Sequence[AnyRow]:
    """Open actions due at a meeting that are not on its agenda yet, by reference."""
    on_it = (
        select(ItemAction.action_id)
        .join(AgendaItem, AgendaItem.id == ItemAction.item_id)
        .where(AgendaItem.meeting_id == meeting.id)
    )
    wanted = actions.rows(reader, today).where(
        Action.due_meeting_id == meeting.id,
        Action.committee_id == meeting.committee_id,
        is_open(),
        Action.id.not_in(on_it),
    )
    return all_of(wanted.order_by(Action.agreed_on, Action.id))


def count_to_report(reader: Reader, meeting: Meeting) -> int:
    """How many actions `list_to_report` would list."""
    return len(list_to_report(reader, meeting, meeting.held_on))


def list_waiting_outcomes(reader: Reader) -> Sequence[AnyRow]:
    """Meetings whose outcome on actions is to be recorded: public_id, held_on, committee_name, number."""
    return all_of(_waiting_outcomes(reader))


@lru_cache(maxsize=128)
def _waiting_outcomes(reader: Reader) -> AnySelect:
    return (
        select(
            Meeting.public_id,
            Meeting.held_on,
            Committee.name.label("committee_name"),
            func.count(Action.id).label("number"),
        )
        .join(Meeting, Meeting.id == Action.before_meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Action.before_meeting_id.is_not(None), is_open(), visibility.actions(reader))
        .group_by(Meeting.public_id, Meeting.held_on, Committee.name)
        .order_by(Meeting.held_on, Meeting.public_id)
    )
