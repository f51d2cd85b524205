"""Files in a folder: written beside, put on disk, then renamed, so that none is ever half there."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from tracker.documents.storage import (
    Draft,
    FileMissingError,
    Kept,
    StorageError,
    StorageFullError,
    new_key,
)

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
KEY = re.compile(r"[0-9a-f]{32}")
INCOMING = "incoming"


@contextmanager
def speaking_of_disk() -> Generator[None]:
    """Say what went wrong in this room's own words."""
    try:
        yield
    except OSError as error:
        kind = StorageFullError if error.errno in FULL else StorageError
        said = f"{error.filename or 'The folder of documents'}: {error.strerror}"
        raise kind(said) from error


def _flush(folder: Path) -> None:
    """Put a folder's names on disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


class Folder:
    """A folder with one folder in it for each two first digits of a key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise FileMissingError("That is not the key of a file.")
        return self.folder / key[:2] / key

    @contextmanager
    def draft(self) -> Generator[Draft]:
        """A file in the same file system, so that it can be renamed into its place."""
        with speaking_of_disk():
            path = self.folder / INCOMING / new_key()
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
        try:
            with speaking_of_disk():
                yield Draft(file, path)
        finally:
            # What does not fit cannot be flushed when it is closed either: it goes all the same.
            with suppress(OSError):
                file.close()
            path.unlink(missing_ok=True)

    def keep(self, draft: Draft, key: str) -> None:
        """Flush to the disk, rename, and flush the names: a power cut leaves all or nothing."""
        if draft.path is None:
            raise ValueError("This draft was made by another storage.")
        path = self._path(key)
        with speaking_of_disk():
            draft.file.flush()
            os.fsync(draft.file.fileno())
            path.parent.mkdir(mode=0o700, exist_ok=True)
            draft.path.rename(path)
            _flush(path.parent)
            _flush(self.folder)

    def open(self, key: str) -> BinaryIO:
        """The file, opened to be read."""
        with speaking_of_disk():
            try:
                return self._path(key).open("rb")
            except FileNotFoundError as error:
                raise FileMissingError(f"{self._path(key)} is not there.") from error

    def remove(self, key: str) -> None:
        """Take the file away, and put that on disk."""
        path = self._path(key)
        with speaking_of_disk():
            path.unlink(missing_ok=True)
            if path.parent.exists():
                _flush(path.parent)

    def every(self) -> Iterator[Kept]:
        """Every file whose name is a key; what else lies about is none of ours."""
        with speaking_of_disk():
            for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
                if not KEY.fullmatch(path.name):
                    continue
                with suppress(FileNotFoundError):
                    found = path.stat()
                    since = datetime.fromtimestamp(found.st_mtime, UTC)
                    yield Kept(path.name, found.st_size, since)

    def sweep_drafts(self, before: datetime) -> int:
        """Remove what a killed program was still taking in."""
        swept = 0
        with speaking_of_disk():
            for path in (self.folder / INCOMING).glob("*"):
                with suppress(FileNotFoundError):
                    if path.stat().st_mtime < before.timestamp():
                        path.unlink()
                        swept += 1
        return swept

    def check(self) -> None:
        """Write a few bytes to the disk and take them away again."""
        with self.draft() as draft, speaking_of_disk():
            draft.file.write(b"kept")
            draft.file.flush()
            os.fsync(draft.file.fileno())
