"""A year of the demonstration stepped morning by morning, its e-mails counted. Run by `make faults`.

The test of the suite, made a year long: nobody told twice, nobody left out, nothing after an action
was closed; with mornings without a scheduler and days without a mail server.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

DAYS = 366
TEST = "tests/demonstration/test_reminders_of_a_year.py"


def main() -> None:
    """Step the year; what was sent is printed, and what is wrong fails."""
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", TEST]
    command += ["-k", "not postgresql", "-o", "faulthandler_timeout=1800"]
    began = time.monotonic()
    done = subprocess.run(command, env={**os.environ, "REMINDER_DAYS": str(DAYS)}, check=False)
    print(f"a year of reminders took {time.monotonic() - began:.0f} s")
    if done.returncode:
        raise SystemExit("The year of reminders is not whole.")


if __name__ == "__main__":
    main()
