"""Numbers as people type them."""

# pyright: reportMissingTypeArgument=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportIncompatibleMethodOverride=false
# The lines above: WTForms ships no types; this package is the typed façade over it.

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from wtforms.validators import StopValidation

from tracker.translation import gettext
from tracker.web.fields.field import TypedIn, clean


class DecimalText(TypedIn):
    """A number such as 81, 81.5, 1,000 or 81%. `data` is a Decimal or None."""

    data: Decimal | None
    inputmode = "decimal"
    SHAPE = re.compile(r"[+-]?\d{1,12}(\.\d{0,6})?")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - see HouseField
        least: int | None = None,
        most: int | None = None,
        **options: Any,  # noqa: ANN401 - see HouseField
    ) -> None:
        self.least = least
        self.most = most
        super().__init__(*args, **options)

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Read the number, or say that it is none."""
        if not valuelist:
            return
        text = re.sub(r"[\s,%]", "", clean(str(valuelist[0]))).translate({0x2212: "-", 0x2013: "-"})
        if not text:
            self.data = None
        elif text.isascii() and self.SHAPE.fullmatch(text):
            self.data = self._read(text)
        else:
            self.data = None
            raise ValueError(self._refusal())

    def _read(self, text: str) -> Any:  # noqa: ANN401 - the narrower field answers an int
        return Decimal(text)

    def _refusal(self) -> str:
        return gettext("%(name)s must be a number", name=self.named)

    def pre_validate(self, form: object) -> None:
        """Refuse numbers outside `least` and `most`."""
        del form
        if self.data is None:
            return
        if self.least is not None and self.data < self.least:
            raise StopValidation(
                gettext("%(name)s must be %(least)s or more", name=self.named, least=self.least)
            )
        if self.most is not None and self.data > self.most:
            raise StopValidation(
                gettext("%(name)s must be %(most)s or fewer", name=self.named, most=self.most)
            )


class IntegerText(DecimalText):
    """A whole number. `data` is an int or None."""

    data: int | None  # pyright: ignore[reportIncompatibleVariableOverride]  # narrower on purpose
    inputmode = "numeric"
    SHAPE = re.compile(r"[+-]?\d{1,12}")

    def _read(self, text: str) -> int:
        return int(text)

    def _refusal(self) -> str:
        return gettext("%(name)s must be a whole number", name=self.named)
