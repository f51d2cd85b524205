"""Migrations go up, down and up on both databases, and lead to exactly what the models say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import CheckConstraint, inspect

from tests.conftest import WORKER, let_go, make_app, migrate, missing
from tests.databases import Workshop, find_postgresql
from tracker.db import db, metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, workshop: Workshop, tmp_path: Path) -> Iterator[Flask]:
    """The app on a migrated database of this test's own."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'migrations.db'}"
        migrate(url)
    else:
        if find_postgresql() is None:
            missing("no initdb found for PostgreSQL")
        url = workshop.new_database(f"{WORKER}_{request.node.originalname[-12:]}", migrate)
    app = make_app(url)
    with app.app_context():
        yield app
    let_go(app)


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def differences() -> list[Any]:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))


def checks_in_schema() -> set[str]:
    inspector = inspect(db.engine)
    return {
        str(check["name"]) for table in tables() for check in inspector.get_check_constraints(table)
    }


def checks_in_models() -> set[str]:
    return {
        str(constraint.name)
        for table in metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }


@pytest.mark.usefixtures("fresh")
def test_the_schema_is_what_the_models_say() -> None:
    assert differences() == []
    assert tables() == set(metadata.tables)


@pytest.mark.usefixtures("fresh")
def test_every_check_of_the_models_stands_in_the_schema() -> None:
    assert checks_in_models() - checks_in_schema() == set()


@pytest.mark.usefixtures("fresh")
def test_migrations_go_down_and_up_again() -> None:
    downgrade(revision="base")
    assert tables() == set()
    upgrade()
    assert differences() == []
