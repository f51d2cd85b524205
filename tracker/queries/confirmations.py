"""Confirmation of minutes: where, by whom, which corrections, and where it can still happen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased, contains_eager

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    AgendaItem,
    Committee,
    Confirmation,
    Correction,
    Meeting,
    MinutesRevision,
    Person,
)
from tracker.queries import NotFoundError, visibility
from tracker.queries.fetch import AnyRow, AnySelect, all_of
from tracker.queries.items import shown_title
from tracker.rules import corrections as rules
from tracker.vocabulary import ItemKind, MeetingStatus, Restriction

MET = (MeetingStatus.SCHEDULED, MeetingStatus.HELD, MeetingStatus.ADJOURNED)
MOST_MEETINGS = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A correction as it stands beside the published minutes.

    Attributes:
        id: its key.
        item_id: whose minutes.
        old: the words struck.
        new: those in their place; "" for none.
        before: a few words before them, plain.
        after: a few words after them, plain.
    """

    id: int
    item_id: int
    old: str
    new: str
    before: str
    after: str


def find(reader: Reader, meeting_id: int) -> AnyRow | None:
    """The confirmation of a meeting's minutes, with how many corrections; None while there is none.

    Columns: confirmed_on, president (a name), number (of the later item), at_public_id (of the
    later meeting; NULL where the reader does not know of its committee), corrections (those the
    reader may read).
    """
    count = (
        _of_item(reader, select(func.count()))
        .where(AgendaItem.meeting_id == meeting_id)
        .scalar_subquery()
    )
    later, item = aliased(Meeting), aliased(AgendaItem)
    known = select(Committee.id).where(visibility.committees(reader))
    rows = all_of(
        select(
            Confirmation.confirmed_on,
            func.coalesce(Person.name, Confirmation.presided_by).label("president"),
            item.number,
            later.public_id.label("at_public_id"),
            count.label("corrections"),
        )
        .select_from(Confirmation)
        .join(item, item.id == Confirmation.item_id)
        .join(later, (later.id == item.meeting_id) & later.committee_id.in_(known), isouter=True)
        .join(Person, Person.id == Confirmation.presided_by_id, isouter=True)
        .where(Confirmation.meeting_id == meeting_id)
    )
    return rows[0] if rows else None


def _of_item(reader: Reader, statement: AnySelect) -> AnySelect:
    """Corrections that stand and that the reader may read, as the minutes they correct."""
    return (
        statement.select_from(Correction)
        .join(AgendaItem, AgendaItem.id == Correction.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Correction.withdrawn_at.is_(None), visibility.corrections(reader))
    )


def list_corrections(
    reader: Reader, meeting_id: int, item_id: int | None = None
) -> dict[int, list[Shown]]:
    """The corrections of a meeting's minutes, or of one item's, by item, in the order recorded.

    Before they are confirmed, clerks alone are given them.
    """
    wanted = (
        _of_item(
            reader,
            select(
                Correction.id,
                Correction.item_id,
                Correction.old_words,
                Correction.new_words,
                MinutesRevision.source,
            ),
        )
        .join(MinutesRevision, MinutesRevision.id == AgendaItem.published_revision_id)
        .where(Meeting.id == meeting_id)
        .order_by(Correction.id)
    )
    if item_id is not None:
        wanted = wanted.where(AgendaItem.id == item_id)
    found: dict[int, list[Shown]] = {}
    for row in all_of(wanted):
        before, after = rules.around(row.source, row.old_words)
        shown = Shown(row.id, row.item_id, row.old_words, row.new_words, before, after)
        found.setdefault(row.item_id, []).append(shown)
    return found


