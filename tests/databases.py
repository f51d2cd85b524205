"""Real databases for the tests: a SQLite file, and a PostgreSQL cluster of the session's own.

The session makes one folder (`Workshop`), whose address every xdist worker is given through the
environment. The cluster in it is started by the first worker that needs it, and stopped by the
session that made the folder. Each worker migrates, or copies, a database of its own once; before
each test that database is put back to how it was just after migrating, so that the code under
test may commit as it likes.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

WORKSHOP = "MATTERS_ARISING_TESTS"
FAST = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"),
    *("listen_addresses=", "max_connections=60", "shared_buffers=64MB"),
)

EMPTY_POSTGRESQL = """
DO $$
DECLARE found boolean; t record; s record;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR t IN SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP
    EXECUTE 'SELECT EXISTS (SELECT 1 FROM ' || t.name || ')' INTO found;
    IF found THEN EXECUTE 'DELETE FROM ' || t.name; END IF;
  END LOOP;
  FOR s IN SELECT quote_ident(sequencename) AS name FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL
  LOOP
    EXECUTE 'ALTER SEQUENCE ' || s.name || ' RESTART';
  END LOOP;
END $$
"""


def find_postgresql() -> Path | None:
    """The folder of initdb and pg_ctl, newest version first, or None."""
    places = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda place: int(place.parent.name) if place.parent.name.isdigit() else 0,
        reverse=True,
    )
    on_path = shutil.which("initdb")
    if on_path:
        places.insert(0, Path(on_path).resolve().parent)
    return next((place for place in places if (place / "pg_ctl").exists()), None)


class Workshop:
    """The session's folder, with its PostgreSQL cluster once somebody asked for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "postgresql"

    @classmethod
    def open(cls) -> Workshop:
        """Make the folder in the session's first process; find it in its workers."""
        given = os.environ.get(WORKSHOP)
        if given:
            return cls(Path(given))
        _clear_abandoned()
        # A socket's path must be short, and the cluster's own user must reach it.
        folder = Path(tempfile.mkdtemp(prefix=f"matters-arising-{os.getpid()}-", dir="/tmp"))
        folder.chmod(0o755)
        os.environ[WORKSHOP] = str(folder)
        return cls(folder)

    def close(self) -> None:
        """Stop the cluster if it runs, and remove the folder."""
        _stop(self.home)
        shutil.rmtree(self.folder, ignore_errors=True)
        os.environ.pop(WORKSHOP, None)

    @contextlib.contextmanager
    def only_one(self) -> Generator[None, None, None]:
        """Hold the folder's lock: one process at a time, released however the holder ends."""
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def cluster(self) -> str:
        """The address of the running cluster, without a database's name; started when absent.

        Raises:
            RuntimeError: no PostgreSQL programs on this machine, or they failed.
        """
        programs = find_postgresql()
        if programs is None:
            raise RuntimeError("no initdb found")
        with self.only_one():
            if not (self.home / "data" / "postmaster.pid").exists():
                _start(programs, self.home)
        return "postgresql+psycopg://tests@/{}?host=" + str(self.home)

    def new_database(self, name: str, migrate: Callable[[str], None]) -> str:
        """The address of this worker's own PostgreSQL database, copied from a migrated one.

        Args:
            name: the worker's name.
            migrate: brings an empty database at an address up to the newest schema.
        """
        import psycopg
        from psycopg import sql

        address = self.cluster()
        plain = f"user=tests dbname=postgres host={self.home}"
        with self.only_one(), psycopg.connect(plain, autocommit=True) as connection:
            made = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'migrated'")
            if made.fetchone() is None:
                connection.execute("CREATE DATABASE unfinished")
                migrate(address.format("unfinished"))
                connection.execute("ALTER DATABASE unfinished RENAME TO migrated")
            there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if there.fetchone() is None:  # else a test that wants one kind alone made it anew
                connection.execute(
                    sql.SQL("CREATE DATABASE {} TEMPLATE migrated").format(sql.Identifier(name))
                )
        return address.format(name)

    def new_file(self, name: str, migrate: Callable[[str], None]) -> str:
        """The address of this worker's own SQLite file; `put_back` fills it from a migrated one."""
        pattern = self.folder / "migrated.db"
        with self.only_one():
            if not pattern.exists():
                unfinished = self.folder / "unfinished.db"
                migrate(f"sqlite:///{unfinished}")
                unfinished.rename(pattern)
        return f"sqlite:///{self.folder / name}.db"

    def put_back(self, app: Flask) -> None:
        """Make the app's database as it was just after migrating."""
        from tracker.db import db

        with app.app_context():
            db.session.remove()
            if db.engine.dialect.name == "postgresql":
                with db.engine.begin() as connection:
                    connection.exec_driver_sql(EMPTY_POSTGRESQL)
                return
            db.engine.dispose()
            file = Path(str(db.engine.url.database))
        if file.exists() and file.stem.endswith("-live"):
            self._put_back_under_a_server(file)
            return
        for part in ("-wal", "-shm", "-journal"):
            file.with_name(file.name + part).unlink(missing_ok=True)
        shutil.copyfile(self.folder / "migrated.db", file)

    def _put_back_under_a_server(self, file: Path) -> None:
        """Write over a database that a server may still be reading: a browser asks late."""
        with (
            contextlib.closing(sqlite3.connect(self.folder / "migrated.db")) as pattern,
            contextlib.closing(sqlite3.connect(file, timeout=20)) as live,
        ):
            pattern.backup(live)


@contextlib.contextmanager
def statements() -> Generator[list[str], None, None]:
    """Collect the SQL that is sent meanwhile, for query budgets: 3 rows cost what 300 do."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    sent: list[str] = []

    def collect(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", collect)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", collect)


def _owner() -> pwd.struct_passwd | None:
    """Whom the cluster belongs to when root runs the tests: initdb refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run(*command: str | Path) -> None:
    owner = _owner()
    log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - the server inherits it and keeps it open
    done = subprocess.run(
        [*command],
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        user=owner.pw_uid if owner else None,
        group=owner.pw_gid if owner else None,
        extra_groups=[] if owner else None,
    )
    if done.returncode:
        log.seek(0)
        raise RuntimeError(f"{command[0]} failed: {log.read()}")
    log.close()


def _start(programs: Path, home: Path) -> None:
    home.mkdir(mode=0o755, exist_ok=True)
    if owner := _owner():
        os.chown(home, owner.pw_uid, owner.pw_gid)
    if not (home / "data" / "PG_VERSION").exists():
        _run(
            programs / "initdb",
            *("--pgdata", home / "data", "--username", "tests", "--auth", "trust"),
            *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
        )
    settings = " ".join(f"-c {setting}" for setting in (*FAST, f"unix_socket_directories={home}"))
    _run(
        programs / "pg_ctl",
        *("--pgdata", home / "data", "--log", home / "server.log", "--wait"),
        *("--options", settings, "start"),
    )


def _stop(home: Path) -> None:
    programs = find_postgresql()
    if programs is None or not (home / "data" / "postmaster.pid").exists():
        return
    with contextlib.suppress(RuntimeError):
        _run(programs / "pg_ctl", "--pgdata", home / "data", "--mode", "immediate", "stop")


def _clear_abandoned() -> None:
    """Remove what sessions left behind that were killed outright."""
    for folder in Path("/tmp").glob("matters-arising-*-*"):  # noqa: S108 - see Workshop.open
        session = folder.name.split("-")[2]
        if session.isdigit() and not Path(f"/proc/{session}").exists() and Path("/proc").exists():
            _stop(folder / "postgresql")
            shutil.rmtree(folder, ignore_errors=True)
