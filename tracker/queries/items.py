"""Agenda items, as far as a reader may read them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, null, or_, select
from sqlalchemy.orm import contains_eager, undefer_group, with_expression

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    AgendaItem,
    Attendance,
    Committee,
    DeclaredInterest,
    Indicator,
    ItemExclusion,
    ItemIndicator,
    ItemPublicRecord,
    Meeting,
    MinutesRevision,
    Person,
    Post,
    PrivatePart,
    PrivateRevision,
    RecordedVote,
)
from tracker.queries import NotFoundError, visibility, visible_parts
from tracker.queries.fetch import AnyRow, AnySelect, all_of, one_of
from tracker.vocabulary import Restriction


def shown_title(reader: Reader) -> Any:  # noqa: ANN401 - an SQL expression
    """The title a reader sees of an item: its own, or the public one."""
    return case(
        (visibility.content_of_item(reader), AgendaItem.title), else_=AgendaItem.public_title
    )


WORDS = (
    *("title", "purpose", "purpose_html", "decision", "decision_html"),
    *("urgency_reason", "public_interest"),
)


def get(reader: Reader, public_id: str) -> AgendaItem:
    """The item with its meeting, committee and title as shown; its words stay unread."""
    item = db.session.scalar(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .join(Meeting.committee)
        .options(
            contains_eager(AgendaItem.meeting).contains_eager(Meeting.committee),
            with_expression(AgendaItem.shown_title, shown_title(reader)),
        )
        .where(AgendaItem.public_id == public_id, visibility.items(reader))
    )
    if item is None:
        raise NotFoundError
    return item


def list_by_key(reader: Reader, keys: Collection[int]) -> Sequence[AgendaItem]:
    """Items as `get` gives them, those of these keys that the reader may know of."""
    return db.session.scalars(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .join(Meeting.committee)
        .options(
            contains_eager(AgendaItem.meeting).contains_eager(Meeting.committee),
            with_expression(AgendaItem.shown_title, shown_title(reader)),
        )
        .where(AgendaItem.id.in_(sorted(keys)), visibility.items(reader))
    ).all()


def get_words(item: AgendaItem) -> AgendaItem:
    """The same item with its words loaded, for the clerk who edits it."""
    db.session.refresh(item, [*WORDS])
    return item


def _exists(*wanted: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether something is recorded of an item: pages ask for it only where there is something."""
    return exists().where(*wanted).correlate(AgendaItem)


