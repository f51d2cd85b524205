"""The only file that commits. Doors run changes through it; rooms never do."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from tracker.db import db, writing

T = TypeVar("T")

ATTEMPTS = 8
PAUSE = 0.02
"""Seconds waited at most before the first replay, twice that before the second, and so on."""
REPLAYED = {"40001", "40P01"}  # serialization failure, deadlock (PostgreSQL)


def _is_replayed(error: DBAPIError | StaleDataError) -> bool:
    """Whether a fresh start may succeed: somebody else changed what this change had read.

    A form that says which version it was filled in from meets the new one there, and is told.
    """
    if isinstance(error, StaleDataError):
        return True
    return getattr(error.orig, "sqlstate", None) in REPLAYED


def _always(_result: object) -> bool:
    return True


def write(block: Callable[[], T], keep: Callable[[T], bool] = _always) -> T:
    """Run `block` as one change: locked before its first read, committed once at its end.

    Args:
        block: reads, checks and changes; run again when PostgreSQL asks for it.
        keep: says of the block's result whether to commit; otherwise all is undone.

    Raises:
        Whatever the block raises, after undoing everything.
    """
    for attempt in range(1, ATTEMPTS + 1):
        db.session.rollback()
        token = writing.set(True)
        try:
            result = block()
            if keep(result):
                db.session.commit()
            else:
                db.session.rollback()
        except (DBAPIError, StaleDataError) as error:
            db.session.rollback()
            if attempt == ATTEMPTS or not _is_replayed(error):
                raise
            time.sleep(random.uniform(0, PAUSE * attempt))  # noqa: S311 - chance, not a secret
        except BaseException:
            db.session.rollback()
            raise
        else:
            return result
        finally:
            writing.reset(token)
    raise AssertionError("unreachable: the last attempt returns or raises")


def undo() -> None:
    """Forget what this change has done so far, so that a page can be shown from what is stored."""
    db.session.rollback()
