"""Who has to act: the words, as printed, and the register entries they match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from tracker.rules.reading.actor_words import CAPITAL, LINK
from tracker.rules.reading.actors import ActorWords, object_after
from tracker.rules.reading.cues import TAGS, Actor, Group
from tracker.rules.reading.shapes import Context, OwnerCandidate, RegisterKind, Span
from tracker.rules.reading.tagging import Tagged
from tracker.rules.reading.weighing import SUBJECT_OWNS, Found

MATCH_AT_LEAST: Final = 85.0
_ARTICLE: Final = re.compile(r"^(?:the|our|a|an)\s+", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"\((?P<who>(?:[A-Z][a-z]+\.?\s+){1,3}[A-Z][\w'’-]+)\)$")
_ACTING: Final = re.compile(r"\s*\((?:acting|interim)\)|\b(?:acting|interim)\s+", re.IGNORECASE)
_NOBODY: Final = frozenset(
    [
        "we",
        "i",
        "us",
        "officers",
        "officer",
        "staff",
        "meeting",
        "committee",
        "panel",
        "board",
        "commission",
        "all",
        "everyone",
        "it",
        "members",
        "present",
        "sub-committee",
        "subcommittee",
        "those",
        "group",
        "others",
        "residents",
        "service",
        "services",
        "members.",
        "everybody",
        "party",
        "council's",
    ]
)
_AGREED_TO: Final = "agreed_to_do"
_NOBODY_BEFORE: Final = "also_asked_to"  # whoever was asked in the sentence before
# The subject is what is done, not who does it.
_PASSIVE: Final = frozenset(
    {
        "should_be_done",
        "thing_should_go",
        "needs_doing",
        "will_have_to_be",
        "list_thing_be_done",
        "could_be_brought",
    }
)
_BY: Final = TAGS.compile("by >")
_STARTS: Final = frozenset(
    TAGS.characters("TITLE")
    + TAGS.characters("POST")
    + TAGS.characters("CAPITAL")
    + TAGS.characters("OUTSIDE")
    + TAGS.characters("INITIALS")
    + TAGS.characters("DET")
    + TAGS.characters("BODY")
)
_COLON: Final = frozenset(TAGS.characters("COLON") + TAGS.characters("DASH"))
_CAPITALS: Final = frozenset(TAGS.characters("CAPITAL"))
_PERSONS: Final = frozenset({Actor.PERSON, Actor.POST})
_THEY: Final = (frozenset({Actor.OUTSIDE}), frozenset({Actor.BODY, Actor.POST, Actor.PERSON}))
_OTHER_SEX: Final = {"he": frozenset({"mrs", "ms", "miss"}), "she": frozenset({"mr"})}
_TURNS: Final = frozenset({"but", "while", "whilst", "although"})
_LONE_BODY: Final = frozenset({"members", "all", "councillors", "residents", "everyone"})


def span_of(sentence: Tagged, actor: ActorWords) -> Span:
    """Positions of an actor's words in the whole text; a bracket left open is closed or cut."""
    return Span(sentence.start_of(actor.first), sentence.end_of(actor.last - 1))


def _names_somebody(text: str, span: Span, kind: Actor, *, fragment: bool) -> bool:
    words = _ARTICLE.sub("", " ".join(text[span.start : span.end].split())).lower().split()
    if kind is Actor.THING or not words:
        return False
    if len(words) == 1 and words[0] in _LONE_BODY:
        return fragment
    return not (len(words) == 1 and words[0] in _NOBODY)


def _mentions(sentence: Tagged, *, until: int | None = None) -> list[ActorWords]:
    """All actors named in a sentence, in order."""
    found: list[ActorWords] = []
    index = 0
    stop = len(sentence.words) if until is None else until
    while index < stop:
        if sentence.tags[index] in _STARTS:
            actor = object_after(sentence, index)
            if actor is not None and actor.kind is not Actor.PRONOUN:
                if not _is_title(sentence, actor):
                    found.append(actor)
                index = actor.last
                continue
        index += 1
    return found


def _is_title(sentence: Tagged, actor: ActorWords) -> bool:
    """Whether capitals only head a sentence: "Bike Park: Mr Orme said he would …"."""
    return (
        actor.first == 0
        and sentence.tags[actor.last : actor.last + 1] in _COLON
        and _CAPITALS.issuperset(sentence.tags[: actor.last])
    )


def antecedent(
    text: str, pronoun: str, sentence: Tagged, before: int, earlier: list[Tagged]
) -> Span | None:
    """Whom a pronoun means: the nearest fitting actor named first in its sentence or before it."""
    they = pronoun.lower() == "they"
    other_sex = _OTHER_SEX.get(pronoun.lower(), frozenset())
    for kinds in _THEY if they else (_PERSONS,):
        for candidate, actor in _before_pronoun(sentence, before, earlier, they=they):
            span = span_of(candidate, actor)
            if (
                actor.kind in kinds
                and candidate.words[actor.first].lower() not in other_sex
                and _names_somebody(text, span, actor.kind, fragment=False)
                and candidate.words[actor.first].lower() not in {"their", "his", "her"}
            ):
                return span
    return None


def _before_pronoun(
    sentence: Tagged, before: int, earlier: list[Tagged], *, they: bool
) -> Iterator[tuple[Tagged, ActorWords]]:
    """Actors a pronoun may mean, likeliest first: whoever opens a sentence before the merely named."""
    for actor in _mentions(sentence, until=before):
        yield sentence, actor
    if not they:
        for each in earlier:
            opening = [
                actor
                for actor in _mentions(each)
                if not actor.first or each.words[actor.first - 1].lower() in _TURNS
            ]
            if opening:
                yield each, opening[-1]
    for each in earlier[:3]:
        for actor in _mentions(each):
            yield each, actor


