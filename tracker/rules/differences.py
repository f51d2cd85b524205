"""What differs between two texts: first by paragraph, then by word. Pure, and bounded in time.

The longest common run is found by a plain table, so that the work is at most the product of
the two lengths. Where that would be more than `MOST_WORK`, what stands between the common
beginning and the common end counts as changed as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

MOST_WORK = 250_000
"""Cells of a table: about 30 ms of one 2020s core."""

MOST_WORDS_WORK = 1_000_000
"""Cells of all tables of words of one comparison; later paragraphs are shown whole."""

ALIKE = 0.35
"""The share of words two paragraphs have in common at least to be shown as one that changed."""

_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+")
_WORD = re.compile(r"\s+|[^\W_]+|[\W_]", re.UNICODE)


class Change(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together and share one fate."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a comparison; `change` is KEPT also where only words in it changed."""

    change: Change
    runs: tuple[Run, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing in it changed."""
        return all(run.change is Change.KEPT for run in self.runs)


def paragraphs_of(text: str) -> list[str]:
    """A text as its paragraphs, which empty lines part; none of them empty."""
    tidy = text.replace("\r\n", "\n").replace("\r", "\n")
    return [each.strip("\n") for each in _BETWEEN.split(tidy) if each.strip()]


def matches(old: Sequence[str], new: Sequence[str], most: int = MOST_WORK) -> list[tuple[int, int]]:
    """Places of `old` and of `new` that hold the same, both rising; as many as can be.

    Args:
        old: the one.
        new: the other.
        most: cells of the table at most; where more are needed only the common beginning and
            end match.
    """
    start, end = 0, 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    found = [(place, place) for place in range(start)]
    inside_old, inside_new = old[start : len(old) - end], new[start : len(new) - end]
    if inside_old and inside_new and len(inside_old) * len(inside_new) <= most:
        found += [(start + a, start + b) for a, b in _longest_common(inside_old, inside_new)]
    found += [(len(old) - place, len(new) - place) for place in range(end, 0, -1)]
    return found


def _longest_common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    width = len(new)
    table = [[0] * (width + 1)]
    for each in reversed(old):
        below, row = table[-1], [0] * (width + 1)
        for place in range(width - 1, -1, -1):
            row[place] = (
                below[place + 1] + 1 if each == new[place] else (max(below[place], row[place + 1]))
            )
        table.append(row)
    table.reverse()
    found: list[tuple[int, int]] = []
    a = b = 0
    while a < len(old) and b < width:
        if old[a] == new[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        elif table[a + 1][b] >= table[a][b + 1]:
            a += 1
        else:
            b += 1
    return found


def gaps(
    found: Sequence[tuple[int, int]], old: int, new: int
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """What lies before, between and after matches, as pairs of ranges; empty ones too."""
    marks = [(-1, -1), *found, (old, new)]
    return [((a + 1, c), (b + 1, d)) for (a, b), (c, d) in pairwise(marks)]


def differences(old: str, new: str) -> list[Paragraph]:
    """Every paragraph of both texts in order, with the words that went and came."""
    before, after = paragraphs_of(old), paragraphs_of(new)
    found = matches(before, after)
    left = MOST_WORDS_WORK
    shown: list[Paragraph] = []
    for place, ((a, b), (c, d)) in enumerate(gaps(found, len(before), len(after))):
        changed, work = _changed(before[a:b], after[c:d], left)
        left -= work
        shown += changed
        if place < len(found):
            shown.append(whole(Change.KEPT, before[found[place][0]]))
    return shown


def whole(change: Change, text: str) -> Paragraph:
    """A paragraph that stayed, went or came as it is."""
    return Paragraph(change, (Run(change, text),))


def _changed(old: list[str], new: list[str], left: int) -> tuple[list[Paragraph], int]:
    """Paragraphs that differ: those alike in pairs with their words, the others whole."""
    shown: list[Paragraph] = []
    work = 0
    for was, now in zip(old, new, strict=False):
        words_was, words_now = _WORD.findall(was), _WORD.findall(now)
        needed = len(words_was) * len(words_now)
        work += needed
        runs = words(words_was, words_now) if needed <= min(MOST_WORK, left - work) else None
        if runs is None:
            shown += [whole(Change.REMOVED, was), whole(Change.ADDED, now)]
        else:
            shown.append(Paragraph(Change.KEPT, runs))
    shown += [whole(Change.REMOVED, was) for was in old[len(new) :]]
    shown += [whole(Change.ADDED, now) for now in new[len(old) :]]
    return shown, work


def words(old: list[str], new: list[str]) -> tuple[Run, ...] | None:
    """The runs of words that stayed, went and came; None when the texts have little in common."""
    found = matches(old, new)
    kept = sum(1 for a, _b in found if not old[a].isspace())
    most = max(sum(not each.isspace() for each in text) for text in (old, new))
    if kept < ALIKE * most:
        return None
    runs: list[Run] = []
    for place, ((a, b), (c, d)) in enumerate(gaps(found, len(old), len(new))):
        _add(runs, Change.REMOVED, "".join(old[a:b]))
        _add(runs, Change.ADDED, "".join(new[c:d]))
        if place < len(found):
            _add(runs, Change.KEPT, old[found[place][0]])
    return tuple(runs)


def _add(runs: list[Run], change: Change, text: str) -> None:
    if text and runs and runs[-1].change is change:
        runs[-1] = Run(change, runs[-1].text + text)
    elif text:
        runs.append(Run(change, text))
