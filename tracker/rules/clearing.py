"""Comments on draft minutes: how long they can be made, and where the passage stands now. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.rules.errors import Broken, RuleBroken

REMINDED_BEFORE = timedelta(days=2)
"""How long before the last day those who have not answered are reminded, once."""

WHOLE_ITEM = -1
"""The place of a comment that is about an item as a whole."""

_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a text, and where it stands.

    Attributes:
        place: which it is, from 0.
        text: as written.
        start: where it begins.
        end: where it ends.
    """

    place: int
    text: str
    start: int
    end: int


def is_open(until_on: date, ended_at: datetime | None, today: date) -> bool:
    """Whether comments can be made: up to the day, inclusive, unless it was ended."""
    return ended_at is None and today <= until_on


def check_until(until_on: date, today: date) -> None:
    """Refuse a last day that is past.

    Raises:
        RuleBroken: on the field `until_on`.
    """
    if until_on < today:
        raise RuleBroken("until_on", Broken.UNTIL_PAST)


def is_reminded(until_on: date, begun_on: date, today: date) -> bool:
    """Whether a day is one on which those who have not answered are reminded.

    Not on the day on which they were first asked.
    """
    return begun_on < today and until_on - REMINDED_BEFORE <= today <= until_on


def passages_of(source: str) -> list[Passage]:
    """The paragraphs of a Markdown text, which empty lines part.

    What is indented below a paragraph belongs to it, as the second paragraph of a list's item.
    """
    found: list[Passage] = []
    start = 0
    for end, following in [*(m.span() for m in _BETWEEN.finditer(source)), (len(source),) * 2]:
        text = source[start:end].strip("\n")
        begin = source.find(text, start) if text.strip() else start
        if text.strip() and found and text.startswith("    "):
            last = found.pop()
            begin, text = last.start, source[last.start : begin + len(text)]
        if text.strip():
            found.append(Passage(len(found), text, begin, begin + len(text)))
        start = following
    return found


def find(passages: Sequence[Passage], text: str, place: int) -> Passage | None:
    """The paragraph that was commented on, by its text; where several are alike, by its place."""
    alike = [each for each in passages if _tidy(each.text) == _tidy(text)]
    if len(alike) > 1:
        alike = [each for each in alike if each.place == place]
    return alike[0] if len(alike) == 1 else None


def with_wording(source: str, text: str, place: int, wording: str) -> str:
    """The text with suggested wording in the place of a paragraph.

    Args:
        source: the text as it stands now.
        text: the paragraph as it was commented on.
        place: which it was then.
        wording: what is put in its place.

    Raises:
        RuleBroken: on `passage`, the paragraph is not found any more.
    """
    passage = find(passages_of(source), text, place)
    if passage is None:
        raise RuleBroken("passage", Broken.COMMENT_PASSAGE_GONE)
    return source[: passage.start] + wording.strip("\n") + source[passage.end :]


def check_wording(passage: str, wording: str) -> None:
    """Refuse suggested wording that is no suggestion.

    Raises:
        RuleBroken: on the field `wording`.
    """
    if not wording.strip():
        raise RuleBroken("wording", Broken.COMMENT_WORDING_MISSING)
    if _tidy(wording) == _tidy(passage):
        raise RuleBroken("wording", Broken.COMMENT_CHANGES_NOTHING)


def _tidy(text: str) -> str:
    return " ".join(text.split())
