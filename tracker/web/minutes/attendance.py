"""Who was at a meeting, declarations of interest, and a clerk's own notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.models import AgendaItem, DeclaredInterest, Meeting
from tracker.operations import attendance as operations
from tracker.operations.attendance import Entry
from tracker.queries import attendance, items, meetings, people
from tracker.queries.fetch import AnyRow
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary.attendance import AttendanceKind, InterestKind
from tracker.web.fields import (
    LongText,
    RadioField,
    SelectField,
    ShortText,
    Tick,
    choice,
    choices_of,
)
from tracker.web.filters import time
from tracker.web.forms import HouseForm, OnceForm, VersionForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page

blueprint = Blueprint("attendance", __name__)

CONFLICT = 409
LONGEST_NAME = 200
MOST_NAMES = 60
MOST_NOTED = 50_000
TOO_MUCH = 422
BY_MEMBERS = (AttendanceKind.PRESENT, AttendanceKind.APOLOGIES, AttendanceKind.ABSENT)


class AttendanceForm(VersionForm):
    """Who was there; `of_members` adds two fields for each member."""

    officers = LongText(
        _("Officers in attendance"),
        description=_("One on each line, such as: Olu Smith, Head of Roads"),
        most=MOST_NAMES * LONGEST_NAME,
    )
    guests = LongText(
        _("Others in attendance"),
        description=_("One on each line: witnesses, partners, other councillors"),
        most=MOST_NAMES * LONGEST_NAME,
    )
    members: Sequence[AnyRow] = ()

    def rows(self) -> list[tuple[AnyRow, Any, Any]]:
        """Each member with the two fields about them."""
        return [
            (row, self[f"kind-{row.person_id}"], self[f"substitute-{row.person_id}"])
            for row in self.members
        ]

    def begin(self) -> None:
        """Nothing is recorded yet: everybody was there, until the clerk says otherwise."""
        for _row, kind, _substitute in self.rows():
            kind.data = AttendanceKind.PRESENT

    def fill(self, stored: Sequence[AnyRow]) -> None:
        """Show what is recorded."""
        for row in stored:
            if row.kind in BY_MEMBERS and f"kind-{row.person_id}" in self:
                self[f"kind-{row.person_id}"].data = row.kind
            elif row.kind is AttendanceKind.SUBSTITUTE and (
                f"substitute-{row.substitute_for_id}" in self
            ):
                self[f"substitute-{row.substitute_for_id}"].data = row.person_id
        for field, kind in (
            (self.officers, AttendanceKind.OFFICER),
            (self.guests, AttendanceKind.GUEST),
        ):
            field.data = "\n".join(row.words for row in stored if row.kind is kind)

    def entries(self) -> list[Entry]:
        """What was entered, in the order it is printed; call it on a form that was checked."""
        entries: list[Entry] = []
        for row, kind, substitute in self.rows():
            if kind.data:
                entries.append(Entry(kind.data, row.person_id))
            if substitute.data:
                entries.append(Entry(AttendanceKind.SUBSTITUTE, substitute.data, row.person_id))
        for field, kind in (
            (self.officers, AttendanceKind.OFFICER),
            (self.guests, AttendanceKind.GUEST),
        ):
            names = [line.strip()[:LONGEST_NAME] for line in field.data.splitlines()]
            entries += [Entry(kind, words=name) for name in names if name][:MOST_NAMES]
        return entries


def of_members(members: Sequence[AnyRow], substitutes: Sequence[AnyRow]) -> type[AttendanceForm]:
    """The form with the fields for each member of the committee on that day."""
    fields: dict[str, Any] = {"members": tuple(members)}
    standing_in = [choice(row.person_id, row.name) for row in substitutes]
    for row in members:
        fields[f"kind-{row.person_id}"] = RadioField(
            row.name,
            choices=choices_of(AttendanceKind, only=BY_MEMBERS),
            coerce=AttendanceKind,
        )
        fields[f"substitute-{row.person_id}"] = SelectField(
            gettext("Substitute for %(name)s", name=row.name), choices=standing_in, coerce=int
        )
    return type("AttendanceFormOfMembers", (AttendanceForm,), fields)


@blueprint.route("/meetings/<public_id>/attendance", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, on=meetings.get)
def record_attendance(meeting: Meeting) -> ResponseReturnValue:
    """Record who was at a meeting, from its members as they were on the day."""
    reader, public_id = current_reader(), meeting.public_id
    members = attendance.list_members(meeting.committee_id, meeting.held_on)
    substitutes = attendance.list_substitutes(meeting.committee_id, meeting.held_on)
    form = of_members(members, substitutes)()
    done = form.carry_out(
        lambda: (
            operations.record_attendance(
                meeting, form.entries(), reader, seen_stamp=form.seen_version
            )
            or True
        )
    )
    if done:
        flash(gettext("Attendance saved."), "success")
        return redirect(url_for("attendance.record_attendance", public_id=public_id), 303)
    meeting = meetings.get(reader, public_id)
    stamp = attendance.stamp_of(meeting.id)
    if request.method == "GET":
        stored = attendance.list_of(reader, meeting.id)
        if stored:
            form.fill(stored)
        else:
            form.begin()
        form.version.data = str(stamp)
    form.read_again(stamp)
    answer = page(
        "minutes/attendance.html",
        form=form,
        meeting=meeting,
        stored=attendance.list_of(reader, meeting.id),
        interests=attendance.list_interests(reader, meeting.id),
        items=items.list_progress(reader, meeting.id),
    )
    return (answer[0], CONFLICT) if form.is_overtaken else answer  # type: ignore[index] - page answers text and status


class InterestForm(OnceForm):
    """A member's declaration of interest in an item."""

    person = SelectField(_("Member"), coerce=int, missing=_("Select who declared the interest"))
    kind = RadioField(
        _("Kind of interest"), words=InterestKind, missing=_("Select the kind of interest")
    )
    nature = ShortText(
        _("Nature of the interest"),
        missing=_("Enter the nature of the interest"),
        description=_("As it was declared. It is published with the minutes"),
    )
    has_left = Tick(_("Left the meeting for this item"))
    has_returned = Tick(_("Returned after this item"))