def owner_span(  # noqa: C901, PLR0911 - a list of places to look, first that names somebody
    text: str, sentence: Tagged, found: Found, earlier: list[Tagged]
) -> Span | None:
    """The words that name whoever has to act on a cue, None where nobody is named."""
    actor = found.actor
    if actor is None and found.cue.code == _AGREED_TO:
        actor = _who_also_agreed(sentence, found.position)
    if found.cue.code == _NOBODY_BEFORE:
        return antecedent(text, "he", sentence, 0, earlier)
    if (
        actor is None
        and found.cue.group in SUBJECT_OWNS | {Group.SUBJUNCTIVE}
        and found.cue.code not in _PASSIVE
    ):
        actor = found.subject
    if actor is None and found.cue.group is Group.PROMISE and found.cue.code not in _PASSIVE:
        first = _mentions(sentence)
        actor = first[0] if first else None
    if actor is not None and actor.kind is Actor.PRONOUN:
        if found.cue.group is Group.SUBJUNCTIVE:
            return None
        return antecedent(text, sentence.words[actor.first], sentence, actor.first, earlier)
    if actor is not None:
        span = _named_in_brackets(text, span_of(sentence, actor), actor.kind)
        if _names_somebody(
            text, span, actor.kind, fragment=found.cue.group in {Group.FRAGMENT, Group.ASKS}
        ):
            return span
        if actor.kind is not Actor.THING:
            return None
    if found.cue.group in {
        Group.ASKS,
        Group.SUBJUNCTIVE,
        Group.WILL_BE,
        Group.TO_BE,
        Group.SHOULD,
        Group.RATIFY,
    }:
        return _agent(text, sentence, found.position)
    return None


def first_person(sentence: Tagged) -> Span | None:
    """Whoever opens a sentence, if that is a person or a post."""
    first = [each for each in _mentions(sentence) if each.first == 0 and each.kind in _PERSONS]
    return span_of(sentence, first[0]) if first else None


def _who_also_agreed(sentence: Tagged, position: int) -> ActorWords | None:
    """Who opens a sentence that goes on with "and agreed to": "The Clerk explained the delay and …"."""
    if not position or sentence.tags[position - 1] not in LINK:
        return None
    first = [each for each in _mentions(sentence, until=position) if each.first == 0]
    return first[0] if first and first[0].kind in _PERSONS else None


def _named_in_brackets(text: str, span: Span, kind: Actor) -> Span:
    """The person a body is followed by: "the Parish Council (Tom Hale)"."""
    match = _IN_BRACKETS.search(text, span.start, span.end)
    if match is None or kind not in {Actor.BODY, Actor.OUTSIDE}:
        return span
    return Span(match.start("who"), match.end("who"))


def _agent(text: str, sentence: Tagged, after: int) -> Span | None:
    """The actor of a passive: "… be brought to the Panel by the Head of Housing"."""
    for match in _BY.finditer(sentence.tags, max(after, 0)):
        actor = object_after(sentence, match.end())
        if actor is None or not _may_do(sentence, actor):
            continue
        span = span_of(sentence, actor)
        if sentence.words[match.start() - 1].lower() in {
            "proposed",
            "seconded",
            "raised",
            "made",
            "chaired",
            "followed",
        }:
            continue
        if _names_somebody(text, span, actor.kind, fragment=False):
            return span
    return None


def _may_do(sentence: Tagged, actor: ActorWords) -> bool:
    """Whether somebody behind "by" has a name: of bodies only those with one of their own."""
    if actor.kind is Actor.BODY:
        return any(tag in CAPITAL for tag in sentence.tags[actor.first : actor.last])
    return actor.kind in {Actor.PERSON, Actor.POST, Actor.OUTSIDE}


def _plain(words: str) -> str:
    return _ACTING.sub(" ", _ARTICLE.sub("", " ".join(words.split()))).strip(" .,;:()").lower()


def candidates_of(text: str, span: Span | None, context: Context) -> tuple[OwnerCandidate, ...]:
    """The named owner and, for a text that names several, each of them, matched to the register."""
    if span is None:
        return ()
    words = text[span.start : span.end]
    if context.committee and _plain(words) in {_plain(name) for name in context.committee}:
        return ()  # the meeting as a whole
    if not context.owners:
        return (OwnerCandidate(words, span),)
    whole = _matched(words, span, context)
    if whole.key is not None:
        return (whole,)
    parts = [
        _matched(
            match.group().strip(),
            Span(span.start + match.start(), span.start + match.end()),
            context,
        )
        for match in re.finditer(r"[^/,&]+?(?=\s+and\s+|[/,&]|$)", words)
        if match.group().strip()
    ]
    return tuple(part for part in parts if part.key is not None) or (whole,)


def _matched(words: str, span: Span, context: Context) -> OwnerCandidate:
    plain = _plain(words)
    best: tuple[float, int, RegisterKind] | None = None
    for entry in context.owners:
        for name in entry.names:
            known = _plain(name)
            if len(plain) <= 3 or len(known) <= 3:  # noqa: PLR2004 - initials match wholly or not
                score = 100.0 if plain == known else 0.0
            else:
                score = max(fuzz.ratio(plain, known), 0.97 * fuzz.token_sort_ratio(plain, known))
                if score < MATCH_AT_LEAST and len(plain.split()) > 1:
                    score = max(score, 0.9 * fuzz.token_set_ratio(plain, known))
            if best is None or score > best[0]:
                best = (score, entry.key, entry.kind)
    if best is None or best[0] < MATCH_AT_LEAST:
        return OwnerCandidate(words, span)
    return OwnerCandidate(words, span, best[2], best[1], round(best[0], 1))
