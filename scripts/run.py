"""`make run`: what the machine lacks is said at once; then the environment, then the server."""

from __future__ import annotations

import os
import sys

from environment import python_with
from machine import ROOT, check_folder, check_port, chosen_port, plainly


def main() -> int:
    """Check, install when the pins changed, and become the server."""
    check_port(chosen_port())
    check_folder(ROOT / "instance")
    python = python_with("requirements.txt")
    sys.stdout.flush()
    arguments = [str(python), str(ROOT / "scripts" / "serve.py")]
    os.execv(python, arguments)  # noqa: S606 - the server takes this process's place


if __name__ == "__main__":
    sys.exit(plainly(main))
