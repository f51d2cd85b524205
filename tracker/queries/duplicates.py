"""Finding the action that another is a duplicate of, and what each is called on the other's page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action
from tracker.queries import actions, visibility
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.standing import is_open
from tracker.vocabulary import ActionStatus

PARTS_OF_REFERENCE = 3
MOST_ALIKE = 20


def find_by_reference(reader: Reader, reference: str) -> Action | None:
    """The action with a reference as people type it, such as csp/2013-14/7; None for none."""
    parts = [part.strip() for part in reference.strip().split("/")]
    if len(parts) != PARTS_OF_REFERENCE or not parts[2].isascii() or not parts[2].isdecimal():
        return None
    return db.session.scalar(
        select(Action).where(
            Action.code == parts[0].upper(),
            Action.year == parts[1],
            Action.number == int(parts[2][:8]),
            visibility.actions(reader),
        )
    )


def list_like(reader: Reader, action: Action, words: str, today: date) -> Sequence[AnyRow]:
    """Other actions of the same committee whose wording holds all these words, the latest first.

    Without words: its other open actions of the same owner.
    """
    wanted = actions.rows(reader, today).where(
        Action.committee_id == action.committee_id,
        Action.id != action.id,
        Action.status.not_in([ActionStatus.WITHDRAWN, ActionStatus.DUPLICATE]),
    )
    if words:
        for word in words.split()[:8]:
            wanted = wanted.where(Action.wording.icontains(word, autoescape=True))
    else:
        wanted = wanted.where(is_open(), Action.lead_post_id == action.lead_post_id)
    return all_of(wanted.order_by(Action.agreed_on.desc(), Action.id.desc()).limit(MOST_ALIKE))


def list_same(reader: Reader, action: Action) -> Sequence[AnyRow]:
    """The action this is a duplicate of, and those that are duplicates of it.

    Columns: id, code, year, number, wording.
    """
    is_same = Action.duplicate_of_id == action.id
    if action.duplicate_of_id is not None:
        is_same = or_(is_same, Action.id == action.duplicate_of_id)
    found = all_of(
        select(Action.id, Action.code, Action.year, Action.number, Action.wording).where(
            is_same, visibility.actions(reader)
        )
    )
    # Asked to put them in order, SQLite would read every action in order instead of these few.
    return sorted(found, key=lambda row: row.id)
