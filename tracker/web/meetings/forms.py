"""Forms of a meeting: moving it, publishing it, issuing its actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.translation import lazy_gettext as _
from tracker.vocabulary import MeetingKind, MeetingStatus
from tracker.web.fields import (
    DateField3,
    MultiCheckbox,
    RadioField,
    SelectField,
    ShortText,
    TimeText,
    choice,
)
from tracker.web.forms import OnceForm, VersionForm
from tracker.web.meeting_days import within_reason
from tracker.web.meetings.unfinished import lacking


class EditMeetingForm(VersionForm):
    """When and where a meeting is, and what became of it."""

    held_on = DateField3(
        _("Date"), missing=_("Enter the date of the meeting"), validators=[within_reason]
    )
    start_time = TimeText(
        _("Time it starts"), missing=_("Enter the time it starts, such as 6:30pm")
    )
    place = ShortText(_("Place"))
    kind = RadioField(_("Kind"), words=MeetingKind, missing=_("Select what kind of meeting it is"))
    status = SelectField(
        _("Status"),
        words=MeetingStatus,
        missing=_("Select the meeting’s status"),
        description=_("A postponed or cancelled meeting moves the actions that were due at it"),
    )
    reason = ShortText(
        _("Reason"), description=_("For example, not enough members. It is kept in the history")
    )


class PublishMinutesForm(OnceForm):
    """Publishing minutes, with a word for each action that lacks an owner or a date."""

    meant = MultiCheckbox(
        _("Which of these are meant to have no owner or no date?"), choices=[], coerce=int
    )

    def offer(self, actions: Sequence[Any]) -> None:
        """Ask about the open actions that lack an owner or a date."""
        field: Any = self.meant
        field.choices = [
            choice(
                action.id,
                action.wording,
                hint=f"{action.code}/{action.year}/{action.number:03d}: {lacking(action)}",
            )
            for action in actions
        ]


class ConfirmForm(OnceForm):
    """A step to confirm, with nothing to fill in: sent twice, it happens once."""
