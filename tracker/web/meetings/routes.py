"""Meetings: the calendar, agenda and minutes on one page, publishing and issuing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import Meeting
from tracker.operations import meetings as operations
from tracker.operations.items import UNCONFIRMED_GROUND
from tracker.queries import (
    actions,
    agendas,
    attendance,
    authorities,
    committees,
    confirmations,
    documents,
    items,
    matters_arising,
    meetings,
    posts,
    reported_back,
    takedowns,
    updates,
    votes,
    working_copies,
)
from tracker.queries.fetch import AnyRow
from tracker.queries.programme import will_meet
from tracker.rules.calendar import bank_holidays
from tracker.rules.notice import notice
from tracker.translation import gettext, ngettext
from tracker.vocabulary import ActionStatus, ItemKind, MinutesState, PaperWanted, Restriction
from tracker.web.addresses import addresses_of
from tracker.web.filters import reports
from tracker.web.fresh_password import asks_password_again
from tracker.web.guards import requires
from tracker.web.history import past_of
from tracker.web.identity import current_reader
from tracker.web.meeting_days import given
from tracker.web.meetings.forms import ConfirmForm, EditMeetingForm, PublishMinutesForm
from tracker.web.meetings.steps import steps_of
from tracker.web.meetings.unfinished import lacking, private_lacks, unfinished, waiting_comments
from tracker.web.minutes_editor import editor_page
from tracker.web.page import page
from tracker.wording.due import due_words
from tracker.wording.notice import notice_sentence

blueprint = Blueprint("meetings", __name__)

PAST_SHOWN = 24
CLERKS_VERBS = (
    Permission.MEETING_EDIT,
    Permission.AGENDA_ARRANGE,
    Permission.AGENDA_PUBLISH,
    Permission.CLEARANCE_CIRCULATE,
    Permission.MINUTES_PUBLISH,
    Permission.MINUTES_CORRECT,
    Permission.PAPERS_TAKE_DOWN,
    Permission.MINUTES_CONFIRM,
    Permission.MEETING_ISSUE,
    Permission.DECISIONS_RECORD,
    Permission.ACTION_REPORT_BACK,
    Permission.ITEM_ADD,
    Permission.ITEM_EDIT,
    Permission.ITEM_IMPORT,
    Permission.MINUTES_WRITE,
    Permission.ACTION_RECORD,
    Permission.DOCUMENT_ADD,
    Permission.DOCUMENT_REPLACE,
    Permission.DOCUMENT_REMOVE,
    Permission.FORMER_DOCUMENTS_READ,
    Permission.REDACTION_ASK,
)


def by_month(rows: list[AnyRow]) -> list[tuple[date, list[AnyRow]]]:
    """Rows in order of their day, by the first day of their month."""
    months = groupby(rows, key=lambda row: row.held_on.replace(day=1))
    return [(month, list(inside)) for month, inside in months]


@blueprint.get("/meetings")
@requires(Permission.PUBLISHED_READ)
def list_meetings() -> ResponseReturnValue:
    """Coming meetings, then past ones a page at a time, by month; of one committee if asked."""
    reader, today = current_reader(), clock.today()
    code = request.args.get("committee", "")
    committee = committees.get(reader, code) if code else None
    only = [committee.id] if committee else None
    before = earlier_than(request.args.get("before", ""), today)
    past = list(meetings.list_past(reader, before, most=PAST_SHOWN + 1, committee_ids=only))
    months = by_month(past[:PAST_SHOWN])
    # A month is shown whole or on the next page, which begins before the last one shown.
    if len(past) > PAST_SHOWN and len(months) > 1:
        months.pop()
    return page(
        "meetings/list.html",
        committee=committee,
        coming=[]
        if before < today
        else by_month(list(meetings.list_coming(reader, today, committee_ids=only))),
        past=months,
        is_first=before == today,
        earlier=months[-1][0].isoformat() if len(past) > PAST_SHOWN else None,
    )


def earlier_than(text: str, today: date) -> date:
    """The day an address asks for meetings before; today when it names none in the past."""
    try:
        return min(date.fromisoformat(text), today)
    except ValueError:
        return today


@blueprint.get("/meetings/<public_id>")
@requires(Permission.MEETING_READ, on=meetings.get)
def show_meeting(meeting: Meeting) -> ResponseReturnValue:
    """Agenda and minutes on one page, with the actions where they were agreed."""
    return meeting_page(current_reader(), meeting)


def meeting_page(
    reader: Reader, meeting: Meeting, *, is_preview: bool = False
) -> ResponseReturnValue:
    """The page of a meeting for a reader; a preview is shown to a clerk as the public will see it."""
    today = clock.today()
    agenda = items.list_shown(reader, meeting.id)
    readable = [item.id for item in agenda if item.is_readable]
    considered = items.list_indicators(reader, readable) if readable else {}
    agreed = actions.list_of_meeting(reader, meeting.id, today)
    everything: list[Any] = [action for under in agreed.values() for action in under]
    papers = documents.list_under_items(reader, readable, meeting_id=meeting.id, notices=True)
    before = reported_back.list_before(reader, [item.id for item in agenda], today)
    reports: list[Any] = [action for under in before.values() for action in under]
    shown = {item.id for item in agenda}
    allowed = decide.allowed(reader, meeting, CLERKS_VERBS)
    written = sum(item.minutes_html is not None for item in agenda)
    unissued = sum(action.status is ActionStatus.RECORDED for action in everything)
    return page(
        "meetings/show.html",
        meeting=meeting,
        reader=reader,
        is_preview=is_preview,
        down=takedowns.list_open(meeting),
        past_events=None if is_preview else past_of(meeting),
        items=agenda,
        documents=papers,
        of_meeting=papers.get(documents.OF_MEETING),
        indicators=considered,
        indicator_urls=addresses_of(row for rows in considered.values() for row in rows),
        actions=agreed,
        elsewhere=[action for action in everything if action.item_id not in shown],
        due={action.id: due_words(action) for action in [*everything, *reports]},
        holders=posts.holders_of(
            (action.lead_post_id for action in [*everything, *reports]), today
        ),
        steps=steps_of(
            meeting,
            allowed,
            items=len(agenda),
            written=written,
            unissued=unissued,
            today=today,
            to_report=reported_back.count_to_report(reader, meeting)
            if Permission.ACTION_REPORT_BACK in allowed
            and will_meet(meeting.status, meeting.held_on, today)
            else 0,
        ),
        reported=before,
        said=updates.latest_of(reader, [row.id for row in reports]),
        allowed=allowed,
        written=written,
        wanted=not_in(meeting, agenda, papers) if Permission.AGENDA_ARRANGE in allowed else [],
        papers_due_on=meeting.held_on - timedelta(days=meeting.committee.paper_lead_days),
        previous=agendas.find_previous(meeting)
        if any(item.kind is ItemKind.MINUTES for item in agenda)
        else None,
        matters=matters_arising.list_under(reader, meeting, today)
        if any(item.kind is ItemKind.MATTERS_ARISING and item.is_readable for item in agenda)
        else None,
        **recorded_of(reader, meeting, agenda),
        confirmation=confirmations.find(reader, meeting.id)
        if meeting.minutes_confirmed_at and meeting.minutes_published_at
        else None,
        corrections=confirmations.list_corrections(reader, meeting.id)
        if meeting.minutes_confirmed_at
        else {},
        confirming=meetings.next_after(meeting)
        if meeting.minutes_state is MinutesState.PUBLISHED
        else None,
    )


def recorded_of(reader: Reader, meeting: Meeting, agenda: Sequence[AnyRow]) -> dict[str, Any]:
    """Who was there, what was declared and decided: asked for only where something is recorded."""
    attended = not agenda or agenda[0].has_attendance
    declared = any(item.has_interests for item in agenda)
    decided = any(item.has_votes for item in agenda)
    return {
        "attended": attendance.list_of(reader, meeting.id) if attended else [],
        "interests": attendance.list_interests(reader, meeting.id) if declared else [],
        "votes": votes.list_of_meeting(reader, meeting.id) if decided else {},
    }


@blueprint.route("/meetings/<public_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, on=meetings.get)
def edit_meeting(meeting: Meeting) -> ResponseReturnValue:
    """Move, postpone or cancel a meeting; due dates that depend on it follow."""
    form, public_id = EditMeetingForm(obj=meeting), meeting.public_id
    done = form.carry_out(
        lambda: (
            operations.change(
                meeting,
                current_reader(),
                seen_version=form.seen_version,
                held_on=given(form.held_on.data),
                start_time=given(form.start_time.data),
                place=form.place.data,
                kind=form.kind.data,
                status=form.status.data,
                reason=form.reason.data,
            ),
        )
    )
    if done:
        flash(changed_sentence(len(done[0])), "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    meeting = meetings.get(current_reader(), public_id)
    form.read_again(meeting.version)
    return page("meetings/edit.html", form=form, meeting=meeting)


def changed_sentence(followed: int) -> str:
    """What a changed meeting did to due dates."""
    if not followed:
        return gettext("Meeting changed.")
    return ngettext(
        "Meeting changed. The due date of %(num)s action followed.",
        "Meeting changed. The due dates of %(num)s actions followed.",
        followed,
    )


def not_in(
    meeting: Meeting, agenda: Sequence[AnyRow], papers: Mapping[int, Sequence[AnyRow]]
) -> list[AnyRow]:
    """The items of a meeting to come whose report is wanted and not there."""
    if meeting.held_on < clock.today():
        return []
    return [
        item
        for item in agenda
        if item.lead_post_id is not None
        and item.paper is not PaperWanted.NONE
        and not reports(papers.get(item.id))
    ]


def is_for_all(document: AnyRow) -> bool:
    """Whether a document under an open item is read by everybody once the agenda is published."""
    return document.public_id is None or document.restriction is Restriction.OPEN


def notice_today(meeting: Meeting) -> str:
    """The notice its agenda gives if published today, in a sentence; nothing for the past."""
    nation, today = authorities.the_authority().nation, clock.today()
    if meeting.held_on <= today:
        return ""
    years = range(today.year, meeting.held_on.year + 1)
    holidays = frozenset(day for year in years for day in bank_holidays(nation, year))
    return notice_sentence(notice(today, meeting.held_on, nation, holidays))


@blueprint.route("/meetings/<public_id>/agenda/publish", methods=["GET", "POST"])
@requires(Permission.AGENDA_PUBLISH, on=meetings.get)
def publish_agenda(meeting: Meeting) -> ResponseReturnValue:
    """Let everybody read the agenda, after a look at what that makes public."""
    form, public_id = ConfirmForm(), meeting.public_id
    done = form.carry_out(
        lambda: operations.publish_agenda(meeting, current_reader(), clock.now()) or True
    )
    if done:
        flash(gettext("Agenda published."), "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    reader = current_reader()
    meeting = meetings.get(reader, public_id)
    agenda = items.list_shown(reader, meeting.id)
    papers = documents.list_under_items(reader, [item.id for item in agenda])
    return page(
        "meetings/publish_agenda.html",
        documents={key: [row for row in rows if is_for_all(row)] for key, rows in papers.items()},
        wanted=not_in(meeting, agenda, papers),
        unexplained=[item for item in agenda if item.is_urgent and not item.urgency_reason],
        form=form,
        meeting=meeting,
        items=agenda,
        unconfirmed=[item for item in agenda if item.restriction_ground == UNCONFIRMED_GROUND],
        notice_words=notice_today(meeting),
    )


@blueprint.route("/meetings/<public_id>/minutes/publish", methods=["GET", "POST"])
@asks_password_again
@requires(Permission.MINUTES_PUBLISH, on=meetings.get)
def publish_minutes(meeting: Meeting) -> ResponseReturnValue:
    """Let everybody read the minutes as a draft, after a look at what that makes public."""
    form, public_id = PublishMinutesForm(), meeting.public_id
    form.offer(unfinished(current_reader(), meeting))
    done = form.carry_out(
        lambda: (
            operations.publish_minutes(
                meeting, current_reader(), clock.now(), meant=form.meant.data or []
            )
            or True
        )
    )
    if done:
        flash(gettext("Draft minutes published."), "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    reader, today = current_reader(), clock.today()
    meeting = meetings.get(reader, public_id)
    agreed = actions.list_of_meeting(reader, meeting.id, today)
    return page(
        "meetings/publish_minutes.html",
        unfinished=unfinished(current_reader(), meeting),
        lacking=lacking,
        **private_lacks(meeting),
        unsaved=working_copies.list_unsaved(reader, meeting.id),
        comments=waiting_comments(meeting),
        form=form,
        meeting=meeting,
        items=items.list_shown(reader, meeting.id),
        actions=[action for under in agreed.values() for action in under],
    )


@blueprint.route("/meetings/<public_id>/issue", methods=["GET", "POST"])
@requires(Permission.MEETING_ISSUE, on=meetings.get)
def issue_actions(meeting: Meeting) -> ResponseReturnValue:
    """Release a meeting's recorded actions to their owners, in one step."""
    form, public_id = ConfirmForm(), meeting.public_id
    issued = form.carry_out(lambda: operations.issue(meeting, current_reader(), clock.now()))
    if issued:
        done = ngettext("%(num)s action issued.", "%(num)s actions issued.", len(issued))
        flash(done, "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    reader, today = current_reader(), clock.today()
    meeting = meetings.get(reader, public_id)
    agreed = actions.list_of_meeting(reader, meeting.id, today)
    recorded: list[Any] = [
        action
        for under in agreed.values()
        for action in under
        if action.status is ActionStatus.RECORDED
    ]
    return page(
        "meetings/issue.html",
        form=form,
        meeting=meeting,
        actions=recorded,
        due={action.id: due_words(action) for action in recorded},
        holders=posts.holders_of((action.lead_post_id for action in recorded), today),
    )


@blueprint.get("/meetings/<public_id>/minutes")
@requires(Permission.MINUTES_WRITE, on=meetings.get)
def write_minutes(meeting: Meeting) -> ResponseReturnValue:
    """Take minutes item by item: the one asked for, or the first without any."""
    reader = current_reader()
    progress = items.list_progress(reader, meeting.id)
    if not progress:
        flash(gettext("Add an item before taking minutes."), "important")
        return redirect(url_for("items.new_item", public_id=meeting.public_id))
    wanted = request.args.get("item", "")
    chosen = next((row for row in progress if row.public_id == wanted), None)
    first = next((row for row in progress if not row.is_written), progress[0])
    item = items.get(reader, (chosen or first).public_id)
    return editor_page(reader, item, use_kept=request.args.get("use") == "kept")
