"""People and their posts in a comma-separated file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.imports.rows import LONGEST_CELL, FileRow, file_text, read_rows
from tracker.rules.dates import read_day
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.people_plan import Doubt
from tracker.vocabulary import HolderKind

FIELD = "people"
MOST_ROWS = 5_000
EARLIEST_YEAR, LATEST_YEAR = 1974, 2100

COLUMNS = {
    "name": ("name", "full name", "person", "holder", "post holder"),
    "email": ("email", "e-mail", "email address", "e-mail address", "mail"),
    "post": ("post", "post title", "job title", "job", "title", "role"),
    "service": ("service", "department", "directorate"),
    "organisation": ("organisation", "organization", "outside organisation", "partner body"),
    "parent post": ("parent post", "parent", "reports to", "line manager’s post", "manager post"),
    "from": ("from", "from date", "start", "start date", "since"),
    "acting": ("acting", "is acting", "interim"),
    "deputy": ("deputy", "is deputy", "deputises"),
}

_YES = {"yes", "y", "true", "1", "x", "acting", "interim", "deputy"}
_NO = {"", "no", "n", "false", "0", "-"}
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\".]+(?:\.[^@\s,;<>\".]+)+")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row: a person, a post, or a person in a post.

    Attributes:
        number: its row, as a spreadsheet counts.
        cells: the row as it was written, by column.
        email: in small letters.
        from_on: None when the file names no day.
        doubts: what is wrong with the row by itself.
    """

    number: int
    cells: Mapping[str, str]
    name: str
    email: str
    post: str
    service: str
    organisation: str
    parent: str
    from_on: date | None
    kind: HolderKind
    doubts: tuple[Doubt, ...]


def read_people(data: bytes) -> list[PersonRow]:
    """Return the rows of a file, each with what is doubtful about it by itself.

    Raises:
        RuleBroken: the file cannot be read at all.
    """
    text = file_text(data, FIELD)
    rows = read_rows(text, FIELD, COLUMNS, ["name", "post"], MOST_ROWS)
    if not rows:
        raise RuleBroken(FIELD, Broken.FILE_EMPTY)
    return [_read(row) for row in rows]


def _read(row: FileRow) -> PersonRow:
    cells = row.cells
    email = cells["email"].lower()
    from_on = read_day(cells["from"]) if cells["from"] else None
    acting, deputy = cells["acting"].lower(), cells["deputy"].lower()
    found = {
        Doubt.NOTHING: not cells["name"] and not cells["post"],
        Doubt.NAME_MISSING: bool(email) and not cells["name"],
        Doubt.EMAIL: bool(email) and _EMAIL.fullmatch(email) is None,
        Doubt.TWO_HOMES: bool(cells["service"] and cells["organisation"]),
        Doubt.POST_MISSING: not cells["post"]
        and any(cells[c] for c in ("service", "organisation", "parent post")),
        Doubt.DAY: bool(cells["from"])
        and (from_on is None or not EARLIEST_YEAR <= from_on.year <= LATEST_YEAR),
        Doubt.YES_OR_NO: not {acting, deputy} <= _YES | _NO,
        Doubt.TWO_KINDS: acting in _YES and deputy in _YES,
        Doubt.TOO_LONG: any(len(cell) > LONGEST_CELL for cell in cells.values()),
    }
    kind = HolderKind.SUBSTANTIVE
    if acting in _YES:
        kind = HolderKind.ACTING
    elif deputy in _YES:
        kind = HolderKind.DEPUTY
    return PersonRow(
        row.number,
        cells,
        cells["name"],
        email,
        cells["post"],
        cells["service"],
        cells["organisation"],
        cells["parent post"],
        from_on,
        kind,
        tuple(doubt for doubt, holds in found.items() if holds),
    )
