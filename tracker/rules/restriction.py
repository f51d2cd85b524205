"""Who a thing is for, and what other people's words say about that.

Fails safe: what is not plainly open is never taken as open.
"""

from __future__ import annotations

import re

from tracker.vocabulary import ReadingClass, Restriction


def reading_class(
    *,
    minutes_published: bool,
    item_restriction: Restriction,
    action_restriction: Restriction,
    committee_is_public: bool,
) -> ReadingClass:
    """Return who may read an action.

    Args:
        minutes_published: whether the minutes it comes from are published.
        item_restriction: that of the agenda item it comes from.
        action_restriction: that of the action by itself.
        committee_is_public: no for officer groups and the like.
    """
    if not minutes_published:
        return ReadingClass.DRAFT
    if item_restriction is not Restriction.OPEN or action_restriction is not Restriction.OPEN:
        return ReadingClass.RESTRICTED
    if not committee_is_public:
        return ReadingClass.INTERNAL
    return ReadingClass.PUBLIC


_OPEN_WORDS = frozenset(
    {
        "open",
        "public",
        "part 1",
        "part i",
        "part a",
        "not exempt",
        "non exempt",
        "unrestricted",
        "not restricted",
        "no",
        "n",
        "false",
    }
)
_EXEMPT_WORDS = frozenset(
    {
        "exempt",
        "private",
        "restricted",
        "closed",
        "part 2",
        "part ii",
        "part b",
        "pink",
        "yes",
        "y",
        "true",
    }
)
_CONFIDENTIAL_WORDS = frozenset({"confidential"})

_GAP = r"[^.;]{0,80}?"
_PUBLIC = r"(?:press|public|media)\b"
_EXCLUDED = r"exclu(?:de|ding|sion)"
_CONFIDENTIAL_SIGN = re.compile(
    r"\bconfidential (?:information|item|business|report|appendix|minutes?)\b|s(?:ection)?\.? ?100A\(2\)",
    re.IGNORECASE,
)
_EXEMPT_SIGN = re.compile(
    rf"\b{_EXCLUDED}{_GAP}\b{_PUBLIC}"
    rf"|\b{_PUBLIC}{_GAP}\b(?:{_EXCLUDED}|withdrew|asked to (?:leave|withdraw)|left the (?:meeting|room))"
    r"|\bexempt (?:information|item|business|report|appendix|minutes?)\b"
    r"|\b(?:in|under|of|to|by) (?:the )?(?:relevant )?paragraphs? [0-9]+[^.;]{0,80}?\bschedule (?:12A|7A|6)\b"
    r"|\bschedule 12A\b|\bschedule 7A\b|\b100A ?\(4\)"
    r"|\bnot for publication\b|\bprivate session\b|\bclosed session\b|\bin camera\b"
    r"|\bpart (?:II|2|B) (?:item|report|agenda|business|minutes)\b",
    re.IGNORECASE,
)


def signs_of_restriction(text: str) -> Restriction | None:
    """Return what a running text shows about itself, or None where it shows nothing.

    Reads phrases such as "the press and public were excluded", "exempt
    information" or "Schedule 12A". A false alarm is a question to a clerk; a
    miss is a leak: a text that only denies it is not believed either.
    """
    text = " ".join(text.split())
    if _CONFIDENTIAL_SIGN.search(text):
        return Restriction.CONFIDENTIAL
    return Restriction.EXEMPT if _EXEMPT_SIGN.search(text) else None


def restriction_from_words(text: str) -> Restriction | None:
    """Return what the cell of a column "exempt?" says, or None where it cannot be told.

    None is never open: an odd, blank or unknown flag waits for a clerk's word.

    Args:
        text: the cell, such as "Part II", "No", "Exempt – paragraph 3".
    """
    words = " ".join(re.sub(r"[^\w ]", " ", text.casefold()).split())
    if words in _CONFIDENTIAL_WORDS:
        return Restriction.CONFIDENTIAL
    if words in _EXEMPT_WORDS:
        return Restriction.EXEMPT
    if words in _OPEN_WORDS:
        return Restriction.OPEN
    shown = signs_of_restriction(text)
    if shown is None and words.startswith(("exempt ", "part 2 ", "part ii ", "yes ")):
        return Restriction.EXEMPT
    return shown
