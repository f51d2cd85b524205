"""The work programme: a committee's page, planning, moving, adding to an agenda, dropping."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.markdown import render
from tracker.models import Action, Committee, PlannedItem
from tracker.operations import programme as operations
from tracker.queries import actions, committees, items, posts, programme
from tracker.rules.errors import RuleBroken
from tracker.translation import gettext
from tracker.vocabulary import ReadingClass
from tracker.web.guards import requires
from tracker.web.history import past_of
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.programme.forms import (
    DropPlannedItemForm,
    EditPlannedItemForm,
    MovePlannedItemForm,
    NewPlannedItemForm,
    ToAgendaForm,
    meeting_choices,
)
from tracker.wording.refusals import refusal

blueprint = Blueprint("programme", __name__)

GET_POST = ["GET", "POST"]
PLANNED = "/programme/<int(max=2147483647):planned_id>"
"""A key beyond what a database holds is no address at all."""


def back_to(code: str, planned_id: int | None = None) -> ResponseReturnValue:
    """To a committee's programme, at the planned item where one is named."""
    anchor = f"planned-{planned_id}" if planned_id else None
    return redirect(url_for("programme.show_programme", code=code, _anchor=anchor), 303)


def turned_away(planned: PlannedItem) -> ResponseReturnValue | None:
    """The way back from a verb that what is planned, as it stands, does not allow."""
    try:
        operations.check_waiting(planned)
    except RuleBroken as broken:
        flash(refusal(broken), "important")
        return back_to(planned.committee.code)
    return None


def posts_for(lead_post_id: int | None) -> list[Any]:
    """The posts that can lead it, with the one that leads it now."""
    offered: list[Any] = [*posts.list_open(clock.today())]
    led_by = posts.find(lead_post_id)
    if led_by is not None and led_by.id not in {row.id for row in offered}:
        offered.append(led_by)
    return offered


@blueprint.get("/committees/<code>/programme")
@requires(Permission.PROGRAMME_READ, on=committees.get)
def show_programme(committee: Committee) -> ResponseReturnValue:
    """What a committee means to consider, by meeting."""
    reader = current_reader()
    allowed = decide.allowed(reader, committee, [Permission.PROGRAMME_EDIT])
    return page(
        "programme/show.html",
        committee=committee,
        programme=programme.programme_of(reader, committee.id, clock.today()),
        dropped=programme.list_dropped(reader, committee.id) if allowed else [],
        allowed=allowed,
    )


@blueprint.get(PLANNED)
@requires(Permission.PROGRAMME_READ, on=programme.get)
def show_planned_item(planned: PlannedItem) -> ResponseReturnValue:
    """A lasting address: leads to where it stands in its programme."""
    return back_to(planned.committee.code, planned.id)


@blueprint.route("/committees/<code>/programme/new", methods=GET_POST)
@requires(Permission.PROGRAMME_EDIT, on=committees.get)
def new_planned_item(committee: Committee) -> ResponseReturnValue:
    """Plan a subject; `?meeting=` names the meeting chosen at first."""
    return planning(committee, {"meeting_id": request.args.get("meeting", type=int)})


@blueprint.route("/actions/<code>/<year>/<number:number>/programme", methods=GET_POST)
@requires(Permission.PROGRAMME_EDIT, on=actions.get)
def plan_action(action: Action) -> ResponseReturnValue:
    """Plan what an action asks for; the words of one that is not public are never offered."""
    is_public = action.reading_class is ReadingClass.PUBLIC
    entered = {
        "subject": action.wording if is_public else "",
        "lead_post_id": action.lead_post_id,
        "meeting_id": action.due_meeting_id,
    }
    planned = programme.list_of_action(current_reader(), action.id)
    return planning(action.committee, entered, action, planned)


def planning(
    committee: Committee,
    entered: dict[str, Any],
    action: Action | None = None,
    planned_already: Sequence[Any] = (),
) -> ResponseReturnValue:
    """The page and the change of planning a subject, for an action or by itself."""
    reader, today, code = current_reader(), clock.today(), committee.code
    form = NewPlannedItemForm(data=entered)
    form.offer_posts(posts_for(entered.get("lead_post_id")))
    form.meeting_id.choices = meeting_choices(
        programme.list_offered_meetings(reader, committee.id, today)
    )
    planned = form.carry_out(
        lambda: operations.add(
            committee,
            form.words(),
            reader,
            today,
            meeting_id=form.meeting_id.data,
            action=action,
        )
    )
    if planned:
        flash(gettext("Added to the work programme."), "success")
        return back_to(code, planned.id)
    return page(
        "programme/new.html",
        form=form,
        committee=committee,
        action=action,
        planned_already=planned_already,
    )


