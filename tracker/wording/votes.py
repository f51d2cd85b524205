"""How a decision under an item is told on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.translation import gettext
from tracker.vocabulary import VoteSide


def vote_sentences(vote: Any) -> Iterator[str]:  # noqa: ANN401 - a row of `queries.votes`
    """Who moved and seconded it and how it was decided; then the names on each side, if recorded.

    Yields:
        One paragraph each.
    """
    yield " ".join([*_moved(vote), _decided(vote)])
    for side in VoteSide:
        names: str = getattr(vote, f"names_{side.value}") or ""
        if names:
            yield gettext(
                "%(side)s: %(names)s",
                side=gettext(side.label),
                names=", ".join(names.splitlines()),
            )


def _moved(vote: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    if vote.motion:
        yield vote.motion.rstrip(".") + "."
    if vote.moved_by and vote.seconded_by:
        yield gettext(
            "Moved by %(mover)s, seconded by %(seconder)s.",
            mover=vote.moved_by,
            seconder=vote.seconded_by,
        )
    elif vote.moved_by:
        yield gettext("Moved by %(mover)s.", mover=vote.moved_by)
    elif vote.seconded_by:
        yield gettext("Seconded by %(seconder)s.", seconder=vote.seconded_by)


def _decided(vote: Any) -> str:  # noqa: ANN401 - as above
    outcome = gettext(vote.outcome.label)
    if vote.by_casting_vote:
        outcome = f"{outcome} {gettext('by the %(chair)s’s casting vote')}"
    numbers = [
        f"{gettext(side.label).lower()} {number}"
        for side in VoteSide
        if (number := getattr(vote, f"votes_{side.value}")) is not None
    ]
    return f"{outcome}: {', '.join(numbers)}." if numbers else f"{outcome}."
