"""Lines of minutes become units: paragraphs, list items, table rows, headings.

Positions count in the text as given; nothing is rewritten, so a line broken by a PDF
stays broken inside its unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final


class UnitKind(StrEnum):
    """What a stretch of lines is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    MARGIN = "margin"  # initials or a name alone, as in a right-hand column


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that belongs together.

    `start` and `end` leave out the marker of a list item and outer blanks; `cells` are the
    cells of a table row.
    """

    kind: UnitKind
    start: int
    end: int
    marker: str = ""
    indent: int = 0
    cells: tuple[tuple[int, int], ...] = ()


MONTH_NAMES: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_BULLET: Final = re.compile(r"[ \t]*([-*+•·●○▪■□◦§–—>\uf0b7\uf0a7]|o(?=[ \t]+\S))[ \t]+")
_LETTER: Final = re.compile(
    r"[ \t]*\**(\((?:[a-z]{1,2}|[ivx]{1,5}|[A-Z]|\d{1,3})\)|(?:[a-zA-Z]|[ivxIVX]{1,5}|\d{1,3})\)"
    r"|\d{1,2} ?/(?=[ ])|(?:[a-z]|[ivx]{1,5}|\d{1,3})\.(?=[ \t])|\d{1,4}(?:\.\d{1,3}){1,3}[.)]?(?=[ \t])"
    r"|\d{1,3}-\d{1,2}(?=[ \t]+[A-Z])"
    r"|\d{1,4}[./]\d{2,4}(?:[./]\d{1,3})?[.:)]?(?=[ \t])"
    r"|(?:AP|Action|ACTION|R|Min\.?|Minute|Item)[ ]?\d[\d./-]{0,9}[.:)]?(?=[ \t]))[*]*[ \t]*"
)
_SHORT_MARKER: Final = re.compile(r"[a-z]{1,5}[.)]|o[ \t]")
_PLAIN_NUMBER: Final = re.compile(rf"[ \t]*(\d{{1,4}})[.:]?[ \t]+(?=[A-Z*(])(?!{MONTH_NAMES}\b)")
_MARKER_ALONE: Final = re.compile(
    r"[ \t]*(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,3})[.)]\)?|\d{1,4}(?:\.\d{1,3}){0,3}\.?"
    r"|[-•·●○▪–o*\uf0b7\uf0a7])[ \t]*"
)
_RULE: Final = re.compile(r"[\s|:\-=_*+]*")
_MARGIN: Final = re.compile(
    r"\**(?:[A-Z]{2,3}(?:[ ]?[/&,+][ ]?[A-Z]{2,3}){0,4}|(?:The )?(?:Town |Parish |Deputy )?Clerk"
    r"|Chair(?:man)?|ALL|All|(?:Cllrs?|Mrs?|Ms)\.? [A-Z]\w+)\**\.?"
)
# A line does not end with these: the rest was broken off.
_DANGLING: Final = re.compile(
    r"[a-z] (?:on|of|in|by|the|at|for|and|with|from|an?|or|to|all|each|every|any|its|their|our|his|her|this|these|those"
    r"|is|are|was|were|be|been|will|would|should|has|had|have|not|which|who|than|between|Mrs?|Ms|Cllrs?|Councillors?)\.?$"
)
_TITLES: Final = (" Councillor", " Cllr", " Cllr.", " Mr", " Mrs", " Ms", " Dr", " the")
# The last word or two of a sentence, left on a line of their own; and answers, which stand alone.
_ORPHAN: Final = re.compile(r"(?:[\w’'-]+ ){0,2}[\w’'-]+\.")
_ANSWER: Final = re.compile(
    r"(?:noted|agreed|none|nil|resolved|carried|approved|received|no\b|yes|all\b|clerk|action)",
    re.IGNORECASE,
)
_LABEL_LAST: Final = re.compile(r"\bACTIONS?(?: BY)?:?$")
_TERMINAL: Final = ".!?:;"
_DECISION_WORD: Final = re.compile(
    r"\b(?:RESOLVED|AGREED|ACTIONS?|RECOMMENDED|NOTED|DECISIONS?|REQUESTED|APPROVED)\b"
)
_HARD_WRAP_AT_MOST: Final = 130
_HARD_WRAP_AT_LEAST: Final = 45
_HEADING_WORDS: Final = 12
_HEADING_AT_MOST: Final = 120


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int  # without trailing blanks

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    start = 0
    for raw in text.split("\n"):
        found.append(_Line(start, start + len(raw.rstrip())))
        start += len(raw) + 1
    return found


def _marker(line: str, *, after_break: bool) -> tuple[str, int] | None:
    """The marker at the beginning of a line and where the words begin."""
    if not line or (line[0].islower() and not _SHORT_MARKER.match(line)):
        return None
    for pattern in (_BULLET, _LETTER):
        match = pattern.match(line)
        if match:
            nested = _LETTER.match(line, match.end()) if pattern is _BULLET else None
            last = nested or match
            return last.group(1), last.end()
    match = _PLAIN_NUMBER.match(line) if after_break else None
    return (match.group(1), match.end()) if match else None


def _is_heading(line: str) -> bool:
    bare = line.strip().strip("*_").strip()
    if line.lstrip().startswith("#"):
        return True
    if (
        not bare
        or len(bare) > _HEADING_AT_MOST
        or len(bare.split()) > _HEADING_WORDS
        or bare[-1] in ".;,"
    ):
        return False
    if _DECISION_WORD.search(bare):
        return False
    letters = [character for character in bare if character.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.8 * len(letters)  # noqa: PLR2004 - shares of a line


def _continues(  # noqa: PLR0911 - a list of signs, first that fits
    text: str, before: _Line, after: _Line, width: int
) -> bool:
    """Whether a line is the rest of the one before, broken by the width of a page."""
    last, following = text[before.start : before.end].rstrip(), after.of(text).lstrip()
    if not last or not following:
        return False
    if _DANGLING.search(last) or _LABEL_LAST.search(last):
        return True
    unfinished = last[-1] not in _TERMINAL
    if unfinished and _ORPHAN.fullmatch(following) and not _ANSWER.match(following):
        return len(last) >= _HARD_WRAP_AT_LEAST
    if following[0].islower():
        return unfinished or last[-1] == "."
    if width > _HARD_WRAP_AT_MOST:
        return unfinished and last[-1] in ",-–("
    if unfinished and last[-1] in ",-–(&" and len(last) > width // 2:
        return True
    first_word = following.split(None, 1)[0]
    return width >= _HARD_WRAP_AT_LEAST and len(last) + 1 + len(first_word) > width


def _cells(text: str, line: _Line) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    start = line.start
    for end in [match.start() for match in re.finditer(r"\|", line.of(text))] + [
        line.end - line.start
    ]:
        stop = line.start + end
        raw = text[start:stop]
        left = start + len(raw) - len(raw.lstrip())
        found.append((left, left + len(raw.strip())))
        start = stop + 1
    if found and found[0][0] >= found[0][1]:
        found = found[1:]
    if found and found[-1][0] >= found[-1][1]:
        found = found[:-1]
    return tuple(found)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t*_\r\n\u00a0":
        start += 1
    while end > start and text[end - 1] in " \t_\r\n\u00a0|":
        end -= 1
    return start, end


def units_of(text: str) -> tuple[Unit, ...]:
    """All units of a text in order; headings and margins too."""
    lines = _lines(text)
    widths = _widths(text, lines)
    found: list[Unit] = []
    pending = ""
    index = 0
    while index < len(lines):
        line = lines[index]
        words = line.of(text)
        if not words.strip():
            index += 1
            continue
        if words.count("|") > 1:
            if not _RULE.fullmatch(words):
                found.append(Unit(UnitKind.ROW, line.start, line.end, cells=_cells(text, line)))
            index += 1
            continue
        if _RULE.fullmatch(words) and len(words.strip()) > 1:
            index += 1
            continue
        if _MARKER_ALONE.fullmatch(words):
            pending = words.strip()
            index += 1
            continue
        index, unit = _unit_at(text, lines, index, pending, widths[index])
        pending = ""
        found.append(unit)
    return tuple(_joined(text, found))


def _unit_at(
    text: str, lines: list[_Line], index: int, pending: str, width: int
) -> tuple[int, Unit]:
    line = lines[index]
    words = line.of(text)
    indent = len(words) - len(words.lstrip())
    after_break = (
        index == 0
        or not lines[index - 1].of(text).strip()
        or (lines[index - 1].of(text).rstrip()[-1] in _TERMINAL)
    )
    marker = _marker(words, after_break=after_break)
    start = line.start + (marker[1] if marker else 0)
    name = marker[0] if marker else pending
    bare = text[start : line.end]
    if not name and _MARGIN.fullmatch(bare.strip()):
        return index + 1, Unit(UnitKind.MARGIN, *_trim(text, start, line.end), indent=indent)
    if _is_heading(bare):
        return index + 1, Unit(
            UnitKind.HEADING, *_trim(text, start, line.end), marker=name, indent=indent
        )
    last = index
    while last + 1 < len(lines):
        following = lines[last + 1]
        rest = following.of(text)
        if (
            not rest.strip()
            or _marker(rest, after_break=lines[last].of(text).rstrip()[-1:] in _TERMINAL)
            or rest.count("|") > 1
            or _is_heading(rest)
            or (
                _MARGIN.fullmatch(rest.strip())
                and not _LABEL_LAST.search(text, line.start, lines[last].end)
            )
            or not _continues(text, lines[last], following, width)
        ):
            break
        last += 1
    kind = UnitKind.ITEM if name else UnitKind.PARAGRAPH
    return last + 1, Unit(kind, *_trim(text, start, lines[last].end), marker=name, indent=indent)


def _widths(text: str, lines: list[_Line]) -> list[int]:
    """For each line the longest of its block: what a page of that width holds."""
    widths: list[int] = []
    block: list[int] = []
    for line in [*lines, _Line(0, 0)]:
        if line.of(text).strip():
            block.append(line.end - line.start)
            continue
        widths.extend([max(block, default=0)] * len(block))
        widths.append(0)
        block = []
    return widths


def _joined(text: str, units: list[Unit]) -> list[Unit]:
    """Join a paragraph cut by a blank line in the middle of its sentence."""
    found: list[Unit] = []
    for unit in units:
        before = found[-1] if found else None
        if (
            before is not None
            and unit.kind is UnitKind.PARAGRAPH
            and before.kind in {UnitKind.PARAGRAPH, UnitKind.ITEM}
            and unit.start < unit.end
            and text.endswith(_TITLES, before.start, before.end)
        ) or (
            before is not None
            and unit.kind is UnitKind.PARAGRAPH
            and before.kind in {UnitKind.PARAGRAPH, UnitKind.ITEM}
            and unit.start < unit.end
            and text[unit.start].islower()
            and text[before.end - 1] in ",abcdefghijklmnopqrstuvwxyz"
            and not text[before.start : before.end].endswith((" and", " or", " that"))
            and before.end - before.start > 40  # noqa: PLR2004 - a broken line, not a short clause
        ):
            found[-1] = replace(before, end=unit.end)
        else:
            found.append(unit)
    return found
