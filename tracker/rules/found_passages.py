"""From a passage that was found in minutes to what a clerk can accept with one press.

Pure: what the reader of minutes understood (`tracker.rules.reading`) goes in, the values that
an action is recorded with come out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from tracker.rules.calendar import MeetingDay
from tracker.rules.due import DueRule, check_rule
from tracker.rules.errors import RuleBroken
from tracker.rules.reading.shapes import Due, IndicatorMention, Proposal, Span
from tracker.vocabulary import DueKind

EDITION = 2
"""Raised when the rules of reading find other passages: what was read ahead is read again."""

LONGEST_TEXT = 200_000
"""Characters; of a longer text the beginning is read."""

LONGEST_LINE = 255
"""Characters that a line of the records holds (`tracker.db.Line`)."""

LONGEST_MEETING = timedelta(hours=4)
EARLIEST = timedelta(minutes=30)


def is_under_way(begins: datetime, now: datetime) -> bool:
    """Whether a meeting is likely going on: from half an hour before it begins to four hours after."""
    return begins - EARLIEST <= now <= begins + LONGEST_MEETING


_ESCAPED = r"\\(?P<kept>[\\`*_{}\[\]()<>#+.!|~-])"
_ENTITY = r"&(?P<entity>lt|amp);"
_EMPHASIS = r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}"
_MARKER = r"^[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}\.)[ \t]+|\#{1,6}[ \t]+)"
_MARKS = re.compile(f"{_MARKER}|{_ESCAPED}|{_ENTITY}|{_EMPHASIS}", re.MULTILINE)
_ENTITIES = {"lt": "<", "amp": "&"}
_BLOCK_ENDS = re.compile(r"\n[ \t]*(?:\n\s*|(?=(?:[-*+]|\d{1,9}\.) ))")


def plain_text(source: str) -> str:
    """The words of a piece of Markdown in one line, without its marks."""
    words = _MARKS.sub(lambda mark: mark["kept"] or _ENTITIES.get(mark["entity"] or "", ""), source)
    return " ".join(words.split())


def normalised(words: str) -> str:
    """Plain words for comparison: capitals and white space do not tell passages apart."""
    return " ".join(words.split()).casefold()


def passage_digest(source: str) -> str:
    """SHA-256 of a passage's normalised words, in hexadecimal: 64 characters."""
    return hashlib.sha256(normalised(plain_text(source)).encode()).hexdigest()


def block_around(text: str, span: Span) -> Span:
    """The paragraph or list point that a passage stands in."""
    start, end = 0, len(text)
    for gap in _BLOCK_ENDS.finditer(text):
        if gap.end() <= span.start:
            start = gap.end()
        elif gap.start() >= span.end:
            end = gap.start()
            break
    return Span(start, end)


def indicators_of(
    text: str, proposal: Proposal, mentions: Iterable[IndicatorMention]
) -> tuple[int, ...]:
    """Keys of the indicators a proposal concerns, in the order of the text.

    Those that the passage names; where it names none, as in "the work of this group", those
    that its paragraph names up to the passage's end.
    """
    own = [mention.key for mention in proposal.indicators if mention.key is not None]
    if not own:
        block = block_around(text, proposal.span)
        own = [
            mention.key
            for mention in mentions
            if mention.key is not None
            and block.start <= mention.span.start
            and mention.span.end <= proposal.span.end
        ]
    return tuple(dict.fromkeys(own))


def due_rule(due: Due, agreed_on: date, calendar: Sequence[MeetingDay]) -> DueRule:
    """The due rule that words about time amount to.

    What cannot be a rule (a day already past, "in due course") sets no date and keeps the words.

    Args:
        due: what the reader understood.
        agreed_on: the day of the meeting.
        calendar: the committee's meetings.
    """
    words = (due.phrase or "")[:LONGEST_LINE]
    rule = _rule_of(due, words, calendar)
    try:
        check_rule(rule, agreed_on, calendar)
    except RuleBroken:
        return DueRule(DueKind.NONE, sooner_if_available=due.sooner_allowed, words=words)
    return rule


def _rule_of(due: Due, words: str, calendar: Sequence[MeetingDay]) -> DueRule:
    kind, on, meeting_id = due.rule, due.on, None
    if kind is DueKind.MEETING:
        meeting_id = next((each.id for each in calendar if each.on == on and each.goes_ahead), None)
        if meeting_id is None:
            kind = DueKind.DATE
    is_month, is_interval = kind is DueKind.MONTH, kind is DueKind.INTERVAL
    return DueRule(
        kind=kind,
        month=due.month if is_month else None,
        year=due.year if is_month else None,
        meeting_id=meeting_id,
        on=on if kind is DueKind.DATE else None,
        count=due.amount if is_interval else None,
        unit=due.unit if is_interval else None,
        condition=words if kind is DueKind.CONDITION else "",
        sooner_if_available=due.sooner_allowed,
        words=words,
    )
