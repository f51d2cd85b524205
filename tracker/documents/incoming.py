"""Takes in a file that somebody sent: counted, hashed and looked at on its way to the storage."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import BinaryIO

from tracker.documents.kinds import FIELD, type_by_content
from tracker.documents.names import clean_name, ending_of
from tracker.documents.storage import CHUNK, Storage, StorageError, StorageFullError, new_key
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import FileType

MEGABYTE = 1024 * 1024
ENDINGS = tuple(FileType)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is on disk and belongs to nothing yet.

    Attributes:
        key: under which the storage keeps it.
        name: as shown, cleaned.
        file_type: by its content.
        size: in bytes.
        sha256: in hexadecimal digits.
    """

    key: str
    name: str
    file_type: FileType
    size: int
    sha256: str


def take_in(sent: BinaryIO, sent_name: str, storage: Storage, most_bytes: int) -> StoredFile:
    """Keep a file, on disk once this returns.

    Args:
        sent: what was sent, to be read once.
        sent_name: what its sender calls it.
        storage: where it is kept.
        most_bytes: how large it may be.

    Raises:
        RuleBroken: on the field `file`: it is empty, too large, of another type than may be
            kept or than its name says; or the storage is full or away.
    """
    name = clean_name(sent_name)
    if ending_of(name) not in ENDINGS:
        raise RuleBroken(FIELD, Broken.DOCUMENT_TYPE_UNKNOWN)
    try:
        with storage.draft() as draft:
            size, digest = _copy(sent, draft.file, most_bytes)
            found = type_by_content(draft.file)
            if found.value != ending_of(name):
                raise RuleBroken(FIELD, Broken.DOCUMENT_TYPE_DIFFERS, file_type=found.label)
            key = new_key()
            storage.keep(draft, key)
    except StorageFullError as error:
        raise RuleBroken(FIELD, Broken.STORAGE_FULL) from error
    except StorageError as error:
        raise RuleBroken(FIELD, Broken.STORAGE_AWAY) from error
    return StoredFile(key, name, found, size, digest)


def _copy(sent: BinaryIO, draft: BinaryIO, most_bytes: int) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while chunk := sent.read(CHUNK):
        size += len(chunk)
        if size > most_bytes:
            raise RuleBroken(FIELD, Broken.DOCUMENT_TOO_LARGE, most=most_bytes // MEGABYTE)
        digest.update(chunk)
        draft.write(chunk)
    if size == 0:
        raise RuleBroken(FIELD, Broken.DOCUMENT_EMPTY)
    draft.flush()
    return size, digest.hexdigest()
