"""Verbs that only head a title: "Review Allotment Rents"."""

from __future__ import annotations

from typing import Final

from tracker.rules.reading.cues import Frame, Group
from tracker.rules.reading.passages import Passage

_WORDS_OF_A_TITLE: Final = 5
_LONG_TITLE: Final = 12
_TITLE_LIKE: Final = frozenset({"actor_does", "actor_does_thing"})
_SMALL: Final = frozenset({"of", "the", "and", "to", "for", "in", "on", "at", "a"})


def is_title(words: str, passage: Passage) -> bool:
    """Whether the words of a passage, judged already, are a title and no order."""
    each = words.split()
    best = passage.found[0].cue
    return (
        (best.group is Group.IMPERATIVE or best.code in _TITLE_LIKE)
        and (passage.head is Frame.NONE or not passage.listed)
        and 1 < len(each) <= (_WORDS_OF_A_TITLE if best.group is Group.IMPERATIVE else _LONG_TITLE)
        and all(word[0].isupper() or not word[0].isalpha() for word in each if word not in _SMALL)
    )
