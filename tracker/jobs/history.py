"""Sealing what was recorded, so that tampering shows."""

from __future__ import annotations

import time

from tracker import clock, transaction
from tracker.audit import chain
from tracker.jobs.under_way import UnderWay

PATIENCE = 50
BETWEEN_TRIES = 0.1  # seconds


def seal_history(under_way: UnderWay) -> str | None:
    """Seal batch after batch; what writers who never pause leave over waits for the next hour."""
    total, tries = 0, 0
    while tries < PATIENCE:
        sealed = transaction.write(lambda: chain.seal_next(clock.now()))
        if sealed == 0:
            break
        if sealed is None:
            tries += 1
            time.sleep(BETWEEN_TRIES)
        else:
            total += sealed
            under_way.progress(total)
    return f"{total} events sealed." if total else None
