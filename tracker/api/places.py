"""Places in lists, as other pages of them name them: opaque, and checked when they come back."""

from __future__ import annotations

import base64
import binascii

from tracker.api.problems import Problem, Wrong
from tracker.rules.typed_text import clean
from tracker.translation import gettext


def cursor(*parts: str) -> str:
    """A place as an address names it."""
    return base64.urlsafe_b64encode("\n".join(parts).encode()).decode().rstrip("=")


def parts_of(text: str, number: int) -> list[str]:
    """The parts of a place.

    Raises:
        ValueError: it is garbled.
    """
    try:
        read = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        words = read.decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise ValueError(text) from error
    parts = words.split("\n")
    if len(parts) != number or clean(words) != words:
        raise ValueError(text)
    return parts


def not_understood() -> Problem:
    """What a garbled place is answered."""
    return wrong_query("cursor", "garbled", gettext("This is no place in this list"))


def wrong_query(name: str, code: str, detail: str) -> Problem:
    """What is wrong with one thing that an address asks."""
    return Problem(422, errors=[Wrong(name, code, detail)])


def unknown(name: str) -> Problem:
    """What a filter is answered that names nothing the reader may know of."""
    return wrong_query(name, "unknown", gettext("There is no such thing, or none you may see"))
