"""The private part of an item: written beside its open minutes, by clerks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.access.reader import Reader
from tracker.markdown import render
from tracker.models import AgendaItem
from tracker.operations import found_passages as found_operations
from tracker.operations import private_parts as operations
from tracker.queries import found_passages, items, private_parts
from tracker.queries.understanding import FoundAction
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import Restriction
from tracker.web import read_log
from tracker.web.fields import LongText, RadioField, choice
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.minutes_editor import MinutesForm
from tracker.web.page import page
from tracker.web.restriction_fields import RestrictionFields, entered_restriction

blueprint = Blueprint("private_parts", __name__)


class PrivatePartForm(RestrictionFields, MinutesForm):
    """Why a part is private, and its words; `version` is that of the part, empty for none."""

    restriction = RadioField(
        _("Why is this part private?"),
        choices=[
            choice(
                Restriction.EXEMPT.value,
                _("Exempt"),
                hint=_("The committee may take it in private"),
            ),
            choice(
                Restriction.CONFIDENTIAL.value,
                _("Confidential"),
                hint=_("The law forbids making it public"),
            ),
        ],
        coerce=Restriction,
        missing=_("Select why this part is private"),
    )
    purpose = LongText(
        _("Private part of the purpose"), description=_("What the committee is asked to do")
    )
    minutes = LongText(_("Private part of the minutes"))


@dataclass(frozen=True, slots=True)
class SentPart:
    """What was sent, rendered; `accepted` is the passage whose Accept was pressed."""

    purpose_html: str
    minutes_html: str
    accepted: FoundAction | None = None


def read_part() -> SentPart:
    """Render what was sent, and find the passage that was accepted."""
    form, wanted = PrivatePartForm(), request.form.get("accept", "")
    accepted = None
    if wanted:
        address: dict[str, Any] = request.view_args or {}
        reader = current_reader()
        item = items.get(reader, address["public_id"])
        waiting = found_passages.read_text(reader, item, form.minutes.data).waiting
        accepted = next((each for each in waiting if each.digest == wanted), None)
    return SentPart(render(form.purpose.data), render(form.minutes.data), accepted)


def words_of(form: PrivatePartForm, sent: SentPart) -> operations.PartWords:
    """What a checked form says."""
    return operations.PartWords(
        restriction=form.restriction.data,
        restriction_ground=form.ground,
        public_interest=form.public_interest,
        review_on=form.review_on,
        purpose=form.purpose.data,
        purpose_html=sent.purpose_html,
        minutes=form.minutes.data,
        minutes_html=sent.minutes_html,
    )


def entered(item: AgendaItem) -> dict[str, object]:
    """What the form starts with."""
    stored = private_parts.find_words(item)
    start = entered_restriction(stored)
    if stored is not None:
        start |= {
            "version": stored.version,
            "purpose": stored.purpose,
            "minutes": stored.minutes or "",
        }
    return start


@blueprint.route("/items/<public_id>/private", methods=["GET", "POST"])
@requires(Permission.PRIVATE_PART_WRITE, on=items.get, prepare=read_part)
def write_private_part(item: AgendaItem, sent: SentPart | None) -> ResponseReturnValue:
    """Write the private part of an item, beside its open minutes."""
    reader, public_id = current_reader(), item.public_id
    there = url_for("meetings.write_minutes", public_id=item.meeting.public_id, item=public_id)
    if item.restriction is not Restriction.OPEN:
        return redirect(there, 303)
    form = PrivatePartForm(data=entered(item))
    form.offer_paragraphs()
    done = sent is not None and form.carry_out(lambda: save_part(item, form, sent, reader))
    if sent is not None and done:
        tell_saved(item, sent)
        again = url_for("private_parts.write_private_part", public_id=public_id)
        return redirect(again if sent.accepted else there, 303)
    item = items.get(reader, public_id)
    stored = private_parts.find_words(item)
    if stored and stored.restriction is not Restriction.OPEN:
        read_log.note([("private_part", item.id)])
    form.open_again(stored.version if stored else 0)
    return page(
        "private/part.html",
        form=form,
        item=item,
        stored=stored,
        open_part=items.find_current_words(item),
        findings=found_passages.read_text(reader, item, stored.minutes)
        if stored and stored.minutes
        else None,
    )


def save_part(item: AgendaItem, form: PrivatePartForm, sent: SentPart, reader: Reader) -> bool:
    """Save the part, and record the action whose button was pressed as private as the part."""
    operations.save(
        item,
        words_of(form, sent),
        reader,
        seen_version=form.seen_version,
        opened_at=form.opened_at,
    )
    if sent.accepted is not None:
        part = private_parts.find(item)
        found_operations.accept(item, sent.accepted, reader, clock.now(), part=part)
    return True


def tell_saved(item: AgendaItem, sent: SentPart) -> None:
    """Say that it is saved, and that an action was recorded; never its words."""
    flash(gettext("Private part of item %(number)s saved.", number=item.number), "success")
    if sent.accepted is not None:
        flash(gettext("Action recorded as private."), "success")
