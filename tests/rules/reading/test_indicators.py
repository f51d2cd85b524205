"""Measures and the figures beside them."""

from __future__ import annotations

import pytest

from tracker.rules.reading import Context, IndicatorMention, read
from tracker.rules.reading.shapes import KnownIndicator

REGISTER = Context(
    indicators=(
        KnownIndicator(
            1, ("Children with a second plan", "second or subsequent child protection plan")
        ),
        KnownIndicator(2, ("Complaints answered on time", "PI-07")),
    )
)


def mentions(text: str, context: Context | None = None) -> tuple[IndicatorMention, ...]:
    return read(text, context).indicators


@pytest.mark.parametrize(
    ("text", "key", "value", "target", "comparator"),
    [
        ("Children with a second or subsequent child protection plan stood at 11%, lower than statistical neighbours who were at 14%.", 1, 11, None, 14),
        ("Complaints answered on time were close to statistical neighbours.", 2, None, None, "close to statistical neighbours"),
        ("PI-07 was at 83% against a target of 90%.", 2, 83, 90, None),
    ],
)  # fmt: skip
def test_figures_are_read_when_a_known_measure_is_named(
    text: str, key: int, value: float | None, target: float | None, comparator: float | str | None
) -> None:
    (mention,) = mentions(text, REGISTER)
    assert (mention.key, mention.value, mention.target, mention.comparator) == (
        key,
        value,
        target,
        comparator,
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The number of empty homes was rising.", "number of empty homes"),
        ("12% of posts were vacant.", "posts"),
    ],
)
def test_measure_is_mentioned_when_the_register_is_empty(text: str, name: str) -> None:
    (mention,) = mentions(text)
    assert (mention.name, mention.key) == (name, None)
    assert mention.phrase == text[mention.span.start : mention.span.end]


@pytest.mark.parametrize(
    "text", ["Three of the members left.", "The Clerk read 2 letters.", "Noted."]
)
def test_nothing_is_mentioned_when_no_measure_is_named(text: str) -> None:
    assert mentions(text) == ()


def test_measure_is_linked_when_a_proposal_names_it() -> None:
    (proposal,) = read("Officers to explain complaints answered on time.", REGISTER).proposals
    assert [mention.key for mention in proposal.indicators] == [2]
