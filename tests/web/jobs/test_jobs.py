from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from tests import builders
from tracker import clock as house_clock
from tracker import transaction
from tracker.db import db
from tracker.models import Job, Person
from tracker.operations import jobs as operations
from tracker.vocabulary import JobKind, JobState

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient


def a_job(asker: Person, **values: object) -> str:
    """A job somebody asked for, as far as the values say; its public id."""

    def make() -> str:
        job = operations.queue(
            JobKind.PERIODIC,
            {"name": "count_things"},
            house_clock.now(),
            actor=builders.as_reader(asker),
            leads_to="/actions",
        )
        assert job
        for name, value in values.items():
            setattr(job, name, value)
        return job.public_id

    return transaction.write(make)


def state_of(app: Flask, public_id: str) -> JobState | None:
    with app.app_context():
        return db.session.scalar(select(Job.state).where(Job.public_id == public_id))


def test_its_asker_sees_how_far_it_is(app: Flask, client: PageClient) -> None:
    with app.app_context():
        asker = builders.a_person("Jo Hart")
        job = a_job(asker, state=JobState.RUNNING, done=1200, total=5000)
    builders.sign_in(client, asker)

    shown = client.get(f"/jobs/{job}").text
    assert "Under way: 1,200 of 5,000" in shown
    assert 'aria-live="polite"' in shown
    assert "See how far it is now" in shown  # without JavaScript


def test_others_are_told_it_does_not_exist(app: Flask, client: PageClient) -> None:
    with app.app_context():
        job = a_job(builders.a_clerk())
        other = builders.a_person("Jo Hart")
    assert client.get(f"/jobs/{job}").status_code == 404
    builders.sign_in(client, other)
    assert client.get(f"/jobs/{job}").status_code == 404
    assert client.post(f"/jobs/{job}/cancel").status_code == 404
    assert client.get("/jobs").status_code == 403
    assert state_of(app, job) is JobState.WAITING


def test_a_waiting_job_is_cancelled_at_once(app: Flask, client: PageClient) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
        job = a_job(clerk)
    builders.sign_in(client, clerk)
    answer = client.post(f"/jobs/{job}/cancel", follow_redirects=True)

    assert state_of(app, job) is JobState.CANCELLED
    assert "Cancelled" in answer.text
    assert client.post(f"/jobs/{job}/cancel").status_code == 303


def test_one_under_way_says_that_it_stops(app: Flask, client: PageClient) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
        job = a_job(clerk, state=JobState.RUNNING)
    builders.sign_in(client, clerk)

    assert "Stopping…" in client.post(f"/jobs/{job}/cancel", follow_redirects=True).text


def test_one_that_ended_well_leads_to_its_result(app: Flask, client: PageClient) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
        job = a_job(clerk, state=JobState.DONE, settled_at=house_clock.now())
        failed = a_job(
            clerk, state=JobState.FAILED, settled_at=house_clock.now(), message="It broke."
        )
    builders.sign_in(client, clerk)

    assert client.get(f"/jobs/{job}").location == "/actions"
    assert "It broke." in client.get(f"/jobs/{failed}").text
    listed = client.get("/jobs").text
    assert "It broke." in listed
    assert "Regular work: count things" in listed


def test_the_list_says_when_there_is_nothing(app: Flask, client: PageClient) -> None:
    with app.app_context():
        clerk = builders.a_clerk()
    builders.sign_in(client, clerk)
    assert "Nothing has been asked for." in client.get("/jobs").text
