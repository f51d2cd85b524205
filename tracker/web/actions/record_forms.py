"""The forms that record an action and amend one, with the indicators it concerns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from tracker.models import Indicator
from tracker.queries.fetch import AnyRow
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import Expectation, Restriction
from tracker.web.actions.due_fields import DueFields
from tracker.web.fields import LongText, MultiCheckbox, RadioField, SelectField, ShortText, choice
from tracker.web.forms import HouseForm, OnceForm, VersionForm

WORDING_LENGTH = 500

Fields = TypeVar("Fields", bound="WordsFields")


class WordsFields(HouseForm):
    """What an action says, who contributes and which indicators it concerns."""

    wording = LongText(
        _("Short wording"),
        missing=_("Enter a short wording"),
        description=_(
            "What is to be done, as it will stand in lists. Everybody may come to read it"
        ),
        most=WORDING_LENGTH,
    )
    passage = LongText(
        _("Words of the minutes (optional)"),
        called=_("The words of the minutes"),
        description=_("The sentence in which it was agreed"),
    )
    contributing = MultiCheckbox(_("Who contributes?"), coerce=int)
    indicators = MultiCheckbox(
        _("Which indicators does it concern?"),
        coerce=int,
        description=_("For each, say what the action is meant to do to it"),
    )

    def offer_posts(self, posts: Sequence[AnyRow]) -> None:
        """Let any of these posts contribute."""
        self.contributing.choices = [choice(row.id, row.title) for row in posts]

    def offer_indicators(self, indicators: Sequence[Indicator]) -> None:
        """Let any of these indicators be linked."""
        self.indicators.choices = [choice(each.id, each.name) for each in indicators]

    def expectations(self) -> dict[int, Expectation]:
        """What the action is meant to do to each indicator ticked."""
        return {
            key: self._fields[_expectation(key)].data or Expectation.UNDERSTAND
            for key in self.indicators.data
        }

    def expectation_fields(self) -> Mapping[str, Any]:
        """The field revealed under each indicator, by the indicator's key as it is sent."""
        return {
            str(offered.value): self._fields[_expectation(int(offered.value))]
            for offered in self.indicators.choices
        }

    def fill_expectations(self, linked: Mapping[int, Expectation]) -> None:
        """Tick the indicators that are linked."""
        self.indicators.data = [
            int(offered.value)
            for offered in self.indicators.choices
            if int(offered.value) in linked
        ]
        for key in self.indicators.data:
            self._fields[_expectation(key)].data = linked[key]


class RecordActionForm(OnceForm, WordsFields, DueFields):
    """A new action under an item."""

    lead_post = SelectField(_("Owner"), coerce=int)
    restriction = RadioField(
        _("Who may read it once the minutes are published?"),
        choices=[
            choice(Restriction.OPEN.value, _("Everybody")),
            choice(Restriction.EXEMPT.value, _("Private: exempt information")),
            choice(Restriction.CONFIDENTIAL.value, _("Private: confidential information")),
        ],
        coerce=Restriction,
        default=Restriction.OPEN,
        missing=_("Select who may read it"),
    )
    restriction_ground = ShortText(
        _("Paragraph or legal ground, if it is private"),
        called=_("Paragraph or legal ground"),
        description=_("For example, paragraph 2"),
    )


class AmendActionForm(VersionForm, WordsFields):
    """What may be amended of an action."""

    reason = ShortText(_("Why is it amended? (optional)"), called=_("The reason"))


def _expectation(indicator_id: int) -> str:
    return f"expectation_{indicator_id}"


def with_expectations(form: type[Fields], indicators: Sequence[Indicator]) -> type[Fields]:
    """The form with one more field for each indicator: what is meant to happen to it."""
    fields = {
        _expectation(each.id): SelectField(
            _("What is it meant to do to it?"),
            words=Expectation,
            default=Expectation.UNDERSTAND,
        )
        for each in indicators
    }
    return cast("type[Fields]", type(form.__name__, (form,), fields))
