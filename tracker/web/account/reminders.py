"""What one gets by e-mail, and the private address of one's calendar."""

from __future__ import annotations

from flask import flash, make_response, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import Person
from tracker.operations import calendar_links
from tracker.operations import reminders as operations
from tracker.queries import people, reminders
from tracker.translation import gettext
from tracker.web.account.blueprint import blueprint
from tracker.web.account.forms import ChooseRemindersForm
from tracker.web.addresses import absolute
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page


def own(reader: Reader) -> Person:
    """The person who is signed in."""
    if reader.person_id is None:
        raise decide.ForbiddenError(Permission.ACCOUNT_USE)
    return people.get(reader, reader.person_id)


@blueprint.route("/account/reminders", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_USE, on=own)
def choose_reminders(person: Person) -> ResponseReturnValue:
    """Choose which reminders one gets by e-mail."""
    form = ChooseRemindersForm(obj=reminders.choice_of(person.id))

    def change() -> bool:
        chosen = {name: bool(form[name].data) for name in operations.CHOICES}
        operations.choose(person, current_reader(), **chosen)
        return True

    if form.carry_out(change):
        flash(gettext("Your choice of reminders is saved."), "success")
        return redirect(url_for("account.show_account"), 303)
    return page("account/reminders.html", form=form, person=person)


@blueprint.post("/account/calendar")
@requires(Permission.ACCOUNT_USE, on=own)
def make_calendar_link(person: Person) -> ResponseReturnValue:
    """Make a private calendar address and show it, this once."""
    token = calendar_links.make(person, current_reader(), clock.now())
    link = absolute("feeds.show_own_calendar", token=token)
    response = make_response(page("account/calendar.html", link=link))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/account/calendar/end")
@requires(Permission.ACCOUNT_USE, on=own)
def end_calendar_link(person: Person) -> ResponseReturnValue:
    """End one's private calendar address."""
    ended = calendar_links.end(person, current_reader(), clock.now())
    flash(
        gettext("The calendar address is ended. Who still asks it is told that there is nothing.")
        if ended
        else gettext("There was no calendar address to end."),
        "success",
    )
    return redirect(url_for("account.show_account"), 303)
