"""Who asks: the person behind a token, with the facts of today; the public without one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask import request

from tracker import clock, transaction
from tracker.access.reader import PUBLIC, Reader
from tracker.api.problems import Problem
from tracker.operations import api_tokens as operations
from tracker.queries import api_tokens, readers
from tracker.translation import gettext
from tracker.vocabulary import TokenScope

BETWEEN_TOUCHES = timedelta(minutes=1)
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever asks, and what their token may be used for; `token_id` is None for the public."""

    reader: Reader = PUBLIC
    scopes: frozenset[str] = frozenset()
    token_id: int | None = None
    used_at: datetime | None = None

    def has(self, scope: TokenScope) -> bool:
        """Whether the token may be used so; changing a subject takes reading it with it."""
        subject, _, _verb = scope.value.partition(":")
        return bool({scope.value, f"{subject}:write"} & self.scopes)


def caller() -> Caller:
    """Whoever asks, found afresh.

    Raises:
        Problem: a token was sent that does not work, whatever the reason.
    """
    header = request.headers.get("Authorization")
    if header is None:
        return Caller()
    scheme, _, token = header.partition(" ")
    token = token.strip()
    found = None
    if scheme.lower() == "bearer" and 0 < len(token) <= LONGEST and token.isascii():
        found = api_tokens.find(token, clock.now())
    if found is None:
        raise Problem(401, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
    kept, person = found
    reader = replace(readers.reader_for(person, clock.today()), through=kept.name)
    return Caller(reader, frozenset(kept.scopes), kept.id, kept.used_at)


def require(asks: Caller, scope: TokenScope, *, changes: bool) -> None:
    """Refuse a token that is not meant for this, and a change without any.

    Raises:
        Problem: 401 or 403; asked before anything is looked for, so that it tells nothing.
    """
    if asks.token_id is None:
        if changes:
            raise Problem(401)
        return
    if not asks.has(scope):
        detail = gettext("This token is not meant for this: it needs “%(scope)s”.", scope=scope)
        challenge = f'Bearer error="insufficient_scope", scope="{scope.value}"'
        raise Problem(403, detail, headers={"WWW-Authenticate": challenge})


def touch(asks: Caller) -> None:
    """Note that a token was used, at most once a minute, in a transaction of its own."""
    key, now = asks.token_id, clock.now()
    if key is not None and (asks.used_at is None or now - asks.used_at > BETWEEN_TOUCHES):
        transaction.write(lambda: operations.touch(key, now))
