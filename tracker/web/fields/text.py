"""Words and passwords."""

# pyright: reportMissingTypeArgument=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportIncompatibleMethodOverride=false
# The lines above: WTForms ships no types; this package is the typed façade over it.

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from wtforms import widgets
from wtforms.validators import StopValidation

from tracker.translation import gettext
from tracker.web.fields.field import TypedIn, clean

SHORT_LENGTH = 200
LONG_LENGTH = 20_000


class ShortText(TypedIn):
    """One line: runs of white space become one space. `data` is a str, "" when empty."""

    data: str

    def __init__(self, *args: Any, most: int = SHORT_LENGTH, **options: Any) -> None:  # noqa: ANN401 - see HouseField
        self.most = most
        super().__init__(*args, **options)

    def process_data(self, value: object) -> None:
        """Take the value of the object behind the form."""
        self.data = "" if value is None else str(value)

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Clean what was sent; a field that was not sent keeps its value."""
        if valuelist:
            self.data = self._tidy(clean(str(valuelist[0])))

    def _tidy(self, text: str) -> str:
        return " ".join(text.split())

    def pre_validate(self, form: object) -> None:
        """Refuse more than `most` characters."""
        del form
        if len(self.data) > self.most:
            raise StopValidation(
                gettext(
                    "%(name)s must be %(most)s characters or fewer",
                    name=self.named,
                    most=f"{self.most:,}",
                )
            )


class LongText(ShortText):
    """Several lines; blank ends are cut. `data` is a str, "" when empty."""

    kind = "textarea"
    widget = widgets.TextArea()

    def __init__(self, *args: Any, most: int = LONG_LENGTH, **options: Any) -> None:  # noqa: ANN401 - see HouseField
        super().__init__(*args, most=most, **options)

    def _tidy(self, text: str) -> str:
        return text.strip("\n").rstrip()


class EmailText(ShortText):
    """An e-mail address, checked for shape only. `data` is a str."""

    input_type = "email"
    SHAPE = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")

    def pre_validate(self, form: object) -> None:
        """Refuse what cannot be an address."""
        super().pre_validate(form)
        if self.data and not self.SHAPE.fullmatch(self.data):
            raise StopValidation(
                gettext(
                    "%(name)s must be in the correct format, like name@example.com",
                    name=self.named,
                )
            )


class PasswordText(TypedIn):
    """A password: kept to the letter, never shown again. `data` is a str."""

    data: str
    input_type = "password"
    widget = widgets.PasswordInput()

    def process_data(self, value: object) -> None:
        """Start empty whatever the object holds."""
        del value
        self.data = ""

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Take what was sent as it is."""
        if valuelist:
            self.data = str(valuelist[0])


class SearchText(ShortText):
    """Words to look for. `data` is a str."""

    input_type = "search"


class HiddenText(ShortText):
    """A value carried by the form. `data` is a str."""

    kind = "hidden"
    widget = widgets.HiddenInput()
