"""What is done regularly: a table of name, when, and which operation.

To let something be done every day or hour, add one line to REGULAR:

    Regular("clear_outcomes", daily(3, 30), one_write(agenda_outcomes.clear_unanswered)),

`one_write` takes an operation of one argument, this moment (aware, UTC), that flushes and gives
how many things it changed. What needs several transactions, or minutes, is a function of
`UnderWay` that calls `transaction.write` itself and says how far it is with `progress`.

Each is queued once a slot (a London day, or an hour) however many workers look at this table,
since the slot is in the job's unique key. After days without a worker, only today's is done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time

from tracker import clock, transaction
from tracker.jobs.documents import sweep_documents
from tracker.jobs.history import seal_history
from tracker.jobs.minutes import read_minutes
from tracker.jobs.reminders import queue_reminders
from tracker.jobs.under_way import Run, UnderWay, one_write
from tracker.operations import jobs as operations
from tracker.operations import reporting_back, trackers
from tracker.queries import jobs
from tracker.vocabulary import JobKind

When = Callable[[datetime], str | None]
"""The slot a moment falls in, such as "2014-01-23"; None when nothing is due yet that day."""


def daily(hour: int, minute: int = 0) -> When:
    """Once a London day, from this time of day on."""

    def slot(now: datetime) -> str | None:
        local = now.astimezone(clock.LONDON)
        return local.date().isoformat() if local.time() >= time(hour, minute) else None

    return slot


def hourly(now: datetime) -> str:
    """Once an hour."""
    return f"{now.astimezone(UTC):%Y-%m-%dT%H}"


@dataclass(frozen=True, slots=True)
class Regular:
    """Something done regularly.

    Attributes:
        name: unique, in small letters; it stands in the job's key.
        when: the slots it is done in.
        run: what does it.
    """

    name: str
    when: When
    run: Run


REGULAR: tuple[Regular, ...] = (
    Regular("seal_history", hourly, seal_history),
    Regular("read_minutes", hourly, read_minutes),
    Regular("keep_up_actions", daily(0, 10), one_write(reporting_back.keep_up_now)),
    Regular("queue_reminders", daily(6, 30), queue_reminders),
    Regular("forget_old_jobs", daily(3, 0), one_write(operations.forget_old)),
    Regular("sweep_documents", daily(3, 20), sweep_documents),
    Regular("drop_stale_trackers", daily(3, 10), one_write(trackers.drop_stale)),
)


def queue_due(now: datetime) -> int:
    """Queue what is due and was not queued in this slot; how many."""
    queued = 0
    for regular in REGULAR:
        slot = regular.when(now)
        key = f"{regular.name}/{slot}"
        if slot is None or jobs.is_queued(key):
            continue
        queued += transaction.write(lambda name=regular.name, key=key: _queue(name, key, now))
    return queued


def _queue(name: str, key: str, now: datetime) -> bool:
    return operations.queue(JobKind.PERIODIC, {"name": name}, now, key=key) is not None


def run_regular(under_way: UnderWay) -> str | None:
    """Do the regular work a job names; nothing when it is no longer in the table."""
    for regular in REGULAR:
        if regular.name == under_way.arguments["name"]:
            return regular.run(under_way)
    return None