@blueprint.route(f"{PLANNED}/edit", methods=GET_POST)
@requires(Permission.PROGRAMME_EDIT, on=programme.get)
def edit_planned_item(planned: PlannedItem) -> ResponseReturnValue:
    """Change the subject, its purpose, who leads it, and whether it is public."""
    away = turned_away(planned)
    if away:
        return away
    committee, planned_id = planned.committee, planned.id
    form = EditPlannedItemForm(obj=planned)
    form.offer_posts(posts_for(planned.lead_post_id))

    def change() -> bool:
        reader, seen = current_reader(), form.seen_version
        operations.change(planned, form.words(), reader, seen_version=seen)
        return True

    if form.carry_out(change):
        flash(gettext("Planned item changed."), "success")
        return back_to(committee.code, planned_id)
    form.read_again(planned.version)
    return page(
        "programme/edit.html",
        form=form,
        committee=committee,
        planned=planned,
        past_events=past_of(planned),
    )


@blueprint.route(f"{PLANNED}/move", methods=GET_POST)
@requires(Permission.PROGRAMME_EDIT, on=programme.get)
def move_planned_item(planned: PlannedItem) -> ResponseReturnValue:
    """Plan it for another meeting, or at another place in the list."""
    away = turned_away(planned)
    if away:
        return away
    reader, today = current_reader(), clock.today()
    committee, planned_id = planned.committee, planned.id
    form = MovePlannedItemForm(
        version=planned.version,
        meeting_id=planned.meeting_id,
        place=programme.place_of(planned),
    )
    offered: list[Any] = [*programme.list_offered_meetings(reader, committee.id, today)]
    if planned.meeting and planned.meeting_id not in {row.id for row in offered}:
        offered.insert(0, planned.meeting)
    form.meeting_id.choices = meeting_choices(offered)

    def move() -> bool:
        to, place, seen = form.meeting_id.data, form.place.data, form.seen_version
        operations.move(planned, to, place, reader, today, seen_version=seen)
        return True

    if form.carry_out(move):
        flash(gettext("Moved."), "success")
        return back_to(committee.code, planned_id)
    form.read_again(planned.version)
    return page("programme/move.html", form=form, committee=committee, planned=planned)


def rendered_purpose() -> tuple[str, str]:
    """The purpose of the planned item in the address, as it stands and as HTML."""
    purpose = programme.get(current_reader(), **(request.view_args or {})).purpose
    return purpose, render(purpose)


@blueprint.route(f"{PLANNED}/to-agenda", methods=GET_POST)
@requires(Permission.PROGRAMME_EDIT, on=programme.get, prepare=rendered_purpose)
def to_agenda(planned: PlannedItem, purpose: tuple[str, str] | None) -> ResponseReturnValue:
    """Make it an item of the agenda of its meeting."""
    away = turned_away(planned)
    if away:
        return away
    committee, meeting = planned.committee, planned.meeting
    form = ToAgendaForm(number=items.next_place(meeting.id)[1] if meeting else "")
    item = form.carry_out(
        lambda: operations.to_agenda(
            planned, form.number.data, *(purpose or ("", "")), current_reader(), clock.today()
        )
    )
    if item:
        flash(gettext("Item %(number)s added.", number=item.number), "success")
        return redirect(url_for("items.show_item", public_id=item.public_id), 303)
    return page(
        "programme/to_agenda.html",
        form=form,
        committee=committee,
        meeting=meeting,
        planned=planned,
        will_meet=meeting is not None
        and programme.will_meet(meeting.status, meeting.held_on, clock.today()),
    )


@blueprint.route(f"{PLANNED}/drop", methods=GET_POST)
@requires(Permission.PROGRAMME_EDIT, on=programme.get)
def drop_planned_item(planned: PlannedItem) -> ResponseReturnValue:
    """Take it out of the work programme, with the reason."""
    away = turned_away(planned)
    if away:
        return away
    committee = planned.committee
    form = DropPlannedItemForm(version=planned.version)

    def drop() -> bool:
        reason, seen = form.reason.data, form.seen_version
        operations.drop(planned, reason, current_reader(), clock.today(), seen_version=seen)
        return True

    if form.carry_out(drop):
        flash(gettext("Dropped from the work programme."), "success")
        return back_to(committee.code)
    form.read_again(planned.version)
    return page("programme/drop.html", form=form, committee=committee, planned=planned)
