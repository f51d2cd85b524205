"""What people and programs type, made fit to be kept."""

from __future__ import annotations

import re
import unicodedata


def clean(text: str) -> str:
    """Return the text in NFC, its newlines plain, without NUL or other control characters."""
    text = re.sub(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]", "\n", text)
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", "".join(kept))