@blueprint.route("/items/<public_id>/interests/new", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, on=items.get)
def declare_interest(item: AgendaItem) -> ResponseReturnValue:
    """Record a declaration of interest; it keeps the item's private matter from that member."""
    reader, public_id, form = current_reader(), item.public_id, InterestForm()
    meeting = item.meeting
    there = url_for("attendance.record_attendance", public_id=meeting.public_id)
    members = attendance.list_members(meeting.committee_id, meeting.held_on)
    others = attendance.list_substitutes(meeting.committee_id, meeting.held_on)
    form.person.choices = [choice(row.person_id, row.name) for row in (*members, *others)]
    done = form.carry_out(
        lambda: operations.declare(
            item,
            people.get(reader, form.person.data),
            form.kind.data,
            form.nature.data,
            reader,
            clock.now(),
            has_left=form.has_left.data,
            has_returned=form.has_returned.data,
        )
    )
    if done:
        flash(gettext("Declaration of interest recorded."), "success")
        return redirect(there, 303)
    return page("minutes/interest.html", form=form, item=items.get(reader, public_id))


def _interest(reader: Reader, public_id: str, interest_id: int) -> DeclaredInterest:
    return attendance.get_interest(reader, public_id, interest_id)


@blueprint.post("/items/<public_id>/interests/<int:interest_id>/withdraw")
@requires(Permission.MINUTES_WRITE, on=_interest)
def withdraw_interest(interest: DeclaredInterest) -> ResponseReturnValue:
    """Take back a declaration that was entered by mistake."""
    operations.withdraw(interest, current_reader(), clock.now())
    flash(gettext("Declaration taken back."), "success")
    there = url_for("attendance.record_attendance", public_id=interest.item.meeting.public_id)
    return redirect(there, 303)


class NoteForm(HouseForm):
    """A clerk's own notes on an item."""

    note = LongText(_("Your own notes on this item"), most=MOST_NOTED)


@blueprint.route("/items/<public_id>/notes", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, on=items.get)
def note_item(item: AgendaItem) -> ResponseReturnValue:
    """A clerk's own notes: never minutes, never published, gone when these are confirmed."""
    reader, public_id = current_reader(), item.public_id
    kept = attendance.find_note(item.id, reader.person_id)
    form = NoteForm(note=kept.text if kept else "")
    there = url_for("attendance.note_item", public_id=public_id)
    if request.form.get("from") == "minutes":
        there = url_for("meetings.write_minutes", public_id=item.meeting.public_id, item=public_id)
    if form.carry_out(lambda: operations.note(item, form.note.data, reader, clock.now()) or True):
        flash(gettext("Notes saved."), "success")
        return redirect(there, 303)
    return page("minutes/note.html", form=form, item=items.get(reader, public_id))


@blueprint.post("/items/<public_id>/notes/keep")
@requires(Permission.MINUTES_WRITE, on=items.get)
def keep_note(item: AgendaItem) -> ResponseReturnValue:
    """Keep a clerk's notes while they are typed; answers when, as a small JSON object."""
    form, reader, now = NoteForm(), current_reader(), clock.now()
    if request.form.get("writer", "") != str(reader.person_id):
        return jsonify(problem="other"), CONFLICT
    if len(form.note.data) > MOST_NOTED:
        return jsonify(problem="too_long"), TOO_MUCH
    operations.note(item, form.note.data, reader, now)
    return jsonify(saved=time(now))
