"""What a cell of the column "due" says about when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tracker.rules.reading.trackers import days
from tracker.rules.reading.trackers.doubts import Doubt
from tracker.vocabulary import DueKind, IntervalUnit

_NO_DATE = frozenset(
    {
        *("", "ongoing", "on going", "on-going", "asap", "a.s.a.p", "as soon as possible", "tbc"),
        *("tba", "tbd", "to be confirmed", "to be agreed", "to be advised", "n/a", "na", "none"),
        *("-", "–", "continuous", "in due course", "when available", "as required", "immediate"),
        *("immediately", "rolling", "?", "see comments", "various"),
    }
)
_FINISHED = re.compile(r"(?:complete|completed|done|closed|actioned|finished)\b.*")
_NEXT_MEETING = re.compile(
    r"(?:by |to |for |at )?(?:the )?next (?:ordinary )?(?:committee |panel |scrutiny )?meeting"
)
_MEETING_IN = re.compile(
    rf"(?:by |to |for |at )?(?:the )?(?P<month>{'|'.join(days.MONTHS)})\.? ?(?P<year>20\d{{2}}|'?\d{{2}})?"
    r" (?:committee|meeting|panel|cttee|scrutiny|board|commission|osc|o&s)(?: meeting)?"
    r"(?: (?P<later>20\d{2}))?"
)
_END_OF = re.compile(
    rf"(?:by |at )?(?:the )?(?:end(?: of)?|late|mid|early|beginning of|start of) "
    rf"(?P<month>{'|'.join(days.MONTHS)})\.?(?: (?P<year>20\d{{2}}|'?\d{{2}}))?"
)
_MONTH_ALONE = re.compile(rf"(?:by |in )?(?P<month>{'|'.join(days.MONTHS)})\.?")
_QUARTER = re.compile(
    r"(?:by |in |end of )*(?:the )?(?:q(?:uarter|tr)? ?(?P<q>[1-4])|(?P<nth>1st|2nd|3rd|4th|first|second|third|fourth) quarter)"
    r"(?: (?:of )?(?P<year>20\d{2})(?:[/-]\d{2,4})?)?"
)
_NTH = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}
_LAST_MONTH = {1: 6, 2: 9, 3: 12, 4: 3}  # of the quarters of a financial year
_WITHIN = re.compile(
    r"(?:with)?in (?:the next )?(?P<count>\d{1,3}|a|one|two|three|six) (?P<unit>day|week|fortnight|month)s?"
)
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "six": 6}
_BY = re.compile(r"^(?:by|on|before|due|target:?|from)\s+(?:the\s+)?")
_AFTER = re.compile(r"(?:after|once|following|when|subject to|pending|awaiting|dependent on)\b.*")


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: as `tracker.rules.due.DueRule`, of which it says the parts.

    Attributes:
        kind: NONE, CONDITION, DATE, INTERVAL, MONTH or NEXT_MEETING.
        on: DATE.
        month: MONTH, with `year` where it was said.
        count: INTERVAL, of `unit`.
        doubt: what is doubtful about it.
    """

    kind: DueKind = DueKind.NONE
    on: date | None = None
    month: int | None = None
    year: int | None = None
    count: int | None = None
    unit: IntervalUnit | None = None
    doubt: Doubt | None = None


def read(text: str, *, near: date, american: bool = False) -> Due:
    """What a cell says. What is no date and no word for "no date" is a doubt.

    Args:
        text: the cell.
        near: the day it was agreed: a month without a year is the first after it.
        american: as for `days.read`.
    """
    words = " ".join(text.casefold().replace("’", "'").split()).strip(" .,;")
    if words in _NO_DATE or _FINISHED.fullmatch(words):
        return Due()
    if _NEXT_MEETING.fullmatch(words):
        return Due(DueKind.NEXT_MEETING)
    match = _MEETING_IN.fullmatch(words)
    if match:
        return Due(DueKind.MONTH, month=days.MONTHS[match["month"]], year=_year_of(match))
    match = _END_OF.fullmatch(words)
    if match:
        return _end_of(days.MONTHS[match["month"]], _year_of(match), near)
    for candidate in (words, _BY.sub("", words)):
        day = days.read(candidate, near=near, american=american)
        if day is not None:
            return Due(DueKind.DATE, on=day.on, doubt=day.doubt)
    return _vaguer(words, near)


def _vaguer(words: str, near: date) -> Due:
    match = _MONTH_ALONE.fullmatch(words)
    if match:
        return _end_of(days.MONTHS[match["month"]], None, near)
    match = _QUARTER.fullmatch(words)
    if match:
        quarter = int(match["q"]) if match["q"] else _NTH[match["nth"]]
        month, said = _LAST_MONTH[quarter], match["year"]
        year = int(said) + (month == _LAST_MONTH[4]) if said else None
        return _end_of(month, year, near)
    match = _WITHIN.fullmatch(words)
    if match:
        count = _COUNT.get(match["count"]) or int(match["count"])
        if match["unit"] == "fortnight":
            return Due(DueKind.INTERVAL, count=2 * count, unit=IntervalUnit.WEEKS)
        if count:
            return Due(DueKind.INTERVAL, count=count, unit=IntervalUnit(f"{match['unit']}s"))
    if _AFTER.fullmatch(words):
        return Due(DueKind.CONDITION)
    return Due(doubt=Doubt.DUE_UNREAD)


def _end_of(month: int, year: int | None, near: date) -> Due:
    if year is not None:
        return Due(DueKind.DATE, on=days.end_of_month(year, month))
    on = days.end_of_month(near.year, month)
    if on < near:
        on = days.end_of_month(near.year + 1, month)
    return Due(DueKind.DATE, on=on, doubt=Doubt.YEAR_GUESSED)


def _year_of(match: re.Match[str]) -> int | None:
    said = match.groupdict().get("year") or match.groupdict().get("later")
    if not said:
        return None
    digits = said.strip("'")
    return int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004 - two digits of a year
