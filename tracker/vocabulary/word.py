"""What every word is: a stored value with a label that people read."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


def N_(message: str) -> str:  # noqa: N802 - the customary mark for words translated later
    """Mark a message for extraction; it is translated where it is shown."""
    return message


class Word(StrEnum):
    """A stored value with a label that people read."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:  # noqa: D102 - from its value and label
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
