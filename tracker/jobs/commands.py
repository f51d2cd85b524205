"""`flask jobs`: the worker, for a service manager or for cron."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, cast

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from tracker.jobs.worker import Worker

if TYPE_CHECKING:
    from werkzeug.local import LocalProxy

jobs = AppGroup("jobs", help="Long and regular work: imports, e-mails, what is done every day.")


@jobs.command("work")
@click.option(
    "--every",
    type=click.FloatRange(min=0.1),
    default=2.0,
    metavar="SECONDS",
    show_default=True,
    help="How often to look when there is nothing to do.",
)
@click.option("--beside", type=int, metavar="PID", help="Stop when this parent process is gone.")
def work(every: float, beside: int | None) -> None:
    """Do what is queued, until stopped. Several may run at once, on PostgreSQL usefully so."""
    worker = Worker(_app(), every, beside)

    def leave(_number: int, _frame: object) -> None:
        worker.stop.set()

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, leave)
    worker.work()


@jobs.command("run-due")
def run_due() -> None:
    """Do what is due now, then stop: for cron, where no worker runs."""
    done = Worker(_app()).run_due()
    click.echo(f"{done} jobs done.")


def _app() -> Flask:
    return cast("LocalProxy[Flask]", current_app)._get_current_object()  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - a proxy's own way
