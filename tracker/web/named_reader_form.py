"""Letting somebody else read a private item or action, and ending it: what both pages do."""

from __future__ import annotations

from flask import flash

from tracker import clock
from tracker.models import Action, AgendaItem, NamedReader
from tracker.operations import named_readers as operations
from tracker.queries import people
from tracker.translation import gettext, lazy_gettext
from tracker.web.fields import DateField3, SelectField, ShortText
from tracker.web.forms import HouseForm, OnceForm
from tracker.web.identity import current_reader
from tracker.web.meeting_days import within_reason
from tracker.web.people_choices import people_to_choose


class NameReaderForm(OnceForm):
    """Who may read it as well, why, and until when."""

    person = SelectField(
        lazy_gettext("Person"), coerce=int, missing=lazy_gettext("Select a person")
    )
    reason = ShortText(
        lazy_gettext("Reason"),
        missing=lazy_gettext("Enter why they need to read it"),
        description=lazy_gettext("For example, advises the committee as monitoring officer"),
    )
    until_on = DateField3(
        lazy_gettext("Last day"),
        missing=lazy_gettext("Enter the last day on which they may read it"),
        validators=[within_reason],
    )


def name_somebody(form: NameReaderForm, thing: AgendaItem | Action) -> bool:
    """Let the person who was chosen read a private thing; say so when it was done."""
    form.person.choices = people_to_choose(people.list_active())
    reader = current_reader()
    named = form.carry_out(
        lambda: operations.name_reader(
            thing,
            people.get(reader, form.person.data),
            form.reason.data,
            form.until_on.data or clock.today(),
            reader,
            clock.now(),
            clock.today(),
        )
    )
    if named:
        flash(gettext("They may read it from now on."), "success")
    return bool(named)


def end_somebodys(form: HouseForm, named: NamedReader) -> bool:
    """Let a named reader read it no more; say so when it was done."""

    def change() -> bool:
        operations.end_naming(named, current_reader(), clock.now())
        return True

    ended = form.carry_out(change)
    if ended:
        flash(gettext("They may no longer read it."), "success")
    return bool(ended)
