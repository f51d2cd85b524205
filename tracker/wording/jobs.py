"""Long work in words: what it is, and how far it has come."""

from __future__ import annotations

from typing import Any

from tracker.translation import gettext
from tracker.vocabulary import JobKind


def job_name(job: Any) -> str:  # noqa: ANN401 - a job, or a row of a list
    """What the job is; regular work by its name in the schedule."""
    if job.kind is JobKind.PERIODIC:
        return f"{gettext(job.kind.label)}: {str(job.arguments['name']).replace('_', ' ')}"
    return gettext(job.kind.label)


def job_progress(job: Any) -> str:  # noqa: ANN401 - a job, or a row of a list
    """How far it has come, such as "1,200 of 5,000"; empty while nothing can be said."""
    if job.total:
        return gettext("%(done)s of %(total)s", done=f"{job.done:,}", total=f"{job.total:,}")
    return f"{job.done:,}" if job.done else ""
