"""Runs migrations on the app's own engine; batch mode, because SQLite cannot alter tables."""

from typing import Any, Literal

from alembic import context
from flask import current_app

from tracker.db import Moment, db, metadata


def render_item(_kind: str, item: Any, _context: Any) -> str | Literal[False]:  # noqa: ANN401 - Alembic's hook
    """A migration stands by itself: it names no type of ours."""
    return "sa.DateTime(timezone=True)" if isinstance(item, Moment) else False


with db.engine.connect() as connection:
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:  # a batch rebuilds a table by dropping it, which foreign keys would refuse
        connection.connection.execute("PRAGMA foreign_keys = OFF")
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        render_item=render_item,
        **{
            name: value
            for name, value in current_app.extensions["migrate"].configure_args.items()
            if name != "render_as_batch"
        },
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    if sqlite:
        connection.connection.execute("PRAGMA foreign_keys = ON")
