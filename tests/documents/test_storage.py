"""The two storages behind one interface: a folder, and a bucket of a real server."""

from __future__ import annotations

import errno
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tracker.documents.bucket import Bucket
from tracker.documents.folder import Folder
from tracker.documents.storage import (
    FileMissingError,
    Storage,
    StorageError,
    StorageFullError,
    new_key,
    storage_of,
)

SECONDS_TO_START = 30


@pytest.fixture(scope="module")
def s3_server() -> Iterator[str]:
    """A server that speaks S3, in a process of its own; its address with keys and a bucket."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://KEY:SEC%2FRET@127.0.0.1:{port}/documents"
    bucket = Bucket.at(url)
    try:
        for _ in range(SECONDS_TO_START * 5):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        bucket.client.make_bucket(bucket_name="documents")
        yield url
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


@pytest.fixture(params=["folder", "bucket"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "folder":
        return storage_of(tmp_path / "documents")
    made = storage_of(tmp_path, request.getfixturevalue("s3_server"))
    for kept in list(made.every()):
        made.remove(kept.key)
    return made


def keep(storage: Storage, data: bytes) -> str:
    key = new_key()
    with storage.draft() as draft:
        draft.file.write(data)
        storage.keep(draft, key)
    return key


def test_what_is_kept_is_given_back_and_can_be_removed(storage: Storage) -> None:
    data = os.urandom(3_000_000)

    key = keep(storage, data)

    file = storage.open(key)
    assert file.read(10) == data[:10]
    assert file.read() == data[10:]
    file.close()
    (kept,) = storage.every()
    assert (kept.key, kept.size) == (key, len(data))
    assert abs(datetime.now(UTC) - kept.since) < timedelta(minutes=5)
    storage.remove(key)
    storage.remove(key)
    assert list(storage.every()) == []
    with pytest.raises(FileMissingError):
        storage.open(key)


def test_a_draft_that_was_not_kept_leaves_nothing(storage: Storage) -> None:
    with storage.draft() as draft:
        draft.file.write(b"never sent to the end")

    assert list(storage.every()) == []
    storage.check()
    assert list(storage.every()) == []


@pytest.mark.parametrize("key", ["../../etc/passwd", "", "a" * 31, "G" * 32])
def test_what_is_no_key_is_no_file(tmp_path: Path, key: str) -> None:
    with pytest.raises(FileMissingError):
        Folder(tmp_path).open(key)


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "documents")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(StorageFullError):
            keep(folder, b"x" * 200_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert keep(folder, b"x" * 200_000)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("a file where the folder should be")

    with pytest.raises(StorageError) as said:
        Folder(tmp_path / "documents").check()

    assert not isinstance(said.value, StorageFullError)
    assert said.value.__cause__.errno == errno.ENOTDIR  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue]


def test_a_server_that_is_away_is_said_soon() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    bucket = storage_of(Path(), f"http://KEY:SECRET@127.0.0.1:{port}/documents")

    began = time.monotonic()
    with pytest.raises(StorageError) as said:
        bucket.check()

    assert time.monotonic() - began < 15
    assert "SECRET" not in str(said.value)


def test_old_drafts_are_swept(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    (tmp_path / "incoming").mkdir()
    (tmp_path / "incoming" / new_key()).write_bytes(b"half a file")
    now = datetime.now(UTC)

    assert folder.sweep_drafts(now - timedelta(hours=1)) == 0
    assert folder.sweep_drafts(now + timedelta(hours=1)) == 1
