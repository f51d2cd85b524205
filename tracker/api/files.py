"""Files that come within a body, taken in before the change is opened."""

from __future__ import annotations

import io

from tracker.api.shapes.given import AddUpdate
from tracker.documents.incoming import StoredFile, take_in
from tracker.receiving import let_go, most_bytes, storage

MOST_BODY = 16_000_000
"""Bytes of a body with files: base64 needs a third more than the files have."""


def evidence(given: AddUpdate) -> tuple[StoredFile, ...]:
    """The files of an update, kept; they are let go again where the update is refused.

    Raises:
        RuleBroken: on `file`: one is empty, too large, or not of a type that is kept.
    """
    kept: list[StoredFile] = []
    for each in given.files:
        kept.append(take_in(io.BytesIO(each.content), each.name, storage(), most_bytes()))
        let_go([kept[-1].key])
    return tuple(kept)
