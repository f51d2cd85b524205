"""The items of a meeting's minutes, from the HTML of a Word file.

Minutes are laid out in three manners: numbered headings (styled as headings or only bold),
headings without numbers, and one table with the number in its first column. The first manner that
is there is followed; words that belong to none are kept apart, so that nothing is lost unseen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from tracker.rules.restriction import signs_of_restriction

LONGEST_TITLE = 255
LONGEST_HEADING = 200
MOST_ITEMS = 150

_NUMBERED = re.compile(
    r"(?P<number>[0-9]{1,3}[a-z]?|[0-9]{1,3}(?:\.[0-9]{1,2})?)[.):]?\s+(?P<title>\S.*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]{1,3}[a-z]?(?:\.[0-9]{1,2})?[.)]?", re.IGNORECASE)
_EXCLUSION = re.compile(
    r"exclu(?:de|ding|sion)[^.;]{0,80}(?:press|public)|(?:press|public)[^.;]{0,80}exclu",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEAST_ROWS = 2
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class WordItem:
    """One item as the file has it.

    Attributes:
        number: such as "7" or "10a"; empty where it has none.
        title: one line.
        minutes: Markdown.
        looks_private: it, or what leads to it, shows signs of having been taken in private.
    """

    number: str
    title: str
    minutes: str
    looks_private: bool = False


@dataclass(frozen=True, slots=True)
class WordMinutes:
    """The items in order, and the Markdown of what belongs to none of them."""

    items: tuple[WordItem, ...]
    outside: str = ""


@dataclass(slots=True)
class _Open:
    """An item being gathered."""

    number: str
    title: str
    nodes: list[Tag] = field(default_factory=list[Tag])


def items_of(html: str) -> WordMinutes:
    """Divide a document into items.

    Args:
        html: as `word_file.read_word` gives it.

    Returns:
        At least one item unless there are no words at all: a document without headings is one
        item, named by its first line.
    """
    nodes = [each for each in BeautifulSoup(html, "html.parser").children if isinstance(each, Tag)]
    before, found = _divided(nodes)
    if not found:
        first = next((_line(each) for each in before if _line(each)), "")
        if not first:
            return WordMinutes(())
        return WordMinutes((_made(_Open("", first, before), private=False),))
    front = _markdown(before)
    private = signs_of_restriction(front) is not None
    items: list[WordItem] = []
    for each in found[:MOST_ITEMS]:
        item = _made(each, private=private)
        items.append(item)
        # Once the public were excluded, what follows was said without them.
        private = private or bool(_EXCLUSION.search(f"{item.title} {item.minutes}"))
    return WordMinutes(tuple(items), front)


Heading = Callable[[Tag], "tuple[str, str] | None"]


def _divided(nodes: list[Tag]) -> tuple[list[Tag], list[_Open]]:
    tables = [(each, found) for each in nodes if (found := _item_rows(each))]
    if tables:
        table, rows = max(tables, key=lambda each: len(each[1]))
        return [each for each in nodes if each is not table], rows
    for heading in (_numbered_heading, _plain_heading_of(nodes)):
        before: list[Tag] = []
        found: list[_Open] = []
        for node in nodes:
            named = heading(node)
            if named is not None:
                found.append(_Open(*named))
            elif found:
                found[-1].nodes.append(node)
            else:
                before.append(node)
        if found:
            return before, found
    return nodes, []


def _line(node: Tag) -> str:
    return " ".join(node.get_text(" ").split())


def _is_bold(node: Tag) -> bool:
    """Whether every word of a paragraph is bold."""
    words = "".join(_line(each) for each in node.find_all("strong", recursive=False))
    return bool(words) and "".join(words.split()) == "".join(_line(node).split())


def _numbered_heading(node: Tag) -> tuple[str, str] | None:
    line = _line(node)
    if len(line) > LONGEST_HEADING or not (
        node.name in _HEADINGS or (node.name == "p" and _is_bold(node))
    ):
        return None
    match = _NUMBERED.fullmatch(line)
    return (match["number"], match["title"][:LONGEST_TITLE]) if match else None


def _plain_heading_of(nodes: Iterable[Tag]) -> Heading:
    """Recognises the headings of the level that most have, the document's own title apart."""
    levels = Counter(each.name for each in nodes if each.name in _HEADINGS and _line(each))
    if levels.get("h1") == 1 and len(levels) > 1:
        del levels["h1"]
    level = levels.most_common(1)[0][0] if levels else "p"

    def named(node: Tag) -> tuple[str, str] | None:
        line = _line(node)
        is_one = node.name == level and (level != "p" or _is_bold(node))
        return ("", line[:LONGEST_TITLE]) if is_one and 0 < len(line) <= LONGEST_HEADING else None

    return named


def _item_rows(table: Tag) -> list[_Open]:
    """The items of a table that has their numbers in its first column; none if it is no such table."""
    if table.name != "table":
        return []
    every = [list(row.find_all(["td", "th"], recursive=False)) for row in table.find_all("tr")]
    rows = [cells for cells in every if len(cells) > 1]
    numbered = [cells for cells in rows if _NUMBER.fullmatch(_line(cells[0]))]
    fitting = len(numbered) + sum(not _line(cells[0]) for cells in rows)
    if len(numbered) < _LEAST_ROWS or fitting < _MOSTLY * len(rows):
        return []
    found: list[_Open] = []
    for cells in rows:
        number = _line(cells[0])
        if _NUMBER.fullmatch(number):
            found.append(_row_item(number.rstrip(".)"), cells[1:]))
        elif found:
            found[-1].nodes.extend(cells[1:])
    return found


def _row_item(number: str, cells: list[Tag]) -> _Open:
    parts = [each for each in cells[0].children if isinstance(each, Tag)] or [cells[0]]
    title = _line(parts[0])
    rest = parts[1:] if len(title) <= LONGEST_HEADING else parts
    return _Open(number, title[:LONGEST_TITLE], [*rest, *cells[1:]])


def _made(each: _Open, *, private: bool) -> WordItem:
    minutes = _markdown(each.nodes)
    signs = signs_of_restriction(f"{each.title}. {minutes}") is not None
    return WordItem(each.number, each.title, minutes, looks_private=private or signs)


def _markdown(nodes: Iterable[Tag]) -> str:
    converter: Any = MarkdownConverter(
        heading_style="ATX",
        bullets="-",
        table_infer_header=True,
        strip=["a", "img"],
        escape_misc=False,
    )
    nodes = list(nodes)
    for cell in (cell for each in nodes for cell in each.find_all(["td", "th"])):
        for words in cell.find_all(string=lambda text: "|" in (text or "")):
            words.replace_with(words.replace("|", "\\|"))
    parts = (str(converter.convert_soup(each)).strip() for each in nodes)
    text = "\n\n".join(part for part in parts if part)
    text = re.sub(r"^#{1,6} ", "### ", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
