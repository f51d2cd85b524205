from __future__ import annotations

from datetime import date

import pytest

from tracker.rules.calendar import BankHolidays
from tracker.rules.notice import CLEAR_DAYS, Notice, notice
from tracker.vocabulary import Nation


@pytest.mark.parametrize(
    ("nation", "published_on", "given", "enough"),
    [
        (Nation.ENGLAND, date(2014, 1, 15), 5, True),
        (Nation.ENGLAND, date(2014, 1, 16), 4, False),
        (Nation.WALES, date(2014, 1, 17), 3, True),
        (Nation.WALES, date(2014, 1, 20), 2, False),
        (Nation.SCOTLAND, date(2014, 1, 17), 3, True),
        (Nation.SCOTLAND, date(2014, 1, 22), 0, False),
        (Nation.NORTHERN_IRELAND, date(2014, 1, 15), 5, True),
        (Nation.NORTHERN_IRELAND, date(2014, 1, 16), 4, False),
        (Nation.ENGLAND, date(2014, 1, 24), 0, False),
    ],
)
def test_notice_is_enough_when_the_nations_clear_days_were_given(
    nation: Nation, published_on: date, given: int, enough: bool
) -> None:
    found = notice(published_on, date(2014, 1, 23), nation, BankHolidays(nation))
    assert found == Notice(given, CLEAR_DAYS[nation])
    assert found.enough is enough


def test_a_nations_own_holiday_shortens_notice_when_it_falls_between() -> None:
    published_on, meeting_on = date(2024, 7, 9), date(2024, 7, 17)
    ireland, england = Nation.NORTHERN_IRELAND, Nation.ENGLAND
    assert notice(published_on, meeting_on, ireland, BankHolidays(ireland)).given == 4
    assert notice(published_on, meeting_on, england, BankHolidays(england)).given == 5


def test_every_nation_has_its_days_when_asked() -> None:
    assert set(CLEAR_DAYS) == set(Nation)
