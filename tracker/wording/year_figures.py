"""What a committee's figures of a year say, in sentences."""

from __future__ import annotations

from tracker.rules.year_figures import Tally
from tracker.translation import gettext, ngettext
from tracker.vocabulary import Ending


def sentence(figures: Tally) -> str:
    """The year in one or two sentences."""
    agreed = ngettext("%(num)d action was agreed.", "%(num)d actions were agreed.", figures.agreed)
    if not figures.agreed:
        return gettext("No actions were agreed.")
    in_time, dated = figures.on_time_of_dated
    parts = [agreed]
    if figures.completed:
        parts.append(
            ngettext("%(num)d has been done.", "%(num)d have been done.", figures.completed)
        )
    if dated:
        parts.append(_in_time(in_time, dated))
    overdue = figures.endings[Ending.OVERDUE]
    if overdue:
        parts.append(ngettext("%(num)d is overdue.", "%(num)d are overdue.", overdue))
    return " ".join(parts)


def _in_time(in_time: int, dated: int) -> str:
    if dated == 1:
        return (
            gettext("The one that had a date was done in time.")
            if in_time
            else gettext("The one that had a date was done late.")
        )
    if in_time == dated:
        return gettext("All %(dated)d that had a date were done in time.", dated=dated)
    return gettext(
        "Of the %(dated)d that had a date, %(in_time)d were done in time.",
        dated=dated,
        in_time=in_time,
    )


def time_taken(figures: Tally) -> str:
    """The median time from agreeing to closing; empty where nothing was completed."""
    days = figures.median_days
    if days is None:
        return ""
    if days == int(days):
        return ngettext("%(num)d day", "%(num)d days", int(days))
    return gettext("%(days)s days", days=f"{days:.1f}")
