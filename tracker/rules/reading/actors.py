"""Who stands before or after a cue: the words of an actor, and where they begin and end."""

from __future__ import annotations

from typing import Final

from tracker.rules.reading.actor_words import (
    BODY,
    BREAK,
    CAPITAL,
    CLAUSE_WORDS,
    CLOSE,
    COMMA,
    COMMON_NOUNS,
    DASH,
    DET,
    INITIALS,
    LINK,
    LONGEST,
    NAMES,
    NUMBER,
    OF,
    OPEN,
    POST,
    PRONOUN,
    QUALIFIERS,
    TITLE,
    WITH_DASH,
    ActorWords,
    kind_of,
)
from tracker.rules.reading.cues import TAGS, Actor
from tracker.rules.reading.tagging import Tagged
from tracker.rules.reading.things import thing_before

_PLAIN: Final = frozenset(TAGS.of_shape[shape] for shape in ("OTHER", "ED", "ING"))
_VERBAL: Final = frozenset(TAGS.of_shape[shape] for shape in ("ED", "ING"))
# What stands before a name that begins a new statement: "gate – ongoing MB to order".
_LAST_TAGS: Final = frozenset(NAMES | frozenset(CLOSE) | frozenset(COMMA) | frozenset(PRONOUN))
_LAST_WORDS: Final = frozenset(QUALIFIERS | {"we", "i"})
_STATES: Final = frozenset(
    ["ongoing", "missing", "outstanding", "required", "needed", "done", "completed", "received"]
)
_ARTICLES: Final = frozenset({("the",), ("this",)})
_NAMED_OF: Final = frozenset(["Office", "Department", "Ministry", "Friends", "Institute"])
_RANKS: Final = frozenset(
    [
        "ward",
        "county",
        "district",
        "city",
        "borough",
        "unitary",
        "town",
        "parish",
        "community",
        "honorary",
        "the",
    ]
)
_FIELDS: Final = frozenset(TAGS.characters("REPORT") + TAGS.characters("AGENDA"))
_INITIALS_OR_TITLE: Final = frozenset(INITIALS + TITLE)
_BODIES_IN_SHORT: Final = frozenset(
    ["CC", "PC", "BC", "DC", "TC", "MBC", "NHS", "MP", "MSP", "CIC"]
)
_NO_PART_OF_INITIALS: Final = frozenset(
    CAPITAL + TAGS.characters("BODY") + TAGS.characters("OUTSIDE")
)
_NAME_OR_TITLE: Final = frozenset(CAPITAL + TITLE)
_POST_OR_NAME: Final = frozenset(POST + CAPITAL)
_WORDS_OF_A_PERSON: Final = frozenset({2, 3})
_DESCRIBED_BY: Final = 3  # words between the article and the noun

__all__ = ["ActorWords", "may_end_actor", "object_after", "subject_before"]


def may_end_actor(sentence: Tagged, end: int) -> bool:
    """Whether an actor may end just before token `end`: quick, and says yes too often."""
    if end <= 0:
        return False
    return sentence.tags[end - 1] in _LAST_TAGS or sentence.words[end - 1].lower() in _LAST_WORDS


def subject_before(sentence: Tagged, end: int) -> ActorWords | None:
    """The actor whose words end just before token `end`; THING where it is none."""
    tags, words = sentence.tags, sentence.words
    if end <= 0:
        return None
    position = end
    if tags[position - 1] in COMMA and position > 1 and tags[position - 2] in NAMES:
        inner = position - 2  # "Mrs Hale, treasurer, to write"
        while inner > 0 and tags[inner] not in COMMA and end - inner < 6:  # noqa: PLR2004 - a short insertion
            inner -= 1
        if tags[inner] in COMMA and inner > 0 and tags[inner - 1] in NAMES:
            position = inner
    if tags[position - 1] in PRONOUN:
        first = position - 1
        return ActorWords(Actor.PRONOUN, first, position, _opens(sentence, first))
    if words[position - 1].lower() in {"we", "i"}:
        return ActorWords(Actor.BODY, position - 1, position, _opens(sentence, position - 1))
    first = _walk_back(sentence, position)
    if first == position:
        return thing_before(sentence, position)
    first = _with_name(sentence, first)
    if first > 1 and words[first - 1].lower() == "of" and tags[first - 2] not in NAMES:
        return thing_before(sentence, position)  # "Control of the meeting would"
    return ActorWords(kind_of(sentence, first, position), first, position, _opens(sentence, first))


