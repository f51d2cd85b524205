"""Indicators end, and are kept again."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Indicator
from tracker.operations import indicators as operations
from tracker.queries import indicators
from tracker.translation import gettext
from tracker.web.fields import choice
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.indicators.blueprint import blueprint
from tracker.web.indicators.forms import EndIndicatorForm
from tracker.web.page import page


@blueprint.route("/indicators/<reference>/end", methods=["GET", "POST"])
@requires(Permission.INDICATOR_EDIT, on=indicators.get)
def end_indicator(indicator: Indicator) -> ResponseReturnValue:
    """End an indicator; what it was linked to stays."""
    reader, today, form = current_reader(), clock.today(), EndIndicatorForm()
    reference = indicator.reference
    there = url_for("indicators.show_indicator", reference=reference)
    if indicator.ended_on is not None:
        return redirect(there, 303)
    offered = [
        each
        for each in indicators.list_all(reader)
        if each.ended_on is None and each.id != indicator.id
    ]
    form.successor.choices = [
        choice(each.id, f"{each.name} ({each.reference})") for each in offered
    ]
    if not form.is_submitted():
        form.on.data, form.version.data = today, str(indicator.version)

    def change() -> bool:
        operations.end(
            indicator,
            form.on.data or today,
            indicators.find(form.successor.data),
            reader,
            today,
            form.reason.data,
            seen_version=form.seen_version,
        )
        return True

    if form.carry_out(change):
        flash(gettext("Indicator ended."), "success")
        return redirect(there, 303)
    indicator = indicators.get(reader, reference)
    form.read_again(indicator.version)
    return page("indicators/end.html", form=form, indicator=indicator)


@blueprint.post("/indicators/<reference>/resume")
@requires(Permission.INDICATOR_EDIT, on=indicators.get)
def resume_indicator(indicator: Indicator) -> ResponseReturnValue:
    """Keep an indicator again."""
    operations.resume(indicator, current_reader())
    flash(gettext("The indicator is kept again."), "success")
    return redirect(url_for("indicators.show_indicator", reference=indicator.reference), 303)
