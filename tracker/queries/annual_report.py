"""What a committee's annual report is made from: its year, as far as a reader may know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, select

from tracker.access.reader import Reader
from tracker.models import Action, AgendaItem, Committee, Meeting
from tracker.queries import actions, attendance, recommendations, visibility, year_figures
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.year_figures import YearFigures
from tracker.vocabulary import ActionStatus, ItemKind, MeetingStatus


@dataclass(frozen=True, slots=True)
class YearOfWork:
    """A committee's municipal year.

    Attributes:
        members: rows of `queries.attendance.list_members`, of the last day told.
        meetings: id, held_on; those held, in order.
        considered: titles of the items of business by meeting, standing ones left out.
        actions: rows of `queries.actions.rows` agreed in the year, in order of their numbers.
        recommendations: those of them, rows of `queries.recommendations.list_of_committee`.
        figures: how they add up.
    """

    members: Sequence[AnyRow]
    meetings: Sequence[AnyRow]
    considered: dict[int, list[str]]
    actions: Sequence[AnyRow]
    recommendations: Sequence[AnyRow]
    figures: YearFigures


def year_of_work(
    reader: Reader, committee: Committee, year: str, first: date, last: date, today: date
) -> YearOfWork:
    """A committee's year from its first day to its last, or to today.

    Args:
        reader: sees only what they may know of.
        committee: the committee.
        year: the municipal year as references name it, such as 2013-14.
        first: the day of the annual meeting that begins it.
        last: the day before the next one.
        today: the London date.
    """
    held = all_of(
        select(Meeting.id, Meeting.held_on)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            Meeting.committee_id == committee.id,
            Meeting.held_on.between(first, min(last, today)),
            Meeting.status.in_([MeetingStatus.HELD, MeetingStatus.SCHEDULED]),
            Meeting.agenda_published_at.is_not(None),
            visibility.committees(reader),
        )
        .order_by(Meeting.held_on, Meeting.id)
    )
    agreed = all_of(
        actions.rows(reader, today)
        .where(
            Action.code == committee.code,
            Action.year == year,
            Action.status.not_in([ActionStatus.WITHDRAWN, ActionStatus.DUPLICATE]),
        )
        .order_by(Action.number)
    )
    keys = {row.id for row in agreed}
    return YearOfWork(
        attendance.list_members(committee.id, min(last, today)),
        held,
        _considered(reader, [row.id for row in held]),
        agreed,
        [
            row
            for row in recommendations.list_of_committee(reader, committee, today)
            if row.id in keys
        ],
        year_figures.figures_of(reader, committee, year, today),
    )


def _considered(reader: Reader, meeting_ids: Sequence[int]) -> dict[int, list[str]]:
    if not meeting_ids:
        return {}
    title = case(
        (visibility.content_of_item(reader), AgendaItem.title), else_=AgendaItem.public_title
    )
    rows = all_of(
        select(AgendaItem.meeting_id, title.label("title"))
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            and_(AgendaItem.meeting_id.in_(meeting_ids), AgendaItem.kind == ItemKind.ORDINARY),
            visibility.items(reader),
        )
        .order_by(AgendaItem.meeting_id, AgendaItem.position, AgendaItem.id)
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.meeting_id, []).append(row.title)
    return found
