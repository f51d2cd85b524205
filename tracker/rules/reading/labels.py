"""Actions that are written as such: "ACTION: …", "(Action: Clerk)", action columns, initials in the margin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tracker.rules.reading.actors import object_after
from tracker.rules.reading.cues import TAGS, Actor
from tracker.rules.reading.shapes import Span
from tracker.rules.reading.structure import Unit
from tracker.rules.reading.tagging import tag_sentence

_LABEL: Final = re.compile(
    r"(?P<open>[\[(]\s*)?\**(?:ACTIONS?(?:[ ]+(?:POINTS?|REQUIRED|BY|FOR|ITEM|ON))?|A\.P\.|AP"
    r"|Actions?(?=[ ]?\**[ ]?(?:[:–—]|-\s)| [-] | by\b| for\b| point| required| [A-Z]{2,3}\b| \d|\.[ ]+[A-Z])"
    r"(?:[ ]+(?:points?|required|by|for|item))?|To action)"
    r"(?:[ ]*(?:No\.?[ ]*)?\d{1,3}(?:[./]\d{1,4})*)?\**[ ]?\**(?:[ ]*[:–—-]+|\.(?=[ ]+[A-Z]))?\**[ \t]*"
)
_SIGN: Final = re.compile(r"[:–—\-\].]|\d|\b(?:by|BY|for|FOR)\b")
_TRAILING: Final = re.compile(
    r"(?:[ \t]{2,}|\t|\s[-–—/]\s|\s?[\[(]\s?\**|(?<=[.;])\s+|\s(?=[A-Z]{2,3}(?:[/&,+][A-Z]{2,3}){0,4}\s?\d{1,2}/\d{1,2}\s*$))\**(?P<who>[A-Z]{2,3}(?:\s?[/&,+]\s?[A-Z]{2,3}){0,4}|(?:CLERK|ALL)|(?<=\s/\s)[A-Z][a-z]+|(?<=\()(?:(?:Town |Parish )?Clerk|Chair(?:man)?|Cllr [A-Z][a-z]+))(?:\s?\d{1,2}/\d{1,2}(?:/\d{2,4})?)?\**[\])]?\.?\s*$"
)
_ROW_ACTION: Final = re.compile(r"\baction", re.IGNORECASE)
_ROW_OWNER: Final = re.compile(
    r"\b(?:owner|by whom|who|lead|responsib\w+|assigned|officer|action by|actioned by|person)\b",
    re.IGNORECASE,
)
_ROW_DUE: Final = re.compile(
    r"\b(?:due|deadline|by when|when|target date|timescale|date)\b", re.IGNORECASE
)
_LAST_POSTS: Final = frozenset({"Clerk", "Chair", "Chairman"})
_LAST_NAME: Final = 24  # characters
_COLUMN_GAP: Final = 160  # characters
_ROW_BEGUN: Final = re.compile(
    r"\b(?:raised|opened|logged|agreed|set|added|meeting|minute|of)\b", re.IGNORECASE
)
_ROW_DONE: Final = re.compile(
    r"\b(?:complete[d]?|closed|done|status|update|progress)\b", re.IGNORECASE
)
_NAME_FIRST: Final = re.compile(r"[A-Z]{2,3}[ ]?[,:–-]")
_NAME_TO_END: Final = re.compile(r"(?:[A-Z][\w’'.]*[ ]?){1,4}\W*$")
_WORDS_OF_A_NAME: Final = 9
_DUTY: Final = frozenset({"to", "will"})
_NOT_INITIALS: Final = frozenset(
    [
        "NB",
        "PM",
        "AM",
        "UK",
        "EU",
        "TV",
        "PC",
        "CC",
        "NHS",
        "BT",
        "HGV",
        "AOB",
        "AGM",
        "MP",
        "MSP",
        "MS",
        "MSS",
        "SID",
        "VAS",
        "CCTV",
        "TBC",
    ]
)


@dataclass(frozen=True, slots=True)
class Label:
    """An action label in a unit.

    `whole` covers label and words, `content` the words behind it, `owner` the name where
    the words are or begin with nothing but a name; `names_only` says which.
    """

    whole: Span
    content: Span
    owner: Span | None
    names_only: bool
    bracketed: bool


def find_labels(text: str, unit: Unit) -> list[Label]:
    """All action labels of a unit in order."""
    words = text[unit.start : unit.end]
    if "ction" not in words and "AP" not in words and "ACTION" not in words:
        return []
    hits = [
        match
        for match in _LABEL.finditer(text, unit.start, unit.end)
        if _is_label(text, unit, match)
    ]
    found: list[Label] = []
    for number, match in enumerate(hits):
        stop = hits[number + 1].start() if number + 1 < len(hits) else unit.end
        bracketed = match.group("open") is not None
        if bracketed:
            closing = re.compile(r"[\])]").search(text, match.end(), stop)
            stop = closing.end() if closing else stop
        left, right = _trim(text, match.end(), stop)
        if left >= right:
            continue
        whole = Span(match.start(), max(right, stop if bracketed else right))
        owner, names_only = _owner_in(text, left, right)
        found.append(Label(whole, Span(left, right), owner, names_only, bracketed))
    return found


def _is_label(text: str, unit: Unit, match: re.Match[str]) -> bool:
    signed = _SIGN.search(match.group()) is not None or match.group("open") is not None
    if match.group().lstrip("[(* ").startswith("AP") and not re.search(r"\d|:", match.group()):
        return False
    signed = signed or _NAME_FIRST.match(text, match.end(), unit.end) is not None
    if match.start() == unit.start:
        plural = match.group().lower().rstrip(" \t*").endswith("s")
        return signed or (match.group().lstrip("*").startswith("ACTION") and not plural)
    before = text[max(unit.start, match.start() - 3) : match.start()]
    breaks = (
        not before.strip()
        or before.rstrip()[-1:] in ".;:)!?-–*"
        or "  " in before
        or "\n" in before
    )
    if match.group().lstrip("[(* ").startswith("ACTION"):
        following = text[match.end() : match.end() + 6]
        return signed or breaks or (following[:1].isupper() and not following.isupper())
    named = signed and _NAME_TO_END.match(text, match.end(), unit.end) is not None
    return match.group("open") is not None or (signed and breaks) or named


def _trim(text: str, left: int, right: int) -> tuple[int, int]:
    while left < right and text[left] in " \t\n\r*:–—-":
        left += 1
    while right > left and text[right - 1] in " \t\n\r*])":
        right -= 1
    return left, right


def _owner_in(text: str, left: int, right: int) -> tuple[Span | None, bool]:
    """A name at the beginning of an action's words, and whether there is nothing else."""
    sentence = tag_sentence(TAGS, text, left, min(right, left + 200))
    if not sentence.words:
        return None, False
    actor = object_after(sentence, 0)
    if actor is None or actor.kind is Actor.THING:
        return None, False
    span = Span(sentence.start_of(0), sentence.end_of(actor.last - 1))
    rest = [
        word
        for word in sentence.words[actor.last :]
        if word[0].isalnum() and word.lower() not in {"please", "by", "and"}
    ]
    if not rest and actor.last <= _WORDS_OF_A_NAME:
        last = max(i for i, word in enumerate(sentence.words) if word[0].isalnum())
        end = sentence.end_of(last)
        return Span(span.start, end + (text[end : end + 1] == ")" and "(" in text[left:end])), True
    after = text[span.end : span.end + 3].lstrip()
    if after[:1] in {":", "–", "—", "-", ","} or rest[0].lower() in _DUTY:
        return span, False
    return None, False