def _with_name(sentence: Tagged, first: int) -> int:
    """Back over the name that a post follows: "Jo Tansley, Planning Officer"."""
    tags = sentence.tags
    if first < 3 or tags[first - 1] not in COMMA or tags[first] not in _POST_OR_NAME:  # noqa: PLR2004 - two names and a comma
        return first
    index = first - 2
    while index >= 0 and (tags[index] in CAPITAL or tags[index] in TITLE):
        index -= 1
    names = first - 2 - index
    begins = index < 0 or tags[index] in BREAK
    return index + 1 if begins and names in _WORDS_OF_A_PERSON else first


def _walk_back(sentence: Tagged, position: int) -> int:  # noqa: C901, PLR0912 - one grammar, read top to bottom
    tags, words = sentence.tags, sentence.words
    index, first, named = position - 1, position, False
    while index >= 0 and position - index <= LONGEST:
        tag, word = tags[index], words[index].lower()
        before = tags[index - 1] if index else ""
        if index + 1 < position and (
            sentence.is_apart(index + 1) or _heads_initials(sentence, index, first)
        ):
            break  # "Maintenance    Mr Hale to": a heading run into the line
        if (
            first == index + 1
            and (tag in CAPITAL or word in QUALIFIERS)
            and word not in _RANKS
            and tags[first] in TITLE
        ):
            break  # "Cross-Boundary Work Ms Hale": the work only heads the line
        if (
            index < position - 1
            and tag in COMMON_NOUNS
            and words[index].islower()
            and tags[index + 1] in _NAME_OR_TITLE
        ):
            break  # "the December meeting Mr Hale should"
        if (
            tag in NAMES
            or (named and _is_field(sentence, index))
            or (
                word in _NAMES_TOO
                and words[index][0].isupper()
                and tags[index + 1 : index + 2] in CAPITAL
            )
        ):
            first, named = index, True
        elif tag in CLOSE and index >= 2 and _bracket(tags, index) is not None:  # noqa: PLR2004 - "(x)"
            opening = _bracket(tags, index)
            index = opening if opening is not None else index
            first = index if not named else first
        elif not named and word not in QUALIFIERS:
            break
        elif (
            word in OF
            and before in NAMES
            and (before not in CAPITAL or words[index - 1] in _NAMED_OF)
        ) or (word == "on" and before in BODY and words[index + 1] in {"the", "The"}):
            first = index  # Head of Housing, Panel on the Environment
        elif (
            word == "the"
            and index > 1
            and (
                words[index - 1].lower() in OF
                or (words[index - 1] == "on" and tags[index - 2] in BODY)
            )
        ) or word in QUALIFIERS:
            first = index
        elif tag in DET:
            return _with_colleague(sentence, index)
        elif tag in LINK and before in NAMES and _is_joined(sentence, index):
            first = index
        elif (
            tag in COMMA
            and before in CAPITAL
            and any(tags[i] in LINK for i in range(index, min(index + 4, position)))
            and any(words[i].lower() in OF for i in range(max(0, index - 4), index))
        ):
            first = index  # Head of Legal, Democratic and Property Services
        elif tag in COMMA and before in CAPITAL and _titled_before(tags, index):
            first = index  # Cllrs Dray, Penn and Orme
        elif named and tag == NUMBER and before in CAPITAL:
            first = index  # the Section 95 Officer
        elif (
            tag in DASH
            and before in NAMES
            and any(words[i].lower() in WITH_DASH for i in range(max(0, index - 5), index))
        ):
            first = index
        else:
            break
        index -= 1
    if first < position:
        first = _with_description(sentence, first)
    while first < position and (tags[first] in LINK or words[first].lower() in OF):
        first += 1
    return first


def _heads_initials(sentence: Tagged, index: int, first: int) -> bool:
    """Whether a name before initials only heads the line: "Village Hall JW will"."""
    return (
        first == index + 1
        and sentence.tags[first] in INITIALS
        and sentence.words[first] not in _BODIES_IN_SHORT
        and sentence.tags[index] in _NO_PART_OF_INITIALS
    )


def _is_field(sentence: Tagged, index: int) -> bool:
    """Whether a capital makes a common word a field of work: "Governance and Data Security"."""
    return (
        index < len(sentence.tags)
        and sentence.tags[index] in _FIELDS
        and sentence.words[index].istitle()
    )


def _titled_before(tags: str, comma: int) -> bool:
    """Whether the names before a comma begin with a title that the name behind it shares."""
    index = comma - 1
    while index >= 0 and (tags[index] in CAPITAL or tags[index] in COMMA or tags[index] in LINK):
        index -= 1
    return index >= 0 and tags[index] in TITLE and tags[comma + 1 : comma + 2] in CAPITAL


