"""Fields that offer choices, and the choices themselves."""

# pyright: reportMissingTypeArgument=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportIncompatibleMethodOverride=false
# The lines above: WTForms ships no types; this package is the typed façade over it.

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wtforms import RadioField as WTRadioField
from wtforms import SelectField as WTSelectField
from wtforms import SelectMultipleField as WTSelectMultipleField
from wtforms.fields import (
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue]  # newer than the known types
)
from wtforms.validators import ValidationError

from tracker.translation import gettext, lazy_gettext
from tracker.vocabulary import Word
from tracker.web.fields.field import HouseField, Label, TypedIn

Choice = Any  # a SelectChoice
Choices = Sequence[Choice] | Callable[[], Sequence[Choice]]


def choices_of(words: type[Word], *, only: Iterable[Word] | None = None) -> list[Choice]:
    """Return the members of an enum as choices: stored value, translated public label."""
    return [
        SelectChoice(value=word.value, label=lazy_gettext(word.label))
        for word in (words if only is None else only)
    ]


def choice(value: object, label: Label, *, hint: Label = "", divider: Label = "") -> Choice:
    """Return one choice of radios, checkboxes or a select.

    Args:
        value: What is sent; stored as text.
        label: What people read.
        hint: A line under the label (radios and checkboxes only).
        divider: A word such as "or" set above this choice (radios and checkboxes only).
    """
    return SelectChoice(value=str(value), label=label, render_kw={"hint": hint, "divider": divider})


class Tick(TypedIn):
    """One checkbox. `data` is a bool; `missing` demands that it is ticked."""

    data: bool
    kind = "tick"

    def process_data(self, value: object) -> None:
        """Take the value of the object behind the form."""
        self.data = bool(value)

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Be ticked if the browser sent anything."""
        self.data = bool(valuelist)

    def is_empty(self) -> bool:
        """Whether it is not ticked."""
        return not self.data


class _Chosen(HouseField):
    """What fields with choices share: an enum as choices, and our words when refused."""

    choices: Any

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - see HouseField
        words: type[Word] | None = None,
        choices: Choices | None = None,
        coerce: Callable[[Any], Any] = str,
        **options: Any,  # noqa: ANN401 - see HouseField
    ) -> None:
        """Declare the field.

        Args:
            args: See `HouseField`.
            words: An enum whose members are the choices; `data` is then a member.
            choices: The choices, or a function that returns them.
            coerce: Turns what was sent into what `data` holds; ValueError refuses it.
            options: See `HouseField`.
        """
        if words is not None:
            choices, coerce = choices or choices_of(words), words
        super().__init__(*args, choices=choices or [], coerce=coerce, **options)

    def _offered(self) -> list[Any]:
        return list(self.iter_choices())  # pyright: ignore[reportAttributeAccessIssue]  # of the WTForms half

    def _refusal(self) -> str:
        if self.missing is not None:
            return str(self.missing)
        return gettext("%(name)s must be one of the choices", name=self.named)


class SelectField(_Chosen, WTSelectField):
    """A drop-down list. `data` is what `coerce` made of the choice, or None."""

    kind = "select"

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take the choice; an empty one is none at all."""
        if not valuelist:
            return
        self.data = None
        if valuelist[0] == "":
            return
        try:
            self.data = self.coerce(valuelist[0])
        except (ValueError, TypeError) as error:
            raise ValueError(self._refusal()) from error

    def pre_validate(self, form: object) -> None:
        """Refuse what is not among the choices."""
        del form
        if self.data is None or self.process_errors:
            return
        if not any(offered.selected for offered in self._offered()):
            raise ValidationError(self._refusal())


class RadioField(SelectField, WTRadioField):
    """Radios. `data` is what `coerce` made of the choice, or None."""

    kind = "radios"


class MultiCheckbox(_Chosen, WTSelectMultipleField):
    """Checkboxes. `data` is a list, [] when none is ticked."""

    kind = "checkboxes"

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take the ticked choices."""
        try:
            self.data = [self.coerce(value) for value in valuelist if value != ""]
        except (ValueError, TypeError) as error:
            self.data = []
            raise ValueError(self._refusal()) from error

    def pre_validate(self, form: object) -> None:
        """Refuse what is not among the choices."""
        del form
        known = {self.coerce(offered.value) for offered in self._offered()}
        if not self.process_errors and not set(self.data or []) <= known:
            raise ValidationError(self._refusal())
