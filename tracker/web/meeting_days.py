"""Which days a form takes for a meeting."""

from __future__ import annotations

from typing import Any, TypeVar

from wtforms.validators import ValidationError

from tracker import clock
from tracker.translation import gettext

T = TypeVar("T")

EARLIEST_YEAR = 1974
"""The councils of today began in 1974 or later (Local Government Act 1972)."""

YEARS_AHEAD = 5


def within_reason(form: object, field: Any) -> None:  # noqa: ANN401 - a field of any form
    """Refuse a day that can only be a slip of the finger."""
    del form
    latest = clock.today().year + YEARS_AHEAD
    if field.data is not None and not EARLIEST_YEAR <= field.data.year <= latest:
        message = gettext(
            "%(name)s must be between %(earliest)s and %(latest)s",
            name=field.named,
            earliest=EARLIEST_YEAR,
            latest=latest,
        )
        raise ValidationError(message)


def given(value: T | None) -> T:
    """The value of a field that a form found to be there.

    Raises:
        ValueError: it is not there; the form was not checked.
    """
    if value is None:
        raise ValueError("The form was not checked.")
    return value
