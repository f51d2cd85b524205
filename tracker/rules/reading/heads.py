"""Heads of decisions ("RESOLVED:", "Actions", "noted the following:") and how far they reach."""

from __future__ import annotations

import re
from typing import Final

from tracker.rules.reading.cues import Frame
from tracker.rules.reading.structure import Unit, UnitKind

_SPACED: Final = re.compile(r"\b(?:[A-Z] ){4,}[A-Z]\b")
_WORD: Final = re.compile(
    r"\b(?P<agreed>resolved|resolves|resolution|resolutions|agreed|agrees|decided|decisions?|outcomes?|approved"
    r"|requested|requests|instructed|instructs|asked)\b"
    r"|\b(?P<recommended>recommended|recommends|recommendations?)\b"
    r"|\b(?P<noted>noted|notes|considered|received|discussed|raised|following\s+(?:points|comments|issues|questions|matters|information)"
    r"|comments|issues|questions|points|attention|presented|summarised|covered|updates?|highlighted|reported|advised|explained|included|responses)\b"
    r"|\b(?P<action>actions?(?!\s+(?:group|plan|programme|team|list|log|tracker))|action\s+points?|next\s+steps)\b",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"(?::\s*[-–—]?|[-–—]|\bthat|\bto|\bwas|\bfollowing)\W*$", re.IGNORECASE
)
_HEAD_FIRST: Final = re.compile(
    r"\W*(?:(?:it\s+was|and|the\s+(?:\w+\s+){1,4}|members|we|be\s+it|therefore|unanimously|that|\(?\d+\)?|all)\s+)*"
    r"(?P<word>RESOLVED|Resolved|AGREED|Agreed|DECIDED|Decided|RECOMMENDED|Recommended|DECISION|Decision|RESOLUTION|Resolution"
    r"|Recommendation|RECOMMENDATION|resolved|NOTED|Noted)\b(?P<colon>[\s*]*(?:that\b|That\b|[:–—-]|to\b|\())?"
)
# How a unit ends that opens a list; quick to try, and what `_OPENING` then makes sure of.
_OPENERS: Final = (
    ":",
    "-",
    "–",
    "—",
    "that",
    "to",
    "was",
    "following",
    "That",
    "THAT",
    "TO",
    "WAS",
)
_CLOSING: Final = " .,;…\"'”’)]*_\t\n"
_LONG: Final = 110  # characters; more than a head that stands alone
_CLAUSE_LIKE: Final = re.compile(
    r"(?:that|to|a|an|the|requests?|asks?|notes?|agrees?|instructs?|recommends?|approves?|directs?|delegates?"
    r"|receives?|welcomes?|endorses?|refers?|invites?)\b",
    re.IGNORECASE,
)
_ACTIONS: Final = re.compile(
    r"(?:agreed\s+)?actions?(?:\s+(?:points?|items?|agreed|required|arising))?(?:\s+from\s+(?:this|the)\s+meeting)?:?"
    r"|next\s+steps:?",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    r"(?:(?:the|members|council|committee|panel|board|we)\s+)*(?:decisions?|resolved|resolutions?|agreed|outcomes?"
    r"|recommend(?:ed|ations?)|noted|requested)(?:\s+(?:that|to|points|made|unanimously|taken|actions))?[:.]?",
    re.IGNORECASE,
)
_COLUMN: Final = re.compile(r"action", re.IGNORECASE)
_NOUN: Final = re.compile(r"decisions?|outcomes?|actions?", re.IGNORECASE)
_FOLLOWING: Final = re.compile(r"following\s+(?:\w+\s+)?\w+\W*$", re.IGNORECASE)
_EARLIER: Final = re.compile(
    r"\bactions?\b.*\b(?:last|previous|outstanding|earlier)\b|\b(?:last|previous|outstanding|earlier)\b.*\bactions?\b",
    re.IGNORECASE,
)
_EARLIER_FIRST: Final = re.compile(
    r"\W*(?:actions?|matters)\s+(?:points?\s+)?(?:from|of|at|since|arising\s+from)\s+(?:the\s+|our\s+)?(?:last|previous)"
    r"\s+meeting\s*[:–-]",
    re.IGNORECASE,
)
_PURPOSE: Final = re.compile(
    r"\b(?:is|are|will\s+be)\s+(?:\w+\s+)?(?:asked|requested|invited|recommended)\s+(?:to|that)\W*$",
    re.IGNORECASE,
)
_AMENDMENTS: Final = re.compile(
    r"\b(?:amendments?|corrections?|alterations?)\s*[:–-]+\s*$|\bminutes\b.{0,200}\bsubject\s+to\b.{0,40}[:–-]\s*$",
    re.IGNORECASE | re.DOTALL,
)
_REASONS: Final = re.compile(
    r"(?:the\s+)?reasons?(?:\s+for\s+(?:the\s+|this\s+)?(?:decisions?|recommendations?|report))?\s*[:–-]*|purpose\s+of\s+(?:the\s+)?report\s*[:–-]*",
    re.IGNORECASE,
)
_SHORT: Final = 9
_FRAME_OF: Final = {
    "agreed": Frame.HEAD_AGREED,
    "recommended": Frame.HEAD_RECOMMENDED,
    "noted": Frame.HEAD_NOTED,
    "action": Frame.HEAD_ACTION,
}


