"""Who sits on a committee."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Committee, Membership
from tracker.operations import members as operations
from tracker.queries import authorities, committees, people
from tracker.translation import gettext
from tracker.vocabulary import MemberRole
from tracker.web.fields import choice
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.people.blueprint import blueprint
from tracker.web.people.forms import EndForm, SeatForm
from tracker.web.people_choices import people_to_choose
from tracker.wording.roles import role_words


@blueprint.route("/committees/<code>/members/new", methods=["GET", "POST"])
@requires(Permission.COMMITTEE_EDIT, on=committees.get)
def seat_member(committee: Committee) -> ResponseReturnValue:
    """Put a person on a committee."""
    form = SeatForm()
    form.person.choices = people_to_choose(people.list_active())
    chair_word = authorities.the_authority().chair_word
    form.role.choices = [choice(each.value, role_words(each, chair_word)) for each in MemberRole]
    if not form.is_submitted():
        form.from_on.data = clock.today()
    seated = form.carry_out(
        lambda: operations.seat(
            committee,
            people.get(current_reader(), form.person.data),
            form.role.data,
            form.from_on.data or clock.today(),
            current_reader(),
            to_on=form.to_on.data,
        )
    )
    if seated:
        flash(gettext("Member added."), "success")
        return redirect(url_for("committees.show_committee", code=committee.code), 303)
    return page("people/seat.html", form=form, committee=committee)


@blueprint.route("/committees/<code>/members/<int:membership_id>/leave", methods=["GET", "POST"])
@requires(Permission.COMMITTEE_EDIT, on=people.get_membership)
def leave_committee(membership: Membership) -> ResponseReturnValue:
    """Enter the last day on which a person sits on a committee."""
    form, committee, person = EndForm(), membership.committee, membership.person

    def change() -> bool:
        last = form.to_on.data or clock.today()
        operations.leave(membership, committee, person, last, current_reader())
        return True

    if not form.is_submitted():
        form.to_on.data = membership.to_on or clock.today()
    if form.carry_out(change):
        flash(gettext("Last day entered."), "success")
        return redirect(url_for("committees.show_committee", code=committee.code), 303)
    return page("people/leave.html", form=form, person=person, committee=committee)
