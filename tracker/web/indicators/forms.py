"""Forms of indicators and their figures."""

from __future__ import annotations

from decimal import Decimal

from tracker.models import Indicator
from tracker.operations.indicators import IndicatorWords
from tracker.queries.figures import ENGLAND, NEIGHBOURS, OWN
from tracker.rules.measures.suppression import Symbol
from tracker.translation import lazy_gettext as _
from tracker.vocabulary import Basis, Frequency, ObservationStatus, Polarity, Unit
from tracker.web.fields import (
    DateField3,
    DecimalText,
    IntegerText,
    LongText,
    RadioField,
    SelectField,
    ShortText,
    Tick,
    choice,
)
from tracker.web.forms import HouseForm, OnceForm, VersionForm

MOST_OTHER_NAMES = 2000


class IndicatorFields(HouseForm):
    """What is entered of an indicator, new or old."""

    name = ShortText(_("Name"), missing=_("Enter the name of the indicator"))
    other_names = LongText(
        _("Other names"),
        most=MOST_OTHER_NAMES,
        description=_("One on each line. Minutes that use one of them find this indicator."),
    )
    definition = LongText(_("What it measures"))
    unit = RadioField(_("Its figures are"), words=Unit, missing=_("Select what its figures are"))
    decimals = IntegerText(_("Decimals"), least=0, most=4, missing=_("Enter 0 to 4"), default=0)
    polarity = RadioField(
        _("Which way is better?"), words=Polarity, missing=_("Select which way is better")
    )
    basis = RadioField(
        _("What one figure counts"), words=Basis, missing=_("Select what one figure counts")
    )
    frequency = RadioField(
        _("How often there is a figure"), words=Frequency, missing=_("Select how often")
    )
    target = DecimalText(_("Target"))
    tolerance = DecimalText(
        _("Tolerance"),
        least=0,
        most=100,
        description=_("Per cent of the target that a figure may be short of it and still be green"),
    )
    target_low = DecimalText(_("Lowest figure wanted"))
    target_high = DecimalText(_("Highest figure wanted"))
    source = ShortText(_("Source"), description=_("Where its figures come from"))
    counts_people = Tick(
        _("It counts people: figures about 1 to 5 of them are hidden from the public"),
        default=True,
    )
    is_public = Tick(_("Anybody may see it"), default=True)

    def entered(self, reference: str) -> IndicatorWords:
        """What was entered, for the operation."""
        return IndicatorWords(
            reference=reference,
            name=self.name.data,
            unit=Unit(self.unit.data),
            polarity=Polarity(self.polarity.data),
            basis=Basis(self.basis.data),
            frequency=Frequency(self.frequency.data),
            decimals=self.decimals.data or 0,
            definition=self.definition.data,
            other_names=[
                each.strip() for each in self.other_names.data.splitlines() if each.strip()
            ],
            counts_people=self.counts_people.data,
            is_public=self.is_public.data,
            target=number(self.target.data),
            target_low=number(self.target_low.data),
            target_high=number(self.target_high.data),
            tolerance=number(self.tolerance.data),
            source=self.source.data,
        )


class NewIndicatorForm(IndicatorFields, OnceForm):
    """A new indicator, with the reference it keeps."""

    reference = ShortText(
        _("Reference"),
        most=40,
        missing=_("Enter a reference, like CF-12"),
        description=_("Letters, numbers and hyphens, like CF-12. It cannot be changed later."),
    )


class EditIndicatorForm(IndicatorFields, VersionForm):
    """An indicator as it is."""

    def fill(self, indicator: Indicator) -> None:
        """Show the indicator as it is stored."""
        for name in IndicatorWords.__slots__:
            if name in self._fields and name != "other_names":
                self._fields[name].process_data(getattr(indicator, name))
        self.other_names.data = "\n".join(indicator.other_names)
        self.version.data = str(indicator.version)
        for field in (self.target, self.target_low, self.target_high, self.tolerance):
            if field.data is not None:
                field.data = Decimal(f"{field.data:g}")


class EndIndicatorForm(VersionForm):
    """An indicator's last day, why, and what is kept in its stead."""

    on = DateField3(
        _("Last day"), missing=_("Enter the last day"), description=_("Today or a day in the past")
    )
    successor = SelectField(
        _("Kept in its stead"),
        coerce=int,
        description=_("Leave it empty if nothing is"),
    )
    reason = LongText(_("Reason"), missing=_("Enter why it is no longer kept"), most=500)


class AddFigureForm(OnceForm):
    """One figure of one period."""

    area = RadioField(
        _("Whose figure is it?"),
        choices=[
            choice(OWN, _("Ours")),
            choice(NEIGHBOURS, _("Our statistical neighbours’ mean")),
            choice(ENGLAND, _("England’s")),
        ],
        default=OWN,
        missing=_("Select whose figure it is"),
    )
    period_start = DateField3(
        _("First day of the period"), missing=_("Enter the first day of the period")
    )
    period_end = DateField3(
        _("Last day of the period"), missing=_("Enter the last day of the period")
    )
    value = DecimalText(_("Figure"))
    symbol = SelectField(
        _("Why there is no figure"),
        choices=[
            choice(Symbol.SUPPRESSED.value, _("c – hidden, as it is about 1 to 5 people")),
            choice(Symbol.NOT_APPLICABLE.value, _("z – does not apply")),
            choice(Symbol.NOT_AVAILABLE.value, _("x – not available")),
            choice(Symbol.ROUNDS_TO_ZERO.value, _("low – rounds to 0")),
            choice(Symbol.UNRELIABLE.value, _("u – too unreliable to print")),
        ],
    )
    numerator = DecimalText(_("How many"), least=0, description=_("For a percentage or a rate"))
    denominator = DecimalText(_("Out of how many"), least=0)
    mean_of = IntegerText(_("Neighbours with a figure"), least=0, most=200)
    mean_among = IntegerText(_("Neighbours in all"), least=0, most=200)
    target = DecimalText(
        _("Target for this period"), description=_("Only where it differs from the indicator’s own")
    )
    status = RadioField(
        _("How final is it?"),
        words=ObservationStatus,
        default=ObservationStatus.FINAL,
        missing=_("Select how final it is"),
    )
    published_on = DateField3(
        _("Published on"),
        missing=_("Enter the day it was published"),
        description=_("A figure published again is kept beside the earlier one"),
    )
    source = ShortText(_("Source"), missing=_("Enter where the figure comes from"))


def number(value: Decimal | None) -> float | None:
    """A typed number as the database keeps it."""
    return None if value is None else float(value)
