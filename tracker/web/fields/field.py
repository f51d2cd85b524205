"""What every field shares: cleaning, the name used in messages, and `missing`."""

# pyright: reportMissingTypeArgument=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportIncompatibleMethodOverride=false
# The lines above: WTForms ships no types; this package is the typed façade over it.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import Field, widgets
from wtforms.validators import StopValidation

from tracker.rules.typed_text import clean

Label = Any  # str or a lazy translation


@dataclass(frozen=True)
class _Present:
    """The validator behind `missing`: stops with the message when nothing was entered."""

    message: Label
    field_flags: ClassVar[Mapping[str, Any]] = {}

    def __call__(self, form: object, field: Any) -> None:  # noqa: ANN401 - as error_links
        del form
        if field.process_errors:
            raise StopValidation
        if field.is_empty():
            raise StopValidation(str(self.message))


class HouseField(Field):
    """What every field here shares: the name used in messages, and `missing`."""

    kind: ClassVar[str] = "input"
    data: Any

    def __init__(
        self,
        label: Label = "",
        validators: Sequence[Any] = (),
        *,
        missing: Label = None,
        called: Label = None,
        **options: Any,  # noqa: ANN401 - handed on to WTForms
    ) -> None:
        """Declare the field.

        Args:
            label: What stands above the input.
            validators: WTForms validators, run after the field's own checks.
            missing: The message when nothing was entered; None makes the field optional.
            called: The words for this field in messages, where the label is a question.
            options: Anything else WTForms takes: default, description (the hint), filters.
        """
        self.missing = missing
        self.called = called
        checks = [*([_Present(missing)] if missing is not None else []), *validators]
        super().__init__(label, checks, **options)

    @property
    def named(self) -> str:
        """The words that begin this field's messages."""
        return str(self.called if self.called is not None else self.label.text)

    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return self.data is None or self.data in ("", [])


class TypedIn(HouseField):
    """A field typed into one input: keeps what was typed to show it again."""

    widget = widgets.TextInput()
    input_type: ClassVar[str] = "text"
    inputmode: str = ""
    autocomplete: str = ""

    def __init__(self, *args: Any, autocomplete: str = "", **options: Any) -> None:  # noqa: ANN401 - see HouseField
        super().__init__(*args, **options)
        self.autocomplete = autocomplete

    def _value(self) -> str:
        if self.raw_data:
            return clean(str(self.raw_data[0]))
        return "" if self.data is None else str(self.data)
