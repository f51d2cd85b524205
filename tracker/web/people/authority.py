"""The council's own settings."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.operations import authority as operations
from tracker.operations.authority import AuthorityWords
from tracker.queries import NotFoundError, authorities
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import Nation
from tracker.web.fields import DateField3, RadioField, ShortText, Tick
from tracker.web.forms import HouseForm, OnceForm
from tracker.web.guards import requires
from tracker.web.history import past_of
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.people.blueprint import blueprint


class EditAuthorityForm(HouseForm):
    """Names, words, nation, colour."""

    name = ShortText(_("Name of the council"), missing=_("Enter the name of the council"))
    short_name = ShortText(
        _("Short name"),
        most=40,
        missing=_("Enter a short name"),
        description=_("Stands on charts"),
    )
    nation = RadioField(_("Nation"), words=Nation, missing=_("Select a nation"))
    log_name = ShortText(
        _("What you call the list of actions"),
        most=60,
        missing=_("Enter what you call the list of actions"),
        description=_("Such as Action log, Rolling actions or Outstanding items"),
    )
    chair_word = ShortText(
        _("What you call who chairs a committee"),
        most=40,
        missing=_("Enter what you call who chairs a committee"),
        description=_("Such as Chair, Chairman or Convener"),
    )
    colour = ShortText(
        _("Colour of the header"),
        missing=_("Enter a colour, like #1d4f5c"),
        description=_("# and six digits or letters a to f, dark enough for white text"),
    )

    closes_provisionally = Tick(
        _("A clerk may close an action provisionally after consulting the %(chair)s"),
        description=_("It is reported to the committee at its next meeting, which agrees or not"),
    )


class AnnualMeetingForm(OnceForm):
    """The day of an annual meeting."""

    held_on = DateField3(
        _("Day of the annual meeting"), missing=_("Enter the day of the annual meeting")
    )


@blueprint.route("/records/authority", methods=["GET", "POST"])
@requires(Permission.AUTHORITY_EDIT)
def edit_authority() -> ResponseReturnValue:
    """Change the council's names, words and colour."""
    authority = authorities.the_authority()
    form = EditAuthorityForm(obj=authority)

    def change() -> bool:
        words = AuthorityWords(
            name=form.name.data,
            short_name=form.short_name.data,
            nation=form.nation.data,
            log_name=form.log_name.data,
            chair_word=form.chair_word.data,
            colour=form.colour.data,
            closes_provisionally=form.closes_provisionally.data,
        )
        operations.change(authority, words, current_reader())
        return True

    if form.carry_out(change):
        flash(gettext("Settings saved."), "success")
        return redirect(url_for("people.edit_authority"), 303)
    return page(
        "people/authority.html",
        form=form,
        days=authorities.annual_meetings(),
        past_events=past_of(authorities.the_authority()),
    )


@blueprint.route("/records/authority/annual-meetings/new", methods=["GET", "POST"])
@requires(Permission.AUTHORITY_EDIT)
def add_annual_meeting() -> ResponseReturnValue:
    """Enter a day from which a municipal year runs."""
    form = AnnualMeetingForm()

    def change() -> bool:
        held_on = form.held_on.data or clock.today()
        operations.add_annual_meeting(authorities.the_authority(), held_on, current_reader())
        return True

    if form.carry_out(change):
        flash(gettext("Annual meeting added."), "success")
        return redirect(url_for("people.edit_authority"), 303)
    return page("people/annual_meeting.html", form=form)


@blueprint.post("/records/authority/annual-meetings/<day>/remove")
@requires(Permission.AUTHORITY_EDIT)
def remove_annual_meeting(day: str) -> ResponseReturnValue:
    """Take out a day that was entered by mistake."""
    try:
        held_on = date.fromisoformat(day)
    except ValueError:
        raise NotFoundError from None
    operations.remove_annual_meeting(authorities.the_authority(), held_on, current_reader())
    flash(gettext("Annual meeting taken out."), "success")
    return redirect(url_for("people.edit_authority"), 303)
