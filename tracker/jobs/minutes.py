"""Reading saved minutes ahead, so that the queue of found actions is there when a clerk looks."""

from __future__ import annotations

from tracker import clock, transaction
from tracker.jobs.under_way import UnderWay
from tracker.operations import minutes_readings as operations

AT_ONCE = 50
"""Minutes read between two writes: about a quarter of a second's reading."""


def read_minutes(under_way: UnderWay) -> str | None:
    """Read batch after batch, until all current minutes are read."""
    total = 0
    while read := operations.read_next(AT_ONCE):
        kept = transaction.write(lambda read=read: operations.keep(read, clock.now()))
        transaction.undo()
        if not kept:
            break
        total += kept
        under_way.progress(total)
    return f"{total} minutes read." if total else None
