"""The rows of a list of actions with all that a paper shows of them, as far as a reader may read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import case, func, null, select

from tracker import clock
from tracker.access.reader import Reader
from tracker.models import Action, AgendaItem, Committee, Meeting, Post, Service
from tracker.queries import outstanding, posts, updates, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.rules.standing import days_late
from tracker.vocabulary import Outcome, ReadingClass, Standing
from tracker.wording.due import due_words_as_typed
from tracker.wording.movements import has_moved, moved_words

LATE = frozenset({Standing.OVERDUE, Standing.AWAITING_AGREEMENT})
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class LogRow:
    """One action as a list, a paper or a file shows it; words a reader may not read are "".

    Attributes:
        minute: the number of the minute, or of the item, under which it was agreed.
        holder: who holds the post, where the reader may know the name.
        days_late: 0 when it is not late.
        update: the latest update the reader may read.
        update_id: its key, for freezing.
        indicators: how each indicator has moved, a line each.
        moved: of those, the lines of indicators whose figure is another one now.
        is_closing: closed since the last meeting: in a log, for agreement that it leaves.
        is_public: whether everybody may know of it.
        is_restricted: whether it is private, so that who reads it is kept.
    """

    action_id: int
    code: str
    year: str
    number: int
    committee: str
    agreed_on: date | None
    minute: str
    wording: str
    owner: str
    service: str
    holder: str
    holder_is_public: bool
    due_on: date | None
    due_words: str
    first_due_on: date | None
    times_deferred: int
    standing: Standing
    days_late: int
    closed_on: date | None
    outcome: Outcome | None
    update: str
    updated_on: date | None
    update_id: int | None
    indicators: tuple[str, ...]
    moved: tuple[str, ...]
    is_closing: bool
    is_public: bool
    is_restricted: bool = False

    @property
    def reference(self) -> str:
        """The reference by which people know it."""
        return f"{self.code}/{self.year}/{self.number:03d}"


def in_full(
    reader: Reader, rows: Iterable[AnyRow], today: date, *, closing: frozenset[int] = frozenset()
) -> Iterator[LogRow]:
    """Rows of `queries.actions.rows` with everything; seven statements for each 500."""
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        yield from _filled(reader, some, today, closing)


def _filled(
    reader: Reader, rows: Sequence[AnyRow], today: date, closing: frozenset[int]
) -> Iterator[LogRow]:
    keys = [row.id for row in rows]
    holders = posts.holders_of((row.lead_post_id for row in rows), today)
    latest = updates.latest_of(reader, keys)
    moved = outstanding.movements_of(reader, keys)
    minutes = minutes_of(reader, keys)
    services = _services_of({row.lead_post_id for row in rows if row.lead_post_id is not None})
    for row in rows:
        holder = holders.get(row.lead_post_id)
        may_name = reader.is_signed_in or reader.sees_everything or row.post_name_is_public
        last = latest.get(row.id)
        late = days_late(row.due_on, row.answered_on, today) if row.standing in LATE else 0
        yield LogRow(
            action_id=row.id,
            code=row.code,
            year=row.year,
            number=row.number,
            committee=row.committee_name,
            agreed_on=row.agreed_on,
            minute=minutes.get(row.id, ""),
            wording=row.wording,
            owner=row.post or "",
            service=services.get(row.lead_post_id, ""),
            holder=holder.name if holder and may_name else "",
            holder_is_public=bool(row.post_name_is_public),
            due_on=row.due_on,
            due_words="" if row.standing is Standing.CLOSED else due_words_as_typed(row),
            first_due_on=row.first_due_on,
            times_deferred=row.times_deferred,
            standing=row.standing,
            days_late=late,
            closed_on=row.closed_on,
            outcome=row.outcome,
            update=last.text if last else "",
            updated_on=last.made_at.astimezone(clock.LONDON).date() if last else None,
            update_id=last.id if last else None,
            indicators=tuple(moved_words(each.figures) for each in moved.get(row.id, ())),
            moved=tuple(
                moved_words(each.figures)
                for each in moved.get(row.id, ())
                if has_moved(each.figures)
            ),
            is_closing=row.id in closing,
            is_public=row.reading_class is ReadingClass.PUBLIC,
            is_restricted=row.reading_class is ReadingClass.RESTRICTED,
        )


def minutes_of(reader: Reader, action_ids: Sequence[int]) -> dict[int, str]:
    """The number of the minute or item of each action, where the reader may know of the item."""
    if not action_ids:
        return {}
    written = func.coalesce(AgendaItem.minute_number, AgendaItem.number)
    shown = case((visibility.items(reader), written), else_=null())
    rows = all_of(
        select(Action.id, shown.label("minute"))
        .join(AgendaItem, AgendaItem.id == Action.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Action.id.in_(action_ids))
    )
    return {row.id: row.minute for row in rows if row.minute}


def _services_of(post_ids: set[int]) -> dict[int | None, str]:
    if not post_ids:
        return {}
    rows = all_of(
        select(Post.id, Service.name)
        .join(Service, Service.id == Post.service_id)
        .where(Post.id.in_(sorted(post_ids)))
    )
    return {row.id: row.name for row in rows}
