"""Our own labelled cases: sentences one to a line, and whole items with marks in the text.

A sentence file has tab-separated columns: `+` for an action or `-` for none, the owner as
printed (`-` for nobody), the kind of due, its month, the sentence. Sentences of files named
`sentences-decisions…` stand under a head "RESOLVED:".

An item file is minutes in which `[[quote ## owner ## due ## month]]` marks an action and
`~~words~~` a passage that is none; the marks are taken out before reading.

Half of all cases is set aside: which half is decided by a digest of the words, so that no
case moves from one half to the other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
HEAD = "RESOLVED:\n\n(a) "
MARK = re.compile(r"\[\[(?P<quote>.+?) ## (?P<labels>.+?)\]\]|~~(?P<none>.+?)~~", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One agreed action as a careful reader sees it."""

    start: int
    end: int
    owner: str | None
    due: str
    month: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its actions and passages that only look like actions."""

    name: str
    text: str
    actions: tuple[Labelled, ...]
    none: tuple[tuple[int, int], ...]
    set_aside: bool


def is_set_aside(words: str) -> bool:
    """Whether a case is kept from tuning."""
    return hashlib.sha256(words.encode()).digest()[0] % 2 == 1


def _labels(start: int, end: int, labels: list[str]) -> Labelled:
    owner, due, month = [*(label.strip() for label in labels), ""][:3]
    return Labelled(start, end, None if owner == "-" else owner, due, int(month) if month else None)


def sentences() -> Iterator[Case]:
    """Every sentence case."""
    for path in sorted(FOLDER.glob("sentences-*.tsv")):
        head = HEAD if path.stem.startswith("sentences-decisions") else ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            sign, owner, due, month, words = line.split("\t")
            span = (len(head), len(head) + len(words))
            actions = (_labels(*span, [owner, due, month]),) if sign == "+" else ()
            yield Case(
                f"{path.stem}:{number}",
                head + words,
                actions,
                () if actions else (span,),
                is_set_aside(words),
            )


def items() -> Iterator[Case]:
    """Every item case, marks taken out."""
    for path in sorted(FOLDER.glob("item-*.md")):
        raw = path.read_text(encoding="utf-8")
        text, last = "", 0
        actions: list[Labelled] = []
        none: list[tuple[int, int]] = []
        for match in MARK.finditer(raw):
            text += raw[last : match.start()]
            words = match.group("quote") or match.group("none")
            span = (len(text), len(text) + len(words))
            if match.group("labels"):
                actions.append(_labels(*span, match.group("labels").split("##")))
            else:
                none.append(span)
            text += words
            last = match.end()
        yield Case(
            path.stem, text + raw[last:], tuple(actions), tuple(none), is_set_aside(path.stem)
        )
