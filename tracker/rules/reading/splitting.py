"""One sentence with commitments by different people: which clause is whose."""

from __future__ import annotations

import re
from typing import Final

from tracker.rules.reading.actor_words import LINK, NAMES, ActorWords
from tracker.rules.reading.cues import Actor, Group
from tracker.rules.reading.owners import span_of
from tracker.rules.reading.passages import Layout, Passage
from tracker.rules.reading.shapes import Span
from tracker.rules.reading.tagging import Tagged
from tracker.rules.reading.weighing import THRESHOLD, Found

_PURPOSES: Final = frozenset(
    {"discuss", "consider", "agree", "explain", "help", "see", "resolve", "ensure"}
)
_LINKED: Final = re.compile(r"[\s,;–-]*(?:\b(?:and|while|whilst|but)\b)?\s*$")
_SPLIT_GROUPS: Final = frozenset(
    {Group.FRAGMENT, Group.PROMISE, Group.WILL_DO, Group.CHARGED, Group.LABEL}
)
_SECOND_OWNER: Final = 0.5  # evidence beyond the threshold for a second owner in a sentence


def parts_of(layout: Layout, passage: Passage, tagged: Tagged) -> list[tuple[Span, Found]]:
    """Clauses of a sentence that holds commitments by different people; else nothing."""
    chosen: list[tuple[int, int, str, Found]] = []
    for found in passage.found:
        subject = found.subject
        if (
            subject is None
            or subject.kind in {Actor.PRONOUN, Actor.THING}
            or not subject.opens
            or found.cue.group not in _SPLIT_GROUPS
            or names_two(tagged, subject)
            or found.score < THRESHOLD + _SECOND_OWNER
        ):
            continue
        name = layout.words(span_of(tagged, subject)).lower()
        if all(
            name != other and (subject.first >= last or subject.last <= first)
            for first, last, other, _ in chosen
        ):
            chosen.append((subject.first, subject.last, name, found))
    if len(chosen) < 2:  # noqa: PLR2004 - one owner, one action
        return []
    chosen.sort(key=lambda each: each[0])
    starts = [tagged.start_of(each[0]) for each in chosen]
    listed = layout.text.rfind(";", passage.span.start, starts[0])
    starts[0] = passage.span.start if listed < 0 else starts[0]
    parts: list[tuple[Span, Found]] = []
    for place, (_, _, _, found) in enumerate(chosen):
        right = passage.span.end
        if place + 1 < len(starts):
            lead = layout.text[max(starts[place], starts[place + 1] - 20) : starts[place + 1]]
            linked = _LINKED.search(lead)
            right = starts[place + 1] - (len(lead) - linked.start() if linked else 0)
        parts.append((Span(starts[place], right), found))
    return parts


def names_two(tagged: Tagged, subject: ActorWords) -> bool:
    """Whether "and" joins a name to one before it: "to meet the Water Board and Hale Ltd to discuss"."""
    before = subject.first - 1
    following = [word.lower() for word in tagged.words[subject.last : subject.last + 2]]
    return (
        (subject.kind is Actor.OUTSIDE or (len(following) > 1 and following[1] in _PURPOSES))
        and before > 0
        and tagged.tags[before] in LINK
        and tagged.tags[before - 1] in NAMES
    )
