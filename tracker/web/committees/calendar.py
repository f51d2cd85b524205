"""A committee's calendar: a year of meetings in one form, and meetings from a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.imports.calendar_file import FIELD, FileMeeting, read_calendar
from tracker.imports.rows import MOST_BYTES, file_text
from tracker.models import Committee
from tracker.operations import calendars as operations
from tracker.operations.calendars import Scheduled
from tracker.queries import authorities, committees
from tracker.rules.errors import RuleBroken
from tracker.rules.meeting_plan import Standing, months_of_year
from tracker.rules.references import DEFAULT_ANNUAL_MEETING, municipal_year
from tracker.translation import gettext, ngettext
from tracker.translation import lazy_gettext as _
from tracker.web.committees.year_form import YearForm, days_by_pattern, of_months
from tracker.web.fields import FileField, LongText
from tracker.web.forms import OnceForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording import calendars as wording
from tracker.wording.due import MONTHS

blueprint = Blueprint("calendar", __name__)

YEARS_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Year:
    """A municipal year: its name and its twelve months."""

    first: int
    name: str
    months: list[tuple[int, int]]


def _years(today: date) -> list[Year]:
    """The municipal years that can be planned: this one and those to come."""
    known = authorities.annual_meetings()
    now = int(municipal_year(today, known)[:4])
    return [_year(first, known) for first in range(now, now + YEARS_AHEAD)]


def _year(first: int, known: list[date]) -> Year:
    default = date(first, *DEFAULT_ANNUAL_MEETING)
    begins = min((day for day in known if day.year == first), default=default)
    return Year(first, municipal_year(begins, known), months_of_year(begins))


@blueprint.route("/committees/<code>/calendar", methods=["GET", "POST"])
@requires(Permission.MEETING_ADD, on=committees.get)
def plan_year(committee: Committee) -> ResponseReturnValue:
    """Enter, check and save the meetings of one municipal year."""
    years = _years(clock.today())
    asked = request.args.get("year", "")
    year = next((each for each in years if str(each.first) == asked), years[0])
    form = _form(committee, year)
    if form.carry_out(lambda: True):
        if request.form.get("step") == "save":
            done = form.carry_out(lambda: _save(committee, form))
            if done:
                _tell(done)
                return redirect(url_for("committees.show_committee", code=committee.code), 303)
        return _check(committee, year, form)
    return page(
        "committees/calendar.html",
        form=form,
        committee=committees.get(current_reader(), committee.code),
        year=year,
        years=years,
        weekdays=[gettext(word) for word in wording.WEEKDAYS],
        weeks={number: gettext(word) for number, word in wording.WEEKS.items()},
        months=[(month, gettext(MONTHS[month - 1])) for _year, month in year.months],
        pattern=_pattern_asked(year),
    )


def _pattern_asked(year: Year) -> dict[str, object]:
    given = request.args
    every = [str(month) for _year, month in year.months]
    months = given.getlist("month") if "weekday" in given else every
    return {"weekday": given.get("weekday", "3"), "week": given.get("week", "3"), "months": months}


def _form(committee: Committee, year: Year) -> YearForm:
    form_of_year = of_months(year.months)
    if request.method == "POST":
        return form_of_year()
    if "start_time" in request.args:
        return form_of_year(request.args)
    form = form_of_year(start_time=committee.usual_time, place=committee.usual_place)
    weekday, week = request.args.get("weekday", ""), request.args.get("week", "")
    form.fill(days_by_pattern(year.months, request.args.getlist("month"), weekday, week) or [])
    return form


def _check(committee: Committee, year: Year, form: YearForm) -> ResponseReturnValue:
    judged = operations.judge_planned(committee, form.planned())
    nation = authorities.the_authority().nation
    entered = form.entered()
    again = url_for("calendar.plan_year", code=committee.code)
    return page(
        "committees/calendar_check.html",
        form=form,
        committee=committee,
        year=year,
        rows=[
            (
                each.meeting,
                wording.weekday(each.meeting.held_on),
                each.standing,
                wording.reason_words(each.notes, each.meeting.held_on, nation),
            )
            for each in judged
        ],
        standings=wording.STANDINGS,
        new=sum(each.standing is Standing.NEW for each in judged),
        entered=entered,
        again=f"{again}?{urlencode({'year': year.first} | entered)}",
    )


def _save(committee: Committee, form: YearForm) -> Scheduled:
    judged = operations.judge_planned(committee, form.planned())
    new = [each.meeting for each in judged if each.standing is Standing.NEW]
    return operations.schedule_all(committee, new, current_reader())


def _tell(done: Scheduled) -> None:
    if not done.meetings:
        flash(gettext("Nothing was added: every meeting is in the calendar already."), "important")
        return
    added = ngettext("%(num)s meeting added.", "%(num)s meetings added.", done.meetings)
    followed = ngettext(
        "The due date of %(num)s action followed.",
        "The due dates of %(num)s actions followed.",
        done.actions,
    )
    flash(f"{added} {followed}" if done.actions else added, "success")


class CalendarFileForm(OnceForm):
    """A calendar as a file or pasted."""

    file = FileField(
        _("Calendar file"),
        description=_("iCalendar (.ics) or CSV, smaller than 1 MB and at most 2,000 meetings"),
        endings=["ics", "csv", "txt"],
    )
    calendar = LongText(
        _("Or paste its text"),
        description=_("The first line of a CSV names the columns: date, time, place, kind"),
        most=MOST_BYTES,
    )

    def refuse(self, broken: RuleBroken) -> None:
        """Show what is wrong with a calendar where it was given."""
        given_as = "calendar" if request.form.get("calendar") else "file"
        field = given_as if broken.field == FIELD else broken.field
        super().refuse(RuleBroken(field, broken.code, **broken.values))


@dataclass(frozen=True, slots=True)
class SentCalendar:
    """What was sent: its text, and what was read of it or why not."""

    text: str = ""
    found: list[FileMeeting] | None = None
    refused: RuleBroken | None = None

    def found_or_refusal(self) -> list[FileMeeting] | None:
        """The meetings that were read.

        Raises:
            RuleBroken: it could not be read as a calendar.
        """
        if self.refused:
            raise self.refused
        return self.found


def read_sent() -> SentCalendar:
    """Read the calendar of the request, before any change is opened."""
    file = request.files.get("file")
    if file and file.filename:
        data = file.read(MOST_BYTES + 1)
    else:
        data = request.form.get("calendar", "").encode()
    try:
        return SentCalendar(file_text(data, FIELD), read_calendar(data))
    except RuleBroken as refused:
        return SentCalendar(refused=refused)


@blueprint.route("/committees/<code>/calendar/import", methods=["GET", "POST"])
@requires(Permission.MEETING_ADD, on=committees.get, prepare=read_sent)
def import_calendar(committee: Committee, sent: SentCalendar | None) -> ResponseReturnValue:
    """Read a calendar, show what would be added, and add it when the clerk says so."""
    form = CalendarFileForm()
    is_right = sent is not None and form.carry_out(sent.found_or_refusal) is not None
    if sent is None or sent.found is None or not is_right:
        shown = committees.get(current_reader(), committee.code)
        return page("committees/import_calendar.html", form=form, committee=shown)
    read = operations.judge_file(committee, sent.found)
    new = [each.meeting for each in read if each.standing is Standing.NEW and each.meeting]
    if request.form.get("step") == "save":
        done = form.carry_out(lambda: operations.schedule_all(committee, new, current_reader()))
        if done:
            _tell(done)
            return redirect(url_for("committees.show_committee", code=committee.code), 303)
    nation = authorities.the_authority().nation
    return page(
        "committees/import_calendar_check.html",
        form=form,
        committee=committees.get(current_reader(), committee.code),
        rows=[
            (each, wording.reason_words(each.reasons, each.source.held_on, nation)) for each in read
        ],
        counts={s: sum(each.standing is s for each in read) for s in Standing},
        standings=wording.STANDINGS,
        new=len(new),
        text=sent.text,
    )
