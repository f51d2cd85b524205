"""Cues and frames ready for use: the entries of the tables as values, patterns compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from tracker.rules.reading import cue_table, frame_table
from tracker.rules.reading.tagging import GAP, Tags


class Group(StrEnum):
    """Turns of phrase that weigh alike after the same frame."""

    FRAGMENT = "fragment"  # Clerk to write
    TO_BE = "to_be"  # letter to be sent
    PROMISE = "promise"  # Mrs Hale offered to
    CHARGED = "charged"  # the Clerk was asked to
    ASKS = "asks"  # the Committee requested
    INFINITIVE = "infinitive"  # agreed to invite
    SUBJUNCTIVE = "subjunctive"  # that a letter be sent
    RATIFY = "ratify"  # that the terms be approved
    WILL_DO = "will_do"  # the Chair will write
    WILL_BE = "will_be"  # a report would be brought
    SHOULD = "should"  # we should invite
    IMPERATIVE = "imperative"  # Invite the engineer
    WISH = "wish"  # Members would welcome
    LABEL = "label"  # ACTION:


class Actor(StrEnum):
    """What sort of thing a subject is."""

    PERSON = "person"
    POST = "post"
    BODY = "body"
    OUTSIDE = "outside"
    PRONOUN = "pronoun"
    THING = "thing"


class Frame(StrEnum):
    """Who says it, and with what force."""

    NONE = "none"
    AGREED = "agreed"
    RECOMMENDED = "recommended"
    REQUESTED = "requested"
    WISHED = "wished"  # one member asks
    REPORTED = "reported"  # somebody says how things are or will be
    ASSURED = "assured"  # the same, in words that often promise
    OPINED = "opined"  # suggested, felt, asked whether
    PAST = "past"  # agreed or done before this meeting
    EARLIER = "earlier"  # at the last meeting
    MOVED = "moved"
    HEAD_AGREED = "head_agreed"  # under RESOLVED: or AGREED:
    HEAD_NOTED = "head_noted"
    HEAD_ACTION = "head_action"
    HEAD_EARLIER = "head_earlier"  # a list of what was agreed at an earlier meeting
    HEAD_RECOMMENDED = "head_recommended"


@dataclass(frozen=True, slots=True)
class Cue:
    """One turn of phrase; see `cue_table` for the columns."""

    code: str
    group: Group
    manner: str
    weight: float
    subjects: frozenset[Actor] | None
    opens: bool
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class FrameCue:
    """Words that set a frame for what follows them in the sentence."""

    frame: Frame
    subjects: frozenset[Actor] | None
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that speak against a duty near them."""

    code: str
    pattern: str
    example: str


_NAMED: Final = frozenset({Actor.PERSON, Actor.POST, Actor.OUTSIDE, Actor.PRONOUN})
_SETS: Final = {
    "named": _NAMED,
    "anyone": _NAMED | {Actor.BODY},
    "all": frozenset(Actor),
    "-": None,
}
_ANY_VERB: Final = "WORK|OTHER|LIGHT|DECIDE|NOUNISH"


def _entries(table: str) -> Iterator[tuple[str, list[str], str]]:
    """Section, columns and example of each entry of a table."""
    section = ""
    columns: list[str] = []
    for line in table.strip().splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line.startswith("    "):
            yield section, columns, line.strip()
        elif line:
            columns = line.split(" | ")


def _subjects(words: str) -> frozenset[Actor] | None:
    name = words.removesuffix(" opens")
    if name in _SETS:
        return _SETS[name]
    return frozenset(Actor(part) for part in name.split("+"))


def _pattern(words: str) -> str:
    return re.sub(r"\bDO\b", _ANY_VERB, words)


CUES: Final = tuple(
    Cue(
        code,
        Group(group),
        manner,
        float(weight),
        _subjects(subjects),
        subjects.endswith("opens"),
        _pattern(pattern),
        example,
    )
    for group, (code, manner, weight, subjects, pattern), example in _entries(cue_table.CUES)
)
FRAMES: Final = tuple(
    FrameCue(Frame(frame), _subjects(subjects), _pattern(pattern), example)
    for _, (frame, subjects, pattern), example in _entries(frame_table.FRAMES)
)
AGAINST: Final = tuple(
    Sign(code, _pattern(pattern), example)
    for _, (code, pattern), example in _entries(frame_table.AGAINST)
)


def _literals() -> frozenset[str]:
    """Every plain word that a pattern names."""
    found: set[str] = set()
    for entry in (*CUES, *FRAMES, *AGAINST):
        for element in entry.pattern.split():
            if element not in {"^", "$", "<", ">"} and not GAP.fullmatch(element):
                names = element.strip("?!").split("|")
                found.update(name for name in names if not name.isupper())
    return frozenset(found)


TAGS: Final = Tags(_literals())

_NEEDS_TESTED: Final = 4
Entry = TypeVar("Entry", Cue, FrameCue, Sign)


class Compiled(Generic[Entry]):
    """Entries of one table with their expressions, found by the characters they need."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        """Compile every pattern once."""
        self.all = tuple((entry, TAGS.compile(entry.pattern)) for entry in entries)
        # One bit for each entry and rank of need, the ranks side by side in one number: what a
        # character allows, for the rarest needs of the entries.
        self._width = len(entries)
        self._always = 0
        self._allowed: dict[str, int] = {}
        needs = [TAGS.needed(entry.pattern) for entry in entries]
        for rank in range(_NEEDS_TESTED):
            for number, sets in enumerate(needs):
                bit = 1 << (rank * self._width + number)
                if rank >= len(sets):
                    self._always |= bit
                    continue
                for character in sets[rank]:
                    self._allowed[character] = self._allowed.get(character, 0) | bit

    def possible(self, tags: str) -> list[tuple[Entry, re.Pattern[str]]]:
        """The entries that may be found in a sentence with these tags, in table order."""
        having = self._always
        allowed = self._allowed
        for character in set(tags):
            if character in allowed:
                having |= allowed[character]
        bits = (1 << self._width) - 1
        for rank in range(_NEEDS_TESTED):
            bits &= having >> (rank * self._width)
        found: list[tuple[Entry, re.Pattern[str]]] = []
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            found.append(self.all[lowest.bit_length() - 1])
        return found


COMPILED_CUES: Final = Compiled(CUES)
COMPILED_FRAMES: Final = Compiled(FRAMES)
COMPILED_AGAINST: Final = Compiled(AGAINST)
