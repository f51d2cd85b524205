"""HTML that `tracker.markdown` made and the database keeps, as the parts of a paper."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tracker.exports.paper import (
    Block,
    Cell,
    Heading,
    ListItem,
    Paragraph,
    Run,
    Table,
    TableColumn,
    Tone,
)

_SPACES = re.compile(r"[ \t\n]+")
_HEADING = re.compile(r"h([1-6])")
_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
BOLD, ITALIC, CODE = {"strong", "b"}, {"em", "i"}, {"code", "pre"}
FIRST_STORED = 3
"""Stored headings begin at h3 (see `tracker.markdown`)."""


def blocks_of(html: str, *, below: int = 1, table_name: str = "") -> list[Block]:
    """The parts of a stored text.

    Args:
        html: what `tracker.markdown.render` returned.
        below: the level of the heading it stands under; its own are one lower and more.
        table_name: how its tables are called, for those who do not see them.
    """
    reader = _Reader(below, table_name)
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return reader.blocks


class _Reader(HTMLParser):
    """Keeps text whatever the markup: an element it does not know only loses its look."""

    def __init__(self, below: int, table_name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._below, self._table_name = below, table_name
        self._runs: list[Run] = []
        self._bold = self._italic = self._code = self._quoted = 0
        self._href = ""
        self._heading = 0
        self._lists: list[int | None] = []
        self._item: tuple[int | None, int] | None = None
        self._rows: list[list[Cell]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note how what follows looks."""
        given = {name: value or "" for name, value in attrs}
        self._look(tag, 1)
        if tag == "a":
            self._href = given.get("href", "")
            self._href = self._href if _LINK.fullmatch(self._href) else ""
        elif tag == "br":
            self._runs.append(Run("\n"))
        elif tag in {"ul", "ol"}:
            self.end_paragraph()
            start = given.get("start", "1")
            self._lists.append((int(start) if start.isdecimal() else 1) if tag == "ol" else None)
        elif tag == "li":
            self._begin_item()
        elif tag == "table":
            self.end_paragraph()
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif found := _HEADING.fullmatch(tag):
            self.end_paragraph()
            self._heading = int(found[1])
        elif tag in {"p", "blockquote", "hr", "pre"}:
            self.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        """Close what ends."""
        if tag in {"td", "th"} and self._rows:
            self._rows[-1].append((Paragraph(self._taken()),))
        elif tag == "table":
            self._end_table()
        elif tag in {"p", "li", "blockquote", "pre"} or _HEADING.fullmatch(tag):
            self.end_paragraph()
            self._heading = 0
            self._item = None if tag == "li" else self._item
        elif tag in {"ul", "ol"}:
            self.end_paragraph()
            if self._lists:
                self._lists.pop()
        elif tag == "a":
            self._href = ""
        self._look(tag, -1)

    def handle_data(self, data: str) -> None:
        """Keep the text, its white space as a browser shows it."""
        text = data if self._code and not self._rows else _SPACES.sub(" ", data)
        if text and (self._runs or text.strip()):
            look = (bool(self._bold), bool(self._italic), bool(self._code))
            self._runs.append(Run(text, *look, self._href))

    def _look(self, tag: str, step: int) -> None:
        self._bold = max(0, self._bold + step * (tag in BOLD))
        self._italic = max(0, self._italic + step * (tag in ITALIC))
        self._code = max(0, self._code + step * (tag in CODE))
        self._quoted = max(0, self._quoted + step * (tag == "blockquote"))

    def _begin_item(self) -> None:
        self.end_paragraph()
        number = self._lists[-1] if self._lists else None
        self._item = (number, max(0, len(self._lists) - 1))
        if number is not None:
            self._lists[-1] = number + 1

    def _taken(self) -> tuple[Run, ...]:
        runs, self._runs = self._runs, []
        while runs and not runs[-1].text.strip():
            runs.pop()
        return tuple(runs)

    def end_paragraph(self) -> None:
        """Put what was collected among the blocks, as what it stands in."""
        if self._rows is not None:
            return
        runs = self._taken()
        if not runs:
            return
        if self._heading:
            level = self._below + 1 + max(0, self._heading - FIRST_STORED)
            self.blocks.append(Heading("".join(run.text for run in runs), level))
        elif self._item is not None:
            number, depth = self._item
            self.blocks.append(ListItem(runs, number, depth))
        else:
            self.blocks.append(Paragraph(runs, Tone.QUOTE if self._quoted else Tone.BODY))

    def _end_table(self) -> None:
        rows, self._rows = self._rows or [], None
        if not rows:
            return
        head, *body = rows
        width = max(len(row) for row in rows)
        if width == 0:
            return
        columns = [TableColumn(_plain(cell)) for cell in head]
        columns += [TableColumn("")] * (width - len(columns))
        filled = [[*row, *[""] * (width - len(row))] for row in body]
        self.blocks.append(Table(self._table_name, columns, filled, first_is_head=False))


def _plain(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return "".join(run.text for paragraph in cell for run in paragraph.runs)