@lru_cache(maxsize=128)
def _shown(reader: Reader) -> AnySelect:
    """The columns of `list_shown`; kept for the next request of a reader of whom the same holds."""
    readable = visibility.content_of_item(reader)
    revision = visibility.shown_revision(reader)
    private_purpose = visible_parts.private_purpose(reader)
    private_minutes = visible_parts.private_minutes(reader)
    columns: list[Any] = [
        AgendaItem.id,
        AgendaItem.public_id,
        AgendaItem.position,
        AgendaItem.number,
        AgendaItem.minute_number,
        AgendaItem.restriction,
        AgendaItem.restriction_ground,
        AgendaItem.public_title,
        AgendaItem.version,
        AgendaItem.lead_post_id,
        AgendaItem.kind,
        AgendaItem.paper,
        AgendaItem.is_urgent,
        case((readable, AgendaItem.urgency_reason), else_=null()).label("urgency_reason"),
        shown_title(reader).label("title"),
        readable.label("is_readable"),
        case((readable, AgendaItem.purpose_html), else_=null()).label("purpose_html"),
        case((visibility.minutes_of_item(reader), AgendaItem.decision_html), else_=null()).label(
            "decision_html"
        ),
        MinutesRevision.html.label("minutes_html"),
        MinutesRevision.made_at.label("minutes_saved_at"),
        Post.title.label("lead_post"),
        _exists(Attendance.meeting_id == AgendaItem.meeting_id).label("has_attendance"),
        _exists(
            DeclaredInterest.item_id == AgendaItem.id, DeclaredInterest.withdrawn_at.is_(None)
        ).label("has_interests"),
        _exists(RecordedVote.item_id == AgendaItem.id, RecordedVote.withdrawn_at.is_(None)).label(
            "has_votes"
        ),
        PrivatePart.restriction.label("private_restriction"),
        PrivatePart.restriction_ground.label("private_ground"),
        case((private_purpose, PrivatePart.purpose_html), else_=null()).label(
            "private_purpose_html"
        ),
        case((private_minutes, PrivateRevision.html), else_=null()).label("private_minutes_html"),
        or_(private_purpose, private_minutes).label("is_private_readable"),
        ItemExclusion.outcome.label("exclusion"),
        ItemExclusion.words.label("exclusion_words"),
        ItemExclusion.moved_by.label("exclusion_moved_by"),
        ItemExclusion.seconded_by.label("exclusion_seconded_by"),
        ItemPublicRecord.kind.label("public_record"),
        ItemPublicRecord.html.label("public_record_html"),
    ]
    return (
        select(*columns)
        .select_from(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(MinutesRevision, MinutesRevision.id == revision, isouter=True)
        .join(Post, Post.id == AgendaItem.lead_post_id, isouter=True)
        .join(
            PrivatePart,
            and_(PrivatePart.item_id == AgendaItem.id, visible_parts.private_part(reader)),
            isouter=True,
        )
        .join(PrivateRevision, PrivateRevision.id == PrivatePart.current_revision_id, isouter=True)
        .join(
            ItemExclusion,
            and_(ItemExclusion.item_id == AgendaItem.id, visible_parts.told_of_private(reader)),
            isouter=True,
        )
        .join(
            ItemPublicRecord,
            and_(
                ItemPublicRecord.item_id == AgendaItem.id,
                visible_parts.told_of_private(reader),
                or_(
                    AgendaItem.restriction != Restriction.OPEN,
                    PrivatePart.restriction != Restriction.OPEN,
                ),
            ),
            isouter=True,
        )
        .where(visibility.items(reader))
        .order_by(AgendaItem.position, AgendaItem.id)
    )


def list_shown(reader: Reader, meeting_id: int) -> Sequence[AnyRow]:
    """The items of a meeting in order, each with what the reader may read of it.

    Columns: id, public_id, position, number, minute_number, restriction,
    restriction_ground, public_title, version, lead_post_id, kind, paper, is_urgent,
    urgency_reason, title, is_readable, purpose_html,
    decision_html, minutes_html, minutes_saved_at, lead_post; whether anything is recorded,
    readable or not: has_attendance (of the meeting), has_interests, has_votes; of its private
    part, where there is one that may be known of: private_restriction, private_ground,
    private_purpose_html, private_minutes_html, is_private_readable; what was resolved about the
    public and what they are told, with the minutes: exclusion, exclusion_words,
    exclusion_moved_by, exclusion_seconded_by, public_record, public_record_html.
    """
    return all_of(_shown(reader).where(AgendaItem.meeting_id == meeting_id))


def get_shown(reader: Reader, item_id: int) -> AnyRow:
    """One item with what the reader may read of it; the columns of `list_shown`."""
    return one_of(_shown(reader).where(AgendaItem.id == item_id))


def list_indicators(reader: Reader, item_ids: Sequence[int]) -> dict[int, list[AnyRow]]:
    """Indicators considered under items that the reader may read (reference, name), by item."""
    found: dict[int, list[AnyRow]] = {}
    rows = all_of(
        select(ItemIndicator.item_id, Indicator.reference, Indicator.name)
        .join(Indicator, Indicator.id == ItemIndicator.indicator_id)
        .where(ItemIndicator.item_id.in_(item_ids), visibility.indicators(reader))
        .order_by(ItemIndicator.item_id, Indicator.name)
    )
    for row in rows:
        found.setdefault(row.item_id, []).append(row)
    return found


def find_by_digest(reader: Reader, meeting_id: int, digest: str) -> AgendaItem | None:
    """The item of a meeting that was imported from the very same page."""
    return db.session.scalar(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .join(Meeting.committee)
        .options(
            contains_eager(AgendaItem.meeting).contains_eager(Meeting.committee),
            with_expression(AgendaItem.shown_title, shown_title(reader)),
        )
        .where(
            AgendaItem.meeting_id == meeting_id,
            AgendaItem.imported_digest == digest,
            visibility.items(reader),
        )
    )


def list_indicator_ids(item_id: int) -> set[int]:
    """Keys of the indicators considered under an item."""
    return set(
        db.session.scalars(
            select(ItemIndicator.indicator_id).where(ItemIndicator.item_id == item_id)
        )
    )


def list_offered_indicators(
    reader: Reader, day: date, item_id: int | None = None
) -> Sequence[AnyRow]:
    """Indicators that can be considered on a day, and those the item considers already.

    Columns: id, reference, name; by name.
    """
    considered = select(ItemIndicator.indicator_id).where(ItemIndicator.item_id == item_id)
    return all_of(
        select(Indicator.id, Indicator.reference, Indicator.name)
        .where(
            visibility.indicators(reader),
            or_(
                Indicator.ended_on.is_(None),
                Indicator.ended_on >= day,
                Indicator.id.in_(considered),
            ),
        )
        .order_by(Indicator.name)
    )


def list_progress(reader: Reader, meeting_id: int) -> Sequence[AnyRow]:
    """The items of a meeting in order, for whoever writes the minutes.

    Columns: id, public_id, number, title, restriction, is_written, has_private_part.
    """
    return all_of(
        select(
            AgendaItem.id,
            AgendaItem.public_id,
            AgendaItem.number,
            AgendaItem.restriction,
            shown_title(reader).label("title"),
            AgendaItem.current_revision_id.is_not(None).label("is_written"),
            _exists(
                PrivatePart.item_id == AgendaItem.id, PrivatePart.restriction != Restriction.OPEN
            ).label("has_private_part"),
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(AgendaItem.meeting_id == meeting_id, visibility.items(reader))
        .order_by(AgendaItem.position, AgendaItem.id)
    )


def next_place(meeting_id: int) -> tuple[int, str]:
    """The position after the last item of an agenda, and the number to offer for it."""
    rows = all_of(
        select(AgendaItem.position, AgendaItem.number).where(AgendaItem.meeting_id == meeting_id)
    )
    numbers = [int(row.number) for row in rows if row.number.isascii() and row.number.isdigit()]
    last = max((row.position for row in rows), default=0)
    return last + 1, str(max(numbers, default=len(rows)) + 1)


def find_revision(revision_id: int | None) -> MinutesRevision | None:
    """A revision of minutes, for the clerk who writes on."""
    return None if revision_id is None else db.session.get(MinutesRevision, revision_id)


def find_current_words(item: AgendaItem) -> AnyRow | None:
    """What is minuted under an item now: id, source, html, made_at, author; None for nothing."""
    if item.current_revision_id is None:
        return None
    return one_of(
        select(
            MinutesRevision.id,
            MinutesRevision.source,
            MinutesRevision.html,
            MinutesRevision.made_at,
            Person.name.label("author"),
        )
        .join(Person, Person.id == MinutesRevision.made_by_id)
        .where(MinutesRevision.id == item.current_revision_id)
    )


def load_with_words(meeting_id: int) -> Sequence[AgendaItem]:
    """Every item of a meeting with all its words, for the operations that publish them."""
    return db.session.scalars(
        select(AgendaItem)
        .options(undefer_group("content"))
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
