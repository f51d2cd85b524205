"""Long lists as files: within sane time and memory, whatever their texts."""

from __future__ import annotations

import io
import resource
import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tracker.exports.action_list import everything, paper_columns, paper_rows
from tracker.exports.csv_file import actions_as_csv
from tracker.exports.excel import actions_as_excel
from tracker.exports.paper import Paper, Table, writable
from tracker.exports.word import as_word
from tracker.queries.log_rows import LogRow
from tracker.vocabulary import Standing

if TYPE_CHECKING:
    from flask import Flask

MOST_SECONDS, MOST_MEGABYTES = 20, 400
ROW = LogRow(
    action_id=1,
    code="CSP",
    year="2013-14",
    number=7,
    committee="Safeguarding Panel",
    agreed_on=date(2014, 1, 23),
    minute="7",
    wording="Bring an update on the officer performance group",
    owner="Director of Children’s Services",
    service="Children",
    holder="",
    holder_is_public=False,
    due_on=date(2014, 4, 24),
    due_words="24 April 2014, the April meeting",
    first_due_on=date(2014, 4, 24),
    times_deferred=1,
    standing=Standing.OVERDUE,
    days_late=12,
    closed_on=None,
    outcome=None,
    update="We have met three times since, and a paper will follow.",
    updated_on=date(2014, 3, 3),
    update_id=None,
    indicators=("Assessments in time: 81% when agreed",),
    moved=(),
    is_closing=False,
    is_public=True,
)


def test_five_thousand_rows_are_written_in_time_and_room(app_of_session: Flask) -> None:
    rows = [replace(ROW, number=number) for number in range(1, 5001)]
    began, before = time.process_time(), memory()
    with app_of_session.test_request_context():
        columns = everything()
        text = "".join(actions_as_csv(columns, rows))
        excel = actions_as_excel(columns, rows, title="Actions", council="Council")
        table = Table("Actions", paper_columns(columns), paper_rows(columns, rows))
        word = as_word(Paper("Actions", "Council", [table], landscape=True))

    assert text.count("\n") == 5001
    assert excel.startswith(b"PK")
    assert word.startswith(b"PK")
    assert time.process_time() - began < MOST_SECONDS
    assert memory() - before < MOST_MEGABYTES


def memory() -> float:
    """The most this process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44",
        "@x",
        "https://example.org",
        "00123",
        "bell\x07 \x00 end",
        "x" * 40_000,
        "😀 עברית",
        "a\nb",
    ],
)
def test_an_excel_cell_is_text_and_reads_back(app_of_session: Flask, text: str) -> None:
    with app_of_session.test_request_context():
        file = actions_as_excel(
            everything(), [replace(ROW, wording=text)], title="[A]/B: 'x'", council="A & B"
        )
    sheet: Any = openpyxl.load_workbook(io.BytesIO(file)).active

    cell = next(c for c in sheet[2] if sheet.cell(1, c.column).value == "Action")
    assert cell.data_type == "s"
    assert cell.value == writable(text)[:32_767]
    assert cell.hyperlink is None
