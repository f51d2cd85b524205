"""Taking a passage out of a text: finding it, counting it, leaving a tombstone. Pure.

A passage is what somebody saw on a page; the text is what was typed. So between two
words any white space and any Markdown marks may stand, straight quotation marks and
dashes stand for typeset ones, and both are compared in Unicode's composed form (NFC).
Capitals must agree: “Rose” the child goes, “rose” the verb stays. A passage is found
as whole words only: “Ann” is not in “Annual”.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

from tracker.rules.errors import Broken, RuleBroken

Json: TypeAlias = "str | int | float | bool | dict[str, Json] | list[Json] | None"

TOMBSTONE = "[redacted]"

SHORTEST = 2
"""Letters or digits a passage must have."""

_ALIKE = {
    **dict.fromkeys("'‘’", "['‘’]"),
    **dict.fromkeys('"“”', '["“”]'),
    **dict.fromkeys("-‐‑–—", "(?:[-‐‑–—]{1,3})"),
}
_BETWEEN = r"[\s>*_`]+"
_MARKS = re.compile(r"[*_`]+")
_PLAIN_RUN = re.compile(r"[A-Za-z0-9]+")


def tidy(passage: str) -> str:
    """The passage on one line, in composed form: how it is stored and hashed."""
    return " ".join(unicodedata.normalize("NFC", passage).split())


def pattern_of(passage: str, *, any_case: bool = False) -> re.Pattern[str]:
    """The expression that finds a tidy passage in a text in composed form.

    Args:
        passage: not empty.
        any_case: find it in other capitals too.
    """
    words = ("".join(_ALIKE.get(mark, re.escape(mark)) for mark in w) for w in passage.split())
    before = r"(?<![^\W_])" if passage[0].isalnum() else ""
    after = r"(?![^\W_])" if passage[-1].isalnum() else ""
    return re.compile(before + _BETWEEN.join(words) + after, re.IGNORECASE if any_case else 0)


def check_passage(passage: str) -> None:
    """Refuse a passage too short to be meant, or one that would find the tombstones.

    Raises:
        RuleBroken: on the field `passage`.
    """
    if sum(mark.isalnum() for mark in passage) < SHORTEST:
        raise RuleBroken("passage", Broken.PASSAGE_TOO_SHORT, fewest=SHORTEST)
    if times_in(TOMBSTONE, passage, any_case=True):
        raise RuleBroken("passage", Broken.PASSAGE_IS_TOMBSTONE)


def check_silent(field: str, words: str, passage: str) -> None:
    """Refuse words that repeat the passage they explain, in whatever capitals.

    Raises:
        RuleBroken: on `field`.
    """
    if times_in(words, passage, any_case=True):
        raise RuleBroken(field, Broken.REASON_REPEATS_PASSAGE)


def times_in(text: str, passage: str, *, any_case: bool = False) -> int:
    """How often the passage stands in a text."""
    found = pattern_of(passage, any_case=any_case).finditer(unicodedata.normalize("NFC", text))
    return sum(1 for _ in found)


def redacted(text: str, passage: str, *, most: int | None = None) -> str:
    """The text with a tombstone for every occurrence; the same text when there is none.

    Emphasis that began or ended inside the passage begins before the tombstone or ends
    after it, so that the marks around it still pair.

    Args:
        text: as stored.
        passage: tidy.
        most: characters the result may have; more are cut, with an ellipsis.
    """
    composed = unicodedata.normalize("NFC", text)
    result, count = pattern_of(passage).subn(_tombstone_for, composed)
    if not count:
        return text
    return result if most is None or len(result) <= most else result[: most - 1] + "…"


def _tombstone_for(found: re.Match[str]) -> str:
    words = found.group()
    opening, closing = "", ""
    for marks in _MARKS.finditer(words):
        if words[marks.start() - 1].isspace():
            opening += marks.group()
        else:
            closing += marks.group()
    return opening + TOMBSTONE + closing


def times_in_values(value: Json, passage: str) -> int:
    """How often the passage stands in the texts inside a JSON value."""
    if isinstance(value, str):
        return times_in(value, passage)
    if isinstance(value, dict):
        return sum(times_in_values(each, passage) for each in value.values())
    if isinstance(value, list):
        return sum(times_in_values(each, passage) for each in value)
    return 0


def redacted_values(value: Json, passage: str) -> Json:
    """A JSON value with the passage taken out of every text inside it; keys stay."""
    if isinstance(value, str):
        return redacted(value, passage)
    if isinstance(value, dict):
        return {name: redacted_values(each, passage) for name, each in value.items()}
    if isinstance(value, list):
        return [redacted_values(each, passage) for each in value]
    return value


def plain_run(passage: str) -> str:
    """The longest run of plain letters and digits in a passage, for a quick first search.

    Every text the passage stands in holds this run unbroken; "" when there is none.
    """
    return max(_PLAIN_RUN.findall(passage), key=len, default="")
