"""Noting who read restricted matter: views say what they showed; it is kept once the answer is sent.

Kept in a short change of its own after the answer, so that no reader waits for it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any, cast

from flask import Flask, Response, current_app, g
from sqlalchemy.exc import SQLAlchemyError

from tracker import clock, transaction
from tracker.operations import restricted_reads
from tracker.operations.restricted_reads import Subject
from tracker.vocabulary import ReadingClass, Restriction
from tracker.vocabulary.privacy import ReadingWay
from tracker.web.identity import current_reader

NOTED = "restricted_reads"
BAD = 400
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


def _keep_afterwards(response: Response) -> Response:
    noted: dict[Subject, ReadingWay] = g.pop(NOTED, {})
    reader = current_reader() if noted else None
    if reader is None or reader.person_id is None or response.status_code >= BAD:
        return response
    app = cast("Flask", current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001
    person_id, now = reader.person_id, clock.now()
    by_way: dict[ReadingWay, list[Subject]] = {}
    for subject, way in noted.items():
        by_way.setdefault(way, []).append(subject)

    def keep() -> None:
        def change() -> None:
            for way, subjects in by_way.items():
                restricted_reads.keep(person_id, subjects, way, now)

        try:
            with app.app_context():
                transaction.write(change)
        except SQLAlchemyError:
            log.exception("A read of restricted matter could not be kept")

    response.call_on_close(keep)
    return response


def init_app(app: Flask) -> None:
    """Keep what was noted, after every answer."""
    app.after_request(_keep_afterwards)
