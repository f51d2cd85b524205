"""Forms of a document."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.translation import lazy_gettext as _
from tracker.vocabulary import DocumentSlot, Restriction
from tracker.web.fields import LongText, RadioField, ShortText, choice
from tracker.web.forms import OnceForm
from tracker.web.uploads import DocumentFile

OF_OFFICERS = (DocumentSlot.REPORT, DocumentSlot.APPENDIX, DocumentSlot.BACKGROUND)
UNDER_ITEMS = (
    *OF_OFFICERS,
    DocumentSlot.TO_FOLLOW,
    DocumentSlot.SUPPLEMENT,
    DocumentSlot.TABLED,
)
OF_MEETINGS = (
    DocumentSlot.TABLED,
    DocumentSlot.SUPPLEMENT,
    DocumentSlot.ATTENDANCE,
    DocumentSlot.SIGNED_MINUTES,
)
OF_INDICATORS = (
    DocumentSlot.DEFINITION,
    DocumentSlot.FIGURES,
    DocumentSlot.REPORT,
    DocumentSlot.BACKGROUND,
)


def kinds(slots: Iterable[DocumentSlot], first: DocumentSlot | None = None) -> RadioField:
    """What a document is, of these; `first` is chosen already."""
    return RadioField(
        _("What is it?"),
        choices=[choice(slot.value, _(slot.label)) for slot in slots],
        coerce=DocumentSlot,
        default=first,
        missing=_("Select what the document is"),
    )


class OfficersDocumentForm(OnceForm):
    """A file for the item that an officer leads."""

    file = DocumentFile()
    slot = kinds(OF_OFFICERS, DocumentSlot.REPORT)
    title = ShortText(
        _("Title"), description=_("As the agenda shows it. Left empty, the name of the file")
    )


class DocumentForm(OfficersDocumentForm):
    """A file for an agenda item, as a clerk adds it."""

    slot = kinds(UNDER_ITEMS, DocumentSlot.REPORT)
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


class MeetingDocumentForm(OfficersDocumentForm):
    """A file for a meeting as a whole."""

    slot = kinds(OF_MEETINGS)
    title = ShortText(
        _("Title"),
        description=_("As the meeting’s page shows it. Left empty, the name of the file"),
    )


class IndicatorDocumentForm(OfficersDocumentForm):
    """A file for an indicator."""

    slot = kinds(OF_INDICATORS)
    title = ShortText(
        _("Title"),
        description=_("As the indicator’s page shows it. Left empty, the name of the file"),
    )


class ReplaceDocumentForm(OnceForm):
    """Another version of a document."""

    file = DocumentFile(_("The new version"))
    title = ShortText(_("Title"), missing=_("Enter the document’s title"))
    reason = LongText(
        _("What was changed, and why?"),
        called=_("Reason"),
        description=_("Do not repeat what should not have been read"),
        most=500,
    )


class RemoveDocumentForm(OnceForm):
    """Why a document is removed."""

    reason = LongText(
        _("Reason"),
        missing=_("Enter why it is removed"),
        description=_("Do not repeat what should not have been read"),
        most=500,
    )
