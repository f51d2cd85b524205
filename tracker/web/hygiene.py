"""What no database may be asked: characters it cannot hold and numbers it has no room for."""

from __future__ import annotations

from typing import Any

from flask import Flask, abort, request
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import IntegerConverter, Map

LARGEST_KEY = 2_147_483_647
"""The largest integer key of a table, on every database."""


class StoredKey(IntegerConverter):
    """A whole number that can be a key; any other is an address that does not exist."""

    def __init__(self, known: Map, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - werkzeug's own
        super().__init__(known, *arguments, **{"max": LARGEST_KEY, **options})


def key_of(text: str | None) -> int:
    """The key that a form's value names; 0, which is nobody's, when it is garbled."""
    given = text or ""
    if not (given.isascii() and given.isdigit()):
        return 0
    key = int(given[:11])
    return key if key <= LARGEST_KEY else 0


def refuse_nul() -> None:
    """Answer an address with a NUL as one that does not exist; leave NULs out of a query."""
    if any("\x00" in str(value) for value in (request.view_args or {}).values()):
        abort(404)
    if "%00" in request.full_path or "\x00" in request.full_path:
        asked = request.args.items(multi=True)
        cleaned = [(name.replace("\x00", ""), value.replace("\x00", "")) for name, value in asked]
        request.args = ImmutableMultiDict(cleaned)  # pyright: ignore[reportAttributeAccessIssue] - a cached property may be set


def init_app(app: Flask) -> None:
    """Look at every address before anything is asked of the database."""
    app.url_map.converters["int"] = StoredKey
    app.before_request(refuse_nul)
