"""Which function does which kind of job: one line each."""

from __future__ import annotations

from tracker.jobs.schedule import run_regular
from tracker.jobs.trackers import apply_tracker, read_tracker
from tracker.jobs.under_way import Run
from tracker.vocabulary import JobKind

RUNS: dict[JobKind, Run] = {
    JobKind.PERIODIC: run_regular,
    JobKind.TRACKER_READ: read_tracker,
    JobKind.TRACKER_APPLY: apply_tracker,
}
