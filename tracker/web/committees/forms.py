"""Forms of committees and of putting a meeting in their calendar."""

from __future__ import annotations

from tracker.translation import lazy_gettext as _
from tracker.vocabulary import CommitteeKind, MeetingKind
from tracker.web.fields import (
    DateField3,
    IntegerText,
    RadioField,
    ShortText,
    TimeText,
)
from tracker.web.forms import HouseForm, OnceForm, VersionForm
from tracker.web.meeting_days import within_reason

LONGEST_CODE = 10


class _CommitteeFields(HouseForm):
    """What a committee has that may change."""

    name = ShortText(_("Name"), missing=_("Enter the committee’s name"))
    usual_time = TimeText(_("Usual time"), description=_("For example, 6:30pm or 18:30"))
    usual_place = ShortText(_("Usual place"))
    paper_lead_days = IntegerText(
        _("Days before a meeting by which papers are due"),
        missing=_("Enter how many days before a meeting papers are due"),
        called=_("Days before a meeting"),
        default=8,
        least=0,
        most=60,
    )


class NewCommitteeForm(OnceForm, _CommitteeFields):
    """A committee that is new to the records."""

    code = ShortText(
        _("Code"),
        missing=_("Enter a code, such as CSP"),
        description=_(
            "2 to 10 capital letters or numbers, such as CSP. It begins the references of this "
            "committee’s actions and cannot be changed later"
        ),
        most=LONGEST_CODE,
    )
    kind = RadioField(
        _("Kind"),
        words=CommitteeKind,
        missing=_("Select what kind of committee it is"),
        default=CommitteeKind.SCRUTINY,
    )


class EditCommitteeForm(VersionForm, _CommitteeFields):
    """A committee that is in the records."""


class NewMeetingForm(OnceForm):
    """A meeting to put in the calendar."""

    held_on = DateField3(
        _("Date"),
        missing=_("Enter the date of the meeting"),
        description=_("For example, 23 1 2014"),
        validators=[within_reason],
    )
    start_time = TimeText(
        _("Time it starts"),
        missing=_("Enter the time it starts, such as 6:30pm"),
        description=_("For example, 6:30pm or 18:30"),
    )
    place = ShortText(_("Place"))
    kind = RadioField(_("Kind"), words=MeetingKind, default=MeetingKind.ORDINARY)
