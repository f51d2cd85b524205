"""A time of day as people type it."""

# pyright: reportMissingTypeArgument=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportIncompatibleMethodOverride=false
# The lines above: WTForms ships no types; this package is the typed façade over it.

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from tracker.translation import gettext
from tracker.web.fields.field import TypedIn, clean

NOON = 12
WORDS = {
    "noon": dt.time(12),
    "midday": dt.time(12),
    "12 noon": dt.time(12),
    "12 midday": dt.time(12),
    "midnight": dt.time(0),
}
SHAPE = re.compile(
    r"(?P<hour>\d{1,2})(?:(?:[:.h ]|(?<=\d\d))(?P<minute>\d\d))?(?P<seconds>:\d\d)?"
    r" ?(?P<half>[ap])?\.?(?(half)m?\.?)(?: ?hrs| ?hours)?",
    re.ASCII,
)


def read_time(text: str) -> dt.time:
    """Return the time of day that "6:30pm", "6.30 p.m.", "18:30", "1830" or "noon" means.

    Raises:
        ValueError: it means none, or one could not tell morning from evening ("6").
    """
    words = " ".join(clean(text).casefold().split())
    if words in WORDS:
        return WORDS[words]
    match = SHAPE.fullmatch(words)
    if match is None:
        raise ValueError(text)
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half:
        if not 1 <= hour <= NOON:
            raise ValueError(text)
        hour = hour % NOON + (NOON if half == "p" else 0)
    elif match["minute"] is None:
        raise ValueError(text)
    return dt.time(hour, minute)


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
