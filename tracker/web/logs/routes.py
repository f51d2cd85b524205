"""A committee's action log as page and file: as it stands, and as published with an agenda."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.access.reader import PUBLIC, Reader
from tracker.exports.action_list import in_layout
from tracker.exports.log_paper import closing_title, log_paper, numbers_of, outstanding_title
from tracker.models import Committee, Meeting
from tracker.operations import action_logs as operations
from tracker.queries import action_logs, authorities, committees, meetings
from tracker.queries.action_logs import Log
from tracker.rules.log_layout import layout_of
from tracker.translation import gettext
from tracker.vocabulary.privacy import ReadingWay
from tracker.web import read_log
from tracker.web.filters import date as day_text
from tracker.web.filters import when
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.list_files import links, send_list
from tracker.web.logs import briefing, layout
from tracker.web.logs.blueprint import FILE, blueprint
from tracker.web.logs.forms import AgendaAddressForm
from tracker.web.page import page
from tracker.web.papers import file_name

Files = Callable[[str], str]
"""The address of a file of a kind."""

PUBLISHED: dict[str, Any] = {"as": "public"}
"""The part of an address that asks for what everybody may read."""

__all__ = ["blueprint", "briefing", "layout"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a log, and what it is called.

    Attributes:
        log: the log.
        committee: whose it is.
        subtitle: as at when, or for which meeting.
        is_public: whether it is what everybody may read.
        file: its name as a file.
    """

    log: Log
    committee: Committee
    subtitle: str
    is_public: bool
    file: str

    @property
    def notice(self) -> str:
        """What a copy that is not for everybody says of itself."""
        if self.is_public:
            return ""
        return gettext(
            "Not for publication: this copy may hold restricted matter, drafts and updates "
            "that are not published."
        )


def wanted_reader() -> Reader:
    """Whoever asks; the public where somebody asks for what may be published."""
    return PUBLIC if request.args.get("as") == "public" else current_reader()


def as_it_stands(committee: Committee) -> Shown:
    """The committee's log today, for whom it is wanted."""
    reader, today = wanted_reader(), clock.today()
    following = meetings.next_of(committee.id, today)
    log = action_logs.live(
        reader,
        committee.id,
        today,
        layout_of(authorities.the_authority().log_layout),
        until=following.held_on if following else None,
    )
    return Shown(
        log,
        committee,
        gettext("As at %(moment)s", moment=when(clock.now())),
        not reader.is_signed_in,
        _file(committee, today.isoformat(), reader),
    )


def as_published(meeting: Meeting) -> Shown:
    """The log that a meeting's agenda was published with."""
    reader = wanted_reader()
    log = action_logs.frozen_of(reader, meeting)
    words = gettext(
        "For the meeting on %(day)s, as published on %(published)s",
        day=day_text(meeting.held_on),
        published=day_text(log.frozen_at),
    )
    name = _file(meeting.committee, f"{meeting.held_on.isoformat()}-as-published", reader)
    return Shown(log, meeting.committee, words, not reader.is_signed_in, name)


def _file(committee: Committee, what: str, reader: Reader) -> str:
    parts = ["action-log", committee.code, what]
    return file_name(*parts, *(["not-for-publication"] if reader.is_signed_in else []))


def _page(
    shown: Shown,
    template: str,
    files: Files,
    public_files: Files,
    **values: Any,  # noqa: ANN401 - what a template shows
) -> ResponseReturnValue:
    """The page of a log, with its files: what the reader may read, and what everybody may."""
    count = len(shown.log.rows)
    return page(
        template,
        shown=shown,
        columns=in_layout(shown.log.layout),
        numbers=numbers_of(shown.log),
        outstanding_title=outstanding_title(shown.log),
        closing_title=closing_title(shown.log),
        files=links(count, files),
        public_files=links(count, public_files),
        **values,
    )


def _send(shown: Shown, kind: str) -> ResponseReturnValue:
    authority = authorities.the_authority()
    read_log.note(read_log.shown_in({"log": shown.log}), ReadingWay.EXPORT)
    title = f"{authority.log_name}: {shown.committee.name}"
    return send_list(
        kind,
        in_layout(shown.log.layout),
        shown.log.rows,
        count=len(shown.log.rows),
        name=shown.file,
        title=title,
        authority=authority,
        notice=shown.notice,
        paper=lambda: log_paper(
            shown.log, authority, shown.committee.name, shown.subtitle, shown.notice
        ),
    )


@blueprint.get("/committees/<code>/action-log")
@requires(Permission.OUTSTANDING_READ, on=committees.get)
def show_log(committee: Committee) -> ResponseReturnValue:
    """The committee's action log as it stands, in the council's own columns."""
    shown, today = as_it_stands(committee), clock.today()
    return _page(
        shown,
        "logs/show.html",
        lambda kind: url_for("logs.download_log", code=committee.code, kind=kind),
        lambda kind: url_for("logs.download_log", code=committee.code, kind=kind, **PUBLISHED),
        committee=committee,
        following=meetings.next_of(committee.id, today),
        may_publish=decide.may(current_reader(), Permission.AGENDA_PUBLISH, committee),
        may_change=decide.may(current_reader(), Permission.AUTHORITY_EDIT),
    )


@blueprint.get(f"/committees/<code>/action-log.{FILE}")
@requires(Permission.OUTSTANDING_READ)
def download_log(code: str, kind: str) -> ResponseReturnValue:
    """The same log as a file."""
    return _send(as_it_stands(committees.get(current_reader(), code)), kind)


@blueprint.get("/meetings/<public_id>/action-log")
@requires(Permission.MEETING_READ, on=meetings.get)
def show_published_log(meeting: Meeting) -> ResponseReturnValue:
    """The action log that the meeting's agenda was published with."""
    public_id = meeting.public_id
    return _page(
        as_published(meeting),
        "logs/published.html",
        lambda kind: url_for("logs.download_published_log", public_id=public_id, kind=kind),
        lambda kind: url_for(
            "logs.download_published_log", public_id=public_id, kind=kind, **PUBLISHED
        ),
        meeting=meeting,
        may_publish=decide.may(current_reader(), Permission.AGENDA_PUBLISH, meeting),
        may_edit=decide.may(current_reader(), Permission.MEETING_EDIT, meeting),
    )


@blueprint.get(f"/meetings/<public_id>/action-log.{FILE}")
@requires(Permission.MEETING_READ)
def download_published_log(public_id: str, kind: str) -> ResponseReturnValue:
    """The same log as a file."""
    return _send(as_published(meetings.get(current_reader(), public_id)), kind)


@blueprint.route("/meetings/<public_id>/agenda/address", methods=["GET", "POST"])
@requires(Permission.MEETING_EDIT, on=meetings.get)
def edit_agenda_address(meeting: Meeting) -> ResponseReturnValue:
    """Say where the agenda is published elsewhere, such as in ModernGov."""
    form, public_id = AgendaAddressForm(obj=meeting), meeting.public_id

    def change() -> bool:
        operations.change_agenda_address(
            meeting, form.agenda_url.data, current_reader(), seen_version=form.seen_version
        )
        return True

    if form.carry_out(change):
        flash(gettext("Address saved."), "success")
        return redirect(url_for("meetings.show_meeting", public_id=public_id), 303)
    meeting = meetings.get(current_reader(), public_id)
    form.read_again(meeting.version)
    return page("logs/agenda_address.html", form=form, meeting=meeting)
