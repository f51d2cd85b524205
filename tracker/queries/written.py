"""Every place where words about an item or an action stand, and where a passage stands in them.

A new table or column of free text about items or actions belongs in PLACES; a test says so
for every text column of the database that is neither here nor named there as a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Enum, String, Text, and_, cast, or_, select, true

from tracker.audit.tags import AuditTag
from tracker.db import Base, db, metadata
from tracker.models import (
    Action,
    AgendaItem,
    Attendance,
    AuditEvent,
    Clearance,
    ClearanceComment,
    ClerkNote,
    Confirmation,
    Correction,
    DeclaredInterest,
    Document,
    FrozenAction,
    ImportedAction,
    ItemDocument,
    ItemExclusion,
    ItemPublicRecord,
    MinutesRevision,
    NamedReader,
    PlannedItem,
    PrivatePart,
    PrivateRevision,
    Recommendation,
    RecordedVote,
    Redaction,
    Takedown,
    Update,
    WorkingCopy,
)
from tracker.queries.fetch import AnyRow, AnySelect, all_of
from tracker.rules import redaction as rules
from tracker.vocabulary import WrittenPlace

BATCH = 200
LINE = 255

HISTORY_OF = ("agenda_item", "action", "meeting", "planned_item")
"""Whose history holds words of items and actions."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is searched: one item with its actions, one action by itself, or everything.

    Attributes:
        item_id: the item, if any.
        action_ids: its actions, or the one.
        everywhere: every item and action of the authority.
    """

    item_id: int | None
    action_ids: frozenset[int]
    everywhere: bool = False


Belongs: TypeAlias = Callable[[Matter], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Place:
    """Columns of a table that hold words.

    Attributes:
        kind: how the place is called.
        table: where it is.
        columns: those that hold words, as they were typed.
        belongs: which rows are part of a matter.
        rendered: {column of HTML: the column it is rendered from}.
    """

    kind: WrittenPlace
    table: type[Base]
    columns: tuple[str, ...]
    belongs: Belongs
    rendered: Mapping[str, str] = field(default_factory=dict[str, str])

    def most(self, column: str) -> int | None:
        """How many characters a column holds; None for any number."""
        kind = self.table.__table__.columns[column].type
        return LINE if isinstance(kind, String) and not isinstance(kind, Text) else None


@dataclass(frozen=True, slots=True)
class Found:
    """A row in which the passage stands.

    Attributes:
        place: which table and columns.
        row_id: the row's key.
        times: how often the passage stands in what was typed there.
        values: the new values of the columns as typed, for those that change or have HTML.
    """

    place: Place
    row_id: int
    times: int
    values: dict[str, Any]


def _item(column: Any) -> Belongs:  # noqa: ANN401 - a column
    return lambda matter: column == (matter.item_id or 0)


def _actions(column: Any) -> Belongs:  # noqa: ANN401 - a column
    return lambda matter: column.in_(sorted(matter.action_ids))


def _redactions(matter: Matter) -> ColumnElement[bool]:
    return or_(_item(Redaction.item_id)(matter), _actions(Redaction.action_id)(matter))


def _documents(matter: Matter) -> ColumnElement[bool]:
    updates = select(Update.id).where(_actions(Update.action_id)(matter))
    return or_(_item(Document.item_id)(matter), Document.update_id.in_(updates))


def _taken_down(matter: Matter) -> ColumnElement[bool]:
    held = select(AgendaItem.meeting_id).where(AgendaItem.id == (matter.item_id or 0))
    return Takedown.meeting_id.in_(held)


def _circulated(matter: Matter) -> ColumnElement[bool]:
    held = select(AgendaItem.meeting_id).where(AgendaItem.id == (matter.item_id or 0))
    return Clearance.meeting_id.in_(held)


def _confirmed(matter: Matter) -> ColumnElement[bool]:
    held = select(AgendaItem.meeting_id).where(AgendaItem.id == (matter.item_id or 0))
    return Confirmation.meeting_id.in_(held)


def _named(matter: Matter) -> ColumnElement[bool]:
    return or_(_item(NamedReader.item_id)(matter), _actions(NamedReader.action_id)(matter))


def _planned(matter: Matter) -> ColumnElement[bool]:
    return or_(_item(PlannedItem.item_id)(matter), _actions(PlannedItem.action_id)(matter))


def _meeting_of_item(matter: Matter) -> ColumnElement[bool]:
    held = select(AgendaItem.meeting_id).where(AgendaItem.id == (matter.item_id or 0))
    return Attendance.meeting_id.in_(held)


def _history(matter: Matter) -> ColumnElement[bool]:
    def of(table: str, belongs: Belongs) -> ColumnElement[bool]:
        return and_(AuditEvent.subject_type == table, belongs(matter))

    return or_(
        of("agenda_item", _item(AuditEvent.subject_id)),
        of("action", _actions(AuditEvent.subject_id)),
        and_(
            AuditEvent.subject_type == "planned_item",
            AuditEvent.subject_id.in_(select(PlannedItem.id).where(_planned(matter))),
        ),
    )


PLACES: tuple[Place, ...] = (
    Place(
        WrittenPlace.ITEM,
        AgendaItem,
        (
            *("title", "public_title", "restriction_ground", "number", "minute_number"),
            *("purpose", "decision", "urgency_reason", "public_interest"),
        ),
        _item(AgendaItem.id),
        {"purpose_html": "purpose", "decision_html": "decision"},
    ),
    Place(
        WrittenPlace.MINUTES,
        MinutesRevision,
        ("source",),
        _item(MinutesRevision.item_id),
        {"html": "source"},
    ),
    Place(
        WrittenPlace.PRIVATE_PART,
        PrivatePart,
        ("restriction_ground", "public_interest", "purpose"),
        _item(PrivatePart.item_id),
        {"purpose_html": "purpose"},
    ),
    Place(
        WrittenPlace.PRIVATE_PART,
        PrivateRevision,
        ("source",),
        _item(PrivateRevision.item_id),
        {"html": "source"},
    ),
    Place(
        WrittenPlace.PUBLIC_RECORD,
        ItemPublicRecord,
        ("source",),
        _item(ItemPublicRecord.item_id),
        {"html": "source"},
    ),
    Place(
        WrittenPlace.PUBLIC_RECORD,
        ItemExclusion,
        ("words", "moved_by", "seconded_by"),
        _item(ItemExclusion.item_id),
    ),
    Place(WrittenPlace.WORKING_COPY, WorkingCopy, ("source",), _item(WorkingCopy.item_id)),
    Place(
        WrittenPlace.DOCUMENT,
        Document,
        ("title", "name", "restriction_ground", "removal_reason"),
        _documents,
    ),
    Place(WrittenPlace.ATTENDANCE, Attendance, ("name",), _meeting_of_item),
    Place(WrittenPlace.INTEREST, DeclaredInterest, ("nature",), _item(DeclaredInterest.item_id)),
    Place(
        WrittenPlace.VOTE,
        RecordedVote,
        ("motion", "moved_by", "seconded_by", "names_for", "names_against", "names_abstained"),
        _item(RecordedVote.item_id),
    ),
    Place(WrittenPlace.NOTE, ClerkNote, ("text",), _item(ClerkNote.item_id)),
    Place(WrittenPlace.CLEARANCE, Clearance, ("note",), _circulated),
    Place(
        WrittenPlace.CLEARANCE,
        ClearanceComment,
        ("passage", "text", "reason"),
        _item(ClearanceComment.item_id),
    ),
    Place(WrittenPlace.DOCUMENT, ItemDocument, ("title",), _item(ItemDocument.item_id)),
    Place(
        WrittenPlace.ACTION,
        Action,
        ("wording", "passage", "restriction_ground"),
        _actions(Action.id),
    ),
    Place(
        WrittenPlace.ACTION,
        ImportedAction,
        ("earlier_reference", "origin_words", "subject", "rag_words"),
        _actions(ImportedAction.action_id),
    ),
    Place(WrittenPlace.DUE, Action, ("due_words", "due_condition"), _actions(Action.id)),
    Place(WrittenPlace.UPDATE, Update, ("text", "return_reason"), _actions(Update.action_id)),
    Place(WrittenPlace.TAKEN_DOWN, Takedown, ("reason",), _taken_down),
    Place(WrittenPlace.CORRECTION, Confirmation, ("presided_by",), _confirmed),
    Place(
        WrittenPlace.CORRECTION, Correction, ("old_words", "new_words"), _item(Correction.item_id)
    ),
    Place(
        WrittenPlace.FROZEN_LOG,
        FrozenAction,
        ("wording", "due_words", "released_words", "inside_words", "minute"),
        _actions(FrozenAction.action_id),
    ),
    Place(
        WrittenPlace.RECOMMENDATION,
        Recommendation,
        ("addressee", "review", "reasons"),
        _actions(Recommendation.action_id),
    ),
    Place(WrittenPlace.PLAN, PlannedItem, ("subject", "purpose", "drop_reason"), _planned),
    Place(WrittenPlace.NAMED_READER, NamedReader, ("reason",), _named),
    Place(WrittenPlace.REDACTION, Redaction, ("reason_words", "decision_words"), _redactions),
)

HISTORY = Place(WrittenPlace.HISTORY, AuditEvent, ("subject_name", "changes", "reason"), _history)


def matter_of(item_id: int | None, action_id: int | None, *, everywhere: bool) -> Matter:
    """The matter of an item, or of an action: then its item too, and that item's actions."""
    if action_id is not None:
        item_id = db.session.scalar(select(Action.item_id).where(Action.id == action_id)) or item_id
    actions = {action_id} if action_id is not None else set[int]()
    if item_id is not None:
        actions |= set(db.session.scalars(select(Action.id).where(Action.item_id == item_id)))
    return Matter(item_id, frozenset(actions), everywhere)


