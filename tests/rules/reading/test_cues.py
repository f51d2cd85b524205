"""Every entry of the cue table is found in its own example."""

from __future__ import annotations

import pytest

from tracker.rules.reading.actors import object_after, subject_before
from tracker.rules.reading.cues import (
    COMPILED_AGAINST,
    COMPILED_CUES,
    COMPILED_FRAMES,
    CUES,
    TAGS,
    Cue,
    FrameCue,
    Sign,
)
from tracker.rules.reading.tagging import tag_sentence


def is_found(entry: Cue | FrameCue) -> bool:
    sentence = tag_sentence(TAGS, entry.example, 0, len(entry.example))
    table = COMPILED_CUES if isinstance(entry, Cue) else COMPILED_FRAMES
    for possible, expression in table.possible(sentence.tags):
        if possible is not entry:
            continue
        for match in expression.finditer(sentence.tags):
            if entry.subjects is None:
                return True
            if "subject" in expression.groupindex:
                subject = subject_before(sentence, match.start("subject"))
            else:
                subject = object_after(sentence, match.start("object"))
            opens = not isinstance(entry, Cue) or not entry.opens
            if subject and subject.kind in entry.subjects and (opens or subject.opens):
                return True
    return False


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.code)
def test_cue_is_found_when_reading_its_example(cue: Cue) -> None:
    assert is_found(cue)


@pytest.mark.parametrize(
    "frame", [entry for entry, _ in COMPILED_FRAMES.all], ids=lambda frame: frame.pattern
)
def test_frame_is_found_when_reading_its_example(frame: FrameCue) -> None:
    assert is_found(frame)


@pytest.mark.parametrize(
    "sign", [entry for entry, _ in COMPILED_AGAINST.all], ids=lambda sign: sign.code
)
def test_sign_against_is_found_when_reading_its_example(sign: Sign) -> None:
    tags = tag_sentence(TAGS, sign.example, 0, len(sign.example)).tags
    found = dict(COMPILED_AGAINST.possible(tags))
    assert found[sign].search(tags)


def test_codes_are_unique_when_all_cues_are_listed() -> None:
    codes = [cue.code for cue in CUES]
    assert len(codes) == len(set(codes))
