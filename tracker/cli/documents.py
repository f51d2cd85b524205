"""`flask documents`: whether every file is there and as it was, and files that belong to nothing."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import cast

import click
from flask import current_app
from flask.cli import AppGroup

from tracker import clock
from tracker.documents import leftovers
from tracker.documents.storage import CHUNK, FileMissingError, Storage, StorageError
from tracker.queries import documents as queries

documents = AppGroup("documents", help="Uploaded files: checking them, removing what is left over.")


def _storage() -> Storage:
    return cast("Storage", current_app.extensions["documents"])


@documents.command("check")
def check() -> None:
    """Read every file again, and name those that are missing or were changed."""
    storage, checked, wrong = _storage(), 0, 0
    try:
        for row in queries.every_file():
            checked += 1
            problem = _problem(storage, row.storage_key, row.size, row.sha256)
            if problem:
                wrong += 1
                click.echo(f"Document {row.public_id} {problem}.")
        left_over = sum(1 for _file in leftovers.found(storage, queries.is_known))
    except StorageError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{checked} documents checked, {wrong} wrong.")
    if left_over:
        click.echo(f"{left_over} files belong to no document: flask documents sweep")
    if wrong:
        raise click.ClickException("Put those files back from a backup.")


def _problem(storage: Storage, key: str, size: int, sha256: str) -> str:
    """What is wrong with a file; nothing when it is as it was."""
    try:
        file = storage.open(key)
    except FileMissingError:
        return f"is missing (file {key})"
    digest, found = hashlib.sha256(), 0
    try:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            found += len(chunk)
    finally:
        file.close()
    as_it_was = found == size and digest.hexdigest() == sha256
    return "" if as_it_was else f"was changed (file {key})"


@documents.command("sweep")
@click.option("--all", "everything", is_flag=True, help="Those younger than a day too.")
def sweep(*, everything: bool) -> None:
    """Remove files that belong to no document: the program was killed while they were sent."""
    before = clock.now() - (timedelta() if everything else leftovers.STILL_ARRIVING)
    try:
        removed = leftovers.remove(_storage(), queries.is_known, before)
    except StorageError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{removed} files removed.")
