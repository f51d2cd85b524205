"""Forms of a document."""

from __future__ import annotations

from tracker.translation import lazy_gettext as _
from tracker.vocabulary import DocumentSlot, Restriction
from tracker.web.fields import LongText, RadioField, ShortText, choice
from tracker.web.forms import OnceForm
from tracker.web.uploads import DocumentFile

OF_OFFICERS = (DocumentSlot.REPORT, DocumentSlot.APPENDIX, DocumentSlot.BACKGROUND)
UNDER_ITEMS = tuple(slot for slot in DocumentSlot if slot is not DocumentSlot.EVIDENCE)


class OfficersDocumentForm(OnceForm):
    """A file for the item that an officer leads."""

    file = DocumentFile()
    slot = RadioField(
        _("What is it?"),
        choices=[choice(slot.value, _(slot.label)) for slot in OF_OFFICERS],
        coerce=DocumentSlot,
        default=DocumentSlot.REPORT,
        missing=_("Select what the document is"),
    )
    title = ShortText(
        _("Title"), description=_("As the agenda shows it. Left empty, the name of the file")
    )


class DocumentForm(OfficersDocumentForm):
    """A file for an agenda item, as a clerk adds it."""

    slot = RadioField(
        _("What is it?"),
        choices=[choice(slot.value, _(slot.label)) for slot in UNDER_ITEMS],
        coerce=DocumentSlot,
        default=DocumentSlot.REPORT,
        missing=_("Select what the document is"),
    )
    restriction = RadioField(
        _("Who may read it?"),
        choices=[
            choice(Restriction.OPEN.value, _("Whoever may read the item")),
            choice(
                Restriction.EXEMPT.value,
                _("Exempt"),
                hint=_("Only those who may read what the committee takes in private"),
            ),
            choice(
                Restriction.CONFIDENTIAL.value,
                _("Confidential"),
                hint=_("The law forbids making it public"),
            ),
        ],
        coerce=Restriction,
        default=Restriction.OPEN,
        missing=_("Select who may read it"),
    )
    restriction_ground = ShortText(
        _("Paragraph or legal ground"),
        description=_("Only for a private document, such as paragraph 2 of Schedule 12A"),
    )


class ReplaceDocumentForm(OnceForm):
    """Another version of a document."""

    file = DocumentFile(_("The new version"))
    title = ShortText(_("Title"), missing=_("Enter the document’s title"))


class RemoveDocumentForm(OnceForm):
    """Why a document is removed."""

    reason = LongText(
        _("Reason"),
        missing=_("Enter why it is removed"),
        description=_("It is kept in the history. Do not repeat what should not have been read"),
        most=500,
    )
