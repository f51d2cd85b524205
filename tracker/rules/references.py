"""References of actions, and the municipal years that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.rules.errors import Broken, RuleBroken

FEWEST_CODE_LETTERS = 2
MOST_CODE_LETTERS = 10

DEFAULT_ANNUAL_MEETING = (5, 15)
"""Month and day taken for a year whose annual meeting is not known.

Councils hold it between March and the end of May or early June, most in the
third week of May (Local Government Act 1972, schedule 12, paragraph 1).
"""

_CODE = re.compile(rf"[A-Z0-9]{{{FEWEST_CODE_LETTERS},{MOST_CODE_LETTERS}}}")
_REFERENCE = re.compile(
    rf"({_CODE.pattern})/([0-9]{{4}})-([0-9]{{2}})/([0-9]{{1,6}})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The three parts of `CSP/2013-14/007`."""

    code: str
    year: str
    number: int

    def __str__(self) -> str:
        return f"{self.code}/{self.year}/{self.number:03d}"


def municipal_year(day: date, annual_meetings: Iterable[date] = ()) -> str:
    """Return the municipal year of a day, as `2013-14`.

    The day of the annual meeting begins the new year. Where no annual meeting
    is known in that calendar year, 15 May stands for it; where two are (one
    was put off and both are kept), the first does.

    Args:
        day: the day asked about, usually a meeting's.
        annual_meetings: the authority's annual meetings that are known.
    """
    first = day.year if day >= _begins(day.year, annual_meetings) else day.year - 1
    return _year_label(first)


def bounds_of(year: str, annual_meetings: Iterable[date] = ()) -> tuple[date, date]:
    """Return the first and the last day of a municipal year such as `2013-14`.

    Raises:
        ValueError: it is no such year.
    """
    first = int(year[:4])
    if _year_label(first) != year:
        raise ValueError(year)
    known = list(annual_meetings)
    return _begins(first, known), _begins(first + 1, known) - timedelta(days=1)


def _begins(year: int, known: Iterable[date]) -> date:
    return min((a for a in known if a.year == year), default=date(year, *DEFAULT_ANNUAL_MEETING))


def reference(code: str, year: str, number: int) -> str:
    """Return the reference of an action, such as `CSP/2013-14/007`.

    Args:
        code: the committee's short code.
        year: a municipal year as `municipal_year` gives it.
        number: the running number in that committee and year, from 1.

    Raises:
        RuleBroken: when the code or the number is not one.
    """
    check_code(code)
    if number < 1:
        raise RuleBroken("number", Broken.NUMBER_NOT_POSITIVE)
    return str(Reference(code, year, number))


def parse_reference(text: str) -> Reference | None:
    """Return the parts of a reference as somebody typed it, or None.

    Small letters, spaces around it and missing leading noughts are taken.
    """
    match = _REFERENCE.fullmatch(text.strip())
    if match is None:
        return None
    code, first, second, number = match.groups()
    year = _year_label(int(first))
    if year != f"{first}-{second}" or int(number) < 1:
        return None
    return Reference(code.upper(), year, int(number))


def check_code(code: str) -> None:
    """Refuse a committee's short code that is not 2 to 10 capitals and digits.

    Raises:
        RuleBroken: on the field `code`.
    """
    if _CODE.fullmatch(code) is None:
        raise RuleBroken(
            "code", Broken.CODE_FORMAT, fewest=FEWEST_CODE_LETTERS, most=MOST_CODE_LETTERS
        )


def _year_label(first: int) -> str:
    return f"{first:04d}-{(first + 1) % 100:02d}"
