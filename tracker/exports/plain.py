"""Text that any file format can hold."""

from __future__ import annotations

import re

UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What XML 1.0 forbids or discourages, and what ends a line where it should not."""


def fit(text: str) -> str:
    """The text without control characters, its line breaks all of one kind."""
    return UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The text as one line."""
    return " ".join(fit(text).split())
