"""`flask import actions`: it reads as the pages do, saves when told, and doubles nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from sqlalchemy import func, select

from tests import builders
from tests.web.trackers import logs
from tracker.db import db
from tracker.models import Action, TrackerImport, TrackerRow
from tracker.vocabulary import ReadingClass

if TYPE_CHECKING:
    from click.testing import Result
    from flask import Flask
    from time_machine import Traveller


@pytest.fixture
def log(app: Flask, clock: Traveller, tmp_path: Path) -> Path:
    """A log of three actions; the calendar has the meeting they are from, its minutes published."""
    clock.move_to("2014-06-12 09:00+00:00")
    with app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        builders.appointed(builders.a_person("Sam Kerr"), builders.a_post())
        meeting = builders.a_meeting(committee, clerk, on=date(2014, 1, 23))
        builders.an_item(meeting, clerk, minutes_source="Agreed.")
        builders.agenda_published(meeting, clerk)
        builders.minutes_published(meeting, clerk)
    file = tmp_path / "log.csv"
    file.write_bytes(logs.as_csv(logs.AREAS))
    return file


def run(app: Flask, file: Path, *more: str) -> Result:
    words = ["import", "actions", str(file), "--committee", "CSP", "--published", *more]
    return app.test_cli_runner().invoke(args=words)


def counted(app: Flask) -> tuple[int, ...]:
    with app.app_context():
        return tuple(
            db.session.scalar(select(func.count()).select_from(each)) or 0
            for each in (Action, TrackerImport, TrackerRow)
        )


def test_it_shows_what_it_read_and_saves_nothing_until_it_is_told(app: Flask, log: Path) -> None:
    shown = run(app, log)

    assert shown.exit_code == 0, shown.output
    assert "headings in row 4" in shown.output
    assert "“Mayor” is nobody in the records" in shown.output
    assert "3 new actions, 0 changed, 0 the same as before, 0 left out." in shown.output
    assert shown.output.endswith("Nothing was saved: add --apply to record it.\n")
    assert counted(app) == (0, 0, 0)

    done = run(app, log, "--apply")

    assert done.output.endswith("Recorded.\n")
    assert counted(app) == (3, 1, 0)
    with app.app_context():
        classes = set(db.session.scalars(select(Action.reading_class)))
    assert classes == {ReadingClass.PUBLIC}
    again = run(app, log)
    assert "0 new actions, 0 changed, 3 the same as before, 0 left out." in again.output
    assert "Enter" not in again.output


def test_rows_in_doubt_go_into_a_file(app: Flask, log: Path, tmp_path: Path) -> None:
    copy = tmp_path / "doubts.xlsx"

    done = run(app, log, "--doubts", str(copy))

    assert f"rows in doubt are in {copy}." in done.output
    sheet = openpyxl.load_workbook(copy).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][-1] == "Why in doubt"
    assert any("“Mayor” is nobody in the records" in str(row[-1]) for row in rows)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "there is nothing to read"),
        (b"PK\x03\x04 no workbook", "Error: "),
        (b"Colour,Size\nred,large\n", "Error: "),
    ],
)
def test_what_is_no_tracker_is_refused_in_a_sentence(
    app: Flask, log: Path, data: bytes, words: str
) -> None:
    log.write_bytes(data)

    refused = run(app, log, "--apply")

    assert refused.exit_code == 1
    assert words in refused.output
    assert "Traceback" not in refused.output
    assert counted(app) == (0, 0, 0)
