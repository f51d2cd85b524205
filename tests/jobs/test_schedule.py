"""Regular work is queued once a slot, whoever looks, whenever the worker was away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.jobs import schedule
from tracker.jobs.schedule import Regular, daily, hourly, queue_due
from tracker.jobs.under_way import one_write
from tracker.jobs.worker import Worker
from tracker.models import AuditSeal, Job
from tracker.operations import jobs as operations
from tracker.vocabulary import JobKind, JobState

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The moments at which the only regular work, daily at half past three, was done."""
    done: list[datetime] = []

    def note(now: datetime) -> int:
        done.append(now)
        return 1

    regular = Regular("count", daily(3, 30), one_write(note))
    monkeypatch.setattr(schedule, "REGULAR", (regular,))
    return done


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        (datetime(2014, 1, 23, 3, 29, tzinfo=UTC), None),
        (datetime(2014, 1, 23, 3, 30, tzinfo=UTC), "2014-01-23"),
        (datetime(2014, 1, 23, 23, 59, tzinfo=UTC), "2014-01-23"),
        (datetime(2014, 6, 23, 2, 29, tzinfo=UTC), None),
        (datetime(2014, 6, 23, 2, 30, tzinfo=UTC), "2014-06-23"),  # summer time
        (datetime(2014, 6, 23, 23, 30, tzinfo=UTC), None),  # half past midnight in London
    ],
)
def test_a_slot_is_a_london_day_from_its_time_on(now: datetime, slot: str | None) -> None:
    assert daily(3, 30)(now) == slot


def test_an_hour_that_comes_twice_in_autumn_is_two_slots() -> None:
    first = datetime(2014, 10, 26, 0, 30, tzinfo=UTC)
    assert hourly(first) != hourly(first + timedelta(hours=1))


def test_it_is_done_once_a_day_however_often_it_is_looked_at(
    app: Flask, counted: list[datetime], clock: Traveller
) -> None:
    for _ in range(3 * 24):
        Worker(app).run_due()
        clock.shift(timedelta(hours=1))

    assert [f"{each:%d %H:%M}" for each in counted] == [
        "23 09:30",
        "24 03:30",
        "25 03:30",
        "26 03:30",
    ]


def test_two_schedulers_at_once_queue_it_once(app: Flask, counted: list[datetime]) -> None:
    now = datetime(2014, 1, 23, 12, 0, tzinfo=UTC)

    def look(_number: int) -> int:
        with app.app_context():
            return queue_due(now)

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(look, range(16))) == 1
    assert counted == []


def test_after_days_without_a_worker_it_is_done_once(
    app: Flask, counted: list[datetime], clock: Traveller
) -> None:
    Worker(app).run_due()
    clock.shift(timedelta(days=5))
    Worker(app).run_due()

    assert len(counted) == 2


def test_the_history_is_sealed_and_old_jobs_are_forgotten(app: Flask, clock: Traveller) -> None:
    with app.app_context():
        transaction.write(
            lambda: operations.queue(JobKind.PERIODIC, {"name": "gone"}, house_clock.now())
        )
    Worker(app).run_due()
    clock.shift(timedelta(days=8))
    Worker(app).run_due()
    with app.app_context():
        states = set(db.session.scalars(select(Job.state)))
        oldest = db.session.scalar(select(func.min(Job.queued_at)))
        assert states == {JobState.DONE}
        assert oldest
        assert oldest > house_clock.now() - timedelta(hours=1)
        assert db.session.scalar(select(func.count(AuditSeal.id))) == 0  # nothing was recorded


def test_names_are_unique() -> None:
    names = [regular.name for regular in schedule.REGULAR]
    assert len(names) == len(set(names))
