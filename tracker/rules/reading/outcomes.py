"""What became of a thing said: carried, lost, agreed by all, or only the next meeting's date."""

from __future__ import annotations

import re
from typing import Final

from tracker.rules.reading.cues import Frame
from tracker.rules.reading.procedure import SETTLED_WEIGHT, is_settled

_CLOSING: Final = re.compile(
    r"\b(?:date|dates|time)\s+(?:and\s+time\s+)?of\s+(?:the\s+)?(?:next|future)\s+meeting"
    r"|(?<!at the )(?<!to the )(?<!for the )(?<!by the )(?<!before the )\b(?:next|following)\s+(?:\w+\s+){0,4}meetings?\s+(?:of\s+the\s+[\w\s]{1,40}?\s+)?"
    r"(?:will|would|is|are|was|to)\s+(?:(?:now|then)\s+)?(?:(?:to\s+)?be\s+)?"
    r"(?:held|take\s+place|on\b|arranged\s+for|scheduled)"
    r"|\bmeeting\s+(?:was\s+)?closed\b|\bno\s+further\s+business\b",
    re.IGNORECASE,
)
_LOST: Final = re.compile(
    r"\b(?:motion|proposal|amendment|vote)\b[^.]{0,80}\b(?:lost|not\s+carried|defeated|fell|withdrawn)\b"
    r"|\bNOT\s+CARRIED\b|\b(?:was|declared|be)\s+lost\b"
)
_WORDS_OF_LOSS: Final = ("lost", "carried", "defeated", "fell", "withdrawn")
_CARRIED: Final = re.compile(
    r"\b(?:carried|agreed|resolved|unanimous\w*|in\s+favour|seconded|approved)\b", re.IGNORECASE
)
_ALL_AGREED: Final = re.compile(
    r"\W*(?:this|it|all|the\s+\w+|members|which|and)\s+(?:was\s+|were\s+)?(?:\w+\s+)?"
    r"(?:agreed|carried|approved|resolved|in\s+favour)\b[^.]{0,40}\.?$"
    r"|\W*(?:all\s+)?(?:agreed|carried|resolved|unanimous\w*)\W*$",
    re.IGNORECASE,
)
_AGREED_AT_LAST: Final = re.compile(
    r"\b(?:and|which)\s+(?:(?:this|it|that|all)\s+)?(?:was\s+|were\s+)?(?:\w+\s+)?(?:so\s+)?(?:agreed|resolved|carried|accepted)"
    r"(?:\s+(?:by\s+all|unanimously|by\s+members|by\s+everyone))?\W*$|\b(?:all|members|everyone)\s+agreed\W*$",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(
    r"(?:^|[-–—(:/]\s*|[.,;]\s*)(?:now\s+|action\s+|item\s+|all\s+)?(?:closed|completed?|done|discharged|actioned)\W*$",
    re.IGNORECASE,
)
_WORDS_THAT_CLOSE: Final = ("closed", "complete", "completed", "done", "discharged", "actioned")
_NO_LETTERS: Final = " .,;:…\"'”’)]*\t\r\n-–—"
_EARLIER_MEETING: Final = re.compile(
    r"\b(?:at|from)\s+(?:the|our|a|an|its|their)\s+(?:last|previous|earlier|preceding|\w+)\s+meeting\b|\bpreviously\b",
    re.IGNORECASE,
)
_QUOTED_AT_MOST: Final = 4000  # characters
MAY_BE_AGREED: Final = frozenset({Frame.MOVED, Frame.OPINED, Frame.WISHED})
_NEXT_MEETING_WEIGHT: Final = -3.0
_LOST_WEIGHT: Final = -4.0
_CARRIED_WEIGHT: Final = 1.8
_AGREED_AFTER_WEIGHT: Final = 2.6
_QUESTION_WEIGHT: Final = -2.0


def outcome_weight(words: str, frame: Frame, following: str) -> float:
    """What a sentence's own end, or the next one of its unit, adds to its best cue.

    Args:
        words: the sentence.
        frame: the frame of its best cue.
        following: the next sentence of the same unit, "" where there is none.
    """
    weight = 0.0
    small = words.lower()
    if ("meeting" in small or "business" in small) and _CLOSING.search(words):
        weight += _NEXT_MEETING_WEIGHT
    if any(word in small for word in _WORDS_OF_LOSS) and _LOST.search(words):
        weight += _LOST_WEIGHT
    if is_settled(words):
        weight += SETTLED_WEIGHT
    if words.endswith("?"):
        weight += _QUESTION_WEIGHT
    if frame is Frame.MOVED and _CARRIED.search(words):
        return weight + _CARRIED_WEIGHT
    if frame in MAY_BE_AGREED and (_AGREED_AT_LAST.search(words) or _ALL_AGREED.match(following)):
        return weight + _AGREED_AFTER_WEIGHT
    return weight


def is_closed(words: str) -> bool:
    """Whether words end with a status that closes what stands before it: "… – CLOSED"."""
    last = words.rstrip(_NO_LETTERS).lower()
    return last.endswith(_WORDS_THAT_CLOSE) and _CLOSED.search(words) is not None


def is_quoted(text: str, start: int, position: int) -> bool:
    """Whether a quotation that was opened after `start` is still open at `position`, and closes."""
    opened = text.rfind("“", start, position)
    if opened < 0 or text.rfind("”", opened, position) > opened:
        return False
    return text.find("”", position, position + _QUOTED_AT_MOST) >= 0


def tells_of_earlier(words: str) -> bool:
    """Whether a sentence speaks of an earlier meeting; what follows it was said there."""
    return _EARLIER_MEETING.search(words) is not None
