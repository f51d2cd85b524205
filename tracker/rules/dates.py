"""A day as people in the United Kingdom write it in a list."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date

_MONTHS = {
    name: number
    for number, full in enumerate(month_name[1:], start=1)
    for name in (full.casefold(), full[:3].casefold())
} | {"sept": 9}
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ t]00:00(?::00)?)?")
_NUMBERS = re.compile(
    _WEEKDAY + r"(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4}|\d{2})"
    r"(?: 00:00(?::00)?)?"
)
_WORDS = re.compile(
    _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?(?P<month>[a-z]{3,9})\.?,?[ -]"
    r"(?P<year>\d{4}|\d{2})"
)
_CENTURY = 2000


def read_day(text: str) -> date | None:
    """Return the day that "24/4/2014", "Thursday 24th April 2014" or "2014-04-24" means.

    Day before month, as in the United Kingdom; two digits of a year are those of this
    century. None when it means no day: "4/24/2014" is not turned round.
    """
    words = " ".join(text.casefold().split())
    match = _ISO.fullmatch(words) or _NUMBERS.fullmatch(words) or _WORDS.fullmatch(words)
    if match is None or not words.isascii():
        return None
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    year = int(match["year"])
    try:
        return date(year + _CENTURY * (len(match["year"]) == len("14")), number, int(match["day"]))
    except ValueError:
        return None
