"""Dates as officers type them into a tracker."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.rules.dates import read_day
from tracker.rules.reading.trackers.doubts import Doubt

MONTHS = {
    name: number
    for number, full in enumerate(month_name[1:], start=1)
    for name in (full.casefold(), full[:3].casefold())
} | {"sept": 9}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d{2}|['’]?\d{2})"
_MONTH_OF_YEAR = re.compile(rf"(?P<month>{_MONTH})\.?,?[ /-]*{_YEAR}")
_DAY_AND_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?(?P<month>{_MONTH})\.?"
)
_MONTH_AND_DAY = re.compile(
    rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?"
)
_SHORT = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})")
_MONTH_NUMBER = re.compile(r"(?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d{2})")
_AMERICAN = re.compile(r"(?P<month>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>(?:19|20)?\d{2})")
_SERIAL = re.compile(r"(?P<days>\d{5})(?:\.\d+)?")
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(25569, 73051)  # 1970 to 2099
_MOST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read.

    Attributes:
        on: the day; the last of the month where only a month is said.
        doubt: what is doubtful about it.
    """

    on: date
    doubt: Doubt | None = None


def looks_american(text: str) -> bool:
    """Whether a date can only have its month first, as in 4/24/2014."""
    match = _AMERICAN.fullmatch(text.strip())
    return (
        match is not None
        and int(match["day"]) > _MOST_MONTHS >= int(match["month"]) >= 1
        and _made(_year(match["year"]), int(match["month"]), int(match["day"])) is not None
    )


def read(text: str, *, near: date, american: bool = False) -> Day | None:
    """The day a cell means, or None.

    Args:
        text: the cell; a real date comes as 2014-04-24.
        near: where no year is said, the first such day on or after this one.
        american: whether another cell of the column has its month first, so that 4/5/2014
            may be the fifth of April.
    """
    words = " ".join(text.casefold().split()).strip(" .,;")
    if looks_american(words):
        match = _AMERICAN.fullmatch(words)
        on = match and _made(_year(match["year"]), int(match["month"]), int(match["day"]))
        return Day(on, Doubt.AMERICAN) if on else None
    day = read_day(words)
    if day is not None:
        match = _AMERICAN.fullmatch(words)
        doubtful = american and match is not None and day.day != day.month
        return Day(day, Doubt.DAY_OR_MONTH if doubtful else None)
    serial = _SERIAL.fullmatch(words)
    if serial and int(serial["days"]) in _SERIALS:
        return Day(_EXCEL_EPOCH + timedelta(days=int(serial["days"])))
    return _month_of_year(words) or _without_year(words, near)


def _month_of_year(words: str) -> Day | None:
    match = _MONTH_AND_DAY.fullmatch(words)
    if match and match["year"]:
        on = _made(int(match["year"]), MONTHS[match["month"]], int(match["day"]))
        return Day(on) if on else None
    match = _MONTH_OF_YEAR.fullmatch(words)
    if match:
        return Day(end_of_month(_year(match["year"]), MONTHS[match["month"]]))
    match = _MONTH_NUMBER.fullmatch(words)
    if match and 1 <= int(match["month"]) <= _MOST_MONTHS:
        return Day(end_of_month(int(match["year"]), int(match["month"])))
    return None


def _without_year(words: str, near: date) -> Day | None:
    match = _DAY_AND_MONTH.fullmatch(words) or _MONTH_AND_DAY.fullmatch(words)
    month = MONTHS[match["month"]] if match else 0
    if match is None:
        match = _SHORT.fullmatch(words)
        month = int(match["month"]) if match else 0
    if match is None:
        return None
    for year in range(near.year, near.year + 5):  # a leap day may be four years off
        on = _made(year, month, int(match["day"]))
        if on and on >= near:
            return Day(on, Doubt.YEAR_GUESSED)
    return None


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _year(text: str) -> int:
    digits = text.strip("'’")
    return int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004 - two digits of a year


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
