"""Units become passages: sentences and clauses, each with the head it stands under.

Labels, margins and rows of action tables are gathered on the way, as they commit by
where they stand and not by what they say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from tracker.rules.reading.cues import Frame
from tracker.rules.reading.heads import Scope, opening_frame, own_frame
from tracker.rules.reading.labels import Columns, Label, columns_of, find_labels
from tracker.rules.reading.sentences import clauses_of, sentences_of
from tracker.rules.reading.shapes import Span
from tracker.rules.reading.structure import MONTH_NAMES, Unit, UnitKind, units_of
from tracker.rules.reading.tagging import Tagged
from tracker.rules.reading.weighing import Found

_RESOLVED: Final = re.compile(r"resolved|resolution|carried", re.IGNORECASE)
_NOTHING: Final = frozenset({"", "none", "n/a", "no action", "noted", "nil"})
_DATE_ALONE: Final = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH_NAMES}\.?\s+(?:20)?\d\d|\d{{1,2}}/\d{{1,2}}(?:/(?:20)?\d\d)?"
)
_LONGEST_DATE: Final = 20
_PLAIN_LIST: Final = 3  # numbered clauses that need no head
_WORDS_OF_A_TITLE: Final = 4
_WORDS_OF_NAMES: Final = 4


@dataclass(slots=True)
class Passage:
    """A sentence or clause that may carry a commitment.

    `place` is its position among all passages, `unit` that of its unit; `last` says that it
    ends its unit. `tagged` and `found` are filled in when it is judged.
    """

    span: Span
    head: Frame
    unit: int
    place: int
    listed: bool
    resolved: bool
    last: bool = False
    tagged: Tagged | None = None
    found: list[Found] = field(default_factory=list[Found])


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with an action column."""

    unit: int
    action: Span
    owner: Span | None
    due: Span | None


class Layout:
    """A text laid out: what stands where."""

    def __init__(self, text: str) -> None:
        """Lay out a whole text."""
        self.text = text
        self.units = units_of(text)
        self.passages: list[Passage] = []
        self.labels: list[tuple[int, Label]] = []
        self.margins: list[tuple[int, Span]] = []
        self.rows: list[Row] = []
        self._dates: list[tuple[int, Span]] = []
        self._columns: Columns | None = None
        scope = Scope()
        for number, unit in enumerate(self.units):
            self._take(number, unit, scope)

    def words(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    def date_columns(self) -> list[tuple[int, list[Span]]]:
        """Runs of units that are a date and nothing else: where each begins, and its dates."""
        runs: list[tuple[int, list[Span]]] = []
        for number, span in self._dates:
            if runs and runs[-1][0] + len(runs[-1][1]) == number:
                runs[-1][1].append(span)
            else:
                runs.append((number, [span]))
        return runs

    def _take(self, number: int, unit: Unit, scope: Scope) -> None:
        words = self.text[unit.start : unit.end]
        frame = scope.over(unit, words)
        if unit.kind is UnitKind.ROW:
            self._take_row(number, unit)
            return
        self._columns = None
        if unit.kind is UnitKind.MARGIN:
            if number and (words.isupper() or not self._is_title(number - 1)):
                self.margins.append((number, Span(unit.start, unit.end)))
            return
        if len(words) <= _LONGEST_DATE and _DATE_ALONE.fullmatch(words):
            self._dates.append((number, Span(unit.start, unit.end)))
            return
        opened = opening_frame(words)
        if opened is not None:
            scope.open(opened, unit)
        if unit.kind is UnitKind.HEADING:
            return
        labels = find_labels(self.text, unit)
        self.labels.extend((number, label) for label in labels)
        self._take_sentences(number, unit, own_frame(words), frame, labels)

    def _is_title(self, number: int) -> bool:
        """Whether a unit is a short title, after which a lone word is a title too."""
        unit = self.units[number]
        return len(self.text[unit.start : unit.end].split()) <= _WORDS_OF_A_TITLE

    def _take_sentences(
        self, number: int, unit: Unit, own: Frame | None, over: Frame, labels: list[Label]
    ) -> None:
        listed = unit.kind is UnitKind.ITEM
        resolved = bool(_RESOLVED.search(self.text, unit.start, min(unit.end, unit.start + 60)))
        until, clauses, head = self._clauses(unit, own, own or over)
        taken = [label.whole for label in labels if not label.bracketed]
        begun = len(self.passages)
        for start, end in sentences_of(self.text, unit.start, until):
            if any(whole.start <= start < whole.end for whole in taken):
                continue
            cut = min((whole.start for whole in taken if start < whole.start < end), default=end)
            self._add(start, cut, head, number, listed=listed, resolved=resolved)
        for start, end in clauses:
            first, *others = sentences_of(self.text, start, end)
            self._add(*first, head, number, listed=True, resolved=head is not Frame.NONE)
            for other in others:
                self._add(*other, Frame.NONE, number, listed=False, resolved=False)
        if len(self.passages) > begun:
            self.passages[-1].last = True

    def _clauses(
        self, unit: Unit, own: Frame | None, head: Frame
    ) -> tuple[int, list[tuple[int, int]], Frame]:
        """Lettered clauses inside a unit, where they begin, and the head they stand under."""
        if unit.kind is UnitKind.ITEM and own is None:
            return unit.end, [], head
        until, clauses = clauses_of(self.text, unit.start, unit.end)
        if not clauses:
            return unit.end, [], head
        inner = opening_frame(self.text[unit.start : until]) or head
        if own is None and inner in {Frame.NONE, Frame.HEAD_NOTED} and len(clauses) < _PLAIN_LIST:
            return unit.end, [], head
        return until, clauses, inner

    def _add(
        self, start: int, end: int, head: Frame, unit: int, *, listed: bool, resolved: bool
    ) -> None:
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if end > start:
            place = len(self.passages)
            resolved = resolved or head is Frame.HEAD_AGREED
            self.passages.append(Passage(Span(start, end), head, unit, place, listed, resolved))

    def _take_row(self, number: int, unit: Unit) -> None:
        columns = columns_of(self.text, unit)
        if columns is not None:
            self._columns = columns
            return
        if self._columns is None or self._columns.action >= len(unit.cells):
            for cell in unit.cells:
                self._take_cell(number, cell)
            return
        action = Span(*unit.cells[self._columns.action])
        owner = _cell(unit, self._columns.owner)
        words = self.words(action)
        if words.strip(" -–.*").lower() in _NOTHING:
            action = Span(action.start, action.start)
        if owner is None and len(words.split()) <= _WORDS_OF_NAMES and len(unit.cells) > 1:
            # The action column holds names only; what is to be done stands beside it.
            others = [cell for cell in unit.cells if cell != unit.cells[self._columns.action]]
            self._take_cell(number, max(others, key=lambda cell: cell[1] - cell[0]))
            if action.start < action.end:
                self.margins.append((number, action))
        elif action.start < action.end:
            self.rows.append(Row(number, action, owner, _cell(unit, self._columns.due)))

    def _take_cell(self, number: int, cell: tuple[int, int]) -> None:
        for span in sentences_of(self.text, *cell):
            self._add(*span, Frame.NONE, number, listed=True, resolved=False)


def _cell(unit: Unit, place: int | None) -> Span | None:
    if place is None or place >= len(unit.cells):
        return None
    start, end = unit.cells[place]
    return Span(start, end) if start < end else None
