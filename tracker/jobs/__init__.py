"""Long and regular work, done by a worker beside the server: the fourth door.

`kinds.py` says which function does which kind of job; `schedule.py` what is done every day or
hour; `often.py` what is looked at every few seconds. What they do lives in `operations/`.
"""

from __future__ import annotations

from flask import Flask

from tracker.jobs.commands import jobs


def init_app(app: Flask) -> None:
    """Add the commands."""
    app.cli.add_command(jobs)
