"""A thing that something is done to: its words, and whether it begins its clause."""

from __future__ import annotations

from typing import Final

from tracker.rules.reading.actor_words import (
    BODY,
    BREAK,
    CAPITAL,
    CLOSE,
    COMMA,
    DET,
    FINITE,
    LINK,
    LONGEST,
    POST,
    PRONOUN,
    ActorWords,
)
from tracker.rules.reading.cues import TAGS, Actor
from tracker.rules.reading.tagging import Tagged

_PAST: Final = frozenset(TAGS.characters("DONE") + TAGS.of_shape["ED"])
_SAYERS: Final = frozenset(BODY + POST + PRONOUN)
_NOUNS_TOO: Final = frozenset(
    ["service", "services", "group", "party", "team", "association", "all", "chair", "chairs"]
)


def thing_before(sentence: Tagged, position: int) -> ActorWords:
    """A thing: back to the beginning of the clause, unless a finite verb is in the way."""
    index = position - 1
    opens = True
    while index >= 0 and position - index <= 2 * LONGEST:
        tag = sentence.tags[index]
        if tag in BREAK and tag not in CLOSE:
            break
        if (tag in FINITE and not sentence.words[index][0].isupper()) or _says(sentence, index):
            opens = False
            break
        index -= 1
    if not opens:
        opens = _begins_after_link(sentence, index, position)
    if opens and index >= 0 and sentence.tags[index] in COMMA and index + 1 < position:
        # After a comma only a new noun begins a fragment: "was needed, a meeting to be held".
        opens = sentence.tags[index + 1] in DET or sentence.tags[index + 1] in CAPITAL
    return ActorWords(Actor.THING, index + 1, position, opens)


def _says(sentence: Tagged, index: int) -> bool:
    """Whether a past form has its subject before it: "Members raised concerns about …"."""
    return (
        index > 0
        and sentence.tags[index] in _PAST
        and sentence.tags[index - 1] in _SAYERS
        and sentence.words[index - 1].lower() not in _NOUNS_TOO
    )


def _begins_after_link(sentence: Tagged, verb: int, position: int) -> bool:
    """Whether "and" and a noun stand between the verb of one clause and a fragment: "X was read and a copy …"."""
    return any(
        sentence.tags[index] in LINK
        and (sentence.tags[index + 1] in DET or sentence.tags[index + 1] in CAPITAL)
        for index in range(verb + 1, position - 1)
    )
