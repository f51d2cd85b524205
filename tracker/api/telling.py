"""Rows of queries as the API shows them; whatever stands here the queries have let through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.access.reader import Reader
from tracker.api.pages_of import action_path, own, page
from tracker.api.shapes.shown import (
    ActionLine,
    DocumentShown,
    DueShown,
    MeetingShown,
    OwnerShown,
    UpdateShown,
)
from tracker.models import Meeting
from tracker.noting import note, of_actions
from tracker.queries import documents, posts
from tracker.queries.fetch import AnyRow
from tracker.queries.posts import Holder
from tracker.vocabulary import ReadingClass
from tracker.wording.due import due_words


def action_lines(reader: Reader, rows: Sequence[AnyRow], today: date) -> list[ActionLine]:
    """Rows of `queries.actions.rows`, with who holds their posts; one statement more.

    Restricted ones are noted as read.
    """
    note(of_actions(rows))
    holders = posts.holders_of(
        (row.lead_post_id for row in rows if reader.is_signed_in or row.post_name_is_public), today
    )
    return [action_line(row, holders) for row in rows]


def action_line(row: AnyRow, holders: Mapping[int, Holder]) -> ActionLine:
    """One row of `queries.actions.rows`."""
    holder = holders.get(row.lead_post_id or 0)
    path = action_path(row.code, row.year, row.number)
    return ActionLine(
        reference=f"{row.code}/{row.year}/{row.number:03d}",
        address=own(path),
        page=page(*path.strip("/").split("/")),
        kind=row.kind,
        committee=row.committee_code,
        wording=row.wording,
        status=row.status,
        standing=row.standing,
        owner=OwnerShown(
            id=row.lead_post_id, title=row.post, holder=holder.name if holder else None
        )
        if row.lead_post_id is not None
        else None,
        agreed_on=row.agreed_on,
        due=DueShown(
            kind=row.due_kind,
            on=row.due_on,
            basis=row.due_basis,
            paper_due_on=row.paper_due_on,
            words=due_words(row),
        ),
        first_due_on=row.first_due_on,
        times_deferred=row.times_deferred,
        answered_on=row.answered_on,
        review_on=row.review_on,
        closed_on=row.closed_on,
        outcome=row.outcome,
        is_public=row.reading_class is ReadingClass.PUBLIC,
    )


def meeting_shown(row: AnyRow | Meeting, code: str) -> MeetingShown:
    """A meeting, or a row of one with the same columns."""
    return MeetingShown(
        id=row.public_id,
        committee=code,
        held_on=row.held_on,
        start_time=f"{row.start_time:%H:%M}",
        place=row.place,
        kind=row.kind,
        status=row.status,
        agenda_published_at=row.agenda_published_at,
        minutes_published_at=row.minutes_published_at,
        page=page("meetings", row.public_id),
    )


def document_shown(row: AnyRow) -> DocumentShown:
    """A row of `queries.documents`."""
    return DocumentShown(
        id=row.public_id,
        slot=row.slot,
        title=row.title,
        file_type=row.file_type,
        size=row.size,
        restriction=row.restriction,
        uploaded_at=row.uploaded_at,
        page=page("documents", row.public_id) if row.public_id else None,
    )


def updates_shown(reader: Reader, rows: Sequence[AnyRow]) -> list[UpdateShown]:
    """Rows of `queries.updates.list_of`, with their evidence; one statement more."""
    files = documents.evidence_of(reader, rows)
    return [
        UpdateShown(
            id=row.id,
            kind=row.kind,
            text=row.text,
            later_date=row.later_date,
            capacity=row.capacity,
            author=row.author,
            made_at=row.made_at,
            is_released=row.released_at is not None,
            returned_at=row.returned_at,
            return_reason=row.return_reason,
            files=[document_shown(each) for each in files.get(row.id, [])],
        )
        for row in rows
    ]
