"""Jinja filters: dates, times and figures as people write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from flask_babel import gettext  # pyright: ignore[reportUnknownVariableType]  # its arguments are untyped

from tracker.vocabulary import N_, DocumentSlot
from tracker.web.fields import error_links
from tracker.wording.measures import figure
from tracker.wording.roles import role_words

LONDON = ZoneInfo("Europe/London")

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
# The customary three letters; "Sept" is not used in the GOV.UK style.
SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
NOON = 12


def month_name(number: int) -> str:
    """Return the name of a month, 1 to 12."""
    return gettext(MONTHS[number - 1])


def date(day: dt.date | None) -> str:
    """Return "23 January 2014"; a moment is shown as its London day, None as nothing."""
    if day is None:
        return ""
    day = _london(day)
    return f"{day.day} {month_name(day.month)} {day.year}"


def short_date(day: dt.date | None) -> str:
    """Return "23 Jan 2014", for tables; otherwise as `date`."""
    if day is None:
        return ""
    day = _london(day)
    return f"{day.day} {gettext(SHORT_MONTHS[day.month - 1])} {day.year}"


def time(moment: dt.time | dt.datetime | None) -> str:
    """Return "6:30pm", "6pm", "midday" or "midnight"; an aware moment in London time."""
    if moment is None:
        return ""
    if isinstance(moment, dt.datetime):
        moment = _london_moment(moment).time()
    if moment.minute == 0 and moment.hour in {0, NOON}:
        return gettext("midday") if moment.hour else gettext("midnight")
    hour = moment.hour % NOON or NOON
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < NOON else 'pm'}"


def when(moment: dt.datetime | None) -> str:
    """Return "2:15pm on 22 April 2014" in London time for an aware moment."""
    if moment is None:
        return ""
    return gettext("%(time)s on %(date)s", time=time(moment), date=date(moment))


def moment(value: dt.date | None) -> str:
    """Return `when` for a moment and `date` for a day: no hour is ever made up."""
    return when(value) if isinstance(value, dt.datetime) else date(value)


def iso(value: dt.date | None) -> str:
    """Return what `<time datetime>` wants; an aware moment with its London offset."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return _london_moment(value).isoformat(timespec="minutes")
    return value.isoformat()


def file_size(size: int) -> str:
    """Return "12 KB" or "3.4 MB" for a number of bytes, as file browsers count."""
    kilobytes = max(1, round(size / 1024))
    if kilobytes < 1000:  # noqa: PLR2004 - then megabytes are shorter to read
        return gettext("%(number)s KB", number=kilobytes)
    return gettext("%(number)s MB", number=f"{size / 1024 / 1024:.1f}")


def reports(documents: Sequence[Any] | None) -> list[Any]:
    """Return those of an item's documents that are its report."""
    slots = {DocumentSlot.REPORT, DocumentSlot.TO_FOLLOW}
    return [each for each in documents or () if each.slot in slots and not each.removed_at]


def _london(day: dt.date) -> dt.date:
    return _london_moment(day).date() if isinstance(day, dt.datetime) else day


def _london_moment(moment: dt.datetime) -> dt.datetime:
    """Raise ValueError for a moment without a zone: guessing one moves a day at midnight."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(LONDON)


def register(app: Flask) -> None:
    """Give the templates these filters, and `error_links` for the error summary."""
    plain = (
        date,
        short_date,
        time,
        when,
        moment,
        iso,
        month_name,
        figure,
        file_size,
        error_links,
    )
    for each in plain:
        app.jinja_env.filters[each.__name__] = each
    app.add_template_filter(reports)
    app.jinja_env.filters["role_words"] = role_words  # pyright: ignore[reportArgumentType] - it names its arguments
