"""Corrections of published minutes: finding the words struck, and the text with all of them made.

Pure. The words are compared as redaction compares a passage: between two words any white
space and any Markdown marks may stand, so that they can be copied from the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.redaction import pattern_of, tidy

AROUND = 7
"""Words shown before and after what was corrected."""

_MARKS = re.compile(r"[*_`]+|^[ \t]*(?:[-+>#]+|[0-9]{1,9}\.)[ \t]+", re.MULTILINE)
_BLOCKS = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-+*#>|]|[0-9]{1,9}\.)[ \t])")
_EMPHASIS = re.compile(r"[*_`]+")

Pair = tuple[str, str]
"""Words struck, and those in their place."""


def check(source: str, old: str, new: str, others: Sequence[Pair]) -> None:
    """Refuse a correction that cannot be made.

    Args:
        source: the published Markdown of the item.
        old: the words to strike.
        new: the words in their place; empty to strike only.
        others: the corrections of the same item so far.

    Raises:
        RuleBroken: on `old_words`, they do not stand there, stand there more than once, or are
            touched by another correction; on `new_words`, nothing would change.
    """
    if not any(mark.isalnum() for mark in old):
        raise RuleBroken("old_words", Broken.CORRECTION_NOT_FOUND)
    if tidy(old) == tidy(new):
        raise RuleBroken("new_words", Broken.CORRECTION_CHANGES_NOTHING)
    spans = _spans(source, old)
    if not spans:
        raise RuleBroken("old_words", Broken.CORRECTION_NOT_FOUND)
    if len(spans) > 1:
        raise RuleBroken("old_words", Broken.CORRECTION_AMBIGUOUS, times=len(spans))
    begin, end = spans[0]
    for other, _words in others:
        if any(start < end and begin < stop for start, stop in _spans(source, other)):
            raise RuleBroken("old_words", Broken.CORRECTION_OVERLAPS)


def corrected(source: str, corrections: Sequence[Pair]) -> str:
    """The Markdown with every correction made that still finds its words exactly once.

    One whose words were redacted since is left out: what is redacted stays so.
    """
    text = unicodedata.normalize("NFC", source)
    found: list[tuple[int, int, str]] = []
    for old, new in corrections:
        spans = _spans(text, old)
        if len(spans) == 1:
            found.append((*spans[0], new))
    for begin, end, new in sorted(found, reverse=True):
        text = text[:begin] + _in_place(text[begin:end], new) + text[end:]
    return text


def around(source: str, old: str) -> Pair:
    """A few words before and after the words struck, as plain text; "" where they are not found."""
    text = unicodedata.normalize("NFC", source)
    spans = _spans(text, old)
    if len(spans) != 1:
        return "", ""
    begin, end = spans[0]
    before = _MARKS.sub("", _BLOCKS.split(text[:begin])[-1]).split()
    after = _MARKS.sub("", _BLOCKS.split(text[end:])[0]).split()
    left = " ".join(before[-AROUND:])
    right = " ".join(after[:AROUND])
    # A space stands beside the words struck where one does in the minutes.
    plain_before, plain_after = _MARKS.sub("", text[:begin]), _MARKS.sub("", text[end:])
    return (
        ("… " if len(before) > AROUND else "") + left + (" " * plain_before[-1:].isspace()),
        (" " * plain_after[:1].isspace()) + right + (" …" if len(after) > AROUND else ""),
    )


def _spans(source: str, words: str) -> list[tuple[int, int]]:
    text, passage = unicodedata.normalize("NFC", source), tidy(words)
    return [found.span() for found in pattern_of(passage).finditer(text)] if passage else []


def _in_place(struck: str, new: str) -> str:
    """The new words, with the emphasis that began or ended within those struck."""
    opened: list[str] = []
    closed: list[str] = []
    for marks in _EMPHASIS.finditer(struck):
        if marks.start() and struck[marks.start() - 1].isspace():
            opened.append(marks.group())
        elif marks.group() in opened:
            opened.remove(marks.group())
        else:
            closed.append(marks.group())
    if not new:
        return "".join(closed) + "".join(opened)
    return "".join(opened) + new + "".join(closed)
