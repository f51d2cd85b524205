"""Cases of standing, run through the Python rule and through its SQL twin.

Each is (id, status, due_on, paper_due_on, answered_on, review_on, today,
expected), in the order of the rule's arguments. Ids are unique.
"""

from __future__ import annotations

from datetime import date

from tracker.vocabulary import ActionStatus, Standing

DUE = date(2014, 4, 24)
PAPER = date(2014, 4, 14)

_RECORDED, _ISSUED, _WORKING = (
    ActionStatus.RECORDED,
    ActionStatus.ISSUED,
    ActionStatus.IN_PROGRESS,
)
_PAUSED, _CLOSED = ActionStatus.PAUSED, ActionStatus.CLOSED

StandingCase = tuple[
    str,
    ActionStatus,
    date | None,
    date | None,
    date | None,
    date | None,
    date,
    Standing,
]

STANDING_CASES: list[StandingCase] = [
    # 1. closed, withdrawn or duplicate, whatever else is so
    ("closed", _CLOSED, DUE, PAPER, date(2014, 4, 1), None, date(2014, 5, 1), Standing.CLOSED),
    ("closed-late", _CLOSED, DUE, None, None, None, date(2015, 1, 1), Standing.CLOSED),
    ("closed-no-date", _CLOSED, None, None, None, None, date(2014, 5, 1), Standing.CLOSED),
    ("closed-in-review", _CLOSED, DUE, None, None, DUE, date(2014, 4, 1), Standing.CLOSED),
    ("withdrawn", ActionStatus.WITHDRAWN, DUE, None, None, None, date(2015, 1, 1), Standing.CLOSED),
    ("duplicate", ActionStatus.DUPLICATE, DUE, None, None, None, date(2015, 1, 1), Standing.CLOSED),
    # 2. paused, until the day of review
    ("paused", _PAUSED, DUE, None, None, date(2014, 6, 1), date(2014, 5, 31), Standing.PAUSED),
    ("paused-for-good", _PAUSED, DUE, None, None, None, date(2030, 1, 1), Standing.PAUSED),
    ("paused-answered", _PAUSED, DUE, None, DUE, date(2014, 6, 1), DUE, Standing.PAUSED),
    ("paused-no-date", _PAUSED, None, None, None, date(2014, 6, 1), DUE, Standing.PAUSED),
    ("review-day", _PAUSED, DUE, None, None, date(2014, 6, 1), date(2014, 6, 1), Standing.OVERDUE),
    ("reviewed-answered", _PAUSED, DUE, None, DUE, DUE, DUE, Standing.AWAITING_AGREEMENT),
    ("reviewed-no-date", _PAUSED, None, None, None, DUE, DUE, Standing.NO_DATE),
    ("review-of-none-paused", _WORKING, DUE, None, None, date(2014, 6, 1), DUE, Standing.DUE_SOON),
    # 3. answered, early, on the day or late
    (
        "answered-early",
        _WORKING,
        DUE,
        PAPER,
        date(2014, 4, 1),
        None,
        date(2014, 4, 2),
        Standing.AWAITING_AGREEMENT,
    ),
    (
        "answered-in-time-and-since-past",
        _WORKING,
        DUE,
        PAPER,
        DUE,
        None,
        date(2014, 9, 1),
        Standing.AWAITING_AGREEMENT,
    ),
    (
        "answered-late",
        _WORKING,
        DUE,
        PAPER,
        date(2014, 5, 6),
        None,
        date(2014, 5, 7),
        Standing.AWAITING_AGREEMENT,
    ),
    (
        "answered-no-date",
        _ISSUED,
        None,
        None,
        date(2014, 5, 6),
        None,
        date(2014, 5, 7),
        Standing.AWAITING_AGREEMENT,
    ),
    # 4. no date
    ("no-date", _ISSUED, None, None, None, None, date(2030, 1, 1), Standing.NO_DATE),
    ("no-date-recorded", _RECORDED, None, None, None, None, DUE, Standing.NO_DATE),
    # 5. overdue from the day after
    ("day-after", _ISSUED, DUE, PAPER, None, None, date(2014, 4, 25), Standing.OVERDUE),
    ("recorded-overdue", _RECORDED, DUE, None, None, None, date(2014, 4, 25), Standing.OVERDUE),
    ("on-the-day", _ISSUED, DUE, PAPER, None, None, DUE, Standing.DUE_SOON),
    (
        "leap-day-over",
        _ISSUED,
        date(2024, 2, 29),
        None,
        None,
        None,
        date(2024, 3, 1),
        Standing.OVERDUE,
    ),
    (
        "leap-day",
        _ISSUED,
        date(2024, 2, 29),
        None,
        None,
        None,
        date(2024, 2, 29),
        Standing.DUE_SOON,
    ),
    (
        "new-year-over",
        _ISSUED,
        date(2013, 12, 31),
        None,
        None,
        None,
        date(2014, 1, 1),
        Standing.OVERDUE,
    ),
    (
        "clocks-forward",
        _ISSUED,
        date(2014, 3, 29),
        None,
        None,
        None,
        date(2014, 3, 30),
        Standing.OVERDUE,
    ),
    (
        "clocks-back",
        _ISSUED,
        date(2014, 10, 26),
        None,
        None,
        None,
        date(2014, 10, 26),
        Standing.DUE_SOON,
    ),
    # 6. due soon, from 14 days before the paper, or before the day itself
    ("paper-14-days", _ISSUED, DUE, PAPER, None, None, date(2014, 3, 31), Standing.DUE_SOON),
    ("paper-15-days", _ISSUED, DUE, PAPER, None, None, date(2014, 3, 30), Standing.ON_TRACK),
    ("paper-past", _ISSUED, DUE, PAPER, None, None, date(2014, 4, 15), Standing.DUE_SOON),
    ("due-14-days", _ISSUED, DUE, None, None, None, date(2014, 4, 10), Standing.DUE_SOON),
    ("due-15-days", _ISSUED, DUE, None, None, None, date(2014, 4, 9), Standing.ON_TRACK),
    (
        "soon-across-new-year",
        _WORKING,
        date(2014, 1, 9),
        None,
        None,
        None,
        date(2013, 12, 26),
        Standing.DUE_SOON,
    ),
    (
        "soon-across-leap-day",
        _WORKING,
        date(2024, 3, 7),
        None,
        None,
        None,
        date(2024, 2, 22),
        Standing.DUE_SOON,
    ),
    (
        "not-soon-in-a-common-year",
        _WORKING,
        date(2023, 3, 8),
        None,
        None,
        None,
        date(2023, 2, 21),
        Standing.ON_TRACK,
    ),
    # 7. otherwise
    ("on-track", _WORKING, DUE, PAPER, None, None, date(2014, 1, 24), Standing.ON_TRACK),
    ("recorded-on-track", _RECORDED, DUE, None, None, None, date(2014, 1, 24), Standing.ON_TRACK),
]
