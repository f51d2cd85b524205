"""A meeting's agenda and minutes as Word and PDF, for everybody and, apart, what is private."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.exports.meeting_papers import Head, agenda_paper, minutes_paper
from tracker.markdown import render
from tracker.models import Meeting
from tracker.queries import (
    NotFoundError,
    attendance,
    authorities,
    confirmations,
    meeting_papers,
    meetings,
)
from tracker.translation import gettext
from tracker.vocabulary import MinutesState
from tracker.vocabulary.privacy import ReadingWay
from tracker.web import read_log
from tracker.web.filters import date as day_text
from tracker.web.filters import time as time_text
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.papers import file_name, send_paper

blueprint = Blueprint("meeting_papers", __name__)

KIND = "<any(docx, pdf):kind>"


@blueprint.get(f"/meetings/<public_id>/agenda.{KIND}")
@requires(Permission.MEETING_READ)
def download_agenda(public_id: str, kind: str) -> ResponseReturnValue:
    """The agenda as everybody may read it."""
    return _agenda(public_id, kind, private=False)


@blueprint.get(f"/meetings/<public_id>/private-agenda.{KIND}")
@requires(Permission.MEETING_READ)
def download_private_agenda(public_id: str, kind: str) -> ResponseReturnValue:
    """The private items of the agenda, for those who may read them."""
    return _agenda(public_id, kind, private=True)


@blueprint.get(f"/meetings/<public_id>/minutes.{KIND}")
@requires(Permission.MEETING_READ)
def download_minutes(public_id: str, kind: str) -> ResponseReturnValue:
    """The minutes as everybody may read them."""
    return _minutes(public_id, kind, private=False)


@blueprint.get(f"/meetings/<public_id>/private-minutes.{KIND}")
@requires(Permission.MEETING_READ)
def download_private_minutes(public_id: str, kind: str) -> ResponseReturnValue:
    """The minutes of the private items, for those who may read them."""
    return _minutes(public_id, kind, private=True)


@blueprint.get(f"/meetings/<public_id>/signing-copy.{KIND}")
@requires(Permission.MEETING_READ)
def download_signing_copy(public_id: str, kind: str) -> ResponseReturnValue:
    """The minutes with lines for the signature, for those who may read them."""
    return _minutes(public_id, kind, private=False, signing=True)


def _agenda(public_id: str, kind: str, *, private: bool) -> ResponseReturnValue:
    reader = current_reader()
    meeting = meetings.get(reader, public_id)
    matter = meeting_papers.matter_of(reader, meeting, clock.today())
    if not matter.items or (private and not matter.has_private):
        raise NotFoundError
    if private:
        read_log.note(read_log.of_items(matter.items), ReadingWay.FILE)
    state = ""
    if meeting.agenda_published_at is None:
        state = gettext("Draft: this agenda is not published.")
    head = Head(
        authorities.the_authority(),
        meeting,
        time_text(meeting.start_time),
        state,
        members=attendance.list_members(meeting.committee_id, meeting.held_on),
    )
    name = "private-agenda" if private else "agenda"
    return send_paper(agenda_paper(head, matter, private=private), _name(name, meeting), kind)


def _minutes(
    public_id: str, kind: str, *, private: bool, signing: bool = False
) -> ResponseReturnValue:
    reader = current_reader()
    meeting = meetings.get(reader, public_id)
    matter = meeting_papers.matter_of(reader, meeting, clock.today())
    if not matter.has_minutes or (private and not matter.has_private):
        raise NotFoundError
    if signing and meeting.minutes_published_at is None and not reader.is_clerk:
        raise NotFoundError  # a draft is not to be signed, and they may read parts of it only
    if private:
        read_log.note(read_log.of_items(matter.items), ReadingWay.FILE)
        read_log.note((("action", key) for key in matter.private_actions), ReadingWay.FILE)
    head = Head(
        authorities.the_authority(),
        meeting,
        time_text(meeting.start_time),
        "" if signing else _state(reader, meeting),
        attendance.list_of(reader, meeting.id),
        attendance.list_interests(reader, meeting.id),
    )
    is_final = signing or meeting.minutes_state is MinutesState.CONFIRMED
    sources = confirmations.corrected_sources(reader, meeting.id) if is_final else {}
    corrected = {key: render(source) for key, source in sources.items()}
    paper = minutes_paper(head, matter, private=private, signing=signing, corrected=corrected)
    name = "signing-copy" if signing else "private-minutes" if private else "minutes"
    return send_paper(paper, _name(name, meeting), kind)


def _state(reader: Reader, meeting: Meeting) -> str:
    """How far these minutes have come, in a sentence."""
    if meeting.minutes_state is MinutesState.CONFIRMED:
        confirmed = confirmations.find(reader, meeting.id)
        if confirmed is None:
            return gettext("Confirmed as a correct record")
        return (
            gettext(
                "Confirmed as a correct record on %(day)s. Corrections made then are in the text.",
                day=day_text(confirmed.confirmed_on),
            )
            if confirmed.corrections
            else gettext(
                "Confirmed as a correct record on %(day)s", day=day_text(confirmed.confirmed_on)
            )
        )
    if meeting.minutes_published_at is None:
        return gettext("Draft: these minutes are not published.")
    following = meetings.next_after(meeting)
    if following is None:
        return gettext("Draft – to be confirmed at a later meeting")
    return gettext(
        "Draft – to be confirmed at the meeting on %(day)s", day=day_text(following.held_on)
    )


def _name(what: str, meeting: Meeting) -> str:
    return file_name(what, meeting.committee.code, meeting.held_on.isoformat())
