"""Sentences and clauses of a unit, cut without being fooled by "Cllr." or "para. 4.2"."""

from __future__ import annotations

import re
from typing import Final

# One character class in front lets the search run fast over the text between stops.
_STOP: Final = re.compile(
    r"[.!?:](?:(?<![:])[\"'”’)\]]{0,3}(?=\s+(?:/\s)?[\"'“‘(\[*]{0,3}[A-Z0-9£•])|(?<=[!?])(?=\s)"
    r"|(?<=[a-z)]\.)(?=[A-Z][a-z])|(?<=:)(?=\s+That\s))"
)
_LONG_LEAD: Final = 50  # "the following motion, which was carried: That …"
_LONGEST_WORD: Final = 20  # characters looked at before a stop
_BEFORE_A_WORD: Final = "([{*\"'“‘/-–—:,;"
_ABBREVIATIONS: Final = frozenset(
    [
        "cllr",
        "cllrs",
        "cncllr",
        "mr",
        "mrs",
        "ms",
        "dr",
        "messrs",
        "prof",
        "rev",
        "revd",
        "hon",
        "sgt",
        "supt",
        "insp",
        "cdr",
        "capt",
        "col",
        "asst",
        "dep",
        "st",
        "rd",
        "ave",
        "para",
        "paras",
        "pt",
        "p",
        "pp",
        "ref",
        "tel",
        "approx",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "viz",
        "vs",
        "v",
        "fig",
        "sec",
        "cl",
        "sch",
        "reg",
        "regs",
        "ext",
        "ltd",
        "co",
        "inc",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "cont",
        "incl",
        "max",
        "min",
    ]
)
_BEFORE_NUMBER: Final = frozenset(
    ["no", "nos", "minute", "min", "mins", "item", "app", "annex", "vol"]
)
_CLAUSE: Final = re.compile(
    r"(?:(?<=\s)|(?<=^))\(?([a-z]|[ivx]{1,4}|\d{1,2})\)(?:\s+(?=\S)|(?=[A-Z]))|(?<=[:;,.]\s)(\d{1,2})\.\s+(?=[A-Z])"
)


_FIRST_LABEL: Final = re.compile(r"[ai1]\)|1\.")


def _is_abbreviation(text: str, start: int, stop: int, after: int) -> bool:
    words = text[max(start, stop - _LONGEST_WORD) : stop].split()
    word = words[-1].lstrip(_BEFORE_A_WORD) if words and not text[stop - 1].isspace() else ""
    if not word:
        return False
    lower = word.lower()
    if lower in _ABBREVIATIONS:
        return True
    if lower in _BEFORE_NUMBER:
        return text[after : after + 6].lstrip()[:1].isdigit()
    return len(word) == 1 and word.isupper()


def sentences_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Positions of the sentences in `text[start:end]`, without blanks around them."""
    found: list[tuple[int, int]] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        if text[match.start()] == ":" and match.start() - begin < _LONG_LEAD:
            continue
        if text[match.start()] == "." and _is_abbreviation(text, begin, match.start(), match.end()):
            continue
        found.append((begin, match.end()))
        begin = match.end()
    if begin < end:
        found.append((begin, end))
    return [span for span in (_stripped(text, *pair) for pair in found) if span[0] < span[1]]


def clauses_of(text: str, start: int, end: int) -> tuple[int, list[tuple[int, int]]]:
    """Lettered or numbered clauses inside a paragraph, and where the first marker stands.

    "RESOLVED: That (a) the report be noted; (b) the officer be thanked" gives two spans. No
    clauses unless the markers begin at the beginning and follow each other.
    """
    if not _FIRST_LABEL.search(text, start, end):
        return end, []
    expected: dict[str, str] = {}
    marks: list[tuple[int, int]] = []
    for match in _CLAUSE.finditer(text, start, end):
        label = match.group(1) or match.group(2)
        if not marks and label not in {"a", "i", "1"}:
            continue
        if marks and label not in expected.values():
            continue
        marks.append((match.start(), match.end()))
        expected = _after(label)
    if len(marks) < 2:  # noqa: PLR2004 - one marker makes no list
        return end, []
    edges = [mark[0] for mark in marks[1:]] + [end]
    spans = [_stripped(text, mark[1], edge) for mark, edge in zip(marks, edges, strict=True)]
    return marks[0][0], [_without_link(text, *span) for span in spans if span[0] < span[1]]


def _after(label: str) -> dict[str, str]:
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    following: dict[str, str] = {}
    if label.isdigit():
        following["number"] = str(int(label) + 1)
    elif len(label) == 1 and label != "z":
        following["letter"] = chr(ord(label) + 1)
    if label in roman[:-1]:
        following["roman"] = roman[roman.index(label) + 1]
    return following


def _without_link(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without the "; and" that leads to the next."""
    tail = re.search(r"[;,]?\s*\b(?:and|or)$", text[start:end])
    return _stripped(text, start, start + tail.start()) if tail else (start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\r\n\u00a0*/":
        start += 1
    while end > start and text[end - 1] in " \t\r\n\u00a0":
        end -= 1
    return start, end
