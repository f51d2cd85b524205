"""Forms of an agenda item: what it is about, and the page it is imported from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.rules.errors import RuleBroken
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import PaperWanted, Restriction
from tracker.web.fields import (
    FileField,
    LongText,
    MultiCheckbox,
    RadioField,
    SelectField,
    ShortText,
    Tick,
    choice,
)
from tracker.web.forms import OnceForm, VersionForm
from tracker.web.restriction_fields import RestrictionFields

LONGEST_NUMBER = 20
LONGEST_PASTE = 1_000_000
TITLES = {Restriction.EXEMPT: "exempt_title", Restriction.CONFIDENTIAL: "confidential_title"}
"""The fields that hold a private item's public title: each radio reveals its own."""


class ItemForm(RestrictionFields):
    """What a clerk enters of an item."""

    number = ShortText(
        _("Number"),
        missing=_("Enter the item’s number, such as 7 or 10a"),
        description=_("As it is printed, such as 7, 7a or 10.1"),
        most=LONGEST_NUMBER,
    )
    title = ShortText(_("Title"), missing=_("Enter the item’s title"))
    purpose = LongText(_("Purpose"), description=_("What the committee is asked to do"))
    lead_post_id = SelectField(_("Led by"), coerce=int)
    paper = RadioField(
        _("Report"),
        words=PaperWanted,
        default=PaperWanted.EXPECTED,
        description=_(
            "Asked for from the post that leads the item, by the committee’s day for papers"
        ),
    )
    is_urgent = Tick(_("Late or urgent: it has not had the full notice"))
    urgency_reason = LongText(
        _("The %(chair)s’s reason for taking it"),
        description=_("For a late or urgent item. It is needed before the minutes are published"),
        most=2000,
    )
    indicator_ids = MultiCheckbox(_("Indicators considered"), coerce=int)
    restriction = RadioField(
        _("Who may read it"),
        choices=[
            choice(Restriction.OPEN.value, _("Everybody, once the agenda is published")),
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
        default=Restriction.OPEN,
        missing=_("Select who may read it"),
    )
    exempt_title = ShortText(_("Title that the public sees"))
    confidential_title = ShortText(_("Title that the public sees"))

    def offer(self, posts: Sequence[Any], indicators: Sequence[Any]) -> None:
        """Set the choices: rows of `queries.posts.list_open` and of the indicators offered."""
        self.offer_paragraphs()
        self.lead_post_id.choices = [choice(row.id, row.title) for row in posts]
        self.indicator_ids.choices = [
            choice(row.id, f"{row.name} ({row.reference})") for row in indicators
        ]

    def offer_no_opening(self) -> None:
        """A private item is opened on a page of its own, after a look at what becomes public."""
        self.restriction.choices = [
            each for each in self.restriction.choices if each.value != Restriction.OPEN.value
        ]

    @property
    def public_title(self) -> str | None:
        """The public title entered for the restriction that was chosen."""
        field = TITLES.get(self.restriction.data)
        return self[field].data or None if field else None

    def refuse(self, broken: RuleBroken) -> None:
        """Show what a restriction lacks under its own radio."""
        if broken.field == "public_title":
            field = TITLES.get(self.restriction.data, broken.field)
            super().refuse(RuleBroken(field, broken.code, **broken.values))
        else:
            super().refuse(broken)


class NewItemForm(OnceForm, ItemForm):
    """An item for a meeting's agenda."""


class EditItemForm(VersionForm, ItemForm):
    """An item of an agenda."""


class ImportItemForm(OnceForm):
    """A published page, pasted or as a file; `number` is asked for once the page is read."""

    page = LongText(
        _("Text of the page"),
        description=_("Copy everything from “Agenda item” down to the list of documents"),
        most=LONGEST_PASTE,
    )
    file = FileField(
        _("Or choose a text file"),
        description=_("Plain text (.txt), smaller than 1 MB"),
        called=_("The page"),
        endings=["txt"],
    )
    number = ShortText(_("Number"), most=LONGEST_NUMBER)

    def refuse(self, broken: RuleBroken) -> None:
        """Show what is wrong with a page where it was given: pasted or chosen as a file."""
        given_as = "file" if broken.field == "page" and self.file.data else broken.field
        super().refuse(RuleBroken(given_as, broken.code, **broken.values))