def list_published(reader: Reader, meeting_id: int) -> Sequence[AnyRow]:
    """The published minutes of a meeting's items in order, as far as the reader may read them.

    Columns: id, public_id, number, title, restriction, source, html; items without published
    minutes are not among them.
    """
    return all_of(
        select(
            AgendaItem.id,
            AgendaItem.public_id,
            AgendaItem.number,
            AgendaItem.restriction,
            shown_title(reader).label("title"),
            MinutesRevision.source,
            MinutesRevision.html,
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(MinutesRevision, MinutesRevision.id == AgendaItem.published_revision_id)
        .where(
            AgendaItem.meeting_id == meeting_id,
            visibility.items(reader),
            visibility.minutes_of_item(reader),
            visibility.content_of_item(reader),
        )
        .order_by(AgendaItem.position, AgendaItem.id)
    )


def corrected_sources(reader: Reader, meeting_id: int) -> dict[int, str]:
    """The corrected Markdown of every item with corrections that the reader may read, by item.

    For the clean copy: on a page, and in the papers that are signed.
    """
    corrections = list_corrections(reader, meeting_id)
    return {
        row.id: rules.corrected(row.source, [(each.old, each.new) for each in corrections[row.id]])
        for row in (list_published(reader, meeting_id) if corrections else ())
        if row.id in corrections
    }


def get_correction(reader: Reader, correction_id: int) -> Correction:
    """A correction that stands, its item unread; who may ask is the permission's matter."""
    found = db.session.scalar(
        _of_item(reader, select(Correction)).where(Correction.id == correction_id)
    )
    if found is None:
        raise NotFoundError
    return found


def source_of(item: AgendaItem) -> str:
    """The Markdown that was published under an item; "" for none."""
    found = db.session.scalar(
        select(MinutesRevision.source).where(MinutesRevision.id == item.published_revision_id)
    )
    return found or ""


def pairs_of(item_id: int) -> list[rules.Pair]:
    """Every correction of an item that stands: words struck, words in their place."""
    rows = all_of(
        select(Correction.old_words, Correction.new_words)
        .where(Correction.item_id == item_id, Correction.withdrawn_at.is_(None))
        .order_by(Correction.id)
    )
    return [(row.old_words, row.new_words) for row in rows]


def heirs_of(committee: Committee) -> list[int]:
    """A committee and, where it has ended, those that took over from it in turn."""
    keys = [committee.id]
    following = committee.successor_id
    while following is not None and following not in keys:
        keys.append(following)
        following = db.session.scalar(
            select(Committee.successor_id).where(Committee.id == following)
        )
    return keys


def list_places(meeting: Meeting, today: date) -> Sequence[AnyRow]:
    """Items under which a meeting's minutes can be confirmed; ask for clerks alone.

    Those of the next meetings held after it; where a meeting has the standing item “Minutes of
    the last meeting”, that one alone is offered. In order of the meetings. Columns: id, number,
    title, kind, meeting_id, held_on, committee_id, committee_name.
    """
    later = (
        select(Meeting.id)
        .where(
            Meeting.committee_id.in_(heirs_of(meeting.committee)),
            Meeting.held_on > meeting.held_on,
            Meeting.held_on <= today,
            Meeting.status.in_(MET),
        )
        .order_by(Meeting.held_on, Meeting.id)
        .limit(MOST_MEETINGS)
    )
    kept = {row.id for row in all_of(later)}
    if not kept:
        return []
    rows = all_of(
        select(
            AgendaItem.id,
            AgendaItem.number,
            func.coalesce(AgendaItem.public_title, AgendaItem.title).label("title"),
            AgendaItem.kind,
            AgendaItem.meeting_id,
            Meeting.held_on,
            Committee.id.label("committee_id"),
            Committee.name.label("committee_name"),
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            AgendaItem.meeting_id.in_(sorted(kept)),
            or_(
                AgendaItem.kind == ItemKind.MINUTES,
                AgendaItem.restriction == Restriction.OPEN,
            ),
        )
        .order_by(Meeting.held_on, Meeting.id, AgendaItem.position)
    )
    standing = {row.meeting_id for row in rows if row.kind is ItemKind.MINUTES}
    return [row for row in rows if row.kind is ItemKind.MINUTES or row.meeting_id not in standing]


def get_place(item_id: int) -> AgendaItem | None:
    """The item with that key, its meeting and committee loaded."""
    return db.session.scalar(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .join(Meeting.committee)
        .options(contains_eager(AgendaItem.meeting).contains_eager(Meeting.committee))
        .where(AgendaItem.id == item_id)
    )
