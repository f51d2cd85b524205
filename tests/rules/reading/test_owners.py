"""Who has to act."""

from __future__ import annotations

import pytest

from tracker.rules.reading import Context, read
from tracker.rules.reading.shapes import Named, RegisterKind

REGISTER = Context(
    owners=(
        Named(1, ("Director of Children's Services",)),
        Named(2, ("Head of Service – Safeguarding", "Head of Safeguarding")),
        Named(3, ("Jane Tull", "JT"), RegisterKind.PERSON),
        Named(4, ("Omar Pell", "OP"), RegisterKind.PERSON),
        Named(5, ("Riverside NHS Trust", "the Trust"), RegisterKind.BODY),
    )
)


def owners(text: str, context: Context | None = None) -> list[tuple[str, int | None]]:
    return [
        (owner.text, owner.key)
        for proposal in read(text, context).proposals
        for owner in proposal.owners
    ]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Clerk to write to the owner.", "Clerk"),
        ("JT/OP to meet on site.", "JT/OP"),
        ("It was agreed that our Vice Chair should ring the vicar.", "our Vice Chair"),
        ("Mrs Hale and the Clerk to visit the site.", "Mrs Hale and the Clerk"),
        ("The Acting Head of Legal, Property and Audit undertook to advise.", "The Acting Head of Legal, Property and Audit"),
        ("Mr Tull spoke at length. He offered to mend the gate.", "Mr Tull"),
        ("That a report be brought to the Panel by the Head of Housing.", "the Head of Housing"),
        ("It was agreed that the Trust provide its plan.", "the Trust"),
        ("Kelvin Marsh will bring a map.", "Kelvin Marsh"),
        ("Grant Bill to ask.", "Grant Bill"),
        ("It was agreed that a letter be sent to the school (Clerk)", "Clerk"),
        ("A lock is to be bought. - JB", "JB"),
    ],
)  # fmt: skip
def test_owner_is_as_printed_when_somebody_is_named(text: str, owner: str) -> None:
    assert owners(text) == [(owner, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Officers to confirm the figures.",
        "A letter to be sent to the owner.",
        "It was agreed to invite the engineer.",
        "We should write to the Minister.",
    ],
)
def test_nobody_is_owner_when_nobody_is_named(text: str) -> None:
    assert len(read(text).proposals) == 1
    assert owners(text) == []


def test_nobody_is_owner_when_the_committee_itself_is_named() -> None:
    text = "It was agreed that the Housing Panel write to the Minister."
    assert owners(text) == [("the Housing Panel", None)]
    assert owners(text, Context(committee=("Housing Panel", "HP"))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("That the Director of Childrens Services be requested to report.", [("the Director of Childrens Services", 1)]),
        ("The Director for Children's Services (Acting) agreed to report.", [("The Director for Children's Services (Acting)", 1)]),
        ("The Head of Safeguarding undertook to reply.", [("The Head of Safeguarding", 2)]),
        ("JT/OP to meet on site.", [("JT", 3), ("OP", 4)]),
        ("The Trust agreed to share its plan.", [("The Trust", 5)]),
        ("The Head of Parks undertook to reply.", [("The Head of Parks", None)]),
    ],
)  # fmt: skip
def test_register_entry_is_found_when_the_names_are_alike(
    text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert owners(text, REGISTER) == expected
