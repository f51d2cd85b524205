from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.references import (
    Reference,
    bounds_of,
    check_code,
    municipal_year,
    parse_reference,
    reference,
)

ANNUAL = [date(2012, 5, 16), date(2013, 5, 23), date(2014, 6, 3), date(2020, 9, 21)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2014, 1, 23), "2013-14"),
        (date(2013, 5, 23), "2013-14"),
        (date(2013, 5, 22), "2012-13"),
        (date(2014, 5, 31), "2013-14"),
        (date(2014, 6, 3), "2014-15"),
        (date(2013, 12, 31), "2013-14"),
        (date(2014, 1, 1), "2013-14"),
        (date(2020, 9, 20), "2019-20"),
        (date(2020, 9, 21), "2020-21"),
        # no annual meeting known in 2016: 15 May
        (date(2016, 5, 14), "2015-16"),
        (date(2016, 5, 15), "2016-17"),
        (date(2016, 2, 29), "2015-16"),
    ],
)
def test_the_annual_meeting_begins_the_municipal_year_when_known(day: date, expected: str) -> None:
    assert municipal_year(day, ANNUAL) == expected


def test_the_first_annual_meeting_counts_when_a_year_has_two() -> None:
    assert municipal_year(date(2013, 5, 20), [date(2013, 5, 30), date(2013, 5, 16)]) == "2013-14"


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(1999, 12, 1), "1999-00"), (date(2009, 6, 1), "2009-10"), (date(2099, 6, 1), "2099-00")],
)
def test_the_second_year_has_two_figures_when_the_century_turns(day: date, expected: str) -> None:
    assert municipal_year(day) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(7, "CSP/2013-14/007"), (120, "CSP/2013-14/120"), (1000, "CSP/2013-14/1000")],
)
def test_the_number_has_at_least_three_figures_when_written(number: int, expected: str) -> None:
    assert reference("CSP", "2013-14", number) == expected


@given(
    code=st.from_regex(r"[A-Z0-9]{2,10}", fullmatch=True),
    day=st.dates(date(1000, 1, 1)),
    number=st.integers(1, 999_999),
)
def test_a_reference_reads_back_when_written(code: str, day: date, number: int) -> None:
    year = municipal_year(day)
    assert parse_reference(reference(code, year, number)) == Reference(code, year, number)


@pytest.mark.parametrize("typed", [" csp/2013-14/7 ", "CSP/2013-14/007", "Csp/2013-14/00007"])
def test_a_reference_is_understood_when_typed_loosely(typed: str) -> None:
    assert parse_reference(typed) == Reference("CSP", "2013-14", 7)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "CSP",
        "CSP/2013-15/007",
        "CSP/2013-14/000",
        "CSP/2013-14/",
        "C/2013-14/007",
        "CSP/2013/14/007",
        "CSP/2013-14/٧",
        "CSP-2013-14-007",
        "CSP/2013-14/007\n/../x",
        "CSP/2013-14/1234567",
        "ABCDEFGHIJK/2013-14/001",
    ],
)
def test_nothing_is_found_when_the_text_is_no_reference(typed: str) -> None:
    assert parse_reference(typed) is None


@pytest.mark.parametrize("code", ["", "C", "csp", "CS P", "CSPÉ", "ABCDEFGHIJK", "CSP\n", "C/P"])
def test_a_code_is_refused_when_not_two_to_ten_capitals_or_digits(code: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_code(code)
    assert (broken.value.field, broken.value.code) == ("code", Broken.CODE_FORMAT)
    assert broken.value.values == {"fewest": 2, "most": 10}


@pytest.mark.parametrize("code", ["CS", "CSPPAC", "A1", "ABCDEFGHIJ"])
def test_a_code_is_taken_when_well_formed(code: str) -> None:
    check_code(code)


@pytest.mark.parametrize("number", [0, -1])
def test_a_reference_is_refused_when_the_number_is_not_positive(number: int) -> None:
    with pytest.raises(RuleBroken) as broken:
        reference("CSP", "2013-14", number)
    assert broken.value.code is Broken.NUMBER_NOT_POSITIVE


@pytest.mark.parametrize(
    ("year", "known", "expected"),
    [
        ("2013-14", [], (date(2013, 5, 15), date(2014, 5, 14))),
        ("2013-14", [date(2013, 5, 20), date(2014, 6, 3)], (date(2013, 5, 20), date(2014, 6, 2))),
        ("1999-00", [], (date(1999, 5, 15), date(2000, 5, 14))),
    ],
)
def test_a_year_runs_from_one_annual_meeting_to_the_next(
    year: str, known: list[date], expected: tuple[date, date]
) -> None:
    first, last = bounds_of(year, known)
    assert (first, last) == expected
    assert municipal_year(first, known) == municipal_year(last, known) == year


@pytest.mark.parametrize("year", ["2013-15", "abcd-ef", "", "2013"])
def test_what_is_no_year_has_no_bounds(year: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        bounds_of(year)
