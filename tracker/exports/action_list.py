"""The columns of every list of actions, declared once: page, CSV, Excel, Word and PDF read them.

A page or paper shows a column as a cell of short paragraphs; a spreadsheet as one or more plain
parts, dates as dates. Which columns an action log shows, and under what names, is the council's
choice (`tracker.rules.log_layout`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from tracker.exports.paper import Paragraph, Run, TableColumn, Tone, said
from tracker.queries.log_rows import LogRow
from tracker.rules.log_layout import LogColumn, LogLayout
from tracker.translation import gettext, ngettext
from tracker.vocabulary import N_, Standing
from tracker.wording.due import day_words, deferred_words, late_words

Cell = str | int | date | None
Shown = tuple[Paragraph, ...]


class Kind(StrEnum):
    """What a spreadsheet's cell holds."""

    TEXT = auto()
    DATE = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One column of a spreadsheet.

    Attributes:
        heading: "" takes the name of the column it is part of.
        read: its cell.
        kind: what the cell holds.
        width: in characters.
    """

    heading: str
    read: Callable[[LogRow], Cell]
    kind: Kind = Kind.TEXT
    width: int = 14


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how a page and a paper show it, and its parts in a spreadsheet.

    Attributes:
        column: which.
        show: its cell, as short paragraphs.
        width: its share of a paper's width.
        parts: what a spreadsheet has of it; the first goes by its name.
    """

    column: LogColumn
    show: Callable[[LogRow], Shown]
    width: int
    parts: tuple[Part, ...]

    @property
    def heading(self) -> str:
        """Its usual name, untranslated."""
        return self.column.label


def _lines(*lines: str | Paragraph) -> Shown:
    """Paragraphs of what is not empty."""
    made = (said(line) if isinstance(line, str) else line for line in lines)
    return tuple(each for each in made if any(run.text for run in each.runs))


def _quiet(text: str) -> Paragraph:
    return said(text, Tone.QUIET)


def _standing(row: LogRow) -> Shown:
    word = Paragraph((Run(gettext(row.standing.label)),), Tone.STRONG)
    if row.standing is Standing.CLOSED:
        outcome = gettext(row.outcome.label) if row.outcome else ""
        return _lines(word, outcome, _quiet(day_words(row.closed_on) if row.closed_on else ""))
    return _lines(word, late_words(row.standing, row.days_late))


def _deferred(row: LogRow) -> Shown:
    return _lines(str(row.times_deferred) if row.times_deferred else "")


def _due(row: LogRow) -> Shown:
    return _lines(row.due_words, _quiet(deferred_words(row.times_deferred)))


def _update(row: LogRow) -> Shown:
    return _lines(row.update, _quiet(day_words(row.updated_on) if row.updated_on else ""))


