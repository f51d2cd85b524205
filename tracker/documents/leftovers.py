"""Files that belong to no document: the program was killed while they were sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from tracker.documents.storage import Kept, Storage

STILL_ARRIVING = timedelta(hours=24)
"""A file younger than this may belong to a form that is being sent."""


def found(storage: Storage, is_known: Callable[[str], bool]) -> Iterator[Kept]:
    """Files that no document knows, of any age.

    Raises:
        StorageError: the place of files does not answer.
    """
    return (kept for kept in storage.every() if not is_known(kept.key))


def remove(storage: Storage, is_known: Callable[[str], bool], before: datetime) -> int:
    """Remove what was left before a moment (aware); how many files, unfinished ones included.

    Raises:
        StorageError: the place of files does not answer.
    """
    left_over = [kept for kept in found(storage, is_known) if kept.since <= before]
    removed = 0
    for kept in left_over:
        if not is_known(kept.key):
            storage.remove(kept.key)
            removed += 1
    return removed + storage.sweep_drafts(before)
