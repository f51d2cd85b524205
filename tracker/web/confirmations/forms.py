"""Forms of correcting and confirming minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker.queries.fetch import AnyRow
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import LongText, RadioField, SelectField, ShortText, choice
from tracker.web.forms import OnceForm
from tracker.wording.due import day_words


class CorrectionForm(OnceForm):
    """Words struck from the minutes of one item, and those in their place."""

    item = SelectField(
        _("Item"), choices=[], coerce=str, missing=_("Select the item whose minutes are corrected")
    )
    old_words = LongText(
        _("Words to strike"),
        missing=_("Enter the words to strike, as they stand in the minutes"),
        description=_("Copy them from below, with enough of the sentence to find them"),
        most=5_000,
    )
    new_words = LongText(
        _("Words in their place"), description=_("Leave empty to strike only"), most=5_000
    )

    def offer(self, items: Sequence[AnyRow]) -> None:
        """Offer the items that have published minutes."""
        field: Any = self.item
        field.choices = [choice(row.public_id, f"{row.number} {row.title}") for row in items]


class ConfirmationForm(OnceForm):
    """Where the minutes were confirmed, and who presided there."""

    place = RadioField(
        _("Under which item were they confirmed?"),
        choices=[],
        coerce=int,
        missing=_("Select the item under which they were confirmed"),
    )
    president_id = SelectField(_("Who presided and signed?"), choices=[], coerce=int)
    president = ShortText(
        _("Name of somebody else who presided"),
        description=_("Only if they are not in the list"),
    )

    def offer(self, places: Sequence[AnyRow], members: Sequence[AnyRow]) -> None:
        """Offer the items of later meetings, and who sat on their committees then."""
        items: Any = self.place
        bodies = {row.committee_id for row in places}
        items.choices = [
            choice(
                row.id,
                gettext(
                    "%(day)s: %(number)s %(title)s",
                    day=day_words(row.held_on),
                    number=row.number,
                    title=row.title,
                ),
                hint=row.committee_name if len(bodies) > 1 else None,
            )
            for row in places
        ]
        people: Any = self.president_id
        people.choices = [
            choice(row.person_id, f"{row.name} ({gettext(row.role.label)})") for row in members
        ]
