"""The columns of a list of actions, declared once: heading and how to read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tracker.queries.fetch import AnyRow
from tracker.rules.references import reference
from tracker.rules.standing import days_late
from tracker.translation import gettext
from tracker.vocabulary import N_, Standing
from tracker.wording.due import due_words

Cell = str | int | date | None

LATE = {Standing.OVERDUE, Standing.AWAITING_AGREEMENT}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, and its cell for a row of `queries.actions.rows` on a day."""

    heading: str
    read: Callable[[AnyRow, date], Cell]


def _days_late(row: AnyRow, today: date) -> Cell:
    return days_late(row.due_on, row.answered_on, today) if row.standing in LATE else None


COLUMNS = (
    Column(N_("Reference"), lambda row, _: reference(row.code, row.year, row.number)),
    Column(N_("Committee"), lambda row, _: row.committee_name),
    Column(N_("Agreed on"), lambda row, _: row.agreed_on),
    Column(N_("Action"), lambda row, _: row.wording),
    Column(N_("Owner"), lambda row, _: row.post),
    Column(N_("Due"), lambda row, _: row.due_on),
    Column(N_("Due in words"), lambda row, _: due_words(row)),
    Column(N_("Standing"), lambda row, _: gettext(row.standing.label)),
    Column(N_("Days late"), _days_late),
    Column(N_("First due"), lambda row, _: row.first_due_on),
    Column(N_("Times deferred"), lambda row, _: row.times_deferred),
    Column(N_("Closed on"), lambda row, _: row.closed_on),
    Column(N_("Outcome"), lambda row, _: gettext(row.outcome.label) if row.outcome else None),
)
