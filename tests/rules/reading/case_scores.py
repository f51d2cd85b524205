"""Scores a reading against labelled cases, as the shared scorer does.

A proposal matches an action when the positions of their words overlap by a Jaccard index of
at least one half, one to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.rules.reading.case_files import Case, Labelled
from tracker.rules.reading import Proposal, read

_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^(?:the|our|an?)\s+")
_ENOUGH = 0.5


@dataclass(slots=True)
class Scores:
    """Counts over a number of cases."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    none: int = 0
    on_none: int = 0
    owners: int = 0
    owners_right: int = 0
    dues: int = 0
    dues_right: int = 0
    months: int = 0
    months_right: int = 0

    @property
    def precision(self) -> float:
        """Share of proposals that are actions."""
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """Share of actions that were proposed."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _words(text: str, start: int, end: int) -> set[int]:
    return {start + match.start() for match in _WORD.finditer(text[start:end])}


def overlap(text: str, action: Labelled, proposal: Proposal) -> float:
    """Jaccard index of the word positions of an action and a proposal."""
    one = _words(text, action.start, action.end)
    other = _words(text, proposal.span.start, proposal.span.end)
    return len(one & other) / len(one | other) if one & other else 0.0


def _plain(owner: str | None) -> str:
    return _ARTICLE.sub("", " ".join((owner or "").split()).strip(" .,;:").lower())


def _count_details(scores: Scores, action: Labelled, proposal: Proposal) -> None:
    if action.owner:
        printed = proposal.owners[0].text if proposal.owners else None
        scores.owners += 1
        scores.owners_right += _plain(printed) == _plain(action.owner)
    if action.due != "none":
        scores.dues += 1
        scores.dues_right += proposal.due.kind.value == action.due
    if action.month:
        scores.months += 1
        scores.months_right += proposal.due.month == action.month


def scored(cases: Iterable[Case]) -> Scores:
    """Read every case with an empty register and count."""
    scores = Scores()
    for case in cases:
        left = list(read(case.text).proposals)
        for action in case.actions:
            best = max(left, key=lambda each: overlap(case.text, action, each), default=None)
            if best is None or overlap(case.text, action, best) < _ENOUGH:
                scores.missed += 1
                continue
            left.remove(best)
            scores.found += 1
            _count_details(scores, action, best)
        scores.wrong += len(left)
        scores.none += len(case.none)
        scores.on_none += sum(
            any(start < each.span.end and each.span.start < end for start, end in case.none)
            for each in left
        )
    return scores
