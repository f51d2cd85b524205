"""How much a cue is worth where it stands, and what that makes of a sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from tracker.rules.reading.actors import ActorWords, may_end_actor, object_after, subject_before
from tracker.rules.reading.cues import (
    COMPILED_AGAINST,
    COMPILED_CUES,
    COMPILED_FRAMES,
    TAGS,
    Actor,
    Cue,
    Frame,
    Group,
)
from tracker.rules.reading.tagging import Tagged
from tracker.rules.reading.weights import AGAINST_FIRM, AGAINST_LOOSE, AGAINST_WHEN_AGREED, FIT

_BREAKS: Final = frozenset(TAGS.characters("DASH") + TAGS.characters("SEMI"))
HEADS: Final = frozenset(
    {
        Frame.HEAD_ACTION,
        Frame.HEAD_AGREED,
        Frame.HEAD_EARLIER,
        Frame.HEAD_NOTED,
        Frame.HEAD_RECOMMENDED,
    }
)
_PRESIDES: Final = frozenset(
    "chair chairs chairman chairperson chairwoman vice-chair convener convenor mayor provost president".split()  # noqa: SIM905 - reads as a list
)
_MEETINGS: Final = frozenset(
    ["committee", "board", "panel", "forum", "meeting", "cabinet", "commission", "members"]
)
_LINKS: Final = frozenset(TAGS.characters("LINK"))
_QUOTES: Final = frozenset(TAGS.characters("QUOTE"))
_LOOSE: Final = frozenset({Group.WILL_DO, Group.WILL_BE, Group.SHOULD, Group.SUBJUNCTIVE})
_FRAGMENTS: Final = frozenset({Group.FRAGMENT, Group.TO_BE})
_FIRM: Final = frozenset({Group.FRAGMENT, Group.PROMISE, Group.CHARGED, Group.LABEL, Group.ASKS})
DUE_BONUS: Final = 0.5
ITEM_BONUS: Final = 0.2
THRESHOLD: Final = 1.0
_LISTED_ONLY: Final = "list_thing_be_done"
_IN_RUNNING_TEXT: Final = 1.0
_CARRIED_ON: Final = "carried_on"  # begins long before its verb
_SAME_BREATH: Final = 7  # tokens
_STEEPNESS: Final = 1.3


@dataclass(frozen=True, slots=True)
class Found:
    """A cue found in a sentence, what stands around it, and what that is worth."""

    cue: Cue
    frame: Frame
    position: int  # token where the cue begins
    score: float
    subject: ActorWords | None
    actor: ActorWords | None  # the one charged, for cues with an object
    against: tuple[str, ...]


def frames_of(sentence: Tagged, head: Frame) -> list[tuple[int, Frame]]:
    """Frames in the order in which they take force, each with the token where it ends."""
    found: list[tuple[int, Frame]] = [(-1, head)]
    for frame, pattern in COMPILED_FRAMES.possible(sentence.tags):
        for match in pattern.finditer(sentence.tags):
            if frame.subjects is not None:
                subject = subject_before(sentence, match.start("subject"))
                if subject is None or subject.kind not in frame.subjects:
                    continue
            found.append((match.end(), frame.frame))
    return sorted(found, key=lambda pair: pair[0])


def _frame_at(frames: list[tuple[int, Frame]], position: int, tags: str) -> Frame:
    held = [
        (end, frame)
        for end, frame in frames
        if end <= position
        and not (frame is Frame.PAST and tags[end : end + 1] in _LINKS and end + 1 >= position - 1)
        and (frame in HEADS or end < 0 or not _BREAKS.intersection(tags[end:position]))
    ]
    if not held:
        return Frame.NONE
    last_end = held[-1][0]
    if any(frame is Frame.EARLIER and last_end - end <= _SAME_BREATH for end, frame in held):
        return Frame.EARLIER  # "at the last meeting it was agreed that …"
    nearest = {frame for end, frame in held if last_end - end <= 1}
    for frame in (
        Frame.PAST,
        Frame.EARLIER,
        Frame.AGREED,
        Frame.RECOMMENDED,
        Frame.REQUESTED,
        Frame.ASSURED,
    ):
        if frame in nearest:
            return frame
    return held[-1][1]


def cues_of(
    sentence: Tagged, head: Frame, *, dated: Callable[[], bool], listed: bool
) -> list[Found]:
    """All cues of a sentence with their worth, best first.

    Args:
        sentence: the words.
        head: the frame of the head the sentence stands under.
        dated: whether the sentence may name a time; asked only when there is a cue.
        listed: whether it is an item of a list.
    """
    hits = list(_hits(sentence))
    if not hits:
        return []
    frames = frames_of(sentence, head)
    signs = {
        sign.code: [match.span() for match in expression.finditer(sentence.tags)]
        for sign, expression in COMPILED_AGAINST.possible(sentence.tags)
    }
    in_time: bool | None = None  # asked once, and only for a cue that gains by it
    found: list[Found] = []
    for cue, match, subject in hits:
        start = match.start()
        judged = match.end() if cue.code == _CARRIED_ON else start + 1
        frame = _frame_at(frames, judged, sentence.tags)
        if cue.code in _BARE_INFINITIVES and head not in HEADS and frame is not Frame.AGREED:
            continue
        actor = None
        if "object" in match.re.groupindex:
            actor = object_after(sentence, match.start("object"))
        spoken = tuple(
            code for code, spans in signs.items() if _speaks(code, spans, start, match.end())
        )
        if _is_quoted(sentence, start):
            spoken = (*spoken, "quoted")
        score = cue.weight + _fit(sentence, cue, frame, subject) + _against(cue, spoken, frame)
        score += _subject_adjustment(sentence, subject, loose=cue.group is Group.WILL_DO)
        if cue.code == _LISTED_ONLY and frame is Frame.NONE and not listed:
            score -= _IN_RUNNING_TEXT if subject is not None and subject.first else 0.0
        if cue.group is Group.ASKS and subject is not None:
            score += _asker_adjustment(sentence, subject, actor)
        if _gains_by_time(cue, frame):
            in_time = dated() if in_time is None else in_time
            score += DUE_BONUS if in_time else 0.0
        if listed:
            score += ITEM_BONUS
        found.append(Found(cue, frame, start, score, subject, actor, spoken))
    return sorted(found, key=lambda each: -each.score)


def _hits(sentence: Tagged) -> Iterator[tuple[Cue, re.Match[str], ActorWords | None]]:
    """Cues whose pattern and subject are in the sentence."""
    subjects: dict[int, ActorWords | None] = {}
    for cue, pattern in COMPILED_CUES.possible(sentence.tags):
        for match in pattern.finditer(sentence.tags):
            if cue.subjects is None:
                yield cue, match, None
                continue
            if "subject" in pattern.groupindex:
                end = match.start("subject")
                if end not in subjects:
                    if Actor.THING not in cue.subjects and not may_end_actor(sentence, end):
                        continue
                    subjects[end] = subject_before(sentence, end)
                subject = subjects[end]
            else:
                subject = object_after(sentence, match.start("object"))
            if (
                subject is not None
                and subject.kind in cue.subjects
                and (subject.opens or not cue.opens)
                and not (
                    cue.group in _FRAGMENTS and "To" in sentence.words[match.start() : match.end()]
                )
            ):
                yield cue, match, subject  # "Matters arising To discuss …" is a purpose


def _speaks(code: str, spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a sign stands at the cue; what is done already counts before it too, done since anywhere."""
    if code in _ANYWHERE:
        return bool(spans)
    return any(
        first <= end and (last >= start - 1 or code == "done_already") for first, last in spans
    )


