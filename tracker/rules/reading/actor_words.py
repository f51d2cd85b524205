"""Classes of words as they stand in the names of actors, and what sort of actor they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tracker.rules.reading.cues import TAGS, Actor
from tracker.rules.reading.tagging import Tagged

TITLE: Final = TAGS.characters("TITLE")
POST: Final = TAGS.characters("POST")
BODY: Final = TAGS.characters("BODY")
OUTSIDE: Final = TAGS.characters("OUTSIDE")
PRONOUN: Final = TAGS.characters("PRONOUN")
CAPITAL: Final = TAGS.characters("CAPITAL")
INITIALS: Final = TAGS.characters("INITIALS")
DET: Final = "".join(set(TAGS.characters("DET")) - set(TAGS.characters("that")))
LINK: Final = TAGS.characters("LINK") + TAGS.characters("SLASH")
OPEN: Final = TAGS.characters("OPEN")
CLOSE: Final = TAGS.characters("CLOSE")
NUMBER: Final = TAGS.of_shape["NUMBER"]
COMMA: Final = TAGS.characters("COMMA")
DASH: Final = TAGS.characters("DASH")
BREAK: Final = frozenset(
    TAGS.characters("COMMA")
    + TAGS.characters("DASH")
    + TAGS.characters("COLON")
    + TAGS.characters("SEMI")
    + TAGS.characters("CLOSE")
    + TAGS.characters("QUESTION")
)
FINITE: Final = frozenset(
    TAGS.characters("FINITE")
    + TAGS.characters("PLANS")
    + TAGS.characters("ASKED")
    + TAGS.characters("SAID")
    + TAGS.characters("PROMISED")
    + TAGS.characters("SOUGHT")
    + TAGS.characters("SEEMS")
)
COMMON_NOUNS: Final = frozenset(BODY + OUTSIDE)
NAMES: Final = frozenset(TITLE + POST + BODY + OUTSIDE + CAPITAL + INITIALS)
# Words that qualify a post where the minutes write it small: "town clerk", "the vice chair".
QUALIFIERS: Final = frozenset(
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
OF: Final = frozenset({"of", "for"})
LONGEST: Final = 14
COMMON_ENDING: Final = re.compile(
    r"(?:ions?|ments?|ings?|ages?|ers|ies|[^aeiouslm]s|ren|work|staff|people)$"
)
_LONG_NAME: Final = 6  # letters; longer words with such an ending are no first names
TRUE_NAMES: Final = 2
# Posts whose field follows a dash: "Head of Service – Safeguarding".
WITH_DASH: Final = frozenset(
    "director directors head heads service services manager managers officer officers lead".split()  # noqa: SIM905 - reads as a list
)
# Words that begin a sentence with a capital and name nobody.
OPENERS: Final = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "several",
        "many",
        "other",
        "others",
        "another",
        "following",
        "discussion",
        "further",
        "both",
        "item",
        "items",
        "minute",
        "page",
        "paragraph",
        "section",
        "land",
        "note",
        "motion",
        "question",
    ]
)
# Plain words that lead to a new clause: "a culvert which Mr Orme offered to clear".
CLAUSE_WORDS: Final = frozenset(
    {"which", "whom", "where", "when", "whose", "because", "as", "if", "so"}
)


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Tokens `first` to `last` (exclusive) that name an actor."""

    kind: Actor
    first: int
    last: int
    opens: bool  # begins its clause


def kind_of(sentence: Tagged, first: int, last: int) -> Actor:  # noqa: C901, PLR0911 - a list of kinds, first that fits
    """What sort of actor tokens `first` to `last` (exclusive) name."""
    tags = sentence.tags[first:last]
    words = [word.lower() for word in sentence.words[first:last]]
    if len(words) == 1 and words[0] in OPENERS:
        return Actor.THING
    head = next((tag for tag in reversed(tags) if tag not in CLOSE), "")
    cut = next((i for i, word in enumerate(words) if word in OF and i), len(words))
    core = tags[:cut]
    if any(tag in TITLE for tag in core):
        return Actor.PERSON
    if any(tag in POST for tag in core) or (core and core[-1] in POST):
        return Actor.POST
    if any(tag in OUTSIDE for tag in core):
        return Actor.OUTSIDE
    if any(tag in BODY for tag in core):
        return Actor.BODY
    if all(tag in INITIALS or tag in LINK for tag in core) and core:
        person = len(words[0]) <= TRUE_NAMES or "/" in words
        return Actor.PERSON if person else Actor.OUTSIDE
    if head in PRONOUN:
        return Actor.PRONOUN
    if any(tag in INITIALS for tag in core[1:]) and core[0] in CAPITAL:
        return Actor.OUTSIDE  # Fenshire CC
    capitals = sum(tag in CAPITAL or tag in INITIALS for tag in core)
    if capitals and tags[0] in DET:
        return Actor.OUTSIDE
    if (
        len(core) == 1
        and (first == 0 or len(words[0]) > _LONG_NAME)
        and COMMON_ENDING.search(words[0])
    ):
        return Actor.THING  # Invitations, Signage: capital only because they begin
    return Actor.PERSON if capitals else Actor.THING
