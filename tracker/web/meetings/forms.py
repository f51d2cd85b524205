"""Forms of a meeting: moving it, publishing it, issuing its actions."""

from __future__ import annotations

from tracker.translation import lazy_gettext as _
from tracker.vocabulary import MeetingKind, MeetingStatus
from tracker.web.fields import DateField3, RadioField, SelectField, ShortText, TimeText
from tracker.web.forms import OnceForm, VersionForm
from tracker.web.meeting_days import within_reason


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


class ConfirmForm(OnceForm):
    """A step to confirm, with nothing to fill in: sent twice, it happens once."""
