"""Documents are kept whole or not at all: killed, sent at once, without room, checked and swept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from tests import builders
from tests.conftest import missing
from tests.documents import files
from tests.web.documents.test_documents import Desk, desk
from tracker import clock as times
from tracker.db import db
from tracker.documents.folder import Folder
from tracker.jobs.documents import sweep_documents
from tracker.models import AuditEvent, Document

if TYPE_CHECKING:
    from collections.abc import Generator

    from click.testing import Result

    from tracker.jobs.under_way import UnderWay

__all__ = ["desk"]  # a fixture

AT_ONCE = 8
ROOT = Path(__file__).resolve().parents[2]
KILLED_BEFORE_COMMIT = """
import io, os, signal, sys
from sqlalchemy import event
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart
from tests import builders
from tests.conftest import make_app
from tests.documents import files
from tracker.db import db

database, address = sys.argv[1:]
client = make_app(database).test_client()
who = {"email": "ann.lee@council.example", "password": builders.PASSWORD}
assert client.post("/sign-in", data=who).status_code == 303
event.listen(db.session.session_factory, "before_commit", lambda _: os.kill(os.getpid(), signal.SIGKILL))
fields = {"file": FileStorage(io.BytesIO(files.PDF), "Report.pdf"), "slot": "report", "restriction": "open"}
boundary, body = encode_multipart(fields)
client.post(address, data=body, content_type=f"multipart/form-data; boundary={boundary}")
"""


def run(desk: Desk, *words: str) -> Result:
    """A command of the program."""
    return desk.app.test_cli_runner().invoke(args=["documents", *words])


def folder(desk: Desk) -> Path:
    """Where files are kept."""
    return cast("Folder", desk.storage).folder


def only_file(desk: Desk) -> Path:
    (key,) = desk.kept()
    return folder(desk) / key[:2] / key


def rows(desk: Desk) -> tuple[int, int]:
    """How many documents there are, and how many events tell of one."""
    with desk.app.app_context():
        told = db.session.query(AuditEvent).filter(AuditEvent.tag == "document_added")
        return db.session.query(Document).count(), told.count()


def test_killed_between_the_file_and_its_row_nothing_is_half_saved(desk: Desk) -> None:
    address = f"/items/{desk.item.public_id}/documents/new"
    database = desk.app.config["SETTINGS"].database_url
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_COMMIT, database, address],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=120,
        check=False,
    )

    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert len(desk.kept()) == 1
    assert rows(desk) == (0, 0)
    checked = run(desk, "check")
    assert checked.exit_code == 0
    assert "1 files belong to no document" in checked.output
    assert "0 files removed." in run(desk, "sweep").output
    assert "1 files removed." in run(desk, "sweep", "--all").output
    assert desk.kept() == set()
    assert desk.send(files.PDF).status_code == 303
    assert rows(desk) == (1, 1)


def test_the_same_file_sent_many_times_at_once_makes_one_document(desk: Desk) -> None:
    clients = [desk.app.test_client() for _ in range(AT_ONCE)]
    for client in clients:
        builders.sign_in(client, desk.clerk)

    def send(number: int) -> int:
        own = Desk(desk.app, cast("object", clients[number]), desk.clerk, desk.meeting, desk.item)  # type: ignore[arg-type]
        return own.send(files.PDF, once="the same token").status_code

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert set(pool.map(send, range(AT_ONCE))) == {303}

    assert rows(desk) == (1, 1)
    assert len(desk.kept()) == 1
    assert "1 documents checked, 0 wrong." in run(desk, "check").output


@contextmanager
def a_small_disk(at: Path) -> Generator[Path]:
    """A file system of one megabyte of its own, for whoever may mount one."""
    at.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(at)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        missing("No small file system can be mounted here")
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)  # noqa: S607 - our own mount


def test_a_full_disk_says_so_keeps_what_was_typed_and_recovers(desk: Desk, tmp_path: Path) -> None:
    before = desk.storage
    with a_small_disk(tmp_path / "small") as small:
        desk.app.extensions["documents"] = Folder(small / "documents")
        try:
            filler = small / "filler"
            filler.write_bytes(b"x" * (900 * 1024))
            large = b"%PDF-" + b"x" * (400 * 1024)
            refused = desk.send(large, title="What I typed")
            read = desk.client.get(f"/items/{desk.item.public_id}")
            left = [each for each in (small / "documents").rglob("*") if each.is_file()]
            filler.unlink()
            kept = desk.send(large, title="What I typed")
            checked = run(desk, "check").output
        finally:
            desk.app.extensions["documents"] = before

    assert refused.status_code == 507
    assert "What I typed" in refused.text
    assert "no room" in refused.text or "full" in refused.text
    assert (read.status_code, left) == (200, [])
    assert kept.status_code == 303
    assert "1 documents checked, 0 wrong." in checked
    assert rows(desk) == (1, 1)


def test_check_names_what_is_missing_or_changed(desk: Desk) -> None:
    desk.send(files.PDF)
    (row,) = desk.listed()
    assert "1 documents checked, 0 wrong." in run(desk, "check").output
    path = only_file(desk)

    path.write_bytes(files.PDF[:-1] + b"!")
    changed = run(desk, "check")
    assert changed.exit_code == 1
    assert f"Document {row.public_id} was changed" in changed.output
    path.unlink()
    gone = run(desk, "check")
    assert gone.exit_code == 1
    assert f"Document {row.public_id} is missing" in gone.output
    path.write_bytes(files.PDF)
    assert run(desk, "check").exit_code == 0


@pytest.mark.parametrize("by", ["hand", "worker"])
def test_sweep_takes_what_is_older_than_a_day_and_belongs_to_nothing(desk: Desk, by: str) -> None:
    desk.send(files.PDF)
    mine = only_file(desk)
    old, young = (mine.parent / f"{mine.name[:2]}{digit * 30}" for digit in "01")
    half = folder(desk) / "incoming" / ("a" * 32)
    long_ago = (times.now() - timedelta(days=2)).timestamp()
    for path in (old, young, half):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"left over")
    for path in (old, half, mine):
        os.utime(path, (long_ago, long_ago))

    if by == "hand":
        assert "2 files removed." in run(desk, "sweep").output
    else:
        with desk.app.app_context():
            assert sweep_documents(cast("UnderWay", None)) == "2 files removed."
    assert mine.exists()
    assert young.exists()
    assert not old.exists()
    assert not half.exists()
    assert "1 files removed." in run(desk, "sweep", "--all").output
    assert desk.kept() == {mine.name}


@pytest.mark.parametrize("command", ["check", "sweep"])
def test_a_storage_that_is_away_is_said_in_one_sentence(
    desk: Desk, tmp_path: Path, command: str
) -> None:
    desk.send(files.PDF)
    nowhere = tmp_path / "a-file"
    nowhere.write_text("where a folder should be")
    before, desk.app.extensions["documents"] = desk.storage, Folder(nowhere)
    try:
        answer = run(desk, command)
    finally:
        desk.app.extensions["documents"] = before

    assert "Traceback" not in answer.output
    assert answer.exit_code == (1 if command == "check" else 0)
