"""The form of a committee's meetings in one municipal year: twelve months, two dates each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms.validators import StopValidation

from tracker.rules.calendar import last_day
from tracker.rules.meeting_plan import Planned, day_of_week
from tracker.translation import gettext
from tracker.translation import lazy_gettext as _
from tracker.web.fields import IntegerText, ShortText, TimeText
from tracker.web.forms import OnceForm
from tracker.wording.due import MONTHS

A_MONTH = 2
"""Dates that a month has room for."""


class YearForm(OnceForm):
    """Time and place of all meetings of a year; `of_months` adds the fields for their days."""

    start_time = TimeText(
        _("Time they start"),
        missing=_("Enter the time they start, such as 6:30pm"),
        description=_("For example, 6:30pm or 18:30"),
    )
    place = ShortText(_("Place"))
    months: Sequence[tuple[int, int]] = ()

    def rows(self) -> Iterator[tuple[str, list[Any]]]:
        """Each month's name and its fields."""
        for year, month in self.months:
            fields = [self[_name(year, month, place)] for place in range(A_MONTH)]
            yield f"{gettext(MONTHS[month - 1])} {year}", fields

    def fill(self, days: Sequence[date]) -> None:
        """Enter days, at most two a month."""
        for year, month in self.months:
            inside = sorted(d for d in set(days) if (d.year, d.month) == (year, month))
            for place, day in enumerate(inside[:A_MONTH]):
                self[_name(year, month, place)].data = day.day

    def planned(self) -> list[Planned]:
        """The meetings entered, in order; call it on a form that was checked."""
        days = {
            date(year, month, day)
            for year, month in self.months
            for place in range(A_MONTH)
            if (day := self[_name(year, month, place)].data)
        }
        start_time = self.start_time.data
        if start_time is None:
            raise ValueError("The form was not checked.")
        return [Planned(day, start_time, self.place.data or "") for day in sorted(days)]

    def entered(self) -> dict[str, str]:
        """What was typed, by field: an address with it fills the form again."""
        entered = {"start_time": self.start_time, "place": self.place}
        days = {field.name: field for _name, fields in self.rows() for field in fields}
        return {
            name: str(field.raw_data[0])
            for name, field in (entered | days).items()
            if field.raw_data
        }


def _name(year: int, month: int, place: int) -> str:
    return f"day-{year}-{month:02}-{place + 1}"


def of_months(months: Sequence[tuple[int, int]]) -> type[YearForm]:
    """The form with two fields for each month."""
    fields: dict[str, Any] = {"months": tuple(months)}
    for year, month in months:
        named = f"{gettext(MONTHS[month - 1])} {year}"
        for place in range(A_MONTH):
            label = (
                gettext("Day of the second meeting in %(month)s", month=named)
                if place
                else gettext("Day of the first meeting in %(month)s", month=named)
            )
            least, most = 1, last_day(year, month).day
            fields[_name(year, month, place)] = IntegerText(
                label,
                called=gettext("Day in %(month)s", month=named),
                validators=[_Within(least, most)],
            )
    return type("YearOfMonthsForm", (YearForm,), fields)


@dataclass(frozen=True)
class _Within:
    """Refuses a day that the month does not have."""

    least: int
    most: int

    def __call__(self, form: object, field: Any) -> None:  # noqa: ANN401 - a field of any form
        del form
        if field.data is not None and not self.least <= field.data <= self.most:
            message = gettext(
                "%(name)s must be between 1 and %(most)s", name=field.named, most=self.most
            )
            raise StopValidation(message)


def days_by_pattern(
    months: Sequence[tuple[int, int]], chosen: Sequence[str], weekday: str, week: str
) -> list[date] | None:
    """The days of "every third Thursday" in the chosen months; None when it is garbled."""
    if weekday not in set("0123456") or week not in set("12345"):
        return None
    wanted = set(chosen)
    return [
        day_of_week(year, month, int(weekday), int(week))
        for year, month in months
        if str(month) in wanted
    ]
