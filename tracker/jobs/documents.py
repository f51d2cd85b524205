"""Removing files that belong to no document, every night."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app

from tracker import clock
from tracker.documents import leftovers
from tracker.queries import documents as queries

if TYPE_CHECKING:
    from tracker.documents.storage import Storage
    from tracker.jobs.under_way import UnderWay


def sweep_documents(under_way: UnderWay) -> str | None:
    """Remove what was left over more than a day ago."""
    del under_way
    storage = cast("Storage", current_app.extensions["documents"])
    removed = leftovers.remove(storage, queries.is_known, clock.now() - leftovers.STILL_ARRIVING)
    return f"{removed} files removed." if removed else None
