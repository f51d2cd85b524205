"""Words of a sentence become one tag each, so that cues are matched on tags.

Every known word has a set of classes; each distinct set is one character, and a
pattern such as "POST to WORK" becomes an expression over those characters.
Matching is then fast whatever the sentence, and no pattern can backtrack far.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tracker.rules.reading.words import CLASSES

# Full stops and the signs of Markdown are left out: sentences are cut before words are tagged.
TOKEN: Final = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+|,\d{3}\b)*|[^\w\s*#|.`]")
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
GAP: Final = re.compile(r"\.\.(\d+)")
_PUNCTUATION: Final = {
    ",": "COMMA",
    ";": "SEMI",
    ":": "COLON",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "(": "OPEN",
    "[": "OPEN",
    ")": "CLOSE",
    "]": "CLOSE",
    "/": "SLASH",
    "&": "LINK",
    "?": "QUESTION",
    '"': "QUOTE",
    "“": "QUOTE",
    "”": "QUOTE",
}
# Words by shape only; a class of that name holds whatever the tables do not know.
_SHAPES: Final = ("OTHER", "CAPITAL", "INITIALS", "NUMBER", "ED", "ING", "MONTH")
_WIDE: Final = 3  # characters
_WIDE_GAP: Final = re.compile(r"[\s*#|.`_]{3}")
_INITIALS_AT_MOST: Final = 4
_OPENERS: Final = frozenset("-–—:(")  # a capital after these means nothing


# Classes whose words stay what they are with a capital in mid-sentence.
_KEPT_WHEN_CAPITAL: Final = frozenset(
    [
        "TITLE",
        "POST",
        "BODY",
        "OUTSIDE",
        "PRONOUN",
        "DET",
        "POSSESSIVE",
        "LINK",
        "REPORT",
        "AGENDA",
        "MEETING",
        "NOT",
        "BE",
        "MEETING_VERB",
        "AGREES",
        "ASKED",
        "ASKED_HARD",
        "ASKS",
        "RECOMMEND",
        "SAID",
        "ADVERB",
    ]
)
_VERBAL: Final = frozenset(["WORK", "ANSWER", "PLAINLY", "NOUNISH", "ASK", "LIGHT"])
_NOUNS: Final = frozenset(["REPORT", "AGENDA", "MEETING"])
_LIKE_INITIALS: Final = frozenset("AS AM AN BE BY DO HE IS IT OR SO AT IN ON OF NO".split())  # noqa: SIM905 - reads as a list
_AFTER_INITIALS: Final = frozenset(["to", "will", "would", "agreed", "offered", "said", "/"])
_SHORT_WORD: Final = 5  # "to", "that", "with": no names


# Words that patterns name and that are never "any other word".
_SMALL_WORDS: Final = frozenset(
    (  # noqa: SIM905 - reads as a list
        "^ about additional ahead another anybody anyone anything as at away back before but by"
        " earlier for from how if in into it last more next nothing of on out so something such there"
        " to up upon what when where whether which why with i'll we'll i’ll we’ll"
    ).split()
)


def _shape_of(word: str) -> str:
    if word.endswith("ed"):
        return "ED"
    return "ING" if word.endswith("ing") else "OTHER"


class Tags:
    """The alphabet: which character stands for which set of classes."""

    def __init__(self, literals: frozenset[str]) -> None:
        """Give every word that a class or a pattern names its character."""
        self._by_set: dict[frozenset[str], str] = {}
        self._members: dict[str, list[str]] = {}
        self.of_word: dict[str, str] = {}
        sets: dict[str, set[str]] = {}
        for name, words in CLASSES.items():
            for word in words:
                sets.setdefault(word, set()).add(name)
        for word in literals:
            names = sets.setdefault(word, set())
            if not names and word not in _SMALL_WORDS:
                names.add(_shape_of(word))
            names.add(word)
        for word, names in sets.items():
            self.of_word[word] = self._character(frozenset(names))
        self._verbs = frozenset(self.characters("WORK") + self.characters("DONE"))
        self.of_shape = {shape: self._character(frozenset({shape})) for shape in _SHAPES}
        for name in set(_PUNCTUATION.values()):
            self._character(frozenset({name}))
        self.of_sign = {
            sign: self._by_set.get(frozenset({name})) or self._character(frozenset({name}))
            for sign, name in _PUNCTUATION.items()
        }
        self.tag = lru_cache(maxsize=1 << 14)(self._tag)
        # A capital in mid-sentence leaves a noun of what may also be a verb: "the Annual Report".
        self.of_noun = {
            word: self._character(frozenset(names - _VERBAL))
            for word, names in sets.items()
            if names & _VERBAL and names & _NOUNS
        }
        # A capital in mid-sentence makes other words a name: "Head of Planning", "Mr Grant".
        self.names_when_capital = frozenset(
            word
            for word, names in sets.items()
            if not names & _KEPT_WHEN_CAPITAL and not (len(names) == 1 and len(word) < _SHORT_WORD)
        )

    def _character(self, names: frozenset[str]) -> str:
        if names not in self._by_set:
            character = chr(0xE000 + len(self._by_set))  # private use: never in a text
            self._by_set[names] = character
            for name in names:
                self._members.setdefault(name, []).append(character)
        return self._by_set[names]

    def characters(self, name: str) -> str:
        """All characters whose words belong to the class or are the literal."""
        return "".join(self._members.get(name, ()))

    def _tag(self, word: str, first: bool) -> str:  # noqa: C901, PLR0911 - a list of shapes, first that fits
        """The character for one token; `first` where a capital means nothing."""
        lower = word.lower()
        if word is not lower and word[0].isupper():
            if lower in MONTHS and not (first and lower in {"may", "march", "mar"}):
                return self.of_shape["MONTH"]
            if word.isupper():
                if len(word) <= _INITIALS_AT_MOST and lower not in _WORDS_IN_CAPITALS:
                    return self.of_shape["INITIALS"]
            elif not first and lower in self.names_when_capital:
                return self.of_shape["CAPITAL"]
            elif not first and lower in self.of_noun:
                return self.of_noun[lower]
        known = self.of_word.get(lower) or self.of_word.get(lower.removeprefix("sub-"))
        if known is not None:
            return known
        head = word[0]
        if not head.isalnum():
            return self.of_sign.get(word, self.of_shape["OTHER"])
        if head.isdigit():
            return self.of_shape["NUMBER"]
        if head.isupper():
            return self.of_shape["CAPITAL"]
        if lower.startswith("re") and len(lower) > _SHORT_WORD:
            again = self.of_word.get(lower[2:].lstrip("-"))  # recirculate, re-visited
            if again is not None and again in self._verbs:
                return again
        return self.of_shape[_shape_of(lower)]

    def needed(self, pattern: str) -> list[frozenset[str]]:
        """Sets of characters, rarest first: a sentence must have one of each for the pattern."""
        found: list[frozenset[str]] = []
        for element in pattern.split():
            if element in {"^", "$", "<", ">"} or GAP.fullmatch(element):
                continue
            if element[0] != "!" and element[-1] != "?":
                found.append(
                    frozenset("".join(self.characters(name) for name in element.split("|")))
                )
        return sorted(found, key=len)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """An expression over tags from a pattern over words and classes.

        Elements stand apart by spaces: a word, a CLASS, alternatives with `|`,
        `?` for optional, `..3` for up to three tokens of any kind, `^` for the
        beginning, `$` for the end, `<` where a subject ends, `>` where an object begins.
        """
        parts: list[str] = []
        for element in pattern.split():
            gap = GAP.fullmatch(element)
            if element in {"^", "$"}:
                parts.append(element)
            elif element == "<":
                parts.append("(?P<subject>)")
            elif element == ">":
                parts.append("(?P<object>)")
            elif gap:
                parts.append(f".{{0,{gap[1]}}}?")
            else:
                optional = element.endswith("?")
                excluded = element.startswith("!")
                names = element.strip("?!").split("|")
                members = "".join(self.characters(name) for name in names)
                parts.append(f"[{'^' if excluded else ''}{members}]{'?' if optional else ''}")
        return re.compile("".join(parts))


_WORDS_IN_CAPITALS: Final = frozenset(
    [
        "the",
        "that",
        "to",
        "be",
        "it",
        "was",
        "is",
        "and",
        "of",
        "for",
        "in",
        "on",
        "at",
        "by",
        "all",
        "that",
        "not",
        "will",
        "ask",
        "note",
        "with",
        "from",
        "has",
        "been",
        "had",
        "are",
        "a",
        "an",
        "as",
        "or",
        "no",
        "do",
        "who",
        "we",
        "he",
        "she",
        "they",
        "item",
        "next",
        "also",
        "then",
        "pcso",
    ]
)


class Tagged:
    """A sentence as tokens with one tag each; where they stand is worked out when asked for."""

    __slots__ = ("_matches", "_text", "_wide", "end", "start", "tags", "words")

    def __init__(self, text: str, start: int, end: int, words: tuple[str, ...], tags: str) -> None:
        """Tokens and tags of `text[start:end]`."""
        self.start = start
        self.end = end
        self.words = words
        self.tags = tags
        self._text = text
        self._matches: list[re.Match[str]] | None = None
        self._wide: bool | None = None

    @property
    def _found(self) -> list[re.Match[str]]:
        if self._matches is None:
            self._matches = list(TOKEN.finditer(self._text, self.start, self.end))
        return self._matches

    def start_of(self, token: int) -> int:
        """Where a token begins in the whole text."""
        return self._found[token].start()

    def is_apart(self, token: int) -> bool:
        """Whether a wide gap stands before a token, as between columns."""
        if self._wide is None:
            self._wide = _WIDE_GAP.search(self._text, self.start, self.end) is not None
        return self._wide and self._found[token].start() - self._found[token - 1].end() >= _WIDE

    def end_of(self, token: int) -> int:
        """Where a token ends in the whole text."""
        return self._found[token].end()


def tag_sentence(tags: Tags, text: str, start: int, end: int) -> Tagged:
    """Tokens and tags of `text[start:end]`, positions counted in `text`."""
    words = TOKEN.findall(text, start, end)
    tagged = list(map(tags.tag, words, [True, *map(_OPENERS.__contains__, words)]))
    if not _LIKE_INITIALS.isdisjoint(words):
        for index, word in enumerate(words[:-1]):
            if word in _LIKE_INITIALS and words[index + 1] in _AFTER_INITIALS:
                tagged[index] = tags.of_shape["INITIALS"]  # "AS to ask for a price"
    return Tagged(text, start, end, tuple(words), "".join(tagged))