def find(matter: Matter, passage: str) -> Iterator[Found]:
    """Every row of a matter in which the passage stands, history last."""
    for place in PLACES:
        for row in _rows(place, matter, passage):
            found = _in_row(place, row, passage)
            if found:
                yield found
    for row in _rows(HISTORY, matter, passage):
        found = _in_event(row, passage)
        if found:
            yield found


def count(found: Iterator[Found]) -> dict[WrittenPlace, int]:
    """How often the passage stands in each kind of place, in the order of the kinds."""
    times: Counter[WrittenPlace] = Counter()
    for each in found:
        times[each.place.kind] += each.times
    return {kind: times[kind] for kind in WrittenPlace if times[kind]}


def _rows(place: Place, matter: Matter, passage: str) -> Iterator[AnyRow]:
    """The rows of a place that may hold the passage, a batch at a time."""
    columns = [*place.columns, *place.rendered]
    table: Any = place.table
    wanted: AnySelect = select(table.id, *(getattr(table, name) for name in columns))
    if place is HISTORY:
        wanted = wanted.add_columns(AuditEvent.tag, AuditEvent.subject_type)
    run = rules.plain_run(passage)
    likely = (
        or_(*(cast(getattr(table, name), Text).contains(run) for name in columns))
        if run
        else true()
    )
    wanted = wanted.where(likely, _within(place, matter)).order_by(table.id)
    last: int = 0
    while True:
        rows = all_of(wanted.where(table.id > last).limit(BATCH))
        yield from rows
        if len(rows) < BATCH:
            return
        last = rows[-1].id


