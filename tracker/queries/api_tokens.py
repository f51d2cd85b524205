"""Tokens of the API: whose one is, and which a person has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from tracker.access.tokens import hash_of
from tracker.db import db
from tracker.models import ApiToken, Person
from tracker.queries.fetch import AnyRow, all_of


def find(token: str, now: datetime) -> tuple[ApiToken, Person] | None:
    """The token and its person, unless it ended, ran out, or its person was stopped."""
    row = db.session.execute(
        select(ApiToken, Person)
        .join(Person, Person.id == ApiToken.person_id)
        .where(
            ApiToken.token_hash == hash_of(token),
            ApiToken.ended_at.is_(None),
            ApiToken.ends_at > now,
            Person.disabled_at.is_(None),
        )
    ).first()
    return None if row is None else (row[0], row[1])


def list_of_person(person_id: int, now: datetime) -> Sequence[AnyRow]:
    """A person's tokens that still work: id, name, scopes, made_at, ends_at, used_at."""
    return all_of(
        select(
            ApiToken.id,
            ApiToken.name,
            ApiToken.scopes,
            ApiToken.made_at,
            ApiToken.ends_at,
            ApiToken.used_at,
        )
        .where(ApiToken.person_id == person_id, ApiToken.ended_at.is_(None), ApiToken.ends_at > now)
        .order_by(ApiToken.id.desc())
    )
