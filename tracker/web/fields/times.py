"""A time of day as people type it."""

# pyright: reportMissingTypeArgument=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportIncompatibleMethodOverride=false
# The lines above: WTForms ships no types; this package is the typed façade over it.

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tracker.rules.times import NOON, read_time
from tracker.translation import gettext
from tracker.web.fields.field import TypedIn, clean


class TimeText(TypedIn):
    """A time such as 6:30pm or 18:30. `data` is a time or None."""

    data: dt.time | None

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Read the time, or say how to write it."""
        if not valuelist:
            return
        text = clean(str(valuelist[0])).strip()
        self.data = None
        if not text:
            return
        try:
            self.data = read_time(text)
        except ValueError:
            raise ValueError(
                gettext("%(name)s must be a time, like 6:30pm or 18:30", name=self.named)
            ) from None

    def _value(self) -> str:
        if self.raw_data:
            return clean(str(self.raw_data[0]))
        return "" if self.data is None else _written(self.data)


def _written(time: dt.time) -> str:
    hour = time.hour % NOON or NOON
    minutes = f":{time.minute:02}" if time.minute else ""
    return f"{hour}{minutes}{'am' if time.hour < NOON else 'pm'}"
