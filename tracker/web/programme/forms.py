"""Forms of the work programme: what is planned, when, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.operations.programme import PlannedWords
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import MeetingStatus
from tracker.web.fields import (
    IntegerText,
    LongText,
    SelectField,
    ShortText,
    Tick,
    choice,
)
from tracker.web.filters import date
from tracker.web.forms import HouseForm, OnceForm, VersionForm

LONGEST_PURPOSE = 1000
LONGEST_REASON = 500
LONGEST_NUMBER = 20
LAST_PLACE = 999


def meeting_choices(meetings: Sequence[Any]) -> list[Any]:
    """Meetings as choices, by their day; a cancelled one says so."""
    return [choice(meeting.id, _called(meeting)) for meeting in meetings]


def _called(meeting: Any) -> str:  # noqa: ANN401 - a Meeting or a row of one
    if meeting.status is MeetingStatus.CANCELLED:
        return gettext("%(day)s (cancelled)", day=date(meeting.held_on))
    return date(meeting.held_on)


class PlannedFields(HouseForm):
    """What a clerk enters of a planned item."""

    subject = ShortText(_("Subject"), missing=_("Enter the subject"))
    purpose = LongText(
        _("Purpose"),
        description=_("What the committee means to do, such as “to consider the annual report”"),
        most=LONGEST_PURPOSE,
    )
    lead_post_id = SelectField(_("Led by"), coerce=int)
    is_public = Tick(
        _("Show it on the public work programme"),
        description=_(
            "Without this it is seen by clerks, the %(chair)s and the post that leads it"
        ),
        default=True,
    )

    def offer_posts(self, rows: Sequence[Any]) -> None:
        """Set the posts that can lead it: each with an id and a title."""
        self.lead_post_id.choices = [choice(row.id, row.title) for row in rows]

    def words(self) -> PlannedWords:
        """What was entered."""
        return PlannedWords(
            subject=self.subject.data,
            purpose=self.purpose.data,
            lead_post_id=self.lead_post_id.data,
            is_public=self.is_public.data,
        )


class NewPlannedItemForm(OnceForm, PlannedFields):
    """A subject for the work programme."""

    meeting_id = SelectField(_("Meeting"), coerce=int)


class EditPlannedItemForm(VersionForm, PlannedFields):
    """A subject of the work programme."""


class MovePlannedItemForm(VersionForm):
    """The meeting it is planned for, and its place there; the programme's buttons send it too."""

    meeting_id = SelectField(_("Meeting"), coerce=int)
    place = IntegerText(
        _("Place in the list"),
        description=_("1 is first. Leave it empty to put it last"),
        least=1,
        most=LAST_PLACE,
    )


class DropPlannedItemForm(VersionForm):
    """Why it leaves the work programme."""

    reason = LongText(
        _("Why is it dropped?"),
        called=_("The reason"),
        description=_("Clerks read this; the public does not"),
        missing=_("Enter the reason"),
        most=LONGEST_REASON,
    )


class ToAgendaForm(OnceForm):
    """The number it has on the agenda of its meeting."""

    number = ShortText(
        _("Number"),
        missing=_("Enter the item’s number, such as 7 or 10a"),
        description=_("As it is printed, such as 7, 7a or 10.1"),
        most=LONGEST_NUMBER,
    )
