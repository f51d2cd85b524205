"""Whether the database is there and of this program's age."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from tracker.db import db


class Readiness(StrEnum):
    """What stands in the way of answering, if anything."""

    READY = "ready"
    UNREACHABLE = "unreachable"
    EMPTY = "empty"
    OLDER = "older"
    NEWER = "newer"


def readiness(newest: str) -> Readiness:
    """Ask the database.

    Args:
        newest: the number of the newest migration this program has, such as "0002".
    """
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        db.session.rollback()
        return Readiness.UNREACHABLE
    try:
        stored = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    except SQLAlchemyError:
        db.session.rollback()
        return Readiness.EMPTY
    if stored is None:
        return Readiness.EMPTY
    if stored == newest:
        return Readiness.READY
    return Readiness.OLDER if str(stored) < newest else Readiness.NEWER
