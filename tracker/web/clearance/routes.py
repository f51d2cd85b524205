"""Circulating draft minutes: whom a clerk asks about which items, until when, who answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import Clearance, Meeting
from tracker.operations import clearances as operations
from tracker.operations.clearances import Circulation
from tracker.queries import actions, clearances, items, meetings, posts, reminders
from tracker.rules.clearing import is_open
from tracker.rules.errors import RuleBroken
from tracker.translation import chair_word, gettext, ngettext
from tracker.vocabulary import Restriction
from tracker.web import read_log
from tracker.web.clearance.forms import CHAIR, CirculateForm, UntilForm
from tracker.web.clearance.settling import shown_comments
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.meeting_days import given
from tracker.web.page import page
from tracker.wording.refusals import refusal

blueprint = Blueprint("clearance", __name__)

USUAL_DAYS = 7


def get(reader: Reader, clearance_id: str) -> Clearance:
    """The circulation an address names."""
    return clearances.get(reader, clearance_id)


@dataclass(frozen=True, slots=True)
class ShownAsked:
    """One of those asked: what they are called, who holds the post, who answered."""

    title: str
    holder: str
    answered_by: str
    row: object


@dataclass(frozen=True, slots=True)
class ShownRound:
    """A circulation as the clerk sees it."""

    row: Clearance
    is_open: bool
    items: list[str]
    asked: list[ShownAsked]

    @property
    def unanswered(self) -> int:
        """How many have not answered."""
        return sum(not each.answered_by for each in self.asked)


@blueprint.get("/meetings/<public_id>/clearance")
@requires(Permission.CLEARANCE_SETTLE, on=meetings.get)
def show_clearance(meeting: Meeting) -> ResponseReturnValue:
    """Who was asked and who answered, and every comment beside its passage."""
    reader = current_reader()
    rounds = clearances.list_of_meeting(meeting.id)
    comments = shown_comments(meeting)
    return page(
        "clearance/show.html",
        meeting=meeting,
        rounds=_shown(reader, meeting, rounds),
        comments=comments,
        unsettled=sum(
            each.row.outcome is None for _item, passages in comments for each in passages
        ),
    )


def _shown(reader: Reader, meeting: Meeting, rounds: Sequence[Clearance]) -> list[ShownRound]:
    today = clock.today()
    numbers = {row.id: row.number for row in items.list_progress(reader, meeting.id)}
    circulated = clearances.item_ids_of(each.id for each in rounds)
    holders = posts.holders_of((asked.post_id for each in rounds for asked in each.asked), today)
    names = clearances.names_of(asked.finished_by_id for each in rounds for asked in each.asked)

    def shown(each: Clearance) -> ShownRound:
        order = [key for key in numbers if key in circulated.get(each.id, ())]
        return ShownRound(
            each,
            is_open(each.until_on, each.ended_at, today),
            [numbers[key] for key in order],
            [
                ShownAsked(
                    asked.post.title if asked.post else chair_word(),
                    holders[asked.post_id].name if asked.post_id in holders else "",
                    names.get(asked.finished_by_id or 0, ""),
                    asked,
                )
                for asked in each.asked
            ],
        )

    return [shown(each) for each in rounds]


def _near(reader: Reader, meeting: Meeting) -> list[tuple[int, str, str]]:
    """The chair, and the posts that lead items of the meeting or own actions agreed at it."""
    today = clock.today()
    chairs = {
        row.person_id
        for row in reminders.list_chairs(today)
        if row.committee_id == meeting.committee_id
    }
    names = sorted(clearances.names_of(chairs).values())
    near: list[tuple[int, str, str]] = []
    if names:
        near.append((CHAIR, chair_word(), ", ".join(names)))
    agreed = actions.list_of_meeting(reader, meeting.id, today)
    keys = {row.lead_post_id for row in items.list_shown(reader, meeting.id)}
    keys |= {action.lead_post_id for under in agreed.values() for action in under}
    holders = posts.holders_of(keys, today)
    near += [
        (row.id, row.title, holders[row.id].name if row.id in holders else gettext("vacant"))
        for row in posts.list_open(today)
        if row.id in keys
    ]
    return near


@blueprint.route("/meetings/<public_id>/clearance/circulate", methods=["GET", "POST"])
@requires(Permission.CLEARANCE_CIRCULATE, on=meetings.get)
def circulate_draft(meeting: Meeting) -> ResponseReturnValue:
    """Send the drafts of some items to chosen officers and the chair, for comments."""
    reader, public_id = current_reader(), meeting.public_id
    agenda = items.list_progress(reader, meeting.id)
    near = _near(reader, meeting)
    form = CirculateForm(
        items=[row.id for row in agenda if row.is_written and row.restriction.value == "open"],
        until_on=clock.today() + timedelta(days=USUAL_DAYS),
    )
    form.offer(agenda, near, posts.list_open(clock.today()))

    def circulate() -> Clearance:
        chosen = form.chosen()
        words = Circulation(
            item_ids=form.items.data or [],
            post_ids=[key for key in chosen if key != CHAIR],
            asks_chair=CHAIR in chosen,
            until_on=given(form.until_on.data),
            note=form.note.data,
        )
        return operations.circulate(meeting, words, reader, clock.now(), clock.today())

    if form.carry_out(circulate):
        flash(gettext("Draft circulated. Those asked get an e-mail."), "success")
        return redirect(url_for("clearance.show_clearance", public_id=public_id), 303)
    # Their titles stand in the form, whose choices tell nothing of what they are.
    read_log.note(
        ("agenda_item", row.id) for row in agenda if row.restriction is not Restriction.OPEN
    )
    return page("clearance/circulate.html", form=form, meeting=meetings.get(reader, public_id))


@blueprint.route("/clearances/<clearance_id>/extend", methods=["GET", "POST"])
@requires(Permission.CLEARANCE_CIRCULATE, on=get)
def extend_clearance(clearance: Clearance) -> ResponseReturnValue:
    """Give another last day; one that is over is begun again."""
    reader, clearance_id = current_reader(), clearance.public_id
    meeting_id = clearance.meeting.public_id
    form = UntilForm(
        until_on=max(clearance.until_on, clock.today() + timedelta(days=USUAL_DAYS)),
        version=clearance.version,
    )

    def extend() -> tuple[bool]:
        again = operations.extend(
            clearance,
            given(form.until_on.data),
            reader,
            clock.now(),
            clock.today(),
            seen_version=form.seen_version,
        )
        return (again,)

    done = form.carry_out(extend)
    if done:
        flash(
            gettext("Circulated again. Those asked get an e-mail.")
            if done[0]
            else gettext("Last day changed."),
            "success",
        )
        return redirect(url_for("clearance.show_clearance", public_id=meeting_id), 303)
    clearance = get(reader, clearance_id)
    form.read_again(clearance.version)
    return page(
        "clearance/extend.html",
        form=form,
        clearance=clearance,
        meeting=clearance.meeting,
        is_open=is_open(clearance.until_on, clearance.ended_at, clock.today()),
    )


@blueprint.post("/clearances/<clearance_id>/end")
@requires(Permission.CLEARANCE_CIRCULATE, on=get)
def end_clearance(clearance: Clearance) -> ResponseReturnValue:
    """End it before its day."""
    form, meeting_id = UntilForm(), clearance.meeting.public_id
    try:
        operations.end(
            clearance,
            current_reader(),
            clock.now(),
            clock.today(),
            seen_version=form.seen_version,
        )
    except RuleBroken as broken:
        flash(refusal(broken), "important")
    else:
        flash(gettext("Ended. Those asked can read the draft no more."), "success")
    return redirect(url_for("clearance.show_clearance", public_id=meeting_id), 303)


@blueprint.post("/clearances/<clearance_id>/remind")
@requires(Permission.CLEARANCE_CIRCULATE, on=get)
def remind_asked(clearance: Clearance) -> ResponseReturnValue:
    """Remind those who have not answered."""
    meeting_id = clearance.meeting.public_id
    try:
        number = operations.remind(clearance, current_reader(), clock.now(), clock.today())
    except RuleBroken as broken:
        flash(refusal(broken), "important")
    else:
        if number:
            told = ngettext("%(num)s reminder is sent.", "%(num)s reminders are sent.", number)
            flash(told, "success")
        else:
            flash(gettext("Whoever has not answered was reminded today already."), "important")
    return redirect(url_for("clearance.show_clearance", public_id=meeting_id), 303)
