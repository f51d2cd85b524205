"""A time of day as people write it."""

from __future__ import annotations

import datetime as dt
import re

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
    words = " ".join(text.casefold().split())
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
