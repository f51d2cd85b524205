"""What stands in a paper, whatever file it becomes: the house style's parts, without any format.

A paper is made of these parts by whoever knows its matter (an action log, an agenda, minutes)
and written by `exports.word` and `exports.pdf`. Every text may hold anything: the writers keep
the file well-formed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TypeAlias

_UNWRITABLE = re.compile(
    r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
HOUSE_COLOUR = "#1d4f5c"
LOGO_MM, LOGO_MM_COMPACT, LOGO_MOST_MM = 13, 8, 75


def writable(text: str) -> str:
    """The text without characters that no XML file may hold; line ends become line feeds."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class Tone(StrEnum):
    """How a paragraph speaks: a notice stands out in a box, a quotation is set in."""

    BODY = auto()
    LEAD = auto()
    QUIET = auto()
    STRONG = auto()
    NOTICE = auto()
    QUOTE = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters of one look; `href` makes them a link (http, https or mailto)."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title: level 1 is the highest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line feed in it stays one."""

    runs: Runs
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list; `number` is None in a list with bullets."""

    runs: Runs
    number: int | None = None
    depth: int = 0


Cell: TypeAlias = str | tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading and its share of the width, of the sum of all shares."""

    heading: str
    width: int = 1
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head stands again on every page.

    Attributes:
        name: says what it lists, for those who do not see it.
        first_is_head: whether the first cell of a row names the row.
    """

    name: str
    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[Cell]]
    first_is_head: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values beside each other, such as when and where a meeting is."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Numbers:
    """A row of counts, each above its label."""

    pairs: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Heading | Paragraph | ListItem | Table | Facts | Numbers | PageBreak


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: `said` is read out in its place; width and height are in dots."""

    content: bytes
    mimetype: str
    width: int
    height: int
    said: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the council.

    Attributes:
        title: its h1, and the document's title.
        council: the council's name, above the title.
        colour: the council's colour, dark enough for white text; the house's when garbled.
        subtitle: a line below the title, such as the committee and its day.
        foot: what the foot of every page says, beside its number.
        blocks: what stands below the title, in order.
        landscape: whether its pages lie.
        compact: whether it is set small and tight, to hold on one page.
        logo: the council's, at the top of the first page on its colour, as in the header of a page.
    """

    title: str
    council: str
    blocks: Sequence[Block]
    colour: str = HOUSE_COLOUR
    subtitle: str = ""
    foot: str = ""
    landscape: bool = False
    compact: bool = False
    logo: Picture | None = None

    @property
    def brand(self) -> str:
        """The colour, certainly # and six digits."""
        return self.colour.lower() if _COLOUR.fullmatch(self.colour) else HOUSE_COLOUR


def logo_size(paper: Paper, logo: Picture) -> tuple[float, float]:
    """Width and height of a logo in millimetres: as high as papers have it, or as wide at most."""
    height = LOGO_MM_COMPACT if paper.compact else LOGO_MM
    width = height * logo.width / logo.height
    if width > LOGO_MOST_MM:
        width, height = LOGO_MOST_MM, LOGO_MOST_MM * logo.height / logo.width
    return round(width, 2), round(height, 2)


def said(text: str, tone: Tone = Tone.BODY) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Run(text),), tone)
