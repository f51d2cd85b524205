"""The virtual environment: made once, brought up to date only when the pins changed."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import subprocess
import sys
from pathlib import Path

from machine import ROOT, SPACE_TO_INSTALL, Refused, check_folder

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)

# What pip prints when things go wrong, and what that means; the first that fits is said.
MEANINGS = (
    ("DO NOT MATCH THE HASHES", "A downloaded package is not the one {file} names; try again."),
    ("No space left", "There is no space left on the disk to install the packages."),
    ("Permission denied", "The folder {venv} cannot be written."),
    (
        "No matching distribution",
        "The package index could not be reached, or lacks a package named in {file}.",
    ),
    ("", "The packages of {file} could not be installed."),
)


def python_with(requirements: str) -> Path:
    """The environment's Python, with everything `requirements` pins installed.

    Args:
        requirements: a file of hash-pinned requirements at the top of the project.

    Raises:
        Refused: this Python cannot make an environment, or pip failed.
    """
    pins = hashlib.sha256((ROOT / requirements).read_bytes()).hexdigest()
    stamp = VENV / f"installed-{requirements}"
    wanted = f"{pins} {VENV}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted and _runs():
        return PYTHON
    check_folder(ROOT, SPACE_TO_INSTALL)
    if not _runs():
        _make()
    _install(requirements)
    stamp.write_text(wanted)
    return PYTHON


def _runs() -> bool:
    """Whether the environment's Python is there, new enough, and has pip."""
    if not PYTHON.exists():
        return False
    if Path(sys.prefix) == VENV and sys.version_info >= OLDEST:
        return True
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    answer = subprocess.run([PYTHON, "-c", question], check=False, capture_output=True)
    return answer.returncode == 0


def _make() -> None:
    if sys.version_info < OLDEST:
        raise Refused(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        raise Refused(
            f"This Python lacks its {missing[0]} module; on Debian and Ubuntu: "
            "sudo apt install python3-venv"
        )
    print("Making the virtual environment in .venv.", flush=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV],
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        last = (made.stderr or made.stdout).strip().splitlines()[-1:] or ["no reason given"]
        raise Refused(f"The virtual environment could not be made in {VENV}: {last[0]}")


def _install(requirements: str) -> None:
    print(f"Installing what {requirements} pins; the first time takes a minute or two.", flush=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip += ["--no-input", "--progress-bar", "off", "--require-hashes", "-r", ROOT / requirements]
    # A user's own pip settings choose the index; those that install elsewhere are not for us.
    settings = {k: v for k, v in os.environ.items() if k not in {"PIP_USER", "PIP_TARGET"}}
    done = subprocess.run(pip, check=False, capture_output=True, text=True, env=settings)
    if done.returncode == 0:
        return
    log = VENV / "install.log"
    said = done.stdout + done.stderr
    log.write_text(said)
    meaning = next(words for sign, words in MEANINGS if sign in said)
    sentence = meaning.format(file=requirements, venv=VENV)
    raise Refused(f"{sentence} What pip said is in {log}.")