def trailing_owner(text: str, start: int, end: int) -> Span | None:
    """Initials or CLERK at the end of a line, as in a column flattened into text."""
    tail = text[max(start, end - _COLUMN_GAP) : end].rstrip(" \t\r\n.*)]")
    last = tail[tail.rfind(" ") + 1 :].lstrip("([*")
    if not (last.isupper() or last in _LAST_POSTS or "Cllr" in tail[-_LAST_NAME:] or " / " in tail):
        return None
    match = _TRAILING.search(text, max(start, end - _COLUMN_GAP), end)
    if match is None or (match.group("who") in _NOT_INITIALS and "(AM)" not in match.group()):
        return None
    return Span(match.start("who"), match.end("who"))


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell of a table's rows holds what; None where there is no such column."""

    action: int
    owner: int | None
    due: int | None


def columns_of(text: str, row: Unit) -> Columns | None:
    """The columns of a table whose heading row this is, None for any other row."""
    names = [text[start:end] for start, end in row.cells]
    if not names or any(len(name.split()) > 5 for name in names):  # noqa: PLR2004 - headings are short
        return None
    owner = next((i for i, name in enumerate(names) if _ROW_OWNER.search(name)), None)
    due = next(
        (
            i
            for i, name in enumerate(names)
            if i != owner and _ROW_DUE.search(name) and not _ROW_BEGUN.search(name)
        ),
        None,
    )
    action = next(
        (
            i
            for i, name in enumerate(names)
            if i not in {owner, due} and _ROW_ACTION.search(name) and not _ROW_DONE.search(name)
        ),
        None,
    )
    if action is None and owner is not None and len(names) > 1:
        action = next((i for i in range(len(names)) if i not in {owner, due}), None)
    return None if action is None else Columns(action, owner, due)
