"""Forms of redaction."""

from __future__ import annotations

from tracker.translation import lazy_gettext as _
from tracker.vocabulary import RedactionReason
from tracker.web.fields import HiddenText, LongText, RadioField, Tick, choice
from tracker.web.forms import HouseForm, OnceForm

LONGEST_PASSAGE = 1_000
LONGEST_REASON = 1_000


class NewRedactionForm(HouseForm):
    """A passage to take out, and why; it names what it was seen in, wherever it is sent."""

    item = HiddenText()
    action = HiddenText()
    passage = LongText(
        _("Passage to redact"),
        missing=_("Enter the passage to redact"),
        called=_("Passage"),
        description=_(
            "Type or paste it as it is written, capitals included: a child’s name, for example. "
            "Only these words are taken out; the text around them stays"
        ),
        most=LONGEST_PASSAGE,
    )
    everywhere = Tick(
        _("Look in every item and action of the authority, not only this one"),
        description=_("Names in the records of people, posts and committees are not changed"),
    )
    reason = RadioField(
        _("Why must it go?"),
        words=RedactionReason,
        missing=_("Select why it must go"),
        called=_("Reason"),
    )
    reason_words = LongText(
        _("Say more"),
        called=_("Reason"),
        description=_("These words are kept and shown in the history. Do not repeat the passage"),
        most=LONGEST_REASON,
    )


class FileRedactionForm(OnceForm):
    """Why a file must go, and whether what it is called goes too."""

    masks_name = RadioField(
        _("What it is called"),
        choices=[
            choice("all", _("Title and name go too"), hint=_("“[redacted]” stands in their place")),
            choice("file", _("They can be read by everybody: only the file goes")),
        ],
        missing=_("Select whether its title goes too"),
        default="all",
    )
    reason = RadioField(
        _("Why must it go?"),
        words=RedactionReason,
        missing=_("Select why it must go"),
        called=_("Reason"),
        description=_("Whoever could read the file is told this"),
    )
    reason_words = LongText(
        _("Say more"),
        called=_("Reason"),
        description=_(
            "These words are kept and shown in the history. Do not repeat what must not be read"
        ),
        most=LONGEST_REASON,
    )


class ApproveRedactionForm(HouseForm):
    """A second person's consent."""

    agreed = Tick(
        _("I have read the request, and know that this cannot be undone"),
        missing=_("Confirm that you have read the request"),
    )


class RefuseRedactionForm(HouseForm):
    """Why a passage stays."""

    words = LongText(
        _("Why should it stay?"),
        missing=_("Enter why it should stay"),
        called=_("Reason"),
        description=_("These words are kept and shown in the history. Do not repeat the passage"),
        most=LONGEST_REASON,
    )
