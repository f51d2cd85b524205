"""Days as programs send them: written out, never a number of seconds."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _written_out(value: object) -> object:
    if not isinstance(value, str) or not WRITTEN.fullmatch(value):
        raise PydanticCustomError("date_parsing", "not a day")
    return value


Day = Annotated[date, Field(strict=False), BeforeValidator(_written_out)]
"""A date as `2014-01-23`; pydantic alone would read “0” as the first day of 1970."""
