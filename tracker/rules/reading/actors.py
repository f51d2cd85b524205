"""Who stands before or after a cue: the words of an actor, and what sort of actor it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tracker.rules.reading.cues import TAGS, Actor
from tracker.rules.reading.tagging import Tagged
from tracker.rules.reading.words import CLASSES

_TITLE: Final = TAGS.characters("TITLE")
_POST: Final = TAGS.characters("POST")
_BODY: Final = TAGS.characters("BODY")
_OUTSIDE: Final = TAGS.characters("OUTSIDE")
_PRONOUN: Final = TAGS.characters("PRONOUN")
_CAPITAL: Final = TAGS.characters("CAPITAL")
_INITIALS: Final = TAGS.characters("INITIALS")
_DET: Final = "".join(set(TAGS.characters("DET")) - set(TAGS.characters("that")))
_LINK: Final = TAGS.characters("LINK") + TAGS.characters("SLASH")
_OPEN: Final = TAGS.characters("OPEN")
_CLOSE: Final = TAGS.characters("CLOSE")
_NUMBER: Final = TAGS.of_shape["NUMBER"]
_COMMA: Final = TAGS.characters("COMMA")
_DASH: Final = TAGS.characters("DASH")
_BREAK: Final = frozenset(
    TAGS.characters("COMMA")
    + TAGS.characters("DASH")
    + TAGS.characters("COLON")
    + TAGS.characters("SEMI")
    + TAGS.characters("CLOSE")
    + TAGS.characters("QUESTION")
)
_FINITE: Final = frozenset(
    TAGS.characters("FINITE")
    + TAGS.characters("PLANS")
    + TAGS.characters("ASKED")
    + TAGS.characters("SAID")
    + TAGS.characters("PROMISED")
    + TAGS.characters("SOUGHT")
)
_COMMON_NOUNS: Final = frozenset(_BODY + _OUTSIDE)
_NAMES: Final = frozenset(_TITLE + _POST + _BODY + _OUTSIDE + _CAPITAL + _INITIALS)
# Words that qualify a post where the minutes write it small: "town clerk", "the vice chair".
_QUALIFIERS: Final = frozenset(
    [
        "town",
        "parish",
        "vice",
        "deputy",
        "assistant",
        "acting",
        "interim",
        "scrutiny",
        "democratic",
        "policy",
        "planning",
        "finance",
        "financial",
        "district",
        "county",
        "borough",
        "ward",
        "cabinet",
        "senior",
        "principal",
        "tree",
        "footpath",
        "footpaths",
        "highways",
        "highway",
        "environmental",
        "health",
        "housing",
        "project",
        "community",
        "area",
        "local",
        "portfolio",
        "lead",
        "corporate",
        "executive",
        "chief",
        "monitoring",
        "section",
        "service",
        "services",
        "city",
        "education",
        "social",
        "care",
        "legal",
        "estates",
        "property",
        "responsible",
        "new",
        "committee",
        "governance",
        "transport",
        "allotment",
        "allotments",
        "cemetery",
        "development",
        "countryside",
        "enforcement",
        "conservation",
        "minutes",
        "membership",
        "police",
        "youth",
        "neighbourhood",
        "road",
        "street",
        "play",
        "head",
        "committee's",
        "council's",
        "acting",
        "working",
        "strategic",
        "medical",
        "operations",
        "relevant",
        "appropriate",
        "general",
        "council",
        "communications",
        "trading",
        "standards",
        "public",
        "contracts",
        "performance",
        "improvement",
        "director's",
        "website",
        "web",
    ]
)
_OF: Final = frozenset({"of", "for"})
_LONGEST: Final = 14
_COMMON_ENDING: Final = re.compile(r"(?:ions?|ments?|ings?|ages?|ers|ies|[^aeiouslm]s)$")
_TRUE_NAMES: Final = 2
# Posts whose field follows a dash: "Head of Service – Safeguarding".
_WITH_DASH: Final = frozenset({"director", "head", "service", "manager", "officer"})


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Tokens `first` to `last` (exclusive) that name an actor."""

    kind: Actor
    first: int
    last: int
    opens: bool  # begins its clause


