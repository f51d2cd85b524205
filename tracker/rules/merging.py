"""Two texts that began as one, put together again paragraph by paragraph. Pure.

What only one of two people changed is taken over; where both changed the same paragraphs
differently, a person chooses. Nothing is decided by whoever came last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.differences import gaps, matches, paragraphs_of

PARTED = "\n\n"


class Side(StrEnum):
    """Whose paragraphs stand at a place of the merged text."""

    SAME = "same"
    MINE = "mine"
    THEIRS = "theirs"
    BOTH_CHANGED = "both_changed"


class Choice(StrEnum):
    """What a person chose where both changed the same."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Piece:
    """Paragraphs that stand at one place.

    Attributes:
        side: whose they are; BOTH_CHANGED where a person must choose.
        base: as both found them.
        mine: as the one left them.
        theirs: as the other left them.
    """

    side: Side
    base: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether a person must choose."""
        return self.side is Side.BOTH_CHANGED

    def kept(self, choice: Choice) -> tuple[str, ...]:
        """The paragraphs that stay; `choice` counts only where one must be made."""
        match self.side, choice:
            case Side.THEIRS, _:
                return self.theirs
            case Side.BOTH_CHANGED, Choice.THEIRS:
                return self.theirs
            case Side.BOTH_CHANGED, Choice.BOTH:
                return self.theirs + self.mine
            case _:
                return self.mine


def pieces_of(base: str, mine: str, theirs: str) -> list[Piece]:
    """The places of a merged text in order.

    Args:
        base: the text that both began from; empty when there was none.
        mine: what the one wrote.
        theirs: what the other wrote, and saved first.
    """
    was, one, other = paragraphs_of(base), paragraphs_of(mine), paragraphs_of(theirs)
    in_one, in_other = dict(matches(was, one)), dict(matches(was, other))
    anchors = [(place, in_one[place], in_other[place]) for place in in_one if place in in_other]
    ends = [*anchors, (len(was), len(one), len(other))]
    pieces: list[Piece] = []
    start = (0, 0, 0)
    for place, mine_at, theirs_at in ends:
        pieces += _between(
            was[start[0] : place], one[start[1] : mine_at], other[start[2] : theirs_at]
        )
        if place < len(was):
            same = (was[place],)
            pieces.append(Piece(Side.SAME, same, same, same))
        start = (place + 1, mine_at + 1, theirs_at + 1)
    return _joined(pieces)


def _between(base: list[str], mine: list[str], theirs: list[str]) -> list[Piece]:
    """What stands between two paragraphs that nobody touched."""
    if not (base or mine or theirs):
        return []
    if mine == theirs:
        return [Piece(Side.SAME, tuple(base), tuple(mine), tuple(theirs))]
    if theirs == base:
        return [Piece(Side.MINE, tuple(base), tuple(mine), tuple(theirs))]
    if mine == base:
        return [Piece(Side.THEIRS, tuple(base), tuple(mine), tuple(theirs))]
    if base:
        return [Piece(Side.BOTH_CHANGED, tuple(base), tuple(mine), tuple(theirs))]
    return _both_added(mine, theirs)


def _both_added(mine: list[str], theirs: list[str]) -> list[Piece]:
    """Both wrote where nothing stood: what both wrote alike stands once."""
    found = matches(mine, theirs)
    pieces: list[Piece] = []
    for place, ((a, b), (c, d)) in enumerate(gaps(found, len(mine), len(theirs))):
        one, other = tuple(mine[a:b]), tuple(theirs[c:d])
        if one and other:
            pieces.append(Piece(Side.BOTH_CHANGED, (), one, other))
        elif one or other:
            pieces.append(Piece(Side.MINE if one else Side.THEIRS, (), one, other))
        if place < len(found):
            same = (mine[found[place][0]],)
            pieces.append(Piece(Side.SAME, (), same, same))
    return pieces


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours that both left alone as one piece: there is nothing to say between them."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.side is Side.SAME and piece.side is Side.SAME:
            joined[-1] = Piece(
                Side.SAME,
                last.base + piece.base,
                last.mine + piece.mine,
                last.theirs + piece.theirs,
            )
        else:
            joined.append(piece)
    return joined


def merged(pieces: Sequence[Piece], choices: Mapping[int, Choice]) -> str:
    """The merged text.

    Args:
        pieces: as `pieces_of` gives them.
        choices: by place, for those that are open; both are kept where none is given, so that
            nothing is lost by silence.
    """
    kept = [
        paragraph
        for place, piece in enumerate(pieces)
        for paragraph in piece.kept(choices.get(place, Choice.BOTH))
    ]
    return PARTED.join(kept)
