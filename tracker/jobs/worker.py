"""The worker: claims one job after another, and lives through whatever a job does.

Two threads: one does jobs; the other queues regular work and sends e-mails, so that neither
waits for the other. While a job runs, a third renews its claim.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread

from flask import Flask

from tracker import clock, transaction
from tracker.jobs import kinds, often, schedule
from tracker.jobs.under_way import CancelledError, StopError, TakenOverError, UnderWay
from tracker.operations import jobs as operations
from tracker.operations.jobs import Claim
from tracker.queries import jobs
from tracker.rules.errors import RuleBroken
from tracker.vocabulary import JobState
from tracker.wording.refusals import refusal

RENEWED_EVERY = 30.0  # seconds; a quarter of what a claim lasts
FAREWELL = 8.0  # seconds for an e-mail under way when the worker is told to stop

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Worker:
    """One worker.

    Attributes:
        app: the application.
        every: seconds between two looks when there is nothing to do.
        beside: the process beside which it works, and with which it leaves; None for none.
        stop: set to let it stop.
    """

    app: Flask
    every: float = 2.0
    beside: int | None = None
    stop: Event = field(default_factory=Event)

    def work(self) -> None:
        """Go on until told to stop."""
        beside = Thread(target=self._repeat, args=[self.look_around], daemon=True)
        beside.start()
        self._repeat(self.do_next)
        beside.join(FAREWELL)

    def run_due(self) -> int:
        """Do what is due now and give how many jobs that was."""
        self.look_around()
        done = 0
        while not self.stop.is_set() and self.do_next():
            done += 1
        return done

    def _repeat(self, step: Callable[[], bool]) -> None:
        while not self.stop.is_set():
            if self.beside is not None and os.getppid() != self.beside:
                self.stop.set()
                return
            try:
                again = step()
            except Exception:  # the database may be away for a while: a worker outlives that
                log.exception("The worker could not look for work.")
                again = False
            if not again:
                self.stop.wait(self.every)

    def look_around(self) -> bool:
        """Queue regular work that is due, and do what is looked at often."""
        with self.app.app_context():
            schedule.queue_due(clock.now())
            for each in often.OFTEN:
                each()
        return False

    def do_next(self) -> bool:
        """Do the next job; False when there is none."""
        with self.app.app_context():
            if not jobs.is_due(clock.now()):
                return False
            claimed = transaction.write(lambda: operations.claim(clock.now()))
            if claimed is None:
                return False
            finished = Event()
            renewing = Thread(target=self._renew, args=[claimed, finished], daemon=True)
            renewing.start()
            try:
                self._do(claimed)
            finally:
                finished.set()
                renewing.join()
        return True

    def _do(self, claimed: Claim) -> None:
        try:
            message = kinds.RUNS[claimed.kind](UnderWay(claimed, self.stop))
            state = JobState.DONE
        except CancelledError:
            state, message = JobState.CANCELLED, None
        except TakenOverError:
            return
        except StopError:
            transaction.write(lambda: operations.let_go(claimed, clock.now()))
            return
        except RuleBroken as broken:
            state, message = JobState.FAILED, refusal(broken)
        except Exception:
            log.exception("Job %s, a %s, did not finish.", claimed.id, claimed.kind.value)
            transaction.undo()
            failed = "Something went wrong. The log of the worker says what."
            transaction.write(lambda: operations.try_later(claimed, failed, clock.now()))
            return
        transaction.write(lambda: operations.settle(claimed, state, message, clock.now()))

    def _renew(self, claimed: Claim, finished: Event) -> None:
        while not finished.wait(RENEWED_EVERY):
            try:
                with self.app.app_context():
                    transaction.write(lambda: operations.renew(claimed, clock.now()))
            except Exception:
                log.exception("The claim of job %s could not be renewed.", claimed.id)
