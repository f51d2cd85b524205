"""What doors that take files have in common: where files are kept, and that none is left over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from flask import current_app, g

from config import Settings
from tracker.documents.storage import Storage

TAKES_FILES = "takes_files"
"""The attribute of a view whose requests are larger: True, or how many bytes they may have."""

MOST_FILES = 10
"""How many files may be sent at once."""


def most_bytes() -> int:
    """How large a document may be."""
    return cast("Settings", current_app.config["SETTINGS"]).document_most_bytes


def storage() -> Storage:
    """Where documents are kept."""
    return current_app.extensions["documents"]


def let_go(keys: Iterable[str]) -> None:
    """Remove files once the answer is known, unless a document still has them by then."""
    g.setdefault("received_files", []).extend(keys)
