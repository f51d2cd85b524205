"""A job while it is done: what it is about, how it says how far it is, when it must stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from typing import Any, TypeAlias

from tracker import clock, transaction
from tracker.operations import jobs as operations
from tracker.operations.jobs import Claim
from tracker.queries import jobs


class StopError(Exception):
    """The job must not go on; what it changed since its last commit is undone."""


class CancelledError(StopError):
    """Somebody asked for it to stop."""


class WorkerStopsError(StopError):
    """The worker was told to stop: the next one goes on."""


class TakenOverError(StopError):
    """The claim lapsed, and another worker has the job."""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A job that this worker has claimed.

    Attributes:
        claim: what was claimed.
        stop: set when the worker was told to stop.
    """

    claim: Claim
    stop: Event

    @property
    def arguments(self) -> dict[str, Any]:
        """Keys of what it is about."""
        return self.claim.arguments

    @property
    def now(self) -> datetime:
        """This moment."""
        return clock.now()

    def progress(self, done: int, total: int | None = None) -> None:
        """Say how far it has come; between two steps, outside any write.

        Raises:
            StopError: it must not go on.
        """
        if self.stop.is_set():
            raise WorkerStopsError
        mine, cancelled = transaction.write(lambda: self._note(done, total))
        if not mine:
            raise TakenOverError
        if cancelled:
            raise CancelledError

    def _note(self, done: int, total: int | None) -> tuple[bool, bool]:
        mine = operations.note_progress(self.claim, done, total, clock.now())
        return mine, jobs.is_cancel_asked(self.claim.id)


Run: TypeAlias = Callable[[UnderWay], str | None]
"""Does a job and gives a sentence about its end, without anybody's words.

Raises RuleBroken where it cannot be done; anything else is tried again later.
"""


def one_write(operation: Callable[[datetime], object]) -> Run:
    """Let an operation that takes this moment, and gives how many things it changed, be a job."""

    def run(under_way: UnderWay) -> str | None:
        changed = transaction.write(lambda: operation(under_way.now))
        return str(changed) if changed else None

    return run