def _kind(sentence: Tagged, first: int, last: int) -> Actor:  # noqa: PLR0911 - a list of kinds, first that fits
    tags = sentence.tags[first:last]
    words = [word.lower() for word in sentence.words[first:last]]
    head = next((tag for tag in reversed(tags) if tag not in _CLOSE), "")
    cut = next((i for i, word in enumerate(words) if word in _OF and i), len(words))
    core = tags[:cut]
    if any(tag in _TITLE for tag in core):
        return Actor.PERSON
    if any(tag in _POST for tag in core) or (core and core[-1] in _POST):
        return Actor.POST
    if any(tag in _OUTSIDE for tag in core):
        return Actor.OUTSIDE
    if any(tag in _BODY for tag in core):
        return Actor.BODY
    if all(tag in _INITIALS or tag in _LINK for tag in core) and core:
        return Actor.PERSON if len(words[0]) <= _TRUE_NAMES or "/" in words else Actor.OUTSIDE
    if head in _PRONOUN:
        return Actor.PRONOUN
    if any(tag in _INITIALS for tag in core[1:]) and core[0] in _CAPITAL:
        return Actor.OUTSIDE  # Glos CC
    capitals = sum(tag in _CAPITAL or tag in _INITIALS for tag in core)
    if capitals and tags[0] in _DET:
        return Actor.OUTSIDE
    if len(core) == 1 and first == 0 and _COMMON_ENDING.search(words[0]):
        return Actor.THING  # Invitations, Signage: capital only because they begin
    return Actor.PERSON if capitals else Actor.THING


def subject_before(sentence: Tagged, end: int) -> ActorWords | None:
    """The actor whose words end just before token `end`; THING where it is none."""
    tags, words = sentence.tags, sentence.words
    if end <= 0:
        return None
    position = end
    if tags[position - 1] in _COMMA and position > 1 and tags[position - 2] in _NAMES:
        inner = position - 2  # "Mrs Hale, treasurer, to write"
        while inner > 0 and tags[inner] not in _COMMA and end - inner < 6:  # noqa: PLR2004 - a short insertion
            inner -= 1
        if tags[inner] in _COMMA and inner > 0 and tags[inner - 1] in _NAMES:
            position = inner
    if tags[position - 1] in _PRONOUN:
        first = position - 1
        return ActorWords(Actor.PRONOUN, first, position, _opens(sentence, first))
    if words[position - 1].lower() in {"we", "i"}:
        return ActorWords(Actor.BODY, position - 1, position, _opens(sentence, position - 1))
    first = _walk_back(sentence, position)
    if first == position:
        return _thing_before(sentence, position)
    return ActorWords(_kind(sentence, first, position), first, position, _opens(sentence, first))


def _walk_back(sentence: Tagged, position: int) -> int:  # noqa: C901, PLR0912 - one grammar, read top to bottom
    tags, words = sentence.tags, sentence.words
    index, first, named = position - 1, position, False
    while index >= 0 and position - index <= _LONGEST:
        tag, word = tags[index], words[index].lower()
        before = tags[index - 1] if index else ""
        if (
            index < position - 1
            and tag in _COMMON_NOUNS
            and words[index].islower()
            and tags[index + 1] in _CAPITAL + _TITLE
        ):
            break  # "the December meeting Mr Hale should"
        if tag in _NAMES or (
            word in _NAMES_TOO
            and words[index][0].isupper()
            and tags[index + 1 : index + 2] in _CAPITAL
        ):
            first, named = index, True
        elif tag in _CLOSE and index >= 2 and _bracket(tags, index) is not None:  # noqa: PLR2004 - "(x)"
            opening = _bracket(tags, index)
            index = opening if opening is not None else index
            first = index if not named else first
        elif not named and word not in _QUALIFIERS:
            break
        elif word in _OF and before in _NAMES and before not in _CAPITAL:
            first = index  # Head of Housing
        elif (
            word == "the" and index > 1 and words[index - 1].lower() in _OF
        ) or word in _QUALIFIERS:
            first = index
        elif tag in _DET:
            return _with_colleague(sentence, index)
        elif tag in _LINK and before in _NAMES and _is_joined(sentence, index):
            first = index
        elif (
            tag in _COMMA
            and before in _CAPITAL
            and any(tags[i] in _LINK for i in range(index, min(index + 4, position)))
            and any(words[i].lower() in _OF for i in range(max(0, index - 4), index))
        ):
            first = index  # Head of Legal, Democratic and Property Services
        elif named and tag == _NUMBER and before in _CAPITAL:
            first = index  # the Section 95 Officer
        elif (
            tag in _DASH
            and before in _NAMES
            and any(words[i].lower() in _WITH_DASH for i in range(max(0, index - 5), index))
        ):
            first = index
        else:
            break
        index -= 1
    while first < position and (tags[first] in _LINK or words[first].lower() in _OF):
        first += 1
    return first


