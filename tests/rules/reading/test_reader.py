"""What is proposed, and in what words."""

from __future__ import annotations

import pytest

from tracker.rules.reading import read
from tracker.rules.reading.shapes import ProposalKind


def quotes(text: str) -> list[str]:
    return [proposal.quote for proposal in read(text).proposals]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RESOLVED: That (a) the report be noted; and (b) officers be asked to map the sites.", ["officers be asked to map the sites."]),
        ("The Clerk will write to the bus company and Cllr Dray will ring the depot.", ["The Clerk will write to the bus company", "Cllr Dray will ring the depot."]),
        ("(a) Tap still leaking. Clerk to chase", ["Tap still leaking. Clerk to chase"]),
        ("It was proposed that we buy two benches. This was agreed.", ["It was proposed that we buy two benches."]),
        ("It was proposed that we buy two benches.", []),
        ("Councillor Vane moved that officers write to the Minister; the motion was lost.", []),
    ],
)  # fmt: skip
def test_quote_is_the_sentence_or_clause_when_it_commits(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_action_line_wins_when_the_narrative_says_the_same() -> None:
    text = (
        "The Head of Parks agreed to publish the mowing timetable on the website.\n\n"
        "ACTION: Head of Parks to publish the mowing timetable on the website."
    )
    assert quotes(text) == ["ACTION: Head of Parks to publish the mowing timetable on the website."]


def test_owner_comes_from_the_line_below_when_it_only_names_somebody() -> None:
    (proposal,) = read("The figures would be circulated.\n\nAction: Helen Farrow").proposals
    assert proposal.quote == "The figures would be circulated."
    assert proposal.owners[0].text == "Helen Farrow"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Clerk to write.", ProposalKind.ACTION),
        ("It was resolved that the Clerk write to the owner.", ProposalKind.RESOLUTION),
        ("RECOMMENDED to Cabinet that the scheme be adopted.", ProposalKind.RECOMMENDATION),
        ("RESOLVED:\n\n(a) That the Clerk buy a lock.", ProposalKind.RESOLUTION),
        ("Recommendations\n\n1. That Cabinet reviews the fee.", ProposalKind.RECOMMENDATION),
    ],
)
def test_kind_follows_the_words_of_decision_when_proposed(text: str, kind: ProposalKind) -> None:
    assert [proposal.kind for proposal in read(text).proposals] == [kind]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The slides had been circulated to members.", "done"),
        ("The reply was still outstanding.", "still_open"),
        ("The item was carried forward.", "carried_forward"),
    ],
)
def test_update_is_mentioned_when_an_older_action_has_moved(text: str, code: str) -> None:
    reading = read(text)
    assert reading.proposals == ()
    assert [update.why for update in reading.updates] == [code]


def test_wording_is_short_when_words_of_decision_lead() -> None:
    (proposal,) = read("It was agreed that the Clerk write to the owner.").proposals
    assert proposal.wording == "The Clerk write to the owner"


def test_evidence_is_given_when_an_action_is_proposed() -> None:
    (proposal,) = read("It was agreed that a letter be sent.").proposals
    assert proposal.why[:2] == ("that_be_done", "frame_agreed")
    assert proposal.confidence > 0.8
