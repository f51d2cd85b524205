"""Who has to act, from initials, posts and names with slashes and commas between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tracker.rules.reading.owners import candidates_of
from tracker.rules.reading.shapes import Context, Span

_BETWEEN = re.compile(r"\s*[/,;&+\n]\s*(?:and\s+)?")
_AND = re.compile(r"\s+(?:and|with)\s+", re.IGNORECASE)
THE_VERY_NAME = 95.0
_NOBODY = frozenset({"", "-", "–", "tbc", "tba", "n/a", "na", "none", "all", "officers", "?"})


def plain(words: str) -> str:
    """An owner's words as they are known again: without capitals and doubled spaces."""
    return " ".join(words.casefold().split()).strip(" .,;:")


def read(
    text: str, context: Context, chosen: Mapping[str, int | None]
) -> tuple[list[int], list[str]]:
    """The posts a cell names, first the one that leads; and the words that name nobody known.

    Args:
        text: the cell.
        context: its `owners` are the posts, with the names and initials of their holders.
        chosen: what a person said of words before: the key of a post, or None for nobody.
    """
    cell = " ".join(text.split())
    if plain(cell) in _NOBODY:
        return [], []
    posts: dict[int, None] = {}
    unknown: list[str] = []
    for found, words in _parts(cell, context, chosen):
        if found is None:
            unknown.append(words)
        else:
            posts.update(dict.fromkeys(found))
    return list(posts), unknown


def _parts(
    cell: str, context: Context, chosen: Mapping[str, int | None]
) -> Iterator[tuple[Sequence[int] | None, str]]:
    """A cell as a whole where it is one name; else divided by signs, and then by "and"."""
    whole = _one(cell, context, chosen)
    if whole is not None:
        yield whole, cell
        return
    divided = _BETWEEN.split(cell)
    divided = divided if len(divided) > 1 else _AND.split(cell)
    if len(divided) == 1:
        yield None, cell
        return
    for part in divided:
        if plain(part) not in _NOBODY:
            yield from _parts(part.strip(), context, chosen)


def _one(words: str, context: Context, chosen: Mapping[str, int | None]) -> Sequence[int] | None:
    """The post that words name as a whole; [] where somebody said that they name nobody."""
    if plain(words) in chosen:
        post = chosen[plain(words)]
        return [] if post is None else [post]
    found = candidates_of(words, Span(0, len(words)), context)
    # "Sam Kerr / AB" is like "Sam Kerr", and still two: a list must be the very name to be one.
    enough = THE_VERY_NAME if _BETWEEN.search(words) or _AND.search(words) else 0
    whole = [each for each in found if each.text == words and each.score >= enough]
    return [each.key for each in whole if each.key is not None] or None