def _with_description(sentence: Tagged, first: int) -> int:
    """Back over plain words to the article: "an additional meeting", "the newly elected chair"."""
    index = first - 1
    while (
        index >= 0
        and first - index <= _DESCRIBED_BY
        and sentence.tags[index] in _PLAIN
        and sentence.words[index].lower() not in CLAUSE_WORDS
    ):
        index -= 1
    if 0 <= index < first - 1 and sentence.tags[index] in DET:
        return index
    return first


def _is_joined(sentence: Tagged, link: int) -> bool:
    """Whether "and" joins two names of one actor, not two clauses."""
    words, tags = sentence.words, sentence.tags
    if not words[link].isalpha():
        return True  # JT/OP
    if tags[link - 1] in CAPITAL and link + 1 < len(tags) and tags[link + 1] in CAPITAL:
        return True  # Head of Housing and Planning
    other = subject_before(sentence, link)
    return other is not None and other.opens and other.kind is not Actor.THING


def _with_colleague(sentence: Tagged, index: int) -> int:
    """Back over "Cllr Dray and" before "the Clerk", where that begins the clause."""
    if index >= 2 and sentence.tags[index - 1] in LINK and sentence.tags[index - 2] in NAMES:  # noqa: PLR2004 - "x and the"
        other = subject_before(sentence, index - 1)
        if other is not None and other.opens and other.kind is not Actor.THING:
            return other.first
    if index >= 2 and sentence.tags[index - 1] in LINK and sentence.tags[index - 2] in PRONOUN:  # noqa: PLR2004 - "she and the"
        return index - 2
    return index


# First names that are verbs at the beginning of a sentence.
_NAMES_TOO: Final = frozenset(
    ["grant", "mark", "will", "may", "rob", "pat", "chase", "frank", "sue", "drew", "hope", "jack"]
)


def _bracket(tags: str, closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - 8), -1):
        if tags[index] in OPEN:
            return index
    return None


def _opens(sentence: Tagged, first: int) -> bool:
    if first == 0:
        return True
    before = sentence.tags[first - 1]
    if before in BREAK or before in OPEN:
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
        and before not in NAMES
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
        and (
            sentence.tags[first] in POST
            or (
                sentence.tags[first] in _INITIALS_OR_TITLE
                and (sentence.tags[first - 1] in _PLAIN or word in _STATES)
                and (sentence.tags[first - 1] not in _VERBAL or word in _STATES)
            )
        )
    )


def object_after(sentence: Tagged, start: int) -> ActorWords | None:
    """The actor whose words begin at token `start`: "asked the Town Clerk to"."""
    tags, words = sentence.tags, sentence.words
    index, named = start, False
    while index < len(words) and index - start < LONGEST:
        tag, word = tags[index], words[index].lower()
        following = tags[index + 1] if index + 1 < len(words) else ""
        if tag in NAMES or (named and _is_field(sentence, index)):
            named = True
        elif (
            (tag in DET and index == start)
            or word in QUALIFIERS
            or (
                named
                and word in OF | {"the", "this", "and", "&", "/", "with"}
                and not (word == "the" and tags[index - 1] in CAPITAL and tags[start] in TITLE)
                and (
                    following in NAMES
                    or _is_field(sentence, index + 1)
                    or words[index + 1 : index + 2] in _ARTICLES
                    or (index + 1 < len(words) and words[index + 1].lower() in QUALIFIERS)
                )
            )
        ):
            pass
        elif named and tag in OPEN:
            closing = next(
                (i for i in range(index, min(index + 7, len(tags))) if tags[i] in CLOSE), None
            )
            if closing is None:
                break
            index = closing
        elif (
            named
            and tag in COMMA
            and following in CAPITAL
            and any(tags[i] in LINK for i in range(index, min(index + 4, len(tags))))
        ) or (
            named
            and tag in DASH
            and following in CAPITAL
            and any(words[i].lower() in WITH_DASH for i in range(start, index))
        ):
            pass
        elif tag in PRONOUN and index == start:
            return ActorWords(Actor.PRONOUN, start, start + 1, opens=False)
        else:
            break
        index += 1
    while index > start and (
        tags[index - 1] in LINK or words[index - 1].lower() in OF | {"the", "this", "with"}
    ):
        index -= 1
    if not named or index == start:
        return None
    return ActorWords(kind_of(sentence, start, index), start, index, opens=False)
