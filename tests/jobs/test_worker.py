"""The worker does a job once, whoever is killed, told to stop, or working beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import select

from tests import builders
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.jobs import kinds
from tracker.jobs.under_way import UnderWay
from tracker.jobs.worker import Worker
from tracker.models import Job
from tracker.operations import jobs as operations
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import JobKind, JobState

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tracker.jobs.under_way import Run

ROOT = Path(__file__).parents[2]
LONG_DONE = 30  # seconds a child may take until it has begun


def queued(app: Flask) -> int:
    """A job of the only kind that every installation has; its key."""
    with app.app_context():
        job = transaction.write(
            lambda: operations.queue(JobKind.PERIODIC, {"name": "anything"}, house_clock.now())
        )
        assert job is not None
        return job.id


def stored(app: Flask, job_id: int) -> Job:
    with app.app_context():
        job = db.session.scalars(select(Job).where(Job.id == job_id)).one()
        db.session.expunge(job)
        return job


def does(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Let jobs do this."""
    monkeypatch.setitem(kinds.RUNS, JobKind.PERIODIC, run)


def test_a_job_is_done_once_and_says_how_it_ended(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count_to_three(under_way: UnderWay) -> str:
        for each in range(1, 4):
            under_way.progress(each, 3)
        return "Three counted."

    does(monkeypatch, count_to_three)
    job_id = queued(app)

    assert Worker(app).do_next()
    assert not Worker(app).do_next()

    job = stored(app, job_id)
    assert (job.state, job.done, job.total, job.message) == (
        JobState.DONE,
        3,
        3,
        "Three counted.",
    )


def test_a_broken_rule_is_told_in_words(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_under_way: UnderWay) -> None:
        raise RuleBroken("file", Broken.FILE_EMPTY)

    does(monkeypatch, refuse)
    job_id = queued(app)
    Worker(app).do_next()

    job = stored(app, job_id)
    assert job.state is JobState.FAILED
    assert job.message


def test_what_goes_wrong_is_tried_again_ever_later_and_then_given_up(
    app: Flask, monkeypatch: pytest.MonkeyPatch, clock: Traveller
) -> None:
    begun = []

    def break_down(under_way: UnderWay) -> None:
        begun.append(under_way.claim.attempt)
        raise ZeroDivisionError

    does(monkeypatch, break_down)
    job_id = queued(app)
    for _ in range(40):
        Worker(app).do_next()
        clock.shift(timedelta(minutes=10))

    assert begun == [1, 2, 3, 4, 5]
    assert stored(app, job_id).state is JobState.FAILED


def test_a_cancelled_job_stops_at_its_next_step(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = queued(app)
    steps = []

    def go_on(under_way: UnderWay) -> None:
        for each in range(10):
            under_way.progress(each)
            steps.append(each)
            if each == 2:
                transaction.write(
                    lambda: operations.cancel(db.session.get_one(Job, job_id), house_clock.now())
                )

    does(monkeypatch, go_on)
    Worker(app).do_next()

    assert steps == [0, 1, 2]
    assert stored(app, job_id).state is JobState.CANCELLED


def test_a_worker_told_to_stop_leaves_its_job_to_the_next(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = Event()

    def told_to_stop(under_way: UnderWay) -> None:
        stop.set()
        under_way.progress(1)

    does(monkeypatch, told_to_stop)
    job_id = queued(app)
    Worker(app, stop=stop).do_next()

    assert stored(app, job_id).state is JobState.WAITING
    does(monkeypatch, lambda _under_way: "Done by another.")
    assert Worker(app).do_next()
    assert stored(app, job_id).message == "Done by another."


def test_a_job_whose_claim_lapsed_is_another_workers(
    app: Flask, monkeypatch: pytest.MonkeyPatch, clock: Traveller
) -> None:
    job_id = queued(app)

    def sleep_too_long(under_way: UnderWay) -> str:
        clock.shift(operations.CLAIMED_FOR + timedelta(seconds=1))
        does(monkeypatch, lambda _other: "Done by another.")
        Worker(app).do_next()
        under_way.progress(1)
        return "Done by the sleeper."

    does(monkeypatch, sleep_too_long)
    Worker(app).do_next()

    assert stored(app, job_id).message == "Done by another."


def test_many_workers_do_every_job_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    does(monkeypatch, lambda under_way: done.append(under_way.claim.id))
    wanted = sorted(queued(app) for _ in range(12))

    def work(_number: int) -> None:
        while Worker(app).do_next():
            pass

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))

    assert sorted(done) == wanted


CHILD = """
import sys, time
sys.path.insert(0, {root!r})
from tests.conftest import make_app
from tracker.jobs import kinds
from tracker.jobs.worker import Worker
from tracker.vocabulary import JobKind

def begin_and_hang(under_way):
    under_way.progress(1, 2)
    print("begun", flush=True)
    time.sleep(60)

kinds.RUNS[JobKind.PERIODIC] = begin_and_hang
Worker(make_app({url!r})).do_next()
"""


def test_a_job_of_a_worker_that_was_killed_is_taken_up_again(
    app: Flask, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = queued(app)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD.format(root=str(ROOT), url=database_url)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    assert child.stdout.readline() == "begun\n"
    child.send_signal(signal.SIGKILL)
    child.wait(LONG_DONE)
    child.stdout.close()
    does(monkeypatch, lambda _under_way: "Done after all.")

    assert not Worker(app).do_next()  # the claim of the dead holds for two minutes
    lapsed = house_clock.now() + operations.CLAIMED_FOR
    with time_machine.travel(lapsed, tick=False):
        assert Worker(app).do_next()
    assert stored(app, job_id).message == "Done after all."


def test_the_command_stops_when_it_is_told_to(database_url: str, app: Flask) -> None:
    assert app
    environ = dict(os.environ, DATABASE_URL=database_url, MODE="demo", SECRET_KEY="x" * 40)
    child = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "work", "--every", "0.2"],
        cwd=ROOT,
        env=environ,
    )
    job_id = queued(app)
    for _ in range(LONG_DONE * 10):
        if stored(app, job_id).state is JobState.DONE:
            break
        time.sleep(0.1)
    assert stored(app, job_id).state is JobState.DONE
    child.send_signal(signal.SIGTERM)
    assert child.wait(10) == 0


def test_due_work_is_done_by_one_command(app: Flask) -> None:
    with app.app_context():
        builders.a_clerk()
    job_id = queued(app)
    done = app.test_cli_runner().invoke(args=["jobs", "run-due"])

    assert done.exit_code == 0, done.output
    assert "jobs done" in done.output
    assert stored(app, job_id).state is JobState.DONE
