"""`make test`: every check this machine can run, and at the end what it could not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass

from environment import VENV, python_with
from machine import ROOT, plainly


@dataclass(frozen=True)
class Check:
    """One program to run: quiet while all is well, unless its own words are wanted."""

    name: str
    command: tuple[str, ...]
    speaks: bool = False


CHECKS = (
    Check("lint", ("ruff", "check", "--quiet", ".")),
    Check("layout", ("ruff", "format", "--check", "--quiet", ".")),
    Check("import contracts", ("lint-imports",)),
    Check("templates", ("djlint", "--lint", "--quiet", "templates")),
    Check("types", ("pyright",)),
    Check("tests", ("pytest", "-n", "2", "--dist", "worksteal"), speaks=True),
)


def main() -> int:
    """Bring the environment up to date, run every check, say what failed or could not run."""
    python_with("requirements-dev.txt")
    failed = [check.name for check in CHECKS if not _passes(check)]
    missing = _missing()
    for line in missing:
        print(f"Not run: {line}")
    if failed:
        print(f"Failed: {', '.join(failed)}.")
    if missing and os.environ.get("CI") == "true":
        print("Failed: with CI=true nothing may be missing.")
    return 1 if failed or (missing and os.environ.get("CI") == "true") else 0


def _passes(check: Check) -> bool:
    program, *arguments = check.command
    start = time.monotonic()
    done = subprocess.run(
        [VENV / "bin" / program, *arguments],
        cwd=ROOT,
        check=False,
        stdout=None if check.speaks else subprocess.PIPE,
        stderr=None if check.speaks else subprocess.STDOUT,
        text=True,
    )
    took = time.monotonic() - start
    if done.returncode and not check.speaks:
        print(done.stdout, end="")
    print(f"{'ok' if done.returncode == 0 else 'FAILED':8}{check.name} ({took:.1f} s)", flush=True)
    return done.returncode == 0


def _missing() -> list[str]:
    """What cannot run here for want of a program, as sentences without their beginning."""
    sys.path.insert(0, str(ROOT))
    from tests.browsers import find_chromium
    from tests.databases import find_postgresql

    missing: list[str] = []
    if find_postgresql() is None:
        missing.append("PostgreSQL tests (no initdb found).")
    if find_chromium() is None:
        missing.append("browser tests (no Chromium found).")
    return missing


if __name__ == "__main__":
    sys.exit(plainly(main))
