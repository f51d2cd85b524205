"""`flask import item`: what it says, what it saves, and how it refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import Result
from flask import Flask

from tests import builders
from tests.imports import word_files
from tracker.access.reader import Reader
from tracker.models import Meeting, Person
from tracker.queries import items

if TYPE_CHECKING:
    from time_machine import Traveller

SAMPLE = Path(__file__).parents[3] / "shared/sample/performance-report-item.txt"
PAGE = "Agenda item\n\nRoad Safety\n\nTo note.\n\nMinutes:\n\nAgreed to write to schools.\n"


@pytest.fixture
def meeting(app: Flask, clock: Traveller) -> Meeting:
    del clock
    with app.app_context():
        return builders.a_meeting(builders.a_committee(), builders.a_clerk())


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


def run(app: Flask, file: Path, *more: str, **options: str) -> Result:
    given = {"committee": "CSP", "meeting": "2014-01-23"} | options
    words = [word for name, value in given.items() for word in (f"--{name}", value)]
    return app.test_cli_runner().invoke(args=["import", "item", str(file), *words, *more])


def stored(app: Flask, meeting: Meeting) -> list[Any]:
    with app.app_context():
        return list(items.list_shown(Reader(is_clerk=True), meeting.id))


def test_page_is_imported_and_said_in_a_line(app: Flask, meeting: Meeting, page: Path) -> None:
    result = run(app, page, committee="csp")
    assert result.exit_code == 0
    assert "Road Safety" in result.output
    assert result.output.splitlines()[-1] == "Imported as item 1 of CSP, 23 January 2014."
    (item,) = stored(app, meeting)
    assert "Agreed to write to schools." in item.minutes_html


def test_same_page_is_there_already(app: Flask, meeting: Meeting, page: Path) -> None:
    run(app, page, number="5a")
    result = run(app, page)
    assert result.exit_code == 0
    assert "already has it as item 5a; nothing was changed." in result.output
    assert len(stored(app, meeting)) == 1


def test_dry_run_saves_nothing(app: Flask, meeting: Meeting, page: Path) -> None:
    result = run(app, page, "--dry-run")
    assert result.exit_code == 0
    assert "It would become item 1 of CSP, 23 January 2014; nothing was saved." in result.output
    assert stored(app, meeting) == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"committee": "ENV"}, "Error: No committee has the code ENV."),
        ({"meeting": "2014-01-24"}, "Safeguarding Panel has no meeting on 24 January 2014."),
        ({"meeting": "23 January"}, "23 January is not a day: write the meeting as 2014-01-23."),
        ({"as": "nobody@council.example"}, "Nobody who can sign in has the e-mail address"),
        ({"as": "sam.day@council.example"}, "Sam Day is not a clerk and may not import."),
    ],
)
def test_import_is_refused_in_a_sentence(
    app: Flask, meeting: Meeting, page: Path, options: dict[str, str], sentence: str
) -> None:
    with app.app_context():
        builders.a_person("Sam Day")
    result = run(app, page, **options)
    assert result.exit_code == 1
    assert sentence in result.output
    assert stored(app, meeting) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Error: The page is empty"),
        (b"nothing of the kind", "Error: This is not a published agenda item"),
        (b"%PDF-1.7", "Error: This is a PDF file"),
        (b"x" * 10_000_000, "Error: The page must be smaller than 1 MB"),
        (b"\x00\x01" * 40, "Error: The file must be plain text"),
    ],
    ids=["empty", "another text", "PDF", "10 MB", "binary"],
)
def test_file_is_refused_in_a_sentence(
    app: Flask, meeting: Meeting, tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(content)
    result = run(app, file)
    assert result.exit_code == 1
    assert sentence in result.output
    assert "Traceback" not in result.output
    assert stored(app, meeting) == []


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_is_no_file_is_refused_in_a_sentence(
    app: Flask, meeting: Meeting, tmp_path: Path, name: str
) -> None:
    result = run(app, tmp_path / name)
    assert result.exit_code == 1
    assert "cannot be read:" in result.output
    assert stored(app, meeting) == []


def test_clerk_must_be_named_when_there_are_several(
    app: Flask, meeting: Meeting, page: Path
) -> None:
    with app.app_context():
        second: Person = builders.a_clerk("Second Clerk")
    assert "There are several clerks: say which with --as EMAIL." in run(app, page).output
    assert run(app, page, **{"as": str(second.email)}).exit_code == 0
    assert len(stored(app, meeting)) == 1


def test_clerk_must_be_there(app: Flask, page: Path) -> None:
    result = run(app, page)
    assert result.exit_code == 1
    assert "There is no clerk yet" in result.output


def test_sample_page_is_imported(app: Flask, meeting: Meeting) -> None:
    if not SAMPLE.exists():
        pytest.skip(f"the sample page is not at {SAMPLE}")
    assert meeting.held_on == date(2014, 1, 23)
    result = run(app, SAMPLE)
    assert result.exit_code == 0, result.output
    assert "Performance Report" in result.output
    (item,) = stored(app, meeting)
    assert "update to the April Committee meeting" in item.minutes_html


CALENDAR = "date,time\n24/04/2014,18:30\n23/01/2014,18:30\n31/02/2014,18:30\n"
PEOPLE = "name,post,parent post\nMo Khan,Head of Care,\nJo Day,Carer,Nobody\n"


@pytest.mark.parametrize(
    ("words", "content", "first", "again"),
    [
        (
            ["calendar", "--committee", "csp"],
            CALENDAR,
            "1 new, 1 there already, 1 in doubt; 0 due dates followed.",
            "0 new, 2 there already, 1 in doubt; 0 due dates followed.",
        ),
        (
            ["people"],
            PEOPLE,
            "Added: 1 person, 1 post, 1 post holder; 1 rows in doubt.",
            "Nothing added: all of it is there already; 1 rows in doubt.",
        ),
    ],
)
def test_list_is_imported_once(
    app: Flask,
    meeting: Meeting,
    tmp_path: Path,
    words: list[str],
    content: str,
    first: str,
    again: str,
) -> None:
    del meeting
    file = tmp_path / "list.csv"
    file.write_text(content, encoding="utf-8")
    command = ["import", *words, str(file)]
    runner = app.test_cli_runner()
    dry = runner.invoke(args=[*command, "--dry-run"]).output.splitlines()
    assert dry[-1] == f"{first} Nothing was saved."
    assert runner.invoke(args=command).output.splitlines()[-1] == first
    result = runner.invoke(args=command)
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, again)
    assert result.output.startswith("Row ")


def test_list_is_refused_in_words_when_it_cannot_be_read(
    app: Flask, meeting: Meeting, tmp_path: Path
) -> None:
    del meeting
    file = tmp_path / "list.csv"
    file.write_text("nothing,known\n", encoding="utf-8")
    result = app.test_cli_runner().invoke(args=["import", "people", str(file)])
    assert result.exit_code == 1
    assert "The first line must name the columns" in result.output


def run_minutes(app: Flask, file: Path, *more: str) -> Result:
    arguments = ["import", "minutes", str(file), "--committee", "CSP", "--meeting", "2014-01-23"]
    return app.test_cli_runner().invoke(args=[*arguments, *more])


def test_minutes_in_word_are_imported_and_told(
    app: Flask, meeting: Meeting, tmp_path: Path
) -> None:
    file = tmp_path / "minutes.docx"
    file.write_bytes(word_files.made(word_files.numbered))

    tried = run_minutes(app, file, "--dry-run")
    assert tried.output.splitlines()[-1].endswith("Nothing was saved.")
    assert stored(app, meeting) == []

    result = run_minutes(app, file)
    assert result.output.splitlines()[-1] == "3 items added, 0 new versions, 0 as before."
    assert [item.title for item in stored(app, meeting)] == [
        "Apologies",
        "Performance report",
        "Work programme",
    ]


def test_minutes_that_are_no_word_file_are_refused(
    app: Flask, meeting: Meeting, page: Path
) -> None:
    del meeting
    result = run_minutes(app, page)
    assert result.exit_code == 1
    assert "must be a Word document" in result.output
