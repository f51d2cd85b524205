"""Tokens of the API: made, used and ended by the person for whom they act."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import case, update

from tracker.access.reader import Reader
from tracker.access.tokens import hash_of
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import ApiToken, Person
from tracker.vocabulary import TokenLife, TokenScope

TOKEN_BYTES = 32
BEGINNING = "ma_"
"""By which programs that look for leaked secrets know one of ours."""


def make(
    person: Person,
    actor: Reader,
    now: datetime,
    *,
    name: str,
    scopes: Sequence[TokenScope],
    life: TokenLife,
) -> str:
    """Make a token and return it, kept only as a digest."""
    token = BEGINNING + secrets.token_urlsafe(TOKEN_BYTES)
    db.session.add(
        ApiToken(
            token_hash=hash_of(token),
            person_id=person.id,
            name=name,
            scopes=[scope.value for scope in scopes],
            made_at=now,
            ends_at=now + timedelta(days=int(life.value)),
        )
    )
    db.session.flush()
    changes = {"scopes": [None, ", ".join(scope.value for scope in scopes)]}
    record(AuditTag.API_TOKEN_MADE, person, actor, person.name, changes=changes)
    return token


def end(person: Person, token_id: int, actor: Reader, now: datetime) -> bool:
    """End one of a person's tokens; False when there is no such open one."""
    ended = db.session.execute(
        update(ApiToken)
        .where(
            ApiToken.id == token_id,
            ApiToken.person_id == person.id,
            ApiToken.ended_at.is_(None),
        )
        .values(ended_at=now)
        .returning(ApiToken.id)
    ).all()
    if ended:
        record(AuditTag.API_TOKEN_ENDED, person, actor, person.name)
    return bool(ended)


def end_all(person_id: int, now: datetime) -> None:
    """End every token of a person who is stopped; the caller records why."""
    db.session.execute(
        update(ApiToken)
        .where(ApiToken.person_id == person_id, ApiToken.ended_at.is_(None))
        .values(ended_at=now)
    )


def count(token_id: int, window: datetime, number: int) -> int:
    """Add to how often a token asked in a minute; return how often all processes counted so far."""
    counted = db.session.scalar(
        update(ApiToken)
        .where(ApiToken.id == token_id)
        .values(
            asked=case((ApiToken.asked_in == window, ApiToken.asked + number), else_=number),
            asked_in=window,
        )
        .returning(ApiToken.asked)
    )
    return int(counted or 0)


def touch(token_id: int, now: datetime) -> None:
    """Note that a token was used."""
    db.session.execute(update(ApiToken).where(ApiToken.id == token_id).values(used_at=now))
