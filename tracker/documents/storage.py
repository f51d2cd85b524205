"""The one interface behind which files are kept, and which kind of keeping the settings ask for."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

CHUNK = 1024 * 1024
"""Bytes read or written at a time."""


class StorageError(Exception):
    """Files cannot be kept or fetched at the moment; the message is for whoever runs the program."""


class StorageFullError(StorageError):
    """There is no room for another file."""


class FileMissingError(StorageError):
    """No file is kept under that key."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file being taken in.

    Attributes:
        file: to be written, read and sought in.
        path: where it is, for a storage that renames it.
    """

    file: BinaryIO
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept.

    Attributes:
        key: as given to `keep`.
        size: in bytes.
        since: aware.
    """

    key: str
    size: int
    since: datetime


class Storage(Protocol):
    """Keeps files whole or not at all. Every method may raise StorageError."""

    def draft(self) -> AbstractContextManager[Draft]:
        """A new file to write to and read from; gone afterwards unless `keep` was given it."""
        ...

    def keep(self, draft: Draft, key: str) -> None:
        """Keep a draft under a key: on disk, all of it, once this returns."""
        ...

    def open(self, key: str) -> BinaryIO:
        """The file under a key, to be read and closed.

        Raises:
            FileMissingError: there is none.
        """
        ...

    def remove(self, key: str) -> None:
        """Remove a file; one that is not there is removed already."""
        ...

    def every(self) -> Iterator[Kept]:
        """Every file kept, in no order."""
        ...

    def sweep_drafts(self, before: datetime) -> int:
        """Remove drafts that a killed program left before a moment; how many."""
        ...

    def check(self) -> None:
        """Raise StorageError when a file could not be kept now."""
        ...


def new_key() -> str:
    """A name for a file, made here: it tells nothing and cannot be guessed."""
    return secrets.token_hex(16)


def storage_of(folder: Path, url: str = "") -> Storage:
    """The storage that the settings ask for: a bucket where an address is given, else the folder."""
    if url:
        from tracker.documents.bucket import Bucket

        return Bucket.at(url)
    from tracker.documents.folder import Folder

    return Folder(folder)
