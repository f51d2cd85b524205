"""When an action is due, in the committee's words and as the day they mean."""

from __future__ import annotations

from datetime import date
from typing import Any

from tracker.translation import gettext, ngettext
from tracker.vocabulary import N_, ActionStatus, DueBasis, DueKind, IntervalUnit, Standing

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


Due = Any
"""What is read: an Action, or a row of `queries.actions.rows`; both have the same names."""


def day_words(day: date) -> str:
    """A day as people write it: "24 April 2014"."""
    return f"{day.day} {gettext(MONTHS[day.month - 1])} {day.year}"


def due_words(action: Due) -> str:
    """When it is due: "24 April 2014, the April meeting, or sooner"; "No date set: …"."""
    if action.due_on is None:
        return _undated(action)
    day: date = action.due_on
    words = [day_words(day), _rule_words(action)]
    if action.sooner_if_available:
        words.append(gettext("or sooner"))
    sentence = ", ".join(word for word in words if word)
    if action.due_basis is DueBasis.FALLBACK and action.due_month:
        month = gettext(MONTHS[int(action.due_month) - 1])
        return gettext("%(due)s (no %(month)s meeting scheduled yet)", due=sentence, month=month)
    return sentence


def due_or_ended_words(action: Due) -> str:
    """As `due_words`; of what is not pursued that it is not: it is due no more."""
    if action.status in {ActionStatus.WITHDRAWN, ActionStatus.DUPLICATE}:
        return gettext(action.status.label)
    return due_words(action)


def due_words_as_typed(action: Due) -> str:
    """As `due_words`, with what was typed left to the letter: for what is kept and may be redacted.

    A name put in other capitals would not be found again.
    """
    said = str(action.due_condition or action.due_words)
    if action.due_on is not None or action.due_basis is DueBasis.NO_MEETING or not said:
        return due_words(action)
    return gettext("No date set: %(said)s", said=said)


def _undated(action: Due) -> str:
    if action.due_basis is DueBasis.NO_MEETING:
        return gettext("No date yet: no later meeting is scheduled")
    is_condition = action.due_kind is DueKind.CONDITION
    said = str(action.due_condition if is_condition else action.due_words)
    if not said:
        return gettext("No date set")
    said = f"{said[0].lower()}{said[1:]}"
    if is_condition and not said.startswith(("once ", "when ", "after ", "until ", "if ")):
        return gettext("No date set: once %(said)s", said=said)
    return gettext("No date set: %(said)s", said=said)


def _rule_words(action: Due) -> str:  # noqa: PLR0911 - a rule a return
    if action.due_basis is DueBasis.REPLACEMENT:
        return gettext("the next meeting, as the one named will not be held")
    if action.due_basis is DueBasis.FALLBACK:
        return ""
    match action.due_kind:
        case DueKind.MONTH:
            return gettext(
                "the %(month)s meeting", month=gettext(MONTHS[(action.due_month or 1) - 1])
            )
        case DueKind.NEXT_MEETING:
            return gettext("the next meeting")
        case DueKind.MEETING:
            return gettext("the meeting on that day")
        case DueKind.INTERVAL:
            return _within(action.due_count or 0, action.due_unit)
        case _:
            return ""


def _within(count: int, unit: IntervalUnit | None) -> str:
    match unit:
        case IntervalUnit.DAYS:
            return ngettext("within %(num)s day", "within %(num)s days", count)
        case IntervalUnit.WORKING_DAYS:
            return ngettext("within %(num)s working day", "within %(num)s working days", count)
        case IntervalUnit.WEEKS:
            return ngettext("within %(num)s week", "within %(num)s weeks", count)
        case IntervalUnit.MONTHS:
            return ngettext("within %(num)s month", "within %(num)s months", count)
        case None:
            return ""


def late_words(standing: Standing, days: int) -> str:
    """What stands after the tag: "by 12 days" when overdue, "12 days late" when answered late."""
    if not days:
        return ""
    if standing is Standing.OVERDUE:
        return ngettext("by %(num)s day", "by %(num)s days", days)
    if standing is Standing.AWAITING_AGREEMENT:
        return ngettext("%(num)s day late", "%(num)s days late", days)
    return ""


def deferred_words(times: int) -> str:
    """How often it was put off: "Deferred twice"; nothing when never."""
    if times <= 0:
        return ""
    named = {1: gettext("Deferred once"), 2: gettext("Deferred twice")}
    return named.get(times) or gettext("Deferred %(times)s times", times=times)