def _is_quoted(sentence: Tagged, position: int) -> bool:
    """Whether a token stands between marks of quotation that close before the sentence ends."""
    before = sum(tag in _QUOTES for tag in sentence.tags[:position])
    return before % 2 == 1 and any(tag in _QUOTES for tag in sentence.tags[position:])


def _fit(sentence: Tagged, cue: Cue, frame: Frame, subject: ActorWords | None) -> float:
    """What the frame adds; nothing where somebody speaks of himself, for then he promises."""
    if (
        frame in {Frame.REPORTED, Frame.ASSURED}
        and cue.group is Group.WILL_DO
        and subject is not None
        and sentence.words[subject.first].lower() in {"he", "she"}
    ):
        return 0.0
    return FIT.get(frame, {}).get(cue.group, 0.0)


def _gains_by_time(cue: Cue, frame: Frame) -> bool:
    if cue.group is Group.SUBJUNCTIVE and frame is Frame.NONE:
        return False
    return cue.group in _LOOSE or cue.group in {Group.ASKS, Group.WISH}


def _subject_adjustment(sentence: Tagged, subject: ActorWords | None, *, loose: bool) -> float:
    """Less where a pronoun stands in a side clause ("a meeting at which he will …"), or nobody yet known."""
    if subject is None:
        return 0.0
    word = sentence.words[subject.first].lower()
    before = sentence.words[subject.first - 1].lower() if subject.first else ""
    if subject.kind is Actor.POST and word in {"a", "an"}:
        return -1.8  # "A new officer would start in May": whoever that will be
    if subject.kind is Actor.PRONOUN:
        if before in _SIDE_CLAUSE or word == "who":
            return -1.6
        return -0.5 if word == "they" else 0.0
    aside = (
        (subject.kind is Actor.THING and word in _SIDE_CLAUSE_OF_THING)  # "when all rates will be"
        or (loose and before in _LED_BY)  # "Items for talks with the Highways would include"
        or before in _SIDE_CLAUSE_OF_ANY
    )
    return -1.6 if aside else 0.0