COLUMNS = (
    Column(
        LogColumn.REFERENCE,
        lambda row: _lines(row.reference),
        14,
        (Part("", lambda row: row.reference, width=16),),
    ),
    Column(
        LogColumn.COMMITTEE,
        lambda row: _lines(row.committee),
        16,
        (Part("", lambda row: row.committee, width=24),),
    ),
    Column(
        LogColumn.MEETING,
        lambda row: _lines(day_words(row.agreed_on) if row.agreed_on else ""),
        11,
        (Part("", lambda row: row.agreed_on, Kind.DATE, 12),),
    ),
    Column(
        LogColumn.MINUTE,
        lambda row: _lines(row.minute),
        9,
        (Part("", lambda row: row.minute or None, width=9),),
    ),
    Column(
        LogColumn.ACTION,
        lambda row: _lines(row.wording),
        30,
        (Part("", lambda row: row.wording, width=38),),
    ),
    Column(
        LogColumn.OWNER,
        lambda row: _lines(row.owner or gettext("No owner yet"), _quiet(row.holder)),
        17,
        (
            Part("", lambda row: row.owner or None, width=24),
            Part(N_("Post holder"), lambda row: row.holder or None, width=18),
        ),
    ),
    Column(
        LogColumn.SERVICE,
        lambda row: _lines(row.service),
        15,
        (Part("", lambda row: row.service or None, width=24),),
    ),
    Column(
        LogColumn.DUE,
        _due,
        18,
        (
            Part("", lambda row: row.due_on, Kind.DATE, 12),
            Part(N_("Due in words"), lambda row: row.due_words or None, width=24),
        ),
    ),
    Column(
        LogColumn.FIRST_DUE,
        lambda row: _lines(day_words(row.first_due_on) if row.first_due_on else ""),
        11,
        (Part("", lambda row: row.first_due_on, Kind.DATE, 12),),
    ),
    Column(
        LogColumn.DEFERRED,
        _deferred,
        9,
        (Part("", lambda row: row.times_deferred, Kind.NUMBER, 8),),
    ),
    Column(
        LogColumn.STANDING,
        _standing,
        12,
        (
            Part("", lambda row: gettext(row.standing.label), width=16),
            Part(N_("Days late"), lambda row: row.days_late or None, Kind.NUMBER, 8),
            Part(N_("Closed on"), lambda row: row.closed_on, Kind.DATE, 12),
        ),
    ),
    Column(
        LogColumn.UPDATE,
        _update,
        27,
        (
            Part("", lambda row: row.update or None, width=38),
            Part(N_("Updated on"), lambda row: row.updated_on, Kind.DATE, 12),
        ),
    ),
    Column(
        LogColumn.INDICATORS,
        lambda row: _lines(*row.indicators),
        20,
        (Part("", lambda row: "\n".join(row.indicators) or None, width=30),),
    ),
    Column(
        LogColumn.OUTCOME,
        lambda row: _lines(gettext(row.outcome.label) if row.outcome else ""),
        11,
        (Part("", lambda row: gettext(row.outcome.label) if row.outcome else None, width=14),),
    ),
)
BY_KEY = {each.column: each for each in COLUMNS}


def in_layout(layout: LogLayout) -> list[tuple[Column, str]]:
    """The columns a log shows, each with the name it goes by."""
    return [
        (BY_KEY[column], layout.name_of(column) or gettext(column.label))
        for column in layout.columns
    ]


def register_columns(layout: LogLayout) -> list[tuple[Column, str]]:
    """The columns of a paper of several committees: those of a log, and whose each action is."""
    columns = in_layout(layout)
    if LogColumn.COMMITTEE not in layout.columns:
        columns.insert(1, (BY_KEY[LogColumn.COMMITTEE], gettext(LogColumn.COMMITTEE.label)))
    return columns


def everything() -> list[tuple[Column, str]]:
    """Every column with its usual name: what the register's spreadsheets hold."""
    return [(column, gettext(column.heading)) for column in COLUMNS]


def parts_of(columns: Sequence[tuple[Column, str]]) -> list[tuple[Part, str]]:
    """The parts of columns, each with its heading."""
    return [
        (part, gettext(part.heading) if part.heading else name)
        for column, name in columns
        for part in column.parts
    ]


def paper_columns(columns: Sequence[tuple[Column, str]]) -> list[TableColumn]:
    """The columns as a paper's table has them."""
    return [TableColumn(name, column.width) for column, name in columns]


def paper_rows(columns: Sequence[tuple[Column, str]], rows: Sequence[LogRow]) -> list[list[Shown]]:
    """The rows as a paper's table has them."""
    return [[column.show(row) for column, _ in columns] for row in rows]


def counted(number: int) -> str:
    """Such as "12 actions"."""
    return ngettext("%(num)s action", "%(num)s actions", number)


def cells(parts: Sequence[tuple[Part, str]], rows: Iterator[LogRow]) -> Iterator[list[Cell]]:
    """The plain cells of rows, one row after another."""
    return ([part.read(row) for part, _ in parts] for row in rows)
