"""Runs a select of columns and gives its rows; their columns are named in each query's docstring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from sqlalchemy import Executable, Row, Select

from tracker.db import db

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
AnySelect: TypeAlias = Select[*tuple[Any, ...]]


def all_of(statement: Executable) -> Sequence[AnyRow]:
    """Every row."""
    return db.session.execute(statement).all()


def first_of(statement: Executable) -> AnyRow | None:
    """The first row, or None."""
    return db.session.execute(statement).first()


def one_of(statement: Executable) -> AnyRow:
    """The only row."""
    return db.session.execute(statement).one()
