"""When people are reminded: days and weeks in London, told apart so that nothing is told twice."""

from __future__ import annotations

from datetime import date, timedelta

OVERDUE_FOR_DAYS = 7
"""How long after the day an overdue action is still news; later the weekly digest has it."""

MEETING_WITHIN_DAYS = 5
"""How many days before a meeting its chair and the clerks are told how things stand."""

TOLD_LATELY = timedelta(days=60)
"""How far back it is looked what somebody was told of."""


def week_of(day: date) -> str:
    """The ISO week a day is in, such as "2014-W04"; it begins on Monday."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"


def overdue_between(today: date) -> tuple[date, date]:
    """The due dates that make an action newly overdue, both inclusive."""
    return today - timedelta(days=OVERDUE_FOR_DAYS), today - timedelta(days=1)


def due_between(today: date) -> tuple[date, date]:
    """The days of papers and due dates told a day ahead; today's, where yesterday none was sent."""
    return today, today + timedelta(days=1)


def met_between(today: date) -> tuple[date, date]:
    """The days of meetings told of beforehand."""
    return today, today + timedelta(days=MEETING_WITHIN_DAYS)