def _is_joined(sentence: Tagged, link: int) -> bool:
    """Whether "and" joins two names of one actor, not two clauses."""
    words, tags = sentence.words, sentence.tags
    if not words[link].isalpha():
        return True  # JT/OP
    if tags[link - 1] in _CAPITAL and link + 1 < len(tags) and tags[link + 1] in _CAPITAL:
        return True  # Head of Housing and Planning
    other = subject_before(sentence, link)
    return other is not None and other.opens and other.kind is not Actor.THING


def _with_colleague(sentence: Tagged, index: int) -> int:
    """Back over "Cllr Dray and" before "the Clerk", where that begins the clause."""
    if index >= 2 and sentence.tags[index - 1] in _LINK and sentence.tags[index - 2] in _NAMES:  # noqa: PLR2004 - "x and the"
        other = subject_before(sentence, index - 1)
        if other is not None and other.opens and other.kind is not Actor.THING:
            return other.first
    return index


# First names that are verbs at the beginning of a sentence.
_NAMES_TOO: Final = frozenset(
    ["grant", "mark", "will", "may", "rob", "pat", "chase", "frank", "sue", "drew", "hope", "jack"]
)


def _bracket(tags: str, closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - 8), -1):
        if tags[index] in _OPEN:
            return index
    return None


def _opens(sentence: Tagged, first: int) -> bool:
    if first == 0:
        return True
    before = sentence.tags[first - 1]
    if before in _BREAK:
        return True
    word = sentence.words[first - 1].lower()
    return word in {
        "and",
        "or",
        "then",
        "that",
        "therefore",
        "but",
        "so",
        "action",
        "agreed",
        "resolved",
        "noted",
        "further",
        "also",
        "now",
    } or (
        # A new statement without a stop: "sign still missing Clerk to report".
        sentence.words[first][0].isupper()
        and before not in _NAMES
        and word
        not in {
            "for",
            "of",
            "by",
            "to",
            "the",
            "with",
            "from",
            "asked",
            "requested",
            "a",
            "an",
            "in",
            "on",
            "at",
        }
        and sentence.words[first - 1][0].islower()
        and sentence.tags[first] in _POST
    )


def _thing_before(sentence: Tagged, position: int) -> ActorWords:
    """A thing: back to the beginning of the clause, unless a finite verb is in the way."""
    index = position - 1
    opens = True
    while index >= 0 and position - index <= 2 * _LONGEST:
        tag = sentence.tags[index]
        if tag in _BREAK and tag not in _CLOSE:
            break
        if tag in _FINITE and not sentence.words[index][0].isupper():
            opens = False
            break
        index -= 1
    if opens and index >= 0 and sentence.tags[index] in _COMMA and index + 1 < position:
        # After a comma only a new noun begins a fragment: "was needed, a meeting to be held".
        opens = sentence.tags[index + 1] in _DET or sentence.tags[index + 1] in _CAPITAL
    return ActorWords(Actor.THING, index + 1, position, opens)


def object_after(sentence: Tagged, start: int) -> ActorWords | None:
    """The actor whose words begin at token `start`: "asked the Town Clerk to"."""
    tags, words = sentence.tags, sentence.words
    index, named = start, False
    while index < len(words) and index - start < _LONGEST:
        tag, word = tags[index], words[index].lower()
        following = tags[index + 1] if index + 1 < len(words) else ""
        if tag in _NAMES:
            named = True
        elif (
            (tag in _DET and index == start)
            or word in _QUALIFIERS
            or (
                named
                and word in _OF | {"the", "and", "&", "/", "with"}
                and (
                    following in _NAMES
                    or words[index + 1 : index + 2] == ("the",)
                    or (index + 1 < len(words) and words[index + 1].lower() in _QUALIFIERS)
                )
            )
        ):
            pass
        elif named and tag in _OPEN:
            closing = next(
                (i for i in range(index, min(index + 7, len(tags))) if tags[i] in _CLOSE), None
            )
            if closing is None:
                break
            index = closing
        elif (
            named
            and tag in _COMMA
            and following in _CAPITAL
            and any(tags[i] in _LINK for i in range(index, min(index + 4, len(tags))))
        ) or (
            named
            and tag in _DASH
            and following in _CAPITAL
            and any(words[i].lower() in _WITH_DASH for i in range(start, index))
        ):
            pass
        elif tag in _PRONOUN and index == start:
            return ActorWords(Actor.PRONOUN, start, start + 1, opens=False)
        else:
            break
        index += 1
    while index > start and (
        tags[index - 1] in _LINK or words[index - 1].lower() in _OF | {"the", "with"}
    ):
        index -= 1
    if not named or index == start:
        return None
    return ActorWords(_kind(sentence, start, index), start, index, opens=False)


KNOWN_POSTS: Final = CLASSES["POST"]
