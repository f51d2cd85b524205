"""Committees: one with its calendar and members, adding one, its next meetings."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.models import Committee
from tracker.operations import meetings as meeting_operations
from tracker.operations import records
from tracker.queries import committees, meetings
from tracker.translation import gettext
from tracker.web.addresses import absolute
from tracker.web.committees.forms import EditCommitteeForm, NewCommitteeForm, NewMeetingForm
from tracker.web.guards import requires
from tracker.web.history import past_of
from tracker.web.identity import current_reader
from tracker.web.meeting_days import given
from tracker.web.page import page

blueprint = Blueprint("committees", __name__)

PAST_SHOWN = 12


@blueprint.get("/committees")
@requires(Permission.PUBLISHED_READ)
def list_committees() -> ResponseReturnValue:
    """Every committee the reader may see, each with its next meeting."""
    reader, today = current_reader(), clock.today()
    return page(
        "committees/list.html",
        committees=committees.list_all(reader),
        next_meetings=meetings.next_by_committee(reader, today),
        allowed=decide.allowed(reader, among=[Permission.COMMITTEE_ADD]),
    )


@blueprint.get("/committees/<code>")
@requires(Permission.COMMITTEE_READ, on=committees.get)
def show_committee(committee: Committee) -> ResponseReturnValue:
    """One committee: its calendar, its members, the ways to its actions."""
    reader, today, only = current_reader(), clock.today(), [committee.id]
    past = meetings.list_past(reader, today, most=PAST_SHOWN + 1, committee_ids=only)
    return page(
        "committees/show.html",
        committee=committee,
        coming=meetings.list_coming(reader, today, committee_ids=only),
        past=past[:PAST_SHOWN],
        has_more=len(past) > PAST_SHOWN,
        members=committees.list_members(committee.id, today),
        successor=committees.find_successor(reader, committee),
        calendar_address=absolute("feeds.show_committee_calendar", code=committee.code),
        past_events=past_of(committee),
        allowed=decide.allowed(
            reader,
            committee,
            [Permission.COMMITTEE_EDIT, Permission.MEETING_ADD, Permission.TRACKER_IMPORT],
        ),
    )


@blueprint.route("/committees/new", methods=["GET", "POST"])
@requires(Permission.COMMITTEE_ADD)
def new_committee() -> ResponseReturnValue:
    """Add a committee."""
    form = NewCommitteeForm()
    committee = form.carry_out(
        lambda: records.add_committee(
            form.code.data,
            form.name.data,
            current_reader(),
            kind=form.kind.data,
            paper_lead_days=form.paper_lead_days.data or 0,
            usual_place=form.usual_place.data,
            usual_time=form.usual_time.data,
        )
    )
    if committee:
        flash(gettext("%(name)s added.", name=committee.name), "success")
        return redirect(url_for("committees.show_committee", code=committee.code), 303)
    return page("committees/new.html", form=form)


@blueprint.route("/committees/<code>/edit", methods=["GET", "POST"])
@requires(Permission.COMMITTEE_EDIT, on=committees.get)
def edit_committee(committee: Committee) -> ResponseReturnValue:
    """Change a committee's name, usual place and time, days for papers."""
    form = EditCommitteeForm(obj=committee)
    done = form.carry_out(
        lambda: (
            records.change_committee(
                committee,
                current_reader(),
                seen_version=form.seen_version,
                name=form.name.data,
                paper_lead_days=form.paper_lead_days.data or 0,
                usual_place=form.usual_place.data,
                usual_time=form.usual_time.data,
            )
            or True
        )
    )
    if done:
        flash(gettext("Committee changed."), "success")
        return redirect(url_for("committees.show_committee", code=committee.code), 303)
    form.read_again(committee.version)
    return page("committees/edit.html", form=form, committee=committee)


@blueprint.route("/committees/<code>/meetings/new", methods=["GET", "POST"])
@requires(Permission.MEETING_ADD, on=committees.get)
def new_meeting(committee: Committee) -> ResponseReturnValue:
    """Put a meeting in the committee's calendar."""
    form = NewMeetingForm(start_time=committee.usual_time, place=committee.usual_place)
    meeting = form.carry_out(
        lambda: meeting_operations.schedule(
            committee,
            given(form.held_on.data),
            given(form.start_time.data),
            current_reader(),
            place=form.place.data,
            kind=form.kind.data,
        )
    )
    if meeting:
        flash(gettext("Meeting added to the calendar."), "success")
        return redirect(url_for("meetings.show_meeting", public_id=meeting.public_id), 303)
    return page("meetings/new.html", form=form, committee=committee)
