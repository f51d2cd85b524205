"""The demonstration's database: made once, brought up to date, never silently replaced."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from enum import Enum, auto
from pathlib import Path

from machine import ROOT, Refused

MIGRATIONS = ROOT / "migrations" / "versions"
REVISION = re.compile(r"^revision(?::\s*str)?\s*=\s*[\"']([^\"']+)[\"']", re.MULTILINE)
REPLACES = re.compile(r"^down_revision(?::[^=]+)?\s*=\s*[\"']([^\"']+)[\"']", re.MULTILINE)


class State(Enum):
    """What was found where the demonstration's database should be."""

    ABSENT = auto()
    BEHIND = auto()
    READY = auto()


def prepare(database: Path, environ: dict[str, str]) -> None:
    """Make the database and load the demonstration, or migrate it, or leave it as it is.

    Args:
        database: the SQLite file; a marker beside it, `….created`, says that it was once made.
        environ: the environment for the program's own commands.

    Raises:
        Refused: the database is lost, damaged or newer, or a command failed.
    """
    marker = database.with_suffix(".created")
    state = look(database, marker)
    if state is State.ABSENT:
        _create(database, environ)
    elif state is State.BEHIND:
        print("Bringing the demonstration database up to date.", flush=True)
        _flask(["db", "upgrade"], database, environ)
    if not marker.exists():
        marker.write_text(
            "The demonstration database beside this file was made once.\n"
            "Remove both to start afresh.\n"
        )


def look(database: Path, marker: Path) -> State:
    """Whether the database is absent, behind the code or ready.

    Reads the file with the standard library, so that an ordinary start pays nothing for it.

    Raises:
        Refused: it is lost, damaged, or newer than the code.
    """
    if not database.exists():
        if marker.exists():
            raise Refused(
                f"The demonstration database {database} is lost; put it back from a copy, "
                f"or remove {marker} to start afresh.",
                2,
            )
        return State.ABSENT
    version = _version(database, marker)
    known, newest = revisions()
    if version == newest:
        return State.READY
    if version in known:
        return State.BEHIND
    raise Refused(
        f"The demonstration database {database} was made by a newer version of this program "
        f"(revision {version}); use that version, or remove it and {marker} to start afresh.",
        2,
    )


def _version(database: Path, marker: Path) -> str:
    damaged = Refused(
        f"The demonstration database {database} is damaged; put it back from a copy, "
        f"or remove it and {marker} to start afresh.",
        2,
    )
    try:
        with closing(sqlite3.connect(database, timeout=10)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise damaged
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            raise damaged from None
        raise Refused(f"The database {database} cannot be opened: {error}.", 2) from None
    except sqlite3.DatabaseError:
        raise damaged from None
    if row is None:
        raise damaged
    return row[0]


def revisions(folder: Path = MIGRATIONS) -> tuple[set[str], str]:
    """Every revision the code knows, and the newest, read without importing Alembic."""
    texts = [file.read_text(encoding="utf-8") for file in folder.glob("[0-9]*.py")]
    known = {found[1] for text in texts if (found := REVISION.search(text))}
    replaced = {found[1] for text in texts if (found := REPLACES.search(text))}
    newest = known - replaced
    if len(newest) != 1:
        raise Refused(f"The migrations in {folder} have {len(newest)} newest revisions, not one.")
    return known, newest.pop()


def _create(database: Path, environ: dict[str, str]) -> None:
    """Build it under another name, so that a database under its own name is always whole."""
    print("Making the demonstration database; this happens once.", flush=True)
    building = database.with_suffix(".building")
    for left in database.parent.glob(f"{building.name}*"):
        left.unlink()
    _flask(["db", "upgrade"], building, environ)
    _flask(["demo", "load"], building, environ)
    with closing(sqlite3.connect(building)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    building.rename(database)


def _flask(command: list[str], database: Path, environ: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *command],
        cwd=ROOT,
        env={**environ, "DATABASE_URL": f"sqlite:///{database}"},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        log = database.with_suffix(".log")
        log.write_text(done.stdout + done.stderr)
        words = " ".join(command)
        raise Refused(f"“flask {words}” failed on {database}; what it said is in {log}.")