def _within(place: Place, matter: Matter) -> ColumnElement[bool]:
    if not matter.everywhere:
        return place.belongs(matter)
    return AuditEvent.subject_type.in_(HISTORY_OF) if place is HISTORY else true()


def _in_row(place: Place, row: AnyRow, passage: str) -> Found | None:
    texts = {name: getattr(row, name) or "" for name in (*place.columns, *place.rendered)}
    times = {name: rules.times_in(text, passage) for name, text in texts.items()}
    wrong = {name for name in place.columns if times[name]}
    wrong |= {source for html, source in place.rendered.items() if times[html]}
    wrong |= {html for html, source in place.rendered.items() if source in wrong}
    if not wrong:
        return None
    values = {
        name: rules.redacted(texts[name], passage, most=place.most(name))
        for name in place.columns
        if name in wrong
    }
    typed = sum(times[name] for name in place.columns)
    return Found(place, row.id, typed or 1, values)


def _in_event(row: AnyRow, passage: str) -> Found | None:
    """An approved redaction's own changes are keys and digests: they stay."""
    values: dict[str, Any] = {}
    times = 0
    for name in HISTORY.columns:
        value = getattr(row, name)
        if name == "changes":
            sealed = row.tag == AuditTag.REDACTION_APPROVED.value
            value = {} if sealed else _words_among(row.subject_type, value)
        stands = rules.times_in_values(value, passage)
        if stands:
            times += stands
            values[name] = rules.redacted_values(value, passage)
    if "changes" in values:
        values["changes"] = row.changes | values["changes"]
    if "subject_name" in values:
        values["subject_name"] = values["subject_name"][:LINE]
    return Found(HISTORY, row.id, times, values) if times else None


def _words_among(subject_type: str, changes: dict[str, Any]) -> dict[str, Any]:
    """The changes that hold words; dates, codes and numbers must stay what they are."""
    columns = metadata.tables[subject_type].columns
    return {
        name: value
        for name, value in changes.items()
        if name not in columns
        or (isinstance(columns[name].type, String) and not isinstance(columns[name].type, Enum))
    }
