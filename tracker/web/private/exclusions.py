"""The private matter of one meeting: what the committee resolved, and what the public is told."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.markdown import MOST_CHARACTERS, render
from tracker.models import AgendaItem, Meeting
from tracker.operations import exclusions as operations
from tracker.operations import public_records
from tracker.queries import attendance, authorities, items, meetings, private_records
from tracker.rules.errors import RuleBroken
from tracker.rules.grounds import FORBIDDEN, resolution_words
from tracker.translation import gettext, ngettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import Restriction
from tracker.vocabulary.attendance import AttendanceKind
from tracker.vocabulary.privacy import Exclusion, PublicRecord
from tracker.web.fields import HiddenText, LongText, MultiCheckbox, RadioField, ShortText, choice
from tracker.web.forms import HouseForm, OnceForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.minutes_editor import MinutesForm, new_page
from tracker.web.page import page
from tracker.wording.refusals import refusal

blueprint = Blueprint("exclusions", __name__)

THERE = (AttendanceKind.PRESENT, AttendanceKind.SUBSTITUTE)


class ExclusionForm(OnceForm):
    """One resolution, for one or several exempt items or parts."""

    items = MultiCheckbox(_("Items it is about"), coerce=int, missing=_("Select at least one item"))
    outcome = RadioField(
        _("What the committee decided"),
        choices=[
            choice(Exclusion.AGREED.value, _("To exclude the public")),
            choice(Exclusion.REFUSED.value, _("Not to exclude the public")),
        ],
        coerce=Exclusion,
        missing=_("Select what the committee decided"),
    )
    moved_by = ShortText(_("Moved by"))
    seconded_by = ShortText(_("Seconded by"))

    def offer(self, exempt: list[Any]) -> None:
        """Offer the exempt matter of the meeting: rows of `queries.private_records`.

        What has no resolution yet is ticked, all of it where everything has one.
        """
        self.items.choices = [
            choice(
                row.id,
                gettext("%(number)s %(title)s", number=row.number, title=row.title)
                if row.is_whole
                else gettext(
                    "%(number)s %(title)s, private part", number=row.number, title=row.title
                ),
                hint=row.ground,
            )
            for row in exempt
        ]
        if not self.is_submitted():
            self.items.data = [row.id for row in exempt if row.outcome is None]


@blueprint.route("/meetings/<public_id>/private-matter", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, on=meetings.get)
def record_exclusion(meeting: Meeting) -> ResponseReturnValue:
    """Record the resolution to exclude the public; and what the public is told of each item."""
    reader, public_id = current_reader(), meeting.public_id
    rows: list[Any] = list(private_records.list_of_meeting(meeting.id))
    exempt = [row for row in rows if row.restriction is Restriction.EXEMPT]
    form = ExclusionForm()
    form.offer(exempt)
    done = form.carry_out(
        lambda: operations.record(
            meeting,
            form.items.data or [],
            form.outcome.data,
            form.moved_by.data,
            form.seconded_by.data,
            reader,
            clock.now(),
        )
    )
    if done:
        flash(
            ngettext(
                "Resolution recorded for %(num)s item.",
                "Resolution recorded for %(num)s items.",
                done,
            ),
            "success",
        )
        return redirect(url_for("exclusions.record_exclusion", public_id=public_id), 303)
    meeting = meetings.get(reader, public_id)
    nation = authorities.the_authority().nation
    return page(
        "private/meeting.html",
        form=form,
        meeting=meeting,
        rows=rows,
        there=names_there(reader, meeting),
        forbidden=gettext(FORBIDDEN[nation]),
        sentence=resolution_words(nation, exempt[0].ground, is_agreed=True) if exempt else "",
    )


def names_there(reader: Reader, meeting: Meeting) -> list[str]:
    """Who can move and second: those recorded as there, or the members."""
    there = [row.name for row in attendance.list_of(reader, meeting.id) if row.kind in THERE]
    if there:
        return there
    return [row.name for row in attendance.list_members(meeting.committee_id, meeting.held_on)]


@blueprint.post("/items/<public_id>/exclusion/withdraw")
@requires(Permission.MINUTES_WRITE, on=items.get)
def withdraw_exclusion(item: AgendaItem) -> ResponseReturnValue:
    """Take back a resolution that was recorded by mistake."""
    there = url_for("exclusions.record_exclusion", public_id=item.meeting.public_id)
    try:
        operations.withdraw(item, current_reader())
    except RuleBroken as broken:
        flash(refusal(broken), "important")
    else:
        flash(gettext("Resolution taken back."), "success")
    return redirect(there, 303)


class PublicRecordForm(HouseForm):
    """What the public is told of an item instead of its private minutes."""

    page = HiddenText(default=new_page)
    kind = RadioField(
        _("What the public is given"),
        choices=[
            choice(
                PublicRecord.SUMMARY.value,
                _("A written summary"),
                hint=_("What was done, without what is exempt or confidential"),
            ),
            choice(
                PublicRecord.STATEMENT.value,
                _("The statement that the public minutes are enough"),
                hint=_("Without the private matter they are a fair and coherent record"),
            ),
        ],
        coerce=PublicRecord,
        missing=_("Select what the public is given"),
    )
    summary = LongText(
        _("Summary for the public"),
        description=_("Everybody reads it once the minutes are published"),
        most=MOST_CHARACTERS,
    )


def rendered_summary() -> str:
    """The summary that was sent, as HTML."""
    return render(PublicRecordForm().summary.data)


@blueprint.route("/items/<public_id>/public-record", methods=["GET", "POST"])
@requires(Permission.MINUTES_WRITE, on=items.get, prepare=rendered_summary)
def write_public_record(item: AgendaItem, html: str | None) -> ResponseReturnValue:
    """Write the summary for the public, or state that the public minutes are enough."""
    reader, public_id = current_reader(), item.public_id
    there = url_for("exclusions.record_exclusion", public_id=item.meeting.public_id)
    stored = private_records.find(item.id)
    if stored is None:
        flash(gettext("Nothing about this item is private."), "important")
        return redirect(url_for("items.show_item", public_id=public_id), 303)
    form = PublicRecordForm(data={"kind": stored.kind, "summary": stored.source or ""})
    opened_at = MinutesForm().opened_at
    done = form.carry_out(
        lambda: (
            public_records.save(
                item,
                form.kind.data,
                form.summary.data,
                html or "",
                reader,
                clock.now(),
                opened_at=opened_at,
            )
            or True
        )
    )
    if done:
        flash(
            gettext("Saved what the public is told of item %(number)s.", number=stored.number),
            "success",
        )
        return redirect(there, 303)
    item = items.get(reader, public_id)
    return page("private/public_record.html", form=form, item=item, stored=stored, there=there)
