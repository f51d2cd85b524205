"""The briefing for a coming meeting: one page, as Word and as PDF."""

from __future__ import annotations

from datetime import datetime

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.exports.briefing_paper import Asked, briefing_paper
from tracker.models import Meeting
from tracker.queries import authorities, briefings, meetings
from tracker.queries.briefings import Briefing
from tracker.queries.log_rows import LogRow
from tracker.rules.briefing import question
from tracker.translation import gettext
from tracker.vocabulary.privacy import ReadingWay
from tracker.web import read_log
from tracker.web.filters import date as day_text
from tracker.web.filters import when
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.logs.blueprint import PAPER, blueprint
from tracker.web.page import page
from tracker.web.papers import file_name, send_paper
from tracker.wording.briefing import question_words, summary


def _asked(reader: Reader, meeting: Meeting, briefing: Briefing) -> list[Asked]:
    """The overdue actions, each with its question."""
    inside = reader.is_clerk or meeting.committee_id in reader.member_of

    def words(row: LogRow) -> str:
        asked = question(
            has_owner=bool(row.owner),
            agreed_on=row.agreed_on,
            updated_on=row.updated_on,
            times_deferred=row.times_deferred,
            today=clock.today(),
        )
        return question_words(asked, published_only=not inside)

    return [Asked(row, words(row)) for row in briefing.overdue]


def _sentence(briefing: Briefing) -> str:
    counts = briefing.counts
    return summary(
        open_now=counts["open"],
        overdue=counts["overdue"],
        due=counts["due"],
        awaiting=counts["awaiting"],
    )


def _as_at(now: datetime) -> str:
    return gettext("As at %(moment)s", moment=when(now))


def is_over(meeting: Meeting) -> bool:
    """Whether there is nothing left to be briefed for."""
    return meeting.held_on < clock.today()


@blueprint.get("/meetings/<public_id>/briefing")
@requires(Permission.MEETING_READ, on=meetings.get)
def show_briefing(meeting: Meeting) -> ResponseReturnValue:
    """What stands out before the meeting, on one page; of a past meeting its own page."""
    if is_over(meeting):
        return redirect(url_for("meetings.show_meeting", public_id=meeting.public_id), 302)
    reader = current_reader()
    briefing = briefings.briefing_for(reader, meeting, clock.today())
    return page(
        "logs/briefing.html",
        meeting=meeting,
        briefing=briefing,
        asked=_asked(reader, meeting, briefing),
        sentence=_sentence(briefing),
        as_at=_as_at(clock.now()),
        register=url_for("actions.list_actions", committee=meeting.committee.code),
    )


@blueprint.get(f"/meetings/<public_id>/briefing.{PAPER}")
@requires(Permission.MEETING_READ)
def download_briefing(public_id: str, kind: str) -> ResponseReturnValue:
    """The same as Word or PDF."""
    reader = current_reader()
    meeting = meetings.get(reader, public_id)
    if is_over(meeting):
        return redirect(url_for("meetings.show_meeting", public_id=meeting.public_id), 302)
    briefing = briefings.briefing_for(reader, meeting, clock.today())
    read_log.note(read_log.shown_in({"briefing": briefing}), ReadingWay.FILE)
    day = day_text(meeting.held_on)
    paper = briefing_paper(
        briefing,
        authorities.the_authority(),
        title=gettext("Briefing: %(name)s, %(day)s", name=meeting.committee.name, day=day),
        as_at=_as_at(clock.now()),
        sentence=_sentence(briefing),
        asked=_asked(reader, meeting, briefing),
        notice=gettext("Not for publication") if reader.is_signed_in else "",
    )
    return send_paper(
        paper, file_name("briefing", meeting.committee.code, meeting.held_on.isoformat()), kind
    )
