"""Days as people write them in lists."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.rules.dates import read_day

DAY = date(2014, 4, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24/4/2014", DAY),
        ("24/04/14", DAY),
        ("24.4.2014", DAY),
        ("24-04-2014", DAY),
        ("2014-04-24", DAY),
        ("2014-04-24 00:00:00", DAY),
        ("24/04/2014 00:00", DAY),
        ("24 April 2014", DAY),
        ("Thursday 24th April, 2014", DAY),
        ("thurs 24 apr 14", DAY),
        ("24-Apr-14", DAY),
        ("4 Sept 2014", date(2014, 9, 4)),
        ("5/4/2014", date(2014, 4, 5)),
        ("4/24/2014", None),
        ("31/2/2014", None),
        ("29/2/2014", None),
        ("April 2014", None),
        ("24 Avril 2014", None),
        ("0/4/2014", None),
        ("24/4/0000", None),
        ("٢٤/٤/٢٠١٤", None),
        ("", None),
    ],
)
def test_day_is_read_as_in_the_united_kingdom_or_not_at_all(text: str, day: date | None) -> None:
    assert read_day(text) == day
