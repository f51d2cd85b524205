"""The order and the numbers of an agenda, and what stands on it by custom. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tracker.vocabulary import CommitteeKind, ItemKind

T = TypeVar("T")

FULL = (
    ItemKind.APOLOGIES,
    ItemKind.DECLARATIONS,
    ItemKind.MINUTES,
    ItemKind.MATTERS_ARISING,
    ItemKind.WORK_PROGRAMME,
)
STANDING: dict[CommitteeKind, tuple[ItemKind, ...]] = {
    CommitteeKind.SCRUTINY: FULL,
    CommitteeKind.PANEL: FULL,
    CommitteeKind.SUB_COMMITTEE: FULL[:4],
    CommitteeKind.TASK_GROUP: (ItemKind.APOLOGIES, ItemKind.DECLARATIONS, ItemKind.MATTERS_ARISING),
    CommitteeKind.OFFICER_GROUP: (ItemKind.APOLOGIES, ItemKind.MATTERS_ARISING),
}
"""What a committee of each kind has on every agenda until its clerks say otherwise."""

CLOSING = frozenset({ItemKind.WORK_PROGRAMME, ItemKind.URGENT_BUSINESS, ItemKind.NEXT_MEETING})
"""Standing items that come after the business; the others come before it."""


SIGNS: tuple[tuple[str, ItemKind], ...] = (
    ("apolog", ItemKind.APOLOGIES),
    ("interest", ItemKind.DECLARATIONS),
    ("matters arising", ItemKind.MATTERS_ARISING),
    ("action", ItemKind.MATTERS_ARISING),
    ("tracker", ItemKind.MATTERS_ARISING),
    ("next meeting", ItemKind.NEXT_MEETING),
    ("minutes", ItemKind.MINUTES),
    ("question", ItemKind.PUBLIC_QUESTIONS),
    ("programme", ItemKind.WORK_PROGRAMME),
    ("work plan", ItemKind.WORK_PROGRAMME),
    ("urgent", ItemKind.URGENT_BUSINESS),
)
"""Words by which a standing item is known, whatever a council calls it; the first that stands."""


def kind_of(title: str) -> ItemKind:
    """What a standing item is for, by its title; an ordinary item when nothing tells."""
    small = title.lower()
    return next((kind for sign, kind in SIGNS if sign in small), ItemKind.ORDINARY)


def in_order(items: Sequence[T], kinds: Sequence[ItemKind], new: int) -> list[T]:
    """An agenda with new standing items in their places: first the opening ones, last the closing.

    Args:
        items: those that were there, then the new ones.
        kinds: the kind of each.
        new: how many at the end are new.
    """
    pairs = list(zip(items, kinds, strict=True))
    old, added = pairs[: len(pairs) - new], pairs[len(pairs) - new :]
    opened = 0
    while opened < len(old) and _opens(old[opened][1]):
        opened += 1
    closed = len(old)
    while closed > opened and old[closed - 1][1] in CLOSING:
        closed -= 1
    opening = [pair for pair in added if _opens(pair[1])]
    closing = [pair for pair in added if pair[1] in CLOSING]
    business = [pair for pair in added if pair[1] is ItemKind.ORDINARY]
    first = _by_custom(old[:opened] + opening)
    order = [*first, *old[opened:closed], *business, *old[closed:], *closing]
    return [item for item, _kind in order]


def _opens(kind: ItemKind) -> bool:
    return kind is not ItemKind.ORDINARY and kind not in CLOSING


def _by_custom(pairs: list[tuple[T, ItemKind]]) -> list[tuple[T, ItemKind]]:
    order = {kind: place for place, kind in enumerate(ItemKind)}
    return sorted(pairs, key=lambda pair: order[pair[1]])


def moved(items: Sequence[T], item: T, place: int) -> list[T]:
    """The items with one of them at a place from 1; too far is the last place."""
    rest = [each for each in items if each != item]
    rest.insert(max(0, min(place - 1, len(rest))), item)
    return rest


def numbers_after(numbers: Sequence[str], count: int) -> list[str]:
    """The numbers of an agenda in a new order, which has `count` items more.

    A number belongs to its place: what stands third is printed as the third was. Where all
    are whole numbers they run from the first on; otherwise the new ones follow the highest.

    Args:
        numbers: as printed, in the old order.
        count: how many items are new.
    """
    whole = [int(each) for each in numbers if each.isascii() and each.isdigit()]
    if len(whole) == len(numbers):
        first = min(whole, default=1)
        return [str(first + place) for place in range(len(numbers) + count)]
    highest = max(whole, default=len(numbers))
    return [*numbers, *(str(highest + place) for place in range(1, count + 1))]
