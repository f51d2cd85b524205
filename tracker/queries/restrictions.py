"""What is private and until when, for the clerks who look at it again: references, no private word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, case, cast, func, literal, null, select, union_all

from tracker.db import db
from tracker.models import Action, AgendaItem, Committee, Document, Meeting, PrivatePart
from tracker.queries.fetch import AnyRow, AnySelect, all_of
from tracker.vocabulary import Restriction

MOST = 200
ITEM, PART, DOCUMENT, ACTION = "item", "part", "document", "action"


def _public_title() -> Any:  # noqa: ANN401 - an SQL expression
    """What everybody may call an item: the title for the public while it is private."""
    return case(
        (AgendaItem.restriction != Restriction.OPEN, AgendaItem.public_title),
        else_=AgendaItem.title,
    )


def _of_item(kind: str, thing: Any, public_id: Any) -> AnySelect:  # noqa: ANN401 - a model, a column
    return (
        select(
            literal(kind).label("kind"),
            public_id.label("public_id"),
            AgendaItem.number.label("number"),
            _public_title().label("title"),
            null().label("code"),
            null().label("year"),
            cast(null(), Integer).label("action_number"),
            Committee.name.label("committee"),
            Meeting.held_on.label("held_on"),
            thing.restriction.label("restriction"),
            thing.restriction_ground.label("ground"),
            thing.restriction_review_on.label("review_on"),
        )
        .select_from(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
    )


def _parts(wanted: Callable[[Any], list[Any]]) -> list[AnySelect]:
    of_item = _of_item(ITEM, AgendaItem, AgendaItem.public_id)
    of_part = _of_item(PART, PrivatePart, AgendaItem.public_id).join(
        PrivatePart, PrivatePart.item_id == AgendaItem.id
    )
    of_document = _of_item(DOCUMENT, Document, Document.public_id).join(
        Document, Document.item_id == AgendaItem.id
    )
    of_action = (
        select(
            literal(ACTION),
            null(),
            null(),
            null(),
            Action.code,
            Action.year,
            Action.number,
            Committee.name,
            Action.agreed_on,
            Action.restriction,
            Action.restriction_ground,
            Action.restriction_review_on,
        )
        .select_from(Action)
        .join(Committee, Committee.id == Action.committee_id)
    )
    return [
        of_item.where(*wanted(AgendaItem)),
        of_part.where(*wanted(PrivatePart)),
        of_document.where(Document.removed_at.is_(None), *wanted(Document)),
        of_action.where(*wanted(Action)),
    ]


Wanted = Callable[[Any], list[Any]]
"""What is wanted of a kind of thing: conditions on the columns of its model."""


def list_to_review(until: date) -> Sequence[AnyRow]:
    """What is private and due to be looked at again by a day, soonest first; MOST of them and one.

    Columns: kind, public_id (of the item or document), number, title (the public's), code, year,
    action_number, committee, held_on, restriction, ground, review_on.
    """

    def due(thing: Any) -> list[Any]:  # noqa: ANN401 - a model
        return [thing.restriction != Restriction.OPEN, thing.restriction_review_on <= until]

    return _listed(due)


def list_without_date() -> Sequence[AnyRow]:
    """What is exempt and has no day on which it is looked at again; columns as `list_to_review`."""

    def undated(thing: Any) -> list[Any]:  # noqa: ANN401 - a model
        return [
            thing.restriction == Restriction.EXEMPT,
            thing.restriction_review_on.is_(None),
        ]

    return _listed(undated)


def _listed(wanted: Wanted) -> Sequence[AnyRow]:
    rows = union_all(*_parts(wanted)).subquery()
    return all_of(
        select(rows)
        .order_by(rows.c.review_on, rows.c.held_on, rows.c.kind, rows.c.number)
        .limit(MOST + 1)
    )


def count_due(today: date) -> int:
    """How much is private and was to be looked at again by today; one statement."""
    return int(db.session.scalar(_counted(today)) or 0)


@lru_cache(maxsize=4)
def _counted(today: date) -> AnySelect:

    def number(thing: Any) -> Any:  # noqa: ANN401 - a model, an SQL expression
        wanted = [thing.restriction_review_on <= today, thing.restriction != Restriction.OPEN]
        if thing is Document:
            wanted.append(Document.removed_at.is_(None))
        return select(func.count()).select_from(thing).where(*wanted).scalar_subquery()

    counts = [number(thing) for thing in (AgendaItem, PrivatePart, Document, Action)]
    return select(counts[0] + counts[1] + counts[2] + counts[3])
