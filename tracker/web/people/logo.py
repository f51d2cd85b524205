"""The council's logo: put into the header, and taken out."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.operations import authority as operations
from tracker.queries import authorities
from tracker.rules.pictures import MOST_BYTES
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import FileField
from tracker.web.forms import HouseForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.web.people.blueprint import blueprint


class EditLogoForm(HouseForm):
    """A picture."""

    file = FileField(
        _("Picture"),
        endings=["png", "jpg", "jpeg"],
        description=_(
            "PNG or JPG, smaller than 300 KB. Best is one that reads on the colour of your header"
        ),
    )


@blueprint.route("/records/authority/logo", methods=["GET", "POST"])
@requires(Permission.AUTHORITY_EDIT)
def edit_logo() -> ResponseReturnValue:
    """Put a picture in the header."""
    form = EditLogoForm()

    def change() -> bool:
        # A byte more than may be is enough to be told that it is too large.
        sent = form.file.data.stream.read(MOST_BYTES + 1) if form.file.data else None
        operations.change_logo(authorities.the_authority(), sent, current_reader())
        return True

    if form.carry_out(change):
        flash(gettext("Logo saved. It stands in the header of every page."), "success")
        return redirect(url_for("people.edit_authority"), 303)
    return page("people/logo.html", form=form)


@blueprint.post("/records/authority/logo/remove")
@requires(Permission.AUTHORITY_EDIT)
def remove_logo() -> ResponseReturnValue:
    """Take the picture out of the header."""
    operations.remove_logo(authorities.the_authority(), current_reader())
    flash(gettext("Logo taken out."), "success")
    return redirect(url_for("people.edit_authority"), 303)
