"""The order and numbers of an agenda."""

from __future__ import annotations

import pytest

from tracker.rules.agendas import STANDING, in_order, kind_of, moved, numbers_after
from tracker.vocabulary import CommitteeKind, ItemKind

A, D, M, X, W = (
    ItemKind.APOLOGIES,
    ItemKind.DECLARATIONS,
    ItemKind.MATTERS_ARISING,
    ItemKind.ORDINARY,
    ItemKind.WORK_PROGRAMME,
)


@pytest.mark.parametrize(
    ("numbers", "count", "after"),
    [
        ([], 3, ["1", "2", "3"]),
        (["1", "2"], 2, ["1", "2", "3", "4"]),
        (["14", "15"], 1, ["14", "15", "16"]),
        (["1", "3", "4"], 0, ["1", "2", "3"]),
        (["1", "1a", "2"], 1, ["1", "1a", "2", "3"]),
        (["10.1", "10.2"], 0, ["10.1", "10.2"]),
    ],
)
def test_a_number_belongs_to_its_place(numbers: list[str], count: int, after: list[str]) -> None:
    assert numbers_after(numbers, count) == after


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ([], [A, D, M, W], [A, D, M, W]),
        ([X], [A, M, W], [A, M, X, W]),
        ([A, X, W], [D, X], [A, D, X, X, W]),
        ([X, M, X], [A], [A, X, M, X]),
    ],
)
def test_standing_items_find_their_places(
    old: list[ItemKind], new: list[ItemKind], after: list[ItemKind]
) -> None:
    kinds = [*old, *new]

    order = in_order(range(len(kinds)), kinds, len(new))

    assert sorted(order) == list(range(len(kinds)))
    assert [kinds[place] for place in order] == after


@pytest.mark.parametrize(
    ("item", "place", "after"),
    [("c", 1, "cab"), ("a", 3, "bca"), ("a", 99, "bca"), ("b", 0, "bac"), ("b", 2, "abc")],
)
def test_an_item_moves_to_a_place(item: str, place: int, after: str) -> None:
    assert "".join(moved("abc", item, place)) == after


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("To receive apologies", A),
        ("Declarations of disclosable pecuniary interests", D),
        ("Action tracker", M),
        ("Minutes of the meeting held on 3 March and matters arising", M),
        ("Minutes of the last meeting", ItemKind.MINUTES),
        ("Forward work programme", W),
        ("Chair’s announcements", X),
    ],
)
def test_a_standing_item_is_known_by_its_title(title: str, kind: ItemKind) -> None:
    assert kind_of(title) is kind


def test_every_kind_of_committee_follows_up_what_it_agreed() -> None:
    assert set(STANDING) == set(CommitteeKind)
    assert all(M in kinds for kinds in STANDING.values())
    assert all(kind_of(kind.label) is kind for kinds in STANDING.values() for kind in kinds)
