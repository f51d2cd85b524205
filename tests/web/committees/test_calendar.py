"""Planning a year of meetings in one form, and taking them from a file."""

from __future__ import annotations

import io
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests import builders
from tests.pages import PageClient
from tracker.models import Committee
from tracker.queries import calendars
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind

if TYPE_CHECKING:
    from time_machine import Traveller

YEAR = "/committees/CSP/calendar?year=2013"
FILE = "/committees/CSP/calendar/import"
BASE = {"start_time": "6:30pm", "place": "Room 1"}
DATES = BASE | {"day-2014-04-1": "24", "day-2014-04-2": "18", "day-2014-02-1": "22"}
CSV = "Date,Time,Place,Kind\n24/04/2014,6.30pm,Room 1,ordinary\n18/04/2014,18:30,,\n31/02/2014,7pm,,\n"


@pytest.fixture
def committee(app: Flask, client: PageClient, clock: Traveller) -> Committee:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        found = builders.a_committee(usual_time=time(18, 30), usual_place="Room 1")
        meeting = builders.a_meeting(found, clerk)
        builders.an_action(found, meeting, clerk, due=DueRule(DueKind.MONTH, month=4, year=2014))
        builders.sign_in(client, clerk)
        return found


def days(app: Flask, committee: Committee) -> set[date]:
    with app.app_context():
        return {day for day, _time in calendars.taken_by(committee.id)}


def send(client: PageClient, **data: Any) -> TestResponse:
    boundary, body = encode_multipart(data)
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(FILE, data=body, content_type=kind)


def test_form_has_the_usual_time_and_place_and_twelve_months(
    client: PageClient, committee: Committee
) -> None:
    del committee
    text = client.get(YEAR).get_data(as_text=True)
    assert 'value="6:30pm"' in text
    assert 'value="Room 1"' in text
    assert text.count('name="day-') == 24
    assert "May 2013" in text
    assert "April 2014" in text


def test_pattern_fills_the_chosen_months(client: PageClient, committee: Committee) -> None:
    del committee
    text = client.get(f"{YEAR}&weekday=3&week=3&month=4&month=6").get_data(as_text=True)
    assert (
        'name="day-2014-04-1" type="text" inputmode="numeric" autocomplete="off" value="17"' in text
    )
    assert (
        'name="day-2013-06-1" type="text" inputmode="numeric" autocomplete="off" value="20"' in text
    )
    assert (
        'name="day-2013-07-1" type="text" inputmode="numeric" autocomplete="off" value=""' in text
    )


@pytest.mark.parametrize("garbled", ["weekday=9&week=3", "weekday=3&week=x", "weekday=&week="])
def test_no_day_is_filled_when_the_pattern_is_garbled(
    client: PageClient, committee: Committee, garbled: str
) -> None:
    del committee
    response = client.get(f"{YEAR}&{garbled}&month=4")
    assert response.status_code == 200
    assert 'name="day-2014-04-1" type="text" inputmode="numeric" autocomplete="off" value=""' in (
        response.get_data(as_text=True)
    )


def test_dates_are_checked_in_words_and_nothing_is_saved(
    app: Flask, client: PageClient, committee: Committee
) -> None:
    text = client.post(YEAR, data=DATES | {"day-2014-01-1": "23"}).get_data(as_text=True)
    assert "Friday 18 April 2014" in text
    assert "Good Friday – bank holiday" in text
    assert "Saturday 22 February 2014" in text
    assert "at the weekend" in text
    assert "Already in the calendar" in text
    assert "Add 3 meetings" in text
    assert days(app, committee) == {date(2014, 1, 23)}


def test_dates_are_saved_once_and_due_dates_follow(
    app: Flask, client: PageClient, committee: Committee
) -> None:
    saved = DATES | {"step": "save", "once": "a token"}
    response = client.post(YEAR, data=saved)
    assert response.status_code == 303
    assert client.post(YEAR, data=saved).status_code == 303
    text = client.get("/committees/CSP").get_data(as_text=True)
    assert "3 meetings added. The due date of 1 action followed." in text
    assert len(days(app, committee)) == 4


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day-2014-02-1": "30"}, "Day in February 2014 must be between 1 and 28"),
        ({"day-2014-02-1": "x"}, "Day in February 2014"),
        ({"start_time": ""}, "Enter the time they start"),
        ({"start_time": "25:00"}, "must be a time"),
    ],
)
def test_form_comes_back_when_something_is_wrong(
    app: Flask, client: PageClient, committee: Committee, wrong: dict[str, str], said: str
) -> None:
    response = client.post(YEAR, data=DATES | wrong | {"step": "save"})
    assert response.status_code == 422
    text = response.get_data(as_text=True)
    assert said in text
    assert all(f'value="{typed}"' in text for typed in wrong.values() if typed)
    assert days(app, committee) == {date(2014, 1, 23)}


def test_file_is_shown_then_saved_and_adds_nothing_again(
    app: Flask, client: PageClient, committee: Committee
) -> None:
    sent = send(client, file=FileStorage(io.BytesIO(CSV.encode()), "year.csv"))
    text = sent.get_data(as_text=True)
    assert "2 new, 0 in the calendar already, 1 in doubt" in text
    assert "Good Friday – bank holiday" in text
    assert "no date that can be read" in text
    assert len(days(app, committee)) == 1
    assert send(client, calendar=CSV, step="save", once="token").status_code == 303
    assert len(days(app, committee)) == 3
    again = send(client, calendar=CSV).get_data(as_text=True)
    assert "0 new, 2 in the calendar already, 1 in doubt" in again
    assert ">Add " not in again
    assert send(client, calendar=CSV, step="save", once="another").status_code == 303
    assert len(days(app, committee)) == 3


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "there is nothing to read"),
        (b"\n \n", "there is nothing to read"),
        (b"%PDF-1.4", "This is a PDF file"),
        (b"\xff\xfe\x00\x00a", "must be plain text"),
        (b"24/04/2014,18:30\n", "The first line must name the columns"),
        (b"x" * 1_000_001, "smaller than 1 MB"),
        (b"date\n" + b"24/04/2014\n" * 2_001, "2,000 rows or fewer"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT", "The calendar ends in the middle"),
    ],
)
def test_file_is_refused_at_its_field_when_it_cannot_be_read(
    app: Flask, client: PageClient, committee: Committee, data: bytes, said: str
) -> None:
    response = send(client, file=FileStorage(io.BytesIO(data), "year.csv"), step="save")
    assert response.status_code == 422
    text = response.get_data(as_text=True)
    assert said in text
    assert 'href="#file"' in text
    assert len(days(app, committee)) == 1


def test_nobody_but_a_clerk_plans(app: Flask, client: PageClient, committee: Committee) -> None:
    with app.app_context():
        builders.sign_in(client, builders.a_person("Pat Roe"))
    assert client.get(YEAR).status_code == 403
    assert client.post(YEAR, data=DATES | {"step": "save"}).status_code == 403
    assert send(client, calendar=CSV, step="save").status_code == 403
    assert len(days(app, committee)) == 1
