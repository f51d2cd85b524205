"""A date in three inputs."""

# pyright: reportMissingTypeArgument=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportIncompatibleMethodOverride=false
# The lines above: WTForms ships no types; this package is the typed façade over it.

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from wtforms import widgets
from wtforms.utils import unset_value

from tracker.translation import gettext
from tracker.web.fields.field import HouseField, clean

MONTHS = (
    ("january", "ionawr"),
    ("february", "chwefror"),
    ("march", "mawrth"),
    ("april", "ebrill"),
    ("may", "mai"),
    ("june", "mehefin"),
    ("july", "gorffennaf"),
    ("august", "awst"),
    ("september", "medi"),
    ("october", "hydref"),
    ("november", "tachwedd"),
    ("december", "rhagfyr"),
)
SHORTEST_ABBREVIATION = 3
YEAR_DIGITS = 4


class DatePart(NamedTuple):
    """One of the three inputs of a date, as the macro draws it."""

    id: str
    name: str
    label: str
    value: str
    width: int
    numeric: bool
    wrong: bool


class DateField3(HouseField):
    """A date sent as `name-day`, `name-month` and `name-year`. `data` is a date or None.

    Tolerates missing parts and any text; the month may be a name, in English or Welsh,
    whole or cut to three letters or more. What was typed is shown again.
    """

    kind = "date"
    widget = widgets.TextInput()
    data: dt.date | None

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - see HouseField
        super().__init__(*args, **options)
        self._typed: tuple[str, str, str] | None = None
        self._wrong: frozenset[str] = frozenset()

    def process(
        self,
        formdata: Any,  # noqa: ANN401 - a MultiDict or None
        data: Any = unset_value,  # noqa: ANN401 - a date, None or WTForms' mark for neither
        extra_filters: Sequence[Callable[[Any], Any]] | None = None,
    ) -> None:
        """Read the three parts in place of WTForms' one value."""
        super().process(None, data, extra_filters)
        names = [f"{self.name}-{part}" for part in ("day", "month", "year")]
        if formdata is None or not any(name in formdata for name in names):
            return
        self.raw_data = [formdata.get(name, "") for name in names]
        day, month, year = (clean(str(part)).strip() for part in self.raw_data)
        self._typed = (day, month, year)
        try:
            self.data = self._read(day, month, year)
        except ValueError as error:
            self.data = None
            self.process_errors = [str(error)]

    def is_empty(self) -> bool:
        """Whether all three parts are empty."""
        return self.data is None

    def parts(self) -> list[DatePart]:
        """Return the three inputs, with what was typed or the date that `data` holds."""
        if self._typed is not None:
            typed = self._typed
        elif self.data is not None:
            typed = (str(self.data.day), str(self.data.month), str(self.data.year))
        else:
            typed = ("", "", "")
        labels = (gettext("Day"), gettext("Month"), gettext("Year"))
        # An error that no part is to blame for (a rule broken by the whole date) marks all three.
        blamed = self._wrong or frozenset({"day", "month", "year"})
        return [
            DatePart(
                id=f"{self.id}-{part}",
                name=f"{self.name}-{part}",
                label=label,
                value=value,
                width=4 if part == "year" else 2,
                numeric=part != "month",
                wrong=bool(self.errors) and part in blamed,
            )
            for part, label, value in zip(("day", "month", "year"), labels, typed, strict=True)
        ]

    @property
    def error_target(self) -> str:
        """The id of the input an error summary points at."""
        first = next((p for p in ("day", "month", "year") if p in self._wrong), "day")
        return f"{self.id}-{first}"

    def _read(self, day: str, month: str, year: str) -> dt.date | None:
        typed = {"day": day, "month": month, "year": year}
        absent = [part for part, value in typed.items() if not value]
        if len(absent) == len(typed):
            self._wrong = frozenset()
            return None
        if absent:
            raise self._refused(absent, self._incomplete(absent))
        month_number = _month_number(month)
        unreal = [
            part
            for part, number in (("day", _number(day)), ("month", month_number))
            if number is None
        ]
        if unreal:
            raise self._refused(unreal, self._unreal())
        if _number(year) is None or len(year) != YEAR_DIGITS:
            message = gettext("%(name)s must have a year of 4 numbers", name=self.named)
            raise self._refused(["year"], message)
        try:
            return dt.date(int(year), month_number or 0, int(day))
        except ValueError:
            raise self._refused([], self._unreal()) from None

    def _refused(self, parts: Sequence[str], message: str) -> ValueError:
        self._wrong = frozenset(parts)
        return ValueError(message)

    def _unreal(self) -> str:
        return gettext("%(name)s must be a real date", name=self.named)

    def _incomplete(self, absent: Sequence[str]) -> str:
        sentences = {
            "day": gettext("%(name)s must include a day", name=self.named),
            "month": gettext("%(name)s must include a month", name=self.named),
            "year": gettext("%(name)s must include a year", name=self.named),
            "day month": gettext("%(name)s must include a day and month", name=self.named),
            "day year": gettext("%(name)s must include a day and year", name=self.named),
            "month year": gettext("%(name)s must include a month and year", name=self.named),
        }
        return sentences[" ".join(absent)]


def _number(text: str) -> int | None:
    if text.isascii() and text.isdecimal() and len(text) <= YEAR_DIGITS:
        return int(text)
    return None


def _month_number(text: str) -> int | None:
    number = _number(text)
    if number is not None:
        return number
    word = text.casefold().rstrip(".")
    if len(word) < SHORTEST_ABBREVIATION:
        return None
    named = [
        index
        for index, names in enumerate(MONTHS, start=1)
        if any(name.startswith(word) for name in names)
    ]
    return named[0] if len(named) == 1 else None
