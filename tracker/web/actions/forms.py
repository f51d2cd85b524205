"""Forms of the verbs of an action: format here, rules in the operations."""

from __future__ import annotations

from wtforms.validators import ValidationError

from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import Outcome, UpdateKind
from tracker.web.fields import (
    DateField3,
    LongText,
    RadioField,
    SelectField,
    ShortText,
    choice,
)
from tracker.web.forms import HouseForm, OnceForm, VersionForm
from tracker.web.uploads import EvidenceFiles

REASON_LENGTH = 2_000

NEXT = [
    choice(
        UpdateKind.PROGRESS.value,
        _("Work goes on"),
        hint=_("The action stays open and its date stays the same"),
    ),
    choice(
        UpdateKind.REPORT.value,
        _("This is the report asked for"),
        hint=_("The committee decides whether it answers the action"),
    ),
    choice(
        UpdateKind.PROPOSAL.value,
        _("Done, ask to close"),
        hint=_("The committee decides whether to close it"),
    ),
    choice(
        UpdateKind.LATER_DATE.value,
        _("A later date is needed"),
        hint=_("You will be asked for the date and the reason"),
    ),
]


class EvidenceForm(OnceForm):
    """Files that go with what an owner says."""

    file = EvidenceFiles(_("Files that show it (optional)"), called=_("Files"))


class UpdateForm(EvidenceForm):
    """What has been done, and what happens next."""

    text = LongText(_("What has been done?"), called=_("What has been done"))
    kind = RadioField(
        _("What happens next?"),
        choices=NEXT,
        coerce=UpdateKind,
        missing=_("Select what happens next"),
    )

    def only_contributes(self) -> None:
        """Let only progress be reported: the post that leads answers."""
        self.kind.choices = NEXT[:1]
        self.kind.data = self.kind.data or UpdateKind.PROGRESS

    @property
    def asks_later_date(self) -> bool:
        """Whether the second page follows."""
        return bool(self.is_submitted()) and self.kind.data is UpdateKind.LATER_DATE

    def validate_text(self, field: LongText) -> None:
        """Ask for words."""
        if not field.data.strip():
            raise ValidationError(gettext("Enter what has been done"))


class LaterDateForm(EvidenceForm):
    """The later date that is asked for, and why."""

    later_date = DateField3(
        _("When can it be done?"),
        called=_("Later date"),
        missing=_("Enter the date by which it can be done"),
    )
    text = LongText(
        _("Why is a later date needed?"),
        called=_("The reason"),
        missing=_("Enter why a later date is needed"),
    )


class SupportActionForm(VersionForm):
    """Words the chair may add."""

    reason = LongText(
        _("Anything the committee should know (optional)"), called=_("Words"), most=REASON_LENGTH
    )


class ReturnActionForm(VersionForm):
    """What is missing from an answer."""

    reason = LongText(
        _("What is missing?"),
        called=_("What is missing"),
        missing=_("Enter what is missing"),
        most=REASON_LENGTH,
    )


class ReassignActionForm(VersionForm):
    """The post that is to own an action."""

    post = SelectField(_("New owner"), coerce=int)
    reason = LongText(
        _("Why is the owner changing?"),
        called=_("The reason"),
        missing=_("Enter why the owner is changing"),
        most=REASON_LENGTH,
    )


class CloseActionForm(VersionForm):
    """How an action ended."""

    outcome = RadioField(
        _("How did it end?"), words=Outcome, missing=_("Select how the action ended")
    )
    reason = LongText(
        _("What did the committee decide?"),
        called=_("What the committee decided"),
        missing=_("Enter what the committee decided"),
        most=REASON_LENGTH,
    )

    decided_at = SelectField(
        _("Where was it agreed? (optional)"),
        called=_("Where it was agreed"),
        description=_("The meeting, and the item of its agenda"),
    )


class CloseProvisionallyForm(VersionForm):
    """How an action ended, and what the chair said."""

    outcome = RadioField(
        _("How did it end?"), words=Outcome, missing=_("Select how the action ended")
    )
    reason = LongText(
        _("When was the %(chair)s consulted, and what was said?"),
        called=_("What the %(chair)s said"),
        missing=_("Enter when the %(chair)s was consulted and what was said"),
        most=REASON_LENGTH,
    )


class DuplicateActionForm(VersionForm):
    """The action that goes on, and why this one is the same."""

    of = ShortText(
        _("Reference of the other action, which goes on"),
        called=_("Reference"),
        missing=_("Enter the reference of the other action, such as CSP/2013-14/007"),
        most=40,
    )
    reason = LongText(
        _("Why is it the same?"),
        called=_("The reason"),
        missing=_("Enter why it is the same"),
        most=REASON_LENGTH,
    )


class AskUpdateForm(HouseForm):
    """Words that may go with a request for an update."""

    reason = LongText(
        _("What do you want to know? (optional)"),
        called=_("What you want to know"),
        description=_("Stands in the history of the action, never in the e-mail"),
        most=REASON_LENGTH,
    )


class PauseActionForm(VersionForm):
    """Until when an action rests."""

    review_on = DateField3(
        _("When will it be looked at again?"),
        called=_("Review date"),
        missing=_("Enter the date it will be looked at again"),
    )
    reason = LongText(
        _("Why is it paused?"),
        called=_("The reason"),
        missing=_("Enter why it is paused"),
        most=REASON_LENGTH,
    )


class ReopenActionForm(VersionForm):
    """Why an action is taken up again."""

    reason = LongText(
        _("Why is it taken up again?"),
        called=_("The reason"),
        missing=_("Enter why it is taken up again"),
        most=REASON_LENGTH,
    )


class WithdrawActionForm(VersionForm):
    """Why an entry was wrong."""

    reason = LongText(
        _("Why was it a wrong entry?"),
        called=_("The reason"),
        missing=_("Enter why it was a wrong entry"),
        most=REASON_LENGTH,
    )
