"""Files in a bucket of a server that speaks S3."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
# The lines above: minio ships no complete types; this module is the façade over it.

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import unquote, urlsplit

from tracker.documents.folder import speaking_of_disk
from tracker.documents.storage import Draft, FileMissingError, Kept, StorageError, new_key

if TYPE_CHECKING:
    from minio import Minio

CONNECT_SECONDS, READ_SECONDS, TRIES = 3, 20, 2


@contextmanager
def _speaking() -> Generator[None]:
    """Say what went wrong in this room's own words: never the server's, which may hold keys."""
    from minio.error import MinioException, S3Error
    from urllib3.exceptions import HTTPError

    try:
        yield
    except S3Error as error:
        if error.code == "NoSuchKey":
            raise FileMissingError("The bucket has no such file.") from error
        raise StorageError(f"The bucket refused: {error.code}.") from error
    except (MinioException, HTTPError, ValueError) as error:
        raise StorageError("The server of the bucket cannot be reached.") from error


class Bucket:
    """One bucket; it must be there already, and be read by nobody but this program."""

    def __init__(self, client: Minio, name: str) -> None:
        self.client = client
        self.name = name

    @classmethod
    def at(cls, url: str) -> Bucket:
        """The bucket at an address: https://KEY:SECRET@s3.example/bucket."""
        import urllib3
        from minio import Minio

        parts = urlsplit(url)
        pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
            retries=urllib3.Retry(total=TRIES, backoff_factor=0.1, status_forcelist=[502, 503]),
            maxsize=8,
        )
        client = Minio(
            endpoint=parts.netloc.rpartition("@")[2],
            access_key=unquote(parts.username or ""),
            secret_key=unquote(parts.password or ""),
            secure=parts.scheme == "https",
            region="us-east-1",
            http_client=pool,
        )
        return cls(client, parts.path.strip("/"))

    @contextmanager
    def draft(self) -> Generator[Draft]:
        """A nameless file of this machine."""
        with speaking_of_disk(), tempfile.TemporaryFile() as file:
            yield Draft(cast("BinaryIO", file))

    def keep(self, draft: Draft, key: str) -> None:
        """Send it; the server keeps all of it or answers with an error."""
        size = draft.file.seek(0, os.SEEK_END)
        draft.file.seek(0)
        with _speaking():
            self.client.put_object(
                bucket_name=self.name, object_name=key, data=draft.file, length=size
            )

    def open(self, key: str) -> BinaryIO:
        """The server's answer, read as it comes."""
        with _speaking():
            answer: Any = self.client.get_object(bucket_name=self.name, object_name=key)
        return cast("BinaryIO", answer)

    def remove(self, key: str) -> None:
        """Remove it."""
        with _speaking():
            self.client.remove_object(bucket_name=self.name, object_name=key)

    def every(self) -> Iterator[Kept]:
        """Every file of the bucket: it must be used for nothing else."""
        with _speaking():
            for found in self.client.list_objects(bucket_name=self.name, recursive=True):
                since = found.last_modified or datetime.now(UTC)
                yield Kept(str(found.object_name), found.size or 0, since)

    def sweep_drafts(self, before: datetime) -> int:
        """None: nameless files go with their program."""
        del before
        return 0

    def check(self) -> None:
        """Put a few bytes into the bucket and take them away again."""
        key = f"check-{new_key()}"
        with self.draft() as draft:
            draft.file.write(b"kept")
            self.keep(draft, key)
        self.remove(key)
