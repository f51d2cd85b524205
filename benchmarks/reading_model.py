"""Hand-set weights against a small statistical model: `python -m benchmarks.reading_model`.

The model is a logistic regression over what the rules see in a sentence: the best cue, its
group and frame, the subject, the signs against, whether a time is named and whether it is a
list item. It is trained on the tuned half of our own cases and compared with the hand-set
weights on the set-aside half, sentence by sentence; then, manner by manner, trained on all
the other manners.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.rules.reading.case_files import Case, items, sentences
from tracker.rules.reading.deadlines import has_time
from tracker.rules.reading.drafts import Drafts
from tracker.rules.reading.passages import Layout, Passage
from tracker.rules.reading.weighing import THRESHOLD

ROUNDS = 400
RATE = 0.3
PENALTY = 0.003


@dataclass(frozen=True, slots=True)
class Example:
    """What the rules see in a sentence, what they decide, and what is right."""

    features: frozenset[str]
    by_hand: bool
    is_action: bool


def _features(text: str, passage: Passage) -> frozenset[str]:
    if not passage.found:
        return frozenset({"no_cue"})
    best = passage.found[0]
    names = {
        "some_cue",
        f"cue_{best.cue.code}",
        f"group_{best.cue.group}",
        f"frame_{best.frame}",
        f"{best.cue.group}_after_{best.frame}",
        *(f"against_{code}" for code in best.against),
    }
    if best.subject is not None:
        names.add(f"subject_{best.subject.kind}")
    if has_time(text, passage.span.start, passage.span.end):
        names.add("names_a_time")
    if passage.listed:
        names.add("list_item")
    if len({found.cue.code for found in passage.found if found.score >= THRESHOLD}) > 1:
        names.add("several_cues")
    return frozenset(names)


def examples(cases: Iterable[Case]) -> Iterator[Example]:
    """One example for each sentence of the cases that the rules judge by its words."""
    for case in cases:
        layout = Layout(case.text)
        drafts = Drafts(layout)
        proposed = {draft.place for draft in drafts.all()}
        for passage in layout.passages:
            start, end = passage.span.start, passage.span.end
            inside = any(action.start < end and start < action.end for action in case.actions)
            yield Example(_features(case.text, passage), passage.place in proposed, inside)


def trained(known: list[Example]) -> dict[str, float]:
    """Weights of a logistic regression by plain gradient descent with a small L2 penalty."""
    weights: dict[str, float] = {"bias": 0.0}
    for _ in range(ROUNDS):
        slopes: dict[str, float] = {}
        for example in known:
            error = probability(weights, example) - example.is_action
            for name in (*example.features, "bias"):
                slopes[name] = slopes.get(name, 0.0) + error
        for name, slope in slopes.items():
            old = weights.get(name, 0.0)
            weights[name] = old - RATE * (slope / len(known) * 20 + PENALTY * old)
    return weights


def probability(weights: dict[str, float], example: Example) -> float:
    """How likely an example is an action."""
    total = weights["bias"] + sum(weights.get(name, 0.0) for name in example.features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def f1(decided: list[bool], right: list[bool]) -> float:
    """Harmonic mean of precision and recall of a list of decisions."""
    both = sum(one and other for one, other in zip(decided, right, strict=True))
    return 2 * both / (sum(decided) + sum(right)) if both else 0.0


def manner_of(case: Case) -> str:
    """The manner of minutes that a case was written in, by the name of its file."""
    return "-".join(case.name.partition(":")[0].split("-")[:2])


def compare() -> None:
    """Print F1 by hand and by model, on the half they were made on and on the other."""
    cases = [*sentences(), *items()]
    halves = [
        list(examples(case for case in cases if case.set_aside is set_aside))
        for set_aside in (False, True)
    ]
    weights = trained(halves[0])
    for name, half in zip(("tuned", "set aside"), halves, strict=True):
        right = [example.is_action for example in half]
        by_hand = f1([example.by_hand for example in half], right)
        by_model = f1([probability(weights, example) > 0.5 for example in half], right)
        print(f"{name:9} {len(half):4} sentences  by hand {by_hand:.3f}  by model {by_model:.3f}")
    by_manner: dict[str, list[Case]] = {}
    for case in cases:
        by_manner.setdefault(manner_of(case), []).append(case)
    seen = {manner: list(examples(of)) for manner, of in by_manner.items()}
    decided: list[bool] = []
    known: list[Example] = []
    for manner, of in seen.items():
        others = [example for other, many in seen.items() if other != manner for example in many]
        model = trained(others)
        decided += [probability(model, example) > 0.5 for example in of]
        known += of
    right = [example.is_action for example in known]
    by_hand = f1([example.by_hand for example in known], right)
    print(
        f"each of {len(seen)} manners left out in turn, {len(known)} sentences"
        f"  by hand {by_hand:.3f}  by model {f1(decided, right):.3f}"
    )
    heaviest = sorted(weights.items(), key=lambda pair: -abs(pair[1]))
    print(f"{len(weights)} weights; the heaviest:")
    for name, weight in heaviest[:20]:
        print(f"  {weight:+.2f}  {name}")


if __name__ == "__main__":
    compare()
