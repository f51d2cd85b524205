"""`flask --app wsgi demo load`."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from flask import Flask

from config import Mode, Settings
from tests.conftest import let_go
from tracker import create_app


def test_it_says_how_much_was_loaded_when_the_database_is_empty(app: Flask) -> None:
    done = app.test_cli_runner().invoke(args=["demo", "load"])

    assert done.exit_code == 0
    assert done.output.startswith("Loaded ")


def test_it_refuses_in_one_sentence_when_something_is_there(app: Flask) -> None:
    added = ["people", "add", "Ann Lee", "ann@council.example", "--password", "three stout words"]
    assert app.test_cli_runner().invoke(args=added).exit_code == 0
    done = app.test_cli_runner().invoke(args=["demo", "load"])

    assert done.exit_code != 0
    assert done.output == (
        "Error: The database holds something already, so the demonstration was not loaded.\n"
    )


def test_it_refuses_when_in_production(app: Flask) -> None:
    production = create_app(replace(cast("Settings", app.config["SETTINGS"]), mode=Mode.PRODUCTION))
    try:
        done = production.test_cli_runner().invoke(args=["demo", "load"])
    finally:
        let_go(production)

    assert done.exit_code != 0
    assert done.output == "Error: The demonstration is never loaded with MODE=production.\n"
