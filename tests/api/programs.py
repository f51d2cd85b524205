"""Programs that ask the API: a token of a person, and a client that sends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

from tests import builders
from tracker import clock, transaction
from tracker.operations import api_tokens
from tracker.queries import readers
from tracker.vocabulary import TokenLife, TokenScope

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.datastructures import Headers

    from tracker.models import Person

ALL = tuple(TokenScope)
PREFIX = "/api/v1"


def a_token(
    app: Flask, person: Person, *scopes: TokenScope, life: TokenLife = TokenLife.MONTH
) -> str:
    """A fresh token of a person; with every scope unless told otherwise."""

    def make() -> str:
        found = readers.find_person(person.id)
        assert found is not None
        actor = builders.as_reader(found)
        return api_tokens.make(
            found, actor, clock.now(), name="A program", scopes=scopes or ALL, life=life
        )

    with app.app_context():
        return transaction.write(make)


class Answer(Protocol):
    """A `TestResponse` whose JSON is there to be looked at."""

    status_code: int
    headers: Headers
    mimetype: str
    text: str
    data: bytes
    location: str | None
    is_json: bool
    json: Any

    def get_data(self) -> bytes: ...

    def close(self) -> None: ...


@dataclass
class Program:
    """A client that sends a token with everything; the public's without one."""

    app: Flask
    token: str = ""

    def ask(self, method: str, path: str, **options: Any) -> Answer:
        """Send a request; the path is one below the API's own, or whole."""
        headers = dict(options.pop("headers", {}))
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        whole = path if path.startswith(("/api/", "http")) else PREFIX + path
        answer = self.app.test_client().open(whole, method=method, headers=headers, **options)
        return cast("Answer", answer)

    def get(self, path: str, **options: Any) -> Answer:
        """Read something."""
        return self.ask("GET", path, **options)

    def post(self, path: str, sent: object = None, **headers: str) -> Answer:
        """Send JSON; header names are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", path, json={} if sent is None else sent, headers=named)

    def change(self, path: str, verb: str, sent: object = None, **headers: str) -> Answer:
        """Read an action and do something to it."""
        tag = self.get(path).headers["ETag"]
        return self.post(f"{path}/{verb}", sent, If_Match=tag, **headers)


def of(app: Flask, person: Person, *scopes: TokenScope) -> Program:
    """A program of a person."""
    return Program(app, a_token(app, person, *scopes))
