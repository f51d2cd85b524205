"""The database: base class, naming of constraints, column types, SQLite's settings."""

from __future__ import annotations

import secrets
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Annotated, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, Dialect, Enum, MetaData, String, Text, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import DateTime, TypeDecorator

from tracker.vocabulary import Word

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Json = JSON().with_variant(JSONB, "postgresql")

Line = Annotated[str, mapped_column(String(255))]
Words = Annotated[str, mapped_column(Text)]
Key = Annotated[int, mapped_column(primary_key=True)]


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC on databases that forget time zones too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment must be aware of its time zone.")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back aware UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def stored(words: type[Word]) -> list[str]:
    """The values of an enum, as columns hold them."""
    return [word.value for word in words]


class Base(DeclarativeBase):
    """Every table: an integer key, and types taken from the annotations."""

    registry = registry(
        metadata=metadata,
        type_annotation_map={
            datetime: Moment,
            dict[str, Any]: Json,
            list[str]: Json,
            Word: Enum(
                Word,
                native_enum=False,
                create_constraint=True,
                length=30,
                values_callable=stored,
            ),
        },
    )
    id: Mapped[Key]


def new_public_id() -> str:
    """A short random name for addresses: 60 bits, tells nothing, stays when a meeting moves."""
    alphabet = "23456789abcdefghjkmnpqrstuvwxyz"
    return "".join(secrets.choice(alphabet) for _ in range(12))


db = SQLAlchemy(metadata=metadata)

writing: ContextVar[bool] = ContextVar("writing", default=False)
"""Set by tracker.transaction while a change is under way: SQLite then locks before it reads."""


@event.listens_for(Engine, "connect")
def set_up_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - any driver's connection
    """Foreign keys on, write-ahead log, full durability, and our own BEGIN."""
    if not type(connection).__module__.startswith("sqlite3"):
        return
    connection.isolation_level = None
    for pragma in (
        "foreign_keys = ON",
        "journal_mode = WAL",
        "synchronous = FULL",
        "busy_timeout = 15000",
        "temp_store = MEMORY",
        "cache_size = -32000",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


@event.listens_for(Engine, "begin")
def begin_sqlite(connection: Connection) -> None:
    """Take the write lock before the first read of a change: a later upgrade fails at once."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing.get() else "BEGIN")