def _closed(words: str) -> str:
    """Words with spaced capitals closed up: "R E S O L V E D" is "RESOLVED"."""
    if " E D" not in words:
        return words
    return _SPACED.sub(lambda match: match.group().replace(" ", ""), words)


def _last_frame(words: str, *, short: bool = True) -> Frame | None:
    """The frame of the last word of decision; in a long sentence only verbs decide."""
    closed = _closed(words)
    last: Frame | None = None
    for match in _WORD.finditer(closed):
        if not short and _NOUN.fullmatch(match.group()):
            continue
        last = _FRAME_OF[match.lastgroup or "agreed"]
    return last


def opening_frame(words: str) -> Frame | None:
    """The frame that a unit sets for the units below it, None where it sets none.

    A unit opens a list when it ends as one does (":", "that", a dash) or holds little but
    the word of decision.
    """
    bare = words.strip().strip("*_# ")
    if len(bare) > _LONG and not bare.rstrip(_CLOSING).endswith(_OPENERS):
        return None
    if _COLUMN.fullmatch(bare):
        return None  # heads a column, not a list
    return _plain_frame(bare) or _worded_frame(bare)


def _plain_frame(bare: str) -> Frame | None:
    if _ACTIONS.fullmatch(bare):
        return Frame.HEAD_ACTION
    if _REASONS.fullmatch(bare):
        return Frame.HEAD_NOTED
    if _AMENDMENTS.search(bare):
        return Frame.HEAD_EARLIER
    if bare.endswith(":") and _EARLIER.search(bare[-120:]):
        return Frame.HEAD_EARLIER
    # What a paper asks for is not what was decided.
    return Frame.HEAD_NOTED if _PURPOSE.search(bare[-60:]) else None


def _worded_frame(bare: str) -> Frame | None:
    short = len(bare.split()) <= _SHORT
    if not _OPENING.search(bare[-40:]):
        first = _HEAD_FIRST.fullmatch(bare) if short else None
        return _last_frame(bare) if first or _ALONE.fullmatch(bare) else None
    return _last_frame(bare[-160:], short=short or _FOLLOWING.search(bare) is not None)


def own_frame(words: str) -> Frame | None:
    """The frame of a unit that begins with its decision: "RESOLVED – That …"."""
    if _EARLIER_FIRST.match(words):
        return Frame.HEAD_EARLIER
    match = _HEAD_FIRST.match(_closed(words[:120]))
    if match is None:
        return None
    word = match.group("word")
    if word.lower() == "agreed" and not match.group("colon"):
        return None
    return _last_frame(word)


def marker_class(marker: str) -> str:
    """What sort of list a marker belongs to: letters, numbers, bullets."""
    bare = marker.strip("().:")
    if not bare:
        return "bullet" if marker else ""
    if bare.isdigit():
        return "number"
    if any(character.isdigit() for character in bare):
        return "dotted"
    return "letter" if bare[0].isalpha() else "bullet"


class Scope:
    """Carries a head from the unit that opens it to the units it governs."""

    def __init__(self) -> None:
        """Begin with no head."""
        self.frame = Frame.NONE
        self._opened_by = ""
        self._items = ""
        self._count = 0

    def over(self, unit: Unit, words: str) -> Frame:
        """The frame that governs a unit; call for every unit in order."""
        if self.frame is Frame.NONE:
            return Frame.NONE
        if unit.kind is UnitKind.HEADING or not self._reaches(unit, words):
            self.frame = Frame.NONE
            return Frame.NONE
        self._count += 1
        return self.frame

    def _reaches(self, unit: Unit, words: str) -> bool:
        kind = marker_class(unit.marker)
        if unit.kind is UnitKind.ITEM:
            if not self._items:
                self._items = kind
            if kind == self._opened_by and kind != self._items:
                return False
            return not (kind == "dotted" and self._items != "dotted" and self._count > 0) and not (
                kind == "dotted" and self._opened_by == "dotted"
            )
        if unit.kind in {UnitKind.MARGIN, UnitKind.ROW}:
            return True
        return self._count == 0 or (not self._items and bool(_CLAUSE_LIKE.match(words)))

    def open(self, frame: Frame, unit: Unit) -> None:
        """A unit opens a list under a frame."""
        self.frame = frame
        self._opened_by = marker_class(unit.marker)
        self._items = ""
        self._count = 0
