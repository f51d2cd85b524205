"""Keeping something private for longer: until when, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import DateField3, ShortText
from tracker.web.forms import HouseForm
from tracker.web.meeting_days import within_reason
from tracker.web.page import page
from tracker.web.restriction_fields import LOOKED_AT_AGAIN_AFTER


class KeepForm(HouseForm):
    """Until when something stays private, and why."""

    until_on = DateField3(
        _("Keep it private until"),
        missing=_("Enter the day on which it is looked at again"),
        description=_("It does not become public by itself: a clerk looks at it again on that day"),
        validators=[within_reason],
    )
    reason = ShortText(
        _("Because"),
        missing=_("Enter why it must still be private"),
        description=_("Kept in the history, which clerks and administrators read"),
    )


def keep_page(
    keep: Callable[[date, str], None], *, called: str, open_url: str
) -> ResponseReturnValue:
    """Ask until when something stays private, and keep it so.

    Args:
        keep: carries it out, given the day and the reason.
        called: what it is, without a private word.
        open_url: where it is opened instead.
    """
    form = KeepForm(data={"until_on": clock.today() + LOOKED_AT_AGAIN_AFTER})
    back = url_for("restrictions.list_restrictions")
    done = form.carry_out(
        lambda: keep(form.until_on.data or clock.today(), form.reason.data) or True
    )
    if done:
        flash(gettext("Kept private."), "success")
        return redirect(back, 303)
    return page("private/keep.html", form=form, called=called, open_url=open_url, back=back)
