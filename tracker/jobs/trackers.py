"""Reading a tracker, and recording its rows."""

from __future__ import annotations

from tracker import clock, transaction
from tracker.access import decide
from tracker.access.permissions import Permission
from tracker.jobs.under_way import UnderWay
from tracker.operations import tracker_applying, tracker_reading
from tracker.queries import readers
from tracker.rules.reading.trackers.words import TrackerEffect


def read_tracker(under_way: UnderWay) -> str:
    """Let the rows of a file wait for their clerk."""
    return tracker_reading.read_rows(
        int(under_way.arguments["import"]),
        clock.today(),
        transaction.write,
        under_way.progress,
    )


def apply_tracker(under_way: UnderWay) -> str:
    """Record what a clerk checked, as that clerk, all or nothing."""
    under_way.progress(0)

    def apply() -> str:
        person = readers.find_person(under_way.claim.asked_by_id or 0)
        actor = readers.reader_for(person, clock.today()) if person else None
        if actor is None:
            return "Whoever asked for it is not in the records any more."
        decide.require(actor, Permission.TRACKER_IMPORT)
        done = tracker_applying.apply_rows(
            int(under_way.arguments["import"]), actor, clock.today(), clock.now()
        )
        new, changed = done[TrackerEffect.NEW], done[TrackerEffect.CHANGED]
        return f"{new:,} actions recorded, {changed:,} changed."

    return transaction.write(apply)