def _asker_adjustment(sentence: Tagged, subject: ActorWords, asked: ActorWords | None) -> float:
    """Less where one member asks, or an officer, or the meeting is asked: a meeting asks through its chair."""
    if asked is not None and subject.kind is not Actor.BODY:
        last = sentence.words[asked.last - 1].lower()
        if last in _MEETINGS:
            return -2.0
    words = [word.lower() for word in sentence.words[subject.first : subject.last]]
    if subject.kind is Actor.BODY and (words[-1] == "member" or words[0] in {"some", "several"}):
        return -1.8
    if subject.kind is Actor.POST and not _PRESIDES.intersection(words):
        return -1.2
    return 0.0


def _against(cue: Cue, spoken: tuple[str, ...], frame: Frame) -> float:
    if cue.group in _FIRM:
        table = AGAINST_FIRM
    elif frame in {Frame.AGREED, Frame.HEAD_AGREED, Frame.HEAD_ACTION}:
        table = AGAINST_WHEN_AGREED
    else:
        table = AGAINST_LOOSE
    if cue.group is Group.WISH:
        spoken = tuple(code for code in spoken if code != "likes")
    return sum(table.get(code, 0.0) for code in spoken)


def confidence(score: float) -> float:
    """A score as a share of 1; the threshold is one half."""
    return round(1.0 / (1.0 + math.exp(-_STEEPNESS * (score - THRESHOLD))), 3)


_ANYWHERE: Final = frozenset({"did_since", "thanks_recorded"})
_SIDE_CLAUSE: Final = frozenset(
    [
        "which",
        "what",
        "where",
        "when",
        "if",
        "whether",
        "how",
        "why",
        "unless",
        "because",
        "as",
        "until",
        "once",
        "whose",
    ]
)
_SIDE_CLAUSE_OF_THING: Final = _SIDE_CLAUSE - {"which"}  # for that one there is a sign
_LED_BY: Final = frozenset(["with", "between", "about", "regarding"])
_SIDE_CLAUSE_OF_ANY: Final = frozenset(["which", "where", "whether", "how", "why", "whose"])
# "To receive …" heads a purpose unless it was decided.
_BARE_INFINITIVES: Final = frozenset({"resolved_clause_to", "to_ask"})
SUBJECT_OWNS: Final = frozenset(
    {Group.FRAGMENT, Group.PROMISE, Group.CHARGED, Group.WILL_DO, Group.SHOULD, Group.LABEL}
)
NOBODY: Final = frozenset({Actor.THING})
