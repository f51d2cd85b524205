"""Noting who reads restricted matter, whatever the door: keys alone, kept once the answer is sent.

Below the doors, like `tracker.guarding`. What a page is given is noted by itself (`shown_in`);
files and the API say what they hold. A crawl of the tests compares what answers hold with what
was kept.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, cast

from flask import Flask, Response, current_app, g
from sqlalchemy import Row
from sqlalchemy.exc import SQLAlchemyError

from tracker import clock, transaction
from tracker.models import Action, AgendaItem, ClearanceComment, Document
from tracker.operations import restricted_reads
from tracker.operations.restricted_reads import Subject
from tracker.queries.log_rows import LogRow
from tracker.vocabulary import ReadingClass, Restriction
from tracker.vocabulary.privacy import ReadingWay

NOTED = "restricted_reads"
SHOWING = frozenset({200, 201, 409, 422})
"""Answers that show something: also a form that is to be mended."""
DEPTH = 5
"""How deep the values of a page are looked into: lists of parts of rows."""
EVERY_ACTION: Subject = ("action", 0)
"""A list of actions as a file: which of them it held is not noted one by one."""

log = logging.getLogger(__name__)


def note(subjects: Iterable[Subject], way: ReadingWay = ReadingWay.PAGE) -> None:
    """Note that the answer shows these restricted things to whoever asked."""
    noted: dict[Subject, ReadingWay] = g.setdefault(NOTED, {})
    noted.update(dict.fromkeys(subjects, way))


def of_items(rows: Iterable[Any]) -> list[Subject]:
    """The private items and parts among rows of `queries.items.list_shown` that are readable."""
    found: list[Subject] = []
    for row in rows:
        if row.restriction is not Restriction.OPEN and row.is_readable:
            found.append(("agenda_item", row.id))
        has_words = row.private_purpose_html or row.private_minutes_html
        if has_words and row.private_restriction is not Restriction.OPEN:
            found.append(("private_part", row.id))
    return found


def of_actions(rows: Iterable[Any]) -> list[Subject]:
    """The restricted actions among rows that have an id and a reading class."""
    return [("action", row.id) for row in rows if row.reading_class is ReadingClass.RESTRICTED]


def note_found(thing: object) -> None:
    """Note what a request is about, where it is restricted."""
    found = list(_within(thing, DEPTH))
    if found:
        note(found)


def shown_in(values: Mapping[str, Any]) -> list[Subject]:
    """The restricted things among what a page is given."""
    return [subject for value in values.values() for subject in _within(value, DEPTH)]


def _within(value: Any, depth: int) -> Iterator[Subject]:  # noqa: ANN401 - whatever a page shows
    if isinstance(value, Row):
        yield from _of_row(value)
    elif isinstance(value, Action | AgendaItem | ClearanceComment | Document):
        yield from _of_record(value)
    elif isinstance(value, LogRow):
        if value.is_restricted:
            yield "action", value.action_id
    elif depth:
        for part in _parts_of(value):
            yield from _within(part, depth - 1)


def _parts_of(value: Any) -> Iterable[Any]:  # noqa: ANN401 - whatever a page shows
    if isinstance(value, Mapping):
        return cast("Iterable[Any]", value.values())
    if isinstance(value, list | tuple):
        return cast("Iterable[Any]", value)
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, each.name) for each in fields(value)]
    return ()


def _of_record(record: Action | AgendaItem | ClearanceComment | Document) -> Iterator[Subject]:
    """What a record shows, of what is loaded of it: noting asks the database for nothing."""
    known = vars(record)
    if isinstance(record, Action):
        if known.get("reading_class") is ReadingClass.RESTRICTED:
            yield "action", known["id"]
    elif isinstance(record, AgendaItem):
        titles = known.get("shown_title"), known.get("public_title")
        is_private = known.get("restriction") not in {None, Restriction.OPEN}
        if is_private and titles[0] is not None and titles[0] != titles[1]:
            yield "agenda_item", known["id"]
    elif isinstance(record, ClearanceComment):
        item: AgendaItem | None = known.get("item")  # whose words it quotes
        if item is not None and item.restriction is not Restriction.OPEN:
            yield "agenda_item", known["item_id"]
    elif is_restricted(record):
        yield "document", known["id"]


def is_restricted(document: Document) -> bool:
    """Whether a file is private by itself, or as its item is; also where its item is not loaded."""
    known = vars(document)
    if known.get("restriction") not in {None, Restriction.OPEN}:
        return True
    if "item" not in known:
        return known.get("item_id") is not None
    item = known["item"]
    return item is not None and item.restriction is not Restriction.OPEN


ITEM_ROW = frozenset(
    {"id", "restriction", "is_readable", "private_restriction", "private_purpose_html"}
)
ACTION_ROW = frozenset({"id", "reading_class"})
DOCUMENT_ROW = frozenset({"id", "title", "restriction", "removed_at"})
UPDATE_ROW = frozenset({"action_id", "reading_class"})
MINUTED_ROWS = (
    frozenset({"id", "title", "restriction", "is_written"}),
    frozenset({"id", "title", "restriction", "html"}),
)
"""Columns by which a row of `queries` is known: of items shown, actions, documents, updates, and
of the items that a clerk minutes or corrects."""


def _of_row(row: Any) -> Iterator[Subject]:  # noqa: ANN401 - a row of any query
    names = frozenset[str](row._fields)
    if names >= ITEM_ROW:
        yield from of_items([row])
    elif names >= UPDATE_ROW:
        if row.reading_class is ReadingClass.RESTRICTED:
            yield "action", row.action_id
    elif names >= ACTION_ROW:
        yield from of_actions([row])
    elif names >= DOCUMENT_ROW:
        if row.title is not None and row.restriction not in {None, Restriction.OPEN}:
            yield "document", row.id
    elif any(names >= each for each in MINUTED_ROWS) and row.restriction is not Restriction.OPEN:
        yield "agenda_item", row.id


def has_noted() -> bool:
    """Whether this answer shows anything restricted."""
    return NOTED in g


def keep_after(response: Response, person_id: int | None, way: ReadingWay | None = None) -> None:
    """Keep what was noted for this answer once it is sent, in a change of its own.

    So that no reader waits for it. Nothing is kept of an answer that shows nothing, or for the
    public.

    Args:
        response: the answer.
        person_id: who asked; None for the public.
        way: by which way all of it was read; None for that which was noted with each.
    """
    noted: dict[Subject, ReadingWay] = g.pop(NOTED, {})
    if not noted or person_id is None or response.status_code not in SHOWING:
        return
    app = cast("Flask", current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001
    now = clock.now()
    by_way: dict[ReadingWay, list[Subject]] = {}
    for subject, noted_way in noted.items():
        by_way.setdefault(way or noted_way, []).append(subject)

    def keep() -> None:
        def change() -> None:
            for read_by, subjects in by_way.items():
                restricted_reads.keep(person_id, subjects, read_by, now)

        try:
            with app.app_context():
                transaction.write(change)
        except SQLAlchemyError:
            log.exception("A read of restricted matter could not be kept")

    response.call_on_close(keep)
