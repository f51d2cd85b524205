"""The weights set by hand: what frames add to cues, and what signs against take away.

Decision 11 says why they are not trained.
"""

from __future__ import annotations

from typing import Final

from tracker.rules.reading.cues import Frame, Group

# What a frame adds to the cues of a group that follow it.
FIT: Final[dict[Frame, dict[Group, float]]] = {
    Frame.NONE: {Group.INFINITIVE: -0.6},
    Frame.AGREED: {
        Group.SUBJUNCTIVE: 2.4,
        Group.WILL_DO: 1.5,
        Group.WILL_BE: 1.6,
        Group.SHOULD: 2.0,
        Group.TO_BE: 0.6,
        Group.FRAGMENT: 0.6,
        Group.CHARGED: 0.4,
        Group.IMPERATIVE: 1.0,
        Group.INFINITIVE: 0.3,
    },
    Frame.RECOMMENDED: {
        Group.SUBJUNCTIVE: 2.2,
        Group.WILL_DO: 1.0,
        Group.WILL_BE: 1.2,
        Group.SHOULD: 1.8,
        Group.TO_BE: 0.6,
        Group.RATIFY: 3.0,
        Group.INFINITIVE: 0.5,
    },
    Frame.REQUESTED: {Group.SUBJUNCTIVE: 2.0, Group.SHOULD: 1.5, Group.WILL_BE: 0.8},
    Frame.WISHED: {Group.SUBJUNCTIVE: 0.2, Group.SHOULD: -0.4, Group.WILL_BE: -0.4},
    Frame.REPORTED: {
        Group.WILL_DO: -1.6,
        Group.WILL_BE: -1.3,
        Group.SHOULD: -1.4,
        Group.TO_BE: -1.1,
        Group.FRAGMENT: -0.8,
        Group.SUBJUNCTIVE: -1.0,
        Group.PROMISE: -0.3,
        Group.CHARGED: -1.9,
        Group.INFINITIVE: -0.6,
        Group.ASKS: -0.4,
    },
    Frame.ASSURED: {
        Group.WILL_DO: -0.9,
        Group.WILL_BE: -0.5,
        Group.SHOULD: -1.2,
        Group.TO_BE: -0.6,
        Group.FRAGMENT: -0.4,
        Group.SUBJUNCTIVE: -0.6,
    },
    Frame.OPINED: {
        Group.WILL_DO: -1.8,
        Group.WILL_BE: -1.8,
        Group.SHOULD: -1.8,
        Group.SUBJUNCTIVE: -1.2,
        Group.TO_BE: -1.4,
        Group.FRAGMENT: -0.8,
        Group.INFINITIVE: -1.0,
        Group.CHARGED: -1.0,
    },
    Frame.EARLIER: dict.fromkeys(Group, -1.3) | {Group.LABEL: 0.0, Group.FRAGMENT: -0.4},
    Frame.PAST: dict.fromkeys(Group, -2.2) | {Group.LABEL: 0.0, Group.FRAGMENT: -0.4},
    Frame.MOVED: {Group.SUBJUNCTIVE: 0.3, Group.WILL_DO: -0.6, Group.WILL_BE: -0.6},
    Frame.HEAD_AGREED: {
        Group.SUBJUNCTIVE: 2.4,
        Group.WILL_DO: 1.2,
        Group.WILL_BE: 1.2,
        Group.SHOULD: 1.8,
        Group.TO_BE: 0.4,
        Group.INFINITIVE: 0.8,
        Group.IMPERATIVE: 1.5,
        Group.ASKS: 0.3,
        Group.FRAGMENT: 0.4,
    },
    Frame.HEAD_NOTED: {
        Group.SUBJUNCTIVE: -1.5,
        Group.WILL_DO: -0.8,
        Group.WILL_BE: -1.4,
        Group.SHOULD: -1.8,
        Group.INFINITIVE: -1.5,
        Group.IMPERATIVE: -1.0,
    },
    Frame.HEAD_ACTION: dict.fromkeys(Group, 1.8),
    Frame.HEAD_RECOMMENDED: {
        Group.SUBJUNCTIVE: 2.4,
        Group.WILL_DO: 1.0,
        Group.WILL_BE: 1.0,
        Group.SHOULD: 1.8,
        Group.INFINITIVE: 0.8,
        Group.IMPERATIVE: 1.0,
        Group.RATIFY: 3.0,
    },
}
AGAINST_LOOSE: Final = {
    "done_already": -0.9,
    "going_on": -0.5,
    "planned": -1.2,
    "refused": -2.5,
    "no_action": -2.5,
    "event": -2.5,
    "it_will": -0.5,
    "refused_to": -2.5,
    "perhaps": -1.0,
    "might": -0.8,
    "only_notes": -2.5,
    "notes": -3.0,
    "for_others": -2.2,
    "agreed_before": -1.2,
    "thanks": -1.0,
    "lost": -3.0,
    "hypothetical": -1.2,
    "did_since": -3.0,
    "if_wished": -3.0,
    "of_those": -1.6,
    "be_thanked": -3.0,
    "in_general": -1.2,
    "receipt": -1.5,
    "questions": -3.0,
    "state": -1.2,
    "gains": -2.0,
    "of_that": -1.4,
    "quoted": -2.2,
    "decides_only": -0.6,
}
AGAINST_FIRM: Final = {
    "questions": -3.0,
    "did_since": -3.0,
    "if_wished": -3.0,
    "no_action": -2.5,
    "event": -2.5,
    "it_will": -0.5,
    "refused": -1.2,
    "refused_to": -1.5,
    "lost": -3.0,
    "planned": -0.6,
    "only_notes": -2.5,
    "notes": -3.0,
}
# Once something is agreed, only these still speak against it.
AGAINST_WHEN_AGREED: Final = {
    code: AGAINST_LOOSE[code]
    for code in (
        "refused",
        "refused_to",
        "no_action",
        "lost",
        "decides_only",
        "notes",
        "agreed_before",
        "be_thanked",
        "quoted",
    )
}
