"""What is to be known about a meeting that may go in a calendar, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.rules.calendar import bank_holidays, easter_sunday
from tracker.rules.meeting_plan import Doubt, Note, Standing
from tracker.translation import gettext
from tracker.vocabulary import N_, Nation

WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
WEEKS = {1: N_("First"), 2: N_("Second"), 3: N_("Third"), 4: N_("Fourth"), 5: N_("Last")}

STANDINGS = {
    Standing.NEW: N_("New"),
    Standing.THERE: N_("Already in the calendar"),
    Standing.DOUBT: N_("In doubt"),
}

REASONS: dict[Doubt | Note, str] = {
    Note.WEEKEND: N_("at the weekend"),
    Note.OTHER_TIME: N_("another meeting is in the calendar on this day"),
    Note.TWICE: N_("another meeting on this day stands above"),
    Note.AFTER_THE_END: N_("after the committee ended"),
    Doubt.NO_DAY: N_("no date that can be read, such as 24/4/2014"),
    Doubt.NO_TIME: N_("no time, and the committee has no usual one"),
    Doubt.CANCELLED: N_("cancelled in the file"),
    Doubt.REPEATS: N_("repeats by a rule: add its dates with “Plan a year”"),
    Doubt.ZONE_UNKNOWN: N_("its time zone is not known"),
    Doubt.KIND_UNKNOWN: N_("kind must be ordinary or extraordinary"),
    Doubt.TOO_LONG: N_("the place is too long"),
}

_FIXED = {
    (1, 1): N_("New Year’s Day"),
    (1, 2): N_("2 January"),
    (3, 17): N_("St Patrick’s Day"),
    (7, 12): N_("Battle of the Boyne"),
    (11, 30): N_("St Andrew’s Day"),
    (12, 25): N_("Christmas Day"),
    (12, 26): N_("Boxing Day"),
}


def weekday(day: date) -> str:
    """The day of the week."""
    return gettext(WEEKDAYS[day.weekday()])


def holiday_words(day: date, nation: Nation) -> str:
    """The name of a bank holiday, as “Good Friday – bank holiday”; empty for another day."""
    if day not in bank_holidays(nation, day.year):
        return ""
    easter = easter_sunday(day.year)
    by_easter = {
        easter - timedelta(days=2): N_("Good Friday"),
        easter + timedelta(days=1): N_("Easter Monday"),
    }
    name = by_easter.get(day) or _FIXED.get((day.month, day.day))
    return (
        gettext("%(name)s – bank holiday", name=gettext(name)) if name else gettext("bank holiday")
    )


def reason_words(reasons: Iterable[Doubt | Note], day: date | None, nation: Nation) -> str:
    """Reasons in one line, such as "Good Friday – bank holiday; another meeting …"."""
    said = [
        holiday_words(day, nation) if each is Note.HOLIDAY and day else gettext(REASONS[each])
        for each in reasons
    ]
    return "; ".join(said)
