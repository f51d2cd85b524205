"""Long work: how far it has come, how it ended, and cancelling it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access.permissions import Permission
from tracker.models import Job
from tracker.operations import jobs as operations
from tracker.queries import jobs
from tracker.translation import gettext
from tracker.vocabulary import JobState
from tracker.web.forms import HouseForm
from tracker.web.guards import requires
from tracker.web.identity import current_reader
from tracker.web.page import page
from tracker.wording.jobs import job_name, job_progress

blueprint = Blueprint("jobs", __name__)


@blueprint.get("/jobs")
@requires(Permission.JOBS_READ)
def list_jobs() -> ResponseReturnValue:
    """What waits, is under way, ended or failed lately."""
    rows = [(row, job_name(row), job_progress(row)) for row in jobs.list_latest(current_reader())]
    return page("jobs/list.html", rows=rows)


@blueprint.get("/jobs/<public_id>")
@requires(Permission.JOB_READ, on=jobs.get)
def show_job(job: Job) -> ResponseReturnValue:
    """How far one has come; once it has ended well, the page of its result."""
    if job.state is JobState.DONE and job.leads_to:
        return redirect(job.leads_to, 303)
    return page(
        "jobs/show.html",
        job=job,
        name=job_name(job),
        progress=job_progress(job),
        goes_on=job.state in operations.UNSETTLED,
        form=HouseForm(),
    )


@blueprint.post("/jobs/<public_id>/cancel")
@requires(Permission.JOB_CANCEL, on=jobs.get)
def cancel_job(job: Job) -> ResponseReturnValue:
    """Ask for it to stop."""
    HouseForm().carry_out(lambda: operations.cancel(job, clock.now()))
    flash(gettext("It stops at its next step. Nothing is kept of it."), "important")
    return redirect(url_for("jobs.show_job", public_id=job.public_id), 303)
