"""Building an agenda: filling it in one step, moving its items, keeping standing items."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import AgendaItem, Committee, Meeting
from tracker.operations import agendas as operations
from tracker.queries import agendas, committees, items, meetings, reported_back
from tracker.queries.agendas import Line
from tracker.queries.programme import will_meet
from tracker.rules.agendas import kind_of
from tracker.rules.errors import Broken, RuleBroken
from tracker.translation import gettext, ngettext
from tracker.vocabulary import ItemKind
from tracker.web.agendas.forms import FillAgendaForm, MoveItemForm, StandingItemsForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.refusals import refusal

blueprint = Blueprint("agendas", __name__)


@blueprint.route("/meetings/<public_id>/agenda", methods=["GET", "POST"])
@requires(Permission.AGENDA_ARRANGE, on=meetings.get)
def arrange_agenda(meeting: Meeting) -> ResponseReturnValue:
    """Put standing and planned items onto a draft agenda, and see it in order."""
    reader, today, public_id = current_reader(), clock.today(), meeting.public_id
    offered = _offered(reader, meeting)
    planned = agendas.list_planned(reader, meeting.id)
    form = FillAgendaForm(
        standing=[place for place, _line in offered], planned=[row.id for row in planned]
    )
    form.offer(offered, planned)
    if meeting.agenda_published_at is not None and form.is_submitted():
        flash(refusal(RuleBroken("", Broken.AGENDA_IS_PUBLISHED)), "important")
        return redirect(url_for("agendas.arrange_agenda", public_id=public_id), 303)
    number = form.carry_out(
        lambda: operations.fill(
            meeting, set(form.standing.data or []), form.planned.data or [], reader, today
        )
    )
    if number:
        added = ngettext("%(num)s item added.", "%(num)s items added.", number)
        flash(added, "success")
        return redirect(url_for("agendas.arrange_agenda", public_id=public_id), 303)
    meeting = meetings.get(reader, public_id)
    return page(
        "agendas/arrange.html",
        form=form,
        meeting=meeting,
        items=items.list_shown(reader, meeting.id),
        offers=bool(offered or planned),
        to_report=reported_back.count_to_report(reader, meeting)
        if will_meet(meeting.status, meeting.held_on, today)
        else 0,
    )


def _offered(reader: Reader, meeting: Meeting) -> list[tuple[int, Line]]:
    """Standing items that the agenda does not have yet, with their places in the template."""
    there = items.list_shown(reader, meeting.id)
    kinds = {row.kind for row in there if row.kind is not ItemKind.ORDINARY}
    titles = {row.title for row in there}
    return [
        (place, line)
        for place, line in enumerate(agendas.template_of(meeting.committee))
        if line.kind not in kinds and line.title not in titles
    ]


@blueprint.post("/items/<public_id>/move")
@requires(Permission.ITEM_MOVE, on=items.get)
def move_item(item: AgendaItem) -> ResponseReturnValue:
    """Move an item to another place of its draft agenda."""
    form, there = (
        MoveItemForm(),
        url_for("agendas.arrange_agenda", public_id=item.meeting.public_id),
    )
    if not form.validate_on_submit():  # pyright: ignore[reportUnknownMemberType] - untyped
        flash(gettext("Enter a place, such as 2"), "important")
        return redirect(there, 303)
    try:
        operations.move_item(item, form.place.data or 1, current_reader())
    except RuleBroken as broken:
        flash(refusal(broken), "important")
        return redirect(there, 303)
    flash(gettext("Item moved: it is number %(number)s now.", number=item.number), "success")
    return redirect(there + f"#move-{item.public_id}", 303)


def lines_of(committee: Committee) -> list[Line]:
    """A committee’s standing items; those of its kind by their translated names."""
    return [
        line if line.id else Line(None, line.kind, gettext(line.kind.label))
        for line in agendas.template_of(committee)
    ]


@blueprint.route("/committees/<code>/standing-items", methods=["GET", "POST"])
@requires(Permission.COMMITTEE_EDIT, on=committees.get)
def edit_standing_items(committee: Committee) -> ResponseReturnValue:
    """Say which items a committee has on every agenda."""
    known = {line.title: line.kind for line in lines_of(committee)}
    code = committee.code
    form = StandingItemsForm(lines="\n".join(known))
    done = form.carry_out(
        lambda: (
            operations.set_template(
                committee,
                [(known.get(title) or kind_of(title), title) for title in form.titles],
                current_reader(),
            )
            or True
        )
    )
    if done:
        flash(gettext("Standing items changed."), "success")
        return redirect(url_for("agendas.edit_standing_items", code=code), 303)
    committee = committees.get(current_reader(), code)
    return page(
        "agendas/standing_items.html",
        form=form,
        committee=committee,
        lines=lines_of(committee),
        ordinary=ItemKind.ORDINARY,
    )
